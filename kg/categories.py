"""The categories of what a report says, in the order in which records, annotations and listings name them."""

from __future__ import annotations

from dataclasses import dataclass

from kg.terms import FZ


@dataclass(frozen=True, slots=True)
class Category:
    """What a category is called in Chinese, and the property or class by which the graph holds it.

    ``attributes`` are the properties of its members that an annotation gives, by their short names.
    """

    zh: str
    term: str
    attributes: tuple[tuple[str, str], ...] = ()


# What a report names: the predicate leads to it from the report.
NAMED = {
    "norms": Category("规范", FZ.cites, (("class", FZ.normClass),)),
    "works": Category("著作", FZ.refersTo),
    "mechanisms": Category("机制", FZ.describes, (("kind", FZ.mechanismKind),)),
    "campaigns": Category("主题活动", FZ.observes, (("date", FZ.date),)),
    "organisations": Category("机构", FZ.involves),
    "persons": Category("人物", FZ.names),
    "places": Category("地点", FZ.mentionsPlace, (("level", FZ.placeLevel),)),
    "platforms": Category("平台", FZ.uses),
}
# What a report tells: of this class.
OCCURRENCES = {
    "activities": Category("工作活动", FZ.Activity),
    "figures": Category("数据", FZ.Figure),
    "shortcomings": Category("存在问题", FZ.Shortcoming),
    "plans": Category("下步计划", FZ.Plan),
}
