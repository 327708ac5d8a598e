"""Bytes in, text out: one module a format, chosen by what the bytes are and never by a file's name.

    bytes ── recognise ──▶ a format ── read ──▶ Extract: text, pages, what the file says of itself

A new format is a new module with ``NAME``, ``VERSION``, ``claims`` and ``read``, and its place in ``FORMATS``.
"""

from kg.formats.model import Extract, Format, MissingReaderError, UnreadableError
from kg.formats.registry import FORMATS, extract, recognise

__all__ = ["FORMATS", "Extract", "Format", "MissingReaderError", "UnreadableError", "extract", "recognise"]
