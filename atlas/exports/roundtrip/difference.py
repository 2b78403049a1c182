"""What changed between two states of the data, by record and by field, as a reader is told it and not as a patch says it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from atlas.catalog.model import FILES
from atlas.catalog.writing.files import Held
from atlas.catalog.writing.house import flow
from atlas.catalog.writing.raw import Raw, align

ADDED, CHANGED, REMOVED = "added", "changed", "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """``what`` is added, changed or removed; ``kind`` and ``record`` name the record, ``place`` the list entry within it (or ``""``).

    ``field`` is empty where a whole record or entry came or went; then ``before`` or ``after`` holds all of it.
    """

    what: str
    kind: str
    record: str
    place: str
    field: str
    before: str
    after: str


def difference(old: Held, new: Held) -> tuple[Change, ...]:
    """Every change, in the order of the files, their records and their fields."""
    return tuple(change for file in FILES for change in _of(file.kind, old[file.kind], new[file.kind]))


def _of(kind: str, old: Mapping[str, Raw], new: Mapping[str, Raw]) -> Iterator[Change]:
    for id_ in sorted({*old, *new}):
        if id_ not in old:
            yield Change(ADDED, kind, id_, "", "", "", flow(new[id_]))
        elif id_ not in new:
            yield Change(REMOVED, kind, id_, "", "", flow(old[id_]), "")
        else:
            yield from _fields(kind, id_, "", old[id_], new[id_])


def _fields(kind: str, id_: str, place: str, old: Raw, new: Raw) -> Iterator[Change]:
    for name in dict.fromkeys([*old, *new]):
        before, after = old.get(name, ""), new.get(name, "")
        if before == after:
            continue
        items = [*before, *after]
        if items and all(isinstance(item, dict) for item in items):
            yield from _entries(kind, id_, f"{place}.{name}" if place else name, before or [], after or [])
        else:
            what = ADDED if not before else REMOVED if not after else CHANGED
            yield Change(what, kind, id_, place, name, _told(before), _told(after))


def _entries(kind: str, id_: str, name: str, old: Sequence[Raw], new: Sequence[Raw]) -> Iterator[Change]:
    for was, now in align(old, new):
        one, other = (None if at is None else items[at] for at, items in ((was, old), (now, new)))
        at = now if was is None else was
        place = f"{name}[{(one or other or {}).get('id') or (at or 0) + 1}]"
        if one is not None and other is not None:
            yield from _fields(kind, id_, place, one, other)
        elif other is not None:
            yield Change(ADDED, kind, id_, place, "", "", flow(other))
        elif one is not None:
            yield Change(REMOVED, kind, id_, place, "", flow(one), "")


def _told(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)
