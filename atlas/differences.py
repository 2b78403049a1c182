"""Where sources differ: rival claims of one figure side by side, and what sources say otherwise of names, places and roles."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from atlas import names
from atlas.catalog import Catalog
from atlas.claims import Entry, ledger
from atlas.selection import Selection, frame, in_places, named, project_chosen
from atlas.vocab import ROLE, Word

RIVAL_COLUMNS = ("topic", "record", "record_name", "record_name_en", "quantity", "product", "value", "unit", "qualifier",
                 "stated", "stated_en", "status", "date", "source", "locator", "chosen", "rejected", "rejected_en",
                 "note", "note_en")  # fmt: skip


@lru_cache(maxsize=128)
def rivals(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """One row for each claim that has rivals, the one that stands first; all filters apply to the record that it is of."""
    entries = [e for e in ledger(catalog, chosen.day) if e.date is None or e.date.is_by(chosen.day)]
    groups: dict[str, list[Entry]] = {}
    for e in entries:
        groups.setdefault(e.rivals, []).append(e)
    rows = []
    for topic, group in groups.items():
        if len(group) > 1 and _record_chosen(catalog, chosen, group[0]):
            group.sort(key=lambda e: (not e.chosen, e.date.first if e.date else date.min), reverse=False)
            rows += [{c: getattr(e, c) for c in RIVAL_COLUMNS if c != "topic"} | {
                "topic": topic, "value": None if e.value is None else float(e.value), "date": str(e.date or ""),
                "rejected": e.rejected or ""} for e in group]  # fmt: skip
    return frame(rows, RIVAL_COLUMNS)


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
            rows += _readings(catalog, project, {"enterprise": catalog.enterprises, "place": catalog.places})
    if not chosen.filters_projects:
        for place in catalog.places.values():
            if in_places(catalog, chosen, place.id) and named(catalog, chosen, place):
                rows += _readings(catalog, place, {"role": ROLE})
        if not chosen.places:
            rows += [r for e in catalog.events.values() if names.matches(chosen.query, (e.title, e.title_en))
                     for r in _readings(catalog, e, {})]  # fmt: skip
    return frame(rows, READING_COLUMNS)


def _readings(catalog: Catalog, record: Any, look_up: dict[str, Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
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
