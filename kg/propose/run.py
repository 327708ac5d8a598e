"""From a graph that was built to one with proposals, which is written beside it.

The first stays as it is, in its own folder. The second holds the same quads and, for each report H,
``<proposed/MODEL/H>``: what neither the report's graph nor that of a model asked before has.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.building import folder as folders
from kg.building import record
from kg.building.publishing import publish
from kg.dataset import Dataset
from kg.files import sha256_of
from kg.graph import Triple, Writer, report_triples
from kg.lexicon import Lexicon, default_ontology
from kg.model import Document, KgError, Literal, Source
from kg.pipeline import Analysis, analyse
from kg.propose import prompt
from kg.propose.answers import Answers
from kg.propose.asking import Asker
from kg.propose.endpoint import Endpoint
from kg.propose.graphs import Built, triple_of
from kg.propose.judge import REASONS, Reason, judge
from kg.read import document
from kg.schemes import concept_quads, given, objects
from kg.terms import DCTERMS, OWL, PROV, RDF, RDFS, segment

GRAPH = "graph/proposals"
_LONGEST_NAME = 200

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Proposed:
    """What came of it: passages by what became of them, entries by kind and by why they were not kept."""

    record: dict[str, Any]
    kept: Counter[str]
    rejected: Counter[Reason]
    missing: Counter[str]


def propose(
    graph: Path,
    out: Path,
    *,
    model: str,
    endpoint: Endpoint | None = None,
    answers: Path | None = None,
    jobs: int = 2,
    limit: float = 600.0,
    ontology: Path | None = None,
    add_ontology: Sequence[Path] = (),
    progress: Progress | None = None,
) -> Proposed:
    """Write into ``out`` the graph of the folder ``graph`` with what a model proposes for its reports.

    Without ``endpoint`` nothing is asked: recorded answers must do. ``jobs`` is the number of requests at a time,
    ``limit`` the seconds for the passages of one report, ``answers`` the folder of recorded answers (None:
    ``.answers`` in ``out``). The vocabularies must be those of the build. ``progress(done, all)`` is called after
    each report. Raises KgError for errors of the caller and for an endpoint that cannot be asked; what was
    answered until then is recorded.
    """
    if not model.strip() or not model.isprintable() or len(model) > _LONGEST_NAME:
        raise KgError("--model names no model; give its name as the endpoint has it")
    if jobs < 1 or limit <= 0:
        raise KgError("--jobs and --limit must be more than 0")
    dataset = Dataset.open(graph)
    _check_target(graph, out)
    first = (graph / "graph.nq").resolve().parent  # should another build take its place meanwhile
    clock = record.Clock()
    with folders.building(out) as part:
        asker = Asker(model, Answers(answers or out / ".answers"), endpoint, jobs, limit)
        built = Built(first, dataset)
        lexicon = Lexicon.load(ontology or default_ontology(), add_ontology)
        more = _More(lexicon, Writer(dataset.base), asker)
        with clock.stage("proposals"):
            for number, (text, sources, said) in enumerate(built, 1):
                more.add(*_again(text, sources, said, lexicon, more.writer), said)
                if progress:
                    progress(number, len(built))
        with clock.stage("union"), (part / "graph.nq").open("w", encoding="utf-8", newline="\n") as file:
            quads = 0
            for line in built.with_others(more.lines(built.described)):
                file.write(f"{line}\n")
                quads += 1
        shutil.copytree(first / "texts", part / "texts")
        found = more.found()
        publish(part, dataset.base, clock, quads)
        _record(first, part, Dataset.open(part), clock, found)
    return found


def _check_target(graph: Path, out: Path) -> None:
    """KgError where a graph without proposals would be replaced by one with them."""
    try:
        former = json.loads((out / "build.json").read_text("utf-8"))
    except FileNotFoundError:
        former = {"proposals": []}
    except (OSError, ValueError):
        former = {}
    if "proposals" not in former or out.resolve() == graph.resolve():
        raise KgError(f"{out} holds a graph that stays without these proposals; choose another -o")


def _again(
    text: str, sources: Sequence[Source], said: set[str], lexicon: Lexicon, writer: Writer
) -> tuple[Document, Analysis]:
    """A report as the build read it; KgError where another program or other vocabularies built it."""
    for source in sources:
        doc = document(text, source=source)
        analysis = analyse(doc, lexicon)
        if said.issuperset(map(triple_of, writer.quads(report_triples(doc, analysis.statements), doc.iri))):
            return doc, analysis
    raise KgError(
        f"{sources[0].file or 'a report'} is read otherwise now than by the build; build again, or give the "
        "same --ontology and --add-ontology"
    )


@dataclass(slots=True)
class _More:
    """What is added to a graph: the quads of one model's proposals, and what their concepts need."""

    lexicon: Lexicon
    writer: Writer
    asker: Asker
    kept: Counter[str] = field(default_factory=Counter)
    rejected: Counter[Reason] = field(default_factory=Counter)
    _quads: list[str] = field(default_factory=list)
    _given: set[str] = field(default_factory=set)

    def add(self, doc: Document, base: Analysis, said: set[str]) -> None:
        """Ask about a report; keep what is not among the triples that are there."""
        judged = judge(doc, self.lexicon, base, self.asker(doc))
        self.kept += judged.kept
        self.rejected += judged.rejected
        graph = f"proposed/{segment(self.asker.model)}/{doc.iri.rpartition('/')[2]}"
        triples = report_triples(doc, judged.statements)
        fresh = [quad for quad in self.writer.quads(triples, graph) if triple_of(quad) not in said]
        if fresh:
            self._quads += fresh
            self._quads += self.writer.quads(self._origin(graph, doc), GRAPH)
            self._given.update(
                given(self.writer, objects(doc, triples), judged.mentions, self.lexicon.describe)
            )

    def _origin(self, graph: str, doc: Document) -> Iterator[Triple]:
        """Who proposed what a graph says, and about what."""
        model = self.asker.model
        agent = f"proposer/{segment(model)}/prompt-{prompt.VERSION}"
        parameters = ", ".join(f"{name} {json.dumps(value)}" for name, value in prompt.PARAMETERS.items())
        yield graph, RDF.type, PROV.Entity
        yield graph, PROV.wasAttributedTo, agent
        yield graph, PROV.wasDerivedFrom, doc.iri
        yield agent, RDF.type, PROV.SoftwareAgent
        yield agent, RDFS.label, Literal(model)
        yield agent, OWL.versionInfo, Literal(f"prompt {prompt.VERSION}")
        yield agent, DCTERMS.description, Literal(parameters)

    def lines(self, described: set[str]) -> set[str]:
        """The quads; concepts that the graph describes already are left as they are."""
        concepts = concept_quads(self.writer, self._given, self.lexicon.describe)
        return {*self._quads, *(quad for quad in concepts if quad[: quad.index(" ")] not in described)}

    def found(self) -> Proposed:
        """What came of it, with the part of ``build.json`` that says so."""
        asker = self.asker
        said = {
            "model": asker.model,
            "prompt": prompt.VERSION,
            "parameters": prompt.PARAMETERS,
            "passages": {
                "recorded": asker.recorded,
                "asked": asker.given,
                "unanswered": dict(sorted(asker.missing.items())),
            },
            "kept": {kind: self.kept[kind] for kind in prompt.KINDS},
            "rejected": {reason.value: self.rejected[reason] for reason in REASONS},
        }
        return Proposed(said, self.kept, self.rejected, asker.missing)


def _record(first: Path, part: Path, dataset: Dataset, clock: record.Clock, found: Proposed) -> None:
    """The record of the first build, with this one's times and counts, and what was proposed."""
    try:
        said = json.loads((first / "build.json").read_text("utf-8"))
    except (OSError, ValueError):
        raise KgError(f"{first}/build.json cannot be read; build again") from None
    said |= {
        "began": clock.began.isoformat(timespec="seconds"),
        "seconds": clock.seconds,
        "quads": len(dataset),
        "counts": record.counts(dataset),
        "proposals": [*said.get("proposals", ()), found.record],
    }
    record.write(part, said, sha256_of(part / "graph.nq"))
    with (part / "build.md").open("a", encoding="utf-8") as file:
        for one in said["proposals"]:
            file.writelines(f"{line}\n" for line in _markdown(one))


def _markdown(said: dict[str, Any]) -> Iterator[str]:
    passages, unanswered = said["passages"], said["passages"]["unanswered"]
    model = said["model"].replace("`", "'")
    yield from ("", f"## 模型提议 / Proposed by `{model}`, prompt {said['prompt']}", "")
    yield f"段落 passages: {passages['recorded']} 已有记录 recorded · {passages['asked']} 新问 asked"
    yield from (f"· {n} 无回答 unanswered: {why}" for why, n in unanswered.items())
    yield from ("", "| 条目 | entries | 数 |", "|---|---|---:|")
    yield from (f"| 采用 | kept: {kind} | {n} |" for kind, n in said["kept"].items() if n)
    yield from (f"| {zh} | {why} | {said['rejected'][why]} |" for why, zh in REASONS.items())
