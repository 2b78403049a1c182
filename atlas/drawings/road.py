"""Events and milestones → pictures on a time axis. Never filters, never sums.

``road`` shows the events on their levels, ``histories`` the steps of many projects, ``history`` those of one. The first two
share an axis if they are given the same span.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from atlas.catalog.remember import remembered
from atlas.drawings.bars import Picture, Style
from atlas.drawings.beside import Axis, Mark, Row
from atlas.drawings.labels import wrapped
from atlas.drawings.lanes import draw
from atlas.figures.road import LinkRow, RoadRow, Span, StepRow
from atlas.figures.shared.silence import QUIET_MONTHS, SETTLED
from atlas.figures.shared.table import Table, grouped
from atlas.words import text
from atlas.words.dates import PartialDate, months_between
from atlas.words.text import say
from atlas.words.vocab import BASIS, EVENT_KIND, LEVEL, STAGE, STATUS, Word

# Shapes do without colour, so that grey printing keeps the kinds apart.
KIND_SHAPE = {
    "proposal": "diamond",
    "decision": "star",
    "supervision": "circle",
    "policy": "square",
    "conference": "triangle-up",
    "cooperation": "triangle-down",
    "enterprise": "cross",
    "resource": "hexagon",
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
Steps = Sequence[StepRow]


def _when(row: RoadRow | StepRow) -> tuple[date, date]:
    return date.fromisoformat(row.first), date.fromisoformat(row.last)


def _tip(title: str, lines: Sequence[str], row: RoadRow | StepRow, lang: str) -> str:
    """Title, date, ``lines``, then the source and the place in it, as markup."""
    cited = f"{row.source_title.of(lang)} {text.locator(row.cited[0].locator, lang)}".strip()
    told = [text.day(row.date, lang), *filter(None, lines), say("time.source", lang, source=cited)]
    return "<br>".join([f"<b>{wrapped(title)}</b>", *(wrapped(line) for line in told)])


def _axis(span: Span) -> Axis:
    """With some room at both ends, so that the first and the last mark are whole, and at the first for a label before it."""
    room = max((span.last - span.first) / 60, timedelta(days=10))
    return Axis(span.first - 2 * room, span.last + room, span.day)


def _parts(words: Mapping[str, Word], counts: Mapping[str, int], lang: str) -> str:
    """'省 2、市 3': how many of each word, in the order of the vocabulary."""
    said = (say("time.part", lang, name=text.word(words, w, lang), count=counts[w]) for w in words if w in counts)
    return say("list.pause", lang).join(said)


@remembered
def road(
    events: Table[RoadRow], links: Table[LinkRow], span: Span, style: Style, above: frozenset[str] = frozenset()
) -> Picture:
    """Events on lanes by level, linked to what they follow from; those ``above`` the chosen places are grey and say so.

    What lies before the axis begins stands at its left edge, with its date in its label.
    """
    lang, axis, by_level = style.lang, _axis(span), grouped(events, lambda r: r.level)
    kinds = Counter(r.kind for r in events)
    lanes = [(say("time.lane", lang, name=text.word(LEVEL, level, lang), count=len(by_level[level])),
              [_event(r, axis, style, r.id in above) for r in by_level[level]]) for level in LEVEL if level in by_level]  # fmt: skip
    keys = tuple((style.colours[k], KIND_SHAPE[k], text.word(EVENT_KIND, k, lang)) for k in EVENT_KIND if k in kinds)
    title = _road_title(events, lang)
    alt = title + say("list.semicolon", lang) + _parts(EVENT_KIND, kinds, lang)
    pairs = [(link.follows, link.event) for link in links]
    figure = draw(lanes, axis, style, pairs, grows=True)
    return Picture(figure, title, say("time.road_subtitle", lang) + _as_of(span, style), alt, keys)


def _as_of(span: Span, style: Style) -> str:
    """The day, where the reader chose it."""
    return say("time.as_of", style.lang, day=style.day) if span.dated else ""


def _road_title(events: Sequence[RoadRow], lang: str) -> str:
    """How many on which level, when the first proposal was made (else the first of them), and when the latest."""
    if not events:
        return say("empty.road", lang)
    proposals = [r for r in events if r.kind == "proposal"]
    first, last = (proposals or events)[0], max(events, key=lambda r: (r.first, r.last))
    parts = _parts(LEVEL, Counter(r.level for r in events), lang)
    return say("time.road" if proposals else "time.road_plain", lang, count=len(events), parts=parts,
               first=text.day(first.date, lang), last=text.day(last.date, lang))  # fmt: skip


def _event(row: RoadRow, axis: Axis, style: Style, above: bool) -> Row:
    lang, (first, last) = style.lang, _when(row)
    shape, colour = KIND_SHAPE[row.kind], style.colours["muted" if above else row.kind]
    title = row.title.of(lang)
    if above:
        title += say("list.aside", lang, text=say("road.whole", lang, level=text.word(LEVEL, row.level, lang)))
    kind = f"{text.word(LEVEL, row.level, lang)} · {text.word(EVENT_KIND, row.kind, lang)}"
    tip = _tip(title, [kind, row.by.of(lang)], row, lang)
    if last < axis.first:
        edge = axis.first + (axis.last - axis.first) / 120
        return Row(row.id, f"{text.day(row.date, lang)} {title}", (Mark(edge, edge, "triangle-left", colour, tip),))
    return Row(row.id, title, (Mark(first, last, shape, colour, tip),))


def _step(row: StepRow, style: Style) -> Mark:
    lang, (first, last) = style.lang, _when(row)
    said = f"{text.word(STATUS, row.status, lang)} · {text.word(BASIS, row.basis, lang)}"
    tip = _tip(_name(row, lang), [said, row.note.of(lang)], row, lang)
    return Mark(first, last, STATUS_SHAPE[row.status], style.colours[row.status], tip, row.basis == "planned")


def _name(row: StepRow, lang: str, phases: str = "") -> str:
    """Project and phase, or ``phases`` in its place; the only phase of a project goes without its name."""
    return row.project_name.of(lang) + _whose(row, lang, phases)


def _whose(row: StepRow, lang: str, phases: str) -> str:
    told = phases or _phase(row, lang)
    return f" · {told}" if told else ""


def _phase(row: StepRow, lang: str) -> str:
    return (row.phase_name.of(lang) or say("time.whole", lang)) if row.parted else ""


def _done(steps: Steps) -> list[StepRow]:
    return [s for s in steps if s.basis != "planned"]


def _state(steps: Steps, lang: str) -> str:
    """Where a phase stands: its last status, or that all of it is planned."""
    done = _done(steps)
    return text.word(STATUS, done[-1].status, lang) if done else text.word(BASIS, "planned", lang)


def _threads(steps: Steps, style: Style) -> tuple[tuple[date, date, str], ...]:
    """The line from each step that was reached to the next, in the colour of the status in between. It ends with the last: what
    came after that no source tells."""
    done = _done(steps)
    reached = [(_when(s)[1], style.colours[s.status]) for s in done]
    return tuple((start, end, colour) for (start, colour), (end, _) in pairwise(reached) if start < end)


def _silence(steps: Steps, until: date | None) -> tuple[date, date] | None:
    """The time since the last step of which a source tells, up to the day."""
    done = _done(steps)
    last = _when(done[-1])[1] if done else None
    return (last, until) if last and until and last < until else None


def _silent_for(steps: Steps, until: date, lang: str) -> str:
    """For how many months no source has told anything of what is not finished yet; "" where it is not worth saying."""
    done = _done(steps)
    told = [PartialDate(s.last_word).last for s in done if s.last_word]
    months = months_between(max(told), until) if told and done[-1].status not in SETTLED else 0
    return say("time.silent", lang, months=months) if months >= QUIET_MONTHS else ""


def _status_keys(steps: Steps, style: Style) -> tuple[tuple[str, str, str], ...]:
    used = {s.status for s in steps}
    return tuple((style.colours[s], STATUS_SHAPE[s], text.word(STATUS, s, style.lang)) for s in STATUS if s in used)


def _on(axis: Axis, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks of a row. Of those that lie before the axis begins only the last is shown, as a sign at its edge that points there:
    at a date of the axis it would be a false one."""
    early = [m for m in marks if m.last < axis.first]
    edge = axis.first + (axis.last - axis.first) / 120
    at_edge = [replace(m, first=edge, last=edge, shape="triangle-left", hollow=False) for m in early if not m.hollow][
        -1:
    ]
    return (*at_edge, *(m for m in marks if m not in early))


def _in_time(steps: Steps) -> Steps:
    return sorted(steps, key=lambda r: (r.last, r.first))


@remembered
def histories(steps: Table[StepRow], span: Span, style: Style) -> Picture:
    """Lanes by stage, a row for each phase or project as a whole with its steps on it; those of one project with the same steps
    share a row. No label tells for how long there has been no word, since not all would have the room: the alternative text does, and
    dots run from the last step to the day."""
    lang, axis = style.lang, _axis(span)
    phases = grouped(_in_time(steps), lambda r: (r.project, r.phase)).values()
    alike = grouped(phases, lambda held: (held[0].project, tuple((s.status, s.first, s.last, s.basis) for s in held)))

    def row_of(same: Sequence[Steps]) -> Row:
        held = same[0]
        together = say("list.pause", lang).join(_phase(h[0], lang) for h in same) if len(same) > 1 else ""
        name, marks = _name(held[0], lang, together), _on(axis, [_step(s, style) for s in held])
        brief, began = say("time.state", lang, name=name, state=_state(held, lang)), _when(held[0])[0]
        early = say("time.before", lang, year=text.day(str(began.year), lang)) if began < axis.first else ""
        label = brief + early
        return Row(
            f"{held[0].project}/{held[0].phase}",
            label,
            marks,
            _threads(held, style),
            _silence(held, span.day),
            brief,
            (name.removesuffix(_whose(held[0], lang, together)), name),
        )

    lanes = []
    for stage, mine in _by_stage(alike.values()):
        lanes.append((text.word(STAGE, stage, lang), [row_of(same) for same in mine]))
    last = max(_done(steps), key=lambda r: (r.first, r.last), default=None)
    title = say("time.histories" if last else "time.only_plans", lang, last=text.day(last.date, lang) if last else "")
    told = [steps for _, mine in _by_stage(alike.values()) for steps in mine]
    labels = [row.label for _, rows in lanes for row in rows]
    said = say("list.semicolon", lang).join(
        label + _silent_for(_in_time([s for held in same for s in held]), span.day, lang)
        for label, same in zip(labels, told, strict=True)
    )
    early = say("time.steps_early", lang) if any(_when(s)[1] < axis.first for s in _done(steps)) else ""
    return Picture(draw(lanes, axis, style, grows=True), title, say("time.steps_subtitle", lang) + early + _as_of(span, style),
                   title + say("list.colon", lang) + said, _status_keys(steps, style))  # fmt: skip


def _by_stage(alike: Iterable[list[list[StepRow]]]) -> list[tuple[str, list[list[list[StepRow]]]]]:
    """Groups of histories by the stage of their project, in the order of the chain."""
    held = grouped(alike, lambda same: same[0][0].stage)
    return [(stage, held[stage]) for stage in STAGE if stage in held]


@remembered
def history(steps: Table[StepRow], style: Style, day: date | None = None) -> Picture:
    """The history of one project, phases as lanes and a row for each step.

    With ``day``, the day as of which it is told, dots run on to it from the last step of each phase. The axis holds whole years. An empty
    table gives a picture without marks.
    """
    lang = style.lang
    years = [d.year for r in steps for d in _when(r)] + ([day.year] if day else []) or [date.today().year]
    axis = Axis(date(min(years), 1, 1), date(max(years), 12, 31), day)
    phases = grouped(_in_time(steps), lambda r: r.phase).values()
    lanes = [(_phase(held[0], lang), _rows_of(held, style, day)) for held in phases]
    states = [say("time.lane_state", lang, lane=lane, state=_state(held, lang)).strip()
              for (lane, _), held in zip(lanes, phases, strict=True)]  # fmt: skip
    title, subtitle = say("time.no_history", lang), ""
    if steps:
        done = _done(_in_time(steps))
        title = say(
            "time.history", lang, name=steps[0].project_name.of(lang), states=say("list.comma", lang).join(states)
        )
        subtitle = say(
            "time.history_subtitle", lang, count=len(steps), last=text.day(done[-1].date if done else "", lang)
        )
    alt = (
        title
        + say("list.colon", lang)
        + say("list.semicolon", lang).join(f"{heading} {row.label}".strip() for heading, rows in lanes for row in rows)
    )
    return Picture(draw(lanes, axis, style), title, subtitle, alt, _status_keys(steps, style))


def _rows_of(steps: Steps, style: Style, day: date | None) -> list[Row]:
    """A row for each step of one phase, with the line that begins there; after the last that was reached, the dots of silence."""
    lang, rows, threads, done = style.lang, [], _threads(steps, style), _done(steps)
    for number, step in enumerate(steps):
        label = say("time.step", lang, status=text.word(STATUS, step.status, lang), date=text.day(step.date, lang))
        planned, start = step.basis == "planned", _when(step)[1]
        thread = () if planned else tuple(t for t in threads if t[0] == start)
        silence = None
        if done and step is done[-1]:
            silence = _silence(steps, day)
            label += _silent_for(steps, day, lang) if day else ""
        label = say("time.planned", lang, step=label) if planned else label
        rows.append(Row(f"{step.phase}/{number}", label, (_step(step, style),), thread, silence))
    return rows
