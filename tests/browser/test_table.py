"""The table of all statements: what a reader filters, sorts, follows and takes away."""

from __future__ import annotations

import csv
from urllib.parse import unquote

import pyoxigraph as ox
import pytest

from kg.building.builder import BuildResult
from kg.dataset import Dataset
from kg.terms import BASE, DCTERMS, FZ, OA, PROV, RDF, SKOS
from kg.view import Shared

HOSTILE = [
    "</script><script>window.__pwned = 1</script>",
    "\"'&amp;<img src=x onerror='window.__pwned = 1'>",
    "\u202e乡某\u202c\u200f\u2066",
    '=HYPERLINK("http://a.example","甲")',
    "长" * 10_000,
    "👩‍👩‍👧𠮷🏠",
]


def a_graph(label: str) -> Dataset:
    """One report of no place and no year; a norm of this name, quoted behind characters beyond the first plane."""
    report = ox.NamedNode(f"{BASE}report/a1")
    norm, node, at = (
        ox.NamedNode(BASE + path) for path in ("eli/cn/a", "report/a1#s-1", "report/a1#char=3,9")
    )
    sentence = ox.NamedNode(f"{BASE}report/a1#char=0,12")
    triples = [
        (report, RDF.type, ox.NamedNode(FZ.Report)),
        (report, DCTERMS.title, ox.Literal(label, language="zh")),
        (report, FZ.cites, norm),
        (norm, RDF.type, ox.NamedNode(FZ.Norm)),
        (norm, SKOS.prefLabel, ox.Literal(label, language="zh")),
        (node, RDF.type, ox.NamedNode(RDF.Statement)),
        (node, RDF.subject, report),
        (node, RDF.predicate, ox.NamedNode(FZ.cites)),
        (node, RDF.object, norm),
        (node, FZ.modality, ox.NamedNode(FZ.Done)),
        (node, PROV.wasQuotedFrom, at),
        (at, OA.exact, ox.Literal("《信访条例》")),
        (sentence, OA.exact, ox.Literal("𠮷🏠村《信访条例》再学。")),
    ]
    store = ox.Store()
    for s, p, o in triples:
        store.add(ox.Quad(s, ox.NamedNode(p), o, report))
    return Dataset(store)


@pytest.fixture
def table(open_page, built: BuildResult):
    """The table in the page of the samples."""
    assert built.folder is not None

    def opened(state: str = "", **options):
        return open_page(built.folder / "graph.html", at=f"#table{state}", **options)

    return opened


def rows(opened) -> list[list[str]]:
    return opened.page.evaluate(
        "[...document.querySelectorAll('#view-table tbody tr')].map(r => [...r.cells].map(c => c.innerText.trim()))"
    )


def count(opened) -> int:
    return int(opened.page.locator(".table-count").inner_text().split()[0].replace(",", ""))


def test_all_statements_are_listed_a_hundred_on_a_page(table):
    opened = table()
    said, all_of_them = opened.page.locator(".table-count").inner_text().split()[0:3:2]
    assert said == all_of_them
    assert len(rows(opened)) == 100
    opened.page.get_by_label("最后一页").click()
    opened.until("location.hash.includes('page=')")
    opened.until(f"document.querySelectorAll('#view-table tbody tr').length === {count(opened) % 100}")


def test_every_row_marks_the_words_in_their_sentence(table):
    opened = table("?predicate=" + FZ.cites.replace("#", "%23"))
    assert len(rows(opened)) == count(opened) > 20
    marked = opened.page.evaluate(
        "[...document.querySelectorAll('#view-table tbody tr')].map(r => r.querySelector('mark').textContent)"
    )
    assert all(text.strip() for text in marked)
    assert any("民法典" in text for text in marked)


@pytest.mark.parametrize(
    ("control", "column", "value", "shown"),
    [("modality", 5, "Lacking", "不足"), ("year", 1, "2023", "2023"), ("predicate", 3, FZ.cites, "引用")],
)
def test_a_filter_keeps_the_rows_that_pass_it_and_stands_in_the_fragment(
    table, control, column, value, shown
):
    opened = table()
    before = count(opened)
    opened.page.select_option(f"#view-table select[name={control}]", value)
    opened.until(f"location.hash.includes('{control}=')")
    opened.until(f"!document.querySelector('.table-count').textContent.startsWith('{before}')")
    assert 0 < count(opened) < before
    assert {row[column].split(" · ")[0] for row in rows(opened)} == {shown}
    opened.page.reload()
    opened.page.wait_for_selector("html[data-ready=yes]")
    assert {row[column].split(" · ")[0] for row in rows(opened)} == {shown}


def saved(opened, file) -> list[dict[str, str]]:
    """The rows of the file that is downloaded."""
    with opened.page.expect_download() as waiting:
        opened.page.get_by_role("button", name="下载 CSV").click()
    waiting.value.save_as(file)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("typed", ["枫桥", "民法典 宣传"])
def test_words_are_found_in_names_and_sentences(table, tmp_path, typed):
    opened = table()
    before = count(opened)
    opened.page.fill("#view-table input[name=q]", typed)
    opened.until(f"!document.querySelector('.table-count').textContent.startsWith('{before}')")
    found = [" ".join(row.values()) for row in saved(opened, tmp_path / "rows.csv")]
    assert 0 < len(found) == count(opened) < before
    assert all(word in row for row in found for word in typed.split())


def test_words_are_found_in_the_other_language_while_the_reader_types(table):
    opened = table()
    opened.page.fill("#view-table input[name=q]", "civil code")
    opened.until("location.hash.includes('q=civil+code')")
    opened.until("document.querySelectorAll('#view-table tbody tr').length < 100")
    assert {row[4] for row in rows(opened)} >= {"中华人民共和国民法典"}
    assert opened.page.evaluate("document.activeElement.name") == "q"


def test_words_that_nobody_says_leave_nothing(table):
    opened = table("?q=没有人说的话")
    assert (count(opened), rows(opened)) == (0, [])
    assert "没有符合条件的陈述" in opened.page.locator("#view-table").inner_text()
    opened.page.get_by_role("button", name="清除筛选").click()
    opened.until("document.querySelectorAll('#view-table tbody tr').length === 100")


def test_a_column_is_sorted_up_then_down_then_as_the_texts_are(table):
    opened = table("?modality=Lacking")
    head = opened.page.locator("[data-sort=object]")
    seen = [[row[4] for row in rows(opened)]]
    for way in ("ascending", "descending", "none"):
        head.click()
        opened.page.wait_for_selector(f"th.table-object[aria-sort={way}]")
        seen.append([row[4] for row in rows(opened)])
    as_is, up, down, again = seen
    assert up == opened.page.evaluate(
        "names => [...names].sort(new Intl.Collator('zh-CN', {numeric: true}).compare)", as_is
    )
    assert [*dict.fromkeys(down)] == [*dict.fromkeys(reversed(up))]
    assert again == as_is != up
    assert opened.page.evaluate("document.activeElement.dataset.sort") == "object"


def test_rows_about_an_entity_can_be_linked_and_let_go(table):
    opened = table()
    number = opened.page.evaluate("KG.app.entities.findIndex(e => e.zh === '枫桥经验')")
    opened.go(f"#table?entity={number}")
    assert {row[4] for row in rows(opened)} == {"枫桥经验"}
    opened.page.get_by_role("button", name="枫桥经验 ×").click()
    opened.until("location.hash === '#table'")


def test_the_file_has_the_rows_that_were_asked_for(table, tmp_path):
    opened = table("?modality=Lacking")
    read = saved(opened, tmp_path / "rows.csv")
    data = (tmp_path / "rows.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == count(opened) + 1
    assert len(read) == count(opened)
    assert all(row["modality"] == "Lacking" and row["quote"] in row["sentence"] for row in read)
    assert all(int(row["end"]) - int(row["start"]) == len(row["quote"]) for row in read)


@pytest.mark.parametrize("label", HOSTILE)
@pytest.mark.parametrize("width", [1280, 390])
def test_no_name_runs_or_leaves_its_cell(open_page, tmp_path, label, width):
    opened = open_page(Shared(a_graph(label)), width=width, height=844, at="#table")
    (row,) = rows(opened)
    assert opened.page.locator("#view-table td.table-object bdi").text_content() == label
    assert row[1] == ""
    assert opened.page.locator("#view-table mark").text_content() == "《信访条例》"
    assert opened.wider() == []
    assert opened.page.evaluate("window.__pwned === undefined")
    (read,) = saved(opened, tmp_path / "rows.csv")
    assert read["object"] == ("'" + label if label.startswith("=") else label)
    assert read["sentence"] == "𠮷🏠村《信访条例》再学。"


def test_a_row_leads_to_its_entity_in_the_graph(table):
    opened = table("?q=枫桥经验")
    link = opened.page.locator("td.table-object a", has_text="枫桥经验").first
    assert unquote(link.get_attribute("href")).startswith("#graph?entity=")
    link.click()
    opened.page.wait_for_selector("html[data-shown=graph]")
    assert opened.page.locator("#panel h2.name").inner_text() == "枫桥经验"
