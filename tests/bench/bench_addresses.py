"""Readers of the addresses beside open sessions: how long an answer takes, whether any byte is wrong, what stays in memory.

    python tests/bench/bench_addresses.py [--readers 50] [--seconds 60] [--sessions 10] [--days 300]

Each reader asks for one file after the other, every third time for what it has already. A session runs the overview again and
again. ``--days`` are as many different days that are asked for first, one after the other: what is kept must stay within its bound.
"""

import argparse
import asyncio
import itertools
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import httpx
import psutil
import websockets

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "browser"), str(Path(__file__).resolve().parent)]
import harness  # noqa: E402
from bench_sessions import percentile, run_once  # noqa: E402

FILES = ("projects.csv", "claims.csv", "claims.json", "capacities.csv?place=linwu", "milestones.csv?as_of=2024-12-31", "health",
         "openapi.json", "datapackage.zip")  # fmt: skip
TIMED_OUT = 60


@dataclass
class Seen:
    """What the readers met: milliseconds of each answer, faults, and the bytes of each file."""

    took: list[float] = field(default_factory=list)
    unchanged: int = 0
    faults: list[str] = field(default_factory=list)
    whole: dict[str, bytes] = field(default_factory=dict)
    reruns: list[float] = field(default_factory=list)


async def read(client: httpx.AsyncClient, seen: Seen, start: int, until: float) -> None:
    tags: dict[str, str] = {}
    for n in itertools.count(start):
        if time.perf_counter() > until:
            return
        file = FILES[n % len(FILES)]
        held = tags.get(file, "") if n % 3 == 0 else ""
        begun = time.perf_counter()
        try:
            answer = await client.get(file, headers={"If-None-Match": held} if held else {})
        except httpx.HTTPError as error:
            seen.faults.append(f"{file}: {error!r}")
            continue
        seen.took.append((time.perf_counter() - begun) * 1000)
        if answer.status_code == 304 and held:
            seen.unchanged += 1
        elif answer.status_code != 200:
            seen.faults.append(f"{file}: {answer.status_code}")
        elif file != "health":  # which tells the time
            tags[file] = answer.headers["etag"]
            if seen.whole.setdefault(file, answer.content) != answer.content:
                seen.faults.append(f"{file}: other bytes")


async def session(url: str, seen: Seen, until: float) -> None:
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    async with websockets.connect(
        address, subprotocols=["streamlit"], max_size=None, ping_interval=None, open_timeout=120
    ) as socket:
        while time.perf_counter() < until:
            took, wrong = await run_once(socket, "", "place=linwu")
            seen.reruns.append(took)
            seen.faults += ["a session showed an exception"] * wrong
            await asyncio.sleep(0.5)  # a reader looks at what is shown


async def days(url: str, count: int) -> None:
    """Ask for many files that nobody else asks for."""
    async with httpx.AsyncClient(base_url=f"{url}/api/v1/", timeout=TIMED_OUT) as client:
        for n in range(count):
            day = date(2025, 12, 31) - timedelta(days=n)
            (await client.get(f"milestones.csv?day={day}")).raise_for_status()
            (await client.get(f"claims.json?day={day}")).raise_for_status()


async def drive(url: str, readers: int, sessions: int, seconds: float) -> Seen:
    seen, until = Seen(), time.perf_counter() + seconds
    limits = httpx.Limits(max_connections=readers, max_keepalive_connections=readers)
    async with httpx.AsyncClient(base_url=f"{url}/api/v1/", timeout=TIMED_OUT, limits=limits) as client:
        reading = [read(client, seen, n, until) for n in range(readers)]
        await asyncio.gather(*reading, *(session(url, seen, until) for _ in range(sessions)))
    return seen


def report(label: str, seen: Seen, seconds: float) -> None:
    if seen.took:
        print(f"{label}: {len(seen.took) / seconds:.0f} answers/s, median {statistics.median(seen.took):.0f} ms, "
              f"p95 {percentile(seen.took, 0.95):.0f} ms, {seen.unchanged} times 304")  # fmt: skip
    if seen.reruns:
        print(f"{label}: rerun of a session median {statistics.median(seen.reruns):.0f} ms, "
              f"p95 {percentile(seen.reruns, 0.95):.0f} ms ({len(seen.reruns)} runs)")  # fmt: skip
    print(f"{label}: faults {len(seen.faults)} {sorted(set(seen.faults))[:5]}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--sessions", type=int, default=10)
    parser.add_argument("--days", type=int, default=300)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, harness.serve(Path(scratch) / "log") as server:
        process = psutil.Process(server.process.pid)

        def memory() -> str:
            return f"{process.memory_info().rss >> 20} MB"

        alone = asyncio.run(drive(server.url, 0, chosen.sessions, 10))
        report("sessions alone", alone, 10)
        print("memory before:", memory())
        asyncio.run(days(server.url, chosen.days))
        print(f"memory after {chosen.days} days of two tables:", memory())
        asyncio.run(days(server.url, chosen.days * 2))
        print(f"memory after {chosen.days * 2} days:", memory())
        for turn in ("first", "second"):
            report(
                f"{turn} turn",
                asyncio.run(drive(server.url, chosen.readers, chosen.sessions, chosen.seconds)),
                chosen.seconds,
            )
            print("memory after it:", memory(), flush=True)
        print("tracebacks in the log:", len(server.tracebacks))


if __name__ == "__main__":
    main()
