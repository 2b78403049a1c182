"""How long it takes to tell what changed between two days, over 10,000 generated projects: first asked, and asked again.

python tests/bench/bench_diff.py [--projects 10000]
"""

import argparse
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "bench")]

from bench_load import generate  # noqa: E402

from atlas.catalog.load import load  # noqa: E402
from atlas.figures.changes.between import compare  # noqa: E402
from atlas.figures.changes.rows import Snapshot  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--projects", type=int, default=10_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "data"
        generate(ROOT / "data", folder, chosen.projects)
        start = time.perf_counter()
        catalog = load(folder)
        print(f"load {time.perf_counter() - start:.2f} s")
        for said, begin in (("first", date(2023, 12, 31)), ("again, from another day", date(2022, 12, 31))):
            start = time.perf_counter()
            rows = compare(Snapshot(catalog, begin), Snapshot(catalog, date(2026, 1, 8)))
            print(f"diff, {said}: {time.perf_counter() - start:.2f} s, {len(rows)} changes")


if __name__ == "__main__":
    main()
