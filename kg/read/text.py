"""Which encoding a text file has: byte-order mark, strict UTF-8, UTF-16 by its zero bytes, GB18030."""

from __future__ import annotations

import codecs
import re
import unicodedata

NAME, VERSION = "text", "1"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the other's
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP container (.docx, .ofd, .zip …)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .wps, .xls)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
)
# Characters that hardly any Chinese text of a hundred characters lacks.
_COMMON = frozenset("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严")


class Unreadable(Exception):
    """Why a file gives no text, as a sentence for the person who has it."""


def decode(data: bytes) -> str:
    """The text of a file.

    Raises ``Unreadable`` with a sentence that says what the file is, or that no encoding fits.

    >>> decode("依法行政".encode("gb18030")), decode("依法行政".encode("utf-16"))
    ('依法行政', '依法行政')
    """
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise Unreadable("the file is empty; save the report's text into it")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise Unreadable(f"this is {what}, not a text file; save it as plain text (.txt) first")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, f"its byte-order mark says {encoding.upper()}")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _without_mark(data)
    if _binary_share(text) > 0.02:
        raise Unreadable("the file holds binary data, not text; save the report as plain text (.txt) first")
    return text


def _strict(data: bytes, encoding: str, because: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise Unreadable(f"{because}, but byte {error.start} is not valid in it; save it as UTF-8") from None


def _without_mark(data: bytes) -> str:
    """UTF-16 shows in zero bytes at one parity (line feeds, digits); otherwise GB18030 or nothing."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if even + odd and len(data) % 2 == 0 and min(even, odd) * 8 <= max(even, odd):
        try:
            text = data.decode("utf-16-le" if odd > even else "utf-16-be")
        except UnicodeDecodeError:
            text = ""
        if _looks_chinese(text):
            return text
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"no known encoding fits (UTF-8, UTF-16 and GB18030 all fail; byte {error.start}); save it as UTF-8"
        ) from None
    if not _looks_chinese(text):
        raise Unreadable("no known encoding gives Chinese text; save it as UTF-8")
    return text


def _binary_share(text: str) -> float:
    control = len(re.findall(r"[\x00-\x08\x0e-\x1f\x7f]", text))
    return control / max(len(text), 1)


def _looks_chinese(text: str) -> bool:
    """GB18030 accepts nearly any bytes: what comes out must be made of ordinary characters."""
    han = [c for c in text[:20_000] if "\u3400" <= c <= "\u9fff"]
    odd = sum(unicodedata.category(c) in ("Co", "Cn", "Cs") for c in text[:20_000])
    if odd * 50 > len(text[:20_000]):
        return False
    return not han or sum(c in _COMMON for c in han) * 4 >= len(han)
