"""What headings and sentences say a part of a report is for."""

from __future__ import annotations

import pytest

from kg.model import Role
from kg.read import document
from kg.read.roles import asides, is_cause, opens, role, turns

WANT, PLAN, DONE = Role.SHORTCOMINGS, Role.PLAN, Role.ACHIEVEMENTS


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("存在的困难", WANT),
        ("工作中存在的短板和不足", WANT),
        ("不足之处", WANT),
        ("当前面临的困难与挑战", WANT),
        ("存在问题及下一步整改措施", WANT),
        ("主要问题", WANT),
        ("存在问题整改落实情况", DONE),
        ("着力破解突出问题", DONE),
        ("坚持问题导向，补齐短板弱项", DONE),
        ("下步安排", PLAN),
        ("今后努力方向", PLAN),
        ("整改措施", PLAN),
        ("下一步工作开展思路", PLAN),
        ("来年工作展望", PLAN),
        ("2024年工作", PLAN),
        ("2023年工作", DONE),
        ("2023年工作计划完成情况", DONE),
        ("年初制定普法工作计划，明确分工", DONE),
        ("主要做法和成效", DONE),
        ("需要改进的地方", WANT),
        ("有待提升的方面", WANT),
        ("亟待解决的问题", WANT),
        ("制约因素", WANT),
        ("应对办法", PLAN),
        ("未来工作方向", PLAN),
        ("推进措施", DONE),
    ],
)
def test_role_of_a_heading(heading: str, expected: Role) -> None:
    assert role(heading, 1, DONE, year=2023) == expected


@pytest.mark.parametrize(
    ("heading", "parent", "expected"),
    [
        ("加强队伍建设", "存在问题及改进措施", PLAN),
        ("队伍建设滞后", "存在问题及改进措施", WANT),
        ("下一步打算", "存在问题及改进措施", PLAN),
        ("加强学习不够", "存在问题", WANT),
        ("培训力度不足", "存在问题及改进措施", WANT),
        ("落实会前学法不严格", "存在问题及改进措施", WANT),
        ("解决执法力量不足问题", "存在问题及改进措施", PLAN),
        ("选聘法治辅导员", "存在问题及改进措施", PLAN),
    ],
)
def test_parts_of_a_section_on_both(heading: str, parent: str, expected: Role) -> None:
    assert role(heading, 2, WANT, parent=parent) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("普法工作存在的问题", WANT),
        ("2025年普法工作展望", PLAN),
        ("下一步工作计划", PLAN),
        ("人员不足", None),
        ("全年学法4次", None),
    ],
)
def test_a_line_of_its_own(line: str, expected: Role | None) -> None:
    assert opens(line) == expected


@pytest.mark.parametrize(
    ("heading", "cause"),
    [
        ("原因分析", True),
        ("主要原因", True),
        ("产生问题的原因", True),
        ("存在的不足和原因", False),
        ("人少", False),
    ],
)
def test_causes(heading: str, cause: bool) -> None:
    assert is_cause(heading) == cause


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("虽然取得了一定成绩，但仍存在执法人员少等问题。", WANT),
        ("在肯定成绩的同时，我们也看到还存在一些不足。", WANT),
        ("当前，街道工作还存在一些薄弱环节，如人员少。", WANT),
        ("存在的主要问题：一是人少。", WANT),
        ("下一步，我局将持续加强学习。", PLAN),
        ("下一步工作：一是加强学习。", PLAN),
        ("2021年，我县将重点做好以下工作。", PLAN),
        ("在今后的工作中，我镇将进一步加强宣传。", PLAN),
        ("针对以上问题，我局将采取措施。", PLAN),
        ("2021年，我县将法治建设纳入考核。", None),
        ("针对仍存在的问题，督促整改12家。", None),
        ("帮助解决群众困难和问题35件。", None),
        ("研究下一步工作，召开会议3次。", None),
        ("没有存在重大问题。", None),
        # what is to be solved is what is lacking
        ("今后将着力解决执法装备陈旧、取证手段单一等问题。", WANT),
        ("下一步重点破解部门数据不通等难题。", WANT),
        ("着力解决拖欠工资等问题36件。", None),
        # a conclusion that owns up
        ("回顾全年，虽有成效，但在精准普法方面还有待提升。", WANT),
        ("受编制总量限制，法制审核人员短缺。", WANT),
        ("受县司法局委托，开展培训。", None),
        ("受台风影响，转移群众300人。", None),
        ("我所工作中还存在的突出问题：案多人少。", WANT),
        ("对照示范标准，我镇尚有不小差距。", WANT),
        ("对照检查发现的问题，逐项整改。", None),
    ],
)
def test_a_sentence_turns(sentence: str, expected: Role | None) -> None:
    assert [found for _, found in turns(sentence, 0)] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2021年，我局拟建成智慧监管平台。", PLAN),
        ("2O21年：改造法治广场。", PLAN),
        ("二〇二一年，一要配强执法队伍。", PLAN),
        ("2021年我乡准备从以下方面改进：一是培训。", PLAN),
        ("2020年，我局拟定执法手册。", None),
        ("2021年计划生育奖励已发放。", None),
        ("2021年，将军湖景区获评示范点。", None),
        ("2021年将来临之际，慰问调解员。", None),
    ],
)
def test_a_sentence_on_a_later_year_than_2020(sentence: str, expected: Role | None) -> None:
    assert [found for _, found in turns(sentence, 0, year=2020)] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("一是人员老化，改进措施：公开遴选。", ["改进措施"]),
        ("力量分散，2021年拟组建专班；", ["2021年拟"]),
        ("取证难。下半年与海事处共建专班。", ["下半年与"]),
        ("经费不足。对策是争取专项资金。", ["对策是争"]),
        ("取证难。下半年案件激增，力量不足。", []),
        ("人员老化，2019年将3人调离。", []),
        ("措施不力，责任不实。", []),
        ("下半年以来进展缓慢。", []),
    ],
)
def test_what_will_be_done_within_a_shortcoming(text: str, answers: list[str]) -> None:
    found = list(asides(text, 0, year=2020))
    assert [
        answer for at, answer in zip(found, answers, strict=True) if text.startswith(answer, at)
    ] == answers


@pytest.mark.parametrize(
    ("heading", "before", "expected"),
    [
        ("主要措施", PLAN, PLAN),
        ("保障措施", PLAN, PLAN),
        ("主要措施", DONE, DONE),
        ("重点工作完成情况", PLAN, DONE),
    ],
)
def test_measures_after_the_aims(heading: str, before: Role, expected: Role) -> None:
    assert role(heading, 1, DONE, before=before) == expected


def test_running_text_ends_with_its_paragraph() -> None:
    doc = document(
        "某县2020年法治政府建设情况报告\n一、做法\n（一）学法。虽有进步，但还存在少数人学法不深的问题。\n全年学法4次。\n（二）普法。\n"
    )
    at = doc.text.index("全年")
    assert doc.role(next(s for s in doc.sentences if s.start == at)) == DONE


def test_a_list_belongs_to_the_sentence_that_leads_to_it() -> None:
    doc = document(
        "某县2020年法治政府建设情况报告\n一、做法\n办班。\n但还存在以下问题：\n（一）人少。\n（二）钱少。\n"
    )
    assert [s.role for s in doc.sections if s.level == 2] == [WANT, WANT]
