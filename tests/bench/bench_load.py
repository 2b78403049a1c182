"""How long loading, checking and pages take, and how much memory: the real data, then 100, 1,000 and 10,000 projects.

    python tests/bench/bench_load.py [--projects 100 --projects 1000] [--repeat 3] [--page overview --page projects]

Each size is loaded in a process of its own. ``growth`` is how much the time grew for each ten-fold of projects; 10 is linear.
``check`` is the whole command. Each page is run in a process of its own, first with the load and then once more.
"""

import argparse
import json
import os
import re
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

PAGE = """
import sys, time
from streamlit.testing.v1 import AppTest
page = AppTest.from_file(sys.argv[1], default_timeout=900)
for name in ("first", "again"):
    start = time.perf_counter()
    page.run()
    print(f"{name} {time.perf_counter() - start:.2f} s", end=" ")
    assert not page.exception, page.exception[0].value
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


def checked(folder: Path) -> float:
    start = time.perf_counter()
    command = [sys.executable, "-m", "atlas", "check", "--data", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def seen(page: str, folder: Path) -> str:
    """The seconds of a page's first run, with the load, and of the next."""
    config = folder.parent / "config.yaml"
    written = re.sub(r"(?m)^data: .*$", f"data: {folder.name}", (ROOT / "config.yaml").read_text("utf-8"))
    config.write_text(written, "utf-8")
    script = ROOT / "pages" / f"{page}.py"
    command = [sys.executable, "-c", PAGE, str(script)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ | {"ATLAS_CONFIG": str(config)}
    )
    return f"{page}: {done.stdout if not done.returncode else done.stderr[-500:]}"


def told(name: str | int, run: dict[str, float], folder: Path) -> str:
    check = checked(folder)
    return f"{name:>10} {run['import_s']:9.2f} {run['load_s']:9.3f} {run['peak_mb']:9.0f} {check:9.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--projects", type=int, action="append", help="default: 100, 1000, 10000")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each size; the best counts (default: 3)")
    parser.add_argument("--data", type=Path, default=ROOT / "data")
    parser.add_argument("--page", action="append", default=[], help="pages to run at each size (default: none)")
    chosen = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    print(f"{'projects':>10} {'import s':>9} {'load s':>9} {'peak MB':>9} {'check s':>9} {'growth':>9}")
    real = measured(chosen.data, chosen.repeat)
    print(told("real", real, chosen.data))
    before: tuple[int, float] | None = None
    with tempfile.TemporaryDirectory() as scratch:
        for projects in sorted(chosen.projects or (100, 1000, 10_000)):
            folder = Path(scratch) / str(projects)
            generate(chosen.data, folder, projects)
            now = measured(folder, chosen.repeat)
            growth = f"{now['load_s'] / before[1] * 10 / (projects / before[0]):9.1f}" if before else ""
            print(told(projects, now, folder), growth, flush=True)
            for page in chosen.page:
                print(f"{'':>10} {seen(page, folder)}", flush=True)
            before = (projects, now["load_s"])
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
