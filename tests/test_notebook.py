"""The notebook of the documentation gives what it shows: its cells are run in order, as a notebook runs them."""

from __future__ import annotations

import ast
import contextlib
import io
import json
from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = Path(__file__).parent.parent / "docs" / "notebook.ipynb"
CELLS = [one for one in json.loads(NOTEBOOK.read_text("utf-8"))["cells"] if one["cell_type"] == "code"]


def run(source: str, space: dict[str, Any]) -> str:
    """What a cell prints and, of a last expression, its value."""
    *before, last = ast.parse(source).body
    printed = io.StringIO()
    value = None
    with contextlib.redirect_stdout(printed):
        exec(compile(ast.Module(before, []), "cell", "exec"), space)  # noqa: S102 - our own file
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), space)  # noqa: S307
        else:
            exec(compile(ast.Module([last], []), "cell", "exec"), space)  # noqa: S102
    return printed.getvalue() + ("" if value is None else repr(value))


def shown(cell: dict[str, Any]) -> str:
    """What the notebook says that the cell gave."""
    texts = [one.get("text") or one["data"]["text/plain"] for one in cell["outputs"]]
    return "".join(line for text in texts for line in text)


def test_every_cell_gives_what_the_notebook_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(NOTEBOOK.parent)
    space: dict[str, Any] = {}
    assert [run("".join(cell["source"]), space) for cell in CELLS] == [shown(cell) for cell in CELLS]
    assert len(CELLS) >= 8


def test_the_notebook_is_small_and_speaks_both_languages() -> None:
    assert NOTEBOOK.stat().st_size < 100_000
    texts = [
        "".join(one["source"])
        for one in json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
        if one["cell_type"] == "markdown"
    ]
    for text in texts:
        assert any("一" <= char <= "鿿" for char in text)
        assert sum(char.isascii() and char.isalpha() for char in text) > 20
