"""How long loading takes, how it grows, and how much memory it needs: the real data, then 100, 1,000 and 10,000 projects.

    python tests/bench/bench_load.py [--projects 100 --projects 1000] [--repeat 3]

Each size is loaded in a process of its own. ``growth`` is how much the time grew for each ten-fold of projects; 10 is linear.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

LOAD = """
import json, resource, sys, time
from pathlib import Path
start = time.perf_counter()
from atlas.catalog import load as catalog
imported = time.perf_counter()
loaded = catalog.load(Path(sys.argv[1]))
done = time.perf_counter()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"import_s": imported - start, "load_s": done - imported, "peak_mb": peak / 1024}))
"""

PROJECT = """\
id: bench-{n}
name: 基准项目{n}
name_en: Benchmark project {n}
enterprise: {enterprise}
place: {place}
stage: beneficiation
total:
  - {{product: ore, value: {total}, unit: 万吨/年, qualifier: exact, date: 2025-05, source: {source}, locator: ¶28}}
phases:
  - id: bench-{n}-1
    name: 一期
    name_en: phase 1
    capacities:
      - {{product: ore, value: {part}, unit: 万吨/年, qualifier: about, date: 2025-05, source: {source}, locator: ¶28}}
    milestones:
      - {{status: announced, date: 2023-06, basis: stated, source: {source}, locator: ¶28}}
      - {{status: construction, date: 2025-04, basis: stated, source: {source}, locator: ¶28, note: 土建, note_en: civil works}}
"""


def generate(data: Path, folder: Path, projects: int) -> None:
    """A copy of the real data with ``projects`` more projects, each as long as a real one."""
    from atlas.catalog import load as catalog

    real = catalog.load(data)
    enterprises, places = _ids(real.enterprises), _ids(real.places)
    # No source tells what happened after it.
    newest = max(real.sources.values(), key=lambda source: source.published.last if source.published else date.min)
    shutil.copytree(data, folder)
    for n in range(1, projects + 1):
        text = PROJECT.format(
            n=n,
            enterprise=enterprises[n % len(enterprises)],
            place=places[n % len(places)],
            source=newest.id,
            total=100 + n % 900,
            part=50 + n % 50,
        )
        (folder / "projects" / f"bench-{n}.yaml").write_text(text, "utf-8")


def _ids(records: object) -> list[str]:
    values = records.values() if hasattr(records, "values") else records
    return [record.id for record in values]


def measured(folder: Path, repeat: int) -> dict[str, float]:
    runs = []
    for _ in range(repeat):
        done = subprocess.run(
            [sys.executable, "-c", LOAD, str(folder)], cwd=ROOT, capture_output=True, text=True, check=False
        )
        if done.returncode:
            sys.exit(f"{folder}: {done.stderr[-2000:]}")
        runs.append(json.loads(done.stdout))
    return {key: min(run[key] for run in runs) for key in runs[0]}


def checked() -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "atlas", "check"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--projects", type=int, action="append", help="default: 100, 1000, 10000")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each size; the best counts (default: 3)")
    parser.add_argument("--data", type=Path, default=ROOT / "data")
    chosen = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    print(f"python -m atlas check: {checked():.2f} s, with the start of Python")
    print(f"{'projects':>10} {'import s':>9} {'load s':>9} {'peak MB':>9} {'growth':>9}")
    real = measured(chosen.data, chosen.repeat)
    print(f"{'real':>10} {real['import_s']:9.2f} {real['load_s']:9.3f} {real['peak_mb']:9.0f}")
    before: tuple[int, float] | None = None
    with tempfile.TemporaryDirectory() as scratch:
        for projects in sorted(chosen.projects or (100, 1000, 10_000)):
            folder = Path(scratch) / str(projects)
            generate(chosen.data, folder, projects)
            now = measured(folder, chosen.repeat)
            growth = f"{now['load_s'] / before[1] * 10 / (projects / before[0]):9.1f}" if before else ""
            print(
                f"{projects:>10} {now['import_s']:9.2f} {now['load_s']:9.3f} {now['peak_mb']:9.0f} {growth}", flush=True
            )
            before = (projects, now["load_s"])
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
