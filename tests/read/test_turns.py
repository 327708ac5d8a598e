"""Which sentences of running text turn to the shortcomings or to the plan."""

from __future__ import annotations

import pytest

from kg.model import Role
from kg.read import document
from kg.read.turns import asides, turns

WANT, PLAN, DONE = Role.SHORTCOMINGS, Role.PLAN, Role.ACHIEVEMENTS


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
        ("一年来，监管取得成效，但执法力量薄弱，设备陈旧。", WANT),
        ("经过整治，市场秩序明显好转，但案件全部办结。", None),
        ("当前的困难是山高路远、住户分散，送法成本高。", WANT),
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
        ("为此，2021年要：更换浮标。", PLAN),
        ("展望2021年，全港将更换浮标。", PLAN),
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
        ("浮标失修。改进的思路：逐个更换。", ["改进的思"]),
        ("浮标失修。思路与举措。（1）逐个更换。", ["思路与举"]),
        ("浮标失修。反馈措施：2条。", []),
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
    ("sentence", "expected"),
    [
        # what sets itself against the work, with no word for shortcomings
        ("但台账登记不及时，个别站所学法不经常。", WANT),
        ("总之，全年工作虽有起色，离示范标准还差得远，夜间执法力量薄弱。", WANT),
        ("一年来虽有提升，但也要清醒看到，窗口人员业务生疏。", WANT),
        ("同时，受站所撤并影响，档案移交不完整。", WANT),
        ("但我们没有退缩，连夜抢修浮标。", None),
        ("将继续教育学时纳入考核。", None),
        ("今后遇到重大合同，一律先审。", None),
        ("但经多方调解，双方握手言和。", None),
        ("虽然时间紧、任务重，但顺利完成验收，干部不畏困难。", None),
        ("但群众满意度提高，积案全部化解，信访量减少。", None),
        # a word for shortcomings leads to them
        ("现阶段工作的难点：渔船分散；夜查人手少。", WANT),
        ("我们感到困难较大的有：一是取证难。", WANT),
        ("目前主要问题是司法助理员不足，一人多岗。", WANT),
        ("总的来看，全区仍存在进度不一、档案不齐的情况。", WANT),
        ("解决了以下难题：一是供暖不足。", None),
        ("梳理群众反映的问题：路灯不亮12处，已修复。", None),
        ("客观分析，全港主要面临三重压力：渡口多、船员少。", WANT),
        ("从督察反馈看，还有几个方面亟待加强。渡口台账不全。", WANT),
        ("自查中查找出如下问题：渡口台账不全；浮标失修。", WANT),
        ("督察反馈问题：渡口台账不全，已督促整改。", None),
        ("短板主要有这么几条：浮标锈蚀。", WANT),
        ("美中不足的是，渡口驿站关门早。", WANT),
        ("渡运管理虽有起色，可夜航风险依旧存在短板。", WANT),
        # every clause owns up
        ("基层执法力量不足，法治人才匮乏，普法针对性不强。", WANT),
        ("针对人手不足，装备滞后，及时调配。", None),
        # plans
        ("展望未来，全镇将建好法治驿站。", PLAN),
        ("在下一年的工作中，我局拟从两方面努力。", PLAN),
        ("我乡将以此次考核为契机，建好调解室。", PLAN),
        ("我乡将学法纳入考核，作为晋升依据。", None),
        ("几点建议：一是统一文书。", PLAN),
    ],
)
def test_a_sentence_of_no_set_phrase_turns(sentence: str, expected: Role | None) -> None:
    assert [found for _, found in turns(sentence, 0)] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("【存在不足】人手少。【下步打算】招录2人。", [("人手", WANT), ("招录", PLAN)]),
        ("【工作亮点】全省首创。", []),
    ],
)
def test_a_label_in_brackets(text: str, expected: list[tuple[str, Role]]) -> None:
    folded = document(text).folded
    assert [(folded[at : at + 2], found) for at, found in turns(folded, 0)] == expected


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


def test_a_numbered_list_behind_the_answer_to_shortcomings_is_the_plan() -> None:
    text = "某县2019年总结\n存在问题有：1.装备陈旧；2.人手不足。\n针对存在的问题，2020年我镇将做好以下工作：1.更新装备；2.招录人员。\n"
    doc = document(text)
    roles = {doc.quote(s.heading): s.role for s in doc.sections}
    assert (roles["装备陈旧"], roles["更新装备"], roles["招录人员"]) == (WANT, PLAN, PLAN)
