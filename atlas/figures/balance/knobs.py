"""The coefficients of the ladder as a reader can turn them: from the least to the most that sources state, and where to begin.

Each ``Knob`` is one step of the conversion. Its range holds every source's value for that step, be it of another mine, a
laboratory or a model: the less a region has of its own, the wider it is. It begins at what is nearest to the region.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Coefficient
from atlas.catalog.remember import remembered
from atlas.figures.balance.interval import Interval, between
from atlas.figures.shared.deposits import LI2O, ORE, resource
from atlas.figures.shared.table import Cited, all_cited, cite
from atlas.words.pair import NOTHING, Pair, named, pair
from atlas.words.vocab import LADDER_STEP, ORIGIN

GRADE, MIX = "grade", "mix"
# The steps of which a reader moves the value; the others are laws of nature or an agreement's demand.
TURNED = (GRADE, "flotation", "extraction", MIX, "scrap")
_ORDER = list(ORIGIN)  # nearest to the region first
_PRECISION = Decimal("0.001")
_WHOLE = Decimal(100)


@dataclass(frozen=True)
class Stated:
    """What one source states for a step; ``computed`` if it is this house's quotient of two stated figures."""

    id: str
    name: Pair
    low: Decimal
    point: Decimal
    high: Decimal
    unit: str
    origin: str
    cited: Cited
    note: Pair
    computed: bool = False
    qualifier: str = "exact"


@dataclass(frozen=True)
class Asked:
    """What a reader set: a value for some steps, and the chemistry of the cells that are not of the first. Nothing is set at first."""

    values: tuple[tuple[str, Decimal], ...] = ()
    other: str = ""

    def value(self, step: str) -> Decimal | None:
        return dict(self.values).get(step)


@dataclass(frozen=True)
class Knob:
    """A step with the range of its sources. ``value`` is what counts; ``start`` where it stands unasked, by the source ``by``.

    ``clamped`` if the reader asked for what lies outside the range.
    """

    step: str
    low: Decimal
    start: Decimal
    high: Decimal
    unit: str
    value: Decimal
    by: Stated
    all: tuple[Stated, ...]
    clamped: bool
    share: Decimal | None = None  # of a mix: how much of it is of the first chemistry, in %
    other: str = ""  # of a mix: the id of the other chemistry

    @property
    def interval(self) -> Interval:
        return between(self.low, self.value, self.high, self.unit)

    @property
    def cited(self) -> Cited:
        return all_cited(s.cited for s in self.all)

    @property
    def moved(self) -> bool:
        return self.value != self.start or (self.share is not None and self.share != _WHOLE)

    @property
    def turns(self) -> bool:
        """Whether there is a range to move in."""
        return self.low < self.high


def _of(c: Coefficient) -> Stated | None:
    """A coefficient with its ends; without a value the middle of its range stands, which this house takes."""
    ends = [v for v in (c.low, c.value, c.high) if v is not None]
    if not ends:
        return None
    low, high = min(ends), max(ends)
    point = c.value if c.value is not None else (low + high) / 2
    return Stated(
        c.id, named(c), low, point, high, c.unit, c.origin, cite(c.source, c.locator), pair(c, "note"), c.value is None,
        c.qualifier,
    )  # fmt: skip


def _grades(catalog: Catalog, day: date) -> Iterator[tuple[Decimal, Stated]]:
    """The grade of each deposit with its ore in tonnes: as stated, else of its Li2O and ore; and what is said of the region."""
    for deposit in catalog.deposits.values():
        told, ore, li2o = (resource(catalog, deposit, q, day) for q in ("ore_grade", ORE, LI2O))
        mass = (ore and ore.amount.base) or Decimal(0)
        if told and told.value is not None:
            yield mass, Stated(deposit.id, named(deposit), told.value, told.value, told.value, "%", "here",
                               cite(told.source, told.locator), pair(told, "note"))  # fmt: skip
        elif mass and ore and li2o and li2o.amount.base:
            share = (_WHOLE * li2o.amount.base / mass).quantize(_PRECISION)
            cited = all_cited([cite(li2o.source, li2o.locator), cite(ore.source, ore.locator)])
            yield (
                mass,
                Stated(deposit.id, named(deposit), share, share, share, "%", "here", cited, NOTHING, computed=True),
            )
    for said in catalog.indicators.values():
        observed = said.quantity == "ore_grade" and said.kind == "observed" and said.value and said.date.is_by(day)
        if said.value and observed and not said.rejected and catalog.sources[said.source].grade != "C":
            yield Decimal(0), Stated(said.id, named(said), said.value, said.value, said.value, said.unit, "here",
                                     cite(said.source, said.locator), pair(said, "note"))  # fmt: skip


@remembered
def _stated(catalog: Catalog, day: date) -> Mapping[str, list[Stated]]:
    """What sources of grade A and B state for each step, the one to begin at first; what is only for comparison is left out.

    The grade of ore is told of deposits by the day; coefficients are knowledge of the trade and hold for any day.
    """
    held: dict[str, list[Stated]] = {step: [] for step in LADDER_STEP}
    held[GRADE] = [s for _, s in sorted(_grades(catalog, day), key=lambda pair: (-pair[0], pair[1].id))]
    for c in sorted(catalog.coefficients.values(), key=lambda c: (c.use != "begins", _ORDER.index(c.origin), c.id)):
        if c.use != "check" and catalog.sources[c.source].grade != "C" and (found := _of(c)):
            held[c.step].append(found)
    return held


@remembered
def compared(catalog: Catalog) -> Mapping[str, list[Stated]]:
    """What is listed beside the coefficients and not used, by step."""
    held: dict[str, list[Stated]] = {}
    for c in catalog.coefficients.values():
        if (c.use == "check" or catalog.sources[c.source].grade == "C") and (found := _of(c)):
            held.setdefault(c.step, []).append(found)
    return held


def _turned(step: str, rows: list[Stated], asked: Decimal | None) -> Knob | None:
    if not rows:
        return None
    low, high, start = min(s.low for s in rows), max(s.high for s in rows), rows[0].point
    value = start if asked is None else min(max(asked, low), high)
    return Knob(step, low, start, high, rows[0].unit, value, rows[0], tuple(rows), asked is not None and value != asked)


def _mixed(rows: list[Stated], asked: Asked) -> Knob | None:
    """How much lithium the cells hold: a share of the first chemistry in %, the rest of the other one that is asked for.

    The range is that of all chemistries, since no source tells which will be made.
    """
    if not rows:
        return None
    one = rows[0]
    other = next((s for s in rows if s.id == asked.other), one)
    wanted = asked.value(MIX)
    share = _WHOLE if wanted is None else min(max(wanted, Decimal(0)), _WHOLE)
    value = (one.point * share + other.point * (_WHOLE - share)) / _WHOLE
    return Knob(MIX, min(s.low for s in rows), one.point, max(s.high for s in rows), one.unit, value, one, tuple(rows),
                wanted is not None and share != wanted, share, other.id)  # fmt: skip


@remembered
def knobs(catalog: Catalog, day: date, asked: Asked) -> Mapping[str, Knob]:
    """The steps that sources allow to turn, with what the reader asked for.

    A step without a source is not among them. Values outside a range are put at its end and marked.
    """
    held = _stated(catalog, day)
    made: dict[str, Any] = {step: _turned(step, held[step], asked.value(step)) for step in TURNED if step != MIX}
    made[MIX] = _mixed(held["cell"], asked)
    return {step: made[step] for step in TURNED if made[step]}


@remembered
def fixed(catalog: Catalog, day: date) -> Mapping[str, Knob]:
    """The steps that nobody turns: stoichiometry, and what an agreement demands."""
    held = _stated(catalog, day)
    return {step: knob for step in ("oxide", "metal", "ratio") if (knob := _turned(step, held[step], None))}
