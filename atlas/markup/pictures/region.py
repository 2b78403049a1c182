"""The vector picture of the region → marks: counties by their role in the layout, each with its name and what is said of it."""

from collections.abc import Sequence

from atlas.drawings.bars import Style
from atlas.drawings.bubbles import role_label, tones
from atlas.drawings.colours import hexadecimal
from atlas.drawings.region.sketch import WIDTH, Sketch
from atlas.markup.pictures.marks import Art, Mark, Path, Words, block, wrapped
from atlas.markup.pictures.plate import Drawn
from atlas.markup.shared.sketch import Spot

_FACTOR, _SIZE, _ROOM = 2.1, 14.0, 130.0
Key = tuple[str, str, str]


def art(sketch: Sketch, spots: Sequence[Spot], picked: Sequence[str], style: Style, factor: float = _FACTOR) -> Art:
    """The counties of ``spots`` that have an outline; those of ``picked`` have a thick edge and lie on top. ``factor`` is px for each unit
    of the sketch: the smaller, the larger are the words in it."""
    paint = tones(style)
    ink, ground, border = (hexadecimal(c) for c in (paint.ink, paint.ground, paint.border))
    held = [(spot, sketch.outlines[spot.place]) for spot in spots if spot.place in sketch.outlines]
    marks: list[Mark] = [
        Path(outline.path, hexadecimal(paint.roles[spot.role]), border, 2.6 if spot.place in picked else 1.2, at=(0, 0, factor))
        for spot, outline in sorted(held, key=lambda pair: pair[0].place in picked)
    ]  # fmt: skip
    for spot, outline in held:
        x, y = outline.x * factor, outline.y * factor
        told = wrapped(spot.said, _ROOM, _SIZE) if spot.said else []
        words = Words(x, 0, "", ink, _SIZE, "middle", halo=ground)
        marks += block(words, [spot.name], y - (1 + len(told)) * 9.0)
        marks += block(Words(x, 0, "", ink, _SIZE, "middle", bold=True, halo=ground), told, y - len(told) * 9.0 + 9.0)
    return Art(WIDTH * factor, (sketch.height or 1.0) * factor, tuple(marks))


def drawn(
    sketch: Sketch,
    spots: Sequence[Spot],
    picked: Sequence[str],
    told: tuple[str, str, str],
    style: Style,
    factor: float = _FACTOR,
) -> Drawn:
    """The picture with its words: title, subtitle and what it says in a sentence; its key says what the fills mean."""
    return Drawn(*told, keys(style), art(sketch, spots, picked, style, factor))


def keys(style: Style) -> tuple[Key, ...]:
    """What the fills mean."""
    return tuple((hexadecimal(colour), "", role_label(role, style.lang)) for role, colour in tones(style).roles.items())
