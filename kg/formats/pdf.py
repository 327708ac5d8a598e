"""PDF files (ISO 32000): their text layer in reading order, and pages that are pictures by recognition."""

from __future__ import annotations

from typing import Any

from kg.formats import ocr
from kg.formats.lines import Piece, pages_text
from kg.formats.model import Extract, MissingReaderError, UnreadableError

NAME, VERSION = "pdf", "1"
LIBRARY = "pypdfium2"
MEDIA_TYPE = "application/pdf"
_MANY = 2_000  # pages
_LONGEST = 2_000_000  # characters on all pages
_NONE = {0, 2, 0xFFFE, 0xFFFF}  # 2: a hyphen at the end of a line that only parts a word
_GAP = 0.25  # of a letter's height: what parts two runs
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

    In the order of the file a line's quotation marks, which often are of another font, may follow the line.
    """
    import pypdfium2.raw as raw  # type: ignore[import-untyped, unused-ignore]

    height = page.get_height()
    text = page.get_textpage()
    found: list[Piece] = []
    run: list[tuple[str, float, float, float, float]] = []  # character, left, bottom, right, top

    def close() -> None:
        if run:
            tall = sorted(top - bottom for _, _, bottom, _, top in run)[len(run) // 2]
            top = max(one[4] for one in run)
            words = "".join(one[0] for one in run)
            found.append(
                Piece(run[0][1], height - top, run[-1][3], height - min(x[2] for x in run), words, tall)
            )
        run.clear()

    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text.raw, at)
        if code in _NONE or chr(code).isspace():
            continue  # where a space is, is seen by the gap
        left, bottom, right, top = text.get_charbox(at, loose=True)
        if run:
            _, _, low, end, high = run[-1]
            tall = high - low
            if not (-0.3 * tall < left - end < _GAP * tall and low <= (bottom + top) / 2 <= high):
                close()
        run.append((chr(code), left, bottom, right, top))
    close()
    return found
