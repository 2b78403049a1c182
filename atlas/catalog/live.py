"""Data that heal while the dashboard runs: the last good catalogue stays until the files are right again.

Sizes and times are compared, not watched: a watchdog observer is a thread more for each server, and it is told nothing of
files on a network drive, where offices keep theirs.

``Live(folder).state()`` is cheap enough for every rerun of a page: at most twice a second it compares the files' sizes and
times, and only if those changed does it load.
"""

import threading
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from atlas.catalog.catalogue import Catalog
from atlas.catalog.load import load, signature
from atlas.catalog.problem import DataError, Problem

INTERVAL = 0.5


@dataclass(frozen=True, slots=True)
class State:
    """What a page shows: the last good ``catalog`` (None if there never was one) and what is wrong with the files now.

    ``since`` tells when the files first broke (None while they are right), ``checked`` when they were last looked at; both
    in UTC. ``generation`` grows whenever catalogue or problems changed.
    """

    catalog: Catalog | None
    problems: tuple[Problem, ...]
    since: datetime | None
    checked: datetime
    generation: int


class Live:
    """Watches one data folder; safe to share among threads. ``state`` never raises."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._looked = 0.0
        self._seen: tuple[Any, ...] | None = None
        self._state: State | None = None

    def state(self) -> State:
        """The state as of at most half a second ago; while one thread loads, the others get the state before."""
        known = self._state
        if known is not None and time.monotonic() - self._looked < INTERVAL:
            return known
        if known is None:
            self._lock.acquire()
        elif not self._lock.acquire(blocking=False):
            return known
        try:
            if self._state is None or time.monotonic() - self._looked >= INTERVAL:
                self._state = self._look(self._state)
                self._looked = time.monotonic()
            return self._state
        finally:
            self._lock.release()

    def _look(self, before: State | None) -> State:
        now = datetime.now(UTC)
        seen = signature(self._folder)
        if before is not None and seen == self._seen:
            return replace(before, checked=now)
        catalog = before.catalog if before else None
        problems: tuple[Problem, ...] = ()
        try:
            loaded = load(self._folder)
            if catalog is None or loaded.version != catalog.version:
                catalog = loaded
        except DataError as error:
            problems = error.problems
        # Files that changed during the load may have been read half written: look again next time whatever they are then.
        self._seen = seen if signature(self._folder) == seen else None
        since = (before.since if before and before.since else now) if problems else None
        same = before is not None and catalog is before.catalog and problems == before.problems
        return State(catalog, problems, since, now, (before.generation if before else 0) + (not same))
