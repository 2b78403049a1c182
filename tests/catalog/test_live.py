"""Data that break and heal while the dashboard runs."""

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from atlas.catalog import live
from atlas.catalog.catalogue import Catalog
from atlas.catalog.live import Live, State
from atlas.catalog.load import load
from atlas.catalog.losses import KEPT, Ledger
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


def settled(watched: Live, clock: Clock) -> State:
    """The state after the folder was seen to rest: a change is loaded at the second look."""
    for _ in range(2):
        clock.now += 0.51
        state = watched.state()
    return state


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
    assert watched.state().generation == 1  # it may still be written
    assert len(loads) == 1
    clock.now += 0.51
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
    broken = settled(watched, clock)
    assert broken.catalog is good.catalog
    assert [str(problem)[:18] for problem in broken.problems] == ["data/places.yaml:6"]
    assert broken.since is not None
    assert broken.generation == 2

    edit(folder, "seats.csv", "111.25", "abc")
    worse = settled(watched, clock)
    assert len(worse.problems) == 2
    assert worse.since == broken.since
    assert worse.generation == 3

    edit(folder, "seats.csv", "abc", "111.25")
    edit(folder, "places.yaml", "role: cor", "role: core")
    healed = settled(watched, clock)
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
    assert settled(watched, clock).catalog is not None


def test_a_change_that_changes_nothing_is_no_new_generation(tmp_path: Path, clock: Clock, loads: list[Path]) -> None:
    folder = copy(tmp_path)
    watched = Live(folder)
    first = watched.state()
    (folder / "seats.csv").touch()
    second = settled(watched, clock)
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
    assert settled(watched, clock).problems == ()
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
            time.sleep(0.02)
            reloading = reloading if not reloading.done() else pool.submit(watched.state)
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
        assert max(reader.result() for reader in readers) >= 1
    for _ in range(3):
        state = watched.state()
    assert state.problems == ()


def test_a_file_that_is_being_written_is_not_taken(tmp_path: Path, clock: Clock, loads: list[Path]) -> None:
    folder = copy(tmp_path)
    watched = Live(folder)
    good = watched.state()
    path = folder / "relations.csv"
    whole = path.read_bytes()
    for end in (0, 60, 90, len(whole)):
        path.write_bytes(whole[:end])
        clock.now += 1
        assert watched.state().catalog is good.catalog
        assert len(loads) == 1
    clock.now += 1
    assert watched.state().gone == ()
    assert len(loads) == 2


def test_a_folder_that_never_rests_is_read_all_the_same(tmp_path: Path, clock: Clock) -> None:
    folder = copy(tmp_path)
    watched = Live(folder)
    watched.state()
    edit(folder, "places.yaml", "Xi County", "West County")
    names = []
    for at in range(live.PATIENCE):
        os.utime(folder / "seats.csv", (at, at))
        clock.now += 1
        catalog = watched.state().catalog
        assert catalog is not None
        names.append(catalog.places["xixian"].name_en)
    assert set(names[:-1]) == {"Xi County"}
    assert names[-1] == "West County"


# Rows that are gone

LOSSES: dict[str, tuple[str, str, str, str]] = {
    "only the header is left": (
        "relations.csv", "jiakuang-owns-yidian,jiakuang,owns,yidian,51.5,2024,daily-2025,¶4,,\n",
        "relation 'jiakuang-owns-yidian'", "关系“jiakuang-owns-yidian”",
    ),
    "a step of a project": (
        "projects/jiakuang-mill.yaml", "      - {status: construction, date: 2024-H1, basis: stated, source: daily-2025, locator: ¶5}\n",
        "1 × milestone of 'jiakuang-mill'", "“jiakuang-mill”的进展 1 条",
    ),
    "a figure of an event": (
        "timeline.yaml", "  figures:\n    - {quantity: measures, name: 措施, name_en: measures, value: 3, unit: 条, qualifier: exact, date: 2021, source: daily-2025, locator: ¶8}\n",
        "1 × figure of 'proposal-2021'", "“proposal-2021”的数值 1 条",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LOSSES)
def test_a_reload_that_drops_records_says_which_until_they_are_back(
    tmp_path: Path, clock: Clock, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    file, row, en, zh = LOSSES[name]
    folder = copy(tmp_path)
    whole = (folder / file).read_bytes()
    watched = Live(folder)
    assert watched.state().gone == ()
    edit(folder, file, row, "")
    lost = settled(watched, clock)
    assert (lost.problems, lost.generation) == ((), 2)
    assert [(each.said.text("en"), each.said.text("zh")) for each in lost.gone] == [(en, zh)]
    assert caplog.messages == [f"data: fewer records than were read before: {en}"]
    edit(folder, "places.yaml", "Xi County", "West County")
    assert settled(watched, clock).gone == lost.gone  # another change neither hides nor repeats it
    assert len(caplog.messages) == 1
    (folder / file).write_bytes(whole)
    assert settled(watched, clock).gone == ()


def test_of_a_record_that_is_gone_its_parts_are_not_told(tmp_path: Path, clock: Clock) -> None:
    folder = copy(tmp_path)
    watched = Live(folder)
    watched.state()
    (folder / "projects" / "jiakuang-mill.yaml").unlink()
    edit(folder, "investments.csv", "jiakuang-mill", "")
    edit(folder, "timeline.yaml", "  projects: [jiakuang-mill]\n", "")
    assert [each.said.text("en") for each in settled(watched, clock).gone] == ["project 'jiakuang-mill'"]


def test_a_loss_is_told_for_a_day(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    ledger, start = Ledger(), datetime(2026, 1, 1, tzinfo=UTC)
    assert ledger.take(load(folder), start) == ()
    edit(folder, "relations.csv", "jiakuang-owns-yidian,jiakuang,owns,yidian,51.5,2024,daily-2025,¶4,,\n", "")
    assert len(ledger.take(load(folder), start)) == 1
    assert len(ledger.gone(start + KEPT - timedelta(seconds=1))) == 1
    assert ledger.gone(start + KEPT) == ()
