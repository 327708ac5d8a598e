"""What XML cannot hold: the characters that XML 1.0 forbids even as references (production 2, Char)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    r"""The text with U+FFFD for each character that XML forbids: converters leave form feeds in reports.

    >>> legal("第一页\x0c第二页") == "第一页\ufffd第二页"
    True
    """
    return _FORBIDDEN.sub("\ufffd", text)


def legal_network(graph: networkx.MultiDiGraph[str]) -> networkx.MultiDiGraph[str]:
    """The network with attributes that XML can hold."""
    for _, data in graph.nodes(data=True):
        data.update(_legal(data))
    for _, _, data in graph.edges(data=True):
        data.update(_legal(data))
    return graph


def _legal(data: dict[str, Any]) -> dict[str, Any]:
    return {key: legal(value) if isinstance(value, str) else value for key, value in data.items()}
