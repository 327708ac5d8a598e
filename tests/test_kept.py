"""What is kept is given back as it was, or not at all."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import kept

DATA = ("words", [1, 2.5, None], {"城": "关镇"}, b"\0\xff")
PLAIN = st.recursive(
    st.none() | st.integers() | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
    max_leaves=8,
)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of what is kept, not there yet; nothing of the real one is used."""
    monkeypatch.setattr(kept, "user_cache", lambda: tmp_path / "cache")
    return tmp_path / "cache" / "fazhi-kg"


def test_what_was_saved_is_loaded(cache: Path) -> None:
    assert kept.load("one") is None
    kept.save("one", DATA)
    kept.save("two", [])
    assert kept.load("one") == DATA
    assert kept.load("two") == []
    assert cache.stat().st_mode & 0o077 == 0


@given(PLAIN)
def test_plain_data_survive(tmp_path_factory: pytest.TempPathFactory, data: object) -> None:
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept, "user_cache", lambda: folder)
        kept.save("any", data)
        assert kept.load("any") == data


def truncated(data: bytes) -> bytes:
    return data[:-7]


def emptied(_: bytes) -> bytes:
    return b""


def flipped(data: bytes) -> bytes:
    return data[:-3] + bytes([data[-3] ^ 1]) + data[-2:]


def pickled(_: bytes) -> bytes:
    return b"cos\nsystem\n(S'touch believed'\ntR."


def of_another_python(data: bytes) -> bytes:
    return data.replace(b"cpython", b"elsepyt", 1)


def forged(data: bytes) -> bytes:
    return data[: data.index(b"\n") + 33] + b"\xe3" * 40


@pytest.mark.parametrize("damage", [truncated, emptied, flipped, pickled, of_another_python, forged])
def test_damaged_file_is_not_believed(cache: Path, damage: Callable[[bytes], bytes]) -> None:
    kept.save("one", DATA)
    path = cache / "one.kept"
    good = path.read_bytes()
    path.write_bytes(damage(good))
    assert path.read_bytes() != good
    assert kept.load("one") is None
    kept.save("one", DATA)
    assert path.read_bytes() == good


def test_heading_is_magic_and_digest_of_the_rest(cache: Path) -> None:
    kept.save("one", DATA)
    magic, _, rest = (cache / "one.kept").read_bytes().partition(b"\n")
    assert magic.startswith(b"fazhi-kg ")
    assert rest[:32] == hashlib.sha256(rest[32:]).digest()


def test_without_a_folder_to_write_to_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    monkeypatch.setattr(kept, "user_cache", lambda: blocked)
    kept.save("one", DATA)
    assert kept.load("one") is None


def test_disk_that_is_full_leaves_nothing_behind(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    kept.save("one", DATA)
    assert list(cache.iterdir()) == []


def test_folder_that_others_may_write_is_not_used(cache: Path) -> None:
    kept.save("one", DATA)
    cache.chmod(0o777)
    assert kept.load("one") is None
    kept.save("two", DATA)
    assert [path.name for path in cache.iterdir()] == ["one.kept"]


def test_only_a_handful_is_kept_and_the_one_in_use_among_them(cache: Path) -> None:
    kept.save("first", DATA)
    for i in range(11):
        kept.save(str(i), DATA)
        os.utime(cache / f"{i}.kept", (1000 + i, 1000 + i))
    os.utime(cache / "first.kept", (1, 1))
    kept.load("first")  # in use: now the youngest
    kept.save("more", DATA)
    names = {path.stem for path in cache.glob("*.kept")}
    assert names == {"first", "more", *map(str, range(1, 11))}


def test_what_a_killed_process_left_is_removed_after_an_hour(cache: Path) -> None:
    cache.mkdir(parents=True, mode=0o700)
    (cache / "old.part").write_bytes(b"half")
    (cache / "young.part").write_bytes(b"half")
    os.utime(cache / "old.part", (1, 1))
    kept.save("one", DATA)
    assert [path.name for path in cache.glob("*.part")] == ["young.part"]
