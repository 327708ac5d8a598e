"""Which files are documents, what they are shown as, and what is wrong in an index."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from kg.model import KgError
from kg.read.folder import Remark, inputs, remarks
from tests.formats.making import packed

HEADING = "file,url,title,issuer,published,place\n"


def index(folder: Path, *rows: str) -> None:
    (folder / "index.csv").write_text(HEADING + "".join(f"{row}\n" for row in rows), "utf-8")


def files(folder: Path, *names: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_text("x", "utf-8")


def said(folder: Path) -> list[tuple[int, str]]:
    return [(remark.line, remark.message) for remark in remarks(inputs([folder], folder / ".unpacked"))]


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a?b=1#c",
        "http://www.example.gov.cn",
        "HTTPS://example.org/甲",
        "http://[::1]:80/x",
        "",
    ],
)
def test_an_address_is_kept(tmp_path: Path, url: str) -> None:
    files(tmp_path, "a.txt")
    index(tmp_path, f"a.txt,{url},,,,")
    assert said(tmp_path) == []
    assert inputs([tmp_path], tmp_path / ".unpacked")[0].source.url == url


@pytest.mark.parametrize(
    "url",
    ["www.example.org", "javascript:alert(1)", "ftp://example.org/", "http://", "http://a b/", "见附件"],
)
def test_what_is_no_address_is_told_and_not_used(tmp_path: Path, url: str) -> None:
    files(tmp_path, "a.txt")
    index(tmp_path, f"a.txt,{url},甲县报告,,,")
    ((line, message),) = said(tmp_path)
    assert line == 2
    assert "no address" in message
    assert url in message
    (item,) = inputs([tmp_path], tmp_path / ".unpacked")
    assert (item.source.url, item.source.title, item.problem) == ("", "甲县报告", "")


@pytest.mark.parametrize(
    "date",
    [
        "2022-01-20",
        "2022/1/20",
        "2022.1.5",
        "2022年1月20日",
        "2022-01",
        "2022年",
        "2022",
        "2022-01-20 10:30",
        "",
    ],
)
def test_a_date_is_kept(tmp_path: Path, date: str) -> None:
    files(tmp_path, "a.txt")
    index(tmp_path, f"a.txt,,,,{date},")
    assert said(tmp_path) == []
    assert inputs([tmp_path], tmp_path / ".unpacked")[0].source.published == date


@pytest.mark.parametrize("date", ["2022-13-01", "2022-02-30", "昨天", "22-01-20", "20220120", "9999"])
def test_what_is_no_date_is_told_and_not_used(tmp_path: Path, date: str) -> None:
    files(tmp_path, "a.txt")
    index(tmp_path, f"a.txt,,,,{date},")
    ((line, message),) = said(tmp_path)
    assert line == 2
    assert "no date" in message
    assert inputs([tmp_path], tmp_path / ".unpacked")[0].source.published == ""


def test_the_line_is_that_of_the_file_and_not_the_number_of_the_row(tmp_path: Path) -> None:
    files(tmp_path, "a.txt", "b.txt")
    index(tmp_path, 'a.txt,,"甲县\n报告",,,', "", "b.txt,ftp://x,,,,", "gone.txt,,,,,")
    assert [line for line, _ in said(tmp_path)] == [5, 6]
    assert inputs([tmp_path], tmp_path / ".unpacked")[0].source.title == "甲县\n报告"


def test_a_row_of_no_file_is_told(tmp_path: Path) -> None:
    files(tmp_path / "reports", "a.txt")
    index(tmp_path / "reports", "a.txt,,,,,", "b.txt,,,,,")
    assert remarks(inputs([tmp_path / "reports"], tmp_path / ".unpacked")) == [
        Remark(str(tmp_path / "reports" / "index.csv"), 3, "no file b.txt is beside it")
    ]
    assert len(remarks(inputs([tmp_path / "reports" / "a.txt"], tmp_path / ".unpacked"))) == 1


def test_a_row_twice_names_its_line(tmp_path: Path) -> None:
    files(tmp_path, "a.txt")
    index(tmp_path, 'a.txt,,"甲\n乙",,,', "a.txt,,,,,")
    with pytest.raises(KgError, match=r"index.csv has a.txt twice, again in line 4"):
        inputs([tmp_path], tmp_path / ".unpacked")


def test_namesakes_are_shown_with_what_tells_them_apart(tmp_path: Path) -> None:
    for folder in ("north/2021", "south/2021", "east"):
        files(tmp_path / folder, "1.txt")
    files(tmp_path / "east", "2.txt")
    found = inputs(
        [tmp_path / "north/2021", tmp_path / "south/2021", tmp_path / "east"], tmp_path / ".unpacked"
    )
    assert sorted(item.shown for item in found if item.source.file == "1.txt") == [
        "east/1.txt",
        "north/2021/1.txt",
        "south/2021/1.txt",
    ]
    assert [item.shown for item in found if item.source.file == "2.txt"] == ["2.txt"]


def test_what_a_document_is_shown_as_is_no_part_of_its_source(tmp_path: Path) -> None:
    files(tmp_path / "a", "1.txt")
    files(tmp_path / "b", "1.txt")
    unpacked = tmp_path / ".unpacked"
    alone = inputs([tmp_path / "a"], unpacked)
    together = inputs([tmp_path / "a", tmp_path / "b"], unpacked)
    assert {item.source for item in together} == {alone[0].source}


def test_a_folder_that_may_be_listed_and_not_entered_costs_only_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(tmp_path, "a.txt")
    files(tmp_path / "b", "c.txt")
    stat = Path.stat

    def denied(path: Path, **more: bool) -> os.stat_result:
        if path.parent.name == "b":
            raise PermissionError(errno.EACCES, "Permission denied")
        return stat(path, **more)

    monkeypatch.setattr(Path, "stat", denied)
    found = {item.source.file: item.problem for item in inputs([tmp_path], tmp_path / ".unpacked")}
    assert found["a.txt"] == ""
    assert "Permission denied" in found["b/c.txt"]


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.txt")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "gone").symlink_to("nowhere")
    (tmp_path / "up").symlink_to(tmp_path)
    (tmp_path / "zero").symlink_to("/dev/zero")
    found = {item.source.file: item.problem for item in inputs([tmp_path], tmp_path / ".unpacked")}
    assert {name: problem.split()[-1] for name, problem in found.items()} == {
        "fifo.txt": "programs",
        "gone": "nowhere",
        "loop": "nowhere",
        "up": "itself",
        "zero": "programs",
    }


def test_a_name_cannot_steer_the_terminal_it_is_shown_on(tmp_path: Path) -> None:
    files(tmp_path, "a\n\x1b[2Jb.txt")
    (item,) = inputs([tmp_path], tmp_path / ".unpacked")
    assert item.shown == "a\ufffd\ufffd[2Jb.txt"


def test_an_index_may_be_saved_by_a_spreadsheet_in_gb18030(tmp_path: Path) -> None:
    files(tmp_path, "桃源.txt")
    row = "桃源.txt,https://example.org/1,桃源乡报告,桃源乡人民政府,2023-01-20,"
    (tmp_path / "index.csv").write_bytes(f"{HEADING}{row}\n".replace("\n", "\r\n").encode("gb18030"))
    (item,) = inputs([tmp_path], tmp_path / ".unpacked")
    assert (item.source.title, item.source.issuer) == ("桃源乡报告", "桃源乡人民政府")
    assert said(tmp_path) == []


def test_an_index_in_another_encoding_names_no_file_that_is_there(tmp_path: Path) -> None:
    files(tmp_path, "桃源.txt")
    (tmp_path / "index.csv").write_bytes(f"{HEADING}桃源.txt,,桃源鄉報告,,,\n".encode("big5"))
    ((line, message),) = said(tmp_path)
    assert line == 2
    assert "is beside it" in message


def test_an_index_is_named_by_its_folder_and_not_by_what_an_archive_beside_it_lacks(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    files(folder, "a.txt")
    (folder / "z.zip").write_bytes(packed({"../上.txt": "1", "b/c.txt": "2"}))
    index(folder, "a.txt,ftp:x,,,,")
    found = inputs([folder], tmp_path / ".unpacked")
    assert [remark.file for remark in remarks(found)] == [str(folder / "index.csv")]
