"""Data that break and heal while the dashboard runs."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from atlas.catalog import live
from atlas.catalog.catalogue import Catalog
from atlas.catalog.live import Live
from atlas.catalog.load import load
from tests.regions.folder import copy, edit


class Clock:
    """Stands for time.monotonic, so that no test waits."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    ticking = Clock()
    monkeypatch.setattr(live.time, "monotonic", ticking)
    return ticking


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """One entry for each time that the data were loaded."""
    seen: list[Path] = []

    def counted(folder: Path) -> Catalog:
        seen.append(folder)
        return load(folder)

    monkeypatch.setattr(live, "load", counted)
    return seen


def test_good_data(tmp_path: Path) -> None:
    before = datetime.now(UTC)
    state = Live(copy(tmp_path)).state()
    assert state.catalog is not None
    assert state.problems == ()
    assert state.since is None
    assert state.generation == 1
    assert before <= state.checked <= datetime.now(UTC)


def test_it_loads_only_what_changed_and_looks_twice_a_second_at_most(
    tmp_path: Path, clock: Clock, loads: list[Path]
) -> None:
    folder = copy(tmp_path)
    watched = Live(folder)
    first = watched.state()
    edit(folder, "places.yaml", "Xi County", "West County")
    clock.now += 0.49
    assert watched.state() is first
    clock.now += 0.02
    second = watched.state()
    assert second.generation == 2
    assert second.catalog is not None
    assert second.catalog.places["xixian"].name_en == "West County"
    assert len(loads) == 2
    for _ in range(5):
        clock.now += 1
        later = watched.state()
    assert len(loads) == 2
    assert later.generation == 2
    assert later.catalog is second.catalog
    assert later.checked > second.checked


def test_broken_data_keep_the_last_good_catalogue_and_heal(tmp_path: Path, clock: Clock) -> None:
    folder = copy(tmp_path)
    watched = Live(folder)
    good = watched.state()
    edit(folder, "places.yaml", "role: core", "role: cor")
    clock.now += 1
    broken = watched.state()
    assert broken.catalog is good.catalog
    assert [str(problem)[:18] for problem in broken.problems] == ["data/places.yaml:6"]
    assert broken.since is not None
    assert broken.generation == 2

    edit(folder, "seats.csv", "111.25", "abc")
    clock.now += 1
    worse = watched.state()
    assert len(worse.problems) == 2
    assert worse.since == broken.since
    assert worse.generation == 3

    edit(folder, "seats.csv", "abc", "111.25")
    edit(folder, "places.yaml", "role: cor", "role: core")
    clock.now += 1
    healed = watched.state()
    assert healed.problems == ()
    assert healed.since is None
    assert healed.catalog is good.catalog  # the same content again: pages keep what they have worked out
    assert healed.generation == 4


def test_data_broken_from_the_start(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "data"
    watched = Live(folder)
    broken = watched.state()
    assert broken.catalog is None
    assert [str(problem) for problem in broken.problems] == ["data:1: the folder is missing"]
    copy(tmp_path)
    clock.now += 1
    assert watched.state().catalog is not None


def test_a_change_that_changes_nothing_is_no_new_generation(tmp_path: Path, clock: Clock, loads: list[Path]) -> None:
    folder = copy(tmp_path)
    watched = Live(folder)
    first = watched.state()
    (folder / "seats.csv").touch()
    clock.now += 1
    second = watched.state()
    assert len(loads) == 2
    assert second.generation == first.generation
    assert second.catalog is first.catalog


def test_a_file_that_changes_during_the_load_is_read_again(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copy(tmp_path)
    whole = (folder / "places.yaml").read_bytes()
    (folder / "places.yaml").write_bytes(whole[:300])
    times = []

    def slow(given: Path) -> Catalog:
        times.append(1)
        try:
            return load(given)
        finally:
            if len(times) == 1:
                (folder / "places.yaml").write_bytes(whole)

    monkeypatch.setattr(live, "load", slow)
    watched = Live(folder)
    assert watched.state().problems
    clock.now += 1
    assert watched.state().problems == ()
    assert len(times) == 2


def test_many_threads_load_once_and_none_waits_for_a_reload(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = copy(tmp_path)
    calls: list[int] = []
    go_on = threading.Event()

    def held(given: Path) -> Catalog:
        calls.append(1)
        if len(calls) == 2:
            assert go_on.wait(10)
        return load(given)

    monkeypatch.setattr(live, "load", held)
    monkeypatch.setattr(live, "INTERVAL", 0.01)
    watched = Live(folder)
    with ThreadPoolExecutor(8) as pool:
        states = [future.result() for future in [pool.submit(watched.state) for _ in range(40)]]
        assert {id(state.catalog) for state in states} == {id(states[0].catalog)}
        assert calls == [1]
        edit(folder, "places.yaml", "Xi County", "West County")
        time.sleep(0.02)
        reloading = pool.submit(watched.state)
        while len(calls) < 2:
            time.sleep(0.001)
        start = time.perf_counter()
        assert watched.state().generation == 1
        assert time.perf_counter() - start < 1
        go_on.set()
        assert reloading.result().generation == 2


def test_writers_and_readers_at_once_never_see_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "INTERVAL", 0.0)
    folder = copy(tmp_path)
    watched = Live(folder)
    path = folder / "places.yaml"
    whole = path.read_bytes()
    done = threading.Event()

    def read() -> int:
        generation = 0
        while not done.is_set():
            state = watched.state()
            assert state.catalog is not None
            assert bool(state.problems) == (state.since is not None)
            assert state.generation >= generation
            generation = state.generation
        return generation

    watched.state()
    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read) for _ in range(4)]
        for at in range(30):
            path.unlink(missing_ok=at % 2 == 0)
            path.write_bytes(whole[: at * 40])
            time.sleep(0.002)
            path.write_bytes(whole)
        done.set()
        assert max(reader.result() for reader in readers) > 1
    assert watched.state().problems == ()
