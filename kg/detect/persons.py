"""Named people in a role: which words around a name say that somebody is named there, and in what role."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Concept, Document, Mention, Mentions, Reading, Span
from kg.zh.names import ELEMENTS, FORM, HAN, is_doctrine, is_word, reach
from kg.zh.posts import ROLE, whole_role
from kg.zh.scanning import scanning
from kg.zh.spans import Spans
from kg.zh.surnames import COMPOUND
from kg.zh.words import tags

KIND = "person"

_ANY_ROLE = scanning(ROLE)
_LEFT = "(?<=我[厅局镇乡县区市校院所委站州旗])|(?<=[，。；、：“”（） \n由请聘邀任和与及以是为对向让的])|^|(?<=事务所)|(?<=律师所)|(?<=律所)|(?<=服务所)|(?<=事务所的)|(?<=委员会)|(?<=[科股处队站社]的)|(?<=司法[局所])|(?<=法院)|(?<=检察院)|(?<=派出所)|(?<=大学)|(?<=学院)|(?<=中心)|(?<=[调作]室)|(?<=室的)|(?<=工作室)|(?<=协会)|(?<=公司)|(?<=大队)|(?<=中队)"
# 律师赵一平, 组长：赵一平, “法律明白人”赵一平: the role stands before.
# Who is commended is named behind a colon: 先进个人：赵一平、钱小芳.
_ROLE_FIRST = scanning(
    f"(?P<role>{ROLE}|先进(?:个人|工作者)(?=：))(?:[“”]|（[{HAN}]{{1,16}}）)?(?:：)?[ ]?(?=[{HAN}])"
)
# 赵一平同志任…, 赵一平律师团队, 赵一平（镇长）: the role stands after.
_NAME_FIRST = re.compile(
    f"(?:{_LEFT})(?P<name>{FORM})(?:（[{HAN}、 ]{{0,14}}?|[ ]{{1,3}}[镇乡县区局]?)?(?P<role>{ROLE})(?!事务所|所|集团|协会|服务(?:团|队|站|中心|室|所|热线|机构|行业|平台)|值班(?:制|室|点|岗|表)|资源|队伍|行业|办公室|会议|职责|责任|负责制|思想)"
)
# 由赵一平任组长，周敏、李建国担任副组长: a verb stands between, and a list may stand before it.
_SERVES = re.compile(
    f"(?:{_LEFT})(?P<name>{FORM})(?:被?(?:聘|任命?|[评推]?选|推荐|[评授]|表彰)为|[荣获]获|获评|荣膺|担任|兼任|任|为|当选为?)(?:常年|[兼专]职|首席|镇|乡|村居?|县|政府|“?[全国省市县区镇乡州]*(?:年度)?(?:优秀|先进|模范|十佳|最美|金牌|[十百]大)*|[{HAN}“”]{{1,14}}?)?(?P<role>(?:第一|常务)?副?组长|{ROLE})(?=[，。；、）”]|$)"
)
# 孙晓伟、李娜两名律师, 周敏、李建国、何芳为成员: the role of all stands behind the last.
_LIST = re.compile(
    f"(?:{_LEFT})(?P<names>(?!的)(?:{ELEMENTS}|[{HAN}]{{2,3}})(?:[、和](?:{ELEMENTS}|[{HAN}]{{2,3}})){{1,11}}?)(?:等)?(?:(?:等[{HAN}]{{0,4}}?(?P<among>{ROLE})(?=\\d))|(?:[\\d两二三四五六七八]{{1,2}}|几)[名位](?P<counted>{ROLE})|(?:同志|[\\d两二三四五六七八九十]{{1,2}}(?:人|[名位]同志))?(?:担任|兼任|任|为)(?:[{HAN}]{{1,6}}?(?=[民调网格陪]))??(?P<served>(?:工作|领导)?(?:小组)?(?:成员|组员)|{ROLE})(?=[，。；、的）]|$)|(?P<composed>组成)|(?P<plain>律师|同志|法官|检察官|警官))"
)
# 落实习近平总书记重要讲话: no mark stands before a name that everybody knows.
_LEADER = re.compile("(?P<name>习近平)(?P<role>总书记|主席|同志)")
# Roles that a name is oftener behind than a verb: two characters are enough.
_OFFICES = re.compile(
    "(?:书记|主席|常委|校长|[厂社园场台]长|县长|区长|市长|州长|盟长|省长|旗长|乡长|镇长|苏木达|嘎查达|厅长|局长|主任|部长|院长|检察长|所长|庭长|科长|股长|[总大中支]?队长|教导员|政委|团长|站长|总理|律师|法官|检察官|书记员|审判员|工程师|医师|负责人)$"
)
# 律师马骏、何倩为法律顾问: what the second of a list is to be.
_THEN_SERVES = re.compile(f"[{HAN}]{{2,3}}?(?:担任|为|任)[{HAN}]{{0,12}}?(?:{ROLE})")
# 院长王丽、张家口学院教师: a body begins there.
_OF_BODY = re.compile(
    "派出所|[司财国]|法庭|法院|检察院|学[院校]|大学|[中小]学|医院|卫生|商会|协会|公司|合作社|综合|综治|市场监|[村镇乡县区市]|街道|社区|律师事务"
)
# 传承人孙玉林、伊玛堪说唱艺人吴宝臣: what the next one is called stands before him.
_OF_ROLE = re.compile(f"(?![为任担等和与及到赴在向对参组共联各])[{HAN}]{{1,4}}(?:{ROLE})[{HAN}]{{2}}")
# 国土所叶永平、林业站刘圣春等6名执法人员: the role of all behind a row of bodies, each with one of its people.
_COUNTED = re.compile(f"等?(?:[\\d两二三四五六七八九十]{{1,3}}|几|多)[余多]?[名位](?P<role>{ROLE})")
_CLAUSE_END = re.compile("[，。；：\n]")
_BODY_END = re.compile("(?:[所站院局办队室科股村镇乡]|中心|公司|学校|大学|社区|街道|[协商]会|银行|法庭)的?$")
_OF_FIRM_OR_ROOM = re.compile(f"(?:(?P<firm>律师事务所)的?|(?:调解室|工作室)的)(?=[{HAN}])")
# 综治中心黄永强、司法所黎燕和派出所民警陆俊杰: in a row of bodies each with somebody.
_EACH_BODY = re.compile(
    f"(?<=[所站心办队局])(?P<name>[{HAN}]{{2,3}})(?=[、和][{HAN}]{{2,8}}?(?:[所站办队局]|中心)[{HAN}]{{2,7}}?(?:[、，和等]|组成))"
)
_BARE_ROW = scanning(
    "先进(?:个人|工作者)：|为成员|为组员|组成|律师事务所|[调工][解作]室的"
)  # what makes members of a row of names, with no role beside it
_SPACES = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")  # 李 明
_NEXT = re.compile("[、和与](?=[\u4e00-\u9fff])")


def find(doc: Document, known: Mentions) -> Iterator[Mention]:
    """The people that are named beside a role; the reading's note says which role.

    >>> from kg.read import document
    >>> doc = document("聘请某某律师事务所律师赵一平担任法律顾问，由书记任组长。")
    >>> [(m.surface, m.readings[0].note) for m in find(doc, Mentions([]))]
    [('赵一平', '律师')]
    """
    taken = Spans(m.span for m in known.of("norm", "work", "platform", "campaign"))
    for sentence in doc.sentences:
        if _ANY_ROLE.search(doc.folded, sentence.start, sentence.end) or _BARE_ROW.search(
            doc.folded, sentence.start, sentence.end
        ):
            for span, role in _named(doc, sentence):
                if not taken.overlaps(span) and not _in_title(doc, span):
                    taken.add(span)
                    yield _mention(doc, span, role)


def _named(doc: Document, sentence: Span) -> Iterator[tuple[Span, str]]:
    """The people of a sentence with their roles, the surest constructions first; spans may overlap."""
    text, low, high = doc.folded, sentence.start, sentence.end
    for match in _LEADER.finditer(text, low, high):
        if not is_doctrine(text, match.end("name")):
            yield Span(*match.span("name")), match["role"]
    yield from _listed(text, low, high)
    yield from _each_of_a_body(text, low, high)
    for match in _NAME_FIRST.finditer(text, low, high):
        if _is_name(text, match):
            yield Span(*match.span("name")), _role_behind(text, match)
    yield from _behind_roles(text, low, high)
    for match in _SERVES.finditer(text, low, high):
        if _is_name(text, match):
            yield Span(*match.span("name")), match["role"]
    yield from _beside_bodies(text, low, high)


def _listed(text: str, low: int, high: int) -> Iterator[tuple[Span, str]]:
    for match in _LIST.finditer(text, low, high):
        role = match["counted"] or match["among"] or match["served"] or match["plain"] or "成员"
        at, names = match.start("names"), re.split("([、和])", match["names"])
        if match["served"] and (post := _post_before(text, low, at)):
            role = post  # 副主任石强、石辉为副组长
        spans = []
        for piece in names:
            if piece not in "、和":
                spans.append(Span(at, at + len(piece)))
            at += len(piece)
        people = [span for span in spans if _alone(text[span.start : span.end])]
        if len(people) == len(spans):
            yield from ((span, "" if role == "同志" else role) for span in people)


def _post_before(text: str, low: int, end: int) -> str:
    """The role that ends right before the names of a row, if one does."""
    for match in _ANY_ROLE.finditer(text, max(low, end - 8), end):
        if match.end() == end:
            return text[whole_role(text, *match.span()) : end]
    return ""


def _each_of_a_body(text: str, low: int, high: int) -> Iterator[tuple[Span, str]]:
    """The people of a row in which each stands behind his own body and the role behind the last."""
    for match in _COUNTED.finditer(text, low, high):
        start = max(low, match.start() - 100)
        for mark in _CLAUSE_END.finditer(text, start, match.start()):
            start = mark.end()
        people: list[Span] = []
        end, bodies = match.start(), 0
        while end > start:
            first = max(start, *(text.rfind(joint, start, end) + 1 for joint in "、和与"))
            size = next((n for n in (3, 2, 4) if end - n >= first and _alone(text[end - n : end])), 0)
            of_body = bool(size and _BODY_END.search(text, first, end - size))
            if not size or (end - size > first and not of_body):
                break
            bodies += of_body
            people.append(Span(end - size, end))
            end = first - 1
        if bodies and (len(people) > 1 or end <= start):
            yield from ((span, "" if match["role"] == "同志" else match["role"]) for span in people)


def _beside_bodies(text: str, low: int, high: int) -> Iterator[tuple[Span, str]]:
    """Who stands right behind his firm or room with no role: 远大律师事务所周敏每月轮值, “梨花”调解室的何秀英."""
    for match in _OF_FIRM_OR_ROOM.finditer(text, low, high):
        size = reach(text, match.end(), high)
        if size > 2 and not _ANY_ROLE.match(text, match.end() + 1):
            yield Span(match.end(), match.end() + size), "律师" if match["firm"] else ""
    for match in _EACH_BODY.finditer(text, low, high):
        if _alone(match["name"]) and tags(match["name"])[0][1].startswith("nr"):
            yield Span(*match.span("name")), ""


def _alone(name: str) -> bool:
    """Whether a member of a list is a name by itself."""
    return reach(name, 0, len(name)) == len(name)


def _behind_roles(text: str, low: int, high: int) -> Iterator[tuple[Span, str]]:
    """书记张伟, 副局长高玲、于洋: the role and one name or several behind it."""
    at = low
    while match := _ROLE_FIRST.search(text, at, high):
        at = match.end("role")
        start, end = match.span("role")
        if match["role"] == "同志":
            continue  # 负责同志调离: nobody is named behind it
        first = whole_role(text, start, end)
        # 吴乾良所长、派出所教导员…: the post before is of somebody else
        if first < start and first - 3 >= low and _alone(text[first - 3 : first]):
            first = start
        role = text[first:end]
        place = match.end()
        strong = bool(_OFFICES.search(match["role"]) or _THEN_SERVES.match(text, place, high))
        while size := reach(text, place, high, strong=strong):
            if is_doctrine(text, place + size):
                break
            yield Span(place, place + size), role
            following = _NEXT.match(text, place + size, high)
            # 书记张伟、镇长李强: a role begins there, no name
            if not following or _ANY_ROLE.match(text, following.end(), high):
                break
            place = following.end()
            strong = bool(_THEN_SERVES.match(text, place, high))
            if (size := reach(text, place, high, strong=strong)) and (
                _OF_BODY.match(text, place + size) or _OF_ROLE.match(text, place + size)
            ):
                break


def _in_title(doc: Document, span: Span) -> bool:
    """Whether it is named in the title of a norm or a work, in which the report names nobody."""
    low = max(0, span.start - 60)
    return doc.folded.rfind("《", low, span.start) > doc.folded.rfind("》", low, span.start)


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether the form of a name before a role is one by its words; 同志 or 律师 behind it leaves little doubt."""
    name = match["name"].replace(" ", "")
    after = text[match.end() : match.end() + 2]
    sure = match["role"] in ("同志", "总书记", "律师") or after in ("同志", "律师", "担任", "兼任")
    if "·" in name or re.fullmatch(ELEMENTS, name):
        return len(name) > 2 or not is_word(name)
    if is_word(name) or name[-1] in "为任被" or is_doctrine(text, match.end("name")):
        return False
    flags = tags(name)
    if len(flags) == 1:
        sure = sure or (text[match.end("name")] == "（" and _alone(name))
        return flags[0][1].startswith("nr") or (sure and flags[0][1] in ("x", "nz", "ns"))
    if flags[0][1].startswith("nr") or (name[:2] in COMPOUND.split("|") and len(name) > 2):
        return True
    if len(name) == 3 and _OFFICES.search(match["role"]) and name[-1] != match["role"][0] and _alone(name):
        return True  # 高连新所长, however the words are cut
    given = flags[-1]
    # A given name is a rare word or single characters: 铁|建明; 方|式 would be a word.
    return len(flags[0][0]) == 1 and (len(given[0]) == 1 or given[1].startswith(("nr", "nz", "ns")) or sure)


def _role_behind(text: str, match: re.Match[str]) -> str:
    """The role that stands behind a name; of a 同志 the one before it, or what he serves as."""
    role = match["role"]
    if role != "同志":
        return role
    start = match.start("name")
    for before in _ANY_ROLE.finditer(text, max(0, start - 8), start):
        if before.end() == start:
            return text[whole_role(text, *before.span()) : start]
    after = re.match(
        f"(?:同志)?(?:先后|多次|被|当选|连续)*(?:担任|兼任|任|荣?获|获?评为?|当选为?|入选)(?:[{HAN}“]{{0,12}}?)(?P<role>组长|副组长|{ROLE})",
        text[match.end() :][:28],
    )
    return after["role"] if after else ""


def _mention(doc: Document, span: Span, role: str) -> Mention:
    concept = Concept("", KIND, _SPACES.sub("", doc.quote(span)), known=False)
    return Mention(span, KIND, doc.quote(span), (Reading(concept, note=role),))
