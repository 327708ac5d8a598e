"""Plain text in the encodings of Chinese offices."""

from __future__ import annotations

from kg.formats.model import Extract
from kg.read.text import NAME, VERSION, decode

__all__ = ["LIBRARY", "NAME", "VERSION", "claims", "read"]
LIBRARY = ""
MEDIA_TYPE = "text/plain"


def claims(_data: bytes) -> bool:
    """What no other format claims is taken for text; ``read`` says if it is none."""
    return True


def read(data: bytes) -> Extract:
    """The characters of a text."""
    return Extract(decode(data), MEDIA_TYPE)
