"""Archives: their files, and what is refused."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import struct
import subprocess
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.formats import UnreadableError, archive, extract
from kg.formats.archive import Member, is_archive
from kg.formats.unpacking import LEAST, unpack, written
from kg.read.folder import inputs
from tests.formats.making import TEXT, ofd_of, open_document_of, packed, tarred, word_of

Members = Callable[[bytes], list[Member]]
Problems = Callable[[bytes], dict[str, str]]


@pytest.fixture
def members(tmp_path: Path) -> Members:
    def of(data: bytes) -> list[Member]:
        path = tmp_path / "archive"
        path.write_bytes(data)
        assert is_archive(path)
        return list(archive.members(path, LEAST))

    return of


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_tar_archives_are_read(members: Members, mode: str) -> None:
    data = tarred((tarfile.TarInfo("乙.txt"), b"2"), (tarfile.TarInfo("a/甲.txt"), b"1"), mode=mode)
    assert [(m.name, m.data) for m in members(data)] == [("乙.txt", b"2"), ("a/甲.txt", b"1")]


def test_an_archive_is_unpacked_once_and_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed({"甲/一.txt": "1", "../二.txt": "2"}))
    found = unpack(path, tmp_path / "cache", LEAST)
    assert (found.folder / "甲" / "一.txt").read_text() == "1"
    assert list(found.problems) == ["../二.txt"]
    assert not (tmp_path / "二.txt").exists()
    assert unpack(path, tmp_path / "cache", LEAST) == found
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
    found = problems(packed({name: "x", "good.txt": "y"}))
    assert "leads out" in found[name.replace("\\", "/")]
    assert found["good.txt"] == ""


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
        list(archive.members(tmp_path / "cut", LEAST))
    noise = bytes((i * 7919 + i * i) % 251 for i in range(200_000))
    data = tarred((tarfile.TarInfo("a.txt"), noise), (tarfile.TarInfo("b.txt"), noise), mode="w")
    found = problems(data[:300_000])
    assert found["a.txt"] == ""
    assert any("breaks off" in problem or "damaged" in problem for problem in found.values())


def test_what_is_wrong_with_each_file_is_told(tmp_path: Path) -> None:
    """Not only with the first of an archive; and names in GBK of what is left out are names, too."""
    gbk = "报告".encode("gbk").decode("utf-8", "surrogateescape")
    infos = []
    for name, kind in (
        ("链接", tarfile.SYMTYPE),
        ("硬", tarfile.LNKTYPE),
        ("设备", tarfile.CHRTYPE),
        (gbk, tarfile.FIFOTYPE),
    ):
        info = tarfile.TarInfo(name)
        info.type, info.linkname = kind, "/etc/passwd"
        infos.append((info, b""))
    infos += [(tarfile.TarInfo("../上.txt"), b"x"), (tarfile.TarInfo("好.txt"), TEXT.encode())]
    (tmp_path / "a.tar").write_bytes(tarred(*infos, mode="w"))
    found = {item.source.file: item.problem for item in inputs([tmp_path / "a.tar"], tmp_path / "cache")}
    assert sorted(found) == [
        f"a.tar/{name}" for name in ("../上.txt", "好.txt", "报告", "硬", "设备", "链接")
    ]
    assert [name for name, problem in found.items() if not problem] == ["a.tar/好.txt"]


def test_two_files_of_one_name_are_told(tmp_path: Path) -> None:
    data = packed({"甲.txt": "1", "乙.txt": "2"}).replace("乙.txt".encode(), "甲.txt".encode())
    (tmp_path / "a.zip").write_bytes(data)
    found = unpack(tmp_path / "a.zip", tmp_path / "cache", LEAST)
    assert (found.folder / "甲.txt").read_text() == "1"
    assert "two files" in found.problems["甲.txt"]


def test_folders_in_folders_have_an_end(problems: Problems, tmp_path: Path) -> None:
    deep = "a/" * 1500 + "x.txt"
    found = problems(packed({deep: "x", "good.txt": "y"}))
    assert "folders" in found[deep]
    assert found["good.txt"] == ""
    folder = tmp_path / "deep"
    for _ in range(150):
        folder /= "a"
    folder.mkdir(parents=True)
    (item,) = inputs([tmp_path / "deep"], tmp_path / "cache")
    assert "folders" in item.problem


def test_backslashes_part_folders(members: Members) -> None:
    assert [m.name for m in members(packed({"x.txt": "1"}).replace(b"x.txt", b"a\\b.t"))] == ["a/b.t"]


def test_what_is_compressed_by_lzma_and_damaged_is_told(problems: Problems) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as file:
        file.writestr("a.txt", TEXT * 100)
    data = bytearray(buffer.getvalue())
    data[60:90] = bytes(byte ^ 0x5A for byte in data[60:90])
    assert "damaged" in problems(bytes(data))["a.txt"]


def swelling(path: Path) -> None:
    """A TAR archive of a file of 512 MB, which is too large to be read and has to be unpacked to pass over it."""

    class Zeros(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            return bytes(size)

    info = tarfile.TarInfo("a.txt")
    info.size = 2**29
    with tarfile.open(path, "w:gz", compresslevel=1) as file:
        file.addfile(info, Zeros())  # type: ignore[arg-type]


def overlapping(path: Path) -> None:
    """A ZIP archive of 400 files that are the same 2 MB of it."""
    data = packed({"a.txt": bytes(hashlib.sha256(b"x").digest() * 64) * 1024})
    at, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    directory = data[at:end] * 400
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 400, 400, len(directory), at, 0)
    path.write_bytes(data[:at] + directory + tail)


def within(path: Path) -> None:
    """Archives in an archive, each of which is small enough."""
    inner = packed({f"{i}.txt": bytes(2**20) for i in range(120)})
    path.write_bytes(packed({f"{i}.zip": inner for i in range(4)}))


@pytest.mark.parametrize("make", [swelling, overlapping, within])
def test_no_more_is_unpacked_than_an_archive_of_its_size_may_hold(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "a")
    found = inputs([tmp_path / "a"], tmp_path / "cache")
    assert any("zip bomb" in item.problem for item in found)
    assert sum(path.stat().st_size for path in (tmp_path / "cache").rglob("*") if path.is_file()) < LEAST
    assert not list((tmp_path / "cache").glob(".unpacking-*"))


def test_a_full_disk_is_no_fault_of_the_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told, and kept nowhere: the next build unpacks what this one could not."""
    (tmp_path / "a.zip").write_bytes(packed({"甲.txt": TEXT}))

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("kg.formats.bounded.unpacked", full)
        (item,) = inputs([tmp_path / "a.zip"], tmp_path / "cache")
        assert "No space left" in item.problem
    (item,) = inputs([tmp_path / "a.zip"], tmp_path / "cache")
    assert (item.source.file, item.problem) == ("a.zip/甲.txt", "")
    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.open", full)
        with pytest.raises(OSError, match="No space"):
            written({"path": str(tmp_path / "a.zip"), "folder": str(tmp_path), "limit": LEAST})


def test_what_a_killed_build_had_begun_is_thrown_away(tmp_path: Path) -> None:
    dead = subprocess.Popen(["true"])
    dead.wait()
    (tmp_path / "cache" / f".unpacking-{dead.pid}-x").mkdir(parents=True)
    (tmp_path / "cache" / f".unpacking-{os.getpid()}-y").mkdir()
    (tmp_path / "a.zip").write_bytes(packed({"甲.txt": TEXT}))
    unpack(tmp_path / "a.zip", tmp_path / "cache", LEAST)
    assert [path.name[-1] for path in (tmp_path / "cache").glob(".unpacking-*")] == ["y"]


@pytest.mark.parametrize("data", ["name,url\n", 'file\n"a.txt\n', "file\na.txt\na.txt\n"])
def test_a_broken_index_in_an_archive_costs_only_itself(tmp_path: Path, data: str) -> None:
    (tmp_path / "a.zip").write_bytes(packed({"index.csv": data, "a.txt": TEXT}))
    found = {item.source.file: item.problem for item in inputs([tmp_path / "a.zip"], tmp_path / "cache")}
    assert found["a.zip/a.txt"] == ""
    assert found["a.zip/index.csv"]


@pytest.mark.parametrize("cut", [200, -10])
def test_a_damaged_archive_is_called_one(cut: int) -> None:
    with pytest.raises(UnreadableError, match="ZIP archive is damaged or was cut off; pack it anew"):
        extract(packed({"a.txt": TEXT * 50})[:cut])


def test_namesakes_in_archives_are_shown_with_their_archives(tmp_path: Path) -> None:
    """And not with where they were unpacked, which is another place in each build without a cache."""
    inner = packed({"甲.txt": "1", "../乙.txt": "2"})
    for folder in ("东", "西"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.zip").write_bytes(inner + folder.encode())
        (tmp_path / folder / "b.zip").write_bytes(packed({"a.zip": inner}))
    found = inputs([tmp_path / "东", tmp_path / "西"], tmp_path / "cache")
    names = ("a.zip/../乙.txt", "a.zip/甲.txt", "b.zip/a.zip/../乙.txt", "b.zip/a.zip/甲.txt")
    assert sorted(item.shown for item in found) == sorted(
        f"{f}/{name}" for f in ("东", "西") for name in names
    )


@pytest.mark.parametrize("names", [[], [".甲.txt"], ["README.md", "b/.甲.txt"]])
def test_an_archive_without_a_document_is_told(tmp_path: Path, names: list[str]) -> None:
    (tmp_path / "a.zip").write_bytes(packed(dict.fromkeys(names, TEXT)))
    (item,) = inputs([tmp_path], tmp_path / "cache")
    assert (item.source.file, item.problem) == ("a.zip", "it is an archive without a document")
