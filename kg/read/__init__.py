"""Bytes in, documents out: one module a format, and one layout for all of them.

bytes ── decode ──▶ frozen text ── layout, outline, sentences ──▶ Document
"""

from kg.read.document import document, freeze
from kg.read.text import decode

__all__ = ["decode", "document", "freeze"]
