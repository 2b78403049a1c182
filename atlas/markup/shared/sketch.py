"""The vector picture of the region as markup: counties by their role, each with its name and what is said of it."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from atlas.drawings.bars import Style
from atlas.drawings.bubbles import tones
from atlas.drawings.colours import hexadecimal
from atlas.drawings.region.sketch import WIDTH, Sketch
from atlas.drawings.region.standing import standing
from atlas.markup.shared.render import render

# What the layout does not name has a broken outline, so that no role is told by its shade alone.
_ABOVE = ("none", "point", "core")


@dataclass(frozen=True, slots=True)
class Spot:
    """A county of the picture: its role in the layout, its name, what is said below and ``above`` the name, where a click leads, and the lines of the
    card that a pointer or the keyboard opens."""

    place: str
    role: str
    name: str
    said: str = ""
    address: str = ""
    card: Sequence[str] = ()
    above: str = ""

    @property
    def lines(self) -> list[str]:
        """What stands on its county, one below the other."""
        return [line for line in (self.above, self.name, self.said) if line]


def picture(sketch: Sketch, spots: Sequence[Spot], picked: Sequence[str], alt: str, style: Style, em: tuple[float, float],
            apart: Sequence[str] = ()) -> Markup:  # fmt: skip
    """The counties of ``spots`` that have an outline; those of ``picked`` stand out. All of a county leads to its address; its name does
    for the keyboard. ``em`` is the size of type in units of the sketch where the picture is smallest, on small screens and on wide ones: names are
    clear of each other there. ``apart`` are names of what has no outline, shown below it."""
    shown = [(spot, sketch.outlines[spot.place]) for spot in spots if spot.place in sketch.outlines]
    named = [(spot, outline) for spot, outline in shown if spot.lines]
    labels = tuple((outline, tuple(spot.lines)) for spot, outline in named)
    points = zip(*(standing(labels, size) for size in em), strict=True)
    where = {spot.place: both for (spot, _), both in zip(named, points, strict=True)}
    paint = tones(style)
    colours = {role: hexadecimal(colour) for role, colour in (*paint.roles.items(), ("border", paint.border))}
    size = {"width": WIDTH, "height": sketch.height or 1.0}
    # Whose outline says more is drawn over its neighbours: the places of the layout, then the chosen ones.
    above = sorted(shown, key=lambda one: (one[0].place in picked, _ABOVE.index(one[0].role)))
    drawn = render("sketch.svg", shown=above, picked=picked, tones=colours, **size)
    # As an image, since Streamlit takes SVG out of the markup that it is given.
    source = "data:image/svg+xml;base64," + b64encode(drawn.encode()).decode()
    return render("sketch.html", shown=shown, where=where, source=source, alt=alt, apart=apart, **size)
