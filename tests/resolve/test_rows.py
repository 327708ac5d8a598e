"""Places that a row names in short."""

from __future__ import annotations

import pytest

from kg.lexicon import Lexicon
from kg.pipeline import find
from kg.read import document
from kg.resolve import resolve

COUNTY = "元阳县2022年法治政府建设情况报告\n"
CITY = "临夏回族自治州2017年法治政府建设报告\n"
TOWN = "洱源县凤羽镇2016年依法行政工作报告\n"


@pytest.mark.parametrize(
    ("head", "sentence", "expected"),
    [
        (COUNTY, "在嘎娘、俄扎、逢春岭设立流动调解点。", {"嘎娘": "嘎娘乡", "俄扎": "俄扎乡", "逢春岭": "逢春岭乡"}),
        (COUNTY, "走访俄扎、嘎娘等乡镇。", {"俄扎": "俄扎乡", "嘎娘": "嘎娘乡"}),
        (COUNTY, "包保黄草岭和黄茅岭，每月督导。", {}),  # no enumeration in the text
        (COUNTY, "培训、考试并重，包保黄草岭和黄茅岭。", {"黄草岭": "黄草岭乡", "黄茅岭": "黄茅岭乡"}),
        (CITY, "赴永靖、康乐、积石山督查。", {"永靖": "永靖县", "康乐": "康乐县", "积石山": "积石山保安族东乡族撒拉族自治县"}),
        (TOWN, "带队深入凤河、源胜开展宣讲。", {"凤河": "凤河村", "源胜": "源胜村"}),
        # one alone may be any word, and so may a row of words of the language
        (COUNTY, "邀请嘎娘的群众参加学习、考试。", {}),
        (CITY, "群众安居、康乐，普法、用法并重。", {}),
        # the words go on: no town ends there
        (COUNTY, "种植俄扎、嘎娘茶叶。", {}),
        # the county's register only
        (COUNTY, "赴永靖、积石山考察。", {}),
    ],
)  # fmt: skip
def test_a_row_of_short_names(head: str, sentence: str, expected: dict[str, str], lexicon: Lexicon) -> None:
    doc = document(head + sentence + "\n")
    found = {
        m.surface: m.readings[0].concept.label
        for m in resolve(doc, find(doc, lexicon), lexicon).mentions.of("place")
        if m.span.start >= len(head)
    }
    assert found == expected


def test_a_row_beside_a_name_in_full(lexicon: Lexicon) -> None:
    doc = document(COUNTY + "在嘎娘、新街镇和俄扎分别开展。\n")
    found = [m.surface for m in resolve(doc, find(doc, lexicon), lexicon).mentions.of("place")]
    assert {"嘎娘", "新街镇", "俄扎"} <= set(found)
