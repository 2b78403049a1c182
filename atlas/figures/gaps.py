"""What no source states: firms without a place, projects without a status or a capacity, dates without a day, and so on.

Computed from the records, never listed by hand. Pure functions of the catalogue and the selection, remembered; callers must
not change a frame. "Not stated" is not "none": a row says that no source read so far tells.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

import pandas as pd

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Project
from atlas.figures.amounts import investments
from atlas.figures.enterprises import enterprises
from atlas.figures.projects import projects
from atlas.figures.road import timeline
from atlas.figures.selection import Selection, frame, in_places, makes
from atlas.words import names

GAP_COLUMNS = ("gap", "record", "name", "name_en", "date", "considered", "source", "locator")
Row = dict[str, Any]


def _row(record: str, name: str, name_en: str, source: str = "", locator: str = "", date: str = "") -> Row:
    return {"record": record, "name": name, "name_en": name_en, "date": date, "source": source, "locator": locator}


def _rows(found: Iterable[Any]) -> list[Row]:
    return [_row(r.id, r.name, r.name_en, r.source or "", r.locator or "") for r in found]


def _phase(project: Project, row: dict[Any, Any]) -> Row:
    """A phase by its project's name, with its own where there are several."""
    if len(project.phases) < 2:
        return _row(row["phase"] or project.id, project.name, project.name_en)
    return _row(row["phase"], f"{project.name} {row['phase_name']}", f"{project.name_en}, {row['phase_name_en']}")


def _firms(catalog: Catalog, chosen: Selection) -> Iterator[tuple[str, list[Row], int]]:
    held = [catalog.enterprises[key] for key in enterprises(catalog, chosen)["id"]]
    yield "enterprise_place", _rows(f for f in held if not f.place), len(held)
    yield "enterprise_segment", _rows(f for f in held if f.segment == "unstated"), len(held)


def _works(catalog: Catalog, chosen: Selection) -> Iterator[tuple[str, list[Row], int]]:
    """Projects, without the agreements that hold projects; the status is asked of each phase."""
    shown: list[dict[Any, Any]] = projects(catalog, chosen).to_dict("records")
    shown = [r for r in shown if r["stage"] != "integrated"]
    held = [catalog.projects[key] for key in dict.fromkeys(r["project"] for r in shown)]
    paid = {r["project"] for r in investments(catalog, Selection(day=chosen.day)).to_dict("records")}
    unsaid = [_phase(catalog.projects[r["project"]], r) for r in shown if not r["status"]]
    asked: dict[str, Callable[[Project], bool]] = {
        "project_enterprise": lambda p: bool(p.enterprise),
        "project_place": lambda p: bool(p.place),
        "project_capacity": lambda p: bool(makes(p)),
        "project_investment": lambda p: bool(paid & {p.id, *(x.id for x in p.phases)}),
    }
    yield "project_status", unsaid, len(shown)
    for gap, tells in asked.items():
        yield gap, _rows(p for p in held if not tells(p)), len(held)


def _others(catalog: Catalog, chosen: Selection) -> Iterator[tuple[str, list[Row], int]]:
    """Zones and events; sources only where nothing is filtered, since no filter speaks of them."""
    zones = [p for p in catalog.places.values() if p.kind == "zone" and in_places(catalog, chosen, p.id)
             and names.matches(chosen.query, (p.name, p.name_en))]  # fmt: skip
    yield "zone_county", _rows(z for z in zones if not z.within), len(zones)
    events = timeline(catalog, chosen).to_dict("records")
    vague = [
        _row(e["id"], e["title"], e["title_en"], e["source"], e["locator"], e["date"])
        for e in events
        if e["first"] != e["last"]
    ]
    yield "event_day", vague, len(events)
    if not chosen.places and not chosen.query:
        sources = catalog.sources.values()
        for gap, field in (("source_date", "published"), ("source_address", "url")):
            missing = [_row(s.id, s.title, s.title_en, s.id) for s in sources if getattr(s, field) is None]
            yield gap, missing, len(sources)


@lru_cache(maxsize=128)
def gaps(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """One row for each thing that no source states as of the day; ``record`` is the id of what lacks it.

    ``considered`` is the number of records that were asked, the same in every row of a ``gap``. The filters of stage, product
    and status leave only what projects lack.
    """
    found = [*_works(catalog, chosen)]
    if not chosen.filters_projects:
        found = [*_firms(catalog, chosen), *found, *_others(catalog, chosen)]
    rows = []
    for gap, missing, considered in found:
        missing.sort(key=lambda r: (r["date"], names.order(r["name"]), r["record"]))
        rows += [{**r, "gap": gap, "considered": considered} for r in missing]
    return frame(rows, GAP_COLUMNS)
