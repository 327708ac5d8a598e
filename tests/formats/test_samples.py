"""The sample reports in every format, made here: how much of the text comes back, and what is read out of it."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped, unused-ignore]
import pytest

from kg.annotation import annotate, annotate_input, opened
from kg.building.builder import build
from kg.evaluate import Evaluation, read_annotation, score
from kg.formats import bounded
from kg.lexicon import Lexicon
from tests.formats.making import ofd_of, open_document_of, packed, page_of, word_of

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "seeds").glob("*.txt"))
OFFICE = ("doc", "rtf", "pdf", "odt")


def bare(text: str) -> str:
    """A text as it is compared: without white space, in NFKC."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def accuracy(found: str, said: str) -> float:
    """The share of characters that are right, from below: by blocks in common and not by the least edit distance."""
    a, b = bare(found), bare(said)
    same = sum(block.size for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())
    return 1 - (max(len(a), len(b)) - same) / len(b)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a folder for each format, each with the five samples."""
    folder = tmp_path_factory.mktemp("formats")
    for path in SAMPLES:
        text = path.read_text("utf-8")
        files = {
            "docx": word_of(text),
            "odt-own": open_document_of(text),
            "ofd": ofd_of(text),
            "html": page_of(text),
            "txt": text.encode("gb18030"),
        }
        for kind, data in files.items():
            (folder / kind).mkdir(exist_ok=True)
            (folder / kind / f"{path.stem}.{kind.partition('-')[0]}").write_bytes(data)
    for kind in OFFICE:
        subprocess.run(
            [
                *("soffice", "--headless", f"-env:UserInstallation={(folder / 'user').as_uri()}"),
                *("--convert-to", kind, "--outdir", str(folder / kind)),
                *map(str, sorted((folder / "docx").iterdir())),
            ],
            check=True,
            capture_output=True,
        )
    shutil.rmtree(folder / "user")
    return folder


@pytest.mark.parametrize("kind", ["docx", "odt-own", "ofd", "html", "txt", *OFFICE])
def test_the_text_comes_back_and_says_the_same(
    made: Path, kind: str, lexicon: Lexicon, tmp_path: Path
) -> None:
    items = opened([made / kind], tmp_path)
    assert len(items) == 5
    found, plain = Evaluation(), Evaluation()
    for item, sample in zip(items, SAMPLES, strict=True):
        gold = read_annotation(ROOT / "tests" / "gold" / f"{sample.name[:3]}.json", gold=True)
        said = annotate_input(item, lexicon, tmp_path)
        score(found, said, gold, name=sample.name)
        score(plain, annotate_input(opened([sample], tmp_path)[0], lexicon, tmp_path), gold, name=sample.name)
    assert all(found.categories[name].f1 >= plain.categories[name].f1 - 0.01 for name in found.categories), {
        name: one.f1 for name, one in found.categories.items()
    }


@pytest.mark.parametrize("kind", ["docx", "odt-own", "ofd", "html", "txt", "pdf", "odt"])
def test_the_characters_come_back(made: Path, kind: str) -> None:
    for path, sample in zip(sorted((made / kind).iterdir()), SAMPLES, strict=True):
        found = bounded.read(path.read_bytes()).text
        assert accuracy(found, sample.read_text("utf-8")) >= 0.999, path


@pytest.fixture(scope="session")
def scan(made: Path) -> Path:
    """A sample as a scanner gives it: pictures of its pages with 200 dpi in shades of grey, in a PDF file."""
    pages = [
        page.render(scale=200 / 72).to_pil().convert("L")
        for page in pdfium.PdfDocument(made / "pdf" / f"{SAMPLES[0].stem}.pdf")
    ]
    path = made / "scan.pdf"
    pages[0].save(path, format="PDF", save_all=True, append_images=pages[1:], resolution=200)
    return path


def test_a_scan_is_recognised(scan: Path, lexicon: Lexicon, tmp_path: Path) -> None:
    said = SAMPLES[0].read_text("utf-8")
    found = bounded.read(scan.read_bytes())
    assert accuracy(found.text, said) >= 0.98
    assert "rapidocr" in found.reader
    assert len(found.pages) > 1
    assert all(0 <= start < end <= len(found.text) for start, end in found.weak)
    gold = read_annotation(ROOT / "tests" / "gold" / "000.json", gold=True)
    scanned, plain = Evaluation(), Evaluation()
    score(scanned, annotate(found.text, lexicon), gold, name="scan")
    score(plain, annotate(said, lexicon), gold, name="plain")
    for name, one in plain.categories.items():
        assert scanned.categories[name].f1 >= one.f1 - 0.05, name


def test_a_folder_of_everything_is_built(made: Path, tmp_path: Path) -> None:
    """Each sample in nine formats, in archives in an archive, and what is broken beside it."""
    folder = tmp_path / "reports"
    inner = packed(
        {f"{path.parent.name}/{path.name}": path.read_bytes() for path in sorted(made.rglob("001*"))}
    )
    folder.mkdir()
    (folder / "全部.zip").write_bytes(packed({"里面.zip": inner, "../外面.txt": "x"}))
    (folder / "cut.docx").write_bytes((made / "docx" / f"{SAMPLES[0].stem}.docx").read_bytes()[:3000])
    (folder / "cut.pdf").write_bytes((made / "pdf" / f"{SAMPLES[0].stem}.pdf").read_bytes()[:3000])
    (folder / "cut.doc").write_bytes((made / "doc" / f"{SAMPLES[0].stem}.doc").read_bytes()[:3000])
    (folder / "sheet.xlsx").write_bytes(packed({"[Content_Types].xml": "", "xl/workbook.xml": ""}))
    said = build([folder], out=tmp_path / "out", jobs=1).record["documents"]
    assert said["read"] == 9
    assert sum(of["read"] for of in said["formats"].values()) == 9
    assert said["formats"]["application/msword"] == {"read": 1, "unread": 1}
    assert {one["file"]: bool(one["reason"]) for one in said["unread"]} == dict.fromkeys(
        ("cut.doc", "cut.docx", "cut.pdf", "sheet.xlsx", "全部.zip/../外面.txt"), True
    )
