"""The picture of the region as a PNG: counties by their role in the layout, with name and number of projects. Schematic, as on the pages.

Words in a picture need a font of this computer. English has one that comes with the library; where there is none for Chinese there
is no picture, and the briefing says so.
"""

import io
from collections.abc import Sequence
from functools import cache, partial

from PIL import Image, ImageDraw, ImageFont

from atlas.drawings.bars import Style
from atlas.drawings.bubbles import role_label, tones
from atlas.drawings.sketch import WIDTH, Outline, Sketch
from atlas.markup.shared.sketch import Spot

Font = ImageFont.FreeTypeFont
# Files of fonts with simplified Chinese, as systems name them: Noto and Source Han, Windows, macOS, older Linux.
_CHINESE = ("NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf", "NotoSansSC-Regular.otf", "SourceHanSansSC-Regular.otf", "msyh.ttc",
            "simhei.ttf", "simsun.ttc", "PingFang.ttc", "STHeiti Light.ttc", "wqy-microhei.ttc", "wqy-zenhei.ttc")  # fmt: skip
_MOST_FACES = 10  # that one file is searched for
_SCALE = 3  # pixels for each unit of the sketch; drawn twice as large and halved, so that edges are smooth
_TEXT, _LEGEND = 9.5, 22.0  # units of the sketch
_COLOURS = 64
_ROLES = ("core", "point", "none")


@cache
def _font(lang: str, size: int) -> Font | None:
    """A font of this computer for the language; None where there is none. Of a file with several faces the one for SC, else the first."""
    if lang != "zh":
        made = ImageFont.load_default(size)
        return made if isinstance(made, ImageFont.FreeTypeFont) else None
    for name in _CHINESE:
        faces = list(_faces(name, size))
        if faces:
            return next((face for face in faces if " SC" in str(face.getname()[0])), faces[0])
    return None


def _faces(name: str, size: int) -> list[Font]:
    faces: list[Font] = []
    try:
        for index in range(_MOST_FACES):
            faces.append(ImageFont.truetype(name, size, index))  # noqa: PERF401 - what was found before the last face counts
    except OSError:
        pass
    return faces


def picture(sketch: Sketch, spots: Sequence[Spot], picked: Sequence[str], style: Style) -> bytes | None:
    """The counties of ``spots`` that have an outline, those of ``picked`` with a thick edge, and what the fills mean. None where there is
    no outline, or no font for the language."""
    scale = 2 * _SCALE
    font = _font(style.lang, round(_TEXT * scale))
    if font is None or not sketch.outlines:
        return None
    paint = tones(style)
    size = round(WIDTH * scale), round((sketch.height + _LEGEND) * scale)
    image = Image.new("RGB", size, paint.ground)
    draw = ImageDraw.Draw(image)
    held = [(spot, sketch.outlines[spot.place]) for spot in spots if spot.place in sketch.outlines]
    for spot, outline in sorted(held, key=lambda pair: pair[0].place in picked):
        _county(draw, outline, paint.roles[spot.role], paint.border, 2.4 if spot.place in picked else 0.8)
    write = partial(
        draw.text,
        font=font,
        fill=paint.ink,
        anchor="mm",
        align="center",
        stroke_width=scale // 2,
        stroke_fill=paint.ground,
    )
    for spot, outline in held:
        write((outline.x * scale, outline.y * scale), "\n".join(filter(None, (spot.name, spot.said))))
    _legend(draw, font, sketch.height * scale, style)
    buffer = io.BytesIO()
    image.reduce(2).quantize(_COLOURS).save(buffer, "PNG")
    return buffer.getvalue()


def _county(
    draw: ImageDraw.ImageDraw, outline: Outline, fill: tuple[int, int, int], edge: tuple[int, int, int], width: float
) -> None:
    scale = 2 * _SCALE
    for ring in outline.path.removesuffix("Z").split("Z"):
        points = [tuple(float(n) * scale for n in point.split(",")) for point in ring.removeprefix("M").split("L")]
        flat = [number for point in points for number in point]
        draw.polygon(flat, fill=fill)
        draw.line([*flat, *flat[:2]], fill=edge, width=round(width * scale), joint="curve")


def _legend(draw: ImageDraw.ImageDraw, font: Font, top: float, style: Style) -> None:
    """A square of each fill with its word, in one row below the map."""
    scale, paint, x = 2 * _SCALE, tones(style), 4.0 * 2 * _SCALE
    middle, side = top + _LEGEND / 2 * scale, 9.0 * scale
    for role in _ROLES:
        draw.rectangle(
            (x, middle - side / 2, x + side, middle + side / 2),
            fill=paint.roles[role],
            outline=paint.border,
            width=scale // 2,
        )
        label = role_label(role, style.lang)
        draw.text((x + side + 4 * scale, middle), label, font=font, fill=paint.ink, anchor="lm")
        x += side + 18 * scale + font.getlength(label)
