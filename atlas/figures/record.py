"""One record by its id: what it is, what an unknown id may have meant, and where the cells of a frame lead.

Pages of records exist for the six ``KINDS``. Whatever else has an id (a phase, an amount, an indicator, a relation, a
coefficient, a seat) is shown on the page of the record that it is about, its ``home``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from atlas.catalog.catalogue import Catalog
from atlas.words import names

KINDS = ("project", "enterprise", "place", "deposit", "source", "event")
_FIELDS = {
    "project": "projects",
    "enterprise": "enterprises",
    "place": "places",
    "deposit": "deposits",
    "source": "sources",
    "event": "events",
}
LONGEST_ID = 100
_MOST_NEAR = 6
_NEAR_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class Found:
    """A record that has a page; ``asked`` is the id that led there, which may be that of a phase or of an amount."""

    kind: str
    id: str
    name: str
    name_en: str
    asked: str = ""


def held(catalog: Catalog, kind: str) -> Mapping[str, Any]:
    """The records of one of ``KINDS``, by id."""
    records: Mapping[str, Any] = getattr(catalog, _FIELDS[kind])
    return records


def title(record: Any) -> tuple[str, str]:
    """Name or title of a record, zh and en."""
    return (record.name, record.name_en) if hasattr(record, "name") else (record.title, record.title_en)


def _found(catalog: Catalog, kind: str, key: str, asked: str = "") -> Found:
    return Found(kind, key, *title(held(catalog, kind)[key]), asked or key)


def find(catalog: Catalog, key: str, kind: str = "") -> Found | None:
    """The record with the id ``key``, of ``kind`` if it has one of that id, else in the order of ``KINDS``; None if there is none."""
    for candidate in (kind, *KINDS):
        if candidate in KINDS and key in held(catalog, candidate):
            return _found(catalog, candidate, key)
    at = home(catalog, key)
    return _found(catalog, *at, key) if at else None


def home(catalog: Catalog, key: str) -> tuple[str, str] | None:
    """Kind and id of the record that whatever has the id ``key`` is about, itself if it has a page; None for an unknown id.

    An amount is about its project, else its investor, else its place; what is about nothing of the kind leads to its source.
    """
    for kind in KINDS:
        if key in held(catalog, kind):
            return kind, key
    if key in catalog.phases:
        return "project", catalog.phases[key][0].id
    if amount := catalog.investments.get(key):
        about = [amount.project, amount.party, amount.place]
        known = [at for part in about if part and part != key and (at := home(catalog, part))]
        return known[0] if known else ("source", amount.source)
    if figure := catalog.indicators.get(key):
        return home(catalog, figure.subject)
    if tie := catalog.relations.get(key):
        return home(catalog, tie.subject)
    if factor := catalog.coefficients.get(key):
        return "source", factor.source
    return ("place", catalog.seats[key].place) if key in catalog.seats else None


@lru_cache(maxsize=4)
def every(catalog: Catalog) -> tuple[Found, ...]:
    """Every record that has a page, kind by kind, names in pinyin order."""
    found = [_found(catalog, kind, key) for kind in KINDS for key in held(catalog, kind)]
    return tuple(sorted(found, key=lambda f: (KINDS.index(f.kind), names.order(f.name), f.id)))


@lru_cache(maxsize=256)
def near(catalog: Catalog, key: str) -> tuple[Found, ...]:
    """What an unknown id may have meant: ids that are written alike, names that hold it (also in pinyin), at most six."""
    asked = key[:LONGEST_ID].strip().lower()
    if not asked:
        return ()
    known = every(catalog)
    close = get_close_matches(asked, [f.id for f in known], n=_MOST_NEAR, cutoff=_NEAR_ENOUGH)
    alike = [f for wanted in close for f in known if f.id == wanted]
    alike += [f for f in known if len(asked) > 1 and names.matches(asked, (f.name, f.name_en, f.id))]
    return tuple(dict.fromkeys(alike))[:_MOST_NEAR]


# The column that holds the id for each column of names; what has no row here is looked up by the rules in ``target``.
_IDS = {
    "project_name": "project", "phase_name": "phase", "enterprise_name": "enterprise", "place_name": "place",
    "county_name": "county", "party_name": "party", "subject_name": "subject", "object_name": "object",
    "record_name": "record", "seat_name": "seat", "part_of": "part_of", "overlaps_name": "overlaps", "follows_title": "follows",
}  # fmt: skip
_OWN = ("name", "title")
_SOURCES = ("source", "status_source", "place_source", "seat_source")
_EXPLAINED = (*_SOURCES, "enterprise_name", "place_name", "county_name", "seat_name")


def _get(row: Any, column: str) -> Any:
    if isinstance(row, Mapping):
        return row.get(column, "")
    if column in _SOURCES:
        cited = getattr(row, column.replace("source", "cited"))
        return cited[0].source if len(cited) == 1 else ""
    return getattr(row, column, "") if column else ""


def target(catalog: Catalog, column: str, row: Mapping[Any, Any]) -> tuple[str, str] | None:
    """Kind and id of the record that a cell of a frame leads to; None where it leads nowhere, such as a sum over many."""
    if column in _SOURCES:
        key = str(_get(row, column))
        return ("source", key) if key in catalog.sources else None
    if column in _OWN:
        key = next((str(_get(row, c)) for c in ("id", "event", "record") if _get(row, c)), "")
        return home(catalog, key) if key else None
    key = str(_get(row, _IDS.get(column, "")) or "")
    if column == "phase_name":
        return ("project", key) if key in catalog.phases else None
    return home(catalog, key) if key else None


def columns(
    catalog: Catalog, rows: Sequence[Mapping[Any, Any]], shown: tuple[str, ...]
) -> Iterator[tuple[str, list[tuple[str, str] | None]]]:
    """The columns of ``shown`` that lead to records, each with its targets.

    None stands only where the page of sources can tell more: of a place or a firm that no source states, of sums over several
    sources. Any other column leads somewhere in every row or is left out.
    """
    for column in shown:
        if column in _OWN or column in _IDS or column in _SOURCES:
            found = [target(catalog, column, r) for r in rows]
            if all(found) or (any(found) and column in _EXPLAINED):
                yield column, found
