"""What the braces of a grammar stand for: the author's own words, and names that are facts as they are said."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from kg.corpus.chance import Chance
from kg.corpus.draft import Draft
from kg.corpus.grammar import Grammar
from kg.corpus.stock import Author, Stock
from kg.lexicon.norm import Norm
from kg.lexicon.vocabulary import Term

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = "建国志强秀英桂兰丽华明辉文斌海燕玉梅晓东春生永福立新国庆雪梅丹阳俊杰雨桐浩然"
_BRAND = (
    "榕树下",
    "老石桥",
    "向阳",
    "同心",
    "和风",
    "连心",
    "暖心",
    "红石榴",
    "石榴籽",
    "金钥匙",
    "幸福里",
    "老马",
    "乡音",
    "渔家",
    "茶乡",
    "稻香",
    "枣园",
    "古井",
    "银杏",
    "白杨",
    "雪莲",
    "长廊",
    "邻里",
    "百姓",
    "家门口",
    "晓法",
    "明理",
    "和为贵",
    "一家亲",
    "马背",
)
_ENDS = ("法", "条例", "办法", "规定", "意见", "纲要", "规则", "决定", "规划")
# Brands that are also the name of who works under them.
_BODY_LIKE = ("会", "室", "堂", "队", "驿站", "门诊", "角")
_DIGIT = "一二三四五六七八九十"
_NORM_LIKE = re.compile("规定|规划|《|条例")  # names of terms that name norms, too
# What a body of a town is called in a county, and in a department.
_BODIES = {
    "司法所": ("司法局", "法规科"),
    "综合行政执法队": ("综合行政执法局", "执法大队"),
    "人民调解委员会": ("矛盾纠纷调处中心", "调解委员会"),
    "便民服务中心": ("政务服务中心", "服务窗口"),
    "党建工作办公室": ("政府办公室", "办公室"),
    "依法治理工作领导小组": ("法治政府建设领导小组", "依法行政领导小组"),
    "人大": ("人大常委会", "党组"),
}


@dataclass(slots=True)
class Scene:
    """One document while it is written: who reports on which year, what is drawn, what has been said."""

    chance: Chance
    author: Author
    year: int
    stock: Stock
    grammar: Grammar
    draft: Draft
    department: str = ""
    used: set[object] = field(default_factory=set)

    def words(self, rule: str) -> tuple[str, ...]:
        """The patterns of a rule that holds names and nothing to fill in."""
        return tuple(str(pattern.nodes[0]) for pattern in self.grammar[rule])


def stem(name: str) -> str:
    """A division's name without its kind.

    >>> stem("花溪区"), stem("四棵树镇"), stem("土默特左旗")
    ('花溪', '四棵树', '土默特左')
    """
    short = re.sub("(?:自治县|自治旗|自治州|县|区|市|旗|镇|乡|街道|苏木|省)$", "", name)
    return short if len(short) > 1 else name


Slot = Callable[[Scene, str], None]


def _we(scene: Scene, _: str) -> None:
    kind, name = scene.author.kind, scene.author.place.name
    end = (
        "街道"
        if kind == "street"
        else "局"
        if kind == "department"
        else name[-1]
        if not name.endswith("苏木")
        else "苏木"
    )
    scene.draft.add("我" + end)


def _all(scene: Scene, _: str) -> None:
    end = scene.author.place.name[-1]
    scene.draft.add("辖区" if scene.author.kind == "street" else "全" + ("苏木" if end == "木" else end))


def _kind(scene: Scene, _: str) -> None:
    """镇 in 镇党委: the word for a body of the author's own place."""
    if scene.author.kind == "department":
        scene.draft.add("局")
        return
    name = scene.author.place.name
    scene.draft.add(
        "街道" if scene.author.kind == "street" else "苏木" if name.endswith("苏木") else name[-1]
    )


def _above(scene: Scene, _: str) -> None:
    """县 in 县委: the division that the author answers to."""
    chain = scene.author.chain
    level = {"county": "prefecture", "department": "county"}.get(scene.author.kind, "county")
    scene.draft.add(
        next((p.name[-1] for p in chain if p.level == level), "省") if level == "county" else "市"
    )


def _year(scene: Scene, argument: str) -> None:
    scene.draft.add(str(scene.year + int(argument or 0)))


def _county(scene: Scene, _: str) -> None:
    start = scene.draft.add(scene.author.county)
    scene.draft.state("places", start, {"name": scene.author.county, "level": "county"}, required=False)


def _stem(scene: Scene, _: str) -> None:
    scene.draft.add(stem(scene.author.place.name))


def _township(scene: Scene, _: str) -> None:
    """The author's place by its name."""
    place = scene.author.place
    start = scene.draft.add(place.name)
    scene.draft.state("places", start, {"name": place.name, "level": place.level}, required=False)


def _norm_form(scene: Scene, norm: Norm, *, bare: bool) -> None:
    chance, draft = scene.chance, scene.draft
    names = [norm.bare_title] if chance.share(0.7) else [norm.title]
    shorts = [name for name in norm.short_names if name.endswith(_ENDS)]
    if shorts and chance.one_in(3):
        names = shorts
    name = chance.pick(names)
    if not scene.stock.certain(name, norm):
        name = norm.title
    plain = (
        bare and norm.norm_class in ("Law", "Constitution") and name == norm.bare_title and chance.one_in(5)
    )
    start = draft.add(name if plain else f"《{name}》")
    draft.state("norms", start, {"name": norm.title, "class": norm.norm_class})
    scene.used.add(norm.iri)


def _norms_for(scene: Scene, number: int) -> list[Norm]:
    """Norms of every day from the grammar's list and others of the register, none twice in a document."""
    common = [
        n
        for t in scene.words("common-norms")
        if (n := scene.stock.norm(t, scene.year)) and n.iri not in scene.used
    ]
    province = scene.author.at("province")
    every = scene.stock.norms(scene.year, province)
    found: list[Norm] = []
    while len(found) < number:
        pool = common if common and scene.chance.share(0.75) else every
        norm = scene.chance.pick(pool)
        if norm not in found:
            found.append(norm)
            if norm in common:
                common.remove(norm)
    return found


def _norm(scene: Scene, argument: str) -> None:
    named = scene.stock.norm(argument, scene.year) if argument else None
    _norm_form(scene, named or _norms_for(scene, 1)[0], bare=False)


def _norms(scene: Scene, argument: str) -> None:
    """Several norms, one after the other."""
    least, _, most = (argument or "2-5").partition("-")
    sign = scene.chance.pick(("、", "、", "", "、"))
    bare = scene.chance.one_in(6)
    for i, norm in enumerate(_norms_for(scene, scene.chance.between(int(least), int(most)))):
        if i:
            scene.draft.add("、" if bare else sign)
        _norm_form(scene, norm, bare=bare)


def _localdoc(scene: Scene, _: str) -> None:
    """A document of the author's own."""
    topic = scene.chance.pick(scene.words("local-documents"))
    name = f"{scene.author.place.name}{topic}"
    start = scene.draft.add(f"《{name}》")
    scene.draft.state("norms", start, {"name": name, "class": "LocalDocument"})


def _work(scene: Scene, _: str) -> None:
    terms = scene.stock.terms("work", "", scene.year)
    term, _labels = scene.chance.pick(terms)
    start = scene.draft.add(f"《{term.concept.label}》")
    scene.draft.state("works", start, {"name": term.concept.label})


def _term(scene: Scene, scheme: str, kind: str) -> tuple[Term, str]:
    terms = [
        one for one in scene.stock.terms(scheme, kind, scene.year) if one[0].concept.iri not in scene.used
    ]
    term, labels = scene.chance.pick(terms)
    labels = tuple(x for x in labels if not _NORM_LIKE.search(x)) or labels
    scene.used.add(term.concept.iri)
    return term, labels[0] if scene.chance.share(0.6) else scene.chance.pick(labels)


def _quoted(scene: Scene, name: str, share: float) -> int:
    """A name, often between quotation marks; where it begins with its marks."""
    marks = scene.chance.share(share) and not any(sign in name for sign in "“”《》（），")
    return scene.draft.add(f"“{name}”" if marks else name)


def _mechanism(scene: Scene, argument: str) -> None:
    term, name = _term(scene, "mechanism", argument)
    start = _quoted(scene, name, 0.6)
    scene.draft.state("mechanisms", start, {"name": term.concept.label, "kind": [term.concept.kind]})


def _campaign(scene: Scene, _: str) -> None:
    term, name = _term(scene, "campaign", "")
    date = next((v.text for _p, v in term.concept.facts if hasattr(v, "text")), None)
    start = scene.draft.length
    if date and re.fullmatch(r"--\d\d-\d\d", date) and scene.chance.one_in(2):
        month, day = int(date[2:4]), int(date[5:])
        sign = scene.chance.pick("·.·")
        scene.draft.add(
            scene.chance.pick((f"“{month}{sign}{day}”", f"“{month}{sign}{day}”", f"{month}月{day}日"))
        )
    scene.draft.add(name)
    scene.draft.state("campaigns", start, {"name": term.concept.label, "date": date})


def _campaigns(scene: Scene, argument: str) -> None:
    least, _, most = (argument or "2-4").partition("-")
    for i in range(scene.chance.between(int(least), int(most))):
        if i:
            scene.draft.add("、")
        _campaign(scene, "")


def _platform(scene: Scene, _: str) -> None:
    term, name = _term(scene, "platform", "")
    start = _quoted(scene, name, 0.4)
    scene.draft.state("platforms", start, {"name": term.concept.label})


def _account(scene: Scene, _: str) -> None:
    """An account that the author runs, of a name that no vocabulary has."""
    own = stem(scene.author.place.name)
    name = scene.chance.pick(
        ("法润{}", "{}普法", "{}发布", "平安{}", "{}微讲堂", "法治{}", "{}司法", "今日{}")
    ).format(own)
    start = scene.draft.add(f"“{name}”微信公众号")
    scene.draft.state("platforms", start, {"name": name})


_BRANDS = {
    "DisputeResolution": ("{}调解室", "{}议事角", "{}评理堂", "{}说事点", "“{}＋{}”调解法", "{}步调解法"),
    "GridGovernance": ("1+{a}+N网格体系", "{d}级网格", "一网{d}联", "{a}+{b}+N治理模式", "{d}长联户"),
    "LegalPublicity": ("{}普法小分队", "{}法治大院", "{}法治小喇叭", "{}普法直通车", "{}法治夜校"),
    "Participation": ("{}议事会", "{}圆桌会", "{}积分超市", "有事{}议", "{d}议{d}定工作法"),
    "Responsibility": ("{d}张清单", "{d}包{d}保责任制", "{d}个一工作法", "{d}看{d}查工作法"),
    "LegalService": ("{}法律门诊", "{}法律服务驿站", "一村{d}法顾问"),
}


def _brand(scene: Scene, argument: str) -> None:
    """A way of governing of the author's own, of a name that no vocabulary has."""
    chance = scene.chance
    kind = argument if argument in _BRANDS else chance.pick(tuple(_BRANDS))
    form = chance.pick(_BRANDS[kind])
    words = chance.some(_BRAND, form.count("{}"))
    name = (
        form.format(*words, d=chance.pick(_DIGIT[2:8]), a=chance.between(2, 9), b=chance.between(5, 90))
        if "{d}" not in form
        else form.replace("{d}", chance.pick(_DIGIT[2:8]), 1)
        .replace("{d}", chance.pick(_DIGIT[2:8]))
        .replace("{}", "".join(words))
    )
    name = name.strip("“")
    if "”" in name:
        name, _, rest = name.partition("”")
        start = scene.draft.add(f"“{name}”{rest}")
    else:
        start = scene.draft.add(f"“{name}”")
    scene.draft.state("mechanisms", start, {"name": name, "kind": [kind, "Other"]})
    if name.endswith(_BODY_LIKE):
        scene.draft.state("organisations", start, {"name": name}, required=False)


def _literal(category: str, required: bool) -> Slot:
    def said(scene: Scene, argument: str) -> None:
        text, _, more = argument.partition("|")
        start = scene.draft.add(text)
        name = text.strip("“”")
        attributes: dict[str, object] = {"name": name}
        if category == "mechanisms":
            attributes["kind"] = [more] if more else None
        if category == "campaigns":
            attributes["date"] = more or None
        scene.draft.state(category, start, attributes, required=required)

    return said


def _own_body(scene: Scene, argument: str) -> None:
    """A body of the author's place: 镇司法所."""
    start = scene.draft.length
    _kind(scene, "")
    county, department = _BODIES.get(argument, (argument, argument))
    scene.draft.add({"county": county, "department": department}.get(scene.author.kind, argument))
    scene.draft.state("organisations", start, {"name": scene.draft.since(start)})


def _upper_body(scene: Scene, argument: str) -> None:
    """A body of the division above: 县司法局."""
    start = scene.draft.length
    _above(scene, "")
    scene.draft.add(argument)
    scene.draft.state("organisations", start, {"name": scene.draft.since(start)})


def _leaders(scene: Scene, _: str) -> None:
    """县委、县政府: a formula that readers need not list."""
    start = scene.draft.length
    _above(scene, "")
    scene.draft.add("委")
    scene.draft.state("organisations", start, {"name": scene.draft.since(start)}, required=False)
    scene.draft.add("、")
    start = scene.draft.length
    _above(scene, "")
    scene.draft.add("政府")
    scene.draft.state("organisations", start, {"name": scene.draft.since(start)}, required=False)


def _party(scene: Scene, argument: str) -> None:
    """镇党委, 镇政府: the author itself."""
    start = scene.draft.length
    _kind(scene, "")
    word = argument or "党委"
    if scene.author.kind == "department":
        word = "党组" if word == "党委" else "班子"
    elif scene.author.kind == "county" and word == "党委":
        word = "委"
    scene.draft.add("党工委" if word == "党委" and scene.author.kind == "street" else word)
    scene.draft.state("organisations", start, {"name": scene.draft.since(start)}, required=False)


def _firm(scene: Scene, _: str) -> None:
    province = (
        stem(scene.author.at("province") or "")
        .removesuffix("壮族自治")
        .removesuffix("回族自治")
        .removesuffix("自治")
    )
    name = f"{province[:2]}{scene.chance.pick('正恒衡明信达言法天平维智诚远')}{scene.chance.pick('衡达信诚理业泽勤源和')}律师事务所"
    start = scene.draft.add(name)
    scene.draft.state("organisations", start, {"name": name})


def _person(scene: Scene, argument: str) -> None:
    chance = scene.chance
    name = chance.pick(_SURNAMES) + "".join(chance.some(tuple(_GIVEN), chance.pick((1, 2, 2, 2))))
    role, _, body = argument.partition("|")
    start = scene.draft.add(name)
    scene.draft.state("persons", start, {"name": name, "role": role or None, "organisation": body or None})


def _village(scene: Scene, _: str) -> None:
    names = scene.stock.villages(scene.author)
    if not names:
        scene.draft.add("中心村")
        return
    name = scene.chance.pick(names)
    level = "township" if scene.author.kind in ("county", "department") else "village"
    start = scene.draft.add(name)
    scene.draft.state("places", start, {"name": name, "level": level})


def _villages(scene: Scene, _: str) -> None:
    names = scene.chance.some(scene.stock.villages(scene.author), scene.chance.between(2, 3))
    level = "township" if scene.author.kind in ("county", "department") else "village"
    for i, name in enumerate(names or ["中心村"]):
        if i:
            scene.draft.add("、")
        start = scene.draft.add(name)
        if names:
            scene.draft.state("places", start, {"name": name, "level": level})


def _zero(scene: Scene, argument: str) -> None:
    """未发生一起群体性事件: a count of nothing."""
    form, _, rest = argument.partition("|")
    thing, _, unit = rest.partition("|")
    start = scene.draft.add(form + thing)
    scene.draft.state(
        "quantities",
        start,
        {
            "value": 0,
            "high": None,
            "unit": unit or "起",
            "qualifier": "exact",
            "measure": thing,
            "activity": ["Other", "Petition", "Mediation"],
        },
    )


SLOTS: dict[str, Slot] = {
    "we": _we, "all": _all, "kind": _kind, "above": _above, "year": _year, "county": _county, "stem": _stem,
    "place": _township, "norm": _norm, "norms": _norms, "localdoc": _localdoc, "work": _work,
    "mechanism": _mechanism, "brand": _brand, "campaign": _campaign, "campaigns": _campaigns,
    "platform": _platform, "account": _account, "own": _own_body, "upper": _upper_body, "leaders": _leaders,
    "party": _party, "firm": _firm, "person": _person, "village": _village, "villages": _villages, "zero": _zero,
    "o": _literal("organisations", True), "o?": _literal("organisations", False),
    "m": _literal("mechanisms", True), "m?": _literal("mechanisms", False),
    "p": _literal("platforms", True), "p?": _literal("platforms", False),
    "c": _literal("campaigns", True), "c?": _literal("campaigns", False),
}  # fmt: skip
