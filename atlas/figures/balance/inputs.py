"""The balance as two tables that leave the house apart from each other: the coefficients that sources state, and what is computed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from atlas.figures.balance.interval import Interval
from atlas.figures.balance.knobs import MIX, Knob, Stated
from atlas.figures.balance.ladder import Meeting, Rung
from atlas.figures.shared.table import Cited, Table, table
from atlas.words.pair import NOTHING, Pair
from atlas.words.vocab import LADDER_STEP, STAGE, Word


@dataclass(frozen=True)
class InputRow:
    """What one source states for a step of the ladder; ``value`` is what counts now, None for what only widens the range.

    ``use`` is begins, range, or check for what is listed beside them and not used.
    """

    ladder_step: str
    id: str
    name: Pair
    low: float
    value: float | None
    high: float
    unit: str
    origin: str
    use: str
    cited: Cited
    note: Pair


def used(turned: Mapping[str, Knob], beside: Mapping[str, Sequence[Stated]]) -> Table[InputRow]:
    """Every coefficient, step by step, and then what is only listed ``beside`` them; the value of a step stands with the source
    at which it begins."""
    held = [(step, s, float(knob.value) if s.id == knob.by.id else None, "begins" if s.id == knob.by.id else "range")
            for step, knob in turned.items() for s in knob.all]  # fmt: skip
    held += [(step, s, None, "check") for step, stated in beside.items() for s in stated]
    return table(InputRow, (InputRow("cell" if step == MIX else step, s.id, s.name, float(s.low), value, float(s.high), s.unit, s.origin, use, s.cited, s.note)
                            for step, s, value, use in held))  # fmt: skip


@dataclass(frozen=True)
class OutputRow:
    """A figure that this house computed: never a claim. ``what`` is capacity (the sum of what is stated), carbonate (t/a), or
    cover (what ``link`` could supply over what ``to_link`` takes, in %); ``formula`` names what was multiplied or divided, and
    ``cited`` the sources of the capacities that went in."""

    state: str
    link: str
    to_link: str
    what: str
    low: float | None
    point: float | None
    high: float | None
    unit: str
    formula: Pair
    cited: Cited


def _names(words: Mapping[str, Word], ids: Iterable[str], mark: str) -> Pair:
    """The labels of some words with ``mark`` between them, in both languages."""
    found = [words["cell" if i == MIX else i] for i in ids]
    return Pair(*(f" {mark} ".join(word.label(lang) for word in found) for lang in ("zh", "en")))


def _row(state: str, links: tuple[str, str], what: str, span: Interval, formula: Pair, cited: Cited) -> OutputRow:
    return OutputRow(
        state, *links, what, float(span.low), float(span.point), float(span.high), span.unit, formula, cited
    )


def computed(rungs: Iterable[Rung], meetings: Iterable[Meeting]) -> Table[OutputRow]:
    """What the ladder comes to, link by link and where two links meet."""
    rows = []
    for r in rungs:
        value = None if r.capacity.base is None else float(r.capacity.base)
        rows.append(OutputRow(r.state, r.link, "", "capacity", value, value, value, r.capacity.unit, NOTHING, r.cited))
        if r.lce is not None and r.steps:
            rows.append(_row(r.state, (r.link, ""), "carbonate", r.lce, _names(LADDER_STEP, r.steps, "·"), r.cited))
    rows += [_row(m.state, (m.gives, m.takes), "cover", m.cover, _names(STAGE, (m.gives, m.takes), "÷"), m.cited)
             for m in meetings if m.cover is not None]  # fmt: skip
    return table(OutputRow, rows)
