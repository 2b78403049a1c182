"""The balance as two tables that leave the house apart from each other: the coefficients that sources state, and what is computed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from atlas.figures.balance.interval import Interval
from atlas.figures.balance.knobs import Knob
from atlas.figures.balance.ladder import Meeting, Rung
from atlas.figures.shared.table import Cited, Table, table
from atlas.words.pair import Pair


@dataclass(frozen=True)
class InputRow:
    """What one source states for a step of the ladder; ``value`` is what counts now, None for what only widens the range."""

    step: str
    id: str
    name: Pair
    low: float
    value: float | None
    high: float
    unit: str
    origin: str
    cited: Cited
    note: Pair


def used(turned: Mapping[str, Knob]) -> Table[InputRow]:
    """Every coefficient, step by step; the value of a step stands with the source at which it begins."""
    return table(InputRow, (
        InputRow(step, s.id, s.name, float(s.low), float(knob.value) if s.id == knob.by.id else None, float(s.high), s.unit, s.origin,
                 s.cited, s.note)
        for step, knob in turned.items() for s in knob.all))  # fmt: skip


@dataclass(frozen=True)
class OutputRow:
    """A figure that this house computed: never a claim. ``what`` is capacity (the sum of what is stated), carbonate (t/a), or
    cover (%); ``formula`` names the steps, and ``cited`` the sources of what went in."""

    state: str
    link: str
    what: str
    low: float | None
    point: float | None
    high: float | None
    unit: str
    formula: str
    cited: Cited


def _row(state: str, link: str, what: str, span: Interval, formula: str, cited: Cited) -> OutputRow:
    return OutputRow(state, link, what, float(span.low), float(span.point), float(span.high), span.unit, formula, cited)


def computed(rungs: Iterable[Rung], meetings: Iterable[Meeting]) -> Table[OutputRow]:
    """What the ladder comes to, link by link and where two links meet."""
    rows = []
    for r in rungs:
        value = None if r.capacity.base is None else float(r.capacity.base)
        rows.append(OutputRow(r.state, r.link, "capacity", value, value, value, r.capacity.unit, "sum", r.cited))
        if r.lce is not None and r.steps:
            rows.append(_row(r.state, r.link, "carbonate", r.lce, " × ".join(("capacity", *r.steps)), r.cited))
    rows += [_row(m.state, f"{m.gives} > {m.takes}", "cover", m.cover, f"{m.gives} / {m.takes}", m.cited)
             for m in meetings if m.cover is not None]  # fmt: skip
    return table(OutputRow, rows)
