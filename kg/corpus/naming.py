"""The slots that name what the registers and vocabularies have: norms in force, works, mechanisms, campaigns, platforms."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.corpus.scene import Scene
from kg.lexicon.norm import Norm
from kg.lexicon.vocabulary import Term

Slot = Callable[[Scene, str], None]

_ENDS = ("法", "条例", "办法", "规定", "意见", "纲要", "规则", "决定", "规划")


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
    scene.used.add(norm.title)


def _norms_for(scene: Scene, number: int) -> list[Norm]:
    """Norms of every day from the grammar's list and others of the register, none twice in a document."""
    common = [n for n in scene.common if n.title not in scene.used]
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


NAMES: dict[str, Slot] = {
    "norm": _norm,
    "norms": _norms,
    "work": _work,
    "mechanism": _mechanism,
    "campaign": _campaign,
    "campaigns": _campaigns,
    "platform": _platform,
}
