"""The formats a dataset can be written in: one module a format, found by its name.

A module of this folder that has ``NAME`` is a format. A new file is a new format; nothing else changes.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from kg.model import KgError

if TYPE_CHECKING:
    from kg.dataset import Dataset


class Exporter(Protocol):
    """What a module of a format holds.

    ``SUFFIX`` begins with a dot; ``LOSSLESS`` promises that reading the file back gives every quad.
    """

    NAME: str
    MEDIA_TYPE: str
    SUFFIX: str
    LOSSLESS: bool

    def write(self, dataset: Dataset, out: BinaryIO) -> None:
        """Write the dataset: the same bytes for the same quads."""


@cache
def exporters() -> dict[str, Exporter]:
    """The formats by name, in the order of their names."""
    modules = [importlib.import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__)]
    found = {str(module.NAME): cast(Exporter, module) for module in modules if hasattr(module, "NAME")}
    return dict(sorted(found.items()))


def exporter(name: str) -> Exporter:
    """The format of this name or suffix; KgError with the list of formats where there is none.

    >>> exporter("turtle").SUFFIX, exporter("ttl").NAME, exporter(".GraphML").NAME
    ('.ttl', 'turtle', 'graphml')
    """
    known = exporters()
    wanted = name.strip().lower()
    suffix = "." + wanted.removeprefix(".")
    for one in known.values():
        if wanted == one.NAME or suffix == one.SUFFIX:
            return one
    listed = ", ".join(f"{one.NAME} ({one.SUFFIX})" for one in known.values())
    raise KgError(f"there is no format “{name}”; choose one of {listed}")
