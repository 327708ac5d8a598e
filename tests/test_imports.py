"""Who may import whom: the rooms of the house, read from the sources."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "kg"
RDF_LIBRARIES = {"rdflib", "pyoxigraph", "networkx", "pyvis"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> set[str]:
    """The dotted names of all modules that a file imports, wherever in the file."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def ours(path: Path) -> set[str]:
    return {name for name in imports(path) if name == "kg" or name.startswith("kg.")}


def rdf(path: Path) -> set[str]:
    return {name.partition(".")[0] for name in imports(path)} & RDF_LIBRARIES


def test_there_are_modules_to_check() -> None:
    assert len(MODULES) > 40


def test_model_imports_nothing_of_ours() -> None:
    for path in (PACKAGE / "model").glob("*.py"):
        assert {name for name in ours(path) if not name.startswith("kg.model")} == set(), path
    assert {n for n in ours(PACKAGE / "terms.py") if not n.startswith("kg.model")} == set()


@pytest.mark.parametrize("room", ["detect", "extract"])
def test_detectors_and_extractors_see_only_documents_and_mentions(room: str) -> None:
    paths = [p for p in (PACKAGE / room).glob("*.py") if p.name != "__init__.py"]
    assert len(paths) >= 6
    for path in paths:
        assert not rdf(path), path
        allowed = ("kg.model", "kg.terms", "kg.zh", "kg.read.")
        assert all(n.startswith(allowed) for n in ours(path)), (path, ours(path))


def test_only_dataset_opens_a_store() -> None:
    for path in MODULES:
        if "Store(" in path.read_text("utf-8") and path.name != "dataset.py":
            raise AssertionError(f"{path} opens a store; ask kg.dataset")


def test_only_graph_writes_evidence() -> None:
    """Nothing on the way from the text to the statements knows how evidence is written."""
    rooms = ("read", "zh", "detect", "resolve", "extract", "engines")
    paths = [p for p in MODULES if p.parent.name in rooms] + [
        PACKAGE / "pipeline.py",
        *(PACKAGE / "lexicon").glob("*.py"),
    ]
    assert len(paths) > 30
    for path in paths:
        assert "wasQuotedFrom" not in path.read_text("utf-8"), f"{path} writes evidence; that is graph.py's"


def test_nobody_imports_the_command_line() -> None:
    for path in MODULES:
        if path.name != "__main__.py" and path.parent.name != "cli":
            rooms = ("kg.cli",) if path.parent.name == "web" else ("kg.cli", "kg.web")
            assert not any(n.startswith(rooms) for n in ours(path)), path


def test_files_do_one_thing() -> None:
    long = {
        str(p.relative_to(PACKAGE)): n for p in MODULES if (n := len(p.read_text("utf-8").splitlines())) > 335
    }
    assert long == {}


def test_every_module_says_what_only_it_knows() -> None:
    for path in MODULES:
        assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), path
