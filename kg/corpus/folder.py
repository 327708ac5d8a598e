"""A corpus as two folders: the texts with an index.csv of those that have a record, and what each states."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.corpus.grammar import Grammar, read_grammar
from kg.corpus.report import Made, make
from kg.corpus.slots import SLOTS
from kg.corpus.stock import AUTHORS, Stock
from kg.lexicon import Lexicon
from kg.read.index import COLUMNS, INDEX

TEXTS, GOLD = "texts", "gold"  # what kg build reads; what kg eval compares with it
GRAMMAR = Path(__file__).parent / "grammar.txt"


def default_grammar() -> Grammar:
    """The grammar of this package."""
    return read_grammar(GRAMMAR, SLOTS, AUTHORS)


def generate(n: int, seed: int, lexicon: Lexicon) -> Iterator[Made]:
    """So many documents, one at a time."""
    stock, grammar = Stock(lexicon), default_grammar()
    for index in range(n):
        yield make(index, seed, stock, grammar)


def write(
    n: int,
    seed: int,
    lexicon: Lexicon,
    folder: Path,
    progress: Callable[[int, int], None] = lambda _, __: None,
) -> int:
    """Write so many documents into a folder; how many characters they have together."""
    texts, gold = folder / TEXTS, folder / GOLD
    for one in (texts, gold):
        one.mkdir(parents=True, exist_ok=True)
    characters = 0
    with (texts / INDEX).open("w", encoding="utf-8", newline="") as file:
        index = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        index.writeheader()
        for done, made in enumerate(generate(n, seed, lexicon), 1):
            (texts / f"{made.name}.txt").write_bytes(made.text.encode())
            said = json.dumps(made.annotation, ensure_ascii=False, indent=1)
            (gold / f"{made.name}.json").write_bytes(f"{said}\n".encode())
            if made.record:
                index.writerow({"file": f"{made.name}.txt", **made.record})
            characters += len(made.text)
            progress(done, n)
    return characters
