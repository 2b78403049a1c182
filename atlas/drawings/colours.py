"""Colours as three numbers: mixing them, and making them stand out from a ground by the measure of WCAG 2."""

from colorsys import hls_to_rgb, rgb_to_hls
from functools import cache

Colour = tuple[int, int, int]

# How much an edge has to stand out from its ground, and what is built, which has to be seen before all that is only said.
EDGE, BUILT = 3.0, 5.0
MARK = 4.0  # a small mark, which also stands on the band of a lane
_STEPS = 40


def rgb(hexadecimal: str) -> Colour:
    return int(hexadecimal[1:3], 16), int(hexadecimal[3:5], 16), int(hexadecimal[5:7], 16)


def hexadecimal(colour: Colour) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)


def mix(over: Colour, under: Colour, share: float) -> Colour:
    """``share`` of the first colour over the second."""
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(over, under, strict=True))
    return red, green, blue


def luminance(colour: Colour) -> float:
    """From 0 (black) to 1 (white)."""
    parts = [c / 255 for c in colour]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def is_dark(ground: Colour) -> bool:
    return luminance(ground) < 0.5


def pale(colour: Colour) -> Colour:
    """The colour as it is seen on a dark ground: with as much white in it as leaves its hue."""
    return mix(colour, (255, 255, 255), 0.6)


def contrast(one: Colour, other: Colour) -> float:
    """From 1 (the same) to 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@cache
def readable(colour: str, ground: str, ratio: float = EDGE) -> str:
    """``colour``, as much lighter or darker in its own hue as makes its contrast with the ``ground`` at least ``ratio``."""
    behind = rgb(ground)
    hue, light, strength = rgb_to_hls(*(c / 255 for c in rgb(colour)))
    end = float(is_dark(behind))
    tried = (hls_to_rgb(hue, light + (end - light) * step / _STEPS, strength) for step in range(_STEPS + 1))
    found: Colour = (255, 255, 255) if end else (0, 0, 0)
    for red, green, blue in tried:
        found = round(255 * red), round(255 * green), round(255 * blue)
        if contrast(found, behind) >= ratio:
            break
    return hexadecimal(found)
