"""How far a name reaches to the left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.zh.bodies import SUFFIX, is_body
from kg.zh.brands import clean, is_brand, is_other_kind, is_slogan
from kg.zh.kinds import mechanism_kind
from kg.zh.phrase import ends_word, phrase_start
from kg.zh.systems import is_distinct


@pytest.mark.parametrize(
    ("text", "head", "name"),
    [
        ("进一步健全完善涉企检查备案制度", "制度", "涉企检查备案制度"),
        ("积极开展案件会商机制", "机制", "案件会商机制"),
        ("（二）落实村（居）法律顾问制度", "制度", "村（居）法律顾问制度"),
        ("与法院建立3项协作机制", "机制", "协作机制"),
        ("建立了", "了", "了"),
        ("按照规范性文件备案制度", "制度", "规范性文件备案制度"),
    ],
)
def test_phrase_start(text: str, head: str, name: str) -> None:
    assert text[phrase_start(text, text.rindex(head)) :] == name


@given(
    st.text(alphabet="落实建立县乡的（）“”、，首问责任制度1项 ", max_size=60),
    st.integers(0, 60),
    st.integers(1, 30),
)
def test_phrase_start_stays_within_its_limit(text: str, end: int, limit: int) -> None:
    end = min(end, len(text))
    start = phrase_start(text, end, limit=limit)
    assert max(0, end - limit - 8) <= start <= end
    assert not set(text[start:end]) & set("，、“”")


def test_ends_word_knows_that_a_word_goes_on() -> None:
    assert not ends_word("组织集中学法", 5)
    assert ends_word("走进县中学宣讲", 5)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("首问责任制", "Responsibility"),
        ("谁审批谁监管", "Responsibility"),
        ("海上纠纷一站式化解机制", "DisputeResolution"),
        ("警格+网格", "GridGovernance"),
        ("重大决策专家论证制度", "DecisionMaking"),
        ("轻微违法免罚清单", "Enforcement"),
        ("以案释法", "LegalPublicity"),
        ("律师坐班制度", "LegalService"),
        ("政务公开日", "Disclosure"),
        ("党建联盟机制", "PartyBuilding"),
        ("居民协商日", "Participation"),
        ("学法用法示范户", "Participation"),
        ("容缺受理", "Other"),
        ("书记牵头抓、网格员具体抓", "Responsibility"),
        ("领导带头学、全员普遍学", "LegalPublicity"),
    ],
)
def test_mechanism_kind(name: str, kind: str) -> None:
    assert mechanism_kind(name) == kind


@pytest.mark.parametrize(
    "name", ["四个自信", "两个维护", "关键少数", "最后一公里", "八大行动", "七进", "放管服"]
)
def test_slogans(name: str) -> None:
    assert is_slogan(name)


@pytest.mark.parametrize(
    "name", ["1+3+N", "三三制", "党建+信用", "双随机、一公开", "一村一辅警", "谁主管谁负责"]
)
def test_brands(name: str) -> None:
    assert is_brand(name)
    assert not is_slogan(name)


@pytest.mark.parametrize("name", ["老周调解室", "平安某某公众号", "乡、村、组", "宪法宣传周"])
def test_other_kinds(name: str) -> None:
    assert is_other_kind(name)


def test_clean_gives_the_shortest_common_name() -> None:
    assert clean("新时代“浦江经验”") == "浦江经验"


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("行政执法人员持证上岗制度", "制度", True),
        ("规章制度", "制度", False),
        ("长效机制", "机制", False),
        ("中国特色社会主义法治体系", "体系", False),
        ("四级调解网络", "网络", True),
        ("社会治安防控体系", "体系", False),
    ],
)
def test_is_distinct(name: str, head: str, expected: bool) -> None:
    assert is_distinct(name, head) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("县林业局", True),
        ("派出所", True),
        ("省教育厅", True),
        ("便民服务大厅", False),
        ("各村委会", False),
        ("以人民为中心", False),
        ("承办", False),
        ("大局", False),
        ("办公场所", False),
        ("相关部门办公室", False),
    ],
)
def test_is_body(name: str, expected: bool) -> None:
    matches = list(SUFFIX.finditer(name))
    assert bool(matches and is_body(name, matches[-1][0])) is expected
