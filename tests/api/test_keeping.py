"""Files that are kept: made once, never more than the bound, and nothing of a failure."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from atlas.ui.server.api.keeping import Kept, Since


def test_a_file_is_made_once_however_many_ask_at_the_same_time():
    kept, times, all_here = Kept(1000), [], threading.Barrier(8)

    def make():
        times.append(1)
        return b"file"

    def ask(_):
        all_here.wait()
        return kept.get("a", make)

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, range(8))) == {b"file"}
    assert times == [1]


def test_what_is_kept_stays_within_the_bound_and_the_last_asked_stay():
    kept = Kept(100)
    for n in range(50):
        assert kept.get(n, lambda: b"x" * 20) == b"x" * 20
        kept.get(0, lambda: b"x" * 20)
        assert kept.held <= 100
    assert kept.held == 100
    assert (
        kept.get(0, lambda: pytest.fail("the first was asked for all the time"))
        and kept.get(1, lambda: b"new") == b"new"
    )


def test_a_file_that_is_too_large_is_handed_out_and_drives_nothing_out():
    kept = Kept(100)
    kept.get("small", lambda: b"x" * 20)
    assert len(kept.get("large", lambda: b"x" * 1000)) == 1000
    assert kept.held == 20


def test_a_failure_is_no_file():
    kept = Kept(100)
    with pytest.raises(ZeroDivisionError):
        kept.get("a", lambda: b"x" * (1 // 0))
    assert kept.get("a", lambda: b"right") == b"right"


def test_another_version_is_newer_even_if_it_was_there_before():
    since = Since()
    first = since.of("a")
    assert since.of("a") == first and first.microsecond == 0
    assert since.of("b") >= first and since.of("a") >= first
