"""The views of a page, in the order of their tabs."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol, cast

from kg.view.shared import Shared


class Module(Protocol):
    """One view: its name in fragments, its tab in Chinese and English, and what the page knows for it.

    ``kg/view/js/NAME.js`` and ``kg/view/css/NAME.css`` belong to it. A module may say more: ``SCRIPTS``, its files in
    ``kg/view/js`` where it has several, and ``libraries()``, other people's scripts by the names that
    ``app.library`` runs them by.
    """

    NAME: str
    LABEL: tuple[str, str]

    def data(self, shared: Shared) -> Any:
        """What the page knows for this view, as JSON; None where there is nothing to show."""


_NAMES = ("graph", "reader", "dashboard", "map", "table")
VIEWS: tuple[Module, ...] = tuple(
    cast(Module, import_module(f"{__name__}.{name}")) for name in _NAMES if find_spec(f"{__name__}.{name}")
)
