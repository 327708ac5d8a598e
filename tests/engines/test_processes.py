"""What runs in other processes: results and errors come back, and what they hold in memory does not."""

import os

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
    with pytest.raises(KgError, match="worker processes"):
        processes.apart(os._exit, 3)
