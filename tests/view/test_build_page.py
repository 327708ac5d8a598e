"""The page of a build's record: it has what the record has, fetches nothing and runs nothing."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from kg.building.builder import build
from kg.view.build import SHOWN, render_build
from kg.view.inside import foreign_references
from kg.view.markdown import render_markdown
from kg.view.sections import sections

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\ud800"


def record(**more: Any) -> dict[str, Any]:
    documents = {
        "read": 2,
        "found": 3,
        "formats": {"text/plain": {"read": 2, "unread": 1}},
        "unread": [{"file": HOSTILE, "reason": HOSTILE}],
        "doubtful": [HOSTILE],
        "duplicates": [["a.txt", HOSTILE]],
        "copies": [["b.doc", "b.pdf"]],
        "versions": [{"place": "place/1", "name": "甲省", "year": "2023", "files": ["c.txt", "d.txt"]}],
        "remarks": [{"file": "index.csv", "line": 3, "message": HOSTILE}],
    }
    return {
        "version": "1",
        "began": "2026-01-01T00:00:00+00:00",
        "documents": documents,
        "ontology": {"missing": []},
        "reports": 2,
        "quads": 10,
        "counts": {"norms": {"mentions": 7, "distinct": 3}},
        "unresolved": [{"file": "a.txt", "rule": "ambiguous-place", "focus": "城关镇", "message": HOSTILE}]
        * 2,
        "masked": [{"file": "a.txt", "words": "**份"}],
        "seconds": {"documents": 1.5},
        "memory": {"this process": 99},
        **more,
    }


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        assert not any(name.startswith("on") for name, _ in attrs)


def test_nothing_of_a_document_runs_in_the_page() -> None:
    html = render_build(record())
    assert not {"script", "img", "iframe", "link"} & Tags(html).names
    assert foreign_references(html) == []
    assert "default-src 'none'" in html
    html.encode()
    assert html.count("&lt;script&gt;alert(1)") == 7


def test_the_page_says_what_the_record_says() -> None:
    html = render_build(record())
    for words in (
        "城关镇",
        "**份",
        "地名有多种可能",
        "places that may be several",
        "a.txt = ",
        "index.csv:3",
        "99 MiB",
    ):
        assert words in html, words
    assert "documents were read" not in html
    clean = record()
    clean["documents"] |= {
        "unread": [],
        "doubtful": [],
        "duplicates": [],
        "copies": [],
        "versions": [],
        "remarks": [],
    }
    html = render_build({**clean, "unresolved": [], "masked": []})
    assert "all documents were read" in html
    assert "Not resolved" not in html


def test_long_lists_are_cut_and_say_so() -> None:
    html = render_build(record(masked=[{"file": "a.txt", "words": f"*{i}份"} for i in range(SHOWN + 7)]))
    assert "7 more in build.json" in html
    assert f"*{SHOWN - 1}份" in html
    assert f"*{SHOWN}份" not in html


def test_a_build_writes_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "甲县2023年法治政府建设情况报告\n一、主要工作\n宣传《民法典》，发放资料**份，调解纠纷30件。\n",
        "utf-8",
    )
    result = build([tmp_path / "a.txt"], out=tmp_path / "out")
    assert [one["words"] for one in result.record["masked"]] == ["**份"]
    html = (tmp_path / "out" / "build.html").read_text("utf-8")
    assert re.search(r"<bdi>\*\*份</bdi>", html)
    assert r"\*\*份" in (tmp_path / "out" / "build.md").read_text("utf-8")


def test_markdown_has_the_same_parts_by_kind_and_marks_of_a_document_are_only_characters() -> None:
    said = record(masked=[{"file": "a|`b`.txt", "words": "[1](javascript:x) *次 <b>|_"}])
    text = render_markdown(said, readable=5)
    titles = re.findall("^## (.+)$", text, re.MULTILINE)
    assert titles[2:-1] == [section.title for section in sections(said)]
    assert "### 地名有多种可能 · places that may be several" in text
    assert "| `a\\|'b'.txt` | \\[1\\](javascript:x) \\*次 &lt;b>\\|\\_ |" in text
    assert "kg export --format turtle" in text
    assert "kg export" not in render_markdown(said, readable=10)
