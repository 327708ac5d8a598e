"""Which figures take their verb from the figure before: 开展讲座5次、研讨3次 are both held, but not 讲座5次，案卷80宗."""

from __future__ import annotations

import re

from kg.zh.around import Before, Number
from kg.zh.verbs import Verb

# Nouns that take no verb from the figure before: 开展培训3场，受众500人.
OWN = re.compile(
    "受众|反映问题|服务人群|服务群众|服务对象|参训|参会|群众$|量$|参与|人数|金额|资金|标的|面积|经费|款$|涉及|涉案|平均|每|其他|占|另|持证"
)
NO_HEIR = re.compile("受教育|覆盖|惠及|参与|参加|涉及|发生|发现|获|现有|共有|有|投入|出动|挽回|罚")
EVENTS = ("次", "场", "场次", "期", "轮", "批次")
_HELD = ("开展", "举办", "举行", "召开", "组织", "组织开展", "组织召开")
JOINTS = ("、", "和", "及", "与", "以及")
_OWN_SUBJECT = re.compile(
    "[^，]{0,6}(?:书记|[镇乡县区市局]长|主任|律师|成员|领导)(?=带头|亲自|集中|集体|专题|[讲述学])"
)
# 调整12项、扩大权限5项: a deed of its own
_OWN_DEED = re.compile("(?:压[缩减]|扩大|精简|合并|优化|拓展|盘活)[\u4e00-\u9fff]{2}")
_MEETING = re.compile("会|座谈|研讨|协商")
_OWN_VERB = re.compile("实现|确保|保证|做到|推动|使|将|把|除")


def may_inherit(number: Number, before: Before, found: list[Verb]) -> bool:
    """Whether a number may take its verb from the one before: not where its clause has a verb of its own."""
    if number.unit not in EVENTS and before.unit in EVENTS and before.verb in _HELD:
        return False  # 开展评查2次，案卷80宗
    if (
        _OWN_SUBJECT.match(number.body)
        or _OWN_DEED.match(number.body)
        or (before.verb.endswith("召开") and number.body and not _MEETING.search(number.body))
    ):
        return False  # 召开专题会3次、集体学法5次
    if number.joint.startswith(JOINTS):
        return True
    if NO_HEIR.search(before.verb):
        return False
    return not found and not _OWN_VERB.search(number.joint)
