"""Small catalogues made in memory, for tests of what is computed from records."""

from typing import Any

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Capacity, Enterprise, Indicator, Investment, Milestone, Phase, Place, Project, Source

CITED = {"source": "paper", "locator": "p. 1"}


def source(key: str, grade: str = "A", published: str = "2025") -> Source:
    return Source.model_validate({"id": key, "title": f"《{key}》", "title_en": key, "publisher": "报", "publisher_en": "a paper",
                                  "kind": "newspaper", "grade": grade, "published": published})  # fmt: skip


def capacity(
    product: str, value: str, unit: str, qualifier: str = "exact", date: str = "2025-05", **more: str
) -> Capacity:
    cells = {"product": product, "value": value, "unit": unit, "qualifier": qualifier, "date": date, **CITED, **more}
    return Capacity.model_validate(cells)


def milestone(status: str, date: str, basis: str = "stated", **more: str) -> Milestone:
    return Milestone.model_validate({"status": status, "date": date, "basis": basis, **CITED, **more})


def phase(key: str, capacities: Any = (), milestones: Any = ()) -> Phase:
    return Phase(id=key, name=f"{key}期", name_en=key, capacities=tuple(capacities), milestones=tuple(milestones))


def project(key: str, stage: str = "beneficiation", place: str | None = "north", **more: Any) -> Project:
    return Project(
        id=key, name=f"{key}项目", name_en=f"{key} project", enterprise="maker", place=place, stage=stage, **more
    )


def investment(key: str, value: str, **more: str) -> Investment:
    cells = {"id": key, "name": key, "name_en": key, "kind": "signed", "value": value, "unit": "亿元", "qualifier": "exact",
             "date": "2025-05", "place": "north", "party": "maker", **CITED}  # fmt: skip
    return Investment.model_validate({**cells, **more})


def indicator(key: str, value: str, **more: str) -> Indicator:
    cells = {"id": key, "name": key, "name_en": key, "subject": "north", "quantity": "firms", "value": value, "unit": "家",
             "qualifier": "exact", "kind": "observed", "date": "2025-05", **CITED}  # fmt: skip
    return Indicator.model_validate({**cells, **more})


def _place(key: str, name: str, kind: str, **more: str) -> Place:
    return Place.model_validate(
        {"id": key, "name": name, "name_en": key, "kind": kind, "role": "none", **CITED, **more}
    )


PLACES = (
    _place("town", "示例市", "city"),
    _place("north", "北县", "county"),
    _place("south", "南县", "county"),
    _place("park", "北县高新区", "zone", within="north", within_source="paper", within_locator="p. 2"),
    _place("abroad", "外县", "outside"),
)


def firm(key: str, name: str, place: str | None = None, **more: str) -> Enterprise:
    cells = {"id": key, "name": name, "name_en": key, "kind": "enterprise", "segment": "cell", **CITED, **more}
    if place:
        cells |= {"place": place, "place_source": "paper", "place_locator": "p. 1"}
    return Enterprise.model_validate(cells)


def catalog(
    projects: Any = (), investments: Any = (), indicators: Any = (), enterprises: Any = (), sources: Any = ()
) -> Catalog:
    """A catalogue of the sample places and the given records, which are not checked."""
    firms = (firm("maker", "示例厂", "park"), *enterprises)

    def by_id(records: Any) -> dict[str, Any]:
        return {r.id: r for r in sorted(records, key=lambda r: str(r.id))}

    return Catalog(
        sources=by_id((source("paper"), *sources)), places=by_id(PLACES), enterprises=by_id(firms), relations={},
        projects=by_id(projects), investments=by_id(investments), indicators=by_id(indicators), deposits={}, events={}, coefficients={},
        seats={}, boundaries=(), phases={x.id: (p, x) for p in projects for x in p.phases}, version="0" * 12,
    )  # fmt: skip


def rivals() -> Catalog:
    """A capacity of which two claims speak, an amount of a source of grade B, an indicator."""
    works = [project("mill", place="south", total=(capacity("ore", "1", "万吨/年"), capacity("ore", "2", "万吨/年", date="2024")),
                     phases=(phase("mill-1", (), [milestone("construction", "2025-04")]),))]  # fmt: skip
    return catalog(works, [investment("sum", "4", source="weak")], [indicator("firms", "3")], (), [source("weak", "B")])
