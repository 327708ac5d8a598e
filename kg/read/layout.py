"""The head of a report: title over several lines, document number, addressee, and where the body begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Span

_TOPIC = r"(?:法治政府|依法行政|法治建设|依法治|法治(?:政府)?工作|普法|法治[\u4e00-\u9fff]{1,4})"
_FORM = r"(?:报告|总结|汇报|情况|要点)"
# What a title may go on with after the word for its form: 工作总结及2017年工作计划, 汇报材料, 《…报告》的通知.
_MORE = r"(?:材料|(?:及|和|与|暨)[\u4e00-\u9fff\d]{0,14}(?:计划|打算|安排|思路|要点)|》的通知)?"
GENRE = re.compile(
    rf"{_TOPIC}[\u4e00-\u9fff\d（）()、，,－-]{{0,40}}{_FORM}|{_FORM}[\u4e00-\u9fff]{{0,20}}{_TOPIC}"
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
_NOISE = re.compile(
    r"[>|｜：]|首页|当前位置|来源|作者|发布|浏览|阅读|字体|字号|打印|分享|索引号|文号|信息(?:公开)?目录|主题(?:词|分类)|责任编辑|关闭|扫一扫|无障碍|https?:"
)
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、]")
# What a page says about itself, on lines of its own before and after the report.
_FURNITURE = re.compile(
    r"^(?:更新|发布|发文|成文|生成|创建)?(?:时间|日期)：|^(?:信息|文章|稿件)?(?:来源|出处|作者|编辑|责任编辑|责编|供稿|审核|浏览|阅读|点击)(?:次数|量|数)?：|浏览次数|字体|字号|加大字体|打印"
    r"|^[•·|〔-]{0,4}(?:备注/)?(?:索[引取]号|产生日期|公文生成日期|成文日期|文号|发文字号|发布机构|公开(?:方式|范围|时限|形式)|责任(?:部门|科室)|有效性|体裁分类)"
    r"|首页|当前位置|您(?:现)?在的?位置|索引号|信息公开目录|主题(?:词|分类)：|无障碍|扫一扫|分享到|上一篇|下一篇|相关(?:链接|文章|附件)|版权所有|主办(?:单位)?：|承办(?:单位)?：|ICP备|公网安备|网站(?:标识码|地图)|联系我们|>"
)
_DAY = re.compile(r"\d{1,4}[-./年]\d{1,2}[-./月]\d{1,4}日?(?:\d{1,2}：\d\d(?:：\d\d)?)?")
_VALUE = re.compile(r"[\d\s:：\-/.年月日]*$|[\u4e00-\u9fff]{2,14}$")
_STOPPED = re.compile(r"[。；！？，]$")
_ISSUER = re.compile(r"(?:政府|委员会|办公室|党委|党工委|办事处|管委会|[局厅乡镇县区市旗]|街道|苏木)$")
HEAD_LINES = 60


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
    text: str  # without blanks
    block: int


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
    """The lines above the title, but for the document number."""
    first = window[0] if window else 0
    return [Span(x.start, x.end) for x in lines[:first] if not _NUMBER.match(x.text)]


def _after(lines: list[_Line], window: tuple[int, int] | None) -> list[Span]:
    """The lines under the title on which a page dates and signs itself: 发布时间：, a value on the next line."""
    found: list[Span] = []
    label = False
    for line in lines[window[1] + 1 if window else 0 :][:12]:
        noise = _FURNITURE.search(line.text) or (label and _VALUE.match(line.text))
        if not noise and not _DAY.fullmatch(line.text):
            break
        label = line.text.endswith("：")
        found.append(Span(line.start, line.end))
    return found


def _foot(folded: str) -> list[Span]:
    """The lines at the end on which the page goes on after the report."""
    at = max(0, len(folded) - 1500)
    return [
        Span(at + line.start(), at + line.end())
        for line in re.finditer(r"[^\n]+", folded[at:])
        if len(line[0]) < 80 and _FURNITURE.search(line[0].strip())
    ]


def plain(text: str) -> str:
    """A quoted title or name as one line: line breaks and blanks between characters go.

    >>> plain("情况的\\n报  告")
    '情况的报告'
    """
    return re.sub(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])", "", text.strip())


def _skip(folded: str, at: int) -> int:
    while at < len(folded) and folded[at] in " \n":
        at += 1
    return at


def _lines(folded: str) -> list[_Line]:
    found: list[_Line] = []
    block, at = 0, 0
    for raw in folded[:20_000].split("\n"):
        bare = raw.strip()
        if bare:
            start = at + raw.index(bare[0])
            found.append(_Line(start, start + len(bare), re.sub(r"\s+", "", bare), block))
        else:
            block += 1
        at += len(raw) + 1
        if len(found) >= HEAD_LINES:
            break
    return found


def _title_lines(lines: list[_Line]) -> tuple[int, int] | None:
    """The shortest run of up to five lines that reads as a title of the genre, widened to its issuer."""
    best: tuple[int, int] | None = None
    for last in range(len(lines)):
        if len(lines[last].text) > 90 or _STOPPED.search(lines[last].text):
            continue
        if not _ENDS.search(lines[last].text):
            continue
        for first in range(last, max(-1, last - 5), -1):
            if not _titular(lines[first]) or lines[last].block - lines[first].block > 1:
                break
            joined = "".join(line.text for line in lines[first : last + 1])
            if _is_title(joined):
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
        if not (_ISSUER.search(lines[first - 1].text) or re.match(r"关于|年|度", lines[first].text)):
            break
        first -= 1
    return first, last


def _is_title(text: str) -> bool:
    return bool(GENRE.search(text) and _ENDS.search(text))


def _titular(line: _Line) -> bool:
    return len(line.text) <= 60 and not (
        _NUMBERED.match(line.text)
        or _NOISE.search(line.text)
        or _STOPPED.search(line.text)
        or _NUMBER.search(line.text)
    )


def _body_follows(lines: list[_Line], last: int) -> bool:
    return any(len(line.text) > 60 or line.text.endswith(("：", "。")) for line in lines[last + 1 : last + 5])
