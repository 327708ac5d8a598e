"""Reading: documents a second and how much of the text comes back, by format, beside what a user would take instead.

Made-up reports of ``kg.corpus`` in every format, their characters compared as 1 − edit distance / length after
NFKC without white space and without the marks that Markdown adds. Every reader has read one document before its time
is taken; a batch is read from its files to its texts, ours with the processes that bound it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import time
import unicodedata
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import _others
from kg.corpus import generate
from kg.formats import bounded, office
from kg.lexicon import Lexicon, default_ontology

DOCUMENTS, SCANS, SEED = 60, 4, 2026
OFFICE = ("odt", "rtf", "doc", "pdf")
_MARKS = re.compile(r"[\s#*_\\|>-]+")


def run() -> None:
    with TemporaryDirectory(prefix="kg-bench-") as name:
        folder = Path(name)
        lexicon = Lexicon.load(default_ontology())
        texts = [made.text for made in islice(generate(DOCUMENTS, SEED, lexicon), DOCUMENTS)]
        sizes = f"{sum(map(len, texts)):,} characters"
        print(f"  {DOCUMENTS} reports of {sizes}; of the scans {SCANS}", flush=True)
        _write(folder, texts)
        for kind in sorted(path.name for path in folder.iterdir()):
            paths = sorted((folder / kind).iterdir())
            _compare(kind, paths, texts[: len(paths)])


def _compare(kind: str, paths: list[Path], texts: list[str]) -> None:
    """Our reader of a format, then each other one and how many times its time ours takes."""
    mine = 0.0
    readers: dict[str, _others.Documents | None] = {"fazhi-kg": _read, **_others.readers(kind)}
    for name, reader in readers.items():
        if reader is None:
            print(f"  {kind:9} {name:24} not installed (pip install 'fazhi-kg[bench]')", flush=True)
            continue
        reader(paths[:1])
        start = time.perf_counter()
        found = reader(paths)
        seconds = time.perf_counter() - start
        mine = mine or seconds
        right = [accuracy(one, text) for one, text in zip(found, texts, strict=True)]
        other = name != "fazhi-kg" and any(right)  # who reads nothing is no measure of speed
        times = f", our time is {mine / seconds:.2f} of it" if other else ""
        print(
            f"  {kind:9} {name:24} {len(paths) / seconds:7.1f} documents/s, "
            f"characters right {100 * sum(right) / len(right):6.2f} %, least {100 * min(right):6.2f} %{times}",
            flush=True,
        )


def _read(paths: Sequence[Path]) -> list[str]:
    """Our own readers, in the processes that bound them, with nothing kept from an earlier time."""
    with TemporaryDirectory(prefix="kg-bench-") as name:
        cache = Path(name)
        office.prepare(paths, cache)
        found = []
        for path in paths:
            data = path.read_bytes()
            found.append(bounded.read(office.converted(data, cache) if office.claims(data) else data).text)
        return found


def accuracy(found: str, said: str) -> float:
    """The share of characters that are right: 1 − edit distance / length, 0 where more is wrong than there is."""
    a, b = _bare(found), _bare(said)
    return max(0.0, 1 - _others.edit_distance(a, b) / len(b))


def _bare(text: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKC", text))


def _write(folder: Path, texts: list[str]) -> None:
    """A folder for each format, each with the reports; what LibreOffice makes is left out where it is not installed."""
    from tests.formats.making import ofd_of, page_of, word_of

    makers: dict[str, Callable[[str], bytes]] = {
        "docx": word_of,
        "ofd": ofd_of,
        "html": page_of,
        "txt": lambda text: text.encode("gb18030"),
    }
    for kind, made in makers.items():
        (folder / kind).mkdir()
        for number, text in enumerate(texts):
            (folder / kind / f"{number:03d}.{kind}").write_bytes(made(text))
    if not office.program():
        print("  LibreOffice is not installed: no .odt, .rtf, .doc and PDF files can be made", flush=True)
        return
    for kind in OFFICE:
        _convert(folder / "docx", kind, folder / kind, folder / "user")
    shutil.rmtree(folder / "user")
    _scan(folder / "pdf", folder / "scan")


def _convert(source: Path, kind: str, target: Path, user: Path) -> None:
    subprocess.run(  # noqa: S603 - the program is LibreOffice
        [
            *(office.program(), "--headless", f"-env:UserInstallation={user.as_uri()}"),
            *("--convert-to", kind, "--outdir", str(target)),
            *map(str, sorted(source.iterdir())),
        ],
        check=True,
        capture_output=True,
    )


def _scan(source: Path, target: Path) -> None:
    """Pictures of pages with 200 dpi in shades of grey, in a PDF file, as a scanner gives them."""
    import pypdfium2 as pdfium  # type: ignore[import-untyped, unused-ignore]

    target.mkdir()
    for path in sorted(source.iterdir())[:SCANS]:
        pages = [page.render(scale=200 / 72).to_pil().convert("L") for page in pdfium.PdfDocument(path)]
        pages[0].save(
            target / path.name, format="PDF", save_all=True, append_images=pages[1:], resolution=200
        )
