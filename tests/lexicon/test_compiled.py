"""What was read once is read from the cache until a file changes, and nothing else is ever believed."""

import multiprocessing
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from kg import kept
from kg.lexicon import Lexicon, compiled
from kg.lexicon.gazetteer import Gazetteer
from kg.lexicon.register import Register
from kg.model import KgError

TERM = """@base <https://w3id.org/fazhi-kg/> .
@prefix fz: <https://w3id.org/fazhi-kg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<mechanism/灯下夜谈> skos:prefLabel "灯下夜谈"@zh ; skos:broader fz:Participation ;
    skos:definition "村干部晚上入户听取意见"@zh .
<campaign/护林宣传日> skos:prefLabel "护林宣传日"@zh ; fz:date "--03-12"^^<http://www.w3.org/2001/XMLSchema#gMonthDay> .
"""
TEXT = "推行“灯下夜谈”，在3·12护林宣传日宣讲"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of compiled files, empty; nothing of the real one is used."""
    monkeypatch.setattr("kg.kept.user_cache", lambda: tmp_path / "cache")
    return tmp_path / "cache" / "fazhi-kg"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    own = tmp_path / "own"
    own.mkdir()
    (own / "own.ttl").write_text(TERM, encoding="utf-8")
    return own


class Reader:
    """Reads the names of a folder's files, and counts how often it had to."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, *folders: Path) -> list[str]:
        return compiled.compiled(folders, read=self._read, pack=tuple, unpack=list)

    def _read(self, folders: Sequence[Path]) -> list[str]:
        self.times += 1
        return sorted(path.name for folder in folders for path in folder.iterdir())


def add(folder: Path) -> None:
    (folder / "norms.csv").write_text("", encoding="utf-8")


def change(folder: Path) -> None:
    (folder / "own.ttl").write_text(TERM.replace("入户", "进院"), encoding="utf-8")


def rename(folder: Path) -> None:
    (folder / "own.ttl").rename(folder / "ours.ttl")


def remove(folder: Path) -> None:
    (folder / "own.ttl").unlink()


def move(folder: Path) -> None:
    shutil.copytree(folder, folder.parent / "elsewhere")


def test_second_reading_comes_from_the_cache(cache: Path, folder: Path) -> None:
    reader = Reader()
    assert reader(folder) == reader(folder) == ["own.ttl"]
    assert reader.times == 1
    assert len(list(cache.glob("*.kept"))) == 1


@pytest.mark.parametrize("edit", [add, change, rename, remove])
def test_any_change_of_the_files_is_seen(cache: Path, folder: Path, edit) -> None:  # type: ignore[no-untyped-def]
    reader = Reader()
    reader(folder)
    edit(folder)
    assert reader(folder) == sorted(path.name for path in folder.iterdir())
    assert reader.times == 2


def test_same_files_in_another_folder_are_read_anew(cache: Path, folder: Path) -> None:
    reader = Reader()
    reader(folder)
    move(folder)
    reader(folder.parent / "elsewhere")
    assert reader.times == 2


def test_file_that_moves_from_one_folder_to_the_other_is_seen(cache: Path, folder: Path) -> None:
    added = folder.parent / "added"
    added.mkdir()
    reader = Reader()
    reader(folder, added)
    (folder / "own.ttl").rename(added / "own.ttl")
    reader(folder, added)
    assert reader.times == 2


def test_what_changed_while_it_was_read_is_not_kept(cache: Path, folder: Path) -> None:
    def read(folders: Sequence[Path]) -> list[str]:
        change(folder)
        return ["half old, half new"]

    assert compiled.compiled([folder], read=read, pack=tuple, unpack=list) == ["half old, half new"]
    assert not list(cache.glob("*"))


def test_other_version_of_program_or_library_reads_anew(
    cache: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader()
    reader(folder)
    monkeypatch.setattr(compiled, "code_digest", lambda: "other sources")
    reader(folder)
    monkeypatch.setattr(compiled, "version", lambda _: "0.0")
    reader(folder)
    assert reader.times == 3


def test_file_that_cannot_be_read_is_left_to_its_reader(
    cache: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", forbidden)
    reader = Reader()
    assert reader(folder) == ["own.ttl"]
    assert not list(cache.glob("*"))


def test_mistakes_are_told_each_time_and_never_kept(cache: Path, folder: Path) -> None:
    (folder / "own.ttl").write_text(TERM + "<mechanism/错> skos:prefLabel", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(KgError, match=r"own\.ttl"):
            Lexicon.load(folder)
    assert not list(cache.glob("*"))


def test_lexicon_from_the_cache_is_the_one_that_was_read(
    cache: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Lexicon.load(folder)
    monkeypatch.setattr(Lexicon, "_read", lambda _: pytest.fail("it was read again"))
    again = Lexicon.load(folder)
    assert again.terms == read.terms
    assert again.find(TEXT) == read.find(TEXT)
    assert [m.surface for m in again.find(TEXT)] == ["灯下夜谈", "3·12护林宣传日"]
    assert list(again.describe("mechanism/灯下夜谈")) == list(read.describe("mechanism/灯下夜谈"))


def test_registers_survive_packing() -> None:
    from kg.lexicon import default_ontology

    folders = [default_ontology()]
    register, places = Register.load(folders), Gazetteer.load(folders)
    packed_register, packed_places = Register.unpack(register.pack()), Gazetteer.unpack(places.pack())
    for title in ("行政处罚法", "纲要", "信访条例", "青少年保护法"):
        assert packed_register.lookup(title) == register.lookup(title)
    iri = "eli/cn/中华人民共和国行政处罚法"
    assert packed_register.norm(iri) == register.norm(iri)
    assert packed_register.versions(iri, 2021) == register.versions(iri, 2021)
    assert list(packed_register.describe(iri)) == list(register.describe(iri))
    for name in ("城关镇", "朝阳区", "溆浦", "大兴县"):
        assert packed_places.named(name) == places.named(name)
        assert packed_places.resolve(name, ("北京市",)) == places.resolve(name, ("北京市",))
    assert list(packed_places.describe("place/433122")) == list(places.describe("place/433122"))
    assert packed_places.villages("place/110101001") == places.villages("place/110101001")


def _load(arguments: tuple[str, str]) -> list[str]:
    cache, folder = arguments
    kept.user_cache = lambda: Path(cache)
    return [m.surface for m in Lexicon.load(Path(folder)).find(TEXT)]


def test_processes_that_build_at_once_all_succeed(tmp_path: Path, folder: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        found = pool.map(_load, [(str(tmp_path / "shared"), str(folder))] * 6, chunksize=1)
    assert found == [["灯下夜谈", "3·12护林宣传日"]] * 6
    assert [path.suffix for path in (tmp_path / "shared" / "fazhi-kg").iterdir()] == [".kept"]
