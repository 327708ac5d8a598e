"""The view of all statements as a table: filtered, sorted, each with the sentence it is quoted from."""

from __future__ import annotations

from typing import Any

from kg.view.shared import Shared

NAME = "table"
LABEL = ("数据表", "Table")
SCRIPTS = ("table_rows", "table_csv", "table")


def data(shared: Shared) -> dict[str, Any] | None:
    """Nothing but what all views share: statements, and the texts that they are quoted from."""
    return {} if shared.statements else None
