"""A page where a notebook shows what a cell gives: in a frame that can run its scripts and do nothing else."""

from __future__ import annotations

from html import escape

from kg.view.page import render
from kg.view.shared import Shared

# Without allow-same-origin the page has an origin of its own: it can read nothing of the notebook.
_MAY = "allow-scripts allow-downloads allow-modals"


class Inline:
    """What ``Dataset.show`` gives: Jupyter, VS Code and Colab draw it, elsewhere it is a sentence.

    >>> from kg.view import View
    >>> Inline(Shared.of_view(View((), (), "空图")), height=300)
    a page of 0 nodes and 0 relations, drawn where a notebook shows HTML; kg.view.write_view puts it into a file
    """

    def __init__(self, shared: Shared, *, lang: str = "zh", height: int = 640) -> None:
        self._page, self._height, self._view = render(shared, lang=lang), height, shared.view

    def __repr__(self) -> str:
        size = f"{len(self._view.nodes)} nodes and {len(self._view.edges)} relations"
        return f"a page of {size}, drawn where a notebook shows HTML; kg.view.write_view puts it into a file"

    def _repr_html_(self) -> str:
        return (
            f'<iframe sandbox="{_MAY}" title="{escape(self._view.title)}" width="100%" height="{self._height:d}" '
            f'frameborder="0" srcdoc="{escape(self._page)}"></iframe>'
        )
