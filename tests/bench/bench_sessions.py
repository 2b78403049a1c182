"""How many runs a second the dashboard gives many sessions, beside an empty Streamlit application on the same machine.

    python tests/bench/bench_sessions.py [--page overview --page map] [-n 10] [-r 5] [--rounds 3] [--query place=linwu]

Both servers run at the same time and are driven in turn, so that both meet the same machine. Each session opens the
websocket as a browser does, asks for a first run and then for ``-r`` more. ``ratio`` is the dashboard's runs a second over those
of the empty application, the median of the rounds.
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

import psutil
import websockets

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "browser"))
import harness  # noqa: E402

EMPTY = "import streamlit as st\nst.write('empty')\n"


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


async def run_once(socket: websockets.ClientConnection, page: str, query: str) -> tuple[float, int]:
    """One run of the script: its milliseconds, and how many exceptions it showed."""
    from streamlit.proto.BackMsg_pb2 import BackMsg
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    asked = BackMsg()
    asked.rerun_script.query_string = query
    asked.rerun_script.page_name = page
    start = time.perf_counter()
    await socket.send(asked.SerializeToString())
    exceptions = 0
    while True:
        answer = ForwardMsg()
        answer.ParseFromString(await asyncio.wait_for(socket.recv(), 120))
        kind = answer.WhichOneof("type")
        if kind == "delta" and answer.delta.WhichOneof("type") == "new_element":
            exceptions += answer.delta.new_element.WhichOneof("type") == "exception"
        if kind == "page_not_found":
            raise RuntimeError(f"no page is called {page!r}")
        if kind == "script_finished":
            return (time.perf_counter() - start) * 1000, exceptions


async def drive(url: str, page: str, queries: list[str], sessions: int, reruns: int) -> dict[str, float]:
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    firsts: list[float] = []
    laters: list[float] = []
    exceptions = 0

    async def session() -> None:
        nonlocal exceptions
        async with websockets.connect(
            address, subprotocols=["streamlit"], max_size=None, ping_interval=None, open_timeout=120
        ) as socket:
            for i in range(reruns + 1):
                took, shown = await run_once(socket, page, queries[i % len(queries)])
                (laters if i else firsts).append(took)
                exceptions += shown

    start = time.perf_counter()
    await asyncio.gather(*(session() for _ in range(sessions)))
    seconds = time.perf_counter() - start
    return {
        "runs_per_s": (len(firsts) + len(laters)) / seconds,
        "first_p95": percentile(firsts, 0.95),
        "rerun_p50": percentile(laters, 0.5),
        "rerun_p95": percentile(laters, 0.95),
        "exceptions": exceptions,
    }


def report(label: str, results: list[dict[str, float]], ratio: float | None = None) -> None:
    middle = {key: statistics.median(result[key] for result in results) for key in results[0]}
    print(
        f"{label:<16} {middle['runs_per_s']:8.1f} {'' if ratio is None else f'{ratio:.2f}':>6} {middle['first_p95']:9.0f}"
        f" {middle['rerun_p50']:9.0f} {middle['rerun_p95']:9.0f} {sum(result['exceptions'] for result in results):5.0f}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--page", action="append", help="name of a page (default: all)")
    parser.add_argument("--query", action="append", help="address queries, taken in turn (default: none)")
    parser.add_argument("-n", type=int, default=10, help="sessions at the same time (default: 10)")
    parser.add_argument("-r", type=int, default=5, help="reruns of each session (default: 5)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of each page (default: 3)")
    parser.add_argument("--script", type=Path, default=ROOT / "dashboard.py")
    chosen = parser.parse_args()
    pages = harness.page_names() if chosen.page is None else chosen.page
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "empty.py").write_text(EMPTY, "utf-8")
        with (
            harness.serve(folder / "empty.log", folder / "empty.py") as empty,
            harness.serve(folder / "log", chosen.script) as dashboard,
        ):
            process = psutil.Process(dashboard.process.pid)
            before = process.memory_info().rss
            print(
                f"{'page':<16} {'runs/s':>8} {'ratio':>6} {'first p95':>9} {'rerun p50':>9} {'rerun p95':>9} {'wrong':>5}"
            )
            for name in pages:
                mine, theirs = [], []
                path = harness.path_of(name)
                for _ in range(chosen.rounds):
                    theirs.append(asyncio.run(drive(empty.url, "", [""], chosen.n, chosen.r)))
                    mine.append(asyncio.run(drive(dashboard.url, path, chosen.query or [""], chosen.n, chosen.r)))
                ratios = [m["runs_per_s"] / t["runs_per_s"] for m, t in zip(mine, theirs, strict=True)]
                report("(empty)", theirs)
                report(name or "(front)", mine, statistics.median(ratios))
            after = process.memory_info().rss
            print(f"memory of the dashboard: {before >> 20} MB at the start, {after >> 20} MB at the end")


if __name__ == "__main__":
    main()
