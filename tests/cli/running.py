"""How the tests of the command line call it: in this process, with what it wrote and how it ended."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from kg.cli import app

REPORT = "丙县丁镇2021年法治政府建设情况报告\n一、工作情况\n宣传《民法典》，开展培训3次。\n"
COMMANDS = (
    "build",
    "query",
    "extract",
    "eval",
    "export",
    "explain",
    "view",
    "push",
    "pull",
    "lookup",
    "candidates",
    "vocabulary check",
)
Run = Any


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments, prog_name="kg")


def fails(*arguments: str) -> str:
    """The one sentence of an error of the caller."""
    result = run(*arguments)
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("kg: ")
    return line


def files(folder: Path, *names: str) -> list[str]:
    """Reports of these names in a folder."""
    for name in names:
        (folder / name).write_text(REPORT, "utf-8")
    return [str(folder / name) for name in names]
