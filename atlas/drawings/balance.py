"""Where the lithium goes: from the ore to the cells of this place, what comes short, and what has nowhere to go."""

from collections.abc import Sequence
from decimal import Decimal

from atlas.drawings.bars import Picture, Style, build
from atlas.drawings.colours import hexadecimal, mix, readable, rgb
from atlas.figures.balance.ladder import Rung
from atlas.words import text
from atlas.words.quantity import Quantity
from atlas.words.text import say

_HEIGHT = 300
_NODES = ("mills", "elsewhere", "lines", "spare", "cells", "away", "bought")
_PALE = 0.35


def _points(rungs: Sequence[Rung]) -> dict[str, Decimal]:
    return {r.link: r.lce.point for r in rungs if r.lce is not None}


def drawable(rungs: Sequence[Rung]) -> bool:
    """Whether there is anything to flow: carbonate lines, and a link before or after them of which the steps are known."""
    at = _points(rungs)
    return bool(at.get("refining")) and len(at) > 1


def _flows(at: dict[str, Decimal]) -> list[tuple[str, str, Decimal]]:
    """From, to, and how much lithium carbonate a year; a link that is not there gives and takes nothing."""
    nothing = Decimal(0)
    mills, lines, cells = (at.get(link, nothing) for link in ("beneficiation", "refining", "cell"))
    fed, used = min(mills, lines), min(lines, cells)
    found = [("mills", "lines", fed), ("elsewhere", "lines", lines - fed), ("mills", "spare", mills - fed),
             ("lines", "cells", used), ("lines", "away", lines - used), ("bought", "cells", cells - used)]  # fmt: skip
    return [flow for flow in found if flow[2]]


def _said(value: Decimal, lang: str) -> str:
    return text.quantity(Quantity(value, "吨/年", "about"), lang, digits=1)


def flows(rungs: Sequence[Rung], style: Style) -> Picture:
    """The flows of one state at the values that are set, in lithium carbonate."""
    lang, at = style.lang, _points(rungs)
    found = _flows(at)
    names = [n for n in _NODES if any(n in flow[:2] for flow in found)]
    whole = {
        n: sum((f[2] for f in found if f[0] == n), Decimal(0)) or sum((f[2] for f in found if f[1] == n), Decimal(0))
        for n in names
    }
    labels = [f"{say(f'balance.node_{n}', lang)}<br>{_said(whole[n], lang)}" for n in names]
    accent = readable(style.colours["accent"], style.ground)
    local = rgb(accent)
    ground = (255, 255, 255) if sum(rgb(style.ink)) < 384 else (14, 19, 24)
    solid, pale = hexadecimal(mix(local, ground, _PALE)), hexadecimal(mix(rgb(style.colours["unknown"]), ground, _PALE))
    node = {"label": labels, "pad": 26, "thickness": 14, "line": {"width": 0},
            "color": [accent if n in ("mills", "lines", "cells") else style.colours["unknown"] for n in names]}  # fmt: skip
    link = {"source": [names.index(f[0]) for f in found], "target": [names.index(f[1]) for f in found],
            "value": [float(f[2]) for f in found],
            "color": [solid if {f[0], f[1]} <= {"mills", "lines", "cells"} else pale for f in found]}  # fmt: skip
    figure = build(
        [
            {
                "type": "sankey",
                "node": node,
                "link": link,
                "hoverinfo": "none",
                "textfont": {"color": style.ink, "size": 14, "shadow": "none"},
            }
        ],
        {"height": _HEIGHT, "margin": {"l": 8, "r": 8, "t": 12, "b": 12}},
    )
    told = _finding(found, at, lang)
    return Picture(figure, told, say("balance.flows_how", lang), told)


def _finding(found: list[tuple[str, str, Decimal]], at: dict[str, Decimal], lang: str) -> str:
    by = {(a, b): value for a, b, value in found}
    lines, clauses = at["refining"], []
    for pair, key in ((("elsewhere", "lines"), "balance.flow_short"), (("mills", "spare"), "balance.flow_spare"),
                      (("lines", "away"), "balance.flow_away"), (("bought", "cells"), "balance.flow_bought")):  # fmt: skip
        if pair in by:
            share = f"{round(100 * by[pair] / lines)}%"
            clauses.append(say(key, lang, amount=_said(by[pair], lang), share=share))
    said = say("list.semicolon", lang).join(clauses) or say("balance.flow_even", lang)
    return said[:1].upper() + said[1:]
