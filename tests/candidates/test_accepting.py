"""Reviewed candidates become terms that load, or a line that says what to mend."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from kg.candidates.accepting import MARKER, Accepted, accept, with_norms
from kg.candidates.proof import norm_table
from kg.candidates.table import COLUMNS, read_table
from kg.lexicon import Lexicon, default_ontology
from kg.lexicon.norm_tables import COLUMNS as NORM_COLUMNS
from kg.lexicon.proof import faults
from kg.lexicon.register import Register
from kg.lexicon.vocabulary import Term, read_vocabulary
from kg.model import KgError

TALKS = {
    "decision": "accept",
    "kind": "mechanism",
    "name": "街坊夜话",
    "class": "Participation",
    "example_1": "推行“街坊夜话”机制，倾听民意。",
    "source_1": "https://example.org/1",
}
COMPLETE = {
    "label_en": "evening talks",
    "definition_zh": "干部晚间听取居民意见。",
    "definition_en": "Officials hear residents in the evening.",
}
NORM = {
    "decision": "accept",
    "kind": "norm",
    "name": "护林员管理办法（试行）",
    "class": "PolicyDocument",
    "example_1": "落实《护林员管理办法（试行）》。",
    "source_1": "2021年报告",
}


class Desk:
    """Writes a table, line 2 first, and accepts it."""

    def __init__(self, folder: Path, lexicon: Lexicon) -> None:
        self.file, self._lexicon = folder / "reviewed.csv", lexicon

    def __call__(self, *rows: dict[str, str]) -> Accepted:
        self.write(*rows)
        return accept(self.file, self._lexicon, [default_ontology()])

    def write(self, *rows: dict[str, str]) -> None:
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
        self.file.write_text(text.getvalue(), "utf-8-sig", newline="")

    def terms(self, accepted: Accepted) -> dict[str, Term]:
        path = self.file.with_name("terms.ttl")
        path.write_text(accepted.turtle, "utf-8")
        return {term.concept.iri: term for term in read_vocabulary(path)}

    def problem(self, *rows: dict[str, str]) -> tuple[int, str, str]:
        accepted = self(*rows)
        (found,) = accepted.problems
        assert found.file == self.file
        return found.line, found.name, found.message


@pytest.fixture
def desk(tmp_path: Path, lexicon: Lexicon) -> Desk:
    return Desk(tmp_path, lexicon)


def test_a_row_becomes_a_block(desk: Desk) -> None:
    accepted = desk(TALKS | COMPLETE)
    assert accepted.problems == accepted.remarks == ()
    assert accepted.turtle.startswith(MARKER)
    assert accepted.turtle.endswith("""
<mechanism/街坊夜话> a fz:Mechanism ;
    skos:prefLabel "街坊夜话"@zh ,
        "evening talks"@en ;
    skos:broader fz:Participation ;
    skos:definition "干部晚间听取居民意见。"@zh ,
        "Officials hear residents in the evening."@en ;
    skos:example "推行“街坊夜话”机制，倾听民意。"@zh ;
    dcterms:source "https://example.org/1" .
""")


def test_a_complete_row_passes_the_check_of_the_vocabularies(desk: Desk, tmp_path: Path) -> None:
    accepted = desk(TALKS | COMPLETE)
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "accepted.ttl").write_text(accepted.turtle, "utf-8")
    lexicon = Lexicon.load(default_ontology(), [folder])
    assert faults([folder], lexicon) == []
    assert "mechanism/街坊夜话" in {
        reading.concept.iri for m in lexicon.find("坚持街坊夜话。") for reading in m.readings
    }


def test_what_is_left_to_the_reviewer_keeps_nothing_back(desk: Desk) -> None:
    accepted = desk(TALKS, NORM)
    assert accepted.problems == ()
    assert [(r.line, r.message.partition(";")[0]) for r in accepted.remarks] == [
        (2, "has no Chinese skos:definition"),
        (2, "has no English skos:definition"),
        (2, "has no English skos:prefLabel"),
        (3, "is taken to be in force, checked=no"),
    ]


def test_numbers_in_a_name_are_left_to_the_reviewer(desk: Desk) -> None:
    row = TALKS | COMPLETE | {"name": "1+4+N", "example_1": "推行“1+4+N”夜话。"}
    (remark,) = desk(row).remarks
    assert remark.message.startswith("is named by numbers")


def test_blocks_are_sorted_whatever_the_order_of_the_rows(desk: Desk) -> None:
    rows = [
        TALKS,
        TALKS | {"name": "亮灯议事", "example_1": "办好“亮灯议事”。"},
        TALKS | {"kind": "campaign", "name": "护林月月行", "class": "", "example_1": "开展护林月月行。"},
    ]
    one, other = desk(*rows), desk(*reversed(rows))
    assert one.turtle == other.turtle
    assert list(desk.terms(one)) == ["campaign/护林月月行", "mechanism/亮灯议事", "mechanism/街坊夜话"]
    assert one.problems == ()


def test_empty_and_rejected_rows_are_passed_over(desk: Desk) -> None:
    accepted = desk(TALKS | {"decision": ""}, TALKS | {"decision": "reject", "name": "?"})
    assert (accepted.terms, accepted.problems, desk.terms(accepted)) == (0, (), {})


def test_a_variant_of_an_accepted_name_is_its_label(desk: Desk) -> None:
    rows = [
        TALKS | {"decision": "variant-of", "name": "街坊·夜话会", "suggestion": "街坊夜话"},
        TALKS | {"decision": "变体", "name": "街坊夜谈", "broader/variant_of": "街坊·夜话会"},
        TALKS,
    ]
    accepted = desk(*rows)
    assert accepted.problems == ()
    assert desk.terms(accepted)["mechanism/街坊夜话"].labels == ("街坊夜话", "街坊·夜话会", "街坊夜谈")


@pytest.mark.parametrize(
    "target", ["枫桥经验", "mechanism/枫桥经验", "https://w3id.org/fazhi-kg/mechanism/枫桥经验"]
)
def test_a_variant_of_a_known_term_is_to_be_merged(desk: Desk, lexicon: Lexicon, target: str) -> None:
    accepted = desk(TALKS | {"decision": "variant-of", "broader/variant_of": target})
    term = lexicon.term("mechanism/枫桥经验")
    assert term
    assert (accepted.problems, accepted.terms, accepted.merged) == ((), 0, 1)
    assert accepted.turtle.endswith(
        f"# To merge into <mechanism/枫桥经验> in mechanisms.ttl, line {term.line}:\n"
        '#     skos:altLabel "街坊夜话"@zh ;\n'
    )
    assert desk.terms(accepted) == {}, "a second block of the term would be an error"


def test_a_norm_becomes_a_row_of_the_register(desk: Desk, tmp_path: Path) -> None:
    short = NORM | {"decision": "variant", "name": "护林员办法", "broader/variant_of": NORM["name"]}
    accepted = desk(NORM, short)
    assert accepted.problems == ()
    (tmp_path / "norms.csv").write_bytes(norm_table(accepted.norms))
    register = Register.load([default_ontology(), tmp_path])
    ((norm, note),) = register.lookup("护林员办法")
    assert (norm.title, note, norm.norm_class, norm.checked, norm.source) == (
        "护林员管理办法（试行）",
        "short",
        "PolicyDocument",
        "no",
        "2021年报告",
    )


def test_a_register_that_is_there_keeps_its_rows(tmp_path: Path) -> None:
    def row(title: str, note: str) -> tuple[str, ...]:
        return (title, *[""] * (len(NORM_COLUMNS) - 2), note)

    path = tmp_path / "norms.csv"
    assert with_norms(path, [row("护林办法", "")]) == [row("护林办法", "")]
    path.write_bytes(norm_table([row("护林办法", "改过")]))
    found = with_norms(path, [row("护林办法", "新"), row("河长办法", "新")])
    assert [(cells[0], cells[-1]) for cells in found] == [("护林办法", "改过"), ("河长办法", "新")]


@pytest.mark.parametrize(
    ("kind", "class_", "broader"),
    [
        ("platform", "system", "<platform-type/system>"),
        ("platform", "信息系统", "<platform-type/system>"),
        ("organisation", "body-type/department", "<body-type/department>"),
        ("mechanism", "fz:Disclosure", "fz:Disclosure"),
    ],
)
def test_ways_to_write_a_class(desk: Desk, kind: str, class_: str, broader: str) -> None:
    accepted = desk(TALKS | {"kind": kind, "class": class_})
    assert accepted.problems == ()
    assert f"skos:broader {broader} ;" in accepted.turtle


def test_a_broader_term_and_a_better_class(desk: Desk) -> None:
    below = TALKS | {"name": "亮灯夜话", "example_1": "办好亮灯夜话。", "broader/variant_of": "街坊夜话"}
    known = TALKS | {"name": "灯下恳谈", "example_1": "办好灯下恳谈。", "broader/variant_of": "枫桥经验"}
    better = TALKS | {
        "name": "灯下普法",
        "example_1": "办好灯下普法。",
        "broader/variant_of": "LegalPublicity",
    }
    accepted = desk(TALKS, below, known, better)
    assert accepted.problems == ()
    terms = desk.terms(accepted)
    assert terms["mechanism/亮灯夜话"].parents == ("mechanism/街坊夜话",)
    assert terms["mechanism/灯下恳谈"].parents == ("mechanism/枫桥经验",)
    assert terms["mechanism/灯下普法"].concept.kind == "LegalPublicity"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"decision": "yes"}, "“yes” is no decision; write accept, variant-of or reject, or leave it empty"),
        ({"kind": "person"}, "“person” is no kind of candidate; write one of mechanism, norm"),
        ({"name": ""}, "has no name; fill it in"),
        ({"class": "Innovation"}, "is of the class Innovation; write one of DecisionMaking, Disclosure"),
        ({"class": ""}, "has no class; write one of DecisionMaking"),
        ({"kind": "platform"}, "is of the class Participation; write one of account, app"),
        ({"kind": "norm"}, "is of the class Participation, which the register of norms does not have"),
        (
            {"example_1": "倾听民意。"},
            "is named in none of its examples; write a sentence that says it into example_1",
        ),
        (
            {"source_1": ""},
            "has an example without a source; write the report's address or title into source_1",
        ),
        ({"broader/variant_of": "无此机制"}, "is under 无此机制, which is neither known nor accepted here"),
        ({"decision": "variant"}, "is a variant of nothing; write the term's name into broader/variant_of"),
        (
            {"decision": "variant", "broader/variant_of": "无此机制"},
            "is a variant of 无此机制, which is neither known nor accepted here",
        ),
        (
            {"decision": "variant", "broader/variant_of": "街坊夜话"},
            "is a variant of 街坊夜话, which is neither known nor accepted here",
        ),
        # what kg vocabulary check finds
        ({"name": "街坊;夜话", "example_1": "推行街坊;夜话。"}, "is called 街坊;夜话, with ';'"),
        ({"name": "枫桥经验", "example_1": "坚持枫桥经验。"}, "mechanism/枫桥经验 is there already, at "),
    ],
)
def test_what_must_be_mended(desk: Desk, change: dict[str, str], message: str) -> None:
    line, name, said = desk.problem(TALKS | {"decision": "reject"}, TALKS | change)
    assert (line, name) == (3, change.get("name", "街坊夜话"))
    assert said.startswith(message)


def test_all_rows_are_looked_at(desk: Desk) -> None:
    accepted = desk(TALKS | {"class": ""}, TALKS | {"name": "夜谈"}, NORM | {"class": "LocalDocument"}, TALKS)
    assert [problem.line for problem in accepted.problems] == [2, 3, 4, 5]
    assert "is decided on line 2 already" in accepted.problems[-1].message


def test_two_spellings_of_one_iri_are_one_term(desk: Desk) -> None:
    line, _, message = desk.problem(TALKS, TALKS | {"name": "“街坊夜话”"})
    assert (line, message) == (3, "has the IRI of line 2; make it a variant-of that name")


def test_a_cell_with_a_line_end_counts_as_its_lines(desk: Desk) -> None:
    line, name, _ = desk.problem(TALKS | {"example_1": "推行\n街坊夜话。"}, TALKS | {"name": "夜谈"})
    assert (line, name) == (4, "夜谈")


def test_quotation_marks_and_backslashes_stay_text(desk: Desk) -> None:
    example = '推行"街坊夜话"机制\\n。'
    accepted = desk(TALKS | {"example_1": example})
    assert accepted.problems == ()
    assert desk.terms(accepted)["mechanism/街坊夜话"].examples == (example,)


def test_guards_against_formulas_come_off(desk: Desk) -> None:
    desk.write(TALKS | {"name": "'+1夜话"})
    ((row,), _) = read_table(desk.file)
    assert row.name == "+1夜话"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            "决定,名称\n".encode(),
            ":1: there is no column decision; save the table of kg candidates --format csv",
        ),
        (b"decision;kind;name\n", ":1: there is no column decision"),
        (b"decision,kind,name\na,b,c,d\n", ":2: 4 cells under 3 columns"),
        (b'decision,kind,name\n,,\n"a,b\n', ":3: unexpected end of data"),
        ("decision,kind,name\n,,夜话\n".encode("gbk"), " is not UTF-8 (byte "),
    ],
)
def test_files_that_are_no_table(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(data)
    with pytest.raises(KgError) as error:
        read_table(path)
    assert str(error.value).startswith(f"{path}{message}")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"cannot be read .*; name a table of kg candidates"):
        read_table(tmp_path / "none.csv")
