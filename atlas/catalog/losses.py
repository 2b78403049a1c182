"""What a running dashboard had read and then no longer found: rows that are gone leave no mark in a file.

A record that is gone, or has fewer parts than before (phases, capacities, milestones, …), is remembered for a day, or until it is
back; a restart forgets it, since nothing is ever written. Somebody who took it out on purpose need do nothing.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from atlas.catalog.catalogue import Catalog
from atlas.catalog.draft import parts
from atlas.catalog.messages.phrase import Said, said
from atlas.catalog.messages.records import NOUNS
from atlas.catalog.model import FILES

KEPT = timedelta(hours=24)
# The kind of a record and its id, and the kind of a part of it, or again its own kind.
Key = tuple[str, str, str]


@dataclass(frozen=True, order=True, slots=True)
class Gone:
    """``count`` of one kind of ``part`` that the record ``id`` lacks since ``since`` (UTC); the record itself if ``part`` is its kind."""

    kind: str
    id: str
    part: str
    count: int
    since: datetime

    @property
    def said(self) -> Said:
        word = NOUNS[self.part]
        noun = Said(word.en, word.zh)
        if self.part == self.kind:
            return said("gone.record", noun=noun, id=self.id)
        return said("gone.parts", noun=noun, id=self.id, count=self.count)


def inventory(catalog: Catalog) -> Counter[Key]:
    """How many parts of each kind every record has, itself among them."""
    found: Counter[Key] = Counter()
    for file in FILES:
        kind = file.record.__name__.lower()
        for record in getattr(catalog, file.kind).values():
            found.update((kind, record.id, type(part).__name__.lower()) for _, part in parts(record))
    return found


class Ledger:
    """What was there and is not: told of each catalogue that is taken. Not safe among threads by itself."""

    def __init__(self) -> None:
        self._had: Counter[Key] = Counter()
        self._wanted: dict[Key, tuple[int, datetime]] = {}  # how many there once were, and when they went

    def take(self, catalog: Catalog, now: datetime) -> tuple[Gone, ...]:
        """The losses of the last day after ``catalog`` came; those that are new are the ones of ``now``."""
        held = inventory(catalog)
        for key, count in self._had.items():
            if held[key] < count:
                self._wanted.setdefault(key, (count, now))
        self._had = held
        return self.gone(now)

    def gone(self, now: datetime) -> tuple[Gone, ...]:
        """All that is missed, by kind and id; a record that is gone stands for its parts."""
        self._wanted = {
            key: (count, since)
            for key, (count, since) in self._wanted.items()
            if self._had[key] < count and now - since < KEPT
        }
        return tuple(
            sorted(
                Gone(kind, id_, part, count - self._had[kind, id_, part], since)
                for (kind, id_, part), (count, since) in self._wanted.items()
                if part == kind or self._had[kind, id_, kind]
            )
        )
