"""Which type of activity a phrase names."""

from __future__ import annotations

import pytest

from kg.zh.deeds import deed


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("开展巡边", "Patrol"),
        ("巡堤查险", "Patrol"),
        ("夜间巡街", "Patrol"),
        ("组织干部林区巡林", "Patrol"),
        ("摆摊设点", "Publicity"),
        ("集市设摊", "Publicity"),
        ("劝导乱摆摊经营户", "Enforcement"),
        ("开展法律咨询设摊", "Consultation"),
        ("举办法治讲座", "Lecture"),
        ("巡回授课", "Lecture"),
        ("制定案件会审办法", "Other"),
        ("排查安全隐患", "Screening"),
        ("办结信访事项", "Petition"),
        ("规范性文件备案", "Review"),
    ],
)
def test_deed(phrase: str, kind: str) -> None:
    assert deed(phrase) == kind
