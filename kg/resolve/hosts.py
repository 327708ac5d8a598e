"""Which place a web address shows: official sites are named after the pinyin or the initials of their places.

www.xuwen.gov.cn is read as pinyin, cqxs.gov.cn as the initials of a province and of a county in it, and
luquan.km.gov.cn from right to left. A reviewed table (place_hosts.csv) has the hosts that follow no rule.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from kg.lexicon.gazetteer import Gazetteer, Place

_OFFICIAL = ".gov.cn"
# Labels of departments, portals and content systems, which only look like initials: sfj is 司法局.
_SERVICE = re.compile(
    r"www\d?|wap|m|old|new|zw|zwgk|xxgk|zfxxgk|gk|szf|qzf|xzf|zf|zwfw|english|"
    r"sf[jtw]|ga[jt]|jy[jt]|mz[jt]|cz[jt]|rs[jt]|rsks|sthjj|sthjt|zjj|zjt|zfcxjsj|jt[jt]|jtys[jt]|sl[jt]|swj|swt|"
    r"ny[jt]|nync[jt]|wlj|wlt|whly[jt]|wjw|wsjkw|yjj|yjgl[jt]|sj[jt]|gzw|scjg|scjgj|amr|tj[jt]|ybj|ylbzj|gy[jt]|"
    r"ly[jt]|fgw|drc|jx[jtw]|gxj|xfj|xzspj|spj|cgj|cgzfj|zfj|hb[jt]|kj[jt]|ty[jt]|mzw|rfb|fpb|xczxj|jrb|zrzy[jt]|gt[jt]"
)
_TYPES = {"县": "xian", "市": "shi", "区": "qu", "旗": "qi", "州": "zhou", "盟": "meng"}
# What a site adds to the name of its place: yzcity, jcgov, zgqingyang.
_AROUND = re.compile(r"^(?:zg|cn)(?=[a-z]{4})|(?:gov|city|rmzf|zfw)$")
_PINYIN, _PREFIXED, _INITIALS = 2, 1, 0
_SHORTEST_SEGMENT = 5  # letters of a path segment that may be a county's name: /tiantai/, not /ly/


@dataclass(frozen=True, slots=True)
class Address:
    """What a web address shows: the place, or the places that it may show, and the label that says so.

    ``inside`` is the division that the address shows in any case, where it shows one (cq.gov.cn).
    """

    label: str
    places: tuple[Place, ...]
    inside: Place | None = None

    @property
    def place(self) -> Place | None:
        """The place, if the address shows exactly one."""
        return self.places[0] if len(self.places) == 1 else None


class Addresses:
    """Reads web addresses with the pinyin of the gazetteer's divisions."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._index: dict[str, list[tuple[str, int]]] = {}
        self._read_label = lru_cache(maxsize=4096)(self._labelled)

    def read(self, url: str, provinces: Iterable[str] = ()) -> Address | None:
        """The place that an address shows; None if it shows none.

        ``provinces`` are the codes of the provinces that the text names. Pinyin counts if it is that of one
        division only; initials only within a province that they, the address or the text show.
        """
        host, path = _split(url)
        if not host:
            return None
        shown = frozenset(provinces)
        base, labels = self._known(host, shown)
        found = Address(host, (base,), base) if base else None
        for label in reversed(labels):
            if _SERVICE.fullmatch(label):
                continue
            inner = found.place if found else None
            if found and not inner:
                break
            read = self._read(label, inner, shown)
            if read:
                found = Address(label, read, inner)
            elif inner is None:
                break
        if found and found.place and found.place.level in ("province", "prefecture"):
            deeper = self._in_path(path, found.place)
            return Address(deeper[0], (deeper[1],), found.place) if deeper else found
        return found

    def _known(self, host: str, shown: frozenset[str]) -> tuple[Place | None, list[str]]:
        """The division of the longest end of the host that the table has, and the labels before it.

        One outside of the provinces that the text shows does not count: the text knows better.
        """
        labels = host.split(".")
        for i in range(len(labels) - 1):
            code = self._gazetteer.hosts.get(".".join(labels[i:]))
            if code and (not shown or self._gazetteer.outer(code)[0] in shown):
                return self._gazetteer.place(code), labels[:i]
        return None, host.removesuffix(_OFFICIAL).split(".") if host.endswith(_OFFICIAL) else []

    def _read(self, label: str, inner: Place | None, shown: frozenset[str]) -> tuple[Place, ...]:
        """The places that one label may show inside a division, or in the provinces that are shown."""
        readings = self._read_label(label)
        if inner:
            readings = [r for r in readings if inner.code in self._gazetteer.outer(r[0])[:-1]]
        elif shown:
            readings = [r for r in readings if self._gazetteer.outer(r[0])[0] in shown]
        best = max((grade for _, grade in readings), default=_INITIALS)
        if inner or shown:  # hzx may be a county's initials with its type, or those of a city and a county
            best = best if best == _PINYIN else _INITIALS
        elif best == _INITIALS:
            return ()
        codes = dict.fromkeys(code for code, grade in readings if grade >= best)
        return tuple(place for code in codes if (place := self._gazetteer.place(code)))

    def _in_path(self, path: str, outer: Place) -> tuple[str, Place] | None:
        """The one county or prefecture inside the site's own division that a segment of the path spells."""
        for segment in path.lower().split("/"):
            if len(segment) < _SHORTEST_SEGMENT or not segment.isalpha() or not segment.isascii():
                continue
            codes = {
                code
                for code, grade in self._read_label(segment)
                if grade == _PINYIN and outer.code in self._gazetteer.outer(code)[:-1]
            }
            if len(codes) == 1 and (place := self._gazetteer.place(codes.pop())):
                return segment, place
        return None

    def _labelled(self, label: str) -> list[tuple[str, int]]:
        if not self._index:
            self._index = _index(self._gazetteer)
        return self._index.get(label) or self._index.get(_AROUND.sub("", label), [])


def _split(url: str) -> tuple[str, str]:
    """Host and path of an address, which may lack its http://; nothing of what is none."""
    url = url.strip().lower()
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
        return (parts.hostname or "").rstrip("."), parts.path
    except ValueError:
        return "", ""


def _index(gazetteer: Gazetteer) -> dict[str, list[tuple[str, int]]]:
    """Code and grade of the divisions by all the ways in which a label may spell them."""
    spelt: dict[str, dict[str, int]] = defaultdict(dict)

    def add(code: str, grade: int, *keys: str) -> None:
        for key in keys:
            if len(key) > 1:
                spelt[key][code] = max(grade, spelt[key].get(code, 0))

    for code, (stem, pinyin) in gazetteer.pinyin.items():
        place = gazetteer.place(code)
        if not place:
            continue
        whole, initials = _spell(pinyin)
        kind = _TYPES.get(place.name[-1], "")
        if not stem.endswith(place.name[-1]):  # 蔚县 bears its type in its stem
            add(code, _PINYIN, *(word + kind for word in whole))
            add(code, _INITIALS, initials + kind[:1])
        if len(stem) > 1:
            add(code, _PINYIN, *whole)
        add(code, _INITIALS, initials)
        outers = [outer for outer in gazetteer.outer(code)[:-1] if outer in gazetteer.pinyin]
        if len(outers) > 1:  # yncxym: province, prefecture and county
            letters = "".join(_spell(gazetteer.pinyin[outer][1])[1] for outer in outers)
            add(code, _PREFIXED, letters + initials, letters + initials + kind[:1])
        for outer in outers:
            words, letters = _spell(gazetteer.pinyin[outer][1])
            add(code, _PREFIXED, letters + initials, letters + initials + kind[:1])
            add(code, _PREFIXED, *(letters + word for word in whole), *(word + initials for word in words))
    return {key: sorted(codes.items()) for key, codes in spelt.items()}


def _spell(pinyin: str) -> tuple[tuple[str, ...], str]:
    """The syllables in one word, with v or u for ü, and their first letters."""
    word = pinyin.replace(" ", "")
    plain = re.sub(r"(?<=[ln])v", "u", word)
    return tuple(dict.fromkeys((word, plain))), "".join(part[0] for part in pinyin.split())
