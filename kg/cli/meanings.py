"""How the answer of a lookup looks on a terminal or in a pipe, in Chinese or English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.cli import words
from kg.cli.screen import grid
from kg.labels import is_iri, local, term_name
from kg.lexicon.dates import said
from kg.meaning import Answer, NormMeaning, PlaceMeaning, TermMeaning
from kg.meaning import Group as Meant
from kg.terms import FZ

_FEW = 12  # names in one line; the others are counted


class _Tongue:
    """Chooses words in one language."""

    def __init__(self, lang: str) -> None:
        self.second = lang == "en"

    def __call__(self, zh: str, en: str) -> str:
        return en if self.second else zh

    def of(self, table: dict[str, tuple[str, str]], key: str, **values: object) -> str:
        """The words for a key, with values put in; the key itself where there are none."""
        return table[key][self.second].format(**values) if key in table else key

    def term(self, iri: str) -> str:
        """What a term of the ontology is called."""
        name = term_name(iri)
        return (name.en if self.second else name.zh) or name.any


def answer(found: Answer, lang: str, *, width: int = 80) -> RenderableType:
    """What a name means, by kind, or what can be said of an unknown one; ``lang`` is zh or en."""
    say = _Tongue(lang)
    if not found.groups:
        return _unknown(found, say)
    parts: list[RenderableType] = []
    for group in found.groups:
        parts += [*_group(group, found, say, width), Text("")]
    return Group(*parts[:-1])


def _unknown(found: Answer, say: _Tongue) -> RenderableType:
    name = found.name.strip()
    name = name if len(name) <= 40 else name[:40] + "…"
    lines = [
        Text(say(f"没有名为“{name}”的规范、地点或术语", f"nothing known is called “{name}”"), style="bold")
    ]
    if found.form and found.form != "Work":
        kind = say.term(FZ[found.form])
        lines.append(Text(say(f"  按标题形式，应为：{kind}", f"  its title has the form of: {kind}")))
    elif found.form:
        lines.append(Text(say("  看来是一种著作，不是规范", "  it reads like a work, not like a norm")))
    elif "《" in name:
        lines.append(Text(say("  其形式不是规范的标题", "  its form is not that of a norm's title")))
    if found.near:
        lines.append(Text(say("  相近的名称：", "  names like it: ") + say("、", ", ").join(found.near)))
    return Group(*lines)


def _group(group: Meant, found: Answer, say: _Tongue, width: int) -> list[RenderableType]:
    kind = say.of(words.SCHEMES, group.scheme)
    if len(group.meanings) == 1:
        (one,) = group.meanings
        why = say.of(words.WHY, group.why, year=found.year, within=found.within)
        return [*_one(one, found, say, width, f"{kind} · {why}")]
    many = len(group.meanings)
    parts: list[RenderableType] = [
        Text(
            say(f"{kind}：{many} 个都叫“{found.name}”", f"{kind}: {many} are called “{found.name}”"),
            style="bold",
        )
    ]
    if group.scheme == "norm":
        parts.append(Text("  " + say("用 --year 指明年度", "say of which year with --year")))
        parts.append(_norm_candidates(group, found, say, width))
    elif group.scheme == "place":
        hint = say.of(words.WHY, "outside", within=found.within) if group.why == "outside" else ""
        parts.append(Text("  " + (hint or say("用 --in 指明所在地", "say where with --in"))))
        parts.append(_place_candidates(group, say, width))
    else:
        for one in group.meanings:
            parts += _one(one, found, say, width, kind)
    return parts


def _norm_candidates(group: Meant, found: Answer, say: _Tongue, width: int) -> RenderableType:
    columns = [say("标题", "title"), say("类别", "class"), say("施行", "from"), say("失效", "until")]
    norms = [one for one in group.meanings if isinstance(one, NormMeaning)]
    rows: list[Sequence[str]] = [
        (n.title, say.term(FZ[n.norm_class]), n.effective or n.adopted, n.repealed) for n in norms
    ]
    if found.year:
        columns.append(str(found.year))
        rows = [
            (*row, say.of(words.STATES, n.state, year=found.year)) for row, n in zip(rows, norms, strict=True)
        ]
    return grid(columns, rows, width=width)


def _place_candidates(group: Meant, say: _Tongue, width: int) -> RenderableType:
    places = [one for one in group.meanings if isinstance(one, PlaceMeaning)]
    columns = [say("代码", "code"), say("所在", "where")]
    rows: list[Sequence[str]] = [(p.code, " › ".join(name for name, _ in p.chain)) for p in places]
    if any(p.note for p in places):
        columns.append(say("名称", "name"))
        rows = [(*row, say.of(words.NOTES, p.note)) for row, p in zip(rows, places, strict=True)]
    return grid(columns, rows, width=width)


def _one(
    one: NormMeaning | PlaceMeaning | TermMeaning, found: Answer, say: _Tongue, width: int, why: str
) -> Iterable[RenderableType]:
    if isinstance(one, NormMeaning):
        title, lines = (one.title, one.title_en), _norm(one, found, say)
    elif isinstance(one, PlaceMeaning):
        title, lines = (one.name, ""), _place(one, say)
    else:
        title, lines = (one.label, one.label_en), _term(one, say)
    head = Text()
    if one.note:
        head.append(f"“{found.name}”{say('：', ': ')}{say.of(words.NOTES, one.note)} → ")
    head.append(title[0], style="bold")
    head.append(f"  {title[1]}" if title[1] else "", style="italic")
    head.append(f"  ({why})", style="green")
    yield head
    yield Padding(_listing([(say("标识", "IRI"), one.iri), *lines]), (0, 0, 0, 2), expand=False)
    if isinstance(one, NormMeaning) and one.wordings:
        yield Padding(_wordings(one, found, say, width), (0, 0, 0, 1), expand=False)


def _listing(lines: Iterable[tuple[str, str]]) -> Table:
    """What and its value, line by line, as far as there is a value."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    for what, value in lines:
        if value:
            table.add_row(Text(what), Text(value))
    return table


def _norm(norm: NormMeaning, found: Answer, say: _Tongue) -> list[tuple[str, str]]:
    place = f" ({norm.province})" if norm.province else ""
    state = say.of(words.STATES, norm.state, year=found.year) if norm.state else ""
    if (several := sum(wording.in_year in words.IN_YEAR for wording in norm.wordings)) > 1:
        state += say(f"，先后有 {several} 个文本", f", in {several} wordings one after the other")
    begun = "" if norm.wordings else norm.effective or norm.adopted
    return [
        (say("条款", "article"), norm.article),
        (say("类别", "class"), say.term(FZ[norm.norm_class]) + place),
        (say("效力", "in force"), state),
        (say("施行", "from"), begun),
        (say("失效", "repealed"), norm.repealed),
        (say("取代者", "replaced by"), norm.replaced_by),
        (say("取代", "replaced"), _joined(norm.replaces, say)),
        (say("简称", "short names"), _joined(norm.short_names, say)),
        (say("误称", "misnomers"), _joined(norm.misnomers, say)),
        (say("核对", "checked"), say.of(words.CHECKED, norm.checked)),
        (say("来源", "source"), norm.source),
    ]


def _wordings(norm: NormMeaning, found: Answer, say: _Tongue, width: int) -> Table:
    columns = [
        say("通过", "adopted"),
        say("施行", "from"),
        say("至", "until"),
        say("文本", "wording"),
    ]
    rows: list[Sequence[str]] = [
        (w.adopted, w.effective or "?", w.until, say.of(words.KINDS, w.kind)) for w in norm.wordings
    ]
    if found.year:
        columns.append(str(found.year))
        rows = [
            (*row, say.of(words.IN_YEAR, w.in_year) if w.in_year in words.IN_YEAR else "")
            for row, w in zip(rows, norm.wordings, strict=True)
        ]
    table = grid(columns, rows, width=width)
    for dates in table.columns[:3]:
        dates.no_wrap = True
    return table


def _place(place: PlaceMeaning, say: _Tongue) -> list[tuple[str, str]]:
    system = {
        "nbs": say("国家统计局", "National Bureau of Statistics"),
        "mca": say("民政部", "Ministry of Civil Affairs"),
    }
    kind = say.term(FZ[place.level.capitalize()]) + (f" · {place.type}" if place.type else "")
    codes = [
        f"{system[key]} {code}" for key, code in (("nbs", place.code_nbs), ("mca", place.code_mca)) if code
    ]
    if whose := system.get(place.code_system, ""):
        codes.append(say(f"标识用{whose}代码", f"the IRI uses that of the {whose}"))
    return [
        (say("级别", "level"), kind),
        (say("所在", "where"), " › ".join(f"{name} {code}" for name, code in place.chain)),
        (say("代码", "codes"), say("；", "; ").join(codes)),
        (say("存续", "in years"), f"{place.since}–{place.until}" if place.since or place.until else ""),
        (say("又称", "also called"), _joined(place.other_names, say)),
        (say("曾用名", "former names"), _joined(place.former_names, say)),
        (say("村居", "villages"), _joined(place.villages, say)),
    ]


def _term(term: TermMeaning, say: _Tongue) -> list[tuple[str, str]]:
    kind = say.term(FZ[term.kind]) if term.kind in FZ.terms else ""  # else it is one of the broader terms
    details: dict[str, list[str]] = {}
    wanted = "en" if say.second else "zh"
    both = {predicate for predicate, _, lang in term.details if lang == wanted}
    for predicate, value, lang in term.details:
        if lang and lang != wanted and predicate in both:
            continue
        shown = say(*said(value)) if predicate in (FZ.date, FZ.dateRule) else value
        details.setdefault(say.term(predicate), []).append(local(value) if is_iri(value) else shown)
    return [
        (say("类别", "kind"), kind),
        (
            say("释义", "definition"),
            say(term.definition or term.definition_en, term.definition_en or term.definition),
        ),
        (say("上位", "broader"), _joined(term.broader, say)),
        *((what, _joined(values, say)) for what, values in details.items()),
        (say("又称", "also called"), _joined(term.variants, say)),
        (say("叙述词语", "told by"), _joined(term.told_by, say)),
        (say("来源", "source"), _joined(term.sources, say)),
    ]


def _joined(names: Sequence[str], say: _Tongue) -> str:
    """Some names in a line; how many there are beyond the first dozen."""
    line = say("、", ", ").join(names[:_FEW])
    more = len(names) - _FEW
    return line if more <= 0 else say(f"{line} …… 另有 {more} 个", f"{line} … and {more} more")
