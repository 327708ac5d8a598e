"""The checks of ``kg vocabulary check`` for terms that are not in a folder yet, told by the lines of a reviewed table."""

from __future__ import annotations

import csv
import io
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kg.candidates.table import Problem, Row
from kg.lexicon import Lexicon
from kg.lexicon.clashes import check
from kg.lexicon.norm_tables import COLUMNS
from kg.lexicon.proof import faults
from kg.lexicon.register import Register
from kg.lexicon.vocabulary import read_vocabulary
from kg.model import KgError
from kg.zh.fold import fold


class Proof:
    """Known terms, the folders they come from, and the variants that are to be merged into them, by IRI."""

    def __init__(
        self, path: Path, lexicon: Lexicon, directories: Sequence[Path], merges: Mapping[str, Sequence[Row]]
    ) -> None:
        self._path, self._lexicon, self._directories = path, lexicon, directories
        self._merges = {iri: tuple(rows) for iri, rows in merges.items() if lexicon.term(iri)}

    def faults(
        self, turtle: str, lines: Mapping[int, Row], norms: Sequence[tuple[tuple[str, ...], Row]]
    ) -> list[Problem]:
        """What is wrong with a vocabulary and rows of norms.csv on top of the known ones.

        ``lines`` says which row of the table a line of the vocabulary comes from.
        """
        with tempfile.TemporaryDirectory(prefix="kg-") as name:
            folder = Path(name)
            file, register = folder / "accepted.ttl", folder / "norms.csv"
            file.write_text(turtle, "utf-8")
            register.write_bytes(norm_table(cells for cells, _ in norms))
            try:
                lexicon = self._loaded(folder, file)
            except KgError as error:
                return [self._mapped(str(error), file, lines, register, [row for _, row in norms])]
            found = [
                Problem(self._path, lines[fault.line].line, lines[fault.line].name, fault.message)
                for fault in faults([folder], lexicon)
            ]
        return [*found, *self._unfound(lexicon)]

    def _loaded(self, folder: Path, file: Path) -> Lexicon:
        """The known terms with their new names, and the new ones after them."""
        known = [
            replace(term, labels=(*term.labels, *(row.name for row in self._merges[term.concept.iri])))
            if term.concept.iri in self._merges
            else term
            for term in self._lexicon.terms
        ]
        terms = [*known, *read_vocabulary(file)]
        check(terms)
        register = Register.load([*self._directories, folder])
        return Lexicon(terms, register, self._lexicon.gazetteer)

    def _mapped(
        self, message: str, file: Path, lines: Mapping[int, Row], register: Path, norms: Sequence[Row]
    ) -> Problem:
        """An error of loading, at the row of the table that it comes from."""
        place = re.match(rf"(?:{re.escape(str(file))}|{re.escape(str(register))}):(\d+): ", message)
        row = None
        if place and message.startswith(str(file)):
            row = lines.get(int(place[1]))
        elif place:
            row = norms[int(place[1]) - 2]
        said = message[place.end() :] if place else message
        return Problem(self._path, row.line if row else 1, row.name if row else "", said)

    def _unfound(self, lexicon: Lexicon) -> Iterator[Problem]:
        for iri, rows in self._merges.items():
            for row in rows:
                mentions = lexicon.find(fold(f"落实“{row.name}”。"))
                if not any(reading.concept.iri == iri for m in mentions for reading in m.readings):
                    yield Problem(
                        self._path, row.line, row.name, f"is not found as a variant of {iri}; reject it"
                    )


def norm_table(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows of the register of norms as the text of norms.csv."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return text.getvalue().encode()
