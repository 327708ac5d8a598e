"""What the record of a build lists, part by part, for the pages that people read; in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.view.reasons import in_chinese

Row = tuple[str, ...]

RULES = {
    "ambiguous-place": "地名有多种可能 · places that may be several",
    "open-campaign": "主题活动未能确定 · campaigns that stayed open",
    "open-title": "书名号内名称未能确定 · titles that are neither norm nor work by their form",
    "open-norm": "规范未能确定 · norms that stayed open",
}


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one kind; a kind without a name is the only one of its section."""

    name: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Section:
    """What lies under one heading: kinds of rows, of which the first cell names a file."""

    title: str
    columns: tuple[str, ...]
    groups: Sequence[Group]


def sections(said: Mapping[str, Any]) -> Iterator[Section]:
    """The parts of a ``build.json`` that list something, but for those without a row."""
    yield from (section for section in _sections(said) if section.groups)


def _sections(said: Mapping[str, Any]) -> Iterator[Section]:
    documents = said["documents"]
    yield _one(
        "未读取 · Not read",
        ("文件 file", "原因 why"),
        [(one["file"], both(one["reason"])) for one in documents["unread"]],
    )
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
        ("文件 files", "地区 place", "年度 year"),
        [(", ".join(one["files"]), one["name"], one["year"]) for one in documents["versions"]],
    )
    yield _one(
        "存疑：没有标题 · Doubtful: no title of the genre",
        ("文件 file",),
        [(name,) for name in documents["doubtful"]],
    )
    yield _one(
        "来源记录有误 · Faults of the source records",
        ("位置 where", "说明 what"),
        [(f"{one['file']}:{one['line']}", both(one["message"])) for one in documents["remarks"]],
    )
    yield _one(
        "未用的词表 · Vocabularies and registers that were not there",
        ("文件 file",),
        [(name,) for name in said["ontology"]["missing"]],
    )


def both(reason: str) -> str:
    """A reason in Chinese, where it has been put into Chinese, and in English."""
    chinese = in_chinese(reason)
    return f"{chinese} · {reason}" if chinese else reason


def _one(title: str, columns: tuple[str, ...], rows: Sequence[Row]) -> Section:
    return Section(title, columns, [Group("", rows)] if rows else [])


def _by_rule(unresolved: Sequence[Mapping[str, str]]) -> list[Group]:
    found: dict[str, list[Row]] = {}
    for one in unresolved:
        found.setdefault(one["rule"], []).append((one["file"], one["focus"], both(one["message"])))
    return [
        Group(RULES.get(rule, rule), rows)
        for rule, rows in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
