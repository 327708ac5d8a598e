"""Bytes in, documents out: one module a format, and one layout for all of them.

bytes ── decode ──▶ frozen text ── layout, outline, sentences ──▶ Document
"""

from kg.formats.plain import decode
from kg.read.document import document, freeze

__all__ = ["decode", "document", "freeze"]
