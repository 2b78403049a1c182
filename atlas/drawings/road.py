"""Frames of events and milestones → pictures on a time axis. Never filters, never sums.

``road`` shows the events on their levels, ``histories`` the steps of many projects, ``history`` those of one. The first two
share an axis if they are given the same span.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd

from atlas.drawings.bars import Picture, Style
from atlas.drawings.lanes import Axis, Mark, Row, draw, wrapped
from atlas.figures.remember import records_of, remembered
from atlas.figures.road import Span
from atlas.words import text
from atlas.words.text import say
from atlas.words.vocab import BASIS, EVENT_KIND, LEVEL, STAGE, STATUS

Cells = Mapping[Any, Any]  # one row of a frame

# Shape and colour of each kind: blue for the congresses, green for the governments, ochre for meetings and cooperation, grey
# and violet for firms and ores. Each colour has a contrast of 3 or more with both grounds; shapes do without colour.
KIND_LOOK = {
    "proposal": ("diamond", "#4A97D9"),
    "decision": ("star", "#2468AB"),
    "supervision": ("circle", "#2F7BBF"),
    "policy": ("square", "#1F8A5F"),
    "conference": ("triangle-up", "#C9741A"),
    "cooperation": ("triangle-down", "#A8591B"),
    "enterprise": ("cross", "#7C8794"),
    "resource": ("hexagon", "#8A6D9E"),
}
STATUS_SHAPE = {
    "announced": "circle",
    "research_under_way": "star-triangle-up",
    "permitted": "square",
    "site_preparation": "triangle-up",
    "construction": "diamond",
    "commissioning": "hexagon",
    "first_product": "pentagon",
    "operating": "star",
    "third_party": "triangle-right",
    "shelved": "x",
    "cancelled": "x",
}


def _when(row: Cells) -> tuple[date, date]:
    return date.fromisoformat(row["first"]), date.fromisoformat(row["last"])


def _tip(title: str, lines: Sequence[str], row: Cells, lang: str) -> str:
    """Title, date, ``lines``, then the source and the place in it, as markup."""
    cited = f"{text.both(row, 'source_title', lang)} {text.locator(row['locator'], lang)}".strip()
    told = [text.day(row["date"], lang), *filter(None, lines), say("time.source", lang, source=cited)]
    return "<br>".join([f"<b>{wrapped(title)}</b>", *(wrapped(line) for line in told)])


def _axis(span: Span) -> Axis:
    """With some room at both ends, so that the first and the last mark are whole."""
    room = max((span.last - span.first) / 60, timedelta(days=10))
    return Axis(span.first - room, span.last + room, span.day)


@remembered
def road(frame: pd.DataFrame, links: pd.DataFrame, span: Span, style: Style) -> Picture:
    """Events on lanes by level; the frames are ``history.events`` and ``history.links``.

    What lies before the axis begins stands at its left edge, with its date in its label.
    """
    lang, rows, axis = style.lang, records_of(frame), _axis(span)
    lanes = []
    for level in LEVEL:
        mine = [_event(r, axis, lang) for r in rows if r["level"] == level]
        if mine:
            lanes.append((say("time.lane", lang, name=text.word(LEVEL, level, lang), count=len(mine)), mine))
    pairs = list(zip(links["follows"], links["event"], strict=True))
    kinds = [k for k in EVENT_KIND if any(r["kind"] == k for r in rows)]
    keys = tuple((KIND_LOOK[k][1], KIND_LOOK[k][0], text.word(EVENT_KIND, k, lang)) for k in kinds)
    pause = say("list.pause", lang)
    parts = pause.join(say("time.part", lang, name=text.word(LEVEL, level, lang), count=sum(r["level"] == level for r in rows))
                       for level in LEVEL if any(r["level"] == level for r in rows))  # fmt: skip
    title = _road_title(rows, parts, lang)
    by_kind = pause.join(
        say("time.part", lang, name=text.word(EVENT_KIND, k, lang), count=sum(r["kind"] == k for r in rows))
        for k in kinds
    )
    alt = f"{title}; {by_kind}"
    return Picture(
        draw(lanes, axis, style, pairs, grows=True), title, say("time.road_subtitle", lang, day=style.day), alt, keys
    )


def _road_title(rows: Sequence[Cells], parts: str, lang: str) -> str:
    """How many on which level, when the first proposal was made (else the first of them), and when the latest."""
    if not rows:
        return say("empty.road", lang)
    proposals = [r for r in rows if r["kind"] == "proposal"]
    first, last = (proposals or rows)[0], max(rows, key=lambda r: (r["first"], r["last"]))
    ends = {"first": text.day(first["date"], lang), "last": text.day(last["date"], lang)}
    return say("time.road" if proposals else "time.road_plain", lang, count=len(rows), parts=parts, **ends)


def _event(row: Cells, axis: Axis, lang: str) -> Row:
    first, last = _when(row)
    shape, colour = KIND_LOOK[row["kind"]]
    title = text.both(row, "title", lang)
    kind = f"{text.word(LEVEL, row['level'], lang)} · {text.word(EVENT_KIND, row['kind'], lang)}"
    tip = _tip(title, [kind, text.both(row, "by", lang)], row, lang)
    if last < axis.first:
        edge = axis.first + (axis.last - axis.first) / 120
        return Row(
            row["id"], f"{text.day(row['date'], lang)} {title}", (Mark(edge, edge, "triangle-left", colour, tip),)
        )
    return Row(row["id"], title, (Mark(first, last, shape, colour, tip),))


def _step(row: Cells, style: Style) -> Mark:
    lang, planned = style.lang, row["basis"] == "planned"
    first, last = _when(row)
    status = text.word(STATUS, row["status"], lang)
    said = f"{status} · {text.word(BASIS, row['basis'], lang)}"
    tip = _tip(_name(row, lang), [said, text.both(row, "note", lang)], row, lang)
    return Mark(first, last, STATUS_SHAPE[row["status"]], style.colours[row["status"]], tip, planned)


def _name(row: Cells, lang: str) -> str:
    """Project and phase; the only phase of a project goes without its name."""
    phase = (text.both(row, "phase_name", lang) or say("time.whole", lang)) if row["parted"] else ""
    return " · ".join(filter(None, (text.both(row, "project_name", lang), phase)))


def _thread(steps: Sequence[Cells], style: Style, until: date | None) -> tuple[tuple[date, date, str], ...]:
    """The line from each step that was reached to the next, in the colour of the status in between."""
    done = [s for s in steps if s["basis"] != "planned"]
    starts = [_when(s)[1] for s in done]
    ends = [*starts[1:], until or starts[-1]] if done else []
    return tuple((a, b, style.colours[s["status"]]) for s, a, b in zip(done, starts, ends, strict=True) if a < b)


def _status_keys(rows: Sequence[Cells], style: Style) -> tuple[tuple[str, str, str], ...]:
    used = [s for s in STATUS if any(r["status"] == s for r in rows)]
    return tuple((style.colours[s], STATUS_SHAPE[s], text.word(STATUS, s, style.lang)) for s in used)


def _grouped(rows: Sequence[Cells], *columns: str) -> dict[tuple[str, ...], list[Cells]]:
    groups: dict[tuple[str, ...], list[Cells]] = {}
    for row in sorted(rows, key=lambda r: (r["last"], r["first"])):
        groups.setdefault(tuple(row[c] for c in columns), []).append(row)
    return groups


@remembered
def histories(frame: pd.DataFrame, span: Span, style: Style, by_stage: bool = True) -> Picture:
    """One row for each phase, its steps on it; the frame is ``history.milestones``. Lanes by stage, or in order of time."""
    lang, axis, rows = style.lang, _axis(span), records_of(frame)
    groups = _grouped(rows, "project", "phase")

    def row_of(key: tuple[str, ...], steps: Sequence[Cells]) -> Row:
        marks = tuple(_step(s, style) for s in steps)
        now = [s for s in steps if s["basis"] != "planned"]
        state = text.word(STATUS, now[-1]["status"], lang) if now else text.word(BASIS, "planned", lang)
        label = say("time.state", lang, name=_name(steps[0], lang), state=state)
        return Row("/".join(key), label, marks, _thread(steps, style, span.day), _name(steps[0], lang))

    lanes = []
    for stage in STAGE if by_stage else ("",):
        held = [row_of(k, steps) for k, steps in groups.items() if stage in ("", steps[0]["stage"])]
        if held:
            lanes.append(
                (say("time.lane", lang, name=text.word(STAGE, stage, lang), count=len(held)) if stage else "", held)
            )
    planned = sum(r["basis"] == "planned" for r in rows)
    done = sorted((r for r in rows if r["basis"] != "planned"), key=lambda r: (r["first"], r["last"]))
    ends = [text.day(r["date"], lang) for r in (done[0], done[-1])] if done else ["—", "—"]
    title = say(
        "time.histories", lang, projects=len({r["project"] for r in rows}), steps=len(done), first=ends[0], last=ends[1]
    )
    title += say("time.and_planned", lang, planned=planned) if planned else ""
    said = "; ".join(row.label for _, held in lanes for row in held)
    return Picture(draw(lanes, axis, style, grows=True), title, say("time.steps_subtitle", lang, day=style.day), f"{title}: {said}",
                   _status_keys(rows, style))  # fmt: skip


@remembered
def history(frame: pd.DataFrame, style: Style, day: date | None = None) -> Picture:
    """The history of one project, phases as lanes and a row for each step; the frame is ``history.of_project``.

    With ``day``, the day as of which it is told, the line of each phase goes on to it. The axis holds whole years. An empty
    frame gives a picture without marks.
    """
    lang, rows = style.lang, records_of(frame)
    days = [d for r in rows for d in _when(r)] + ([day] if day else [])
    years = [d.year for d in days] or [date.today().year]
    axis = Axis(date(min(years), 1, 1), date(max(years), 12, 31), day)
    lanes, states = [], []
    for steps in _grouped(rows, "phase").values():
        marks = [_step(s, style) for s in steps]
        labels = [
            say("time.step", lang, status=text.word(STATUS, s["status"], lang), date=text.day(s["date"], lang))
            for s in steps
        ]
        labels = [
            say("time.planned", lang, step=t) if s["basis"] == "planned" else t
            for s, t in zip(steps, labels, strict=True)
        ]
        thread = _thread(steps, style, day)
        held = [Row(f"{s['phase']}/{n}", labels[n], (marks[n],), tuple(t for t in thread if t[0] == _when(s)[1] and s["basis"] != "planned"))
                for n, s in enumerate(steps)]  # fmt: skip
        now = [s for s in steps if s["basis"] != "planned"]
        lane = (text.both(steps[0], "phase_name", lang) or say("time.whole", lang)) if steps[0]["parted"] else ""
        state = text.word(STATUS, now[-1]["status"], lang) if now else text.word(BASIS, "planned", lang)
        states.append(say("time.lane_state", lang, lane=lane, state=state).strip())
        lanes.append((lane, held))
    name = text.both(rows[0], "project_name", lang) if rows else ""
    last = max((r for r in rows if r["basis"] != "planned"), key=lambda r: (r["last"], r["first"]), default=None)
    title = (
        say("time.history", lang, name=name, states=say("list.comma", lang).join(states))
        if rows
        else say("time.no_history", lang)
    )
    alt = f"{title}. " + "; ".join(f"{heading} {row.label}".strip() for heading, held in lanes for row in held)
    subtitle = (
        say("time.history_subtitle", lang, count=len(rows), last=text.day(last["date"] if last else "", lang))
        if rows
        else ""
    )
    return Picture(draw(lanes, axis, style), title, subtitle, alt, _status_keys(rows, style))
