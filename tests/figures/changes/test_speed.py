"""What changed between two days of many projects, what happened last and what became of promises is told in the time
that it takes to load them, or a little more.

A ratio and no seconds, so that it holds on a busy machine; ``tests/bench/bench_diff.py`` gives the seconds for 10,000.
"""

import sys
import time
from datetime import date
from itertools import pairwise

from atlas.catalog.load import load
from atlas.figures.changes.between import compare
from atlas.figures.changes.rows import Snapshot
from atlas.figures.credible.promises import packages
from atlas.figures.shared.news import news
from atlas.figures.shared.selection import Selection

PROJECTS = 1500


def test_what_is_told_of_many_projects_takes_no_longer_than_twice_their_loading(root, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "path", [str(root / "tests" / "bench"), *sys.path])
    from bench_load import generate

    generate(root / "data", tmp_path / "data", PROJECTS)
    ratios = []
    for _ in range(3):  # the best of three: what else runs on the machine only ever adds
        at = [time.process_time()]
        catalog = load(tmp_path / "data")
        at.append(time.process_time())
        rows = compare(Snapshot(catalog, date(2023, 12, 31)), Snapshot(catalog, date(2026, 1, 8)))
        at.append(time.process_time())
        lines = news(catalog, Selection(date(2026, 1, 8)))
        at.append(time.process_time())
        packages(catalog, Selection(date(2026, 1, 8)))
        at.append(time.process_time())
        loaded, *told = (after - before for before, after in pairwise(at))
        ratios.append(max(told) / loaded)
    assert len(rows) > 2 * PROJECTS and len(lines) > PROJECTS
    assert min(ratios) < 2, ratios  # one look at each project for every other would take a hundred times as long
