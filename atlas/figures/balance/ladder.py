"""The ladder from ore to cells: what each link could give, what the next one takes, and which is short.

Two states are compared: ``built`` (what is built, commissioning included) and ``all`` (that, and all that sources say is to be
built). Everything is turned into tonnes of lithium carbonate a year, so that links stand on one scale.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from atlas.catalog.catalogue import Catalog
from atlas.catalog.remember import remembered
from atlas.figures.balance.interval import Interval, exactly
from atlas.figures.balance.knobs import Asked, Knob, fixed, knobs
from atlas.figures.projects import chosen_parts
from atlas.figures.shared.capacity import Part
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import Cited, Table, all_cited, cite, table
from atlas.words.quantity import Quantity, total

STATES = ("built", "all")
# The links of the ladder, each by the product that measures it, and the steps that turn its capacity into lithium carbonate.
LINKS = {
    "mining": ("ore_mined", "吨/年", ("grade", "flotation", "extraction", "oxide")),
    "beneficiation": ("ore", "吨/年", ("grade", "flotation", "extraction", "oxide")),
    "refining": ("lithium_carbonate", "吨/年", ()),
    "cell": ("cell", "GWh", ("mix", "metal", "scrap")),
}
_PILOTS = {"cell": "cell_pilot"}  # a pilot line is no factory: it is told beside the capacity of its link
# Not part of what is to be built: what only the ore may give, and what was given up.
_APART = ("expected", "aside")
# Which link feeds which, with what each of the two is measured in where they meet.
MEETINGS = (("mining", "beneficiation", "ore"), ("beneficiation", "refining", "lce"), ("refining", "cell", "lce"))


@dataclass(frozen=True)
class Rung:
    """One link in one state. ``capacity`` is the sum of what sources state; ``lce`` what it makes, could feed or uses, in t of
    lithium carbonate a year, None where ``missing`` steps have no source. ``pilot`` is what pilot lines make where there is
    nothing else: it is in no capacity."""

    link: str
    state: str
    capacity: Quantity
    parts: int
    lce: Interval | None
    steps: tuple[str, ...]
    missing: tuple[str, ...]
    cited: Cited
    pilot: Quantity | None = None


@dataclass(frozen=True)
class Meeting:
    """Where one link feeds the next: what ``gives`` could supply of what ``takes`` needs at full load, as intervals on one
    scale; ``cover`` is the first over the second in %, None where the second is nothing.

    ``verdict``: short (even the most does not suffice), enough (even the least does), unsure (it depends on the coefficients),
    idle (nothing there to take it, a ``pilot`` line apart), or none (nothing on either side).
    """

    gives: str
    takes: str
    state: str
    supply: Interval
    need: Interval
    cover: Interval | None
    verdict: str
    qualifier: str
    cited: Cited
    pilot: Quantity | None = None


def _held(parts: Sequence[Part], product: str, state: str) -> list[Part]:
    return [
        p
        for p in parts
        if p.product == product and (p.progress == "built" if state == "built" else p.progress not in _APART)
    ]


def carbonate(link: str, capacity: Interval, steps: Mapping[str, Interval]) -> Interval:
    """The lithium carbonate (t/a) that ``capacity`` of ``link`` makes, could feed or uses.

    Ore: t/a × grade × recoveries × Li2O→Li2CO3. Cells: GWh × lithium in each kWh × Li→Li2CO3 ÷ (100 % − scrap).
    """
    if link == "refining":
        return capacity
    if link == "cell":
        return capacity * steps["mix"] * steps["metal"] / steps["scrap"].rest()
    return capacity * steps["grade"] * steps["flotation"] * steps["extraction"] * steps["oxide"]


def cells(lce: Interval, steps: Mapping[str, Interval]) -> Interval:
    """The cells (GWh) that so much lithium carbonate suffices for."""
    return lce / steps["metal"] / steps["mix"] * steps["scrap"].rest()


def ore(lce: Interval, steps: Mapping[str, Interval]) -> Interval:
    """The ore (t/a) that so much lithium carbonate takes."""
    return lce / steps["oxide"] / steps["extraction"] / steps["flotation"] / steps["grade"]


def every_knob(catalog: Catalog, chosen: Selection, asked: Asked) -> dict[str, Knob]:
    """Each step of the ladder for which there is a source."""
    return {**knobs(catalog, chosen.day, asked), **fixed(catalog, chosen.day)}


@remembered
def rungs(catalog: Catalog, chosen: Selection, asked: Asked) -> Table[Rung]:
    """Every link in every state, from the mine to the cell; a link of which no capacity is stated at all has none."""
    turned, parts, rows = every_knob(catalog, chosen, asked), chosen_parts(catalog, chosen), []
    steps = {step: knob.interval for step, knob in turned.items()}
    for state in STATES:
        for link, (product, unit, needs) in LINKS.items():
            held = _held(parts, product, state)
            if not _held(parts, product, "all"):
                continue
            capacity = total((p.amount for p in held), unit)
            missing = tuple(s for s in needs if s not in steps)
            lce = None if missing or capacity.value is None else carbonate(link, exactly(capacity), steps)
            beside = [] if held else _held(parts, _PILOTS.get(link, ""), state)
            pilot = total((p.amount for p in beside), unit) if beside else None
            cited = all_cited([cite(p.claim.source, p.claim.locator) for p in (*held, *beside)])
            rows.append(Rung(link, state, capacity, len(held), lce, needs, missing, cited, pilot))
    return table(Rung, rows)


def needed(held: Table[Rung]) -> frozenset[str]:
    """The steps that the rungs and what follows from them need: carbonate lines are held to ore and to cells."""
    links = {r.link for r in held}
    return frozenset(step for link in (LINKS if "refining" in links else links) for step in LINKS[link][2])


def _verdict(supply: Interval, need: Interval) -> str:
    if not need.high:
        return "idle" if supply.high else "none"
    if supply.high < need.low:
        return "short"
    return "enough" if supply.low >= need.high else "unsure"


def _meeting(gives: Rung, takes: Rung, scale: str, turned: Mapping[str, Knob]) -> Meeting | None:
    if scale == "ore":
        sides = [exactly(r.capacity) for r in (gives, takes) if r.capacity.value is not None]
    else:
        sides = [r.lce for r in (gives, takes) if r.lce is not None]
    if len(sides) < 2:
        return None
    supply, need = sides
    doubts = {r.capacity.qualifier for r in (gives, takes)} - {"exact"}
    steps = dict.fromkeys([*gives.steps, *takes.steps] if scale == "lce" else ())
    return Meeting(
        gives.link, takes.link, gives.state, supply, need, supply / need if need.low else None, _verdict(supply, need),
        "about" if doubts else "exact",
        all_cited([gives.cited, takes.cited, *(turned[s].by.cited for s in steps if s in turned)]), takes.pilot,
    )  # fmt: skip


@remembered
def meetings(catalog: Catalog, chosen: Selection, asked: Asked) -> Table[Meeting]:
    """Each pair of links of which one feeds the next, in each state; a pair of which a side is unknown has no row."""
    turned = every_knob(catalog, chosen, asked)
    by = {(r.link, r.state): r for r in rungs(catalog, chosen, asked)}
    found = (
        _meeting(by[gives, state], by[takes, state], scale, turned)
        for state in STATES for gives, takes, scale in MEETINGS if (gives, state) in by and (takes, state) in by
    )  # fmt: skip
    return table(Meeting, (m for m in found if m))


@dataclass(frozen=True)
class Reach:
    """What the carbonate lines of one state come to on another link at full load: ``what`` ore, which they take, or cells, which
    they suffice for; ``there`` is the capacity that is stated of it."""

    what: str
    state: str
    carbonate: Interval
    amount: Interval
    there: Quantity
    cited: Cited


@remembered
def reaches(catalog: Catalog, chosen: Selection, asked: Asked) -> Table[Reach]:
    """In each state the ore that the carbonate lines take and the cells that they suffice for, where the steps have sources."""
    turned = every_knob(catalog, chosen, asked)
    steps = {step: knob.interval for step, knob in turned.items()}
    by = {(r.link, r.state): r for r in rungs(catalog, chosen, asked)}
    rows = []
    for state in STATES:
        line = by.get(("refining", state))
        for what, link, compute in (("ore", "beneficiation", ore), ("cells", "cell", cells)):
            there, needs = by.get((link, state)), LINKS[link][2]
            if line and line.lce and not set(needs) - set(turned):
                nothing = Quantity(Decimal(0), LINKS[link][1])
                cited = [line.cited, there.cited if there else (), *(turned[s].by.cited for s in needs)]
                rows.append(Reach(what, state, line.lce, compute(line.lce, steps), there.capacity if there else nothing,
                                  all_cited(cited)))  # fmt: skip
    return table(Reach, rows)
