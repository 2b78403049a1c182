"""The layout as frames: one row for each county and zone, what a map's bubbles stand for, and what no map can hold.

Pure functions of the catalogue and the selection, remembered; callers must not change a frame. A map shows every county,
whatever place is chosen: give these functions ``everywhere(chosen)`` and tell it apart which places were picked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import pandas as pd

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Place, Shape
from atlas.catalog.remember import remembered
from atlas.figures.amounts import investments
from atlas.figures.capacity import Part, base_unit
from atlas.figures.enterprises import enterprises
from atlas.figures.projects import capacity_by_place, chosen_parts, projects
from atlas.figures.selection import Selection, county_of, frame, in_places
from atlas.figures.table import Cited, Table, cite, table
from atlas.words import names
from atlas.words.pair import Pair, pair
from atlas.words.pair import named as named_pair
from atlas.words.quantity import total
from atlas.words.vocab import PRODUCT

PRODUCTS = ("ore", "lithium_carbonate", "cell")
PARTS = ("built", "coming")
MEASURES = ("enterprises", "projects", *PRODUCTS, "signed")
_SUFFIX = {"mass_per_year": "t_per_year", "cell_capacity": "gwh_per_year"}
_RANK = {"core": 0, "point": 1, "none": 2}
_COUNTIES = ("county", "district")

Citations = Iterable[tuple[str, str]]
Row = Mapping[Any, Any]


def everywhere(chosen: Selection) -> Selection:
    """The same choice without its filter of places."""
    return replace(chosen, places=())


def measures(catalog: Catalog) -> tuple[str, ...]:
    """What bubbles can be sized by: of the products only those that some project states a capacity of."""
    made = {
        c.product
        for p in catalog.projects.values()
        for held in (p.total, *(x.capacities for x in p.phases))
        for c in held
    }
    return tuple(m for m in MEASURES if m not in PRODUCTS or m in made)


def in_order(catalog: Catalog) -> list[Place]:
    """Counties and zones in the order of the layout, then of pinyin."""
    held = [p for p in catalog.places.values() if p.kind in (*_COUNTIES, "zone")]
    return sorted(held, key=lambda p: (_RANK[p.role], p.kind == "zone", names.order(p.name)))


@lru_cache(maxsize=8)
def outlines(catalog: Catalog) -> Mapping[str, Shape]:
    """The outline of each county that has one, by the id of its place."""
    by_code = {p.adcode: p.id for p in catalog.places.values() if p.adcode}
    return MappingProxyType({by_code[s.adcode]: s for s in catalog.boundaries})


@lru_cache(maxsize=8)
def seats(catalog: Catalog) -> Mapping[str, tuple[float, float]]:
    """Longitude and latitude of the seat of each county that a list gives one of; of several, the better graded."""
    kept = sorted(
        (s for s in catalog.seats.values() if not s.rejected),
        key=lambda s: catalog.sources[s.source].grade,
        reverse=True,
    )
    return MappingProxyType({s.place: (float(s.lon), float(s.lat)) for s in kept})


@lru_cache(maxsize=8)
def outline_source(catalog: Catalog) -> str:
    """The id of the source of the outlines: the one that their file names, else the data set that places are listed from."""
    if not catalog.boundaries or catalog.boundaries_source:
        return catalog.boundaries_source if catalog.boundaries else ""
    cited = {p.source for p in catalog.places.values() if p.adcode and catalog.sources[p.source].kind == "dataset"}
    return cited.pop() if len(cited) == 1 else ""


def _joined(cited: Citations) -> dict[str, str]:
    """The pairs as the two cells of a frame, each pair once."""
    pairs = dict.fromkeys((s, at) for s, at in cited if s)
    return {"source": "; ".join(s for s, _ in pairs), "locator": "; ".join(at for _, at in pairs)}


def teller(catalog: Catalog, row: Row) -> tuple[str, str]:
    """Who tells of a project: the source of its status, else its own, else that of its first figure."""
    if row["status_source"]:
        return row["status_source"], row["status_locator"]
    project = catalog.projects[row["project"]]
    if project.source:
        return project.source, project.locator or ""
    claims = (*(c for p in project.phases for c in p.capacities), *project.total)
    return (claims[0].source, claims[0].locator) if claims else ("", "")


def _firms(catalog: Catalog, chosen: Selection) -> list[dict[Any, Any]]:
    return [{"key": r["id"], "place": r["place"], "county": r["county"], "cited": (r["place_source"], r["place_locator"])}
            for r in enterprises(catalog, chosen).to_dict("records")]  # fmt: skip


def _works(catalog: Catalog, chosen: Selection) -> list[dict[Any, Any]]:
    """Projects, without the agreements that hold projects."""
    rows = [r for r in projects(catalog, chosen).to_dict("records") if r["stage"] != "integrated"]
    return [
        {"key": r["project"], "place": r["place"], "county": r["county"], "cited": teller(catalog, r)} for r in rows
    ]


def _signed(catalog: Catalog, chosen: Selection) -> list[dict[Any, Any]]:
    """Signed amounts that stand, largest first, with the county that each is for."""
    rows: list[dict[Any, Any]] = investments(catalog, chosen).to_dict("records")
    rows = [{**r, "county": county_of(catalog, r["place"])} for r in rows if r["chosen"] and r["kind"] == "signed"]
    return sorted(rows, key=lambda r: (0.0 if pd.isna(r["amount_cny"]) else -r["amount_cny"], r["id"]))


MARK_COLUMNS = ("county", "county_name", "county_name_en", "measure", "progress", "value", "unit", "qualifier", "stated",
                "stated_en", "parts", "date", "source", "locator")  # fmt: skip


@lru_cache(maxsize=128)
def marks(catalog: Catalog, chosen: Selection, measure: str) -> pd.DataFrame:
    """What the bubbles of ``measure`` stand for: one row for each county, for capacities one for each county and progress.

    ``value`` is a number of firms or projects, or in the base unit of the product, or in yuan (the largest amount signed
    for the county, since amounts may hold each other). Counties of which no source tells anything have no row.
    """
    if measure in PRODUCTS:
        rows = [r | {"stated": "", "stated_en": ""} for r in capacity_by_place(catalog, chosen).to_dict("records")
                if r["product"] == measure and r["progress"] != "aside"]  # fmt: skip
    elif measure == "signed":
        rows = list({r["county"]: r for r in reversed(_signed(catalog, chosen))}.values())
        rows = [r | {"value": r["amount_cny"], "unit": "元", "parts": 1} for r in rows]
    else:
        rows = _counted(
            _firms(catalog, chosen) if measure == "enterprises" else _works(catalog, chosen), measure, chosen
        )
    kept = []
    for row in rows:
        place = catalog.places.get(row["county"])
        if place and place.kind in _COUNTIES:
            named = {"county_name": place.name, "county_name_en": place.name_en}
            kept.append({c: ({"progress": ""} | row | named | {"measure": measure})[c] for c in MARK_COLUMNS})
    kept.sort(key=lambda r: names.order(r["county_name"]))
    return frame(kept, MARK_COLUMNS)


def _counted(found: list[dict[Any, Any]], measure: str, chosen: Selection) -> list[dict[Any, Any]]:
    rows = []
    for county in dict.fromkeys(r["county"] for r in found):
        mine = [r for r in found if r["county"] == county]
        number = len({r["key"] for r in mine})
        rows.append({"county": county, "value": float(number), "unit": "家" if measure == "enterprises" else "个",
                     "qualifier": "exact", "stated": "", "stated_en": "", "parts": number, "date": chosen.day.isoformat(),
                     **_joined(r["cited"] for r in mine)})  # fmt: skip
    return rows


def columns_of(product: str, part: str) -> tuple[str, str, str, str]:
    """The columns of ``layout`` for a product that is ``built`` or ``coming``: value, qualifier, source, locator."""
    stem = f"{product}_{part}"
    return f"{stem}_{_SUFFIX[PRODUCT[product].dimension]}", f"{stem}_qualifier", f"{stem}_source", f"{stem}_locator"


LAYOUT_COLUMNS = (
    "place", "name", "name_en", "kind", "role", "focus", "focus_en", "county", "county_name", "county_name_en",
    "county_source", "county_locator", "zones", "zones_en", "enterprises", "enterprises_source", "enterprises_locator", "projects",
    "projects_source", "projects_locator", *(c for p in PRODUCTS for part in PARTS for c in columns_of(p, part)),
    "signed_cny", "signed_qualifier", "signed_stated", "signed_stated_en", "signed_name", "signed_name_en", "signed_source",
    "signed_locator", "source", "locator",
)  # fmt: skip


@lru_cache(maxsize=128)
def layout(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """One row for each county and zone of the chosen places; a county holds its zones, so rows must not be added.

    Counts and amounts that no source states are empty, not 0. ``…_coming_…`` is what is in hand, planned or of no stated
    status; what was set aside is in neither column. ``signed_cny`` is the largest amount signed for the place.
    """
    held = _firms(catalog, chosen), _works(catalog, chosen), _signed(catalog, chosen), chosen_parts(catalog, chosen)
    rows = [_layout_row(catalog, place, *held) for place in in_order(catalog) if in_places(catalog, chosen, place.id)]
    return frame(rows, LAYOUT_COLUMNS)


def _layout_row(catalog: Catalog, place: Place, firms: list[dict[Any, Any]], works: list[dict[Any, Any]],
                signed: list[dict[Any, Any]], parts: tuple[Part, ...]) -> dict[str, Any]:  # fmt: skip
    def here(at: str | None) -> bool:
        return bool(at) and place.id in (at, county_of(catalog, at))

    county = catalog.places.get(place.within or "") if place.kind == "zone" else place
    zones = [p for p in in_order(catalog) if p.kind == "zone" and p.within == place.id]
    row: dict[str, Any] = {
        "place": place.id, "name": place.name, "name_en": place.name_en, "kind": place.kind, "role": place.role,
        "focus": "; ".join(f.name for f in place.focus), "focus_en": "; ".join(f.name_en for f in place.focus),
        "county": county.id if county else "", "county_name": county.name if county else "",
        "county_name_en": county.name_en if county else "", "county_source": place.within_source or "",
        "county_locator": place.within_locator or "", "zones": "; ".join(z.name for z in zones),
        "zones_en": "; ".join(z.name_en for z in zones), "source": place.source, "locator": place.locator,
    }  # fmt: skip
    for column, found in (("enterprises", firms), ("projects", works)):
        mine = [r for r in found if here(r["place"])]
        row[column] = len({r["key"] for r in mine}) or None
        row |= {f"{column}_{c}": text for c, text in _joined(r["cited"] for r in mine).items()}
    for product in PRODUCTS:
        for part, progress in (("built", ("built",)), ("coming", ("in_hand", "planned", "sought", "unknown"))):
            group = [p for p in parts if p.product == product and p.progress in progress and here(p.project.place)]
            row |= dict(zip(columns_of(product, part), _summed(product, group), strict=True))
    top = next((r for r in signed if here(r["place"])), None)
    return row | {f"signed_{c}": top[f] if top else None if c == "cny" else "" for c, f in _SIGNED.items()}


_SIGNED = {"cny": "amount_cny", "qualifier": "qualifier", "stated": "stated", "stated_en": "stated_en", "name": "name",
           "name_en": "name_en", "source": "source", "locator": "locator"}  # fmt: skip


def _summed(product: str, group: list[Part]) -> tuple[float | None, str, str, str]:
    if not group:
        return None, "", "", ""
    amount = total((p.amount for p in group), base_unit(product))
    cited = _joined((p.claim.source, p.claim.locator) for p in group)
    return None if amount.value is None else float(amount.value), amount.qualifier, cited["source"], cited["locator"]


UNLOCATED_COLUMNS = ("what", "id", "name", "name_en", "place", "source", "locator")


@lru_cache(maxsize=128)
def unlocated(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """What stands on no county: zones, firms and projects whose county no source states, and amounts of the whole region.

    ``what`` is zone, enterprise, project or amount. A filter of places leaves nothing, since none of these is in one.
    """
    region = {p.id for p in catalog.places.values() if p.kind == "city"}
    nowhere = {"", *region, *(p.id for p in catalog.places.values() if p.kind == "zone" and not p.within)}
    rows: list[tuple[str, Any, str, str]] = []
    if not chosen.places and not chosen.filters_projects:
        rows += [("zone", p, p.source, p.locator) for p in in_order(catalog) if p.id in nowhere
                 and names.matches(chosen.query, (p.name, p.name_en))]  # fmt: skip
    for firm in enterprises(catalog, chosen).to_dict("records"):
        if firm["place"] in nowhere:
            rows.append(("enterprise", catalog.enterprises[firm["id"]], firm["source"], firm["locator"]))
    for row in projects(catalog, chosen).drop_duplicates("project").to_dict("records"):
        if row["place"] in nowhere:
            rows.append(("project", catalog.projects[row["project"]], *teller(catalog, row)))
    for row in investments(catalog, chosen).to_dict("records"):
        if row["place"] in nowhere and row["chosen"]:
            rows.append(("amount", catalog.investments[row["id"]], row["source"], row["locator"]))
    return frame(({"what": what, "id": r.id, "name": r.name, "name_en": r.name_en, "place": getattr(r, "place", "") or "",
                   "source": source, "locator": locator} for what, r, source, locator in rows), UNLOCATED_COLUMNS)  # fmt: skip


@dataclass(frozen=True)
class PlaceRow:
    """A place; ``lon`` and ``lat`` are those of its seat (WGS84), where a list gives them."""

    id: str
    adcode: str
    name: Pair
    kind: str
    role: str
    focus: Pair
    within: str
    within_cited: Cited
    lon: float | None
    lat: float | None
    seat_source: str
    cited: Cited
    note: Pair


@remembered
def places(catalog: Catalog) -> Table[PlaceRow]:
    """One row for each place."""
    rows = []
    for place in catalog.places.values():
        seats = [s for s in catalog.seats.values() if s.place == place.id and not s.rejected]
        seat = min(seats, key=lambda s: catalog.sources[s.source].grade, default=None)
        focus = Pair("; ".join(f.name for f in place.focus), "; ".join(f.name_en for f in place.focus))
        rows.append(PlaceRow(
            place.id, place.adcode or "", named_pair(place), place.kind, place.role, focus, place.within or "",
            cite(place.within_source, place.within_locator), float(seat.lon) if seat else None,
            float(seat.lat) if seat else None, seat.source if seat else "", cite(place.source, place.locator),
            pair(place, "note")))  # fmt: skip
    return table(PlaceRow, rows)
