"""The laws of the house, on the samples and on random texts."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotation import report_dataset
from kg.building.builder import BuildResult, build
from kg.dataset import Dataset
from kg.graph import span_of
from kg.lexicon import Lexicon, default_ontology
from kg.read import decode, document, freeze
from kg.terms import BASE

SEEDS = Path(__file__).parent.parent / "seeds"
SHAPES = default_ontology() / "shapes"


def texts_of(folder: Path) -> dict[str, str]:
    return {f"{BASE}report/{p.stem}": p.read_text("utf-8") for p in (folder / "texts").glob("*.txt")}


def check_quotations(dataset: Dataset, texts: dict[str, str]) -> int:
    """Every span's words are those of the text at its offsets; the number of spans."""
    rows = dataset.query("SELECT ?span ?words { ?span oa:exact ?words }").rows()
    checked = 0
    for row in rows:
        span = span_of(row["span"])
        if span is None:
            continue
        text = texts[row["span"].partition("#")[0]]
        assert text[span.start : span.end] == row["words"], row["span"]
        checked += 1
    return checked


# -- law 1, purity -----------------------------------------------------------------------------


def test_the_same_text_gives_the_same_graph_whatever_ran_before(lexicon: Lexicon) -> None:
    text = decode((SEEDS / "001_3dec04221fb15ce6.txt").read_bytes())
    other = decode((SEEDS / "004_816e470ad75cab42.txt").read_bytes())
    first = report_dataset(document(freeze(text)), lexicon)
    report_dataset(document(freeze(other)), lexicon)
    again = report_dataset(document(freeze(text)), lexicon)
    assert len(first) > 500
    assert rows(first) == rows(again)


def rows(dataset: Dataset) -> list[str]:
    return sorted(map(str, dataset.query("SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }")))


# -- law 2, union ------------------------------------------------------------------------------


def test_the_graph_of_a_union_is_the_union_of_the_graphs(built: BuildResult, tmp_path: Path) -> None:
    files = sorted(SEEDS.glob("*.txt"))
    a = build(files[:2], out=tmp_path / "a", jobs=1)
    b = build(files[1:], out=tmp_path / "b", jobs=1)
    assert a.folder
    assert b.folder
    assert built.folder
    lines = {*lines_of(a.folder), *lines_of(b.folder)}
    assert sorted(lines) == sorted(lines_of(built.folder))


def lines_of(folder: Path) -> list[str]:
    return (folder / "graph.nq").read_text("utf-8").splitlines()


def test_one_process_or_two_give_the_same_bytes(built: BuildResult, tmp_path: Path) -> None:
    two = build([SEEDS], out=tmp_path / "two", jobs=2, use_cache=False)
    assert two.folder
    assert built.folder
    assert (two.folder / "graph.nq").read_bytes() == (built.folder / "graph.nq").read_bytes()
    assert (two.folder / "graph.ttl").read_bytes() == (built.folder / "graph.ttl").read_bytes()
    assert (two.folder / "graph.html").read_bytes() == (built.folder / "graph.html").read_bytes()


def test_quads_are_sorted_by_graph_and_stand_once(built: BuildResult) -> None:
    assert built.folder
    lines = lines_of(built.folder)
    graphs = [line[line.rindex("<") :] for line in lines]
    assert graphs == sorted(graphs)
    assert len(set(lines)) == len(lines)


# -- law 3, ground -----------------------------------------------------------------------------


def test_there_is_no_blank_node(built: BuildResult) -> None:
    (row,) = built.dataset.query(
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER(ISBLANK(?s) || ISBLANK(?o)) }"
    ).rows()
    assert row["n"] == "0"


# -- law 4, evidence ---------------------------------------------------------------------------


def test_every_triple_has_its_evidence(built: BuildResult) -> None:
    sparql = (SHAPES / "evidence.rq").read_text("utf-8")
    assert built.dataset.query(sparql).rows() == []


def test_every_quotation_is_what_the_text_says(built: BuildResult) -> None:
    assert built.folder
    assert check_quotations(built.dataset, texts_of(built.folder)) > 500


def test_every_statement_and_occurrence_names_its_sentence(built: BuildResult) -> None:
    asked = """SELECT ?s { { ?s a rdf:Statement } UNION { ?r fz:reports ?s }
               FILTER NOT EXISTS { ?s fz:inSentence/a fz:Sentence } }"""
    assert built.dataset.query(asked).rows() == []


ALPHABET = st.text(
    st.sampled_from(
        list(
            "一二三、（）1.是《》“”法条例民典宪镇乡村县市网格制度机制3次余份人开展宣传培训，。；：\n　𠮷🏠＋％２0余司法所年月日%—-<>&\"'\\"
        )
    )
    | st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Z")),
    max_size=160,
)


@settings(max_examples=120)
@given(text=ALPHABET)
def test_offsets_hold_in_any_text(lexicon: Lexicon, text: str) -> None:
    frozen = freeze(text)
    doc = document(frozen)
    assert len(doc.folded) == len(doc.text)
    dataset = report_dataset(doc, lexicon)
    check_quotations(dataset, {BASE + doc.iri: frozen})
    assert dataset.query((SHAPES / "evidence.rq").read_text("utf-8")).rows() == []


def test_offsets_hold_beyond_the_basic_plane(lexicon: Lexicon) -> None:
    text = "𠮷🏠县2021年法治政府建设情况报告\n一、成效\n🏠宣传《民法典》，发放资料2300余份。\n"
    doc = document(freeze(text))
    dataset = report_dataset(doc, lexicon)
    assert check_quotations(dataset, {BASE + doc.iri: doc.text}) >= 6
    (row,) = dataset.query("SELECT ?w { ?s rdf:predicate fz:cites ; prov:wasQuotedFrom/oa:exact ?w }").rows()
    assert row["w"] == "《民法典》"


# -- law 5, locality ---------------------------------------------------------------------------


def test_editing_one_report_changes_one_graph(built: BuildResult, tmp_path: Path) -> None:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for path in SEEDS.glob("*.txt"):
        text = path.read_text("utf-8")
        (folder / path.name).write_text(
            text + ("\n又召开座谈会3次。" if path.name.startswith("003") else ""), "utf-8"
        )
    (folder / "index.csv").write_bytes((SEEDS / "index.csv").read_bytes())
    edited = build([folder], out=tmp_path / "out", jobs=1)
    assert edited.folder
    assert built.folder
    changed = {
        line[line.rindex("<") :] for line in set(lines_of(edited.folder)) ^ set(lines_of(built.folder))
    }
    assert len({g for g in changed if "/report/" in g}) == 2  # the old text's graph and the new one's


def test_a_term_that_no_report_mentions_changes_nothing(built: BuildResult, tmp_path: Path) -> None:
    more = tmp_path / "more"
    more.mkdir()
    (more / "mechanisms.ttl").write_text(
        f"""@base <{BASE}> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<mechanism/水陆空三栖联防> a skos:Concept ; skos:prefLabel "水陆空三栖联防"@zh, "three-domain joint defence"@en ;
  skos:broader <https://w3id.org/fazhi-kg/ontology#Other> ; skos:example "推行“水陆空三栖联防”。"@zh .
""",
        "utf-8",
    )
    added = build([SEEDS], out=tmp_path / "out", jobs=1, add_ontology=[more])
    assert added.folder
    assert built.folder
    assert lines_of(added.folder) == lines_of(built.folder)


# -- law 6, one triple, one graph --------------------------------------------------------------


def test_no_triple_stands_in_two_graphs(built: BuildResult) -> None:
    assert built.folder
    triples = Counter(line[: line.rindex("<")] for line in lines_of(built.folder))
    assert [t for t, n in triples.items() if n > 1] == []


def test_rdflib_and_oxigraph_count_the_same(built: BuildResult) -> None:
    import rdflib

    assert built.folder
    union = rdflib.Graph().parse(built.folder / "graph.ttl", format="turtle")
    (row,) = built.dataset.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows()
    assert len(union) == int(row["n"]) == len(built.dataset)
    quads = built.dataset.to_rdflib()
    assert {(s, p, o) for s, p, o, _ in quads.quads()} == set(union)


# -- law 7 and 8 -------------------------------------------------------------------------------


def test_a_place_that_may_be_many_yields_no_link_and_is_listed(tmp_path: Path) -> None:
    report = tmp_path / "one.txt"
    report.write_text("城关镇2021年法治政府建设情况报告\n一、工作情况\n开展培训3次。\n", "utf-8")
    result = build([report])
    assert result.dataset.query("SELECT ?p { ?r fz:about ?p }").rows() == []
    assert any("城关镇" in u["focus"] + u["message"] for u in result.record["unresolved"])


@pytest.mark.parametrize("seed", range(8))
def test_no_document_raises(lexicon: Lexicon, seed: int) -> None:
    """Samples cut, shuffled and doubled at random places are still read to the end."""
    rng = random.Random(seed)  # noqa: S311 - a test's choice, not a secret
    text = decode(rng.choice(sorted(SEEDS.glob("*.txt"))).read_bytes())
    pieces = re.split(r"(?<=[，。；\n])", text)
    rng.shuffle(pieces)
    broken = "".join(pieces)[rng.randrange(50) : rng.randrange(500, 3000)]
    doc = document(freeze(broken))
    check_quotations(report_dataset(doc, lexicon), {BASE + doc.iri: doc.text})
