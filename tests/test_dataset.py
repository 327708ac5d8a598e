"""What a store says of the disk that it is on is said as the system says it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from kg import dataset


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_an_error_of_the_system(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: str) -> None:
        raise OSError(f"IO error: {os.strerror(number)}: While appending to file: /x/1.sst")

    monkeypatch.setattr("kg.dataset.ox.Store", full)
    with pytest.raises(OSError, match=str(tmp_path)) as caught:
        dataset.create_store(tmp_path / "store", [])
    assert caught.value.errno == number


def test_other_words_of_the_store_stay_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_path: str) -> None:
        raise OSError("IO error: it is broken")

    monkeypatch.setattr("kg.dataset.ox.Store", broken)
    with pytest.raises(OSError, match="it is broken"):
        dataset.create_store(tmp_path / "store", [])
