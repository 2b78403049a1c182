"""What was computed from a catalogue goes with it, and is the same object for as long as it lives."""

import gc
from datetime import date
from pathlib import Path
from weakref import ref

from atlas.catalog.live import Live
from atlas.catalog.remember import remembered
from atlas.exports.tables import TABLES, everything, table_of
from atlas.figures import investment, layout, record, road
from atlas.figures.shared import claims, rivals
from atlas.figures.shared import news as latest
from tests.regions.folder import copy

DAY = date(2025, 6, 1)


def _used(catalog):
    """What the pages ask of a catalogue."""
    chosen = everything(DAY)
    for name in TABLES:
        table_of(catalog, chosen, name)
    claims.freshness(catalog)
    for compute in (investment.tree, layout.layout, road.milestones, latest.news, rivals.claims):
        compute(catalog, chosen)
    record.near(catalog, "jiakuang")


def test_after_fifty_reloads_one_catalogue_lives(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    live, file, seen = Live(folder), folder / "indicators.csv", []
    good = file.read_text("utf-8").rstrip("\n")
    for number in range(50):
        file.write_text(good.replace("observed,2025-05", f"observed,{1900 + number}-05") + "\n", "utf-8")
        for _ in range(2):  # a change is loaded at the second look
            state = live._look(live._state)
            live._state = state
        assert state.catalog is not None and not state.problems, state.problems
        seen.append(ref(state.catalog))
        _used(state.catalog)
        del state
    gc.collect()
    assert len({id(r) for r in seen}) == 50 and seen[0]() is not seen[-1]()
    assert sum(r() is not None for r in seen) == 1


def test_a_result_is_made_once_and_again_for_another_owner() -> None:
    class Owner:
        pass

    made = []

    @remembered
    def compute(_, key):
        made.append(key)
        return [key]

    first, second = Owner(), Owner()
    assert compute(first, 1) is compute(first, 1)
    assert compute(second, 1) is not compute(first, 1)
    assert made == [1, 1]
    gone = ref(first)
    del first
    assert gone() is None
