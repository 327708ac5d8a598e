"""Other people's software that goes into pages: NOTICE and every page name it with its licence."""

from __future__ import annotations

from typing import NamedTuple


class Library(NamedTuple):
    """One piece of software as its authors name it; ``views`` are those that it is in (empty: all pages)."""

    name: str
    version: str
    licence: str
    holder: str
    source: str
    views: tuple[str, ...] = ()


LIBRARIES = (
    Library(
        "vis-network",
        "9.1.2",
        "Apache-2.0 OR MIT",
        "© Almende B.V. and contributors",
        "github.com/visjs/vis-network",
        ("graph",),
    ),
    Library(
        "pyvis",
        "0.3.2",
        "BSD-3-Clause",
        "© West Health Institute",
        "github.com/WestHealth/pyvis",
        ("graph",),
    ),
    Library(
        "Apache ECharts",
        "6.1.0",
        "Apache-2.0",
        "© The Apache Software Foundation",
        "echarts.apache.org",
        ("dashboard",),
    ),
    Library("fazhi-kg", "", "Apache-2.0", "© fazhi-kg contributors", "w3id.org/fazhi-kg"),
)
