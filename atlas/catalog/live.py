"""Data that heal while the dashboard runs: the last good catalogue stays until the files are right again.

Sizes and times are compared, not watched: a watchdog observer is a thread more for each server, and it is told nothing of
files on a network drive, where offices keep theirs.

``Live(folder).state()`` is cheap enough for every rerun of a page: at most twice a second it compares the files' sizes and
times, and only if those changed does it load. A folder that changes is let come to rest first: what is loaded looked the same
twice in a row, half a second apart, and still does afterwards, so that no file is taken which somebody is writing. Records that are
gone after that are told in the state and in the log (``losses``).
"""

import logging
import threading
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from atlas.catalog.catalogue import Catalog
from atlas.catalog.load import load, signature
from atlas.catalog.losses import Gone, Ledger
from atlas.catalog.messages.phrase import said
from atlas.catalog.problem import DataError, Problem

INTERVAL = 0.5
PATIENCE = (
    20  # looks at a folder that never rests, as under a program that keeps touching it; then it is read all the same
)
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class State:
    """What a page shows: the last good ``catalog`` (None if there never was one) and what is wrong with the files now.

    ``since`` tells when the files first broke (None while they are right), ``checked`` when they were last looked at; both
    in UTC. ``generation`` grows whenever catalogue, problems or losses changed. ``gone`` is what was read in the last day and is no
    longer there.
    """

    catalog: Catalog | None
    problems: tuple[Problem, ...]
    since: datetime | None
    checked: datetime
    generation: int
    gone: tuple[Gone, ...] = ()


class Live:
    """Watches one data folder; safe to share among threads. ``state`` never raises."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._looked = 0.0
        self._taken: tuple[Any, ...] | None = None  # how the folder looked when it was loaded
        self._seen: tuple[Any, ...] | None = None  # how it looked last
        self._restless = 0
        self._ledger = Ledger()
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
        seen, last = signature(self._folder), self._seen
        self._seen = seen
        if before is not None and seen == self._taken:
            self._restless = 0
            gone = self._ledger.gone(now)
            return replace(before, checked=now, gone=gone, generation=before.generation + (gone != before.gone))
        if before is not None and seen != last and self._is_patient():
            return replace(before, checked=now)
        catalog, problems = self._loaded(before)
        after = signature(self._folder)
        if before is not None and after != seen and self._is_patient():
            self._seen = after
            return replace(before, checked=now)
        # At the start there is nothing else to show; what changed during that load is read again next time.
        self._taken = seen if after == seen else None
        self._restless = 0
        gone = self._missed(catalog, now) if catalog else ()
        since = (before.since if before and before.since else now) if problems else None
        same = before is not None and (catalog, problems, gone) == (before.catalog, before.problems, before.gone)
        return State(catalog, problems, since, now, (before.generation if before else 0) + (not same), gone)

    def _is_patient(self) -> bool:
        """True while it is worth waiting for the folder to come to rest."""
        self._restless += 1
        return self._restless < PATIENCE

    def _loaded(self, before: State | None) -> tuple[Catalog | None, tuple[Problem, ...]]:
        """The catalogue of the files, or the last good one and what is wrong with them."""
        catalog = before.catalog if before else None
        try:
            loaded = load(self._folder)
        except DataError as error:
            return catalog, error.problems
        return (catalog if catalog and loaded.version == catalog.version else loaded), ()

    def _missed(self, catalog: Catalog, now: datetime) -> tuple[Gone, ...]:
        """What is gone, after the log was told what of it is new."""
        gone = self._ledger.take(catalog, now)
        if new := [each.said.en for each in gone if each.since == now]:
            _LOG.warning("%s: %s", self._folder.name, said("gone.told", names=new).en)
        return gone
