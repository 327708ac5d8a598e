"""Why something was not read or not settled, in Chinese: by the English sentence that the program says it in.

``reasons.tsv`` holds the sentences, with {} for what differs, and their Chinese, with {0} for the first of these.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_DEEPEST = 3  # reasons within reasons


def in_chinese(reason: str, depth: int = 0) -> str:
    """The Chinese of a reason; empty where nobody has written it.

    >>> in_chinese("it cannot be opened (Permission denied)")
    '无法打开（没有权限）'
    >>> in_chinese("its moon is in the seventh house")
    ''
    """
    for pattern, chinese in _sentences():
        if match := pattern.fullmatch(reason):
            parts = ((depth < _DEEPEST and in_chinese(part, depth + 1)) or part for part in match.groups())
            return chinese.format(*parts)
    return ""


@cache
def _sentences() -> list[tuple[re.Pattern[str], str]]:
    """The patterns of the sentences; those that say more come first."""
    rows = [
        row.split("\t") for row in files("kg.view").joinpath("reasons.tsv").read_text("utf-8").splitlines()
    ]
    rows.sort(key=lambda row: -len(row[0].replace("{}", "")))
    return [(re.compile(re.escape(said).replace(r"\{\}", "(.+?)"), re.DOTALL), zh) for said, zh in rows]
