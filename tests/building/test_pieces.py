"""A file written in pieces is the bytes that were given, whatever their lengths, and says what went wrong."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import random
from pathlib import Path

import pytest

from kg.building import pieces
from kg.building.pieces import PIECE, Pieces


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 5 * PIECE, 5 * PIECE + 4097])
def test_all_bytes_come_and_are_digested(size: int, tmp_path: Path) -> None:
    data = random.Random(size).randbytes(size)  # noqa: S311
    with Pieces(tmp_path / "f") as file:
        for start in range(0, size, 3_000_001):
            file.add(data[start : start + 3_000_001])
            assert file.at == min(size, start + 3_000_001)
    assert (tmp_path / "f").read_bytes() == data
    assert file.digest == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("flag", [0, getattr(os, "O_DIRECT", 0)], ids=["cached", "direct"])
def test_ranges_of_another_file_begin_anywhere(
    flag: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "_DIRECT", flag)
    data = random.Random(1).randbytes(3 * PIECE + 17)  # noqa: S311
    (tmp_path / "old").write_bytes(data)
    with (tmp_path / "old").open("rb") as old, Pieces(tmp_path / "new") as file:
        file.add(b"first\n")
        file.take(old.fileno(), 5, 2 * PIECE + 3)
        file.take(old.fileno(), len(data) - 1, 1)
        file.take(old.fileno(), 0, 0)
        file.take(old.fileno(), 1, len(data) - 1)
    wanted = b"first\n" + data[5 : 2 * PIECE + 8] + data[-1:] + data[1:]
    assert (tmp_path / "new").read_bytes() == wanted
    assert file.digest == hashlib.sha256(wanted).hexdigest()


def test_a_source_that_ends_too_early_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"short")
    with (
        (tmp_path / "old").open("rb") as old,
        Pieces(tmp_path / "new") as file,
        pytest.raises(EOFError, match="4 bytes"),
    ):
        file.take(old.fileno(), 2, 7)


@pytest.mark.parametrize("size", [1, 20 * PIECE])
def test_a_full_disk_is_said(size: int) -> None:
    with pytest.raises(OSError, match="No space left") as caught, Pieces(Path("/dev/full")) as file:
        file.add(bytes(size))
    assert caught.value.errno == errno.ENOSPC
    assert not file.digest


def test_the_error_inside_is_the_one_that_is_told() -> None:
    with pytest.raises(ValueError, match="mine"), Pieces(Path("/dev/full")) as file:
        _fails(file)


def _fails(file: Pieces) -> None:
    file.add(bytes(2 * PIECE))
    raise ValueError("mine")


def test_a_disk_that_takes_no_direct_writes_is_written_in_the_usual_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, written, refused = os.open, os.pwrite, []

    def refusing_to_open(path: object, flags: int, *rest: int) -> int:
        if flags & pieces._DIRECT:
            refused.append("open")
            raise OSError(errno.EINVAL, "no")
        return opened(path, flags, *rest)  # type: ignore[call-overload,no-any-return]

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refusing_to_open)
        with Pieces(tmp_path / "f") as file:
            file.add(b"x" * (PIECE + 5))

    def refusing_to_write(handle: int, data: memoryview, at: int) -> int:
        if fcntl.fcntl(handle, fcntl.F_GETFL) & pieces._DIRECT:
            refused.append("write")
            raise OSError(errno.EINVAL, "no")
        return written(handle, data, at)

    with monkeypatch.context() as patch:
        patch.setattr(os, "pwrite", refusing_to_write)
        with Pieces(tmp_path / "g") as file:
            file.add(b"x" * (PIECE + 5))
    assert refused[:1] == (["open"] if pieces._DIRECT else [])
    assert (tmp_path / "f").read_bytes() == (tmp_path / "g").read_bytes() == b"x" * (PIECE + 5)
