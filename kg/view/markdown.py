"""The record of a build as Markdown: for a terminal, an editor or a page of a code host."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from kg.categories import NAMED, OCCURRENCES
from kg.view.sections import sections

_MARKS = re.compile(r"[\\`*_\[\]!|~]")


def render_markdown(said: Mapping[str, Any], readable: int) -> str:
    """The text of a ``build.json``; above ``readable`` quads it names what makes Turtle and page."""
    docs = said["documents"]
    lines = [
        "# 构建记录 / Record of the build",
        "",
        f"{docs['read']} / {docs['found']} 份文件已读取 documents read",
        f"· {said['reports']} 份报告 reports · {said['quads']} 条四元组 quads",
        f"· fazhi-kg {said['version']} · {said['began']}",
        "",
        "## 所得 / What was found",
        "",
        "| 类别 | kind | 引述 quotations | 不同 distinct |",
        "|---|---|---:|---:|",
    ]
    categories = {**NAMED, **OCCURRENCES}
    for kind, count in said["counts"].items():
        lines.append(f"| {categories[kind].zh} | {kind} | {count['mentions']} | {count['distinct']} |")
    lines += [
        "",
        "## 文件格式 / Formats",
        "",
        "| 格式 format | 已读 read | 未读 not read |",
        "|---|---:|---:|",
    ]
    for name, of in docs["formats"].items():
        lines.append(f"| {_cell(name) or '（未打开 not opened）'} | {of['read']} | {of['unread']} |")
    if not docs["unread"]:
        lines += ["", "## 未读取 · Not read", "", "（无 none）"]
    for section in sections(said):
        lines += ["", f"## {section.title}"]
        for group in section.groups:
            lines += ["", f"### {group.name}"] if group.name else []
            lines += ["", _row(section.columns), _row(["---"] * len(section.columns))]
            lines += [_row([f"`{_code(row[0])}`", *map(_cell, row[1:])]) for row in group.rows]
    if said["quads"] > readable:
        lines += ["", f"图谱超过 {readable} 条四元组，未写 graph.ttl 与 graph.html；需要时 if needed:"]
        lines += ["`kg export --format turtle -o graph.ttl`, `kg view -o graph.html`"]
    lines += ["", "## 用时 / Seconds", "", "| stage | s |", "|---|---:|"]
    lines += [f"| {stage} | {seconds} |" for stage, seconds in said["seconds"].items()]
    return "\n".join(lines) + "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _code(name: str) -> str:
    """A file's name between backquotes."""
    return name.replace("\n", " ").replace("|", "\\|").replace("`", "'")


def _cell(text: str) -> str:
    """Words of a document in a Markdown table: no bar, line break or mark-up of theirs counts."""
    return _MARKS.sub(r"\\\g<0>", text.replace("\n", " ")).replace("<", "&lt;")
