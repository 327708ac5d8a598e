"""One file's way to a document: its bytes, the reader that decides its text, the frozen text, its source record."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, replace
from itertools import accumulate, pairwise
from pathlib import Path

from kg.cache import CONVERTED, extract_key, load_extract, save_extract
from kg.formats import bounded, docx, ocr, office, pdf, plain
from kg.formats.model import LARGEST, Extract, UnreadableError
from kg.formats.plain import LONGEST, TOO_LONG, WIDEST
from kg.formats.registry import reader, recognise
from kg.model import Document, Source, Span
from kg.read.document import document, freeze

_META = ("title", "published", "issuer", "url")


def load(path: Path) -> bytes:
    """The bytes of a file; ``UnreadableError`` for one that cannot be opened or is far too large for a report."""
    try:
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            size = before.st_size
            if size > WIDEST and recognise(file.read(4096)) is plain:
                raise UnreadableError(TOO_LONG)
            if size > LARGEST:
                raise UnreadableError(
                    f"it has {size:,} bytes, more than the {LARGEST:,} that are read of a file"
                )
            file.seek(0)
            data = file.read(LARGEST + 1)
            after = os.fstat(file.fileno())
            if (after.st_size, after.st_mtime_ns) != (len(data), before.st_mtime_ns):
                raise UnreadableError("it was changed while it was read; build again when it is at rest")
            return data
    except OSError as error:
        raise UnreadableError(f"it cannot be opened ({error.strerror})") from None


def recorded(source: Source, data: bytes) -> Source:
    """The source record of some bytes before they are read: digest, media type, the readers that may decide their text."""
    one = office if office.claims(data) else recognise(data)
    readers = [office.reader(), reader(docx)] if one is office else [reader(one)]
    if one is pdf:
        readers.append(reader(ocr))
    media_type = one.media_type(data) if one in (office, ocr) else one.MEDIA_TYPE
    sha256 = hashlib.sha256(data).hexdigest()
    return replace(source, sha256=sha256, media_type=media_type, reader=" + ".join(readers))


def read(data: bytes, source: Source, cache: Path) -> Document:
    """The document of some bytes; what the file says of itself fills what the source record leaves open.

    Raises ``UnreadableError``.
    """
    found = _extracted(data, source, cache)
    if len(found.text) > LONGEST:
        raise UnreadableError(TOO_LONG)
    said = {name: getattr(found, name) for name in _META if not getattr(source, name)}
    source = replace(source, reader=found.reader, **said)
    text, moved = _frozen(found)
    weak = tuple(Span(moved(start), moved(end)) for start, end in found.weak if moved(start) < moved(end))
    return replace(document(text, source=source), pages=tuple(map(moved, found.pages)), weak=weak)


def _extracted(data: bytes, source: Source, cache: Path) -> Extract:
    """What the reader of its format makes of a file, now or when it was last read."""
    if source.media_type == plain.MEDIA_TYPE:  # or its source record is not made yet
        return _read(data, cache)
    key = extract_key(source)
    if said := load_extract(cache, key):
        with suppress(TypeError, KeyError, ValueError):  # damaged: it is read again
            return bounded.extract_of(said)
    found = _read(data, cache)
    save_extract(cache, key, asdict(found))
    return found


def _read(data: bytes, cache: Path) -> Extract:
    if not office.claims(data):
        return bounded.read(data)
    found = bounded.read(office.converted(data, cache / CONVERTED))
    return replace(found, reader=f"{office.reader()} + {found.reader}")


def _frozen(found: Extract) -> tuple[str, Callable[[int], int]]:
    """The frozen text, and where an offset of the text before is in it.

    Freezing takes out little. It is done between the offsets that count, so that what is before one keeps its place.
    """
    edges = sorted({0, *found.pages, *(at for span in found.weak for at in span), len(found.text)})
    parts = [freeze(found.text[a:b]) for a, b in pairwise(edges)]
    places = dict(zip(edges, accumulate(map(len, parts), initial=0), strict=True))
    return "".join(parts), places.__getitem__
