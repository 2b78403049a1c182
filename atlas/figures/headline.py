"""What stands at the head of a record's page: up to three blocks of numbers, the newest word on it, and how well it is sourced.

As in ``record``, all follows from the catalogue and the day; the reader's filters do not apply.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from atlas.catalog.catalogue import Catalog
from atlas.catalog.remember import remembered
from atlas.figures import record
from atlas.figures.projects import chosen_parts
from atlas.figures.record import Found
from atlas.figures.shared import deposits
from atlas.figures.shared.capacity import Part, base_unit, parts, standing, words_on
from atlas.figures.shared.silence import SETTLED, SILENT_MONTHS, word_on
from atlas.figures.shared.table import Cited, all_cited, cite, grouped
from atlas.words.dates import PartialDate, months_between
from atlas.words.pair import NOTHING, Pair, named
from atlas.words.quantity import Quantity, total
from atlas.words.vocab import INDICATOR_KIND, PRODUCT, PROGRESS, Word

LCE = "lce_resource"
MOST = 3
_MOST_PRODUCTS = 2
# What a project's size is told by first; then the other products in the order of the vocabulary.
_FIRST = ("ore", "lithium_carbonate", "cell")


@dataclass(frozen=True, slots=True)
class Number:
    """One number and who states it. ``word`` says what kind of number it is: how far a capacity has come, the kind of an amount of
    money or of a figure, "" for none. Of a capacity ``status`` is the word of all its parts if they stand alike, ``last`` the date of
    the newest word, ``months`` how long ago that was, and ``silent`` that it was long ago although more is to be expected; ``share``
    (0 to 1) is its part of ``whole``, all that is stated of the product, where the other parts do not stand beside it.

    ``sense`` is a word of CAPACITY_SENSE where the one claim behind the number speaks of more than its project; ``wider`` are the numbers
    of other sources that do, with their sense, where the claim speaks of the project alone."""

    amount: Quantity
    cited: Cited
    word: str = ""
    status: str = ""
    last: str = ""
    months: int = 0
    silent: bool = False
    share: float | None = None
    whole: Quantity | None = None
    sense: str = ""
    said_on: str = ""
    wider: tuple["Number", ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Numbers that stand together, ``of`` one thing: capacity (what is built and what is not), money, resource, computed or figure.
    ``title`` names what is counted, ``note`` where or in what, ``product`` the product of a capacity or
    the quantity of a resource."""

    of: str
    title: Pair
    numbers: tuple[Number, ...]
    note: Pair = NOTHING
    product: str = ""

    @property
    def share(self) -> float | None:
        """The share that is built, from 0 to 1; None where a part has no number."""
        sizes = [(n.word, n.amount.base) for n in self.numbers]
        whole = sum((size for _, size in sizes if size is not None), Decimal(0))
        if not whole or any(size is None for _, size in sizes):
            return None
        return float(sum((size for word, size in sizes if word == "built" and size is not None), Decimal(0)) / whole)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The date of the newest word by the day ("" if there is none), the whole months since, and the sources by grade. Of a firm
    ``works`` is the date of the newest word on its projects where that is older; the months are since then."""

    last: str
    months: int
    grades: tuple[tuple[str, int], ...]
    works: str = ""


def blocks(catalog: Catalog, found: Found, day: date) -> tuple[Block, ...]:
    """At most three blocks that say how large the record is; a source has none."""
    made: dict[str, Iterator[Block]] = {
        "project": _of_work(catalog, found, day), "enterprise": _of_work(catalog, found, day),
        "place": _of_place(catalog, found, day), "deposit": _of_deposit(catalog, found, day), "event": _of_event(catalog, found, day),
    }  # fmt: skip
    return tuple(made.get(found.kind, iter(())))[:MOST]


def _of_work(catalog: Catalog, found: Found, day: date) -> Iterator[Block]:
    """What a project or the projects of a firm make, and the amount."""
    yield from capacity(catalog, found, day)[:_MOST_PRODUCTS]
    yield from _largest(catalog, found, day)


@remembered
def capacity(catalog: Catalog, found: Found, day: date) -> tuple[Block, ...]:
    """A block for each product of a project, a firm or a place, with its parts from what is built to what is only said; last what
    others are to build."""
    held = [
        p for p in _parts(catalog, found, day) if p.progress not in ("aside", "expected") and PRODUCT[p.product].adds
    ]
    order, rank = [*_FIRST, *(p for p in PRODUCT if p not in _FIRST)], list(PROGRESS)
    made = []
    for product, mine in grouped(held, lambda p: p.product).items():
        stands = sorted(grouped(mine, lambda p: p.progress).items(), key=lambda pair: rank.index(pair[0]))
        numbers = tuple(
            _scoped(catalog, _part(catalog, progress, product, group, day), group, day) for progress, group in stands
        )
        made.append(Block("capacity", _both(PRODUCT[product]), numbers, product=product))
    return tuple(sorted(made, key=lambda b: (b.numbers[0].word == "sought", order.index(b.product))))


def _parts(catalog: Catalog, found: Found, day: date) -> Iterable[Part]:
    if found.kind == "place":
        return chosen_parts(catalog, record.within(catalog, found, day))
    return (p for p in parts(catalog, day) if found.id in (p.project.id, p.project.enterprise))


def _part(catalog: Catalog, progress: str, product: str, mine: list[Part], day: date) -> Number:
    """The parts of one product that have come equally far, as one number."""
    told = [d for p in mine for d in words_on(catalog, p, day)]
    last = max((d for d in told if d.first <= day), key=lambda d: (d.first, d.last), default=None)
    months = months_between(last, day) if last else 0
    (status, *others) = {p.status for p in mine}
    return Number(
        total((p.amount for p in mine), base_unit(product)), all_cited(cite(p.claim.source, p.claim.locator) for p in mine), progress,
        "" if others else status, str(last or ""), months, months >= SILENT_MONTHS and any(p.status not in SETTLED for p in mine),
    )  # fmt: skip


def _scoped(catalog: Catalog, number: Number, mine: list[Part], day: date) -> Number:
    """The number of one claim with its sense, if that takes in more than the project, or else with the other numbers, the newest first,
    that sources give for more than it."""
    part = mine[0]
    if len(mine) > 1:
        return number
    if part.claim.wider:
        return replace(number, sense=part.claim.sense, said_on=str(part.claim.date))
    held = part.phase.capacities if part.phase else part.project.total
    others = [c for c in held if c.product == part.product and c.wider and c.amount.base != part.claim.amount.base
              and standing(catalog, (c,), day)]  # fmt: skip
    newest = {c.amount.base: c for c in sorted(others, key=lambda c: c.date.sort_key)}.values()
    wider = (Number(c.amount, cite(c.source, c.locator), sense=c.sense, said_on=str(c.date)) for c in reversed(newest))
    return replace(number, wider=tuple(wider))


def _both(word: Word) -> Pair:
    return Pair(word.zh, word.en)


def _largest(catalog: Catalog, found: Found, day: date) -> Iterator[Block]:
    """The largest amount of money that stands."""
    rows = [r for r in record.amounts(catalog, found, day) if r.chosen and r.quantity == "investment" and r.amount.base]
    for row in rows[:1]:
        number = Number(row.amount, row.cited, catalog.investments[row.record].kind)
        yield Block("money", NOTHING, (number,), row.record_name)


def _of_place(catalog: Catalog, found: Found, day: date) -> Iterator[Block]:
    """What the largest deposit of a place holds, what is built there of each product, and the largest amount."""

    def size(held: list[Block]) -> float:
        return max((float(b.numbers[0].amount.base or 0) for b in held), default=0.0)

    held = [list(_resources(catalog, d.id, day, named(d))) for d in record.deposits(catalog, found)]
    yield from max(held, key=size, default=[])[:1]
    yield from (replace(b, numbers=(_first(b),)) for b in capacity(catalog, found, day)[:_MOST_PRODUCTS])
    yield from _largest(catalog, found, day)


def _first(block: Block) -> Number:
    """The part that has come furthest, as a share of all: the others have a picture further down the page."""
    sizes, first = [n.amount.base for n in block.numbers], block.numbers[0]
    if len(sizes) == 1 or None in sizes or not first.amount.base:
        return first
    whole = total((n.amount for n in block.numbers), first.amount.unit)
    return replace(first, share=float(first.amount.base / whole.base), whole=whole) if whole.base else first


def _resources(catalog: Catalog, key: str, day: date, name: Pair) -> Iterator[Block]:
    for quantity in (LCE, deposits.ORE, deposits.LI2O):
        if stands := deposits.resource(catalog, catalog.deposits[key], quantity, day):
            number = Number(stands.amount, cite(stands.source, stands.locator))
            yield Block("resource", named(stands), (number,), name, quantity)


def _of_deposit(catalog: Catalog, found: Found, day: date) -> Iterator[Block]:
    """What is stated of a deposit; where no source gives the carbonate, it is computed."""
    yield from _resources(catalog, found.id, day, NOTHING)
    if not deposits.resource(catalog, catalog.deposits[found.id], LCE, day):
        for made in deposits.computed(catalog, found, day):
            if made.what == "lce":
                yield Block("computed", NOTHING, (Number(made.amount, all_cited(i.cited for i in made.inputs)),))


def _of_event(catalog: Catalog, found: Found, day: date) -> Iterator[Block]:
    whole = named(catalog.events[found.id])
    for row in record.figures(catalog, found, day):
        if row.chosen and row.value is not None:
            title = Pair(_own(row.record_name.zh, whole.zh), _own(row.record_name.en, whole.en))
            word = row.status if row.status in INDICATOR_KIND and row.status != "observed" else ""
            yield Block("figure", title, (Number(row.amount, row.cited, word),))


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
    made = _evidence(catalog, told, day)
    return _of_works(catalog, found, made, day) if found.kind == "enterprise" and made.last else made


def _of_works(catalog: Catalog, found: Found, made: Evidence, day: date) -> Evidence:
    """News of a firm, such as of its shares, is no news of its works."""
    held = [
        word_on(catalog, r.project, part, day) for r in record.projects(catalog, found, day) for part in {r.phase, ""}
    ]
    last = max((word[0] for word in held if word), key=lambda d: d.sort_key, default=None)
    if not last or last.last >= PartialDate(made.last).first:
        return made
    return replace(made, works=str(last), months=months_between(last, day))


def _dated(day: str) -> PartialDate | None:
    return PartialDate(day) if day else None


def _evidence(catalog: Catalog, told: Iterable[tuple[PartialDate | None, Cited]], day: date) -> Evidence:
    held = list(told)
    last = max((at for at, _ in held if at and at.first <= day), key=lambda d: (d.first, d.last), default=None)
    sources = {c.source for _, cited in held for c in cited}
    grades = Counter(catalog.sources[s].grade for s in sources)
    return Evidence(str(last or ""), months_between(last, day) if last else 0, tuple(sorted(grades.items())))
