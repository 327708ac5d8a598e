"""How a pattern becomes words: alternatives are drawn, slots filled, figures written with what they count."""

from __future__ import annotations

import re

from kg.corpus import amounts
from kg.corpus.grammar import Amount, Choice, Figure, Named, Pattern, Ref, Sequence
from kg.corpus.scene import Scene
from kg.corpus.slots import SLOTS

# What stands between a thing and its number, and belongs to neither.
_COPULA = re.compile(
    "(?:已)?(?:达到|达|均为|为|累计|共计|共|各|由|较上年|同比|比上年|较去年同期|完成了|了)+$"
)
_MARKED = re.compile("[“《]([^“”《》]+)[”》]")
_EACH = re.compile("、|以及|和|及")


def say(scene: Scene, rule: str) -> None:
    """A pattern of a rule, which the document has not said yet if there is one."""
    patterns = scene.patterns(rule)
    if len(patterns) == 1:
        say_pattern(scene, patterns[0])
        return
    fresh = [p for p in patterns if p.number not in scene.used] or patterns
    say_pattern(scene, scene.chance.pick(fresh))


def left(scene: Scene, rule: str) -> int:
    """How many patterns of a rule the document has not said yet."""
    return sum(pattern.number not in scene.used for pattern in scene.patterns(rule))


def say_pattern(scene: Scene, pattern: Pattern) -> None:
    """One pattern."""
    scene.used.add(pattern.number)
    _say(scene, pattern.nodes)


def _say(scene: Scene, nodes: Sequence) -> None:
    for node in nodes:
        if isinstance(node, str):
            scene.draft.add(node)
        elif isinstance(node, Choice):
            _say(scene, scene.chance.pick(node.options))
        elif isinstance(node, Ref):
            if node.name in SLOTS:
                SLOTS[node.name](scene, node.argument)
            else:
                say(scene, node.name)
        elif isinstance(node, Figure):
            _figure(scene, node)
        elif isinstance(node, Named):
            start = scene.draft.length
            _say(scene, node.inner)
            text = scene.draft.since(start)
            marked = _MARKED.search(text)
            said = {key: value.split(",") if key == "kind" else value for key, value in node.said}
            name = marked[1] if marked else text
            scene.draft.state(node.category, start, {"name": name, **said}, required=node.required)


def _figure(scene: Scene, figure: Figure) -> None:
    """A quotation with its number: what stands around the number is the measure."""
    draft = scene.draft
    start, measure, written, unit, each = draft.length, "", None, "", False
    for node in _flat(scene, figure.inner):
        if not isinstance(node, Amount):
            at = draft.length
            _say(scene, (node,))
            measure += draft.since(at)
            continue
        measure = _COPULA.sub("", measure)
        unit, each = node.unit, node.unit.startswith("各")
        if unit in ("±%", "±点"):
            written = amounts.change(scene.chance, points=unit == "±点")
            unit = "%" if unit == "±%" else "百分点"
        elif unit == "-%":
            unit, written = "%", amounts.reduced(scene.chance, node.size)
        elif unit == "%":
            written = amounts.percent(scene.chance, node.size or 96)
        else:
            unit = unit.removeprefix("各")
            if unit.startswith("→"):
                unit = unit[1:]
                _before(scene, figure, start, unit, node.size, measure)
            written = amounts.count(scene.chance, unit, node.size or 10)
            if each:
                draft.add("各")
        draft.add(written.text)
        unit = "元" if unit == "万元" else unit
    if written is None:
        return
    for thing in _EACH.split(measure) if each else (measure,):
        draft.state(
            "quantities",
            start,
            {
                "value": written.value,
                "high": written.high,
                "unit": unit,
                "qualifier": written.qualifier,
                "measure": thing,
                "activity": [figure.activity, *_ALSO.get(figure.activity, ())],
            },
            required=written.value is not None,
        )


# What two readers could take an activity for.
_ALSO = {
    "Lecture": ("Publicity", "Training"),
    "Publicity": ("Lecture", "Other"),
    "Training": ("Study", "Lecture", "Staffing"),
    "Study": ("Training", "Meeting", "Lecture"),
    "Meeting": ("Study", "Other"),
    "Staffing": ("Training", "Other", "LegalAid"),
    "Screening": ("Mediation", "Patrol", "Inspection"),
    "Inspection": ("Enforcement", "Screening", "Patrol"),
    "Enforcement": ("Inspection", "Review"),
    "Petition": ("Mediation", "Other"),
    "Mediation": ("Petition", "Screening", "Other"),
    "Review": ("Enforcement", "Other"),
    "Disclosure": ("Publicity", "Other"),
    "Facility": ("Staffing", "Publicity", "Other"),
    "LegalAid": ("Consultation", "Other"),
    "Consultation": ("LegalAid", "Publicity"),
    "GridStructure": ("Staffing", "Other"),
    "Other": ("Enforcement", "Disclosure", "Review"),
}


def _flat(scene: Scene, nodes: Sequence) -> Sequence:
    """The nodes with the alternatives drawn, for an amount may stand in one."""
    found: list[object] = []
    for node in nodes:
        if isinstance(node, Choice):
            found += _flat(scene, scene.chance.pick(node.options))
        else:
            found.append(node)
    return tuple(found)  # type: ignore[arg-type]


def _before(scene: Scene, figure: Figure, start: int, unit: str, size: int, measure: str) -> None:
    """由12件降至: the figure of the year before, which readers need not list."""
    old = size * scene.chance.between(11, 19) // 10
    scene.draft.add(f"由{old}{unit}")
    said = {"value": old, "high": None, "unit": unit, "qualifier": "exact", "measure": measure}
    scene.draft.state("quantities", start, {**said, "activity": [figure.activity]}, required=False)
    scene.draft.add("降至" if scene.chance.one_in(2) else "减少到")
