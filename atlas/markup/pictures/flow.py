"""A Sankey diagram → marks: nodes in columns by how far they are from the first, bands as thick as what flows."""

from collections.abc import Mapping, Sequence
from typing import Any

from atlas.markup.pictures.marks import LINE, Art, Mark, Path, Words, block, rectangle, tidy

_SIZE, _THICK, _GAP, _BESIDE = 13.0, 14.0, 46.0, 6.0


def _columns(count: int, pairs: Sequence[tuple[int, int]]) -> list[int]:
    """How many links lie before each node, at the most; the links form no circle."""
    column = [0] * count
    for _ in range(count):
        for start, end in pairs:
            column[end] = max(column[end], column[start] + 1)
    for start, end in pairs:  # what only gives stands beside what it gives to, not at the far left
        if not any(end_ == start for _, end_ in pairs):
            column[start] = column[end] - 1
    return column


def sankey(figure: Mapping[str, Any], width: float) -> Art:
    """The diagram, ``width`` px wide and as high as its layout says; a label stands beside its node, towards the middle."""
    height = float(figure["layout"]["height"])
    node, link = figure["data"][0]["node"], figure["data"][0]["link"]
    ink, labels = figure["data"][0]["textfont"]["color"], list(node["label"])
    pairs = list(zip(link["source"], link["target"], strict=True))
    column = _columns(len(labels), pairs)
    size = [max(sum(v for v, (a, _) in zip(link["value"], pairs, strict=True) if a == n),
                sum(v for v, (_, b) in zip(link["value"], pairs, strict=True) if b == n)) for n in range(len(labels))]  # fmt: skip
    last = max(column, default=0) or 1
    held = [[n for n, at in enumerate(column) if at == c] for c in range(last + 1)]
    room = min((height - _GAP * len(mine)) / (sum(size[n] for n in mine) or 1.0) for mine in held if mine)
    top: dict[int, float] = {}
    for mine in held:
        free = height - sum(size[n] * room for n in mine)
        y = free / (len(mine) + 1)
        for n in mine:
            top[n] = y
            y += size[n] * room + free / (len(mine) + 1)
    left = [column[n] / last * (width - _THICK) for n in range(len(labels))]
    bands: list[Mark] = []
    out, into = dict(top), dict(top)
    for (start, end), value, colour in zip(pairs, link["value"], link["color"], strict=True):
        thick = value * room
        bands.append(Path(_band(left[start] + _THICK, out[start], left[end], into[end], thick), colour))
        out[start] += thick
        into[end] += thick
    for n, label in enumerate(labels):
        bands.append(Path(rectangle(left[n], top[n], _THICK, size[n] * room), node["color"][n]))
        told, end = label.split("<br>"), column[n] == last
        words = Words(
            left[n] - _BESIDE if end else left[n] + _THICK + _BESIDE, 0, "", ink, _SIZE, "end" if end else "start"
        )
        bands += block(words, told, top[n] + (size[n] * room - len(told) * LINE * _SIZE) / 2)
    return Art(width, height, tuple(bands))


def _band(x0: float, y0: float, x1: float, y1: float, thick: float) -> str:
    """A band between two uprights that leaves and arrives level."""
    middle = tidy((x0 + x1) / 2)
    there = f"M{tidy(x0)},{tidy(y0)}C{middle},{tidy(y0)} {middle},{tidy(y1)} {tidy(x1)},{tidy(y1)}v{tidy(thick)}"
    return f"{there}C{middle},{tidy(y1 + thick)} {middle},{tidy(y0 + thick)} {tidy(x0)},{tidy(y0 + thick)}Z"
