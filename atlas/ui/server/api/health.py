"""How the data are: their version, what is wrong with the files, how old the newest material is."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from atlas.catalog.catalogue import Catalog
from atlas.catalog.live import State
from atlas.catalog.problem import Problem
from atlas.exports import tables
from atlas.figures.shared import claims
from atlas.words.dates import PartialDate

MOST_PROBLEMS = 200


def health(state: State | None, wrong: tuple[Problem, ...], today: date, lang: str) -> Mapping[str, Any]:
    """``status`` is "ok", "problems" (the files have some; the last good version is served) or "down" (there is no good version).

    ``newest`` is the date of the newest material and how many days ago that is, ``newest_source`` what was published last.
    """
    catalog = state.catalog if state else None
    problems = (*wrong, *(state.problems if state else ()))
    return {
        "status": "down" if catalog is None else "problems" if problems else "ok",
        "version": catalog.version if catalog else None,
        "checked": _time(state.checked if state else datetime.now(UTC)),
        "problems_since": _time(state.since) if state and state.since else None,
        "problem_count": len(problems),
        "problems": [p.shown(lang) for p in problems[:MOST_PROBLEMS]],
        "newest": _newest(catalog, today) if catalog else None,
        "newest_source": _source(catalog, today) if catalog else None,
        "rows": _rows(catalog, today) if catalog else None,
    }


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _aged(day: PartialDate, today: date) -> dict[str, Any]:
    return {"date": str(day), "days_ago": max((today - day.last).days, 0)}


def _newest(catalog: Catalog, today: date) -> dict[str, Any] | None:
    found = claims.newest(catalog, today)
    return _aged(found, today) if found else None


def _source(catalog: Catalog, today: date) -> dict[str, Any] | None:
    dated = [(s.published.first, s) for s in catalog.sources.values() if s.published and s.published.first <= today]
    if not dated:
        return None
    source = max(dated, key=lambda one: (one[0], one[1].id))[1]
    names = {"id": source.id, "title": source.title, "title_en": source.title_en}
    return names | (_aged(source.published, today) if source.published else {})


def _rows(catalog: Catalog, today: date) -> dict[str, int]:
    everything = tables.everything(today)
    return {name: len(tables.table_of(catalog, everything, name)) for name in tables.TABLES}
