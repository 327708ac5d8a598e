"""Fixtures that many tests share: the lexicon, the samples, and a build of them, each made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.builder import BuildResult, build
from kg.lexicon import Lexicon, default_ontology
from kg.model import Document
from kg.read import decode, document, freeze

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
GOLD = ROOT / "tests" / "gold"


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon.load(default_ontology())


@pytest.fixture(scope="session")
def samples() -> list[Document]:
    """The five sample reports, read."""
    paths = sorted(SEEDS.glob("*.txt"))
    assert len(paths) == 5
    return [document(freeze(decode(path.read_bytes()))) for path in paths]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """A build of the samples with one process."""
    return build([SEEDS], out=tmp_path_factory.mktemp("built") / "output", jobs=1)
