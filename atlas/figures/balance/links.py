"""What the chain lacks here, as a list for those who look for firms: links of which nothing is built, of which no size is known, and
what the layout counts on although no firm or project of it is on record. Each with its evidence."""

from collections.abc import Iterator
from dataclasses import dataclass

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Place
from atlas.catalog.remember import remembered
from atlas.figures.enterprises import enterprises
from atlas.figures.projects import chosen_parts, projects
from atlas.figures.shared.capacity import base_unit
from atlas.figures.shared.selection import Selection, in_places
from atlas.figures.shared.table import Cited, Table, all_cited, cite, grouped, table
from atlas.words.dates import PartialDate
from atlas.words.pair import NOTHING, Pair, named
from atlas.words.quantity import Quantity, total
from atlas.words.vocab import PRODUCT, SEGMENT, STAGE

# The products of the chain in its order; what serves a plant, such as a tunnel, is none of them.
CHAIN = ("ore_mined", "ore", "concentrate", "lithium_carbonate", "lithium_metal", "lithium_fluoride", "lfp", "anode", "lipf6",
         "lifsi", "cell")  # fmt: skip
_SIDE = {"ore_mined": "upstream", "ore": "upstream", "concentrate": "upstream", "lithium_carbonate": "upstream",
         "lithium_metal": "upstream", "lithium_fluoride": "midstream", "lfp": "midstream", "anode": "midstream",
         "lipf6": "midstream", "lifsi": "midstream", "cell": "downstream"}  # fmt: skip
_APART = ("expected", "aside")
SIDES = ("upstream", "midstream", "downstream", "recycling")


@dataclass(frozen=True)
class GapRow:
    """A link that is missing. ``kind``: unbuilt (``stated`` is named, nothing of it is built), unsized (projects or ``firms`` are
    named, no source states a capacity), absent (the layout of ``place`` counts on it, nothing on record makes it).

    ``last`` is the date of the last word on it; ``side`` is upstream, midstream, downstream or recycling.
    """

    side: str
    kind: str
    name: Pair
    stated: Quantity | None
    projects: int
    firms: int
    last: str
    place: str
    place_name: Pair
    cited: Cited


def _unbuilt(catalog: Catalog, chosen: Selection) -> Iterator[GapRow]:
    """Products of which a capacity is stated and none is built."""
    held = grouped((p for p in chosen_parts(catalog, chosen) if p.progress not in _APART), lambda p: p.product)
    for product in CHAIN:
        parts = held.get(product, [])
        if not parts or any(p.progress == "built" for p in parts):
            continue
        dates = [p.claim.date for p in parts] + [p.at.date for p in parts if p.at and p.at.basis != "planned"]
        last = max((d for d in dates if d.first <= chosen.day), key=lambda d: (d.first, d.last), default=None)
        word = PRODUCT[product]
        yield GapRow(
            _SIDE[product], "unbuilt", Pair(word.zh, word.en), total((p.amount for p in parts), base_unit(product)),
            len({p.project.id for p in parts}), 0, str(last or ""), "", NOTHING,
            all_cited(cite(p.claim.source, p.claim.locator) for p in parts),
        )  # fmt: skip


def _unsized(catalog: Catalog, chosen: Selection) -> Iterator[GapRow]:
    """Recycling, where firms or projects are named and none has a capacity; and products that a project names without one."""
    firms = [f for f in enterprises(catalog, chosen) if f.segment == "recycling"]
    works = [p for p in projects(catalog, chosen) if p.stage == "recycling"]
    sized = any(p.project.stage == "recycling" for p in chosen_parts(catalog, chosen))
    if (firms or works) and not sized:
        last = max((r.status_date for r in works if r.status_date), key=lambda d: PartialDate(d).last, default="")
        word = STAGE["recycling"]
        yield GapRow(
            "recycling", "unsized", Pair(word.zh, word.en), None, len(works), len(firms), last, "", NOTHING,
            all_cited([*(f.cited for f in firms), *(w.status_cited for w in works)]),
        )  # fmt: skip


def _names(catalog: Catalog) -> str:
    """All that firms and projects are said to make, as one text to look in."""
    told = [t for e in catalog.enterprises.values() for t in (e.makes, SEGMENT[e.segment].zh) if t]
    told += [t for p in catalog.projects.values() for t in (p.name, STAGE[p.stage].zh)]
    told += [
        PRODUCT[c.product].zh
        for p in catalog.projects.values()
        for held in (p.total, *(x.capacities for x in p.phases))
        for c in held
    ]
    return "\n".join(told)


def _absent(catalog: Catalog, chosen: Selection) -> Iterator[GapRow]:
    made = _names(catalog)

    def there(place: Place) -> bool:
        return in_places(catalog, chosen, place.id) and not chosen.narrowed

    for place in catalog.places.values():
        for focus in place.focus:
            if there(place) and focus.name not in made:
                yield GapRow("midstream", "absent", Pair(focus.name, focus.name_en), None, 0, 0, "", place.id, named(place),
                             cite(place.source, place.locator))  # fmt: skip


@remembered
def gaps(catalog: Catalog, chosen: Selection) -> Table[GapRow]:
    """What is missing, from the ore to the used battery."""
    rows = [*_unbuilt(catalog, chosen), *_absent(catalog, chosen), *_unsized(catalog, chosen)]
    return table(GapRow, sorted(rows, key=lambda r: SIDES.index(r.side)))
