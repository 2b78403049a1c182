"""Who works on which link of the chain → marks: a tile for each member in the column of its link, those of one owner in a bracket."""

from collections.abc import Sequence
from dataclasses import dataclass

from atlas.drawings.bars import SHAPE, Style
from atlas.figures.enterprises import CHAIN, PublishedRow, TileRow, count
from atlas.figures.shared.table import Cited, Table, all_cited, grouped
from atlas.markup.enterprises import share_held
from atlas.markup.pictures.marks import Art, Mark, Path, Words, block, rectangle, tidy, wrapped
from atlas.markup.pictures.plate import Drawn
from atlas.markup.pictures.symbols import SWATCH, hollow, swatch
from atlas.words import text
from atlas.words.pair import named
from atlas.words.text import say
from atlas.words.vocab import SEGMENT, STAGE, STATUS

_WIDTH, _GAP, _BETWEEN, _PAD, _TILE = 1268.0, 22.0, 8.0, 8.0, 190.0
_NAME, _SMALL, _HEAD = 13.0, 12.0, 15.0
_STEP = 1.3  # from one line to the next, of the size
_MANY = 7  # so many members take the room of two links
_BRACKET = 10.0
_POINT, _FAINT = 9, 0.3


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a tile: ``status`` is that whose swatch stands before it, or ""."""

    told: str
    status: str = ""
    silent: bool = False


@dataclass(frozen=True, slots=True)
class _Tile:
    name: str
    lines: Sequence[_Line]


@dataclass(frozen=True, slots=True)
class _Block:
    """The tiles of the same owners under what is said of these, or one tile under ""."""

    told: str
    tiles: Sequence[_Tile]


@dataclass(frozen=True, slots=True)
class _Column:
    """A link with its members; ``room`` is its part of the width."""

    name: str
    told: str
    blocks: Sequence[_Block]
    room: int


def _tile(row: TileRow, lang: str, *, owned: bool) -> _Tile:
    lines = [_Line(share)] if owned and (share := share_held(row, lang)) else []
    if row.status:
        work = say("firms.work", lang, stage=text.word(STAGE, row.stage, lang)) if row.stage else ""
        said = f"{work}{text.word(STATUS, row.status, lang)} {text.brief(row.status_date, lang)}".strip()
        lines.append(_Line(said, row.status, row.silent))
    if place := row.firm.county_name.of(lang) or row.firm.place_name.of(lang):
        lines.append(_Line(place))
    return _Tile(row.firm.name.of(lang), lines)


def _column(segment: str, rows: Sequence[TileRow], room: int, lang: str) -> _Column:
    word = say("firms.segment_unstated", lang) if segment == "unstated" else text.word(SEGMENT, segment, lang)
    counted = count(rows)
    told = say("firms.of_column", lang, working=counted.working, built=counted.built) if counted.working else ""
    blocks = []
    for owners, mine in grouped(rows, lambda r: tuple(o.subject for o in r.owners)).items():
        if not owners:
            blocks += [_Block("", [_tile(r, lang, owned=False)]) for r in mine]
            continue
        names = say("list.pause", lang).join(o.subject_name.of(lang) for o in mine[0].owners)
        held = say(f"firms.{mine[0].owners[0].kind}", lang, names=names)
        blocks.append(_Block(held, [_tile(r, lang, owned=True) for r in mine]))
    return _Column(
        f"{word[:1].upper()}{word[1:]} {len(rows)}",
        told or ("" if rows else say("firms.none", lang)),
        blocks,
        room,
    )


def _tile_marks(tile: _Tile, x: float, y: float, width: float, style: Style) -> tuple[list[Mark], float]:
    """A tile, and where it ends."""
    room = width - 2 * _PAD
    name = wrapped(tile.name, room, _NAME)
    marks = block(Words(x + _PAD, 0, "", style.ink, _NAME), name, y + 5)
    below = y + 5 + len(name) * _STEP * _NAME
    for line in tile.lines:
        key = SWATCH + 5 if line.status else 0.0
        told = wrapped(line.told, room - key, _SMALL)
        if line.status:
            colour, middle = style.colours[line.status], below + _STEP * _SMALL / 2
            at = (x + _PAD, middle, style.ground)
            marks.append(hollow(colour, *at) if line.silent else swatch(colour, SHAPE.get(line.status, ""), *at))
        marks += block(Words(x + _PAD + key, 0, "", style.ink, _SMALL), told, below)
        below += len(told) * _STEP * _SMALL
    end = below + 6
    edge = Path(rectangle(x, y, width, end - y), style.ground, style.colours["muted"], 0.8)
    return [edge, *marks], end


def _block_marks(held: _Block, x: float, y: float, width: float, style: Style) -> tuple[list[Mark], float]:
    """One tile, or those of one owner beside a line that holds them together, and where they end."""
    if not held.told:
        return _tile_marks(held.tiles[0], x, y, width, style)
    told = wrapped(held.told, width - _BRACKET, _SMALL)
    marks: list[Mark] = block(Words(x + _BRACKET, 0, "", style.ink, _SMALL), told, y)
    below = y + len(told) * _STEP * _SMALL + 3
    for tile in held.tiles:
        made, end = _tile_marks(tile, x + _BRACKET, below, width - _BRACKET, style)
        marks += made
        below = end + 4
    line = f"M{tidy(x + 2)},{tidy(y)}V{tidy(below - 4)}"
    return [Path(line, edge=style.colours["accent"], width=2.5), *marks], below - 4


def _arrow(x: float, y: float, width: float, height: float) -> str:
    """The ground of a heading, which points to the next link."""
    there, back = tidy(width), tidy(height / 2)
    return f"M{tidy(x)},{tidy(y)}h{there}l{_POINT},{back}l-{_POINT},{back}h-{there}Z"


def _column_marks(
    column: _Column, x: float, y: float, width: float, style: Style, *, link: bool
) -> tuple[list[Mark], float]:
    """A heading (that of a ``link`` on a ground of its own) and below it the members, each where the least stands above it."""
    pad = _PAD if link else 0.0
    name = wrapped(column.name, (width - 2 * pad) * 0.94, _HEAD)
    told = wrapped(column.told, width - 2 * pad, _SMALL) if column.told else []
    marks = block(Words(x + pad, 0, "", style.ink, _HEAD, bold=True), name, y + 4)
    below = y + 4 + len(name) * _STEP * _HEAD
    marks += block(Words(x + pad, 0, "", style.ink, _SMALL), told, below)
    below += max(len(told), 1 if link else 0) * _STEP * _SMALL + 6
    if link:
        marks.insert(0, Path(_arrow(x, y, width, below - y), style.colours["line"], opacity=_FAINT))
    lanes = max(1, round(width / _TILE))
    each = (width - (lanes - 1) * _BETWEEN) / lanes
    ends = [below + (_BETWEEN if link else 0.0)] * lanes
    for held in column.blocks:
        lane = ends.index(min(ends))
        made, end = _block_marks(held, x + lane * (each + _BETWEEN), ends[lane], each, style)
        marks += made
        ends[lane] = end + _BETWEEN
    return marks, max(ends)


def _row(columns: Sequence[_Column], y: float, style: Style, *, link: bool = False) -> tuple[list[Mark], float]:
    """Columns beside each other, and where the longest ends."""
    if not columns:
        return [], y
    unit = (_WIDTH - (len(columns) - 1) * _GAP) / sum(c.room for c in columns)
    marks: list[Mark] = []
    x, bottom = 0.0, y
    for column in columns:
        made, end = _column_marks(column, x, y, column.room * unit, style, link=link)
        marks += made
        x, bottom = x + column.room * unit + _GAP, max(bottom, end)
    return marks, bottom + 8


def firms(
    title: str, subtitle: str, tiles: Table[TileRow], published: Table[PublishedRow], whole: bool, style: Style
) -> Drawn:
    """Investors of the whole chain, its links from the ore to the used battery, who stands beside them, and the published totals.
    ``whole`` shows a link without members, too."""
    lang, held = style.lang, grouped(tiles, lambda r: r.firm.segment)
    across = [_column("integrated", held["integrated"], 1, lang)] if "integrated" in held else []
    along = [
        _column(s, held.get(s, []), 2 if len(held.get(s, [])) >= _MANY else 1, lang)
        for s in CHAIN
        if whole or s in held
    ]
    beside = [_column(s, rows, max(len(rows), 3), lang) for s, rows in held.items() if s not in (*CHAIN, "integrated")]
    marks, y = _row(across, 0.0, style)
    for columns, link in ((along, True), (beside, False)):
        made, y = _row(columns, y, style, link=link)
        marks += made
    told = say("firms.how", lang) + (say("firms.how_silent", lang) if any(r.silent for r in tiles) else "")
    unlocated = sum(not r.firm.place for r in tiles)
    notes = [told + (say("firms.unlocated", lang, count=unlocated) if unlocated else "")] if tiles else []
    totals = say("list.semicolon", lang).join(_published(r, lang) for r in published)
    notes.append(say("firms.published", lang) + say("list.colon", lang) + (totals or say("firms.unpublished", lang)))
    for note in notes:
        lines = wrapped(note, _WIDTH, _NAME)
        marks += block(Words(0, 0, "", style.ink, _NAME), lines, y)
        y += len(lines) * _STEP * _NAME + 4
    alt = say("list.semicolon", lang).join(
        c.name + say("list.colon", lang) + say("list.pause", lang).join(t.name for b in c.blocks for t in b.tiles)
        for c in (*across, *along, *beside)
    )
    return Drawn(title, subtitle, alt, (), Art(_WIDTH, y, tuple(marks)))


def _published(row: PublishedRow, lang: str) -> str:
    when = say("list.aside", lang, text=text.day(row.indicator.period or row.indicator.date, lang))
    return f"{named(row.indicator).of(lang)} {text.quantity(row.indicator.amount, lang)}{when}"


def cited(tiles: Table[TileRow], published: Table[PublishedRow]) -> Cited:
    """Whom the picture cites."""
    held = [
        r.firm.cited + r.firm.place_cited + r.status_cited + tuple(c for o in r.owners for c in o.cited) for r in tiles
    ]
    return all_cited([*held, *(r.cited for r in published)])
