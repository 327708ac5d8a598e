"""A folder of 200 files in all formats, 20 of them broken: one command, killed three times on the way."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from tarfile import TarInfo
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from kg.dataset import Dataset
from tests.formats.broken import broken
from tests.formats.making import (
    mail_of,
    ofd_of,
    open_document_of,
    packed,
    page_of,
    pdf_of,
    picture_of,
    rtf_of,
    tarred,
    word_of,
)

ROOT = Path(__file__).parents[2]
FILES, BROKEN = 200, 20
PLAIN = {"utf-8": 15, "gb18030": 20, "utf-16": 5}
WHOLE: dict[str, tuple[int, Callable[[str], bytes]]] = {
    "docx": (41, word_of),
    "odt": (25, open_document_of),
    "ofd": (20, ofd_of),
    "html": (20, page_of),
    "pdf": (10, pdf_of),
    "rtf": (3, rtf_of),
}
SCANS = {"scan.png": "PNG", "scan.jpg": "JPEG", "scan.pdf": "PDF"}


def report(number: int) -> str:
    """A report that is like no other of them, and says its number as a figure."""
    streets = "东南西北中上下前后新"
    name = streets[number // 10 % 10] + streets[number % 10]
    return (
        f"丙县{name}镇2021年法治政府建设情况报告\n一、工作情况\n（一）深化普法。开展“枫桥经验”宣讲，发放资料{1000 + number}份，"
        f"走访群众{3 * number + 2}户，调解纠纷{number + 3}件，推动各村（社区）把矛盾化解在基层。\n二、存在问题\n执法力量不足，人员更替频繁。\n"
        "三、下步打算\n继续加强行政执法人员培训，完善法律顾问制度。\n"
    )


def files() -> Iterator[tuple[str, bytes, list[tuple[str, int]]]]:
    """The name and bytes of each good file, and the documents in it with the numbers of their reports."""
    numbers = iter(range(FILES - BROKEN))
    for kind, (many, make) in WHOLE.items():
        for number in islice(numbers, many):
            name = f"{kind}/{number:03}.{kind}"
            yield name, make(report(number)), [(name, number)]
    for encoding, many in PLAIN.items():
        for number in islice(numbers, many):
            name = f"text/{number:03}.txt"
            yield name, report(number).encode(encoding), [(name, number)]
    for name, form in SCANS.items():
        number = next(numbers)
        yield name, picture_of(report(number), form), [(name, number)]
    for number in islice(numbers, 3):
        name = f"mail/{number:03}.eml"
        yield name, mail_of(report(number), "报告.docx"), [(f"{name}/报告.docx", number)]
    rest = [f"年报/{number:03}.docx" for number in numbers]
    of = {name: word_of(report(int(name[-8:-5]))) for name in rest}
    for name, data in (
        ("名称为GBK.zip", gbk_zip({one: of[one] for one in rest[:6]})),
        ("打包.tar.gz", tarred(*((TarInfo(one), of[one]) for one in rest[6:10]))),
        ("里外.zip", packed({"里.zip": packed({one: of[one] for one in rest[10:]})})),
    ):
        inner = "里.zip/" if name == "里外.zip" else ""
        some = rest[:6] if "GBK" in name else rest[6:10] if "tar" in name else rest[10:]
        yield name, data, [(f"{name}/{inner}{one}", int(one[-8:-5])) for one in some]


def gbk_zip(parts: dict[str, bytes]) -> bytes:
    """A ZIP archive as old programs of Chinese Windows make it: names in GBK, without a flag that says so."""
    data = packed({name.replace("年报", "xxxx"): content for name, content in parts.items()})
    return data.replace(b"xxxx/", "年报".encode("gbk") + b"/")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, int], set[str]]:
    """The folder, the number of the report of each document, and the names of the broken ones."""
    root = tmp_path_factory.mktemp("offices") / "reports"
    said: dict[str, int] = {}
    for name, data, documents in files():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
        said.update(documents)
    with ZipFile(root / "docx" / "000.docx", "a", ZIP_DEFLATED) as file:
        file.writestr("word/media/picture.bmp", bytes(100 * 2**20))
    old = sorted((root / "docx").iterdir())[-3:]
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation={(root.parent / 'user').as_uri()}"),
            *("--convert-to", "doc", "--outdir", str(root / "doc"), *map(str, old)),
        ],
        check=True,
        capture_output=True,
    )
    for path in old:
        path.unlink()
        said[f"doc/{path.stem}.doc"] = said.pop(f"docx/{path.name}")
    (root / "broken").mkdir()
    names = broken(root / "broken", (root / "doc" / f"{old[0].stem}.doc").read_bytes())
    assert (len(said), len(names)) == (FILES - BROKEN, BROKEN)
    return root, said, {f"broken/{name}" for name in names}


def command(folder: Path, out: Path) -> list[str]:
    return [sys.executable, "-m", "kg", "build", str(folder), "-o", str(out), "--jobs", "2"]


def kept(out: Path) -> int:
    """How many documents are finished, as the cache has them."""
    return len(list((out / ".cache").glob("??/*.json")))


MOMENTS: list[Callable[[Path], bool]] = [
    lambda out: any((out / ".cache" / "unpacked").glob("*/problems.json")),
    lambda out: kept(out) > 20,
    lambda out: kept(out) > 110,
]


def test_killed_three_times_it_is_the_graph_of_an_undisturbed_build(
    folder: tuple[Path, dict[str, int], set[str]], tmp_path: Path
) -> None:
    root, said, names = folder
    out, whole = tmp_path / "killed", tmp_path / "whole"
    for reached in MOMENTS:
        with subprocess.Popen(
            command(root, out),
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as running:
            while not reached(out):
                assert running.poll() is None, "it ended before it could be killed"
                time.sleep(0.002)
            running.send_signal(signal.SIGKILL)
        assert running.returncode == -signal.SIGKILL
        assert not (out / "graph.nq").exists()
        _all_end(running.pid)
    for one in (out, whole):
        ended = subprocess.run(command(root, one), cwd=ROOT, capture_output=True, text=True, check=False)
        assert ended.returncode == 1, ended.stderr
    assert (out / "graph.nq").read_bytes() == (whole / "graph.nq").read_bytes()
    documents = json.loads((out / "build.json").read_text("utf-8"))["documents"]
    unread = {one["file"]: one["reason"] for one in documents["unread"]}
    assert set(unread) == names
    assert all(len(reason) > 15 for reason in unread.values())
    assert not [
        reason for reason in unread.values() if re.search("crash|failed|error of this program", reason)
    ]
    assert (documents["found"], documents["read"]) == (FILES, FILES - BROKEN)
    assert len(list((out / "texts").iterdir())) == FILES - BROKEN
    assert _figures(out) == {name: {1000 + number} for name, number in said.items()}
    assert _texts(out) >= {_bare(report(number)) for name, number in said.items() if name not in SCANS}


def _all_end(session: int) -> None:
    """Wait for the processes that a killed build had begun: none goes on without it."""
    for _ in range(600):
        listed = subprocess.run(
            ["ps", "-s", str(session), "-o", "stat=,args="],
            capture_output=True,
            text=True,
            check=False,
        ).stdout.splitlines()
        if not (left := [line for line in listed if not line.startswith("Z")]):
            return
        time.sleep(0.1)
    pytest.fail(f"still there: {left}")


def _figures(out: Path) -> dict[str, set[int]]:
    """The copies that each document says were given out, by its graph."""
    rows = (
        Dataset.open(out)
        .query(
            "SELECT ?file ?value { ?report a fz:Report ; dcterms:source/fz:file ?file ; fz:reports/fz:figure ?f . "
            "?f fz:value ?value ; fz:measure ?measure FILTER(CONTAINS(?measure, '资料')) }"
        )
        .rows()
    )
    found: dict[str, set[int]] = {}
    for row in rows:
        found.setdefault(row["file"], set()).add(int(float(row["value"])))
    return found


def _texts(out: Path) -> set[str]:
    return {_bare(path.read_text("utf-8")) for path in (out / "texts").iterdir()}


def _bare(text: str) -> str:
    """A text as it is compared: without white space, in NFKC."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
