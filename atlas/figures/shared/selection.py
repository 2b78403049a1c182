"""What the reader chose, and whether a record is in it: the filters that all tables share."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Project
from atlas.figures.shared import search
from atlas.words.pair import Pair
from atlas.words.pair import named as named_pair


@dataclass(frozen=True, slots=True)
class Selection:
    """What the reader chose; an empty tuple or text means "all".

    ``day`` is the day as of which everything is told; ``dated`` is true if the reader asked for it, false if it is today.
    """

    day: date
    places: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    query: str = ""
    dated: bool = False

    @property
    def is_all(self) -> bool:
        return not (self.filters_projects or self.places or self.query or self.dated)

    @property
    def filters_projects(self) -> bool:
        """Whether a filter is set that only projects can pass: stage, product or status."""
        return bool(self.stages or self.products or self.statuses)

    @property
    def narrowed(self) -> bool:
        """Whether what is missing may only have been filtered away, and is no silence of the sources about a place."""
        return self.filters_projects or bool(self.query)


def county_of(catalog: Catalog, place: str | None) -> str:
    """The id of the county that a place is or lies in; "" if no source tells; a zone without a county is itself."""
    return (catalog.places[place].within or place) if place else ""


def in_places(catalog: Catalog, chosen: Selection, place: str | None) -> bool:
    if not chosen.places:
        return True
    return bool(place) and (place in chosen.places or county_of(catalog, place) in chosen.places)


def named(catalog: Catalog, chosen: Selection, *records: Any) -> bool:
    """Whether the search finds ``records`` (an enterprise, its place, …) taken together."""
    return search.finds(catalog, chosen.query, chosen.day, *records)


def project_chosen(catalog: Catalog, chosen: Selection, project: Project, status: str) -> bool:
    """Whether a project, or the part of it that has ``status``, passes every filter."""
    return bool(
        in_places(catalog, chosen, project.place)
        and (not chosen.stages or project.stage in chosen.stages)
        and (not chosen.products or search.makes(project) & set(chosen.products))
        and (not chosen.statuses or status in chosen.statuses)
        and named(
            catalog,
            chosen,
            project,
            catalog.enterprises.get(project.enterprise or ""),
            catalog.places.get(project.place or ""),
        )
    )


@dataclass(frozen=True)
class Located:
    """Columns of where a row is: the place that a source names, and the county that it is or lies in."""

    place: str
    place_name: Pair
    county: str
    county_name: Pair


@dataclass(frozen=True)
class Whose:
    """Columns of whose a row is."""

    enterprise: str
    enterprise_name: Pair


def located(catalog: Catalog, place: str | None) -> dict[str, Any]:
    """The fields of ``Located``."""
    at, county = catalog.places.get(place or ""), catalog.places.get(county_of(catalog, place))
    return {"place": place or "", "place_name": named_pair(at), "county": county.id if county else "",
            "county_name": named_pair(county)}  # fmt: skip


def whose(catalog: Catalog, enterprise: str | None) -> dict[str, Any]:
    """The fields of ``Whose``."""
    return {"enterprise": enterprise or "", "enterprise_name": named_pair(catalog.enterprises.get(enterprise or ""))}
