"""Flat listings: enterprises, relations, amounts, indicators, places, events, milestones, sources and the ledger.

Like ``tables``: pure functions of the catalogue and the selection, remembered; callers must not change a frame.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from atlas.catalog.catalogue import Catalog
from atlas.catalog.choice import choose, milestone_on
from atlas.catalog.model import Enterprise, Investment, Milestone, Phase, Project, Record
from atlas.figures.claims import investment_key, ledger
from atlas.figures.projects import PROJECT, project_cells, projects
from atlas.figures.remember import records_of
from atlas.figures.selection import WHO, Selection, frame, in_places, named, project_chosen, who_where
from atlas.words import names
from atlas.words.vocab import PROGRESS_OF, STAGES_OF_SEGMENT


def cells_of(record: Record) -> dict[str, Any]:
    """Every field of a record as it stands, "" for an empty one."""
    return {f: "" if (value := getattr(record, f)) is None else value for f in type(record).model_fields}


def seat_cells(catalog: Catalog, firm: Enterprise) -> dict[str, str]:
    """The registered seat of a firm and the days of what is said of seat and site."""
    seat = catalog.places.get(firm.seat or "")
    return {"place_date": str(firm.place_date or ""), "seat_date": str(firm.seat_date or ""),
            "seat_name": seat.name if seat else "", "seat_name_en": seat.name_en if seat else ""}  # fmt: skip


ENTERPRISE_COLUMNS = ("id", "name", "full_name", "name_en", "kind", "segment", "makes", "makes_en", "place", "place_name",
                      "place_name_en", "county", "county_name", "county_name_en", "projects", "source", "locator",
                      "place_date", "place_source", "place_locator", "seat", "seat_name", "seat_name_en", "seat_date",
                      "seat_source", "seat_locator", "note", "note_en")  # fmt: skip


@lru_cache(maxsize=128)
def enterprises(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """One row for each enterprise, institute and association inside the region, in pinyin order.

    The filters of place and search apply to it. Those of stage, product and status keep the enterprises that run such a
    project; a stage also keeps those whose segment works in it.
    """
    shown = projects(catalog, chosen)
    running = shown["enterprise"].value_counts().to_dict()
    rows = []
    for firm in sorted(catalog.enterprises.values(), key=lambda e: names.order(e.name)):
        at = catalog.places.get(firm.place or "")
        if at and at.kind == "outside":
            continue
        works = set(STAGES_OF_SEGMENT.get(firm.segment, ())) & set(chosen.stages) and not (
            chosen.products or chosen.statuses
        )
        if chosen.filters_projects and firm.id not in running and not works:
            continue
        if in_places(catalog, chosen, firm.place) and named(chosen, firm, at):
            cells = who_where(catalog, firm.id, firm.place)
            rows.append({**cells_of(firm), **{k: cells[k] for k in WHO[3:]}, **seat_cells(catalog, firm), "projects": running.get(firm.id, 0)})  # fmt: skip
    return frame(rows, ENTERPRISE_COLUMNS)


INVESTMENT_COLUMNS = ("id", "name", "name_en", "party", "party_name", "party_name_en", "project", "place", "place_name",
                      "place_name_en", "kind", "amount_cny", "qualifier", "value_stated", "unit_stated", "stated",
                      "stated_en", "projects", "date", "part_of", "overlaps", "chosen", "rejected", "rejected_en",
                      "source", "locator", "note", "note_en")  # fmt: skip


@lru_cache(maxsize=128)
def investments(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """One row for each stated amount known by the day; ``chosen`` is false for a rival that was not taken."""
    stands = _standing_investments(catalog, chosen.day)
    rows = []
    for row in catalog.investments.values():
        party, place = catalog.enterprises.get(row.party or ""), catalog.places.get(row.place or "")
        project = _project_of(catalog, row)
        if not row.date.is_by(chosen.day) or not in_places(catalog, chosen, row.place):
            continue
        if chosen.filters_projects and (project is None or not project_chosen(
                catalog, replace(chosen, query="", places=()), project, _status_of(project, row, chosen.day))):  # fmt: skip
            continue
        if named(chosen, row, party, place, project):
            amount = row.amount.base
            rows.append({
                **{f: getattr(row, f) or "" for f in INVESTMENT_COLUMNS if f in type(row).model_fields},
                "party_name": party.name if party else "", "party_name_en": party.name_en if party else "",
                "place_name": place.name if place else "", "place_name_en": place.name_en if place else "",
                "amount_cny": None if amount is None else float(amount), "value_stated": str(row.value or ""),
                "unit_stated": row.unit, "projects": None if row.projects is None else float(row.projects),
                "date": str(row.date), "chosen": row.id in stands,
            })  # fmt: skip
    return frame(rows, INVESTMENT_COLUMNS)


def _project_of(catalog: Catalog, row: Investment) -> Project | None:
    key = row.project or ""
    return catalog.phases[key][0] if key in catalog.phases else catalog.projects.get(key)


def _status_of(project: Project, row: Investment, day: date) -> str:
    phase = next((p for p in project.phases if p.id == row.project), None)
    at = milestone_on(phase.milestones if phase else project.milestones, day)
    return at.status if at else ""


def _standing_investments(catalog: Catalog, day: date) -> frozenset[str]:
    groups: dict[str, list[Investment]] = {}
    for row in catalog.investments.values():
        groups.setdefault(investment_key(row), []).append(row)
    picked = [choose(group, catalog.sources, day) for group in groups.values()]
    return frozenset(row.id for row in picked if row)


def _outermost(catalog: Catalog, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that lie in no other row, largest first; unquantified ones last."""
    shown = set(rows["id"])
    outer = pd.Series([not _holders(catalog, key) & shown for key in rows["id"]], index=rows.index, dtype=bool)
    return (
        rows[outer]
        .sort_values(["amount_cny", "id"], ascending=[False, True], na_position="last")
        .reset_index(drop=True)
    )


@lru_cache(maxsize=128)
def top_investments(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """Amounts that stand and lie in no other amount of the selection, largest first."""
    rows = investments(catalog, chosen)
    return _outermost(catalog, rows[rows["chosen"].astype(bool)])


@lru_cache(maxsize=128)
def payers(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """The same for amounts that name an investor: sums over many investors do not hold them here."""
    rows = investments(catalog, chosen)
    return _outermost(catalog, rows[rows["chosen"].astype(bool) & (rows["party"] != "")])


def _holders(catalog: Catalog, key: str) -> set[str]:
    """The ids of all amounts that the amount ``key`` lies in."""
    held: set[str] = set()
    while (row := catalog.investments.get(key)) and row.part_of and row.part_of not in held:
        key = row.part_of
        held.add(key)
    return held


INDICATOR_COLUMNS = ("id", "name", "name_en", "subject", "subject_name", "subject_name_en", "quantity", "value", "unit",
                     "qualifier", "stated", "stated_en", "kind", "date", "period", "chosen", "rejected", "rejected_en",
                     "source", "locator", "note", "note_en")  # fmt: skip


@lru_cache(maxsize=128)
def indicators(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """One row for each figure about a place or an enterprise known by the day; filters of place and search apply."""
    stands = {e.id for e in ledger(catalog, chosen.day) if e.chosen}
    rows = []
    for row in catalog.indicators.values():
        subject: Any = catalog.places.get(row.subject) or catalog.enterprises[row.subject]
        place = row.subject if row.subject in catalog.places else subject.place
        if row.date.is_by(chosen.day) and in_places(catalog, chosen, place) and named(chosen, row, subject):
            rows.append({
                **cells_of(row), "subject_name": subject.name,
                "subject_name_en": subject.name_en, "value": None if row.value is None else float(row.value),
                "date": str(row.date), "period": str(row.period or ""), "chosen": row.id in stands,
            })  # fmt: skip
    return frame(rows, INDICATOR_COLUMNS)


MILESTONE_COLUMNS = (
    *PROJECT,
    "status",
    "progress",
    "date",
    "first",
    "last",
    "basis",
    "source",
    "locator",
    "note",
    "note_en",
)


def histories(project: Project) -> Iterator[tuple[Phase | None, Milestone]]:
    yield from ((None, m) for m in project.milestones)
    for phase in project.phases:
        yield from ((phase, m) for m in phase.milestones)


@lru_cache(maxsize=128)
def milestones(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """One row for each milestone, plans among them: by project, phase and date. ``first`` and ``last`` bound the date."""
    rows = []
    for project in catalog.projects.values():
        for phase, m in histories(project):
            if (m.basis == "planned" or m.date.is_by(chosen.day)) and project_chosen(
                catalog, chosen, project, m.status
            ):
                rows.append({**project_cells(catalog, project, phase), "status": m.status, "progress": PROGRESS_OF[m.status],
                             "date": str(m.date), "first": m.date.first.isoformat(), "last": m.date.last.isoformat(),
                             "basis": m.basis, "source": m.source, "locator": m.locator, "note": m.note or "",
                             "note_en": m.note_en or ""})  # fmt: skip
    return frame(rows, MILESTONE_COLUMNS)


EVENT_COLUMNS = ("id", "date", "first", "last", "kind", "level", "title", "title_en", "by", "by_en", "document",
                 "document_en", "summary", "summary_en", "places", "source", "locator", "note", "note_en")  # fmt: skip


@lru_cache(maxsize=128)
def timeline(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """One row for each event known by the day, oldest first; filters of place and search apply.

    An event of the whole region or with no place stays under a filter of place only if one of its firms is there.
    """
    rows = []
    for event in sorted(catalog.events.values(), key=lambda e: (e.date.first, e.date.last, e.id)):
        at = [*event.places, *(catalog.enterprises[e].place for e in event.enterprises)]
        if not event.date.is_by(chosen.day) or (chosen.places and not any(in_places(catalog, chosen, p) for p in at)):
            continue
        if names.matches(chosen.query, tuple(filter(None, (event.title, event.title_en, event.by, event.document)))):
            cells = {f: str(getattr(event, f) or "") for f in EVENT_COLUMNS if f in type(event).model_fields}
            rows.append({**cells, "first": event.date.first.isoformat(), "last": event.date.last.isoformat(),
                         "places": "; ".join(event.places)})  # fmt: skip
    return frame(rows, EVENT_COLUMNS)


NEWS_COLUMNS = (
    "date",
    "first",
    "last",
    "kind",
    "status",
    "record",
    "title",
    "title_en",
    "note",
    "note_en",
    "source",
    "locator",
)


@lru_cache(maxsize=128)
def news(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """What happened last, newest first: each status that a phase reached, and events where no filter of projects is set."""
    rows: list[dict[Any, Any]] = []
    before: dict[tuple[str, str], str] = {}
    history = [m for m in records_of(milestones(catalog, chosen)) if m["basis"] != "planned"]
    for m in sorted(history, key=lambda m: (m["last"], m["first"])):
        phase = m["project"], m["phase"]
        if before.get(phase) != m["status"]:
            before[phase] = m["status"]
            parts = len(catalog.projects[m["project"]].phases) > 1
            rows.append({**m, "kind": "milestone", "record": m["project"],
                         "title": f"{m['project_name']} {m['phase_name'] if parts else ''}".strip(),
                         "title_en": ", ".join(filter(None, (m["project_name_en"], m["phase_name_en"] if parts else "")))})  # fmt: skip
    if not chosen.filters_projects:
        rows += [{**e, "status": "", "record": e["id"], "note": e["summary"], "note_en": e["summary_en"]}
                 for e in records_of(timeline(catalog, chosen))]  # fmt: skip
    rows.sort(key=lambda r: (r["first"], r["last"], r["record"]), reverse=True)
    return frame(({c: r[c] for c in NEWS_COLUMNS} for r in rows), NEWS_COLUMNS)


RELATION_COLUMNS = ("id", "subject", "subject_name", "subject_name_en", "kind", "object", "object_name", "object_name_en",
                    "share_percent", "date", "source", "locator", "note", "note_en")  # fmt: skip


@lru_cache(maxsize=4)
def relations(catalog: Catalog) -> pd.DataFrame:
    """One row for each relation, with the names of both ends; nothing filters it."""
    party: dict[str, Any] = {**catalog.places, **catalog.enterprises}
    rows = [{**cells_of(r), "subject_name": party[r.subject].name, "subject_name_en": party[r.subject].name_en,
             "object_name": party[r.object].name, "object_name_en": party[r.object].name_en, "date": str(r.date or ""),
             "share_percent": None if r.share is None else float(r.share)} for r in catalog.relations.values()]  # fmt: skip
    return frame(({c: r[c] for c in RELATION_COLUMNS} for r in rows), RELATION_COLUMNS)


PLACE_COLUMNS = ("id", "adcode", "name", "name_en", "kind", "role", "focus", "focus_en", "within", "within_source",
                 "within_locator", "lon", "lat", "seat_source", "source", "locator", "note", "note_en")  # fmt: skip


@lru_cache(maxsize=4)
def places(catalog: Catalog) -> pd.DataFrame:
    """One row for each place; ``lon`` and ``lat`` are those of its seat (WGS84), where a list gives them."""
    rows = []
    for place in catalog.places.values():
        seats = [s for s in catalog.seats.values() if s.place == place.id and not s.rejected]
        seat = min(seats, key=lambda s: catalog.sources[s.source].grade, default=None)
        rows.append({**cells_of(place), "focus": "; ".join(f.name for f in place.focus),
                     "focus_en": "; ".join(f.name_en for f in place.focus), "lon": float(seat.lon) if seat else None,
                     "lat": float(seat.lat) if seat else None, "seat_source": seat.source if seat else ""})  # fmt: skip
    return frame(({c: r[c] for c in PLACE_COLUMNS} for r in rows), PLACE_COLUMNS)
