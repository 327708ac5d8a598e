"""What a user would take instead, called as its documentation says; None where it is not installed."""

from __future__ import annotations

import contextlib
import importlib
import io
import shutil
import subprocess
import warnings
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

# Place strings in, and of each the (province, county, township) that was read, as far as it was.
Reader = Callable[[list[str]], list[tuple[str, str, str]]]

# Files in, the text of each out.
Documents = Callable[[Sequence[Path]], list[str]]


def jieba() -> Callable[[str], object]:
    """Plain segmentation with the stock dictionary, which is loaded."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's invalid escapes
        import jieba

    jieba.setLogLevel(60)
    jieba.lcut("先加载词典")
    return lambda text: jieba.lcut(text)


def ahocorasick(names: Iterable[str]) -> Callable[[str], object] | None:
    """Of pyahocorasick, with the same names: every occurrence, nothing settled."""
    module = _imported("ahocorasick")
    if module is None:
        return None
    automaton = module.Automaton()
    for i, name in enumerate(names):
        automaton.add_word(name, i)
    automaton.make_automaton()
    return lambda text: list(automaton.iter(text))


def cpca() -> Reader | None:
    """cpca.transform, which takes all strings at once and gives the code of the county."""
    module = _imported("cpca")
    return module and (
        lambda texts: [
            (row.省 or "", row.区 or "", row.地址 or "") for row in module.transform(texts).itertuples()
        ]
    )


def jionlp() -> Reader | None:
    """jionlp.parse_location, down to the township."""
    module = _imported("jionlp")
    if module is None:
        return None

    def read(texts: list[str]) -> list[tuple[str, str, str]]:
        found = [module.parse_location(text, town_village=True) for text in texts]
        return [(f["province"] or "", f["county"] or "", f["town"] or "") for f in found]

    return read


def readers(kind: str) -> dict[str, Documents | None]:
    """What a user would take to read files of a format, by name; None where it is not installed."""
    taken = {
        "docx": {"markitdown": _markitdown(), "docx2txt": _docx2txt()},
        "html": {"markitdown": _markitdown()},
        "pdf": {"markitdown": _markitdown(), "PyMuPDF": _pymupdf()},
        "scan": {"markitdown": _markitdown()},
        "rtf": {"striprtf": _striprtf(), "LibreOffice to text": _libreoffice()},
        "doc": {"LibreOffice to text": _libreoffice()},
        "odt": {"LibreOffice to text": _libreoffice()},
    }
    return taken.get(kind, {})


def edit_distance(a: str, b: str) -> int:
    """Levenshtein's distance of two texts."""
    from rapidfuzz.distance import Levenshtein

    return int(Levenshtein.distance(a, b))


def _each(read: Callable[[Path], str]) -> Documents:
    return lambda paths: [read(path) for path in paths]


def _markitdown() -> Documents | None:
    module = _imported("markitdown")
    if module is None:
        return None
    converter = module.MarkItDown()
    return _each(lambda path: str(converter.convert(str(path)).text_content))


def _docx2txt() -> Documents | None:
    module = _imported("docx2txt")
    return module and _each(lambda path: str(module.process(str(path))))


def _pymupdf() -> Documents | None:
    module = _imported("pymupdf")
    return module and _each(lambda path: "\n".join(page.get_text() for page in module.open(path)))


def _striprtf() -> Documents | None:
    module = _imported("striprtf.striprtf")
    return module and _each(lambda path: str(module.rtf_to_text(path.read_text("ascii"))))


def _libreoffice() -> Documents | None:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        return None

    def read(paths: Sequence[Path]) -> list[str]:
        with TemporaryDirectory(prefix="kg-bench-") as name:
            user = f"-env:UserInstallation={(Path(name) / 'user').as_uri()}"
            subprocess.run(  # noqa: S603 - the program is LibreOffice
                [
                    program,
                    "--headless",
                    user,
                    "--convert-to",
                    "txt:Text (encoded):UTF8",
                    "--outdir",
                    name,
                    *paths,
                ],
                check=True,
                capture_output=True,
            )
            return [(Path(name) / f"{path.stem}.txt").read_text("utf-8-sig") for path in paths]

    return read


def _imported(name: str) -> Any:
    quiet = contextlib.redirect_stdout(io.StringIO())
    with contextlib.suppress(ImportError), quiet, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module(name)
    return None
