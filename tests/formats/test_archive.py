"""Archives: their files, and what is refused."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.formats import UnreadableError, archive
from kg.formats.archive import Member, is_archive, unpack
from tests.formats.making import TEXT, ofd_of, open_document_of, packed, word_of

Members = Callable[[bytes], list[Member]]
Problems = Callable[[bytes], dict[str, str]]


def tarred(*infos: tuple[tarfile.TarInfo, bytes], mode: str = "w:gz") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as file:  # type: ignore[call-overload]
        for info, data in infos:
            info.size = len(data)
            file.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


@pytest.fixture
def members(tmp_path: Path) -> Members:
    def of(data: bytes) -> list[Member]:
        path = tmp_path / "archive"
        path.write_bytes(data)
        assert is_archive(path)
        return list(archive.members(path))

    return of


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_tar_archives_are_read(members: Members, mode: str) -> None:
    data = tarred((tarfile.TarInfo("乙.txt"), b"2"), (tarfile.TarInfo("a/甲.txt"), b"1"), mode=mode)
    assert [(m.name, m.data) for m in members(data)] == [("乙.txt", b"2"), ("a/甲.txt", b"1")]


def test_an_archive_is_unpacked_once_and_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed({"甲/一.txt": "1", "../二.txt": "2"}))
    folder, problems = unpack(path, tmp_path / "cache")
    assert (folder / "甲" / "一.txt").read_text() == "1"
    assert list(problems) == ["../二.txt"]
    assert not (tmp_path / "二.txt").exists()
    assert unpack(path, tmp_path / "cache") == (folder, problems)
    assert len(list((tmp_path / "cache").iterdir())) == 1


@pytest.mark.parametrize("make", [word_of, open_document_of, ofd_of, str.encode])
def test_documents_are_no_archives(tmp_path: Path, make: Callable[[str], bytes]) -> None:
    (tmp_path / "a").write_bytes(make(TEXT))
    assert not is_archive(tmp_path / "a")


def test_names_in_gbk_are_read(members: Members) -> None:
    info = zipfile.ZipInfo("x.txt")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr(info, b"1")
    data = buffer.getvalue().replace(b"x.txt", "法x".encode("gbk") + b".t")
    assert [m.name for m in members(data)] == ["法x.t"]


@pytest.fixture
def problems(members: Members) -> Callable[[bytes], dict[str, str]]:
    return lambda data: {m.name: m.problem for m in members(data)}


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "a/../../b.txt", "C:\\a.txt", "..\\a.txt"])
def test_a_path_that_leads_out_is_refused(problems: Problems, name: str) -> None:
    assert "leads out" in problems(packed({name: "x", "good.txt": "y"}))[name]
    assert problems(packed({name: "x", "good.txt": "y"}))["good.txt"] == ""


def test_what_swells_is_refused_and_the_rest_is_read(problems: Problems) -> None:
    found = problems(packed({"bomb.txt": b"\0" * (8 * 2**20), "good.txt": TEXT}))
    assert "zip bomb" in found["bomb.txt"]
    assert found["good.txt"] == ""


def test_links_and_devices_are_refused(problems: Problems) -> None:
    link = tarfile.TarInfo("link")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    assert "link" in problems(tarred((link, b"")))["link"]


def test_a_locked_file_is_told(problems: Problems) -> None:
    data = bytearray(packed({"a.txt": "x"}))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.index(mark) + (6 if mark.endswith(b"\x04") else 8)
        data[at] |= 1
    assert "password" in problems(bytes(data))["a.txt"]


def test_a_cut_archive_is_told(members: Members, problems: Problems, tmp_path: Path) -> None:
    (tmp_path / "cut").write_bytes(packed({"a.txt": TEXT * 50})[:200])
    with pytest.raises(UnreadableError, match="damaged"):
        list(archive.members(tmp_path / "cut"))
    noise = bytes((i * 7919 + i * i) % 251 for i in range(200_000))
    data = tarred((tarfile.TarInfo("a.txt"), noise), (tarfile.TarInfo("b.txt"), noise), mode="w")
    found = problems(data[:300_000])
    assert found["a.txt"] == ""
    assert any("breaks off" in problem or "damaged" in problem for problem in found.values())
