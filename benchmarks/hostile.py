"""Texts that no office wrote, of up to a million characters: four times the text costs about four times the time.

Processor time, which other programs on the machine touch little. A pattern or a comparison
that is quadratic costs sixteen times the time.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from kg.formats.plain import LONGEST
from kg.graph import Writer, report_triples
from kg.lexicon import Lexicon, default_ontology
from kg.pipeline import analyse
from kg.read import document, freeze

_HAN = "东南西北春夏秋冬金木水火土山河湖海江星辰日月天地玄黄宇宙洪荒松竹梅兰菊桃李杏柳桥石沙泉"


def _word(number: int, length: int) -> str:
    """A word for a number, another one for each of the first two million."""
    found = ""
    for _ in range(length):
        number, at = divmod(number, len(_HAN))
        found += _HAN[at]
    return found


def _again(words: str) -> Callable[[int], str]:
    return lambda length: (words * (length // len(words) + 1))[:length]


def _always_new(form: str) -> Callable[[int], str]:
    """Sentences of one form with ever new names: ``{a}`` of four characters, ``{b}`` of two, ``{i}`` a number."""

    def made(length: int) -> str:
        parts, size, i = [], 0, 0
        while size < length:
            part = form.format(a=_word(i * 7919, 4), b=_word(i * 31, 2), i=i)
            parts.append(part)
            size, i = size + len(part), i + 1
        return "".join(parts)[:length]

    return made


# Each makes a text of so many characters.
TEXTS: dict[str, Callable[[int], str]] = {
    "one sentence without punctuation": _again(
        "推进依法行政开展法治宣传教育活动落实行政执法责任制化解矛盾纠纷"
    ),
    "opening marks 《": _again("《"),
    "opening marks “": _again("“"),
    "opening marks （": _again("（"),
    "opening marks, all kinds": _again("《〈“‘（【"),
    "closing marks": _again("》〉”’）"),
    "titles never closed": _always_new("《{a}"),
    "digits": _again("1234567890"),
    "Chinese digits": _again("一二三千百"),
    "one character": _again("法"),
    "punctuation": _again("。，、；：！？“”《》（）"),
    "commas": _again("，"),
    "half-width commas": _again(","),
    "enumeration commas": _again("、"),
    "blank lines": _again("\n"),
    "line ends": _again("法\n"),
    "private use": _again("\ue000\uf8ff\U000f0000"),
    "mixed scripts": _again("法治law право قانون 법 กฎ𠀀é"),
    "plus signs": _again("支部+网格+"),
    "headings only": _again("一、\n（一）\n"),
    "navigation": _always_new("首页 > 公开 > {a}\n来源：{b}局 浏览次数：{i}\n"),
    "ever new norms": _always_new(
        "印发《关于贯彻〈{a}条例〉的意见》（以下简称《{b}意见》），落实《{b}意见》第{i}条。"
    ),
    "ever new mechanisms": _always_new("建立“{a}”机制、{b}制度、{i}+N模式，"),
    "ever new bodies": _always_new("{b}局、{a}办公室、{b}村、"),
    "ever new figures": _always_new("培训{i}人次、{i}件，"),
    "shortcomings and plans": _always_new("一、存在问题\n（一）{a}不足。\n二、下一步打算\n（一）加强{a}。\n"),
}


def seconds(text: str, lexicon: Lexicon) -> float:
    """Processor time from a text to the quads of its report."""
    gc.collect()
    start = time.process_time()
    doc = document(freeze(text))
    for _ in Writer().quads(report_triples(doc, analyse(doc, lexicon).statements), doc.iri):
        pass
    return time.process_time() - start


def growth(
    make: Callable[[int], str], length: int, lexicon: Lexicon, *, runs: int = 2
) -> tuple[float, float]:
    """Seconds for ``length`` characters, and how many times that four times as many cost; the best of the runs."""
    short, long = (min(seconds(make(n), lexicon) for _ in range(runs)) for n in (length, 4 * length))
    return short, long / short


def run() -> None:
    lexicon = Lexicon.load(default_ontology())
    length = LONGEST // 4
    analyse(document(freeze(TEXTS["ever new figures"](1000))), lexicon)  # what is loaded once
    worst = ("", 0.0)
    for name, make in TEXTS.items():
        short, times = growth(make, length, lexicon, runs=1)
        worst = max(worst, (name, times), key=lambda one: one[1])
        print(
            f"  {name:34} {length:,} in {short:6.2f} s, {4 * length:,} in {short * times:6.2f} s: "
            f"{times:4.1f} times, {times / 4:.2f} of linear",
            flush=True,
        )
    print(f"  the worst: {worst[0]}, {worst[1] / 4:.2f} of linear")
