"""PDF files (ISO 32000): their text layer in reading order, and pages that are pictures by recognition."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kg.formats import ocr
from kg.formats.lines import pages_text
from kg.formats.model import Extract, MissingReaderError, UnreadableError
from kg.formats.pieces import Piece

NAME, VERSION = "pdf", "2"
LIBRARY = "pypdfium2"
MEDIA_TYPE = "application/pdf"
_MANY = 2_000  # pages
_LONGEST = 2_000_000  # characters on all pages
_NONE = {0, 2, 0xFFFE, 0xFFFF}  # 2: a hyphen at the end of a line that only parts a word
_GAP = 0.25  # of a letter's height: what parts two runs
_ASLANT = 0.1  # of a right angle
_APART = 100.0  # points between what is upright and what is turned
_FEW = 12  # characters on a page: a stamp or a number, no text layer


def claims(data: bytes) -> bool:
    """Whether a header of PDF stands in the first kilobyte, where programs look for it."""
    return b"%PDF-" in data[:1024]


def read(data: bytes) -> Extract:
    """The text of a file, its paragraphs joined across lines and pages."""
    try:
        import pypdfium2 as pdfium  # type: ignore[import-untyped, unused-ignore]
        import pypdfium2.raw as raw  # type: ignore[import-untyped, unused-ignore]
    except ImportError:
        raise MissingReaderError("PDF files", "docs") from None
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        said = str(error).lower()
        if "password" in said or "security" in said:
            raise UnreadableError("this PDF file is protected by a password; save it without one") from None
        raise UnreadableError(f"this PDF file is damaged ({error}); open and save it anew") from None
    if len(document) > _MANY:
        raise UnreadableError(f"this PDF file has {len(document):,} pages; split it into reports")
    pages: list[list[Piece]] = []
    length = 0
    scanned: list[int] = []
    for number in range(len(document)):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            raise UnreadableError(
                f"page {number + 1} of this PDF file is damaged; open and save it anew"
            ) from None
        pieces = _pieces(page)
        size = sum(len(piece.text) for piece in pieces)
        if size < _FEW and any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)):
            scanned.append(number)
        length += size
        if length > _LONGEST:
            raise UnreadableError(
                f"this PDF file holds more than {_LONGEST:,} characters; split it into reports"
            )
        pages.append(pieces)
    ocr.most(len(scanned))
    for number in scanned:
        pages[number] = _recognised(document[number])
    joined = pages_text(pages)
    if not joined.text.strip():
        raise UnreadableError("this PDF file holds no text; save the report as plain text or scan it anew")
    return Extract(
        joined.text,
        MEDIA_TYPE,
        pages=joined.pages,
        weak=joined.weak,
        reader=ocr.reader() if scanned else "",
    )


def _recognised(page: Any) -> list[Piece]:
    """The lines of a page that is a picture."""
    ocr.missing()
    scale = ocr.DPI / 72
    if page.get_width() * page.get_height() * scale * scale > ocr.PIXELS:
        raise UnreadableError("this PDF file has scanned pages larger than A2; save it with pages of A4")
    return ocr.pieces(page.render(scale=scale).to_pil().convert("RGB"))


def _pieces(page: Any) -> list[Piece]:
    """Runs of characters that stand side by side; the vertical axis is turned to point down.

    In the order of the file a line's quotation marks, which often are of another font, may follow the line. What is
    turned by right angles, as wide tables are, is read as if the page were turned, after what is upright; what is
    aslant is a watermark.
    """
    import pypdfium2.raw as raw  # type: ignore[import-untyped, unused-ignore]

    text = page.get_textpage()
    turned: dict[int, list[_Letter]] = {}
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text.raw, at)
        if code in _NONE or chr(code).isspace():
            continue  # where a space is, is seen by the gap
        quarters = raw.FPDFText_GetCharAngle(text.raw, at) / (math.pi / 2)
        if abs(quarters - round(quarters)) > _ASLANT:
            continue
        box = text.get_charbox(at, loose=True)
        turned.setdefault(round(quarters) % 4, []).append(
            _Letter(chr(code), *_TURNS[round(quarters) % 4](*box))
        )
    found: list[Piece] = []
    for _, letters in sorted(turned.items(), key=lambda one: (-len(one[1]), one[0])):
        below = max((piece.bottom for piece in found), default=0.0) - min(one.top for one in letters)
        found += [_piece(run, below + _APART if found else 0.0) for run in _runs(letters)]
    return found


@dataclass(frozen=True, slots=True)
class _Letter:
    """A character in its box, the vertical axis pointing down."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


# A box (left, bottom, right, top, the vertical axis pointing up) as it stands when the page is turned
# so that text that runs to the right, down, to the left or up runs to the right.
_TURNS: tuple[Callable[[float, float, float, float], tuple[float, float, float, float]], ...] = (
    lambda left, bottom, right, top: (left, -top, right, -bottom),
    lambda left, bottom, right, top: (-top, -right, -bottom, -left),
    lambda left, bottom, right, top: (-right, bottom, -left, top),
    lambda left, bottom, right, top: (bottom, left, top, right),
)


def _runs(letters: Sequence[_Letter]) -> Iterator[list[_Letter]]:
    run: list[_Letter] = []
    for letter in letters:
        if run:
            last = run[-1]
            tall = last.bottom - last.top
            beside = -0.3 * tall < letter.left - last.right < _GAP * tall
            if not (beside and last.top <= (letter.top + letter.bottom) / 2 <= last.bottom):
                yield run
                run = []
        run.append(letter)
    if run:
        yield run


def _piece(run: Sequence[_Letter], down: float) -> Piece:
    tall = sorted(one.bottom - one.top for one in run)[len(run) // 2]
    top, bottom = min(one.top for one in run), max(one.bottom for one in run)
    return Piece(
        run[0].left, top + down, run[-1].right, bottom + down, "".join(one.text for one in run), tall
    )
