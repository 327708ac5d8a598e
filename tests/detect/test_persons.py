"""Named people in a role."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.detect.persons import find
from kg.model import Mention, Mentions
from kg.read import document

# A sentence; name/role of the people it names, separated by blanks.
NAMED = [
    ("聘请甲省远大律师事务所律师孙晓伟担任政府法律顾问。", "孙晓伟/律师"),
    ("聘请远大律师事务所王建国律师、李娜律师为法律顾问。", "王建国/律师 李娜/律师"),
    ("由镇党委书记张伟任组长，镇长李强同志任副组长。", "张伟/党委书记 李强/镇长"),
    ("县委副书记、县长刘志刚主持召开会议。", "刘志刚/县长"),
    ("局长马文革同志带队调研。", "马文革/局长"),
    ("邀请县法院庭长买买提·吐尔逊到村授课。", "买买提·吐尔逊/庭长"),
    ("法治副校长陈晓东到校讲课。", "陈晓东/法治副校长"),
    ("邀请党校教授欧阳静作专题辅导。", "欧阳静/教授"),
    ("成立以书记周海（女）为组长的小组。", "周海/书记"),
    ("乡党委书记次仁多吉任组长，乡长旦增任副组长。", "次仁多吉/党委书记 旦增/乡长"),
    ("由洪文泽同志担任主任，负责日常工作。", "洪文泽/主任"),
    ("深入学习贯彻习近平总书记重要讲话。", "习近平/总书记"),
    ("省长周国梁多次听取汇报。", "周国梁/省长"),
    ("县委书记林涛强调要守法。", "林涛/书记"),
    ("办公室主任陈文博先后调研。", "陈文博/主任"),
    ("我局张晓明同志被评为先进个人。", "张晓明/"),
    ("以黄志远书记为组长、李彤镇长为副组长。", "黄志远/书记 李彤/镇长"),
    ("聘请远大律师事务所律师周敏、李建国为法律顾问。", "周敏/律师 李建国/律师"),
    ("组长：杨建军（镇党委书记），副组长：何秀英（镇长）。", "杨建军/党委书记 何秀英/镇长"),
    ("特邀法治副校长胡军走进课堂。", "胡军/法治副校长"),
    ("全国模范人民调解员金明花事迹。", "金明花/人民调解员"),
    ("区长马文革指出要加强执法。", "马文革/区长"),
    ("镇人大主席杨柳、镇纪委书记郑爽列席。", "杨柳/主席 郑爽/书记"),
    ("党支部书记李东升带领党员学法。", "李东升/党支部书记"),
]
NOT_NAMED = [
    "由书记任组长，镇长为副组长，主任高度重视。",
    "深入学习贯彻习近平法治思想和习近平新时代中国特色社会主义思想。",
    "聘请律师3名，法律顾问全程参与，律师参与合同审查。",
    "法律明白人、调解员和网格员及时到场。",
    "主任负责全面工作，书记亲自部署，局长主持会议。",
    "律师事务所派律师应诉，法官进网格，民警包片。",
    "各书记、主任和相关负责人为成员。",
    "镇长高效统筹，书记方向明确，主任时刻关注。",
    "局长周密部署，主任明白责任，书记张罗此事，县长杜绝形式主义。",
    "印发《学习习近平总书记重要讲话精神的通知》。",
    "专家论证、公众参与、法律顾问审查程序完备。",
    "党政综合办主任任副主任，副书记任组长。",
    "书记和李明分别带队，镇党委书记王某某任组长，调解员王大爷上门。",
    "书记于年初主持召开会议，镇长连续三次部署，局长高位推动。",
    "律师方便群众，法官易于接触，教授通俗讲解，网格员全面摸排。",
]


def found(text: str) -> list[Mention]:
    return list(find(document(text), Mentions([])))


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_named(text: str, expected: str) -> None:
    assert " ".join(f"{m.surface}/{m.readings[0].note}" for m in found(text)) == expected


@pytest.mark.parametrize("text", NOT_NAMED)
def test_not_named(text: str) -> None:
    assert [m.surface for m in found(text)] == []


@given(st.text(alphabet="王李律师书记主任同志任为组长，。、·扎西的", max_size=40))
def test_names_are_short_words_of_the_text(text: str) -> None:
    doc = document(text)
    for mention in find(doc, Mentions([])):
        assert mention.surface == doc.quote(mention.span)
        assert 2 <= len(mention.surface) <= 32
