"""How answers look on a terminal or in a pipe: tables and listings as rich renderables; nothing is printed here."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.categories import NAMED, OCCURRENCES
from kg.labels import is_iri, is_number, short, term_name
from kg.questions import GROUPS

if TYPE_CHECKING:
    from kg.dataset import Row
    from kg.explain import Explanation, Fact
    from kg.questions import Question

_LEAST = 30  # what is left to a column of sentences
# Categories of an annotation as the guidelines name them, in the order of reading.
_CATEGORIES = {
    **{name: f"{category.zh} {name}" for name, category in NAMED.items()},
    **{
        key: f"{OCCURRENCES[name].zh} {name}"
        for key, name in (("quantities", "figures"), ("problems", "shortcomings"), ("plans", "plans"))
    },
}
_ATTRIBUTES = ("class", "kind", "date", "level", "role", "organisation", "activity", "measure", "year")
_HEADER = ("title", "year", "issuer", "doc_number", "addressee")


def grid(columns: Sequence[str], rows: Iterable[Sequence[str]], *, width: int = 80) -> Table:
    """A table of at most ``width`` cells; numbers stand to the right, long words are folded."""
    lines = [tuple(row) for row in rows]
    table = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False)
    widths = [
        max((cell_len(line) for row in lines for line in row[i].splitlines()), default=0)
        for i in range(len(columns))
    ]
    narrow = sorted(widths)[: len(widths) - 1]
    for i, column in enumerate(columns):
        cells = [row[i] for row in lines if row[i]]
        number = bool(cells) and all(map(is_number, cells))
        # Where one column holds sentences, the others keep their width and it alone is folded.
        kept = widths[i] in narrow and sum(narrow) + 3 * len(widths) <= width - _LEAST
        table.add_column(Text(column), justify="right" if number else "left", overflow="fold", no_wrap=kept)
    for row in lines:
        table.add_row(*map(Text, row))
    return table


def answer(columns: Sequence[str], rows: Iterable[Row], base: str, *, width: int = 80) -> Table:
    """The rows of an answer; IRIs with prefixes or relative to the base."""
    found = list(rows)
    shown = list(columns) or list(dict.fromkeys(name for row in found for name in row))
    cells = [[_shortened(row.get(name, ""), base) for name in shown] for row in found]
    return grid(shown, cells, width=width)


def _shortened(value: str, base: str) -> str:
    return short(value, base) if is_iri(value) else value


def question_list(questions: Mapping[str, Question]) -> Table:
    """The saved questions by group, with their titles and parameters."""
    rows: list[tuple[str, str, str]] = []
    for group, title in GROUPS.items():
        found = [one for one in questions.values() if one.group == group]
        if found:
            rows.append((f"[{group}]", title, ""))
        for one in found:
            said = "\n".join(f"{p.name}={p.default}  {p.title}" for p in one.parameters)
            rows.append((one.name, one.title, said))
    return grid(("name", "标题 / title", "参数 / --param"), rows)


def built(record: Mapping[str, Any], folder: Path, *, command: str = "kg") -> RenderableType:
    """What a build found, by kind, and where to look next.

    ``command`` is what to type for kg. Files that the build did not write are not named.
    """
    categories = {**NAMED, **OCCURRENCES}
    rows = [
        (categories[kind].zh, kind, str(count["mentions"]), str(count["distinct"]))
        for kind, count in record["counts"].items()
    ]
    documents = record["documents"]
    graph = "" if str(folder) == "output" else f" -g {shlex.quote(str(folder))}"
    read = f"{documents['read']} of {documents['found']} documents read: {record['reports']} reports"
    lines = [f"{read}, {record['quads']} quads in {sum(record['seconds'].values()):.1f} s"]
    if record.get("unchanged"):
        lines = [f"{read}, {record['quads']} quads: nothing has changed since they were built"]
    if record["unresolved"]:
        lines.append(f"{len(record['unresolved'])} names could not be resolved: {folder / 'build.md'}")
    if documents["remarks"]:
        lines.append(f"{len(documents['remarks'])} faults of the source records: {folder / 'build.md'}")
    lines.append("")
    for name, what in (("graph.html", "the graph, to click through"), ("graph.ttl", "the graph as Turtle")):
        if (folder / name).exists():
            lines.append(f"{shlex.quote(str(folder / name))}  {what}")
    lines.append(f"{command} query{graph} --list  the saved questions")
    return Group(grid(("类别", "kind", "引述 quotations", "不同 distinct"), rows), Text("\n".join(lines)))


def annotation(name: str, said: Mapping[str, Any]) -> RenderableType:
    """What one text says, by category, with the words and their offsets."""
    parts: list[RenderableType] = [Text(name, style="bold")]
    header = [(key, str(said[key])) for key in _HEADER if said.get(key)]
    place = " ".join(filter(None, reversed(list((said.get("place") or {}).values()))))
    header += [("place", place)] if place else []
    parts.extend(Padding(Text(f"{key}: {value}"), (0, 0, 0, 2), expand=False) for key, value in header)
    if said.get("report") is False:
        parts.append(Text("  this reads like no annual report on rule-of-law government", style="yellow"))
    for category, title in _CATEGORIES.items():
        entries = said.get(category) or []
        if entries:
            parts += [Text(""), Text(f"{title} ({len(entries)})", style="bold cyan")]
            parts.extend(Padding(_entry(entry), (0, 0, 0, 2), expand=False) for entry in entries)
    return Group(*parts, Text(""))


def _entry(entry: Mapping[str, Any]) -> Text:
    words = entry.get("quotes") or []
    name = entry.get("name") or entry.get("headline") or (words[0] if words else "")
    said = [str(entry[key]) for key in _ATTRIBUTES if entry.get(key) is not None]
    line = Text(str(name))
    if said:
        line.append(f"  [{', '.join(said)}]", style="green")
    spans = " ".join(f"{start}-{end}" for start, end in entry.get("spans", ()))
    line.append(f"  {' '.join(w for w in words if w != name)}".rstrip(), style="italic")
    line.append(f"  {spans}", style="dim")
    return line


def explanation(one: Explanation, base: str, limit: int) -> RenderableType:
    """A thing: description first, then the sentences that speak of it, at most ``limit`` (0: all)."""
    head = Text(one.name.any, style="bold")
    if one.name.zh and one.name.en:
        head.append(f"  {one.name.en}", style="italic")
    parts: list[RenderableType] = [head, Text(f"  {short(one.iri, base)}", style="dim")]
    lines = []
    if one.kinds:
        lines.append(("类别 kind", "；".join(f"{n.zh} {n.en}".strip() for n in one.kinds)))
    if one.above:
        lines.append(("上位 above", " → ".join(n.any for n in one.above)))
    if one.narrower:
        lines.append((f"下位 below ({len(one.narrower)})", _few([n.any for n in one.narrower])))
    lines += [(f"{d.name.zh} {d.name.en}".strip(), d.value) for d in one.details]
    parts.extend(Padding(Text(f"{name}：{value}"), (0, 0, 0, 2), expand=False) for name, value in lines)
    shown = one.facts[:limit] if limit else one.facts
    parts += [Text(""), Text(f"原文 quotations ({len(one.facts)})", style="bold cyan")]
    parts.extend(Padding(_fact(fact), (0, 0, 1, 2), expand=False) for fact in shown)
    if len(shown) < len(one.facts):
        parts.append(Text(f"  … {len(one.facts) - len(shown)} more; --limit 0 shows all", style="yellow"))
    return Group(*parts)


def _few(words: Sequence[str], most: int = 12) -> str:
    return "、".join(words[:most]) + (" …" if len(words) > most else "")


def _fact(fact: Fact) -> RenderableType:
    source = Text(fact.report.title or fact.report.iri, style="bold")
    if fact.section:
        source.append(f" › {fact.section}", style="dim")
    said = " / ".join(term_name(p).zh or term_name(p).en for p in fact.predicates)
    marks = ", ".join(filter(None, (fact.modality, *fact.contexts)))
    at = f"{fact.span.start}-{fact.span.end}" if fact.span else "source record"
    return Group(source, Text(f"{said}：{fact.object}  [{marks}]  {at}", style="green"), marked(fact))


def marked(fact: Fact) -> Text:
    """The sentence with the quoted words marked, in colour and with ⟦⟧ so that a pipe keeps them."""
    sentence, words = fact.sentence or fact.words, fact.words
    at = sentence.find(words)
    if at < 0:
        return Text(f"⟦{words}⟧  {sentence}".replace("\n", " "))
    text = Text(sentence[:at].replace("\n", " "))
    text.append(f"⟦{words}⟧".replace("\n", " "), style="reverse")
    text.append(sentence[at + len(words) :].replace("\n", " "))
    return text
