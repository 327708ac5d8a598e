"""Whose norm an unknown title is, and titles that are neither norm nor work."""

from __future__ import annotations

import pytest

from kg.lexicon import Lexicon
from kg.pipeline import find
from kg.read import document
from kg.resolve import resolve
from kg.terms import ELI

HEAD = "元阳县新街镇2022年法治政府建设情况报告\n"

JURISDICTIONS = [
    ("云南省物业管理规定", ["place/53"]),
    ("红河哈尼族彝族自治州自治条例", ["place/5325"]),
    ("元阳县停车管理办法", ["place/532528"]),
    ("朝阳区停车管理办法", []),  # several districts are called so
    ("乌有省停车条例", []),
    ("城市停车管理办法", []),
]


@pytest.mark.parametrize(("title", "places"), JURISDICTIONS)
def test_an_unknown_norm_is_of_the_division_that_its_title_names(
    title: str, places: list[str], lexicon: Lexicon
) -> None:
    doc = document(f"{HEAD}宣传《{title}》。")
    (mention,) = resolve(doc, find(doc, lexicon), lexicon).mentions.of("norm")
    assert mention.concept
    assert [value for predicate, value in mention.concept.facts if predicate == ELI.jurisdiction] == places


def test_what_is_neither_norm_nor_work_is_listed_once(lexicon: Lexicon) -> None:
    doc = document(
        f"{HEAD}送达《责令改正通知书》2份，再送《责令改正通知书》，学习《民法典》，发放《普法读本》。"
    )
    findings = resolve(doc, find(doc, lexicon), lexicon).findings
    assert [f.focus for f in findings if f.rule == "open-title"] == ["《责令改正通知书》"]
