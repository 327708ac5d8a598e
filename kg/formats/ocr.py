"""Pictures of pages: their text as RapidOCR recognises it, offline, on one thread, with the letters it is unsure of.

Its default turns upright long lines by 180° and loses them; the classifier of directions is switched off.
"""

from __future__ import annotations

import io
import logging
from functools import cache
from importlib.metadata import version
from typing import Any

from kg.formats.lines import pages_text
from kg.formats.model import Extract, MissingReaderError, UnreadableError
from kg.formats.pieces import Piece

NAME, VERSION, LIBRARY = "ocr", "2", "rapidocr"
SURE = 0.8  # a letter below this score is weak
DPI = 200  # at which pages of PDF files are drawn
PIXELS = 60_000_000  # an A3 page at 400 dpi has 31 million
_MOST = 150  # pages; each takes seconds
_SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
    b"GIF8": "image/gif",
    b"BM": "image/bmp",
}


def claims(data: bytes) -> bool:
    """Whether the bytes begin as a picture does."""
    return bool(media_type(data))


def read(data: bytes) -> Extract:
    """The text of a picture; a TIFF may have several pages."""
    missing()
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = (
        None  # the bound is ours: that of Pillow is a warning, which raises only at twice of it
    )
    pages = []
    try:
        with Image.open(io.BytesIO(data)) as picture:
            most(frames := getattr(picture, "n_frames", 1))
            for number in range(frames):
                picture.seek(number)
                width, height = picture.size
                if width * height > PIXELS:
                    raise UnreadableError(
                        f"this picture has {width:,} × {height:,} pixels; save it with at most {PIXELS // 10**6} million"
                    )
                pages.append(pieces(picture.convert("RGB")))
    except UnidentifiedImageError:
        raise UnreadableError("this picture is damaged; save it anew") from None
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise UnreadableError(f"this picture is damaged ({error}); save it anew") from None
    joined = pages_text(pages)
    if not joined.text.strip():
        raise UnreadableError(
            "no text can be recognised in this picture; scan the page anew with 200 dpi or more"
        )
    return Extract(joined.text, media_type(data), pages=joined.pages, weak=joined.weak)


def most(pages: int) -> None:
    """Raise ``UnreadableError`` for more pictures of pages than are recognised of a file."""
    if pages > _MOST:
        raise UnreadableError(
            f"it has {pages:,} scanned pages, more than the {_MOST} that are recognised; split it"
        )


def missing() -> None:
    """Raise ``MissingReaderError`` where the recogniser is not installed."""
    try:
        import rapidocr  # type: ignore[import-untyped, unused-ignore]  # noqa: F401
    except ImportError:
        raise MissingReaderError("scanned pages and pictures", "ocr") from None


def reader() -> str:
    """The recogniser and its version: another one may read another text."""
    return f"{NAME}/{VERSION} (rapidocr {version('rapidocr')}, onnxruntime {version('onnxruntime')})"


def pieces(picture: Any) -> list[Piece]:
    """The lines of a picture (a Pillow image in RGB)."""
    import numpy

    found = _engine()(numpy.asarray(picture)[:, :, ::-1], return_word_box=True)
    lines = []
    for letters in found.word_results or ():
        if not letters or isinstance(letters[0], str):
            continue  # of an empty page it gives a letter of nothing in place of lines
        boxes = [box for _, _, box in letters]
        words = "".join(letter for letter, _, _ in letters)
        if not words.strip():
            continue
        weak: list[int] = []
        at = 0
        for letter, score, _ in letters:
            if score < SURE:
                weak += range(at, at + len(letter))
            at += len(letter)
        tops, bottoms = ([float(f(y for _, y in box)) for box in boxes] for f in (min, max))
        left = min(float(x) for box in boxes for x, _ in box)
        right = max(float(x) for box in boxes for x, _ in box)
        tall = sorted(b - t for t, b in zip(tops, bottoms, strict=True))[len(boxes) // 2]
        lines.append(Piece(left, min(tops), right, max(bottoms), words, tall, tuple(weak)))
    return lines


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR(
        params={
            "Global.use_cls": False,
            "Global.log_level": "error",
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def media_type(data: bytes) -> str:
    """The media type of a picture by its first bytes; empty for anything else."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((name for mark, name in _SIGNATURES.items() if data.startswith(mark)), "")
