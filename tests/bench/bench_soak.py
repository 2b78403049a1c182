"""Many readers for long: how fast reruns stay, what a session costs in memory, whether memory grows while the data are reloaded.

    python tests/bench/bench_soak.py [-n 50] [--minutes 10] [--think 5] [--reload 60] [--page projects] [--end]

``-n 50 --minutes 10`` is an office at work; ``-n 10 --minutes 60 --reload 60`` a day made short, in which the data are written anew every
minute. Each session opens a page, waits ``--think`` seconds between two runs as a reader does, and takes pages and filters in turn. A
line for each minute: runs, median and p95 of a rerun, errors, memory. ``--end`` ends the server under load at last, and tells how long
it took. The server runs on a copy of config and data; nothing of the project is written.
"""

import argparse
import asyncio
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import websockets

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "browser"), str(ROOT / "tests" / "bench")]
import harness  # noqa: E402
from bench_sessions import percentile, run_once  # noqa: E402

QUERIES = ("", "place=linwu", "lang=en", "q=安能", "day=2024-12-31", "q=zzzz")


@dataclass
class Minute:
    """What the sessions met since the last line: milliseconds of each rerun, and how many went wrong."""

    took: list[float] = field(default_factory=list)
    wrong: int = 0


async def reader(address: str, pages: list[str], think: float, ends: float, minute: list[Minute], number: int) -> None:
    """One session until ``ends``; a connection that breaks is counted and made anew."""
    turn = number
    while time.monotonic() < ends:
        try:
            async with websockets.connect(
                address, subprotocols=["streamlit"], max_size=None, ping_interval=None, open_timeout=60
            ) as socket:
                while time.monotonic() < ends:
                    turn += 1
                    page = harness.path_of(pages[turn % len(pages)])
                    took, wrong = await run_once(socket, page, QUERIES[turn % len(QUERIES)])
                    minute[-1].took.append(took)
                    minute[-1].wrong += wrong
                    await asyncio.sleep(min(think, max(0.0, ends - time.monotonic())))
        except (OSError, TimeoutError, websockets.WebSocketException):
            minute[-1].wrong += 1
            await asyncio.sleep(1)


async def reload(data: Path, every: float, ends: float) -> None:
    """Writes a file of the data anew every so many seconds, each time with another title, so that the catalogue is another one."""
    file, round_ = data / "sources.yaml", 0
    good = file.read_text("utf-8")
    title = good.split("title_en: ", 1)[1].split("\n", 1)[0]
    while every and time.monotonic() + every < ends:
        await asyncio.sleep(every)
        round_ += 1
        file.write_text(good.replace(f"title_en: {title}", f"title_en: {title} {round_}", 1), "utf-8")


async def tell(minute: list[Minute], process: psutil.Process, ends: float, start: int) -> None:
    """A line for each minute, and one for what is left of the last."""
    print(f"{'minute':>6} {'runs':>6} {'p50 ms':>7} {'p95 ms':>7} {'wrong':>6} {'MB':>6} {'+MB':>6}", flush=True)
    while time.monotonic() < ends:
        await asyncio.sleep(min(60, max(0.0, ends - time.monotonic())))
        done, memory = minute[-1], process.memory_info().rss >> 20
        minute.append(Minute())
        middle, high = (percentile(done.took, share) if done.took else float("nan") for share in (0.5, 0.95))
        print(
            f"{len(minute) - 1:6} {len(done.took):6} {middle:7.0f} {high:7.0f} {done.wrong:6} {memory:6} {memory - start:6}",
            flush=True,
        )


async def soak(server: harness.Server, data: Path, chosen: argparse.Namespace) -> list[Minute]:
    process = psutil.Process(server.process.pid)
    address = server.url.replace("http", "ws", 1) + "/_stcore/stream"
    await _warm(address, chosen.page)
    start, minute = process.memory_info().rss >> 20, [Minute()]
    ends = time.monotonic() + chosen.minutes * 60
    readers = [reader(address, chosen.page, chosen.think, ends, minute, n) for n in range(chosen.n)]
    await asyncio.gather(*readers, reload(data, chosen.reload, ends), tell(minute, process, ends, start))
    return minute


async def _warm(address: str, pages: list[str]) -> None:
    """One session that sees every page, so that what is loaded once is no session's."""
    async with websockets.connect(address, subprotocols=["streamlit"], max_size=None, ping_interval=None) as socket:
        for page in pages:
            await run_once(socket, harness.path_of(page), "")


async def end_under_load(server: harness.Server, chosen: argparse.Namespace) -> None:
    """Asks the server to end while sessions run."""
    address = server.url.replace("http", "ws", 1) + "/_stcore/stream"
    ends = time.monotonic() + 10
    readers = [asyncio.create_task(reader(address, chosen.page, 0, ends, [Minute()], n)) for n in range(chosen.n)]
    await asyncio.sleep(3)
    start = time.perf_counter()
    server.process.terminate()
    code = await asyncio.to_thread(server.process.wait, 60)
    print(f"asked to end under load it ended with {code} after {time.perf_counter() - start:.1f} s")
    await asyncio.gather(*readers, return_exceptions=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=50, help="sessions at the same time (default: 50)")
    parser.add_argument("--minutes", type=float, default=10, help="how long (default: 10)")
    parser.add_argument("--think", type=float, default=5, help="seconds between two runs of a session (default: 5)")
    parser.add_argument(
        "--reload", type=float, default=0, help="write the data anew every so many seconds (default: never)"
    )
    parser.add_argument("--page", action="append", help="name of a page (default: all)")
    parser.add_argument("--end", action="store_true", help="end the server under load at last")
    chosen = parser.parse_args()
    chosen.page = chosen.page or harness.page_names()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        shutil.copy(ROOT / "config.yaml", folder)
        shutil.copytree(ROOT / "data", folder / "data")
        with harness.serve(folder / "log", config=folder / "config.yaml") as server:
            minutes = asyncio.run(soak(server, folder / "data", chosen))
            every = [took for minute in minutes for took in minute.took]
            wrong = sum(minute.wrong for minute in minutes)
            print(
                f"all: {len(every)} runs, p50 {percentile(every, 0.5):.0f} ms, p95 {percentile(every, 0.95):.0f} ms, wrong {wrong}"
            )
            if chosen.end:
                asyncio.run(end_under_load(server, chosen))
            print(f"errors in the log: {len(server.tracebacks)}")


if __name__ == "__main__":
    main()
