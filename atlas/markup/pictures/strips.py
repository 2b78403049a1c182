"""The strips → marks: every phase by its status, and the landmarks of the road side by side with the months between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from atlas.drawings.bars import SHAPE, Style
from atlas.drawings.labels import width as width_of
from atlas.drawings.road import KIND_SHAPE
from atlas.figures.landmarks import Landmark
from atlas.figures.progress import ORDER, CellRow
from atlas.figures.projects import StatusRow
from atlas.figures.shared.silence import SILENT_MONTHS
from atlas.figures.shared.table import Table, grouped
from atlas.markup import projects, road
from atlas.markup.pictures.marks import LINE, Art, Mark, Path, Words, block, tidy, wrapped
from atlas.markup.pictures.plate import Drawn
from atlas.markup.pictures.symbols import SWATCH, hollow, swatch, symbol
from atlas.words import text
from atlas.words.text import say
from atlas.words.vocab import EVENT_KIND, LEVEL

_WIDTH, _GAP = 1268.0, 22.0
_NAME, _LANES = 190.0, 3
_SIZE, _SMALL, _DAY = 13.0, 12.0, 17.0
_RADIUS, _FAINT, _SIGN = 11.0, 0.6, 17.0
_BOLD = 0.92  # of the room: bold letters are wider than they are measured


def phases(title: str, subtitle: str, cells: Table[CellRow], style: Style) -> Drawn:
    """The phases under one another by status, from production back to the first word; with a broken edge those that are silent."""
    lang, held = style.lang, grouped(cells, lambda r: r.status)
    marks: list[Mark] = []
    told, y = list[str](), 0.0
    wide = (_WIDTH - _NAME) / _LANES
    for status in (s for s in ORDER if s in held):
        mine = held[status]
        label = f"{len(mine)} {projects.status_head(status, lang)}"
        told.append(label)
        line = Path(f"M0,{tidy(y)}h{tidy(_WIDTH)}", edge=style.colours["line"], width=0.7, opacity=_FAINT)
        heading = wrapped(label, (_NAME - _GAP) * 0.94, _SIZE)
        marks += [line, *block(Words(0, 0, "", style.ink, _SIZE, bold=True), heading, y + 7)]
        below = y + 7 + len(heading) * LINE * _SIZE
        ends = y + 7
        for first in range(0, len(mine), _LANES):
            high = 0.0
            for lane, row in enumerate(mine[first : first + _LANES]):
                x = _NAME + lane * wide
                name = wrapped(projects.named(row, lang), wide - SWATCH - _GAP, _SMALL)
                marks += [_cell(row, x, ends + LINE * _SMALL / 2, style),
                          *block(Words(x + SWATCH + 6, 0, "", style.ink, _SMALL), name, ends)]  # fmt: skip
                high = max(high, len(name) * LINE * _SMALL)
            ends += high + 5
        y = max(below, ends) + 5
    silent = sum(r.silent for r in cells)
    if silent:
        note = say("projects.hollow", lang, count=silent, months=SILENT_MONTHS)
        marks += [hollow(style.colours["unknown"], 0, y + 14, style.ground), *block(Words(SWATCH + 6, 0, "", style.ink, _SMALL), [note], y + 6)]  # fmt: skip
        y += 26
    return Drawn(title, subtitle, say("list.comma", lang).join(told), (), Art(_WIDTH, max(y, 1.0), tuple(marks)))


def _cell(row: CellRow, x: float, middle: float, style: Style) -> Mark:
    colour = style.colours[row.status or "unknown"]
    if row.silent or not row.status:
        return hollow(colour, x, middle, style.ground)
    return swatch(colour, SHAPE.get(row.status, ""), x, middle, style.ground)


@dataclass(frozen=True, slots=True)
class _Stop:
    """A step: its ``kind`` is that of an event, "" for the day itself; ``lag`` tells the months since the one before."""

    kind: str
    lag: str
    when: str
    chips: str
    what: str
    more: Sequence[str] = ()


def steps(title: str, subtitle: str, line: Sequence[Landmark], ladder: Table[StatusRow], day: str, style: Style) -> Drawn:  # fmt: skip
    """The landmarks in a row, the months between them, and where the road has led by ``day`` (ISO): how many phases stand where. No length
    stands for time."""
    lang, order = style.lang, road.standing(ladder)
    lags = [lag or "" for lag in road.lags(line, order, day, lang)]
    count = len(line) + bool(order)
    wide = (_WIDTH - (count - 1) * _GAP) / max(count, 1)
    stops = [_landmark(mark, lag, lang) for mark, lag in zip(line, lags, strict=False)]
    if order:
        now = say("road.now", lang, count=sum(r.phases for r in order))
        stops.append(_Stop("", lags[-1], style.day, say("time.day", lang), now, _stand(order, wide, lang)))
    marks, bottom = list[Mark](), 1.0
    for n, stop in enumerate(stops):
        x = n * (wide + _GAP)
        if stop is not stops[-1]:
            way = f"M{tidy(x + 2 * _RADIUS)},{tidy(_RADIUS + 1)}H{tidy(x + wide + _GAP)}"
            marks.append(Path(way, edge=style.colours["muted"], width=1.2))
        made, end = _stop(stop, str(n + 1) if stop.kind else "", x, wide, style)
        marks, bottom = [*marks, *made], max(bottom, end)
    alt = (" ".join(filter(None, (s.lag, s.when, s.what, "".join(s.more)))) for s in stops)
    return Drawn(title, subtitle, say("list.semicolon", lang).join(alt), (), Art(_WIDTH, bottom, tuple(marks)))


def _landmark(mark: Landmark, lag: str, lang: str) -> _Stop:
    row, level = mark.row, text.word(LEVEL, mark.row.level, lang)
    chips = [level, text.word(EVENT_KIND, row.kind, lang), "" if mark.own else say("road.whole", lang, level=level)]
    return _Stop(row.kind, lag, text.day(row.date, lang), " · ".join(filter(None, chips)), row.title.of(lang))


def _stop(stop: _Stop, number: str, x: float, wide: float, style: Style) -> tuple[list[Mark], float]:
    """A circle and below it what is told, and where that ends."""
    colour, middle = style.colours[stop.kind] if stop.kind else style.ink, _RADIUS + 1
    marks: list[Mark] = [symbol("circle", x + _RADIUS, middle, 2 * _RADIUS, fill=style.ground, edge=colour, width=3)]
    inside = Words(x + _RADIUS, 0, "", style.ink, _SMALL, "middle", bold=True)
    marks += block(inside, [number] if number else [], middle - LINE * _SMALL / 2)
    y = 2 * _RADIUS + 8
    marks += block(Words(x, 0, "", style.ink, _SMALL), [stop.lag] if stop.lag else [], y)
    y += LINE * _SMALL
    for told, size in ((stop.when, _DAY), (stop.chips, _SMALL), (stop.what, _SIZE)):
        bold, indent = size != _SMALL, _SIGN if size == _SMALL and stop.kind else 0.0
        if indent:
            sign = KIND_SHAPE[stop.kind]
            marks.append(symbol(sign, x + 6, y + LINE * size / 2, SWATCH - 2, fill=colour, edge=colour, width=1))
        held = wrapped(told, (wide - indent) * (_BOLD if bold else 1), size)
        marks += block(Words(x + indent, 0, "", style.ink, size, bold=bold), held, y)
        y += len(held) * LINE * size
    marks += block(Words(x, 0, "", style.ink, _SMALL), stop.more, y)
    return marks, y + len(stop.more) * LINE * _SMALL


def _stand(order: Sequence[StatusRow], room: float, lang: str) -> list[str]:
    """How many phases stand where, in lines that part no number from its status."""
    made, pause = [""], say("list.pause", lang)
    for row in order:
        told = say("time.part", lang, name=projects.status_label(row.status, lang), count=row.phases)
        if made[-1] and width_of(made[-1] + told + pause) * _SMALL / 12 > room:
            made.append("")
        made[-1] += told + (pause if row is not order[-1] else "")
    return [told.strip() for told in made if told]
