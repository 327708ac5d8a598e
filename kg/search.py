"""Words found in labels and sentences: an index of character pairs beside a build, and ``fz:matches`` in questions.

Chinese has no blanks between words, and an index of words finds only what it cut alike. Pairs of characters find
any part of a text. SQLite's own trigrams find no word of two characters, which most are.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from kg.model import KgError
from kg.terms import DCTERMS, FZ, OA, SKOS
from kg.tokens import Token, string_value, tokens
from kg.zh.fold import fold

FILE = "search.sqlite"
MOST = 200_000  # things that a question may be about by their words
# What is searched, in the order of the answers: what things are called, what reports say.
LABEL, SENTENCE = 0, 1
SEARCHED = {
    SKOS.prefLabel: LABEL,
    SKOS.altLabel: LABEL,
    SKOS.hiddenLabel: LABEL,
    DCTERMS.title: LABEL,
    FZ.headline: LABEL,
    FZ.heading: SENTENCE,
    OA.exact: SENTENCE,
}
_RUN = re.compile(r"[^\W_]+")
_BATCH = 10_000

Said = tuple[
    str, str, int
]  # the IRI of a thing, words that it is called by or that it holds, which of the two


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing whose words match: its IRI, the words, and whether they are its label or a sentence."""

    iri: str
    text: str
    is_label: bool


class Index:
    """The words of a dataset, to be searched by any part of them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def of(cls, folder: Path | None, said: Iterable[Said]) -> Index:
        """The index beside a build; made now, of what ``said`` gives, if it is not there; in memory without a folder."""
        if folder is None:
            return cls(_made(":memory:", said))
        path = folder / FILE
        if not path.is_file():
            fresh = path.with_name(f".{FILE}.{os.getpid()}")
            try:
                _made(str(fresh), said).close()
                fresh.replace(path)
            except (OSError, sqlite3.OperationalError):  # a folder that may only be read
                with suppress(OSError):
                    fresh.unlink(missing_ok=True)
                return cls(_made(":memory:", said))
        return cls(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False))

    def find(self, words: str, limit: int = MOST) -> list[Hit]:
        """The things whose labels or sentences hold these words, each of them somewhere; labels and short ones first.

        Width, traditional forms and capitals are of no importance. Words without a letter or digit find nothing.
        """
        if not (asked := _asked(words)):
            return []
        with closing(self._connection.cursor()) as cursor:
            rows = cursor.execute(
                "SELECT iri, text, kind FROM said WHERE id IN (SELECT rowid FROM pairs WHERE pairs MATCH ?) "
                "ORDER BY kind, length(text), text, iri LIMIT ?",
                (asked, limit),
            ).fetchall()
        return [Hit(iri, text, kind == LABEL) for iri, text, kind in rows]


def _made(path: str, said: Iterable[Said]) -> sqlite3.Connection:
    connection = sqlite3.connect(path, check_same_thread=False)
    connection.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        "CREATE TABLE said (id INTEGER PRIMARY KEY, iri TEXT NOT NULL, text TEXT NOT NULL, kind INTEGER NOT NULL);"
        "CREATE VIRTUAL TABLE pairs USING fts5(text, content='', columnsize=0,"
        " tokenize='unicode61 remove_diacritics 0');"
    )
    batch: list[tuple[int, Said]] = []
    for row in enumerate(said, 1):
        batch.append(row)
        if len(batch) == _BATCH:
            _add(connection, batch)
            batch = []
    _add(connection, batch)
    connection.commit()
    return connection


def _add(connection: sqlite3.Connection, batch: list[tuple[int, Said]]) -> None:
    connection.executemany("INSERT INTO said VALUES (?, ?, ?, ?)", ((at, *one) for at, one in batch))
    connection.executemany(
        "INSERT INTO pairs (rowid, text) VALUES (?, ?)",
        ((at, " ".join(_pairs(text))) for at, (_, text, _) in batch),
    )


def _pairs(text: str) -> Iterator[str]:
    """The pairs of characters, and the last one of each run alone, so that one character is found wherever it stands.

    >>> list(_pairs("“枫桥经验”ＯＫ"))
    ['枫桥', '桥经', '经验', '验', 'ok', 'k']
    """
    for run in _RUN.findall(fold(text).lower()):
        yield from (run[i : i + 2] for i in range(len(run)))


def _asked(words: str) -> str:
    """The words in the language of SQLite's index: each run of characters is a phrase of pairs.

    >>> _asked("枫桥经验 3")
    '"枫桥 桥经 经验" AND "3"*'
    """
    return " AND ".join(
        '"' + " ".join(run[i : i + 2] for i in range(len(run) - 1)) + '"' if len(run) > 1 else f'"{run}"*'
        for run in _RUN.findall(fold(words).lower())
    )


def with_matches(sparql: str, find: Callable[[str], Iterable[str]]) -> str:
    """The question with each ``?thing fz:matches "words"`` replaced by the IRIs that ``find`` gives for the words.

    Raises KgError where it is not said of a variable, or not with words in quotation marks, and where too many match.

    >>> with_matches('SELECT * { ?s a ?t ; fz:matches "乡" ; ?p ?o }', lambda words: ["a:b", "a:c"])
    'SELECT * { ?s a ?t VALUES ?s { <a:b> <a:c> } ?s ?p ?o }'
    """
    if FZ.matches.rpartition("#")[2] not in sparql:
        return sparql
    every = list(tokens(sparql))
    names = _names(every)
    parts, at = [], 0
    for i, token in enumerate(every):
        if token.text not in names:
            continue
        begin, subject = _subject(every, i)
        words = every[i + 1] if i + 1 < len(every) else None
        after = every[i + 2].text if i + 2 < len(every) else ""
        if subject.kind != "variable" or not words or words.kind != "string" or after[:1] in ("@", "^", ","):
            raise KgError(
                f"{token.text} is said of a variable, with plain words in quotation marks: "
                f'?thing {token.text} "枫桥经验"'
            )
        found = sorted({f"<{iri}>" for iri in find(string_value(words.text))})
        if len(found) > MOST:
            raise KgError(f"more than {MOST:,} things match {words.text}; ask for more of their words")
        parts += [sparql[at:begin], f"VALUES {subject.text} {{ {' '.join(found)} }}"]
        at = words.end
        if after == ";":
            parts.append(f" {subject.text}")
            at = every[i + 2].end
    return "".join([*parts, sparql[at:]])


def _names(every: Sequence[Token]) -> set[str]:
    """What the predicate is called here: its IRI, and its names with the prefixes that are declared."""
    space, local = FZ.iri, FZ.matches.removeprefix(FZ.iri)
    names = {f"<{FZ.matches}>", f"{FZ.prefix}:{local}"}
    for word, name, iri in zip(every, every[1:], every[2:], strict=False):
        if word.text.upper() == "PREFIX" and name.kind == "name" and iri.kind == "iri":
            called = f"{name.text}{local}"
            names = names | {called} if iri.text == f"<{space}>" else names - {called}
    return names


def _subject(every: Sequence[Token], at: int) -> tuple[int, Token]:
    """Where the statement with this predicate begins, and what it is about."""
    if at == 0 or every[at - 1].text != ";":
        before = every[max(0, at - 1)]
        return before.start, before
    depth, first = 0, at - 1
    while first > 0:
        text = every[first - 1].text
        depth += (text in (")", "]")) - (text in ("(", "["))
        if depth < 0 or (depth == 0 and text in ("{", "}", ".")):
            break
        first -= 1
    return every[at - 1].start, every[first]
