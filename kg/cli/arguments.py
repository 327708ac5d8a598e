"""What arguments of a command mean: which question is asked, which files are written, which vocabularies hold."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import KgError

if TYPE_CHECKING:
    from kg.lexicon import Lexicon
    from kg.questions import Question

_HASH = re.compile(r"_[0-9a-fA-F]{16}$")


def lexicon(ontology: Path | None, add: Sequence[Path] | None) -> Lexicon:
    """The known names of a folder (None: the project's own) and of those that add to it."""
    from kg.lexicon import Lexicon, default_ontology

    return Lexicon.load(ontology or default_ontology(), add or ())


def missing(files: Sequence[str]) -> str:
    """What is said of the files that an ontology has not; empty where it has all.

    >>> missing(["works.ttl"])
    'the ontology has no works.ttl: none of what it would hold is used'
    """
    return f"the ontology has no {', '.join(files)}: none of what it would hold is used" if files else ""


def to_check(directory: Path | None, *, alone: bool) -> tuple[list[Path], Lexicon]:
    """The folders that are checked together, the user's own last, and what they load as.

    A folder is added to the project's own, unless it is ``alone``. Raises KgError for a folder that holds nothing to check or cannot be loaded.
    """
    from kg.lexicon import Lexicon, default_ontology

    if directory is None:
        folders = [default_ontology()]
    elif not directory.is_dir():
        raise KgError(
            f"{directory} is no folder; name one that holds vocabularies (*.ttl) or registers (*.csv)"
        )
    elif not any(path.suffix in (".ttl", ".csv") for path in directory.iterdir()):
        raise KgError(
            f"{directory} holds nothing to check; put vocabularies (*.ttl) or registers (*.csv) there"
        )
    elif alone or directory.samefile(default_ontology()):
        folders = [directory]
    else:
        folders = [default_ontology(), directory]
    return folders, Lexicon.load(folders[0], folders[1:])


def saved_questions(ontology: Path | None, add: Sequence[Path] | None) -> dict[str, Question]:
    """The saved questions of these ontologies by name."""
    from kg.lexicon import default_ontology
    from kg.questions import read_questions

    folders = [ontology or default_ontology(), *(add or ())]
    for folder in folders:
        if not folder.is_dir():
            raise KgError(f"{folder} is no folder; name an ontology such as the project's ontology/")
    return read_questions(folder / "queries" for folder in folders)


def text(value: str) -> str:
    """An argument as it was typed: in the locale C its bytes arrive undecoded, and a terminal sends UTF-8.

    >>> text("民法典".encode().decode("ascii", "surrogateescape"))
    '民法典'
    """
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def question(
    sparql: str | None,
    file: Path | None,
    name: str | None,
    values: Sequence[str] | None,
    *,
    ontology: Path | None = None,
    add: Sequence[Path] | None = None,
) -> str:
    """The SPARQL of exactly one of: a text, a file, a saved question with ``key=value`` strings.

    Raises KgError for none or several, a file that cannot be read, and unknown names.

    >>> question("ASK { ?s ?p ?o }", None, None, None)
    'ASK { ?s ?p ?o }'
    """
    from kg.questions import choose

    given = [x for x in (sparql, file, name) if x is not None]
    if len(given) != 1:
        several = f"{len(given)} questions were given" if given else "no question was given"
        raise KgError(
            f"{several}; ask one: kg query 'SPARQL', --file FILE or --name NAME (--list shows them)"
        )
    if values and name is None:
        raise KgError("--param fills in a saved question; name it with --name")
    if name is not None:
        known = saved_questions(ontology, add)
        return choose(known, text(name)).filled(parameters([text(value) for value in values or ()]))
    if file is not None:
        try:
            return file.read_text("utf-8-sig")
        except OSError as error:
            raise KgError(
                f"{file} cannot be read ({error.strerror}); name a file that holds SPARQL"
            ) from None
        except UnicodeDecodeError:
            raise KgError(f"{file} is not UTF-8; save it as UTF-8") from None
    return text(sparql or "")


def parameters(values: Sequence[str]) -> dict[str, str]:
    """The values of ``key=value`` strings; KgError for one without = and for a key that is there twice.

    >>> parameters(["title=民法典", "sign=a=b"])
    {'title': '民法典', 'sign': 'a=b'}
    """
    found: dict[str, str] = {}
    for one in values:
        key, equals, value = one.partition("=")
        if not equals or not key:
            raise KgError(f"--param {one} has no value; write --param name=value")
        if key in found:
            raise KgError(f"--param {key} is given twice; give it once")
        found[key] = value
    return found


def targets(paths: Sequence[Path], folder: Path) -> dict[Path, Path]:
    """The file that each document's annotation goes to.

    Raises KgError where two would share one, and where one is a document itself.

    A ``_`` and 16 hex digits at the end of a name are a crawler's hash and are left out.

    >>> targets([Path("a/003_06903343dc56706e.txt"), Path("a/003_2023.txt")], Path("out"))
    ... # doctest: +NORMALIZE_WHITESPACE
    {PosixPath('a/003_06903343dc56706e.txt'): PosixPath('out/003.json'),
     PosixPath('a/003_2023.txt'): PosixPath('out/003_2023.json')}
    """
    found: dict[Path, Path] = {}
    taken: dict[Path, Path] = {}
    documents = {path.resolve() for path in paths}
    for path in paths:
        target = folder / f"{_HASH.sub('', path.stem) or path.stem}.json"
        if target in taken:
            raise KgError(
                f"{taken[target]} and {path} would both become {target}; rename one, nothing was written"
            )
        if target.resolve() in documents:
            raise KgError(
                f"{target} is a document to read; choose another folder with -o, nothing was written"
            )
        taken[target], found[path] = path, target
    return found


def save(path: Path, data: bytes) -> None:
    """Write a file and the folder it is in; KgError where that cannot be done.

    What stood there stays until the new file is whole, and a link stays a link. Devices and pipes
    (``/dev/stdout``) are written themselves.
    """
    check_writable(path)
    whole = path.resolve()
    part = whole.with_name(f".kg-{os.getpid()}.part")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        try:
            part.write_bytes(data)
            part.replace(whole)
        finally:
            part.unlink(missing_ok=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise KgError(f"{path} cannot be written ({error.strerror}); choose another place with -o") from None


def check_outside(path: Path, graph: Path | None = None) -> None:
    """KgError where a file is in the folder of this graph or of any build, which only kg build writes."""
    from kg.read.folder import MARKER

    for place in (path.parent.resolve() / path.name, path.resolve()):
        for folder in place.parents:
            if (graph is not None and folder == graph.resolve()) or (folder / MARKER).exists():
                raise KgError(
                    f"{path} is in a folder that kg build writes ({folder}); choose a place outside it"
                )


def check_writable(path: Path) -> None:
    """KgError where a file cannot be written; a folder that is missing is made, the file is not."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        problem = "it is a folder" if path.is_dir() else ""
    except OSError as error:
        problem = error.strerror or "the folder cannot be made"
    place = path if path.exists() else path.parent
    if problem or not os.access(place, os.W_OK):
        raise KgError(
            f"{path} cannot be written ({problem or 'no permission'}); choose another place with -o"
        )
