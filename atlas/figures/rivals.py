"""Where sources differ: the ledger as the reader filters it, rival claims side by side with the rule that chose among them,
and what sources say otherwise of names, places and roles.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from atlas.catalog.catalogue import Catalog
from atlas.catalog.choice import choose
from atlas.figures.claims import Entry, ledger
from atlas.figures.selection import Selection, frame, in_places, named, project_chosen
from atlas.words import names
from atlas.words.vocab import LEDGER_QUANTITY, QUANTITY, ROLE, Word

CLAIM_COLUMNS = ("id", "topic", "record", "record_name", "record_name_en", "place", "quantity", "product", "value", "unit",
                 "qualifier", "stated", "stated_en", "status", "date", "grade", "source", "locator", "chosen", "claims", "reason",
                 "agrees", "rejected", "rejected_en", "note", "note_en")  # fmt: skip
ONLY = ("rivals", "not_chosen")


def reason(catalog: Catalog, taken: Entry, other: Entry) -> str:
    """Which part of the rule put ``taken`` before ``other``: refused, words, date, grade, or the order of writing."""
    if other.rejected:
        return "refused"
    if taken.value is not None and other.value is None:
        return "words"
    if _days(taken) != _days(other):
        return "date"
    return "grade" if catalog.sources[taken.source].grade != catalog.sources[other.source].grade else "first"


def _days(entry: Entry) -> tuple[date, date] | None:
    return (entry.date.first, entry.date.last) if entry.date else None


def _group_rows(catalog: Catalog, group: Sequence[Entry], day: date) -> Iterator[dict[str, Any]]:
    """The rows of claims of one thing, the one that stands first, then the newest."""
    taken = next((e for e in group if e.chosen), None)
    next_best = choose([e for e in group if e is not taken], catalog.sources, day)
    for e in sorted(group, key=lambda e: (not e.chosen, -(e.date.first if e.date else date.min).toordinal(), e.id)):
        if taken is None:
            why = "refused"
        elif e is not taken:
            why = reason(catalog, taken, e)
        else:
            why = "only" if len(group) == 1 else reason(catalog, taken, next_best) if next_best else "refused"
        agrees = (
            taken is not None
            and e is not taken
            and (e.value, e.unit, e.qualifier) == (taken.value, taken.unit, taken.qualifier)
        )
        yield {c: getattr(e, c) for c in CLAIM_COLUMNS if hasattr(e, c)} | {
            "topic": e.rivals, "value": None if e.value is None else float(e.value), "date": str(e.date or ""),
            "grade": catalog.sources[e.source].grade, "claims": len(group), "reason": why, "agrees": agrees,
            "rejected": e.rejected or ""}  # fmt: skip


@lru_cache(maxsize=128)
def claims(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """One row for each claim of the ledger known by the day, claims of one thing (``topic``) together, the one that stands first.

    All filters apply to the record that a claim is of; the search also finds the titles of sources. ``claims`` counts those of
    the same thing; ``reason`` tells why a claim stands (``only`` if it has no rival) or why another was put before it.
    """
    groups: dict[str, list[Entry]] = {}
    for e in ledger(catalog, chosen.day):
        if e.date is None or e.date.is_by(chosen.day):
            groups.setdefault(e.rivals, []).append(e)
    kept = (g for g in groups.values() if _record_chosen(catalog, chosen, g[0]) or _cited(catalog, chosen, g))
    return frame((row for group in kept for row in _group_rows(catalog, group, chosen.day)), CLAIM_COLUMNS)


def _cited(catalog: Catalog, chosen: Selection, group: Sequence[Entry]) -> bool:
    """Whether the search finds a source of a claim that passes the other filters."""
    cited = [catalog.sources[e.source] for e in group]
    found = any(names.matches(chosen.query, (s.title, s.title_en, s.publisher, s.publisher_en, s.id)) for s in cited)
    return found and _record_chosen(catalog, replace(chosen, query=""), group[0])


@lru_cache(maxsize=128)
def rivals(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """The rows of ``claims`` that have rivals."""
    rows = claims(catalog, chosen)
    return rows[rows["claims"] > 1].reset_index(drop=True)


def base_quantity(quantity: str) -> str:
    """The quantity that a reader chooses by: totals are capacities, the ends of a range are coefficients."""
    return {"capacity_total": "capacity", "coefficient_low": "coefficient", "coefficient_high": "coefficient"}.get(
        quantity, quantity
    )


@lru_cache(maxsize=4)
def quantities(catalog: Catalog) -> tuple[str, ...]:
    """The quantities that the ledger holds, in the order of the vocabulary."""
    there = {base_quantity(e.quantity) for e in ledger(catalog)}
    return tuple(q for q in {**LEDGER_QUANTITY, **QUANTITY} if q in there)


@lru_cache(maxsize=128)
def narrowed(
    catalog: Catalog, chosen: Selection, grades: tuple[str, ...] = (), wanted: tuple[str, ...] = (), only: str = ""
) -> pd.DataFrame:
    """The rows of ``claims`` of some grades and quantities (none means all); ``only`` is "", rivals, not_chosen or both."""
    rows = claims(catalog, chosen)
    keep = pd.Series(data=True, index=rows.index, dtype=bool)
    if grades:
        keep &= rows["grade"].isin(grades)
    if wanted:
        keep &= rows["quantity"].map(base_quantity).isin(wanted)
    if only in ("rivals", "both"):
        keep &= rows["claims"] > 1
    if only in ("not_chosen", "both"):
        keep &= ~rows["chosen"].astype(bool)
    return rows[keep].reset_index(drop=True)


def later(catalog: Catalog, chosen: Selection) -> int:
    """How many claims of the ledger are not known yet on the day; a date that is a year or a month counts from its last day."""
    return sum(e.date is not None and not e.date.is_by(chosen.day) for e in ledger(catalog, chosen.day))


@lru_cache(maxsize=256)
def about(catalog: Catalog, day: date, records: tuple[str, ...]) -> pd.DataFrame:
    """The rows of ``claims`` of what some records (by id, in their order) speak of, with the rivals, whatever is filtered."""
    rows = claims(catalog, Selection(day=day))
    place = {key: n for n, key in enumerate(records)}
    at: dict[str, int] = {}
    for topic, record in zip(rows["topic"], rows["record"], strict=True):
        if record in place:
            at[topic] = min(at.get(topic, len(place)), place[record])
    mine = rows[rows["topic"].isin(at.keys())]
    return mine.iloc[sorted(range(len(mine)), key=[at[t] for t in mine["topic"]].__getitem__)].reset_index(drop=True)


def _record_chosen(catalog: Catalog, chosen: Selection, entry: Entry) -> bool:
    project = catalog.projects.get(entry.record) or catalog.phases.get(entry.record, (None,))[0]
    if project:
        return project_chosen(catalog, chosen, project, entry.status)
    if chosen.filters_projects or not in_places(catalog, chosen, entry.place):
        return False
    return names.matches(chosen.query, (entry.record_name, entry.record_name_en))


READING_COLUMNS = ("record", "record_name", "record_name_en", "field", "own", "own_en", "rival", "rival_en", "date",
                   "source", "locator", "note", "note_en")  # fmt: skip


@lru_cache(maxsize=128)
def readings(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """One row for each statement of another source that is not a number: who runs a project, which place is the core, …"""
    rows: list[dict[str, Any]] = []
    for project in catalog.projects.values():
        if project.rivals and project_chosen(catalog, chosen, project, ""):
            rows += _readings(project, {"enterprise": catalog.enterprises, "place": catalog.places})
    if not chosen.filters_projects:
        for place in catalog.places.values():
            if in_places(catalog, chosen, place.id) and named(chosen, place):
                rows += _readings(place, {"role": ROLE})
        if not chosen.places:
            rows += [r for e in catalog.events.values() if names.matches(chosen.query, (e.title, e.title_en))
                     for r in _readings(e, {})]  # fmt: skip
    return frame(rows, READING_COLUMNS)


def _readings(record: Any, look_up: dict[str, Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for rival in record.rivals:
        own = getattr(record, rival.field, None)
        found = look_up.get(rival.field, {})
        held, other = found.get(str(own)), found.get(rival.value)
        name = (record.name, record.name_en) if hasattr(record, "name") else (record.title, record.title_en)
        yield {
            "record": record.id, "record_name": name[0], "record_name_en": name[1], "field": rival.field,
            "own": _label(held, "zh") or str(own or ""), "own_en": _label(held, "en") or str(own or ""),
            "rival": _label(other, "zh") or rival.value, "rival_en": _label(other, "en") or rival.value_en,
            "date": str(rival.date), "source": rival.source, "locator": rival.locator, "note": rival.note or "",
            "note_en": rival.note_en or "",
        }  # fmt: skip


def _label(found: Any, lang: str) -> str:
    if found is None:
        return ""
    return found.label(lang) if isinstance(found, Word) else str(found.name_en if lang == "en" else found.name)
