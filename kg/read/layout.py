"""The head of a report: title over several lines, document number, addressee, and where the body begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Span
from kg.read.furniture import is_day, is_furniture, is_label

_TOPIC = r"(?:法治政府|依法行政|法治建设|依法治|法治(?:政府)?工作|普法|法治[\u4e00-\u9fff]{1,4})"
_FORM = r"(?:报告|总结|汇报|情况|要点)"
# What a title may go on with after the word for its form: 工作总结及2017年工作计划, 汇报材料, 《…报告》的通知.
_MORE = r"(?:材料|(?:及|和|与|暨)[\u4e00-\u9fff\d]{0,14}(?:计划|打算|安排|思路|要点)|》的通知)?"
GENRE = re.compile(
    rf"{_TOPIC}[\u4e00-\u9fff\d（）()《》〈〉、，,－-]{{0,40}}{_FORM}|{_FORM}[\u4e00-\u9fff]{{0,20}}{_TOPIC}"
)
# In the table that a page makes of a report: 标题 | 某镇2021年法治政府建设工作报告.
_LABELLED_TITLE = re.compile(
    r"(?:标题|信息名称|文件名称|名 {0,4}称)[ ]{0,3}[|：][ ]{0,3}([^|\n]{8,80}?)[ ]{0,3}(?=[|\n]|$)"
)
_ENDS = re.compile(rf"(?:报告|总结|汇报|情况|公告|公示){_MORE}(?:（[^）]{{0,20}}）)?$")
# On a line of its own: a number within a sentence belongs to a document that is cited.
_NUMBER = re.compile(
    r"^[ ]*（?(?:文号：)?[ ]*([\u4e00-\u9fff]{1,16}[〔（] ?(?:19|20)\d\d ?[〕）] ?第? ?\d{1,4} ?号)）?[ ]*$",
    re.MULTILINE,
)
# In the table above or under the title: [ 发文字号 ] 某府发〔2021〕3号, 文 号 某监法规20210029号.
_LABELLED_NUMBER = re.compile(
    r"(?:^|(?<=[ |〔/•]))(?:发文字号|文件(?:编号|字号)|文 {0,8}号|发文号)[ 〕]{0,4}[：|]?[ |]{0,4}"
    r"([\u4e00-\u9fff]{2,16}(?:[〔（] ?(?:19|20)\d\d ?[〕）] ?第? ?\d{1,4}|(?:19|20)\d{6,8}) ?号)",
    re.MULTILINE,
)
_ADDRESSEE = re.compile(r"[ ]*([^\s：。；，“”][^：。；\n]{1,38})：[ ]*(?=\n|$)")
# 中共某县委、某县人民政府 on a line of its own, without the colon.
_ADDRESSED_LINE = re.compile(
    r"[ ]*((?:中共)?[\u4e00-\u9fff]{1,14}委(?:员会)?[、，和][\u4e00-\u9fff]{1,14}政府)[ ]*(?=\n)"
)
# What no line of a title has: a label's colon, a breadcrumb's mark.
_NOISE = re.compile(r"：|^[^<〈《]*[>〉》]")
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、]")
# A line, or a cell of a table: | 标题 | 某县2021年… |.
_CELL = re.compile(r"[ #*]{0,20}(?P<text>[^|\n]+)")
# What browsers append to it: …报告_某县人民政府网.
_SITE = re.compile(r"(?<=报告|总结|情况|汇报)[ *]?[_-]{1,2}[ ]?[\u4e00-\u9fff·]{2,24}$|[*]{1,2}$")
# A title's last word on a line of its own.
_REST = re.compile(r"(?:的|工作|年度|情况|自查)*(?:报告|总结|汇报|公告|公示)(?:（[^）]{0,20}）)?")
# What a page or a folder calls the title: 名称：某县2021年….
_TITLED = re.compile(
    r"[ ]*(?:(?:信息|文件|文章|公开)?(?:标 {0,8}题|名 {0,8}称|题 {0,8}目)|附件 ?\d{0,2})：[ ]*(?P<text>(?=[^ ]))"
)
_VALUE = re.compile(r"[\d\s:：\-/.年月日]*$|[\u4e00-\u9fff]{2,14}$")
_STOPPED = re.compile(r"[。；！？，]$")
_ISSUER = re.compile(r"(?:政府|委员会|办公室|党委|党工委|办事处|管委会|[局厅乡镇县区市旗]|街道|苏木)$")
_YEAR = re.compile(r"(?:19|20)\d\d年度?")
HEAD_LINES = 60
_FAR = 2  # paragraphs; a line behind them that reads like a title is a heading of the text


@dataclass(frozen=True, slots=True)
class Head:
    """Where the parts of a head are; ``body`` is the first offset after them."""

    title: Span | None
    number: Span | None
    addressee: Span | None
    body: int
    furniture: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    raw: str
    block: int

    @property
    def text(self) -> str:
        """The line without blanks."""
        return re.sub(r"\s+", "", self.raw)


def head(folded: str) -> Head:
    """Title, document number and addressee as spans of a folded text; the body's first offset.

    >>> text = "甲政发[2021]3号\\n\\n甲县人民政府\\n关于2020年法治政府建设\\n情况的报 告\\n市人民政府：\\n2020年，"
    >>> found = head(__import__("kg.zh.fold").zh.fold.fold(text))
    >>> [text[s.start : s.end] for s in (found.title, found.number, found.addressee)]
    ['甲县人民政府\\n关于2020年法治政府建设\\n情况的报 告', '甲政发[2021]3号', '市人民政府']
    """
    lines = _lines(folded)
    window = _title_lines(lines)
    title = Span(lines[window[0]].start, lines[window[1]].end) if window else None
    if not title:
        cells = (m for m in _LABELLED_TITLE.finditer(folded, 0, 2000) if _is_title(m[1]))
        title = next((Span(*m.span(1)) for m in cells), None)
    after = title.end if title else 0
    furniture = [*_before(lines, window), *_after(lines, window), *_foot(folded)]
    limit = lines[min(len(lines), HEAD_LINES) - 1].end if lines else 0
    number = _NUMBER.search(folded, 0, min(limit, after + 80) if title else min(limit, 400))
    labelled = None if number else _LABELLED_NUMBER.search(folded, 0, min(limit, after + 200))
    body = max(after, number.end() if number and number.end() < after + 80 else 0)
    for span in furniture:
        if body <= span.start and not folded[body : span.start].strip():
            body = span.end
    addressee = _ADDRESSEE.match(folded, _skip(folded, body))
    if addressee and re.search(r"如下|报告|汇报|总结", addressee[1]):
        addressee = None
    number = number or labelled
    if addressee is None and title:
        line = _ADDRESSED_LINE.match(folded, _skip(folded, body))
        addressee = line if line and line[1] not in folded[title.start : title.end] else None
    return Head(
        title,
        Span(*number.span(1)) if number else None,
        Span(*addressee.span(1)) if addressee else None,
        addressee.end() if addressee else body,
        tuple(furniture),
    )


def _before(lines: list[_Line], window: tuple[int, int] | None) -> list[Span]:
    """The lines above the title, but for the document number and for prose."""
    first = window[0] if window else 0
    return [
        Span(x.start, x.end)
        for x in lines[:first]
        if not _NUMBER.match(x.text) and (is_furniture(x.raw) or not _STOPPED.search(x.text))
    ]


def _after(lines: list[_Line], window: tuple[int, int] | None) -> list[Span]:
    """The lines under the title on which a page dates and signs itself: 发布时间：, a value on the next line."""
    found: list[Span] = []
    label = False
    for line in lines[window[1] + 1 if window else 0 :][:24]:
        noise = is_furniture(line.raw) or is_day(line.raw) or is_label(line.raw)
        if not noise and not (label and _VALUE.match(line.text)):
            break
        label = line.raw.endswith("：") or is_label(line.raw)
        found.append(Span(line.start, line.end))
    return found


def _foot(folded: str) -> list[Span]:
    """The lines at the end on which the page goes on after the report."""
    at = max(0, len(folded) - 1500)
    return [
        Span(at + line.start(), at + line.end())
        for line in re.finditer(r"[^\n]+", folded[at:])
        if is_furniture(line[0].strip())
    ]


def plain(text: str) -> str:
    """A quoted title or name as one line: line breaks, cell marks, and blanks between characters go.

    >>> plain("情况的\\n报  告")
    '情况的报告'
    """
    return re.sub(r"(?<![A-Za-z0-9])[\s|]+|[\s|]+(?![A-Za-z0-9])", "", text.strip())


def _skip(folded: str, at: int) -> int:
    while at < len(folded) and folded[at] in " \n":
        at += 1
    return at


def _lines(folded: str) -> list[_Line]:
    found: list[_Line] = []
    block, at = 0, 0
    for raw in folded[:20_000].split("\n"):
        cells = [cell for cell in _CELL.finditer(raw) if cell[0].strip()]
        for cell in cells:
            start = at + (_TITLED.match(raw, cell.start(), cell.end()) or cell).start("text")
            end = at + cell.end()
            text = _SITE.sub("", folded[start:end].rstrip())
            found.append(_Line(start, start + len(text), text, block))
        block += not raw.strip()
        at += len(raw) + 1
        if len(found) >= HEAD_LINES:
            break
    return found


def _title_lines(lines: list[_Line]) -> tuple[int, int] | None:
    """The shortest run of up to five lines that reads as a title of the genre, widened to its issuer."""
    best: tuple[int, int] | None = None
    paragraphs = 0
    for last in range(len(lines)):
        paragraphs += len(lines[last].text) > 60 and lines[last].text.endswith("。")
        if paragraphs >= _FAR:
            break
        if len(lines[last].text) > 90 or _STOPPED.search(lines[last].text):
            continue
        if not _ENDS.search(lines[last].text):
            continue
        for first in range(last, max(-1, last - 5), -1):
            if not _titular(lines[first]) or lines[last].block - lines[first].block > 1:
                break
            if best and first <= best[1] and not _REST.fullmatch(_joined(lines, best[1] + 1, last)):
                break
            if _is_title(_joined(lines, first, last)):
                best = (first, last)
                break
        # A page repeats its title in the navigation; the one that the text follows is the title.
        if best and best[1] == last and _body_follows(lines, last):
            break
    if best is None:
        return None
    first, last = best
    while (
        first > 0
        and last - first < 5
        and _titular(lines[first - 1])
        and lines[first].block == lines[first - 1].block
    ):
        before = lines[first - 1].text
        if not (
            _ISSUER.search(before) or _YEAR.fullmatch(before) or re.match(r"关于|年|度", lines[first].text)
        ):
            break
        first -= 1
    return first, last


def _joined(lines: list[_Line], first: int, last: int) -> str:
    return "".join(line.text for line in lines[first : last + 1])


def _is_title(text: str) -> bool:
    return bool(GENRE.search(text) and _ENDS.search(text))


def _titular(line: _Line) -> bool:
    return len(line.text) <= 60 and not (
        _NUMBERED.match(line.text)
        or _NOISE.search(line.text)
        or is_furniture(line.raw)
        or _STOPPED.search(line.text)
        or _NUMBER.search(line.text)
    )


def _body_follows(lines: list[_Line], last: int) -> bool:
    return any(len(line.text) > 60 or line.text.endswith(("：", "。")) for line in lines[last + 1 : last + 5])
