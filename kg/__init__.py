"""Builds an evidenced knowledge graph from annual reports on rule-of-law government.

>>> import kg
>>> text = "甲县2021年法治政府建设情况报告\\n一、工作情况\\n宣传《民法典》，发放资料2300余份。\\n"
>>> found = kg.annotate(text)
>>> [norm["name"] for norm in found["norms"]], [q["value"] for q in found["quantities"]]
(['中华人民共和国民法典'], [2300])
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.model import KgError

if TYPE_CHECKING:
    from kg.dataset import Dataset
    from kg.lexicon import Lexicon
    from kg.meaning import Answer

__all__ = ["Dataset", "KgError", "annotate", "build", "lookup"]
__version__ = "0.1.0"


def build(
    paths: Sequence[Path | str] | Path | str,
    *,
    out: Path | str | None = None,
    jobs: int = 1,
    ontology: Path | None = None,
    add_ontology: Sequence[Path] = (),
) -> Dataset:
    """The dataset of the reports in files and folders; with ``out`` also written into that folder.

    Raises KgError for a path that does not exist, a bad vocabulary, or a folder that is not ours.
    """
    from kg.building.builder import build as run

    return run(paths, out=out, jobs=jobs, ontology=ontology, add_ontology=add_ontology).dataset


def annotate(text: str) -> dict[str, Any]:
    """What one report's text says, in the format of the annotation guidelines, with spans.

    >>> annotate("二○二○年，开展培训3次。")["quantities"][0]["quote"]
    '开展培训3次'
    """
    from kg.annotation import annotate as run

    return run(text, _lexicon())


def lookup(name: str, *, year: int | None = None, within: str | None = None) -> Answer:
    """What a title, place or term means, and why, in a year and inside a division.

    Raises KgError for an empty name, a year before 1900 or after 2100, and a division nobody knows.

    >>> found = lookup("城关镇", within="兰州市永登县")
    >>> [place.code for group in found.groups for place in group.meanings], found.settled
    (['620121100'], True)
    """
    from kg.meaning import lookup as run

    return run(name, _lexicon(), year=year, within=within)


@lru_cache
def _lexicon() -> Lexicon:
    from kg.lexicon import Lexicon, default_ontology

    return Lexicon.load(default_ontology())


def __getattr__(name: str) -> Any:
    if name == "Dataset":  # lazily, so that `import kg` and `kg --help` are quick
        from kg.dataset import Dataset

        return Dataset
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
