"""Frames of enterprises and institutes: by segment and county, what they run, how they are tied, and who is not counted.

Like ``registers``: pure functions of the catalogue and the selection, remembered; callers must not change a frame.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from atlas.catalog.catalogue import Catalog
from atlas.figures.projects import PROJECT_COLUMNS, projects
from atlas.figures.registers import ENTERPRISE_COLUMNS, enterprises, relations, seat_cells
from atlas.figures.remember import records_of
from atlas.figures.selection import Selection, frame, in_places, named, who_where
from atlas.words import names
from atlas.words.vocab import SEGMENT

Row = dict[str, Any]

FIRST_CARDS = 24
_FEW_MORE = 6  # so many more are shown as well, instead of a button that leads to them


def _records(rows: pd.DataFrame) -> list[Row]:
    return [{str(k): v for k, v in row.items()} for row in records_of(rows)]


def _joined(rows: Iterable[Row], *pairs: tuple[str, str]) -> dict[str, str]:
    """The source and locator cells of several rows as one, each pair once."""
    cited = dict.fromkeys((r[s], r[at]) for r in rows for s, at in pairs if r[s])
    return {"source": "; ".join(s for s, _ in cited), "locator": "; ".join(at for _, at in cited)}


@lru_cache(maxsize=128)
def members(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """``registers.enterprises`` in the order of the chain; within a segment by pinyin."""
    order = list(SEGMENT)
    rows = sorted(_records(enterprises(catalog, chosen)), key=lambda r: order.index(r["segment"]))
    return frame(rows, ENTERPRISE_COLUMNS)


def cards_shown(count: int, asked: int) -> int:
    """How many of ``count`` cards are drawn where a reader has ``asked`` for so many: a county of 200 is long on a phone."""
    return count if count <= asked + _FEW_MORE else asked


SEGMENT_COLUMNS = ("segment", "firms", "located", "names", "names_en", "source", "locator")


@lru_cache(maxsize=128)
def by_segment(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """One row for each segment that has a member: how many, and how many of them a source places somewhere."""
    groups: dict[str, list[Row]] = {}
    for row in _records(members(catalog, chosen)):
        groups.setdefault(row["segment"], []).append(row)
    return frame(({
        "segment": segment, "firms": len(mine), "located": sum(bool(r["place"]) for r in mine),
        "names": "; ".join(r["name"] for r in mine), "names_en": "; ".join(r["name_en"] for r in mine),
        **_joined(mine, ("source", "locator"))} for segment, mine in groups.items()), SEGMENT_COLUMNS)  # fmt: skip


COUNTY_COLUMNS = ("county", "county_name", "county_name_en", "firms", "names", "names_en", "source", "locator")


@lru_cache(maxsize=128)
def by_county(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """One row for each county with a member, the most first, and last those whose place no source states (county "")."""
    groups: dict[str, list[Row]] = {}
    for row in _records(members(catalog, chosen)):
        groups.setdefault(row["county"], []).append(row)
    ordered = sorted(groups.items(), key=lambda g: (not g[0], -len(g[1]), names.order(g[1][0]["county_name"])))
    return frame(({
        "county": county, "county_name": mine[0]["county_name"], "county_name_en": mine[0]["county_name_en"], "firms": len(mine),
        "names": "; ".join(r["name"] for r in mine), "names_en": "; ".join(r["name_en"] for r in mine),
        **_joined(mine, ("place_source", "place_locator") if county else ("source", "locator"))}
        for county, mine in ordered), COUNTY_COLUMNS)  # fmt: skip


@lru_cache(maxsize=32)
def running(catalog: Catalog, day: date) -> pd.DataFrame:
    """``tables.projects`` of all enterprises as of ``day``, whatever is filtered: a card tells all that its firm runs."""
    rows = projects(catalog, Selection(day))
    return frame((r for r in _records(rows) if r["enterprise"]), PROJECT_COLUMNS)


TIE_COLUMNS = ("enterprise", "kind", "way", "other", "other_name", "other_name_en", "other_is", "share_percent", "date", "source",
               "locator", "note", "note_en")  # fmt: skip


@lru_cache(maxsize=4)
def ties(catalog: Catalog) -> pd.DataFrame:
    """Each relation as each enterprise in it sees it: ``way`` is ``to`` for the subject and ``from`` for the object.

    ``other_is`` tells whether the other end is an ``enterprise`` or a ``place``.
    """
    rows = []
    for tie in _records(relations(catalog)):
        for way, own, other in (("to", "subject", "object"), ("from", "object", "subject")):
            if tie[own] in catalog.enterprises:
                rows.append({**{k: tie[k] for k in TIE_COLUMNS if k in tie}, "enterprise": tie[own], "way": way, "other": tie[other],
                             "other_name": tie[f"{other}_name"], "other_name_en": tie[f"{other}_name_en"],
                             "other_is": "enterprise" if tie[other] in catalog.enterprises else "place"})  # fmt: skip
    return frame(rows, TIE_COLUMNS)


@lru_cache(maxsize=128)
def tied(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """``registers.relations`` that touch a member of the selection."""
    shown = set(members(catalog, chosen)["id"])
    rows = relations(catalog)
    return rows[rows["subject"].isin(shown) | rows["object"].isin(shown)]


@lru_cache(maxsize=128)
def outside(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """Enterprises that a source places outside the region, which no count holds; filters of place and search apply."""
    rows = []
    if not chosen.filters_projects:
        for firm in sorted(catalog.enterprises.values(), key=lambda e: names.order(e.name)):
            at = catalog.places.get(firm.place or "")
            if at and at.kind == "outside" and in_places(catalog, chosen, firm.place) and named(chosen, firm, at):
                cells = {f: getattr(firm, f) or "" for f in ENTERPRISE_COLUMNS if f in type(firm).model_fields}
                rows.append(
                    {**cells, **who_where(catalog, firm.id, firm.place), **seat_cells(catalog, firm), "projects": 0}
                )
    return frame(({c: r[c] for c in ENTERPRISE_COLUMNS} for r in rows), ENTERPRISE_COLUMNS)
