"""Frames of enterprises and institutes: by segment and county, what they run, how they are tied, and who is not counted.

Pure functions of the catalogue and the selection, remembered; callers must not change a frame.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, ClassVar

import pandas as pd

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Enterprise
from atlas.catalog.remember import remembered
from atlas.figures.projects import ProjectRow, projects
from atlas.figures.remember import records_of
from atlas.figures.selection import Selection, frame, in_places, located, named
from atlas.figures.table import Cited, Table, cite, columns, table
from atlas.words import names
from atlas.words.pair import Pair, pair
from atlas.words.pair import named as named_pair
from atlas.words.vocab import SEGMENT, STAGES_OF_SEGMENT


@dataclass(frozen=True)
class EnterpriseRow:
    """An enterprise, institute or association; ``projects`` counts the phases that it runs within the selection."""

    id: str
    name: Pair
    full_name: str
    kind: str
    segment: str
    makes: Pair
    place: str
    place_name: Pair
    county: str
    county_name: Pair
    projects: int
    cited: Cited
    place_date: str
    place_cited: Cited
    seat: str
    seat_name: Pair
    seat_date: str
    seat_cited: Cited
    note: Pair

    COLUMNS: ClassVar = ("id", "name", "full_name", "name_en", "kind", "segment", "makes", "makes_en", "place", "place_name",
                         "place_name_en", "county", "county_name", "county_name_en", "projects", "source", "locator",
                         "place_date", "place_source", "place_locator", "seat", "seat_name", "seat_name_en", "seat_date",
                         "seat_source", "seat_locator", "note", "note_en")  # fmt: skip


def _firm(catalog: Catalog, firm: Enterprise, projects: int) -> EnterpriseRow:
    return EnterpriseRow(
        firm.id, named_pair(firm), firm.full_name or "", firm.kind, firm.segment, pair(firm, "makes"),
        **located(catalog, firm.place), projects=projects, cited=cite(firm.source, firm.locator),
        place_date=str(firm.place_date or ""), place_cited=cite(firm.place_source, firm.place_locator),
        seat=firm.seat or "", seat_name=named_pair(catalog.places.get(firm.seat or "")), seat_date=str(firm.seat_date or ""),
        seat_cited=cite(firm.seat_source, firm.seat_locator), note=pair(firm, "note"),
    )  # fmt: skip


def _firms(catalog: Catalog, chosen: Selection, outside: bool) -> Iterator[Enterprise]:
    """Those inside or outside the region that the filters of place and search leave, in pinyin order."""
    for firm in sorted(catalog.enterprises.values(), key=lambda e: names.order(e.name)):
        at = catalog.places.get(firm.place or "")
        away = at is not None and at.kind == "outside"
        if away == outside and in_places(catalog, chosen, firm.place) and named(chosen, firm, at):
            yield firm


@remembered
def enterprises(catalog: Catalog, chosen: Selection) -> Table[EnterpriseRow]:
    """One row for each enterprise, institute and association inside the region, in pinyin order.

    The filters of place and search apply to it. Those of stage, product and status keep the enterprises that run such a
    project; a stage also keeps those whose segment works in it.
    """
    running = Counter(r.enterprise for r in projects(catalog, chosen))
    rows = []
    for firm in _firms(catalog, chosen, outside=False):
        stages = set(STAGES_OF_SEGMENT.get(firm.segment, ())) & set(chosen.stages)
        works = stages and not (chosen.products or chosen.statuses)
        if not chosen.filters_projects or firm.id in running or works:
            rows.append(_firm(catalog, firm, running[firm.id]))
    return table(EnterpriseRow, rows)


@remembered
def outside(catalog: Catalog, chosen: Selection) -> Table[EnterpriseRow]:
    """Enterprises that a source places outside the region, which no count holds; filters of place and search apply."""
    held = () if chosen.filters_projects else _firms(catalog, chosen, outside=True)
    return table(EnterpriseRow, (_firm(catalog, firm, 0) for firm in held))


@dataclass(frozen=True)
class RelationRow:
    """A relation, with the names of both ends."""

    id: str
    subject: str
    subject_name: Pair
    kind: str
    object: str
    object_name: Pair
    share_percent: float | None
    date: str
    cited: Cited
    note: Pair


@remembered
def relations(catalog: Catalog) -> Table[RelationRow]:
    """One row for each relation; nothing filters it."""
    party: dict[str, Any] = {**catalog.places, **catalog.enterprises}
    return table(RelationRow, (
        RelationRow(r.id, r.subject, named_pair(party[r.subject]), r.kind, r.object, named_pair(party[r.object]),
                    None if r.share is None else float(r.share), str(r.date or ""), cite(r.source, r.locator),
                    pair(r, "note"))
        for r in catalog.relations.values()))  # fmt: skip


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
    """``enterprises`` in the order of the chain; within a segment by pinyin."""
    order = list(SEGMENT)
    rows = sorted(_records(enterprises(catalog, chosen)), key=lambda r: order.index(r["segment"]))
    return frame(rows, tuple(columns(EnterpriseRow)))


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
    return frame((r for r in _records(rows) if r["enterprise"]), tuple(columns(ProjectRow)))


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
    """``relations`` that touch a member of the selection."""
    shown = set(members(catalog, chosen)["id"])
    rows = relations(catalog).frame
    return rows[rows["subject"].isin(shown) | rows["object"].isin(shown)]
