"""Where a title in 《》 begins and ends, and whether its words make it a norm, a work or a form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Span
from kg.zh.issuers import issuer_of

LONGEST = 120  # characters of a title with its closing mark
LONGEST_OPEN = 40  # of one whose closing mark is missing
_MARK = re.compile("[《》。；]|\n\\s*\n")  # a title may go on in the next line
# 《关于印发《…办法》的通知》: an opening mark after these words is a title within a title.
_OUTER = re.compile("^[^，]*(?:印发|转发|批转|发布|公布|实施|贯彻|落实|修改|废止|宣传|学习|执行|关于)$")
_OUTER_REST = re.compile(
    "[^《》，。；\n]{0,30}?(?:通知|意见|决定|公告|批复|办法|规定|方案|细则|说明|函)(?:（[^）]{1,12}）)?"
)
_OPEN_END = re.compile("[，。；：、！？“”\n《]")
_OPEN_LAW = re.compile(
    "[^，。《》\n]{1,30}?(?:法典|法|条例|规定|办法)(?=宣传|学习|落地|落实|贯彻|实施(?!条例|办法|细则|意见|方案)|执行(?!办法|规定)|等|的|和|与|及|培训|知识|精神|要求)"
)
_PART = re.compile(".{1,40}(?:宪法|法典|法|条例)")


@dataclass(frozen=True, slots=True)
class Title:
    """A title: ``span`` with its marks, ``inner`` without marks and outer blanks."""

    span: Span
    inner: Span

    def name(self, text: str) -> str:
        """The words of the title on one line."""
        return re.sub(r"\s*\n\s*", "", text[self.inner.start : self.inner.end])


def titles(folded: str) -> Iterator[Title]:
    """The titles in 《》 of a folded text in order: nested ones as one, enumerations as many.

    >>> text = "学《宪法、监察法》，发《关于印发《甲县停车办法》的通知》和《甲县禁放规定，宣传到户。"
    >>> [t.name(text) for t in titles(text)]
    ['宪法', '监察法', '关于印发《甲县停车办法》的通知', '甲县禁放规定']
    """
    at = folded.find("《")
    while at >= 0:
        end, closed = _end(folded, at)
        if end > at + 2:
            yield from _split(folded, at, end, closed)
        at = folded.find("《", max(end, at + 1))


def _end(folded: str, start: int) -> tuple[int, bool]:
    """The offset after the title that opens at ``start``, and whether it has its closing mark."""
    limit = min(len(folded), start + LONGEST)
    mark = _MARK.search(folded, start + 1, limit)
    if mark and mark[0] == "》":
        return mark.end(), True
    if mark and mark[0] == "《" and _OUTER.search(folded[start + 1 : mark.start()]):
        inner = _MARK.search(folded, mark.end(), limit)
        if inner and inner[0] == "》":
            rest = _OUTER_REST.match(folded, inner.end())
            if rest:
                closed = folded.startswith("》", rest.end())
                return rest.end() + closed, closed
            return inner.end(), True
    stop = _OPEN_END.search(folded, start + 1, start + LONGEST_OPEN)
    end = stop.start() if stop else start
    # 《工会法宣传活动。: without its mark a title ends where the name of a norm can.
    law = _OPEN_LAW.match(folded, start + 1, end)
    return (law.end() if law else end), False


def _split(folded: str, start: int, end: int, closed: bool) -> Iterator[Title]:
    inner = _strip(folded, start + 1, end - closed)
    text = folded[inner.start : inner.end]
    if "、" in text:
        parts, at = text.split("、"), inner.start
        if all(_PART.fullmatch(part.strip()) for part in parts):
            for part in parts:
                piece = _strip(folded, at, at + len(part))
                yield Title(piece, piece)
                at += len(part) + 1
            return
    if inner.start < inner.end:
        yield Title(Span(start, end), inner)


def _strip(folded: str, start: int, end: int) -> Span:
    while start < end and folded[start].isspace():
        start += 1
    while start < end and folded[end - 1].isspace():
        end -= 1
    return Span(start, end)


_SUFFIX = re.compile(
    "(?:（[^（）]{1,30}）|〈[^〈〉]{1,20}〉|[（〔][^）〕]{0,20}$|[〉>]$|\\s|(?:征求意见稿|送审稿|草案|修订稿|试行稿|[一二三四]号))+$"
)
_FORM = re.compile(
    "(?:证|证书|执照|许可证|登记[表证簿]|申请[书表]|告知[书单]|决定书|建议书|通知书|承诺书|责任书|责任状|意见书|协议书?|合同"
    "|笔录|文书|台账|(?<![画简海])报|倡议书|公开信|一封信|审批表|评分表|表|报告书?|简报|专刊|名单|案卷|卷宗|委托书|函|的?(?:建议|提案|议案|答复))$"
)
_WORK = re.compile(
    "(?:学习纲要|学习问答|读本|手册|摘编|选读|选编|文选|选集|概论|问答|百问|导读|论述|指引手册|简史|教程|教材|课本|案例|汇编|画册|画报|漫画"
    "|微电影|短片|动画|歌曲|之歌|丛书|全书|宣传册|单行本|讲义|辅导|知识)(?:（[^（）]{1,12}）)?$|^(?:论|谈)|谈治国理政|摘编|论述"
)
# 办法, 方法, 执法 and 守法 are no laws; 公司法 and 法律适用法 are.
_NOT_A_LAW = re.compile(
    "(?:[办方做看说想书手疗懂尊信问找讲述释话聊的]|(?<!公)司|(?<!适)用|[执守普]|(?<!教)学|合|违|遇事找)法$"
)
# A decision of a people's congress is legislation; a resolution of a local one is not.
_CONGRESS = re.compile(
    "^(?:全国人民代表大会(?:常务委员会)?关于.{2,60}的(?:决定|决议)"
    "|(?P<place>[^，。]{1,16}[省市州区])人民代表大会(?:常务委员会)?关于.{2,60}的决定)$"
)
_RULES = "(?:规定|办法|细则|规则|规程|准则|规范|标准)"
_PLANS = (
    "(?:意见|方案|计[划画]|纲要|规划|要点|导则|通知|决定|决议|公告|通告|批复|指引|指南|目录|措施|部署|安排|分工|预案|政策|倡议"
    "|若干举措|举措|工作重点|重点工作|重点任务|条措施|行动|指导标准|清单|制度|职责|责任制|守则|公约|民约|章程|流程|机制|规约|责任分解|任务分解|基准|体系|议程|纪要)"
)
# Lists, systems and duties are nearly always the reporting body's own.
_OWN_FORMS = re.compile(
    "(?:制度|职责|责任制|守则|公约|民约|章程|流程|机制|规约|清单|任务分解|责任分解|预案|要点|议程|纪要)$"
)
_PARTY = re.compile(
    "^(?:中国共产党|党政|党内|党委|党组|党章|中共|党的)|党员|党内|党组织|党风|党的|党纪|党政(?:主要)?(?:负责人|领导)|巡视工作|领导干部(?:干预|个人|报告)|中央八项规定"
)
# 城市管理条例 and 旅游景区条例 begin with a common noun, not with the name of a city or district.
_PLACE = re.compile(
    "^(?!城市|都市|全|各|本|风景|历史|自然|经济|边境|工业)[\u4e00-\u9fff]{1,12}?"
    "(?:省|自治区|自治州|自治县|自治旗|经济特区|市(?!场|政|容|民|域)|州|盟|地区|县(?!域)|(?<![景社小园护校厂库林牧灌矿发地])区|旗)"
)
_OWN_PLACE = re.compile("(?:省|市|自治区|自治州|州|县)(?![场政容民域区级际城乡长委])")
_LOWER = re.compile(
    "^(?!乡镇|农村|乡村|全|各)[\u4e00-\u9fff]{1,14}?(?:街道(?:办事处)?|乡(?!村|镇)|(?<!乡)镇|苏木|(?<![农乡])村|社区|开发区|局|委员会|办公室)"
)
_HIGHER = re.compile(
    "^(?:国务院|中共中央|中央|全国|国家|最高人民|司法部|公安部|[\u4e00-\u9fff]{1,8}部|全省|省|自治区)"
)


def norm_class(name: str) -> str:
    """The class of fz:Norm that a title's form implies; empty for works, forms and other titles.

    >>> [norm_class(n) for n in ("甲省信访条例", "保守秘密法", "关于加强行政调解的意见", "法治故事")]
    ['LocalRegulation', 'Law', 'PolicyDocument', '']
    """
    core = _SUFFIX.sub("", name.strip("“”‘’ ")) or name
    if re.search("^(?:中共|中国共产党).{2,60}的建议$", core):
        return "PolicyDocument"  # what the Party suggests for a five-year plan, not what a deputy does
    if _WORK.search(core) or _FORM.search(core):
        return ""
    if core.endswith("宪法") or re.search("宪法修正案$", core):
        return "Constitution"
    if core.startswith(("最高人民法院", "最高人民检察院")) or core.endswith(("司法解释", "的解释")):
        return "JudicialInterpretation"
    if congress := _CONGRESS.search(core):
        return "LocalRegulation" if congress["place"] else "Law"
    if core in ("中国共产党章程", "党章") or (
        _PARTY.search(core) and re.search(f"(?:条例|{_RULES}|细则)$", core)
    ):
        return "PartyRegulation"
    if core.endswith("法典") or (core.endswith("法") and not _NOT_A_LAW.search(core)):
        return "Law"
    if core.endswith("修正案"):
        return "Law"
    place = _PLACE.match(core) or _OWN_PLACE.match(core)
    if core.endswith("条例"):
        return "LocalRegulation" if place else "AdministrativeRegulation"
    if re.search(f"{_RULES}$", core):
        # A free trade port has no government rules, and a province's 若干规定 are its congress's.
        if re.search("自由贸易港.*规定$|^.{1,6}(?:省|自治区).{2,30}若干规定$", core):
            return "LocalRegulation"
        if re.search("^(?:关于|印发)", core):
            return "PolicyDocument"
        if re.search("实施[〈《]?[^》〉]{2,20}法[〉》]?(?:办法|规定)$", core) and place:
            return "LocalRegulation"
        if core.startswith("中华人民共和国") and core.endswith("细则"):
            return "AdministrativeRegulation"
        return "Rule" if not _LOWER.match(core) else "PolicyDocument"
    if re.search(f"{_PLANS}$", core):
        return "PolicyDocument"
    return ""


def is_work(name: str) -> bool:
    """Whether a title that is no norm names a book, speech, brochure or film, and not a form or a paper.

    >>> is_work("法治故事"), is_work("行政处罚决定书"), is_work("物业管理办法")
    (True, False, False)
    """
    core = _SUFFIX.sub("", name.strip("“”‘’ ")) or name
    return not norm_class(name) and (bool(_WORK.search(core)) or not _FORM.search(core)) and len(core) > 2


def place_of(name: str) -> str:
    """The division that a title begins with, by its form alone; empty if it begins with none.

    >>> place_of("甲省信访条例"), place_of("乙县法治宣传教育办法"), place_of("城市管理条例")
    ('甲省', '乙县', '')
    """
    match = _PLACE.match(name)
    return match[0] if match else ""


def own_form(name: str) -> bool:
    """Whether a title has the form of what a body writes for itself (制度, 清单, 职责 …).

    >>> own_form("党组会议议事制度"), own_form("全国依法治理工作要点"), own_form("关于减税的意见")
    (True, False, False)
    """
    core = _SUFFIX.sub("", name)
    return bool(_OWN_FORMS.search(core)) and not _HIGHER.match(core) and not _PLACE.match(core)


def own_title(name: str, heading: str) -> bool:
    """Whether a title begins with the body that the report's heading names before its topic.

    >>> heading = "甲县乙镇2021年法治政府建设报告"
    >>> own_title("乙镇值班制度", heading), own_title("甲县值班制度", heading)
    (True, False)
    >>> own_title("甲市乙区人民政府工作规则", "乙区人民政府依法行政报告")
    True
    """
    issuer = issuer_of(heading)
    ground = re.sub("(?:人民)?政府$", "", issuer)
    for own in (issuer, ground):
        before, found, rest = name.partition(own) if len(own) > 2 else (name, "", "")
        # 乙区教育局普法计划 is not the district's
        if found and (not before or _PLACE.fullmatch(before)) and not _LOWER.match(rest):
            return not rest.startswith(("辖", "属"))
    for form in (_LOWER, _PLACE):
        if (place := form.match(name)) and place[0] in issuer:
            rest = issuer.rpartition(place[0])[2]
            return not re.search("[乡镇县区旗]|街道|苏木|局|委员会", rest)
    return False


_QUOTES = "“”‘’\"'"
_WIDE = str.maketrans("()<>", "（）〈〉")


def unquoted(name: str) -> str:
    """A title without blanks and quotation marks around the whole of it.

    >>> unquoted("“法治甲县”"), unquoted("“十四五”普法规划"), unquoted("建设“平安乡村”")
    ('法治甲县', '“十四五”普法规划', '建设“平安乡村”')
    """
    name = name.strip()
    inner = name[1:-1]
    whole = name[:1] in _QUOTES and name[-1:] in _QUOTES and not any(mark in inner for mark in _QUOTES)
    return inner.strip() if whole and inner else name


def official(name: str) -> str:
    """A title on one line with the marks that official titles have.

    >>> official("甲县贯彻<档案法>实施方案\\n(2021-2025年)")
    '甲县贯彻〈档案法〉实施方案（2021—2025年）'
    """
    name = re.sub(r"\s*\n\s*", "", name).strip().translate(_WIDE)
    # the dash may have been lost: （20212025年）
    return re.sub(
        r"(?<!\d)(20\d\d)\s?年?\s?[-－–—~～]*\s?(20\d\d)(?=年?）)|(\d{4})\s?年?\s?[-－–~～]+\s?(\d{4})",
        _dashed,
        name,
    )


def _dashed(match: re.Match[str]) -> str:
    return f"{match[1] or match[3]}—{match[2] or match[4]}"
