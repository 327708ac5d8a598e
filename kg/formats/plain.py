"""Which encoding a text file has: byte-order mark, strict UTF-8, UTF-16 by its zero bytes, GB18030, Big5."""

from __future__ import annotations

import codecs
import json
import re
import unicodedata

from kg.formats.model import Extract, UnreadableError
from kg.zh.fold import fold

NAME, VERSION = "text", "2"
LIBRARY = ""
MEDIA_TYPE = "text/plain"
LONGEST = 1_000_000  # characters, up to a minute of work; a report has some 10,000
WIDEST = 4 * LONGEST  # bytes of so many characters in the encodings that are known
TOO_LONG = f"it is longer than {LONGEST:,} characters, which no report is; split it into reports"

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
# The characters that make up about half of any Chinese text; a wrong encoding gives hardly any of them.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前政治建设村乡镇县府情况"
)


def claims(_data: bytes) -> bool:
    """What no other format claims is taken for text; ``read`` says if it is none."""
    return True


def read(data: bytes) -> Extract:
    """The characters of a text."""
    return Extract(decode(data), MEDIA_TYPE)


def decode(data: bytes) -> str:
    """The text of a file.

    Raises ``UnreadableError`` with a sentence that says what the file is, that no encoding fits, or that
    it is longer than any report.

    >>> decode("依法行政".encode("gb18030")), decode("依法行政".encode("utf-16"))
    ('依法行政', '依法行政')
    """
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise UnreadableError("the file is empty; save the report's text into it")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(f"this is {what}, not a text file; save it as plain text (.txt) first")
    text = _decoded(data)
    if text.lstrip()[:1] in ("{", "[") and _is_json(text):
        raise UnreadableError("this is data in JSON, not a report")
    if len(text) > LONGEST:
        raise UnreadableError(TOO_LONG)
    if _binary_share(text) > 0.02:
        raise UnreadableError(
            "the file holds binary data, not text; save the report as plain text (.txt) first"
        )
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, f"its byte-order mark says {encoding.upper()}")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _without_mark(data)


def _strict(data: bytes, encoding: str, because: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"{because}, but byte {error.start} is not valid in it; save it as UTF-8"
        ) from None


def _without_mark(data: bytes) -> str:
    """UTF-16 has zero bytes (line feeds, digits), the others none; each must give ordinary characters."""
    encodings = ("utf-16-le", "utf-16-be") if b"\0" in data else ("gb18030", "cp950", "big5hkscs")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _looks_chinese(text):
            return text
    nearly = data.decode("utf-8", "replace")
    if nearly.count("\ufffd") * 20 < len(nearly) and _looks_chinese(nearly):
        line = nearly.count("\n", 0, nearly.index("\ufffd")) + 1
        raise UnreadableError(f"it is UTF-8 with bytes in line {line} that are none; save it as UTF-8 anew")
    raise UnreadableError(
        "no known encoding (UTF-8, UTF-16, GB18030, Big5) gives Chinese text; save it as UTF-8"
    )


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _binary_share(text: str) -> float:
    control = len(re.findall(r"[\x00-\x08\x0e-\x1f\x7f]", text))
    return control / max(len(text), 1)


def _looks_chinese(text: str) -> bool:
    """GB18030 accepts nearly any bytes, Big5 many: what comes out must be made of ordinary characters.

    Of the Han characters of a report four in ten are common ones, and of those that a wrong encoding gives
    at most one in ten.
    """
    sample = fold(text[:20_000])
    han = [c for c in sample if "\u3400" <= c <= "\u9fff"]
    odd = sum(unicodedata.category(c) in ("Co", "Cn", "Cs") for c in sample)
    if odd * 50 > len(sample):
        return False
    return sum(c in _COMMON for c in han) * 4 >= len(han) > 0
