"""The record of a build as a page to read: one file without a script, in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.categories import NAMED, OCCURRENCES
from kg.view.page import SURROGATE, hash_of, source

SHOWN = 500  # rows of one kind; build.json has all

RULES = {
    "ambiguous-place": "地名有多种可能 · places that may be several",
    "open-campaign": "主题活动未能确定 · campaigns that stayed open",
    "open-title": "书名号内名称未能确定 · titles that are neither norm nor work by their form",
    "open-norm": "规范未能确定 · norms that stayed open",
}


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one kind, as many as are shown, and how many there are."""

    name: str
    rows: Sequence[tuple[str, ...]]
    total: int


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page: what lies under one heading."""

    title: str
    columns: tuple[str, ...]
    groups: Sequence[Group]


def render_build(said: Mapping[str, Any]) -> str:
    """The page of a ``build.json`` as HTML; nothing is fetched and nothing runs."""
    from jinja2 import Environment, PackageLoader
    from markupsafe import Markup

    env = Environment(loader=PackageLoader("kg.view", ""), autoescape=True, trim_blocks=True)
    style = source(env, "build.css")
    categories = {**NAMED, **OCCURRENCES}
    html = env.get_template(
        "build.html"
    ).render(
        said=said,
        style=Markup(style),  # noqa: S704 - our own file, nothing of a document
        style_hash=hash_of(style),
        unread=[(one["file"], one["reason"]) for one in said["documents"]["unread"][:SHOWN]],
        sections=list(_sections(said)),
        counts=[(categories[kind].zh, kind, count) for kind, count in said["counts"].items()],
        longest=max(said["seconds"].values(), default=0) or 1,
    )
    return SURROGATE.sub("\ufffd", html)


def _sections(said: Mapping[str, Any]) -> Iterable[Section]:
    documents = said["documents"]
    yield Section(
        "未能确定 · Not resolved",
        ("文件 file", "原文 words", "说明与候选 why, and candidates"),
        _by_rule(said["unresolved"]),
    )
    yield _one(
        "隐去的数字 · Masked figures",
        ("文件 file", "原文 words"),
        [(one["file"], one["words"]) for one in said["masked"]],
    )
    yield _one(
        "同一文本 · The same text in several files",
        ("文件 files",),
        [(" = ".join(files),) for files in documents["duplicates"]],
    )
    yield _one(
        "同一报告，文本略异 · The same report in texts that differ a little",
        ("文件 files",),
        [(" ≈ ".join(files),) for files in documents["copies"]],
    )
    yield _one(
        "同一地区、年度和机关的不同文本 · Different texts of one place, year and issuer",
        ("年度 year", "文件 files"),
        [(one["year"], ", ".join(one["files"])) for one in documents["versions"]],
    )
    yield _one(
        "存疑：没有标题 · Doubtful: no title of the genre",
        ("文件 file",),
        [(name,) for name in documents["doubtful"]],
    )
    yield _one(
        "来源记录有误 · Faults of the source records",
        ("位置 where", "说明 what"),
        [(f"{one['file']}:{one['line']}", one["message"]) for one in documents["remarks"]],
    )
    yield _one(
        "未用的词表 · Vocabularies and registers that were not there",
        ("文件 file",),
        [(name,) for name in said["ontology"]["missing"]],
    )


def _one(title: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Section:
    groups = [Group("共 · in all", rows[:SHOWN], len(rows))] if rows else []
    return Section(title, columns, groups)


def _by_rule(unresolved: Sequence[Mapping[str, str]]) -> list[Group]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for one in unresolved:
        found.setdefault(one["rule"], []).append((one["file"], one["focus"], one["message"]))
    return [
        Group(RULES.get(rule, rule), rows[:SHOWN], len(rows))
        for rule, rows in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
