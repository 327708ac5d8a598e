"""Names that no vocabulary has: how they are counted, put together, shown and likened to known terms."""

from __future__ import annotations

import csv
import io
import json

import pytest

from kg.candidates import Candidate, Example, around, candidates, family
from kg.candidates.nearest import Near, nearest
from kg.candidates.table import COLUMNS, plain, table
from kg.dataset import Dataset
from kg.graph import Writer, report_triples
from kg.lexicon import Lexicon
from kg.model import Concept, KgError, Literal, Source, Span, Statement
from kg.read import document, freeze
from kg.schemes import candidate
from kg.terms import DCTERMS, FZ, ORG, RDF, SKOS, XSD, mint

PREDICATES = {"mechanism": FZ.describes, "norm": FZ.cites, "organisation": FZ.involves, "person": FZ.names}
# place, county, province of a report; the county of the third bears the name of that of the second
PLACES = {
    "place/990101": ("丁镇", "丙县", "庚省"),
    "place/980101": ("己乡", "戊县", "辛省"),
    "place/970101": ("壬镇", "戊县", "癸省"),
}
Said = tuple[str, str, str]  # kind, name, words


def one(kind: str, name: str, scope: str = "") -> Concept:
    facts = {"mechanism": "Participation", "norm": "LocalDocument"}
    return Concept(mint(kind, name, scope), kind, name, facts.get(kind, ""), known=False)


def report(text: str, place: str, year: str, *said: Said, url: str = "") -> list[str]:
    """The quads of a report that names candidates; bodies and their like are scoped by its place."""
    doc = document(freeze(text), source=Source(file=f"{year}.txt", url=url))
    spans = {words: _span(doc.text, words) for _, _, words in said}
    title = doc.sentences[0]
    statements = [
        Statement(doc.iri, FZ.reportingYear, Literal(year, XSD.gYear), title),
        Statement(doc.iri, FZ.about, place, title),
    ]
    writer, quads = Writer(), []
    for kind, name, words in said:
        concept = one(kind, name, place.partition("/")[2] if kind == "organisation" else "")
        statements.append(Statement(doc.iri, PREDICATES[kind], concept.iri, spans[words]))
        if kind == "mechanism":  # said by the same words: counts once
            statements.append(Statement(doc.iri, FZ.adopts, concept.iri, spans[words]))
        quads += [writer.quad(t, "graph/candidates") for t in candidate(concept)]
    quads += [writer.quad(t, doc.iri) for t in report_triples(doc, statements)]
    names = PLACES[place]
    codes = (place, place[:-2], place[:-4])
    for code, name, level, outer in zip(
        codes, names, ("Township", "County", "Province"), (*codes[1:], ""), strict=True
    ):
        for triple in (
            (code, RDF.type, FZ.Place),
            (code, SKOS.prefLabel, Literal.zh(name)),
            (code, FZ.placeLevel, FZ[level]),
            *([(code, DCTERMS.isPartOf, outer)] if outer else []),
        ):
            quads.append(writer.quad(triple, "graph/places"))
    return quads


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    quads = [
        *report(
            "丙县丁镇2021年报告\n推行“街坊夜话”机制，倾听民意。再推“街坊夜话”。成立护林专班。设立司法所。王某主持。\n",
            "place/990101",
            "2021",
            ("mechanism", "街坊夜话", "“街坊夜话”机制"),
            ("mechanism", "街坊夜话", "“街坊夜话”。"),
            ("organisation", "护林专班", "护林专班"),
            ("organisation", "司法所", "司法所"),
            ("person", "王某", "王某"),
            url="https://example.org/1",
        ),
        *report(
            "戊县己乡2022年报告\n健全“街坊·夜话”制度。办好“亮灯议事”。组建护林专班。\n",
            "place/980101",
            "2022",
            ("mechanism", "街坊·夜话制度", "“街坊·夜话”制度"),
            ("mechanism", "亮灯议事", "“亮灯议事”"),
            ("organisation", "护林专班", "护林专班"),
        ),
        *report(
            "戊县壬镇2019年报告\n坚持“街坊夜话”。制定《护林办法》。设林下枫桥经验站。\n",
            "place/970101",
            "2019",
            ("mechanism", "街坊夜话", "“街坊夜话”"),
            ("norm", "护林办法", "《护林办法》"),
            ("mechanism", "林下枫桥经验站", "林下枫桥经验站"),
        ),
    ]
    body = Writer()
    quads.append(
        body.quad(("organisation/990101/司法所", ORG.classification, "body/司法所"), "graph/candidates")
    )
    return Dataset.of_quads(sorted(set(quads)))


def test_most_reports_first_then_statements_then_name(dataset: Dataset, lexicon: Lexicon) -> None:
    found = candidates(dataset, lexicon)
    assert [(c.kind, c.name, c.reports, c.statements) for c in found.shown] == [
        ("mechanism", "街坊夜话", 2, 3),
        ("organisation", "护林专班", 2, 2),
        ("mechanism", "亮灯议事", 1, 1),
        ("norm", "护林办法", 1, 1),
        ("mechanism", "林下枫桥经验站", 1, 1),
    ]
    assert found.total == 5


def test_places_and_years_of_those_who_say_it(dataset: Dataset, lexicon: Lexicon) -> None:
    talks, team, *_ = candidates(dataset, lexicon).shown
    assert talks.years == ("2019", "2021")
    assert talks.provinces == ("庚省", "癸省")
    assert talks.counties == ("庚省丙县", "癸省戊县")
    assert talks.class_ == "Participation"
    assert team.counties == ("庚省丙县", "辛省戊县")
    assert len(team.iris) == 2, "a body of each place, one name"


def test_spellings_stand_together_and_count_for_themselves(dataset: Dataset, lexicon: Lexicon) -> None:
    talks = candidates(dataset, lexicon).shown[0]
    assert [(v.name, v.reports, v.years) for v in talks.variants] == [("街坊·夜话制度", 1, ("2022",))]


def test_examples_come_from_different_reports_with_their_source(dataset: Dataset, lexicon: Lexicon) -> None:
    talks = candidates(dataset, lexicon).shown[0]
    assert [(e.marked, e.source, e.place, e.year) for e in talks.examples[:2]] == [
        ("坚持⟦“街坊夜话”⟧。", talks.examples[0].source, "壬镇", "2019"),
        ("再推⟦“街坊夜话”。⟧", "https://example.org/1", "丁镇", "2021"),
    ]
    assert [e.text for e in talks.examples] == [
        "坚持“街坊夜话”。",
        "再推“街坊夜话”。",
        "推行“街坊夜话”机制，倾听民意。",
    ]


def test_a_known_kind_of_body_and_persons_are_no_candidates(dataset: Dataset, lexicon: Lexicon) -> None:
    assert not {"司法所", "王某"} & {c.name for c in candidates(dataset, lexicon).shown}


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ({"kind": "norm"}, ["护林办法"]),
        ({"kind": "mechanism", "limit": 1}, ["街坊夜话"]),
        ({"min_count": 2}, ["街坊夜话", "护林专班"]),
        ({"min_count": 3}, ["街坊夜话"]),  # with its variant: three reports
        ({"min_count": 4}, []),
        ({"kind": "platform"}, []),
    ],
)
def test_what_is_asked_for(
    dataset: Dataset, lexicon: Lexicon, options: dict[str, object], names: list[str]
) -> None:
    assert [c.name for c in candidates(dataset, lexicon, **options).shown] == names  # type: ignore[arg-type]


def test_the_limit_leaves_the_total(dataset: Dataset, lexicon: Lexicon) -> None:
    found = candidates(dataset, lexicon, limit=2)
    assert (found.total, len(found.shown)) == (5, 2)


def test_a_kind_without_candidates_of_its_own_is_refused(dataset: Dataset, lexicon: Lexicon) -> None:
    with pytest.raises(KgError, match="“person”; choose one of mechanism, norm"):
        candidates(dataset, lexicon, kind="person")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("街坊夜话", "“街坊夜话”机制", True),
        ("街坊夜话制度", "街坊 夜话模式", True),
        ("1+3+N", "1＋3＋N模式", True),
        ("街坊夜话", "街坊夜话会", False),
        ("机制", "制度", False),
    ],
)
def test_families(one: str, other: str, same: bool) -> None:
    assert (family(one) == family(other)) is same


@pytest.mark.parametrize(
    ("kind", "name", "label"),
    [
        ("mechanism", "林下枫桥经验站", "枫桥经验"),
        ("mechanism", "院落枫桥经验", "枫桥经验"),
        ("mechanism", "亮灯议事", None),
        ("campaign", "枫桥经验月", None),  # the known term is of another kind
        ("norm", "民法典实施办法", "中华人民共和国民法典"),
    ],
)
def test_the_nearest_known_term(lexicon: Lexicon, kind: str, name: str, label: str | None) -> None:
    near = nearest(lexicon)(kind, name)
    assert (near.label if near else None) == label


def test_a_name_inside_a_known_one(lexicon: Lexicon) -> None:
    near = nearest(lexicon)("campaign", "世界卫生")
    assert near is not None
    assert near == Near("campaign/世界卫生日", "世界卫生日", "世界卫生日")


def test_a_long_sentence_is_cut_at_its_clauses() -> None:
    sentence = "甲" * 40 + "，" + "乙" * 20 + "，推行夜话，" + "丙" * 20 + "，" + "丁" * 40 + "。"
    assert around(sentence, "夜话") == ("乙" * 20 + "，推行", "夜话", "，" + "丙" * 20 + "。")


def test_half_width_commas_divide_too() -> None:
    assert around("甲" * 40 + ",推行夜话,成效好。", "夜话") == ("推行", "夜话", ",成效好。")


def test_words_that_are_not_in_the_sentence_stand_alone() -> None:
    assert around("推行夜话。", "街坊") == ("", "街坊", "")


def test_the_table_opens_in_a_spreadsheet(dataset: Dataset, lexicon: Lexicon) -> None:
    data = table(candidates(dataset, lexicon).shown)
    assert data.startswith(b"\xef\xbb\xbfdecision,kind,name,label_en,class,broader/variant_of,")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["name"] for row in rows[:3]] == ["街坊夜话", "街坊·夜话制度", "护林专班"]
    assert {row["decision"] for row in rows} == {""}
    assert rows[0]["class"] == "Participation"
    assert rows[1]["suggestion"] == "街坊夜话"
    assert next(row["suggestion"] for row in rows if row["name"] == "林下枫桥经验站") == "枫桥经验"
    assert tuple(rows[0]) == COLUMNS


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+86热线", "-1+1", "@村村通"])
def test_no_cell_is_a_formula(name: str) -> None:
    example = Example("", name, "", "=source")
    data = table([Candidate("mechanism", name, "", 1, 1, examples=(example,))]).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(data, newline=""))
    assert (row["name"], row["example_1"], row["source_1"]) == (f"'{name}", f"'{name}", "'=source")


def test_json_holds_the_variants_and_known_terms(dataset: Dataset, lexicon: Lexicon) -> None:
    said = json.loads(json.dumps([plain(c) for c in candidates(dataset, lexicon).shown]))
    assert said[0]["variants"][0]["name"] == "街坊·夜话制度"
    assert said[0]["near"] is None
    assert said[-1]["near"]["iri"] == "mechanism/枫桥经验"
