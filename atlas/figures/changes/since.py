"""From which day changes are told: the days that are offered, and the one that an address asks for."""

from dataclasses import dataclass
from datetime import date

from atlas.catalog.catalogue import Catalog
from atlas.catalog.remember import remembered
from atlas.figures.shared.claims import ledger, newest

EARLIER = "earlier"  # not a day but the release before


@dataclass(frozen=True, slots=True)
class Since:
    """Where a comparison begins: a ``day``, or an earlier ``release``. ``late`` if the day that was asked for lies after the
    as-of day, which then stands in its place."""

    day: date
    release: bool = False
    late: bool = False


def default(catalog: Catalog, day: date) -> date:
    """One year before the day of the newest material that is known on ``day``."""
    last = newest(catalog, day)
    end = min(last.last, day) if last else day
    return end.replace(year=end.year - 1, day=28) if (end.month, end.day) == (2, 29) else end.replace(year=end.year - 1)


@remembered
def offered(catalog: Catalog, day: date) -> tuple[str, ...]:
    """The days to choose from, as ISO texts: the default, then ends of years and half-years before ``day``, back to the first data."""
    dated = [e.date.first for e in ledger(catalog) if e.date] + [e.date.first for e in catalog.events.values()]
    first = min(dated, default=day)
    halves = [
        date(year, month, last) for year in range(day.year, first.year - 1, -1) for month, last in ((12, 31), (6, 30))
    ]
    return tuple(dict.fromkeys(d.isoformat() for d in (default(catalog, day), *halves) if d < day))


def asked(text: str) -> str:
    """``text`` if it is a whole day that can have data, else ""."""
    try:
        found = date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return ""
    return text if found and 1900 <= found.year <= 2100 else ""


def since(text: str, day: date) -> Since:
    """What ``text`` (a day, or EARLIER) stands for as of ``day``."""
    if text == EARLIER:
        return Since(day, release=True)
    begin = date.fromisoformat(text)
    return Since(min(begin, day), late=begin > day)
