"""What the documents show is what the program does: commands are run, blocks compared, names looked for.

``python tests/test_docs.py`` writes the blocks anew.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
READMES = [ROOT / "README.md", ROOT / "README.zh.md"]
BLOCK = re.compile(r"<!-- output: (kg .+?) -->\n(?:\n```text\n.*?\n```\n)?", re.DOTALL)
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)


def shown(command: str, graph: Path) -> str:
    """What a command prints, with -g or -o put in so that it works on a graph of its own, builds into a new folder."""
    words = shlex.split(command)[1:]
    fresh = graph.parent / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    words += {"build": ["-o", str(fresh)], "query": ["-g", str(graph)], "explain": ["-g", str(graph)]}.get(
        words[0], []
    )
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"  # as after activate
    ran = subprocess.run(
        [sys.executable, "-m", "kg", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PATH": path},
    )
    text = re.sub(r"^\d+ of \d+ documents\n", "", ran.stdout, flags=re.MULTILINE)
    text = re.sub(r"in [\d.]+ s", "in … s", text).replace(str(graph), "output")
    text = text.replace(str(fresh), "output")
    return "\n".join(line.rstrip() for line in text.strip("\n").split("\n"))


def written(text: str, graph: Path) -> str:
    return BLOCK.sub(lambda m: f"<!-- output: {m[1]} -->\n\n```text\n{shown(m[1], graph)}\n```\n", text)


@pytest.mark.parametrize("path", READMES, ids=lambda p: p.name)
def test_the_outputs_in_the_readme_are_those_of_the_commands(path: Path, tmp_path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(BLOCK.findall(text)) >= 4
    subprocess.run(
        [sys.executable, "-m", "kg", "build", "seeds", "-o", str(tmp_path / "g")],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    assert written(text, tmp_path / "g") == text, "run: python tests/test_docs.py"


@pytest.mark.parametrize("path", READMES, ids=lambda p: p.name)
def test_the_python_in_the_readme_runs(path: Path) -> None:
    code = PYTHON.findall(path.read_text("utf-8"))
    assert code
    for block in code:
        ran = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", block],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        assert "法治政府建设" in ran.stdout


@pytest.mark.parametrize("path", READMES, ids=lambda p: p.name)
def test_the_readme_names_every_command_and_room(path: Path) -> None:
    from kg.cli import app

    text = path.read_text("utf-8")
    commands = [c.name or (c.callback.__name__ if c.callback else "") for c in app.registered_commands]
    assert len(commands) >= 7
    assert [c for c in commands if f"kg {c}" not in text] == []
    rooms = [p.name for p in (ROOT / "kg").iterdir() if (p / "__init__.py").is_file()]
    assert [r for r in rooms if f"{r}/" not in text] == []


def test_links_in_the_documents_lead_somewhere() -> None:
    for path in [*READMES, *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), (path.name, target)


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        subprocess.run(
            [sys.executable, "-m", "kg", "build", "seeds", "-o", f"{name}/g"],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
        for path in READMES:
            path.write_text(written(path.read_text("utf-8"), Path(name) / "g"), "utf-8")
