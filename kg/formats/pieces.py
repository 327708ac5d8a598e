"""The nouns of readers that know positions: words in a box, and what a page number looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass

PAGE_NUMBER = re.compile(
    r"[\s—–\-－·.…/|]*(?:第\s*)?[0-9０-９]{1,4}(?:\s*页)?(?:\s*[/／,，]?\s*(?:共\s*)?[0-9０-９]{1,4}\s*页?)?[\s—–\-－·.…/|]*"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a box, in the unit of the page, the vertical axis pointing down; no blanks around them.

    ``size`` is the height of the letters, ``weak`` the positions of letters that were recognised with little confidence.
    """

    left: float
    top: float
    right: float
    bottom: float
    text: str
    size: float
    weak: tuple[int, ...] = ()
