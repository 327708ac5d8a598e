"""The form of a saved question: its title, its sentence, its group, its parameters, and how values are put in.

    # 标题 / Title
    # 一句说明。 / What it answers, in a sentence.
    # 组 / group: laws
    SELECT … {
      VALUES ?norm { "民法典" }  # param norm: 法律名称 / title of a norm
      …

The value in the braces stands unless the asker gives another. A question that names no group is one of the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kg.model import KgError

_STRING = r'"(?:[^"\\\n]|\\.)*"'
_PARAMETER = re.compile(
    rf"^(?P<head>[ \t]*VALUES[ ]+\?(?P<name>\w+)[ ]*\{{[ ]*)(?P<value>{_STRING})(?P<tail>[ ]*\}}[ ]*"
    r"#[ ]*param[ ]+(?P<said>\w+)[ ]*:[ ]*(?P<title>.+?)[ ]*)$",
    re.MULTILINE,
)
_GROUP = re.compile(r"^#[ ]*(?:组[ ]*/[ ]*)?group[ ]*:[ ]*(?P<name>.*?)[ ]*$")
_SAID = re.compile(r"#[ ]*param\b")
_ESCAPE = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_UNESCAPE = {written: char for char, written in _ESCAPE.items()}

# What questions are on, in the order in which they are shown.
GROUPS = {
    "laws": "规范 / laws and other norms",
    "mechanisms": "机制、主题活动与平台 / mechanisms, campaigns, platforms",
    "activities": "工作活动与数据 / activities and figures",
    "places": "地区、机构与人物 / places, bodies, people",
    "shortcomings": "问题与计划 / shortcomings and plans",
    "comparison": "报告、年度、县区之间的比较 / comparison of reports, years, counties",
    "provenance": "出处：句子、文件、页、读取程序 / provenance: sentence, file, page, reader",
    "quality": "数据质量 / quality of the data",
    "other": "其他 / other",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A blank in a question: its name, the value that stands there, and what it is, in both languages."""

    name: str
    default: str
    title: str


@dataclass(frozen=True, slots=True)
class Question:
    """A saved question in SPARQL 1.1; ``name`` is that of its file, ``group`` one of ``GROUPS``."""

    name: str
    title: str
    sentence: str
    group: str
    parameters: tuple[Parameter, ...]
    sparql: str
    file: Path

    def filled(self, values: Mapping[str, str] | None = None) -> str:
        """The SPARQL with these values in place of the defaults, each as one escaped literal.

        Raises KgError for a parameter that the question does not have.
        """
        values = values or {}
        names = [parameter.name for parameter in self.parameters]
        for name in values:
            if name not in names:
                has = f"it has {', '.join(names)}" if names else "it has none"
                raise KgError(f"the question {self.name} has no parameter {name}; {has}")
        return _PARAMETER.sub(
            lambda m: (
                m["head"] + (literal(values[m["name"]]) if m["name"] in values else m["value"]) + m["tail"]
            ),
            self.sparql,
        )


def literal(text: str) -> str:
    r"""A text as a literal of SPARQL 1.1 (rules 156 and 160), whatever it contains.

    >>> print(literal('“三重一大”'), literal('a" } DROP ALL #'))
    "“三重一大”" "a\" } DROP ALL #"
    """
    return '"' + "".join(_ESCAPE.get(char, char) for char in text) + '"'


def read_header(path: Path, text: str) -> tuple[str, str]:
    """The title and the sentence in the first two comments; KgError naming file and line without them."""
    lines = text.splitlines()
    found = []
    for number, what in ((1, "标题 / Title"), (2, "一句说明。 / A sentence.")):
        line = lines[number - 1].strip() if len(lines) >= number else ""
        if not line.startswith("#") or " / " not in line:
            raise KgError(
                f"{path}:{number}: line {number} must be a comment in both languages; write # {what}"
            )
        found.append(line.removeprefix("#").strip())
    return found[0], found[1]


def _group(path: Path, text: str) -> str:
    """The group that the third line names, ``other`` where it names none."""
    lines = text.splitlines()
    match = _GROUP.match(lines[2].strip()) if len(lines) > 2 else None
    if match and match["name"] not in GROUPS:
        raise KgError(f"{path}:3: {match['name'] or 'nothing'} is no group; write one of {', '.join(GROUPS)}")
    return match["name"] if match else "other"


def read_question(path: Path) -> Question:
    """The saved question of one file; raises KgError naming file, line and remedy."""
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise KgError(f"{path} cannot be read ({error.strerror}); put a file of SPARQL there") from None
    except UnicodeDecodeError:
        raise KgError(f"{path} is not UTF-8; save it as UTF-8") from None
    title, sentence = read_header(path, text)
    group = _group(path, text)
    parameters: list[Parameter] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not _SAID.search(line):
            continue
        match = _PARAMETER.match(line)
        if not match or match["name"] != match["said"]:
            raise KgError(
                f"{path}:{number}: this parameter cannot be filled in; "
                'write VALUES ?name { "default" }  # param name: 说明 / what it is'
            )
        if match["name"] in [parameter.name for parameter in parameters]:
            raise KgError(f"{path}:{number}: the parameter {match['name']} is there already; rename one")
        default = re.sub(r"\\.", lambda m: _UNESCAPE.get(m[0], m[0][1]), match["value"][1:-1])
        parameters.append(Parameter(match["name"], default, match["title"]))
    return Question(path.stem, title, sentence, group, tuple(parameters), text, path)


def read_questions(directories: Iterable[Path]) -> dict[str, Question]:
    """The saved questions (``*.rq``) of some folders by name, in the order of their names.

    A folder that does not exist has none. Raises KgError for a bad file, and for a name that two folders have.
    """
    found: dict[str, Question] = {}
    for directory in directories:
        for path in sorted(directory.glob("*.rq")):
            question = read_question(path)
            if question.name in found:
                raise KgError(
                    f"{path}: {found[question.name].file} has this name already; rename one of them"
                )
            found[question.name] = question
    return dict(sorted(found.items()))


def choose(questions: Mapping[str, Question], name: str) -> Question:
    """The question of this name; KgError with the nearest names where there is none."""
    if name in questions:
        return questions[name]
    near = get_close_matches(name, questions, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "kg query --list shows them all"
    raise KgError(f"there is no saved question “{name}”; {hint}")
