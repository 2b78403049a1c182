"""The pieces of the balance of the chain: sliders within what sources state, the ladder, its answers, flows, the demanded ratio, gaps."""

from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from math import floor, log10

import streamlit as st

from atlas.drawings import balance as drawings
from atlas.figures.balance import inputs
from atlas.figures.balance.knobs import MIX, TURNED, Asked, Knob, compared
from atlas.figures.balance.ladder import STATES, Meeting, Reach, Rung, needed
from atlas.figures.balance.links import GapRow
from atlas.figures.balance.required import Requirement
from atlas.figures.shared.table import Table, all_cited
from atlas.markup import balance as markup
from atlas.markup.pictures import amounts
from atlas.markup.shared import parts as pieces
from atlas.ui.shared import parts
from atlas.ui.shared.choices import adopt_number, adopt_one, tell_number, tell_one
from atlas.ui.shared.frame import view
from atlas.ui.takeaway.pictures import Taken

_FLOWS_PX = 1000.0
_STEPS = 100  # a slider has at least so many positions
_OTHER = "other"
# What a step is called in the address where its own name is taken: the ledger filters by the grade of sources.
_NAMES = {"grade": "li2o"}
INPUT_HEADINGS = {"ladder_step": "col.step", "name": "col.coefficient", "low": "col.low", "value": "col.used", "high": "col.high", "unit": "col.unit",
                  "origin": "col.origin", "use": "col.use", "source": "col.source", "locator": "col.locator", "note": "col.note"}  # fmt: skip
OUTPUT_HEADINGS = {"state": "col.state", "link": "col.link", "to_link": "col.to_link", "what": "col.computed", "low": "col.low", "point": "col.point", "high": "col.high",
                   "unit": "col.unit", "formula": "col.formula", "source": "col.source"}  # fmt: skip


def _ends(knob: Knob) -> tuple[float, float, float]:
    """Where the slider of a knob begins, stands and ends: of a mix it is a share in %."""
    return (0.0, 100.0, 100.0) if knob.step == MIX else (float(knob.low), float(knob.start), float(knob.high))


def _name(step: str) -> str:
    return _NAMES.get(step, step)


def _step(low: float, high: float) -> tuple[float, str]:
    """The step of a slider, and the format in which it tells a number."""
    digits = max(0, -floor(log10((high - low) / _STEPS)))
    return 10.0**-digits, f"%.{digits}f"


def choose(every: Mapping[str, Knob], rungs: Table[Rung]) -> Asked:
    """A slider for each step that the rungs need and that has a range; what is chosen stands in the address. Returns what the
    reader asked for."""
    v, wanted = view(), needed(rungs)
    start = {step: knob for step, knob in every.items() if step in wanted}
    parts.section(v.say("balance.knobs"), v.say("balance.knobs_how"))
    values, beyond, other = [], [], ""
    turning = [start[step] for step in TURNED if step in start and start[step].turns]
    for knob in turning:
        low, begin, high = _ends(knob)
        if adopt_number(_name(knob.step), low, begin, high):
            beyond.append(knob)
    for knob in turning:
        low, begin, high = _ends(knob)
        if knob.step == MIX:
            other = _choose_other(knob)
        step, shape = _step(low, high)
        unit = "%" if knob.step == MIX else knob.unit
        label = markup.knob_label(knob, v.lang)
        st.slider(label, low, high, key=_name(knob.step), step=step, format=shape + unit.replace("%", "%%"))
        st.html(markup.knob_note(knob, v.notes))
        values.append((knob.step, Decimal(str(tell_number(_name(knob.step), begin)))))
    if still := [k for k in start.values() if not k.turns]:
        st.html(markup.fixed(still, v.notes))
    if beyond:
        parts.line(markup.beyond(beyond, v.lang), "quiet")
    if any(value != Decimal(str(_ends(start[step])[1])) for step, value in values):
        st.button(v.say("balance.reset"), on_click=_reset, args=(turning,), type="tertiary")
    return Asked(tuple(values), other)


def _choose_other(knob: Knob) -> str:
    """The chemistry of the cells that are not of the first."""
    v = view()
    offered = [s.id for s in knob.all if s.id != knob.by.id]
    names = {s.id: markup.chemistry(s.name.of(v.lang)) for s in knob.all}
    adopt_one(_OTHER, offered)
    st.selectbox(v.say("balance.other"), offered, key=_OTHER, format_func=names.__getitem__)
    return tell_one(_OTHER, offered)


def _reset(turning: list[Knob]) -> None:
    for knob in turning:
        st.session_state[_name(knob.step)] = _ends(knob)[1]


def empty() -> None:
    """One sentence and one link where there is nothing to weigh."""
    parts.empty_page("balance", "page.balance", "balance.no_source", "balance.nothing")


def _told(meetings: Table[Meeting], reaches: Table[Reach]) -> str:
    """The finding under the name of what is chosen."""
    return markup.title(meetings, reaches, parts.chosen_places(), view().lang)


def title(meetings: Table[Meeting], reaches: Table[Reach]) -> None:
    """The finding under the name of what is chosen."""
    v, told = view(), _told(meetings, reaches)
    st.html(markup.style() + pieces.head(told, v.say("balance.how"), level=1))


def ladder(rungs: Table[Rung], meetings: Table[Meeting], reaches: Table[Reach]) -> None:
    """The links of each state on one scale."""
    v = view()
    for state in STATES:
        held = [r for r in rungs if r.state == state]
        if held:
            st.html(markup.ladder(state, held, [m for m in meetings if m.state == state], v.style, v.notes, reaches))


def answers(reaches: Table[Reach], turned: Mapping[str, Knob]) -> None:
    """What the carbonate lines take and suffice for, each with its formula."""
    v = view()
    if reaches:
        parts.section(v.say("balance.answers"), v.say("balance.answers_how"))
        st.html(markup.answers(reaches, turned, v.notes))


def flows(rungs: Table[Rung]) -> Taken | None:
    """Where the lithium goes, at the values that are set, in the state that the reader chooses; the same to take away."""
    v = view()
    there = [s for s in STATES if drawings.drawable([r for r in rungs if r.state == s])]
    if not there:
        return None
    adopt_one("state", there)
    parts.section(v.say("balance.flows"))
    st.segmented_control(v.say("balance.state"), there, key="state", required=True, label_visibility="collapsed",
                         format_func=lambda s: v.say(f"balance.state_{s}"))  # fmt: skip
    state = tell_one("state", there)
    held = rungs.where(lambda r: r.state == state)
    draw = partial(drawings.flows, held)
    parts.chart(draw, held, "balance-flows")  # on a phone only its sentence is shown
    return Taken.of_chart(f"balance-flows-{state}", draw, parts.cited_by(held), v.say("balance.flows"), _FLOWS_PX)


def required(rows: Table[Requirement], turned: Mapping[str, Knob]) -> None:
    """The ratio that an agreement demands, package by package."""
    v = view()
    if rows:
        parts.section(v.say("balance.required"), markup.ratio(turned["ratio"], v.lang))
        st.html(markup.required(rows, v.notes))


def gaps(rows: Table[GapRow]) -> None:
    """What the chain lacks."""
    v = view()
    if rows:
        parts.section(v.say("balance.gaps"), v.say("balance.gaps_how"))
        st.html(markup.gaps(rows, v.notes))


def tables(
    turned: Mapping[str, Knob],
    rungs: Table[Rung],
    meetings: Table[Meeting],
    reaches: Table[Reach],
    flows: Taken | None,
) -> None:
    """Every coefficient with its sources, and every figure that was computed, apart from each other, and the pictures as files."""
    v, told = view(), _told(meetings, reaches)
    taken = [Taken("balance-ladder", lambda style: amounts.ladder(told, v.say("balance.ladder_how"), rungs, meetings, reaches, style),
                   all_cited([*(r.cited for r in rungs), *(m.cited for m in meetings)]), v.say("balance.ladder")),
             *([flows] if flows else [])]  # fmt: skip
    if rungs:
        parts.twins("balance", [
            (v.say("balance.inputs_table"), inputs.used(turned, compared(v.catalog)), INPUT_HEADINGS, "balance-coefficients"),
            (v.say("balance.outputs_table"), inputs.computed(rungs, meetings), OUTPUT_HEADINGS, "balance-computed"),
        ], *taken)  # fmt: skip
