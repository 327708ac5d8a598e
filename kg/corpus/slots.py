"""What the braces of a grammar stand for: the author's own words, its bodies, its people and places."""

from __future__ import annotations

from kg.corpus.naming import NAMES, Slot
from kg.corpus.scene import Scene, stem

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = "建国志强秀英桂兰丽华明辉文斌海燕玉梅晓东春生永福立新国庆雪梅丹阳俊杰雨桐浩然"
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


def _stem(scene: Scene, _: str) -> None:
    scene.draft.add(stem(scene.author.place.name))


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
    """A firm of the province."""
    chance, draft = scene.chance, scene.draft
    province = stem(scene.author.at("province") or "")
    start = draft.add(province)
    draft.state("places", start, {"name": province, "level": "province"}, required=False)
    draft.add(f"{chance.pick('正恒衡明信达言法天平维智诚远')}{chance.pick('衡达信诚理业泽勤源和')}律师事务所")
    draft.state("organisations", start, {"name": draft.since(start)})


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


def _place(scene: Scene, _: str) -> None:
    """The author's place by its name."""
    place = scene.author.place
    start = scene.draft.add(place.name)
    scene.draft.state("places", start, {"name": place.name, "level": place.level}, required=False)


SLOTS: dict[str, Slot] = {
    "we": _we,
    "kind": _kind,
    "above": _above,
    "year": _year,
    "stem": _stem,
    "place": _place,
    "own": _own_body,
    "upper": _upper_body,
    "leaders": _leaders,
    "party": _party,
    "firm": _firm,
    "person": _person,
    "village": _village,
    "villages": _villages,
    "zero": _zero,
    **NAMES,
}
