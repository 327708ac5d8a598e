"""Who issues a document: the body that reports, as its heading names it, or an authority above it."""

from __future__ import annotations

import re

from kg.model import Document, Span

_HIGHER = re.compile(
    "(?:国务院|中央|中办|国办|全国|上级|部(?![门分队])|省[\u4e00-\u9fff]{1,8}厅)[^，。；]{0,12}$"
)
# 县委办、县政府办 印发: higher than a town and than the county's departments, but the county itself.
_OF_LEVEL = re.compile(
    "(?P<level>自治区|[省市县区州盟旗])(?:委|(?:人民)?政府|(?:直|级)?[^，。]{0,6}局)[^，。；]{0,12}$"
)
_NO_GOVERNMENT = re.compile("[乡镇村局委办会院厅处]|街道|苏木|社区|中心|大队")
_PARTY = re.compile("^中共[\u4e00-\u9fff]{1,14}?委(?:员会)?[、和 ]?(?=.)")
_ISSUING = re.compile(
    "(?:制定|制订|印发|出台|下发|拟定|拟订|起草|编制|编印|审议(?:并)?通过|修订|建立|草拟|形成|完善)(?:完善|实施|并实施|并印发|了|出|有|印发|下发)?"
    "(?:《[^》]{1,60}》(?:、|和|及|以及)?){0,6}[“]?$"
)
_NATIONAL = re.compile("中国共产党|中共中央|中央|国务院|国家|全国")


def issued_here(doc: Document, span: Span, name: str, heading: str = "") -> bool:
    """Whether the reporting body itself issues the document at the span: 制定《…办法》, but not 县政府印发的 of a town.

    ``heading`` names that body; without it the title of the report does.
    """
    if _NATIONAL.match(name):
        return False
    before = doc.folded[max(doc.sentence(span).start, span.start - 80) : span.start]
    verb = _ISSUING.search(before)
    if not verb:
        return False
    subject = re.split("[，。；：]", before[: verb.start()])[-1]
    heading = heading or (doc.folded[doc.title.start : doc.title.end] if doc.title else "")
    return not _is_higher(subject, heading) and not re.search("根据|按照|依据|落实|贯彻", subject)


def _is_higher(subject: str, heading: str) -> bool:
    """Whether the words before 印发 name an authority above the body that the report's heading names."""
    if _HIGHER.search(subject):
        return True
    match = _OF_LEVEL.search(subject)
    if not match:
        return False
    own = _PARTY.sub("", issuer_of(heading))
    # A government's own organs issue for it: 县政府办 in the report of the county.
    return not own or bool(_NO_GOVERNMENT.search(own)) or not own_level(own, match["level"])


def issuer_of(heading: str) -> str:
    """The body that a report's heading names before its topic; empty if it names none.

    >>> issuer_of("甲县乙镇人民政府关于2021年法治政府建设情况的报告"), issuer_of("2022年度法治政府建设报告")
    ('甲县乙镇人民政府', '')
    """
    heading = re.sub(r"\s+|^(?:19|20)\d\d年(?:度)?", "", heading)
    return re.split(r"关于|[（(]?20\d\d|法治|依法|年度", heading, maxsplit=1)[0]


def own_level(issuer: str, level: str) -> bool:
    """Whether a government's name ends with a division of this level: 市 of 甲省乙市人民政府.

    >>> own_level("甲省乙市人民政府", "市"), own_level("甲市乙县人民政府", "市"), own_level("甲市乙区", "区")
    (True, False, True)
    """
    return re.sub("(?:人民)?政府$", "", issuer).endswith(level)
