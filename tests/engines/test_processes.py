"""What runs in other processes: results and errors come back, and what they hold in memory does not."""

import os
import time
from collections.abc import Generator
from functools import partial
from pathlib import Path

import pytest

from kg.engines import processes
from kg.model import KgError


def test_a_process_of_its_own_gives_what_the_function_gives() -> None:
    assert processes.apart(os.getpid) != os.getpid()
    assert processes.apart(sorted, [3, 1, 2]) == [1, 2, 3]


def test_what_the_function_raises_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        processes.apart(divmod, 1, 0)


def test_a_process_that_ends_is_told_in_a_sentence() -> None:
    with pytest.raises(KgError, match="ended from outside or ran out of memory"):  # it had started
        processes.apart(os._exit, 3)


def _work(folder: Path, item: int) -> int:
    (folder / str(item)).touch()
    time.sleep(0.01)
    return item


def test_who_stops_does_not_wait_for_what_is_still_to_do(tmp_path: Path) -> None:
    running = processes.run(
        *(partial(_work, tmp_path), range(1600)),
        failed=max,
        jobs=2,
        prepare=int,
        arguments=(),
    )
    assert isinstance(running, Generator)
    next(running)
    running.close()  # as Ctrl-C does
    assert len(list(tmp_path.iterdir())) < 800
