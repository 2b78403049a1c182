"""How far things have come → marks: a line for each on the same steps, at the left what it is, at the right what is said of it. The
works of research, and what moved between two days."""

from collections.abc import Sequence
from dataclasses import dataclass

from atlas.drawings.bars import SHAPE, Style
from atlas.drawings.labels import width as width_of
from atlas.figures.changes.between import Bulletin
from atlas.figures.changes.rows import STEPS, ChangeRow
from atlas.figures.research import WorkRow
from atlas.figures.shared.table import Table
from atlas.markup import changes, research
from atlas.markup.pictures.marks import LINE, Art, Mark, Path, Words, block, rectangle, tidy, wrapped
from atlas.markup.pictures.plate import Drawn
from atlas.markup.pictures.symbols import BROKEN, symbol
from atlas.markup.shared.cells import ended
from atlas.words import text
from atlas.words.text import say
from atlas.words.vocab import PRODUCT, STATUS

_WIDTH, _NAME, _GAP = 1268.0, 390.0, 20.0
_SIZE, _SMALL, _ROOM = 13.0, 12.0, 7.0
_BLOCK, _DOT, _FAINT = 18.0, 12.0, 0.6


@dataclass(frozen=True, slots=True)
class _Row:
    """A line: it stands ``at`` a rung (-1 at none) and came from ``begun`` (-1 from none known); ``right`` holds the lines of each
    column, ``head`` is a heading of the lines below it."""

    name: str
    below: str = ""
    at: int = -1
    begun: int = -1
    status: str = ""
    silent: bool = False
    right: Sequence[Sequence[str]] = ()
    head: bool = False


def _art(rows: Sequence[_Row], rungs: Sequence[str], heads: Sequence[str], room: float, style: Style, *, blocks: bool) -> Art:  # fmt: skip
    """The rows below one another; each of the columns that ``heads`` name takes ``room``. With ``blocks`` a row fills its rung and all
    of the way to it; else it is a dot, hollow where it began."""
    start, columns = _NAME + _GAP, [_WIDTH - room * (len(heads) - n) + _GAP for n in range(len(heads))]
    step = (_WIDTH - room * len(heads) - start) / max(len(rungs), 1)
    longest = max((width_of(word) for rung in rungs for word in rung.split()), default=1.0)
    size = min(_SMALL, _SMALL * (step - _ROOM) / longest)
    labels = [wrapped(rung, step - _ROOM, size) for rung in rungs]
    y = max((len(told) for told in labels), default=0) * LINE * _SMALL
    marks: list[Mark] = []
    for n, told in enumerate(labels):
        marks += block(Words(start + (n + 0.5) * step, 0, "", style.ink, size, "middle"), told, y - len(told) * LINE * size)  # fmt: skip
    for x, told_ in zip(columns, heads, strict=True):
        marks += block(Words(x, 0, "", style.ink, _SMALL), [told_], y - LINE * _SMALL)
    y += 4
    for row in rows:
        line = "" if row.head else f"M0,{tidy(y)}h{tidy(_WIDTH)}"
        marks += [Path(line, edge=style.colours["line"], width=0.7, opacity=_FAINT)] if line else []
        name = wrapped(row.name, _NAME * (0.94 if row.head or row.below else 1), _SIZE)
        below = wrapped(row.below, _NAME, _SMALL) if row.below else []
        right = [[line for told in lines for line in wrapped(told, room - _GAP, _SMALL)] for lines in row.right]
        high = max(len(name) * LINE * _SIZE + len(below) * LINE * _SMALL, *(len(r) * LINE * _SMALL for r in right), 0.0)
        top = y + _ROOM
        marks += block(Words(0, 0, "", style.ink, _SIZE, bold=row.head or bool(below)), name, top)
        marks += block(Words(0, 0, "", style.ink, _SMALL), below, top + len(name) * LINE * _SIZE)
        for x, held in zip(columns, right, strict=False):
            marks += block(Words(x, 0, "", style.ink, _SMALL), held, top)
        if not row.head:
            middle = top + high / 2
            marks.append(Path(f"M{tidy(start)},{tidy(middle)}h{tidy(step * len(rungs))}", edge=style.colours["muted"], width=0.8, opacity=_FAINT))  # fmt: skip
            marks += (_filled if blocks else _dotted)(row, start, step, middle, style)
        y = top + high + _ROOM
    return Art(_WIDTH, y, tuple(marks))


def _filled(row: _Row, start: float, step: float, middle: float, style: Style) -> list[Mark]:
    """The way to a rung, and the rung."""
    if row.at < 0:
        return []
    colour, x = style.colours[row.status or "unknown"], start + row.at * step
    pattern = SHAPE.get(row.status, "")
    d = rectangle(x, middle - _BLOCK / 2, step, _BLOCK)
    made: list[Mark] = [Path(f"M{tidy(start)},{tidy(middle)}H{tidy(x)}", edge=colour, width=3.5)] if row.at else []
    made.append(Path(d, style.ground, colour if row.silent else "", dash=BROKEN if row.silent else ""))
    return made if row.silent else [*made, Path(d, colour, colour, pattern=pattern)]


def _dotted(row: _Row, start: float, step: float, middle: float, style: Style) -> list[Mark]:
    """The rung on which it stands, and where it was."""
    if row.at < 0:
        return []
    colour, x = style.colours[row.status or "unknown"], start + (row.at + 0.5) * step
    made: list[Mark] = []
    if row.begun >= 0:
        was = start + (row.begun + 0.5) * step
        made += [Path(f"M{tidy(was)},{tidy(middle)}H{tidy(x)}", edge=colour, width=2.2),
                 symbol("circle", was, middle, _DOT, fill=style.ground, edge=colour, width=1.6)]  # fmt: skip
    solid = not SHAPE.get(row.status, "")
    made.append(symbol("circle", x, middle, _DOT, fill=colour if solid else style.ground, edge=colour, width=1.6))
    return [*made] if solid else [*made, symbol("circle", x, middle, _DOT / 2, fill=colour, edge=colour, width=1)]


def _alt(rows: Sequence[_Row], lang: str) -> str:
    told = (row.name + say("list.colon", lang) + say("list.comma", lang).join(line for held in row.right for line in held)
            for row in rows if not row.head)  # fmt: skip
    return say("list.semicolon", lang).join(told)


def works(title: str, subtitle: str, held: Table[WorkRow], steps: Sequence[str], style: Style) -> Drawn:
    """A row for each work of research: what and whose it is, the step at which it stands, its aim, the newest word."""
    lang, rows = style.lang, []
    for work in held:
        row = work.row
        who = [row.enterprise_name.of(lang) or say("research.no_firm", lang), row.place_name.of(lang)]
        told = say("list.semicolon", lang).join(research.told(work, lang))
        aims = [
            f"{' '.join(filter(None, research.aim(a, lang)))} {text.word(PRODUCT, a.product, lang)}" for a in work.aims
        ]
        last = text.brief(work.cell.last, lang) + research.since(work, lang)
        rows.append(_Row(
            research.named(work, lang), " · ".join(filter(None, (*who, told))), steps.index(row.status) if row.status in steps else -1,
            0, row.status, work.cell.silent, (aims or [say("research.no_aim", lang)], [research.status_label(row.status, lang), last]),
        ))  # fmt: skip
    heads = (say("research.aim", lang), say("research.last", lang))
    rungs = [text.word(STATUS, s, lang) for s in steps]
    return Drawn(title, subtitle, _alt(rows, lang), (), _art(rows, rungs, heads, 180.0, style, blocks=True))


def moves(title: str, subtitle: str, found: Bulletin, style: Style) -> Drawn:
    """A line for each phase whose step is another than before, group by group: hollow where it stood, filled where it stands."""
    lang, rows = style.lang, []
    for kind in STEPS:
        if held := found.held[kind]:
            rows.append(_Row(f"{say(f'changes.group_{kind}', lang)} · {len(held)}", head=True))
            rows += [_moved(r, lang) for r in held]
    rungs = [text.word(STATUS, status, lang) for status in changes.LADDER]
    return Drawn(title, subtitle, _alt(rows, lang), (), _art(rows, rungs, ("",), 220.0, style, blocks=False))


def _moved(row: ChangeRow, lang: str) -> _Row:
    said = ended(row, "after", lang)
    if row.status_before:
        said = say("changes.moved", lang, before=ended(row, "before", lang), after=said)
    when = text.brief(row.date, lang) + ("*" if row.may_be_earlier else "")
    return _Row(row.name.of(lang), at=changes.rung(row.status_after), begun=changes.rung(row.status_before),
                status=row.status_after, right=([f"{said} {when}".strip()],))  # fmt: skip
