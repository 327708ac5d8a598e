"""How a report is put together: its style, its sections in their order, and what stands before and after them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.annotation import Annotation
from kg.corpus.chance import Chance
from kg.corpus.draft import Draft
from kg.corpus.grammar import Grammar
from kg.corpus.saying import left, say
from kg.corpus.scene import Scene
from kg.corpus.stock import FIRST_YEAR, LAST_YEAR, Stock
from kg.corpus.style import Style

_NUMERALS = "一二三四五六七八九十"
TOPICS = (
    "leadership", "publicity", "mediation", "enforcement", "decisions", "service", "disclosure", "study",
    "grid", "supervision", "petition", "business",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """A document of a corpus: its text, what it states, and its row of an index if it has one."""

    name: str
    text: str
    annotation: Annotation
    record: dict[str, str]


def make(index: int, seed: int, stock: Stock, grammar: Grammar) -> Made:
    """The document of an index: it depends on the seed, the registers and the grammar, not on how many there are."""
    chance = Chance(f"{seed}/{index}")
    author = stock.author(chance, index)
    year = chance.between(FIRST_YEAR, LAST_YEAR - 1) if chance.share(0.95) else LAST_YEAR
    scene = Scene(chance, author, year, stock, grammar, Draft())
    if author.kind == "department":
        scene.department = chance.pick(scene.words("departments"))
    style = Style.drawn(chance)
    return _Report(scene, style).made(f"{index:05d}")


class _Report:
    def __init__(self, scene: Scene, style: Style) -> None:
        self.scene, self.style, self.draft = scene, style, scene.draft
        self.chance, self.author = scene.chance, scene.author

    def made(self, name: str) -> Made:
        chance, style = self.chance, self.style
        self.issuer, self.addressee = self._issuer(), ""
        whose = chance.below(10)  # where the text says whose it is: title, signature, or only its record
        record: dict[str, str] = {}
        title = self._title(named=whose < 9)
        if not chance.one_in(25) or whose == 9:
            self._line(title, indent="")
        else:
            whose = 8
        if whose == 9:
            record["issuer"] = self.issuer
        if chance.one_in(4):
            self._addressee()
        self._open()
        self._body()
        if whose == 8 or chance.one_in(3):
            self._signature()
        text = self.draft.text(style.width)
        if record or chance.one_in(3):
            record |= self._record(name, title)
        return Made(name, text, self._annotation(name, title, text), record)

    def _issuer(self) -> str:
        chance, author = self.chance, self.author
        chain = [p.name for p in author.chain]
        names = [n for level in ("province", "prefecture", "county", "township") if (n := author.at(level))]
        most = len(names)
        own = 2 if author.kind in ("township", "street") else 1
        if author.homonym:
            own = most if author.chain[0].name != author.at("prefecture") else own
        number = max(own, min(most, own + chance.pick((0, 0, 0, 1, 1, 2))))
        self.chain = chain
        place = "".join(names[-number:])
        self.place = place
        if author.kind == "department":
            return place + self.scene.department
        form = chance.pick(("人民政府", "人民政府", "", ""))
        if author.kind == "street":
            form = chance.pick(("办事处", "办事处", "", "人民政府办事处")) if form else ""
            form = "办事处" if form.startswith("人民") else form
        return place + form

    def _title(self, *, named: bool) -> str:
        chance, year = self.chance, self.scene.year
        who = self.issuer if named else ""
        words = chance.pick(self.scene.words("titles"))
        return (
            words.replace("ISSUER", who)
            .replace("YEAR", str(year))
            .replace("／", "\n" if chance.one_in(2) else "")
        )

    def _line(self, text: str = "", *, indent: str | None = None) -> None:
        if text:
            self.draft.add((self.style.indent if indent is None else indent) + text)
        self.draft.add("\n\n" if self.style.blank else "\n")

    def _addressee(self) -> None:
        level = {"county": "prefecture"}.get(self.author.kind, "county")
        name = self.author.at(level) or self.author.at("province") or ""
        short = {"县": "县", "区": "区", "市": "市", "旗": "旗"}.get(name[-1:], "")
        if short:
            self.addressee = name + self.chance.pick(("人民政府", "司法局", f"委依法治{short}办"))
            self._line(f"{self.addressee}：", indent="")

    def _open(self) -> None:
        self.draft.add(self.style.indent)
        say(self.scene, "opening")
        self._line()

    def _body(self) -> None:
        chance, style = self.chance, self.style
        topics = ["leadership"] * chance.below(2)
        topics += chance.some([t for t in TOPICS if t not in topics], style.topics - len(topics))
        sections: list[Any] = [("done", topics)]
        if len(topics) > 5 and chance.one_in(5):
            sections = [("done", topics[:-2]), ("duty", topics[-2:])]
        elif chance.one_in(6):  # each topic is a main section
            sections = [(topic, [topic]) for topic in topics]
        if chance.share(0.85):
            sections.append(("problems", []))
        if chance.share(0.9):
            sections.append(("plans", []))
        merged = sections[-1][0] == "plans" and sections[-2][0] == "problems" and chance.one_in(6)
        for i, (kind, inner) in enumerate(sections):
            if merged and kind == "plans":
                self._items("plans", lead=True)
                continue
            self._head(i, "both" if merged and kind == "problems" else kind)
            if kind in ("problems", "plans"):
                self._items(kind, lead=style.heads == "none")
            elif kind in TOPICS:
                self._paragraphs(kind)
            else:
                self._topics(inner)
        if chance.one_in(5):
            self.draft.add(style.indent)
            say(self.scene, "closing")
            self._line()

    def _head(self, i: int, kind: str) -> None:
        if self.style.heads == "none":
            return
        number = _NUMERALS[i] if i < 10 else f"十{_NUMERALS[i - 10]}"
        self.draft.add(
            self.style.indent
            + {"第一部分": f"第{number}部分 "}.get(self.style.heads, self.style.heads.replace("一", number))
        )
        say(self.scene, f"{kind}.head")
        self._line()

    def _numbers(self, form: str) -> Iterator[str]:
        for i, numeral in enumerate((*_NUMERALS, "十一", "十二"), 1):
            yield "" if form == "none" else form.replace("一", numeral).replace("1", str(i))

    def _topics(self, topics: list[str]) -> None:
        form = self.style.parts
        for number, topic in zip(self._numbers(form), topics, strict=False):
            self.draft.add(self.style.indent + number)
            if form == "none" and self.chance.one_in(2):
                self._sentences(topic)
                self._line()
                continue
            say(self.scene, f"{topic}.head")
            if form == "一是" or self.chance.one_in(2):
                self.draft.add("。")
            else:
                self._line()
                self.draft.add(self.style.indent)
            self._sentences(topic)
            self._line()

    def _paragraphs(self, topic: str) -> None:
        for _ in range(self.chance.between(1, 2)):
            self.draft.add(self.style.indent)
            self._sentences(topic)
            self._line()

    def _sentences(self, topic: str) -> None:
        """Sentences of a topic, as many as the style asks for and the grammar has that were not said yet."""
        chance, scene = self.chance, self.scene
        n = max(1, self.style.sentences + chance.between(-1, 1))
        points = n > 2 and self.style.parts != "一是" and chance.one_in(5)
        for i in range(n):
            whole, clauses = left(scene, topic), left(scene, f"{topic}.clause")
            if i and not whole and clauses < 3:
                break
            if points:
                self.draft.add(f"{_NUMERALS[i]}是")
                say(scene, "point")
                self.draft.add(chance.pick("。，"))
            if whole and (clauses < 3 or chance.share(0.45)):
                say(scene, topic)
            else:
                self._clauses(topic, clauses)
            self.draft.add("。" if not points else chance.pick("。；"))
        if chance.one_in(22) and left(scene, f"{topic}.clause") > 3:
            self._table(topic)

    def _clauses(self, topic: str, most: int) -> None:
        chance = self.chance
        say(self.scene, "lead")
        n = min(max(1, most), chance.pick((1, 2, 2, 3, 3, 4)))
        for i in range(n):
            if i:
                self.draft.add(chance.pick("，，，，；、") if i > 1 else "，")
            say(self.scene, f"{topic}.clause")

    def _table(self, topic: str) -> None:
        self.draft.add("\n")
        sign = self.chance.pick(("\t", " | "))
        self.draft.add(sign.join(("序号", "事项及数量")) + "\n")
        for i in range(1, self.chance.between(3, 5)):
            self.draft.add(f"{i}{sign}")
            say(self.scene, f"{topic}.clause")
            self.draft.add("\n")

    def _items(self, kind: str, *, lead: bool) -> None:
        chance, style, scene = self.chance, self.style, self.scene
        form = style.items
        inline = form in ("一是", "第一，") or (form != "none" and chance.one_in(5))
        if inline or lead or chance.one_in(3):
            self.draft.add(style.indent)
            say(scene, f"{kind}.lead")
            if not inline:
                self._line()
        numbers = self._numbers(form)
        n = chance.between(2, 4 if kind == "problems" else 6)
        for i in range(n):
            if not inline:
                self.draft.add(style.indent)
            self.draft.add(next(numbers))
            start = self.draft.length
            say(scene, kind)
            self.draft.state(kind, start, {"year": scene.year + 1} if kind == "plans" else {})
            if style.topics > 5 and chance.share(0.7):
                self.draft.add(chance.pick("。。，") if not inline else chance.pick("。，"))
                say(scene, f"{kind}.detail")
            self.draft.add("。" if not inline or i + 1 == n else chance.pick("。；"))
            if not inline:
                self._line()
        if inline:
            self._line()

    def _signature(self) -> None:
        self._line()
        self._line(self.issuer, indent="")
        self._line(
            f"{self.scene.year + 1}年{self.chance.between(1, 3)}月{self.chance.between(1, 28)}日", indent=""
        )

    def _record(self, name: str, title: str) -> dict[str, str]:
        chance = self.chance
        date = f"{self.scene.year + 1}-{chance.between(1, 3):02d}-{chance.between(1, 28):02d}"
        return {
            "url": f"http://www.example.gov.cn/zwgk/fzzf/{date[:7].replace('-', '')}/t{date.replace('-', '')}_{name}.html",
            "title": title.replace("\n", "") if chance.one_in(2) else "",
            "published": chance.pick((date, date, date.replace("-", "/"), "")),
            "place": "",
        }

    def _annotation(self, name: str, title: str, text: str) -> Annotation:
        author = self.author
        facts = self.draft.facts(text)
        for place in author.chain:
            _doubt(facts, text, "places", place.name, level=place.level)
        for body in (
            self.issuer,
            self.addressee,
            author.place.name + "人民政府",
            author.place.name + "办事处",
        ):
            _doubt(facts, text, "organisations", body)
        for line in self.scene.words("doubtful"):
            category, _, word = line.partition(" ")
            _doubt(facts, text, category, word)
        return {
            "doc": name,
            "title": title.replace("\n", ""),
            "year": self.scene.year,
            "issuer": self.issuer,
            "doc_number": None,
            "addressee": self.addressee or None,
            "place": {level: author.at(level) for level in ("township", "county", "prefecture", "province")},
            **facts,
        }


def _doubt(facts: Annotation, text: str, category: str, word: str, **said: Any) -> None:
    """What careful readers could list or not, wherever a text has it."""
    if word and word in text and all(word not in entry["quotes"] for entry in facts[category]):
        facts[category].append({"name": word, **said, "quotes": [word], "required": False})
