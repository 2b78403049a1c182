"""The HTML of the wall: scenes in type that is read from five metres, which a style sheet turns by itself.

All sizes are in one unit: 1 % of the height of a 16:9 screen, less where the screen is narrower, so that 1920×1080 is filled
without a scroll bar and nothing is cut elsewhere. Scenes are stacked and shown in turn by one CSS
animation: nothing runs on the server, and a wall that loses its connection goes on turning.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import atan2, cos, degrees, hypot, pi, sin

SECONDS = 14
_LONG_NAME = 34  # signs; a longer name is set smaller
_LABEL = 3.4  # size of the type of the bars' labels


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: label, value as words, share of the longest (0 to 1), colour."""

    label: str
    said: str
    share: float
    colour: str


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of the layout: name, words below it ("" where no source tells of a project), and whether it is the core."""

    name: str
    said: str
    core: bool


@dataclass(frozen=True, slots=True)
class Product:
    """One product: its name, how much stands (number, unit, word for it), and the bars of what stands and what is coming."""

    name: str
    value: str
    unit: str
    built: str
    bars: Sequence[Bar]


def _size(units: float) -> str:
    """A length in units of the wall."""
    return f"calc({units:.1f}*var(--u))"


def _style(scenes: int) -> str:
    whole, part = scenes * SECONDS, 100 / max(scenes, 1)
    turning = (
        f"@keyframes wall-turn{{0%{{opacity:0;visibility:visible}}{part * 0.06:.2f}%{{opacity:1}}{part * 0.94:.2f}%{{opacity:1}}"
        f"{part:.2f}%{{opacity:0;visibility:hidden}}100%{{opacity:0;visibility:hidden}}}}"
        f".wall-scene{{animation:wall-turn {whole}s linear infinite both}}"
        + "".join(f".wall-scene:nth-of-type({n + 1}){{animation-delay:{n * SECONDS}s}}" for n in range(scenes))
        + f"@keyframes wall-dot{{0%,{part:.2f}%{{background:#8FBCE0}}{part + 0.01:.2f}%,100%{{background:#33404D}}}}"
        f".wall-dots i{{animation:wall-dot {whole}s linear infinite}}"
        + "".join(f".wall-dots i:nth-of-type({n + 1}){{animation-delay:{n * SECONDS}s}}" for n in range(scenes))
    )
    return f"""<style>
:root{{--u:min(1vh,.5625vw)}}
html,body,.stApp{{overflow:hidden!important}}
[data-testid="stSidebar"],[data-testid="stHeader"],header,[data-testid="stSidebarCollapsedControl"]{{display:none!important}}
.wall{{position:fixed;inset:0;z-index:999990;background:#0E1318;color:#E4E9EE;overflow:hidden;cursor:default;line-height:1.3}}
.wall *{{box-sizing:border-box}}
.wall-top{{position:absolute;left:calc(5*var(--u));right:calc(5*var(--u));top:calc(3.2*var(--u));display:flex;justify-content:space-between;align-items:baseline;font-size:calc(3*var(--u))}}
.wall-top h1{{font-size:calc(3.6*var(--u));font-weight:650;margin:0;padding:0;letter-spacing:0}}
.wall-foot{{position:absolute;left:calc(5*var(--u));right:calc(5*var(--u));bottom:calc(2.6*var(--u));display:flex;gap:calc(3*var(--u));align-items:center;font-size:calc(2.5*var(--u));color:#B9C4CE}}
.wall-dots{{display:flex;gap:calc(1*var(--u))}}.wall-dots i{{width:calc(3*var(--u));height:calc(.8*var(--u));border-radius:calc(.4*var(--u));background:#33404D}}
.wall-scene{{position:absolute;left:calc(5*var(--u));right:calc(5*var(--u));top:calc(10.5*var(--u));bottom:calc(8*var(--u));display:flex;flex-direction:column;opacity:0;visibility:hidden}}
.wall-scene h2{{font-size:calc(5.6*var(--u));font-weight:650;margin:0 0 calc(2.6*var(--u));padding:0;letter-spacing:0}}
.wall-body{{flex:1;display:flex;flex-direction:column;justify-content:space-evenly;min-height:0}}
.wall-src{{font-size:calc(2.4*var(--u));color:#9FB0BF;margin:calc(1*var(--u)) 0 0}}
.wall-row{{display:grid;grid-template-columns:calc(34*var(--u)) calc(44*var(--u)) 1fr;gap:calc(3*var(--u));align-items:center}}
.wall-row .name{{font-size:calc(4.4*var(--u));font-weight:600}}
.wall-row .value{{font-size:calc(11*var(--u));font-weight:700;line-height:1;white-space:nowrap}}.wall-row .value small{{font-size:calc(4*var(--u));font-weight:500;margin-left:.25em}}
.wall-row .value em{{display:block;font-style:normal;font-size:calc(3.2*var(--u));font-weight:500;color:#B9C4CE;margin-top:calc(1*var(--u))}}
.wall-bar{{display:grid;grid-template-columns:calc(var(--wide,20)*var(--u)) 1fr;gap:calc(.6*var(--u)) calc(2*var(--u));align-items:center;font-size:calc({_LABEL}*var(--u))}}
.wall-bar.wide{{flex:1;grid-template-columns:auto 1fr;align-content:space-evenly;font-size:calc(4.2*var(--u))}}
.wall-bar span{{white-space:nowrap}}.wall-bar.wide span{{white-space:normal;max-width:calc(70*var(--u))}}
.wall-bar div{{display:flex;align-items:center;gap:calc(1.4*var(--u));white-space:nowrap}}.wall-bar div i{{display:block;height:calc(4*var(--u));border-radius:calc(.4*var(--u));min-width:calc(.6*var(--u))}}
.wall-news{{flex:1;align-content:space-evenly;display:grid;grid-template-columns:auto 1fr;gap:calc(1*var(--u)) calc(4*var(--u));font-size:calc(4.2*var(--u))}}
.wall-news time{{color:#B9C4CE;white-space:nowrap}}.wall-news small{{display:block;font-size:calc(3.2*var(--u));color:#B9C4CE}}
.wall-facts{{display:grid;grid-template-columns:repeat(auto-fit,minmax(calc(38*var(--u)),1fr));gap:calc(4*var(--u))}}
.wall-facts b{{display:block;font-size:calc(20*var(--u));line-height:1.1}}.wall-facts span{{display:block;word-break:keep-all;text-wrap:balance;font-size:calc(4.4*var(--u));color:#B9C4CE}}
.wall-wheel{{position:relative;flex:1}}
.wall-wheel i{{position:absolute;left:50%;top:50%;height:calc(.5*var(--u));background:#4884B5;transform-origin:0 50%}}
.wall-wheel div{{position:absolute;border-radius:50%;border:calc(.6*var(--u)) solid #0E1318;display:flex;flex-direction:column;align-items:center;justify-content:center;text-align:center;line-height:1.25;color:#fff;padding:calc(.3*var(--u))}}
.wall-wheel .point{{border:0;box-shadow:0 0 0 calc(.6*var(--u)) #0E1318;border-radius:calc(2.5*var(--u));padding:0 calc(1.2*var(--u))}}
.wall-wheel .open{{background:#0E1318;border:calc(.3*var(--u)) dashed #7C93A8;color:#E4E9EE}}
.wall-wheel p{{position:absolute;right:0;bottom:0;max-width:calc(36*var(--u));margin:0;text-align:right;text-wrap:balance;font-size:calc(2.8*var(--u));color:#B9C4CE}}
.wall-wheel span{{font-size:.82em;opacity:.92}}.wall-wheel .core span{{font-size:.72em}}
.wall.paused .wall-scene,.wall.paused .wall-dots i{{animation-play-state:paused}}
.wall-pause{{display:none;color:#F2C46D}}.wall.paused .wall-pause{{display:inline}}
@media (max-aspect-ratio:1/1){{
:root{{--u:.95vw}}
.wall-row,.wall-bar.wide{{grid-template-columns:1fr}}.wall-bar.wide{{align-content:center}}.wall-bar.wide span{{margin-top:calc(5*var(--u))}}.wall-bar.wide i{{--u:.8vw}}
.wall-wheel{{display:flex;flex-wrap:wrap;gap:calc(4*var(--u));align-content:center;justify-content:center}}.wall-wheel i{{display:none!important}}
.wall-wheel div{{position:static;width:calc(44*var(--u))!important;height:calc(18*var(--u))!important}}
.wall-wheel .core{{order:-1;width:calc(36*var(--u))!important;height:calc(36*var(--u))!important;margin:0 20%}}.wall-wheel p{{position:static;width:100%;max-width:none;text-align:center}}
.wall-foot{{bottom:calc(7*var(--u))}}.wall-scene{{bottom:calc(13*var(--u))}}
.wall-facts{{grid-template-columns:1fr 1fr}}
}}
{turning}
</style>"""


# A touch or a key stops the turning, another one goes on; left alone, it goes on by itself after a minute.
_SCRIPT = """<script>
(function(){const d=window.parent.document;let w=d.querySelector('.wall');if(!w||window.__wall)return;window.__wall=1;let t=0;
const flip=()=>{w=d.querySelector('.wall');if(!w)return;const p=w.classList.toggle('paused');clearTimeout(t);
if(p)t=setTimeout(()=>{const x=d.querySelector('.wall');x&&x.classList.remove('paused')},60000)};
d.addEventListener('pointerdown',e=>{if(e.target.closest('.wall')&&!e.target.closest('a'))flip()});
d.addEventListener('keydown',e=>{if(e.key===' '&&d.querySelector('.wall')){e.preventDefault();flip()}});})();
</script>"""


def products(items: Sequence[Product]) -> str:
    """A row for each product; the bars of all of them begin at one line, below the longest label."""
    wide = _LABEL * max((_breadth(b.label) for p in items for b in p.bars), default=0)
    made = []
    for p in items:
        lines = "".join(f"<span>{escape(b.label)}</span>{_bar(b, 32)}" for b in p.bars)
        made.append(f'<div class="wall-row"><div class="name">{escape(p.name)}</div><div class="value">{escape(p.value)}'
                    f"<small>{escape(p.unit)}</small><em>{escape(p.built)}</em></div>"
                    f'<div class="wall-bar" style="--wide:{wide:.1f}">{lines}</div></div>')  # fmt: skip
    return "".join(made)


def _breadth(words: str) -> float:
    """About how wide words are set, in widths of a Chinese sign."""
    return sum(1 if ord(c) > 0x2E7F else 0.5 for c in words)


def _bar(bar: Bar, widest: float) -> str:
    return f'<div><i style="width:{_size(bar.share * widest)};background:{bar.colour}"></i>{escape(bar.said)}</div>'


def bars(items: Sequence[Bar]) -> str:
    """A list of bars, the longest first."""
    lines = "".join(f"<span>{escape(b.label)}</span>{_bar(b, 48)}" for b in items)
    return f'<div class="wall-bar wide">{lines}</div>'


def news(rows: Sequence[tuple[str, str, str]]) -> str:
    """A list of (date, what, why)."""
    lines = "".join(
        f"<time>{escape(d)}</time><div>{escape(what)}<small>{escape(why)}</small></div>" for d, what, why in rows
    )
    return f'<div class="wall-news">{lines}</div>'


def facts(items: Sequence[tuple[str, str]]) -> str:
    """Large numbers with a few words below each."""
    return f'<div class="wall-facts">{"".join(f"<div><b>{escape(n)}</b><span>{escape(s)}</span></div>" for n, s in items)}</div>'


def wheel(spots: Sequence[Spot], key: str = "") -> str:
    """The layout: the core in the middle, the points around it. Positions mean nothing but the role.

    A point with no words has a dashed edge, which ``key`` explains once. Made of boxes, since ``st.html`` lets no drawing through.
    """
    cores, points = [s for s in spots if s.core], [s for s in spots if not s.core]
    lines, discs = [], []
    for n, spot in enumerate(points):
        angle = pi / 2 - 2 * pi * n / max(len(points), 1)
        x, y = 61 * cos(angle), -25 * sin(angle)
        lines.append(f'<i style="width:{_size(hypot(x, y))};transform:rotate({degrees(atan2(y, x)):.1f}deg)"></i>')
        discs.append(_disc(x, y, (38, 16), "#24435C", spot, 3.8 if len(spot.name) <= _LONG_NAME else 3.2))
    discs += [_disc(0, 0, (28, 28), "#1B7F5C", spot, 5.2) for spot in cores]
    told = f"<p>{escape(key)}</p>" if key and not all(s.said for s in points) else ""
    return f'<div class="wall-wheel">{"".join(lines + discs)}{told}</div>'


def _disc(x: float, y: float, across: tuple[float, float], colour: str, spot: Spot, size: float) -> str:
    """A disc for the core, a box for a point: the names of zones are long in English."""
    wide, high = across
    where = f"left:calc(50% + {_size(x - wide / 2)});top:calc(50% + {_size(y - high / 2)});width:{_size(wide)};height:{_size(high)}"
    name = escape(spot.name.replace("-", "\u2011"))  # no line ends within high-tech
    kind = "core" if spot.core else "point" if spot.said else "point open"
    said = f"<span>{escape(spot.said)}</span>" if spot.said else ""
    fill = "" if kind == "point open" else f";background:{colour}"
    return f'<div class="{kind}" style="{where}{fill};font-size:{_size(size)}"><b>{name}</b>{said}</div>'


def scene(title: str, body: str, sources: str) -> str:
    """One scene: the finding, what shows it, and where it comes from."""
    return f'<section class="wall-scene"><h2>{escape(title)}</h2><div class="wall-body">{body}</div><p class="wall-src">{escape(sources)}</p></section>'


def wall(title: str, as_of: str, paused: str, foot: str, scenes: Sequence[str]) -> str:
    """The whole wall; give it to ``st.html`` with scripts allowed."""
    dots = "<i></i>" * len(scenes)
    return (f'{_style(len(scenes))}<div class="wall">'
            f'<div class="wall-top"><h1>{escape(title)}</h1><span>{escape(as_of)}</span></div>{"".join(scenes)}'
            f'<div class="wall-foot"><div class="wall-dots">{dots}</div><span>{escape(foot)}</span><span class="wall-pause">{escape(paused)}</span></div>'
            f"</div>{_SCRIPT}")  # fmt: skip


def checked(said: str) -> str:
    """When the data were last looked at; apart from the scenes, so that it may change without turning them back."""
    return f'<div style="position:fixed;right:{_size(5)};bottom:{_size(2.6)};z-index:999991;line-height:1.3;font-size:{_size(2.5)};color:#B9C4CE">{escape(said)}</div>'
