"""What stands around a number: the words before it without their lead, the words after it, what was said before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import Mention, Quantity, Span
from kg.zh.things import trimmed

# 15名村（居）法律顾问: a short bracket inside the name does not end it.
_AFTER = re.compile(
    r"[^，。；：！？\n“”（）、]{0,60}(?:“[^“”\n]{1,20}[“”][^，。；：！？\n“”（）、]{0,30})?(?:（[^（）\n]{1,6}）[^，。；：！？\n“”（）、]{1,30})?"
)
_NO_NOUN = re.compile(
    r" |(?:因(?![素果])|由于|用于|作为|来自|以(?!案|[^，。；]{2,20}?为主题的)|在(?![编职册建岗校线押逃])|对(?![象口])|向(?!阳)|从(?!业)|使(?!用)|供(?![水电暖热货需应])|中(?![心央小学国层级青共医介型高华期])"
    r"|内(?![部设容控])|时(?![间限效政])|[让于给]|左右|等(?![级奖次])|和(?!解)|及|以及|与|并|且|到|至)|的$"
)
_NEAR = 120  # characters on either side
_THINGS_OF = ("家", "户", "辆", "台", "艘", "处")
_ENDS = ("审结", "办结", "结案", "化解", "整改", "答复")
_JOINT = re.compile(r"(?:[和及与]|以及|各)?\s*$")


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity in its clause: the words ``start`` to ``end`` lead to it, ``after`` follow without a mark.

    ``following`` is where the next number begins, ``done`` where the last one ended; ``clause`` the whole clause.
    """

    text: str
    mention: Mention
    quantity: Quantity
    start: int
    end: int
    after: str
    following: int
    clause: Span
    done: int

    @property
    def span(self) -> Span:
        """The number itself with its classifier."""
        return self.mention.span

    @property
    def unit(self) -> str:
        """The classifier."""
        return self.quantity.unit

    @property
    def body(self) -> str:
        """The words before the number, without what only leads up to it."""
        return self.text[self.start : self.end]

    @property
    def link(self) -> str:
        """What only links the words to the number: 均为, 共计, 分别达."""
        return self.text[self.end : self.span.start]

    @property
    def phrase(self) -> Span:
        """The words that lead to the number, with it."""
        return Span(self.start, self.mention.span.end)

    @property
    def whole(self) -> str:
        """The clause's words, of a clause without an end those near the number."""
        start = max(self.clause.start, self.span.start - _NEAR)
        return self.text[start : min(self.clause.end, self.span.end + _NEAR)]

    @property
    def joint(self) -> str:
        """The words between the number before it in its clause, if any, and its own."""
        return self.text[max(self.done, self.clause.start) : self.start]


class Named(NamedTuple):
    """What a number counts, the words that say so, and whether the kind is to be taken from before."""

    measure: str
    span: Span
    elliptic: bool = False
    around: str = ""


@dataclass(slots=True)
class Before:
    """What the sentence has said so far and later figures may leave out."""

    verb: str = ""
    thing: str = ""
    measure: str = ""
    unit: str = ""
    numbered: bool = False  # whether its number stood first: 建成1个公园，8个站点
    subject: str = ""  # of a rate: “法宣在线” in 参考率
    rated: bool = False  # whether the last measure was a rate or a change, and no number of things
    by_unit: dict[str, str] = field(default_factory=dict)  # the last thing of each classifier
    among: str = ""  # the whole that the last number was a part of: 队员46人，其中女性9人
    beside: bool = False  # whether its number was what something was done to: 对3个镇和5个部门开展督察

    def remember(self, verb: str, thing: str, measure: str, unit: str, *, numbered: bool = False) -> None:
        """Keep what the next figure of the sentence may refer to."""
        self.verb, self.thing, self.measure, self.unit = verb, thing, measure, unit
        self.subject, self.numbered, self.beside = "", numbered, False
        self.among, self.rated = "", False
        if thing:
            self.by_unit[unit.removesuffix("次")] = thing

    def last_of(self, unit: str, verb: str) -> str:
        """What was last counted with a classifier: 警告4家 after 检查网吧60家次，没收2万元; 审结9件 after 受理复议10件；."""
        return self.by_unit.get(unit, "") if unit in _THINGS_OF or verb in _ENDS else ""


def number(text: str, mention: Mention, clause: Span, done: int, following: int) -> Number | None:
    """The number of a mention in its clause; the words before ``done`` belong to an earlier one."""
    if mention.quantity is None:
        return None
    span = mention.span
    start, end = trimmed(text, max(clause.start, done), span.start)
    # 主要问题：编制8人; a bracket may hold a stop, and no words cross it
    start = max(start, *(text.rfind(mark, start, end) + 1 for mark in "：；。"))
    found = _AFTER.match(text, span.end, min(following, span.end + 60))
    after = found[0] if found else ""
    after = "" if _NO_NOUN.match(after) else _JOINT.sub("", after, count=1)
    return Number(text, mention, mention.quantity, start, end, after, following, clause, done)
