"""What every reader gives back: the text of a file, where its pages begin, and what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

LARGEST = 128 * 2**20  # bytes of a file; a report with pictures has some 10 MB


class UnreadableError(Exception):
    """Why a file gives no text, as a sentence for the person who has it."""


class MissingReaderError(UnreadableError):
    """A format whose reader is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} need a reader that is not installed: pip install 'fazhi-kg[{extra}]'")


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file, before it is frozen.

    ``reader`` names what read it beside the format's own reader, with versions. ``pages`` are the offsets at which
    its pages begin, none for formats without pages. ``weak`` are half-open
    pairs of offsets of words that were recognised with little confidence. ``title``, ``published``, ``issuer``
    and ``url`` are what the file's own metadata say; they count where an ``index.csv`` says nothing.
    """

    text: str
    media_type: str
    reader: str = ""
    pages: tuple[int, ...] = ()
    weak: tuple[tuple[int, int], ...] = ()
    title: str = ""
    published: str = ""
    issuer: str = ""
    url: str = ""


class Format(Protocol):
    """A module that reads one format.

    Its name and version stand in the source record of what it read, with those of the library that it asks.
    """

    NAME: str
    VERSION: str
    LIBRARY: str

    def claims(self, data: bytes) -> bool:
        """Whether the bytes are of this format, by what they hold and not by a file's name."""

    def read(self, data: bytes) -> Extract:
        """The text of a file. Raises ``UnreadableError``."""
