"""Archives: their files, and what is refused."""

from __future__ import annotations

import io
import tarfile
import zipfile

import pytest

from kg.formats import UnreadableError, archive
from tests.formats.making import TEXT, ofd_of, open_document_of, packed, word_of


def tarred(*infos: tuple[tarfile.TarInfo, bytes], mode: str = "w:gz") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as file:  # type: ignore[call-overload]
        for info, data in infos:
            info.size = len(data)
            file.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_files_come_in_the_order_of_their_names(mode: str) -> None:
    data = tarred((tarfile.TarInfo("乙.txt"), b"2"), (tarfile.TarInfo("a/甲.txt"), b"1"), mode=mode)
    assert archive.claims(data)
    assert [(m.name, m.data) for m in archive.members(data)] == [("a/甲.txt", b"1"), ("乙.txt", b"2")]


def test_documents_that_are_zipped_are_no_archives() -> None:
    assert [archive.claims(data) for data in (word_of(TEXT), open_document_of(TEXT), ofd_of(TEXT), packed({"a": ""}))] == [
        *(False, False, False, True),
    ]  # fmt: skip


def test_names_in_gbk_are_read() -> None:
    info = zipfile.ZipInfo("x.txt")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr(info, b"1")
    data = buffer.getvalue().replace(b"x.txt", "法x".encode("gbk") + b".t")
    assert [m.name for m in archive.members(data)] == ["法x.t"]


def problems(data: bytes) -> dict[str, str]:
    return {m.name: m.problem for m in archive.members(data)}


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "a/../../b.txt", "C:\\a.txt", "..\\a.txt"])
def test_a_path_that_leads_out_is_refused(name: str) -> None:
    assert "leads out" in problems(packed({name: "x", "good.txt": "y"}))[name]
    assert problems(packed({name: "x", "good.txt": "y"}))["good.txt"] == ""


def test_what_swells_is_refused_and_the_rest_is_read() -> None:
    found = problems(packed({"bomb.txt": b"\0" * (8 * 2**20), "good.txt": TEXT}))
    assert "zip bomb" in found["bomb.txt"]
    assert found["good.txt"] == ""


def test_links_and_devices_are_refused() -> None:
    link = tarfile.TarInfo("link")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    assert "link" in problems(tarred((link, b"")))["link"]


def test_a_locked_file_is_told() -> None:
    data = bytearray(packed({"a.txt": "x"}))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.index(mark) + (6 if mark.endswith(b"\x04") else 8)
        data[at] |= 1
    assert "password" in problems(bytes(data))["a.txt"]


def test_a_cut_archive_is_told() -> None:
    with pytest.raises(UnreadableError, match="damaged"):
        list(archive.members(packed({"a.txt": TEXT * 50})[:200]))
    noise = bytes((i * 7919 + i * i) % 251 for i in range(200_000))
    data = tarred((tarfile.TarInfo("a.txt"), noise), (tarfile.TarInfo("b.txt"), noise), mode="w")
    found = problems(data[:300_000])
    assert found["a.txt"] == ""
    assert any("breaks off" in problem or "damaged" in problem for problem in found.values())
