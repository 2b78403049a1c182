"""What stands at the head of a record's page: up to three numbers, the newest word on it, and how well it is sourced.

As in ``record``, all follows from the catalogue and the day; the reader's filters do not apply.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from atlas.catalog.catalogue import Catalog
from atlas.figures import record
from atlas.figures.record import Found
from atlas.figures.shared import deposits
from atlas.figures.shared.capacity import base_unit, parts
from atlas.figures.shared.claims import months_between
from atlas.figures.shared.table import Cited, all_cited, cite, grouped
from atlas.words.dates import PartialDate
from atlas.words.pair import NOTHING, Pair, named
from atlas.words.quantity import Quantity, total
from atlas.words.vocab import INVESTMENT_KIND, PRODUCT, PROGRESS, Word

LCE = "lce_resource"
MOST = 3
_MOST_PARTS = 2
# What a project's size is told by first; then the other products in the order of the vocabulary.
_FIRST = ("ore", "lithium_carbonate", "cell")


@dataclass(frozen=True, slots=True)
class Number:
    """One number: what it is (``label``), of what (``more``), and who states it; ``computed`` if nobody does but this house."""

    label: Pair
    more: Pair
    amount: Quantity
    cited: Cited
    computed: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """The date of the newest word by the day ("" if there is none), the whole months since, and the sources by grade."""

    last: str
    months: int
    grades: tuple[tuple[str, int], ...]


def numbers(catalog: Catalog, found: Found, day: date) -> tuple[Number, ...]:
    """At most three numbers that say how large the record is; a source has none."""
    made: dict[str, Iterator[Number]] = {
        "project": _of_work(catalog, found, day), "enterprise": _of_work(catalog, found, day),
        "place": _of_place(catalog, found, day), "deposit": _of_deposit(catalog, found, day), "event": _of_event(catalog, found, day),
    }  # fmt: skip
    return tuple(made.get(found.kind, iter(())))[:MOST]


def _both(word: Word) -> Pair:
    return Pair(word.zh, word.en)


def _of_work(catalog: Catalog, found: Found, day: date) -> Iterator[Number]:
    """What a project or the projects of a firm make: of each product what is built or nearest to it, then the rest; and the amount."""
    held = [p for p in parts(catalog, day) if found.id in (p.project.id, p.project.enterprise)
            and p.progress not in ("aside", "expected") and PRODUCT[p.product].adds]  # fmt: skip
    order, stands = (
        [*_FIRST, *(p for p in PRODUCT if p not in _FIRST)],
        grouped(held, lambda p: (p.product, p.progress)),
    )
    ranked = [(rank, order.index(product), product, progress) for product in {p for p, _ in stands}
              for rank, progress in enumerate(p for p in PROGRESS if (product, p) in stands)]  # fmt: skip
    for _, _, product, progress in sorted(ranked)[:_MOST_PARTS]:
        mine = stands[product, progress]
        amount = total((p.amount for p in mine), base_unit(product))
        cited = all_cited(cite(p.claim.source, p.claim.locator) for p in mine)
        yield Number(_both(PRODUCT[product]), _both(PROGRESS[progress]), amount, cited)
    yield from _largest(catalog, found, day)


def _largest(catalog: Catalog, found: Found, day: date) -> Iterator[Number]:
    """The largest amount of money that stands."""
    rows = [r for r in record.amounts(catalog, found, day) if r.chosen and r.quantity == "investment" and r.amount.base]
    for row in rows[:1]:
        kind = INVESTMENT_KIND[catalog.investments[row.record].kind]
        yield Number(_both(kind), row.record_name, row.amount, row.cited)


def _of_place(catalog: Catalog, found: Found, day: date) -> Iterator[Number]:
    """What the largest deposit of a place holds, and the largest amount."""

    def size(numbers: list[Number]) -> float:
        return max((float(n.amount.base or 0) for n in numbers), default=0.0)

    held = [list(_resources(catalog, d.id, day, named(d))) for d in record.deposits(catalog, found)]
    yield from max(held, key=size, default=[])[:2]
    yield from _largest(catalog, found, day)


def _resources(catalog: Catalog, key: str, day: date, name: Pair) -> Iterator[Number]:
    for quantity in (LCE, deposits.ORE, deposits.LI2O):
        if stands := deposits.resource(catalog, catalog.deposits[key], quantity, day):
            yield Number(named(stands), name, stands.amount, cite(stands.source, stands.locator))


def _of_deposit(catalog: Catalog, found: Found, day: date) -> Iterator[Number]:
    """What is stated of a deposit; where no source gives the carbonate, it is computed."""
    stated = list(_resources(catalog, found.id, day, NOTHING))
    yield from stated
    if not deposits.resource(catalog, catalog.deposits[found.id], LCE, day):
        for made in deposits.computed(catalog, found, day):
            if made.what == "lce":
                yield Number(NOTHING, NOTHING, made.amount, all_cited(i.cited for i in made.inputs), computed=True)


def _of_event(catalog: Catalog, found: Found, day: date) -> Iterator[Number]:
    for row in record.figures(catalog, found, day):
        if row.chosen and row.value is not None:
            whole = named(catalog.events[found.id])
            yield Number(
                Pair(_own(row.record_name.zh, whole.zh), _own(row.record_name.en, whole.en)),
                NOTHING,
                row.amount,
                row.cited,
            )


def _own(name: str, whole: str) -> str:
    """The name of a figure without that of its event."""
    return name.removeprefix(whole).lstrip("：: ")


def evidence(catalog: Catalog, found: Found, day: date) -> Evidence:
    """Over all figures, amounts, steps and events of the record that are known by the day; plans and targets are no news."""
    told: list[tuple[PartialDate | None, Cited]] = []
    for rows in (record.figures(catalog, found, day), record.amounts(catalog, found, day)):
        told += [(None if r.status == "target" else r.date, r.cited) for r in rows]
    if found.kind in ("project", "enterprise", "place"):
        told += [(_dated(r.status_date) if r.status_basis != "planned" else None, r.status_cited)
                 for r in record.projects(catalog, found, day)]  # fmt: skip
        told += [(_dated(r.date), r.cited) for r in record.relations(catalog, found, day)]
    told += [(_dated(r.date), r.cited) for r in record.events(catalog, found, day)] if found.kind != "event" else []
    if found.kind == "event":
        told.append((catalog.events[found.id].date, cite(catalog.events[found.id].source, "")))
    return _evidence(catalog, told, day)


def _dated(day: str) -> PartialDate | None:
    return PartialDate(day) if day else None


def _evidence(catalog: Catalog, told: Iterable[tuple[PartialDate | None, Cited]], day: date) -> Evidence:
    held = list(told)
    last = max((at for at, _ in held if at and at.first <= day), key=lambda d: (d.first, d.last), default=None)
    sources = {c.source for _, cited in held for c in cited}
    grades = Counter(catalog.sources[s].grade for s in sources)
    return Evidence(str(last or ""), months_between(last.last, day) if last else 0, tuple(sorted(grades.items())))
