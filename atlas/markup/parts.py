"""The HTML of the page pieces that Streamlit has no element for. Pure: values in, escaped markup out.

``Notes`` numbers the sources as a page cites them; every number on a page carries such a mark, which leads to the entry in
the page's footnotes, with title, grade, date and the places in the source.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from urllib.parse import quote, urlencode

from atlas.catalog.model import Source
from atlas.words import text
from atlas.words.text import say

STYLE = """<style>
.stMain [data-testid="stMainBlockContainer"]{max-width:1320px;margin:0 auto}
[data-variant="segmented_control"][data-selected="true"] p{color:color-mix(in srgb,currentColor 55%,CanvasText)}
[data-testid="stElementToolbar"]{display:none}
.atlas-cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(165px,1fr));gap:.6rem;margin:0}
.atlas-card{border:1px solid rgba(128,140,152,.35);border-top:3px solid var(--atlas-accent,#4884B5);border-radius:.375rem;padding:.6rem .8rem}
.atlas-card .label{font-size:.875rem;opacity:.85;margin:0}
.atlas-card .label::first-letter,.atlas-head h3::first-letter{text-transform:uppercase}
.atlas-card .value{font-size:1.65rem;font-weight:650;line-height:1.3;margin:.1rem 0}
.atlas-card .value span{white-space:nowrap}
.atlas-card .value small{font-size:.95rem;font-weight:500;margin-left:.2em}
.atlas-card .more{font-size:.8125rem;opacity:.85;margin:0;line-height:1.45}
.atlas-card .more>span{display:block}
@media (max-width:560px){.atlas-card:last-child:nth-child(odd){grid-column:1/-1}}
.atlas-head{margin:0}
.atlas-head h1,.atlas-head h2,.atlas-head h3{margin:0;padding:0;line-height:1.4;letter-spacing:0}
.atlas-head h2{font-size:1.25rem;margin-top:.5rem}
.atlas-head h3,.atlas-foot h2,.atlas-finding h2{font-size:1rem;font-weight:600}
.atlas-finding h2{margin-top:0;word-break:keep-all;overflow-wrap:anywhere}
.atlas-head h1,.atlas-head h3,.atlas-head p{word-break:keep-all;overflow-wrap:anywhere}
.atlas-head p{font-size:.8125rem;opacity:.85;margin:.1rem 0 0}
.atlas-key{display:inline-block;width:.85em;height:.85em;border-radius:2px;margin:0 .3em 0 .8em;vertical-align:-.08em}
.atlas-nowrap{white-space:nowrap}
.atlas-head p .atlas-nowrap{margin-right:.8em}.atlas-head p .atlas-nowrap:first-child{margin-left:.8em}.atlas-head p .atlas-key{margin-left:0}
.atlas-src{font-size:.8125rem;opacity:.85;margin:0}
.atlas-button{width:100%;font:inherit;color:inherit;background:transparent;border:1px solid rgba(128,140,152,.6);border-radius:.375rem;padding:.4rem .75rem;cursor:pointer}
.atlas-button:hover,.atlas-button:focus-visible{border-color:currentColor}
.atlas-says{font-size:.875rem;margin:0;opacity:.85}
.atlas-note{font-size:.875rem;margin:.25rem 0;line-height:1.6}
.atlas-quiet{font-size:.875rem;border-left:3px solid #E8913A;padding:.25rem .75rem;margin:0}
.atlas-feed{list-style:none;margin:0;padding:0!important}
.atlas-feed li{margin:0!important;display:grid;grid-template-columns:7.6em 1fr;gap:.75rem;padding:.42rem 0;border-top:1px solid rgba(128,140,152,.25);margin:0;font-size:.9rem;line-height:1.45}
.atlas-feed time{opacity:.8;font-variant-numeric:tabular-nums}
.atlas-feed .what{font-weight:600}
.atlas-feed .why{opacity:.85}
.atlas-chip{display:inline-block;font-size:.75rem;line-height:1.5;padding:0 .5em;border-radius:.75em;border:1px solid currentColor;margin-left:.4em;white-space:nowrap;font-weight:500}
.atlas-feed .atlas-chip{margin-left:0}
.atlas-mark{white-space:nowrap;font-size:.72rem;font-weight:500;vertical-align:super;line-height:1;margin-left:.15em}
.atlas-src a{color:inherit!important}
.atlas-mark::before{content:"\\2060"}
.atlas-card .atlas-mark{white-space:normal}
.atlas-mark a{text-decoration:none!important;color:inherit!important;opacity:.75}
.atlas-mark a:hover{opacity:1;text-decoration:underline!important}
.atlas-notes a{color:inherit!important;text-decoration:underline!important;text-decoration-color:rgba(128,140,152,.8)!important;text-underline-offset:.2em}
a.atlas-rec{color:inherit!important;text-decoration:underline!important;text-decoration-color:rgba(128,140,152,.8)!important;text-underline-offset:.2em}
a.atlas-rec:hover{text-decoration-color:currentColor!important}
.atlas-notes{font-size:.8125rem;line-height:1.6;margin:0;padding:0!important;list-style:none}
.atlas-notes li{margin:0!important;padding:.1rem .25rem;border-radius:.25rem;scroll-margin:5rem}
.atlas-notes li:target{background:rgba(242,196,109,.35)}
.atlas-table{width:100%;border-collapse:collapse;font-size:.875rem;line-height:1.5}
.atlas-table th{text-align:left;font-weight:600;opacity:.85;border-bottom:1px solid rgba(128,140,152,.6);padding:.3rem .6rem .3rem 0;white-space:nowrap}
.atlas-table td{border-bottom:1px solid rgba(128,140,152,.25);padding:.35rem .6rem .35rem 0;vertical-align:top}
.atlas-table td.num{white-space:nowrap;font-variant-numeric:tabular-nums}
.atlas-table .other{opacity:.75}
.atlas-wide{overflow-x:auto}
:root{--atlas-wide:inline;--atlas-narrow:none}
@media (max-width:1000px){:root{--atlas-wide:none;--atlas-narrow:inline}}
.atlas-problems{font-family:'Noto Sans Mono CJK SC',monospace;font-size:.8125rem;white-space:pre-wrap;overflow-wrap:anywhere;margin:0}
</style>"""


# So many marks in a row are told by the first and the last.
_LONG_RUN = 4


@dataclass
class Notes:
    """The footnotes of one page run: sources in the order of first citation, each with the locators used."""

    sources: Mapping[str, Source]
    lang: str
    cited: dict[str, list[str]] = field(default_factory=dict)
    address: Mapping[str, str] = field(default_factory=dict)  # the reader's filters and language, which links carry on

    def link(self, kind: str, key: str, label: str) -> str:
        """The name of a record (of a ``kind`` of ``records.KINDS``), leading to its page; plain text where there is no id."""
        if not key:
            return escape(label)
        address = escape(record_address(kind, key, self.address), quote=True)
        return f'<a class="atlas-rec" href="{address}" target="_self">{escape(label)}</a>'

    def page(self, path: str, label: str) -> str:
        """A link to another page that keeps the filters."""
        return f'<a class="atlas-rec" href="{escape(page_address(path, self.address), quote=True)}" target="_self">{escape(label)}</a>'

    def mark(self, source: str, locator: str = "") -> str:
        """The superscript that leads to the footnote; the tip tells source and locator."""
        if source not in self.sources:
            return ""
        locators = self.cited.setdefault(source, [])
        if locator and locator not in locators:
            locators.append(locator)
        number = list(self.cited).index(source) + 1
        tip = f"{text.both(self.sources[source], 'title', self.lang)} {text.locator(locator, self.lang)}".strip()
        return f'<a href="#fn-{number}" title="{escape(tip, quote=True)}">[{number}]</a>'

    def marks(self, cited: Iterable[tuple[str, str]]) -> str:
        """One mark for each source of ``cited`` (pairs of source and locator), once, as one superscript."""
        made = {source: self.mark(source, locator) for source, locator in cited}
        numbered = [(number, made[source]) for number, source in enumerate(self.cited) if made.get(source)]
        runs: list[list[str]] = []
        for at, (number, link) in enumerate(numbered):
            if at and numbered[at - 1][0] == number - 1:
                runs[-1].append(link)
            else:
                runs.append([link])
        links = "".join(f"{run[0]}–{run[-1]}" if len(run) >= _LONG_RUN else "".join(run) for run in runs)
        return f'<sup class="atlas-mark">{links}</sup>' if links else ""


def page_address(path: str, view: Mapping[str, str], label: str = "") -> str:
    """The address of another page, seen from any page, with the filters in ``view``; ``label`` is what a grid shows for it."""
    said = f"#{quote(label, safe='')}" if label else ""
    return (f"{path}?{urlencode(view)}" if view else path) + said


def record_address(kind: str, key: str, view: Mapping[str, str], label: str = "") -> str:
    """The same of a record's page."""
    return page_address("record", {"id": key, "kind": kind, **view}, label)


def pairs(source: str, locator: str) -> list[tuple[str, str]]:
    """The pairs in the ``source`` and ``locator`` cells of a frame, where sums hold several separated by "; "."""
    return list(zip(source.split("; "), locator.split("; "), strict=False)) if source else []


def outside(url: str, lang: str) -> str:
    """The link to a source's own page at another host; nothing goes there unless the reader clicks."""
    return f'<a href="{escape(url, quote=True)}" target="_blank" rel="noopener noreferrer">{escape(say("notes.original", lang))}</a>'


def _in_order(locator: str) -> tuple[int, str]:
    """¶6 before ¶19."""
    digits = re.search(r"\d+", locator)
    return (int(digits[0]) if digits else 0), locator


def footnotes(notes: Notes) -> str:
    """The list that the marks lead to."""
    lang, items = notes.lang, []
    for number, (key, locators) in enumerate(notes.cited.items(), start=1):
        source = notes.sources[key]
        title = notes.link("source", key, text.both(source, "title", lang))
        if source.url:
            title += f" {outside(source.url, lang)}"
        facts = [escape(text.both(source, "publisher", lang)), text.day(source.published, lang),
                 say("notes.grade", lang, grade=source.grade)]  # fmt: skip
        if locators:
            where = say("list.pause", lang).join(text.locator(place, lang) for place in sorted(locators, key=_in_order))
            facts.append(say("notes.at", lang, locators=escape(where)))
        items.append(f'<li id="fn-{number}">[{number}] {title} · {" · ".join(facts)}</li>')
    heading, signs = say("notes.heading", lang), say("notes.qualifiers", lang)
    return f'{head(heading, level=2, kind="foot")}<ol class="atlas-notes">{"".join(items)}</ol><p class="atlas-src">{signs}</p>'


@dataclass(frozen=True, slots=True)
class Card:
    """One headline number: all texts are plain, ``marks`` is markup from ``Notes``."""

    label: str
    value: str
    unit: str
    more: str
    as_of: str
    marks: str


def cards(items: Sequence[Card]) -> str:
    """The one row of headline numbers."""
    made = []
    for c in items:
        unit = f"<small>{escape(c.unit)}</small>" if c.unit else ""
        facts = " · ".join(t for t in (c.more, c.as_of) if t).split(" · ")
        more = " ".join(f"<span>{_kept_whole(escape(fact))}</span>" for fact in facts)
        beside, below = (
            ("", c.marks) if c.value == text.NOT_STATED else (c.marks, "")
        )  # a dash has no source, what is below it has
        made.append(f'<div class="atlas-card"><p class="label">{escape(c.label)}</p>'
                    f'<p class="value"><span>{escape(c.value)}{unit}</span>{beside}</p><p class="more">{more}{below}</p></div>')  # fmt: skip
    return f'<div class="atlas-cards">{"".join(made)}</div>'


# Outlines of the symbols that pictures over time use, so that their key needs no font that has them.
_SHAPES = {
    "square": "", "circle": "border-radius:50%", "diamond": "clip-path:polygon(50% 0,100% 50%,50% 100%,0 50%)",
    "triangle-up": "clip-path:polygon(50% 5%,100% 95%,0 95%)", "triangle-down": "clip-path:polygon(0 5%,100% 5%,50% 95%)",
    "hexagon": "clip-path:polygon(50% 0,95% 25%,95% 75%,50% 100%,5% 75%,5% 25%)",
    "cross": "clip-path:polygon(35% 0,65% 0,65% 35%,100% 35%,100% 65%,65% 65%,65% 100%,35% 100%,35% 65%,0 65%,0 35%,35% 35%)",
    "x": "clip-path:polygon(20% 0,50% 30%,80% 0,100% 20%,70% 50%,100% 80%,80% 100%,50% 70%,20% 100%,0 80%,30% 50%,0 20%)",
    "star": "clip-path:polygon(50% 0,62% 36%,100% 36%,69% 58%,81% 95%,50% 72%,19% 95%,31% 58%,0 36%,38% 36%)",
}  # fmt: skip


def shape(name: str, colour: str) -> str:
    """A small symbol of a picture, for its key and for lists."""
    return f'<span class="atlas-key" style="border-radius:0;background:{escape(colour, quote=True)};{_SHAPES[name]}"></span>'


def _swatch(colour: str, pattern: str) -> str:
    if pattern in _SHAPES:
        return shape(pattern, colour)
    lines = "repeating-linear-gradient(135deg,transparent 0 2px,rgba(255,255,255,.75) 2px 4px)"
    dots = "radial-gradient(rgba(255,255,255,.85) 25%,transparent 30%) 0 0/4px 4px"
    over = {"/": f"{lines},", ".": f"{dots},", "x": f"{lines},"}.get(pattern, "")
    return f'<span class="atlas-key" style="background:{over}{colour}"></span>'


def _kept_whole(words: str) -> str:
    """The same with each amount (1,440 万吨/年, 406 亿元) on one line."""
    return re.sub(
        r"(?<![\w.,])\d[\d,.]* [^\s\d,;:]{1,8}(?=[\s,;:]|$)", r'<span class="atlas-nowrap">\g<0></span>', words
    )


def head(title: str, subtitle: str = "", keys: Sequence[tuple[str, str, str]] = (), marks: str = "", level: int = 3,
         kind: str = "") -> str:  # fmt: skip
    """Title and subtitle of a section or chart, with the key of its colours where no label can tell them; ``kind`` is "", foot or finding."""
    swatches = "".join(
        f'<span class="atlas-nowrap">{_swatch(colour, pattern)}{escape(label)}</span>'
        for colour, pattern, label in keys
    )
    under = f"<p>{escape(subtitle)}{swatches}</p>" if subtitle or swatches else ""
    words = _kept_whole(escape(title)) if level > 1 else escape(title)
    look = f" atlas-{kind}" if kind else ""
    return f'<div class="atlas-head{look}"><h{level}>{words}{marks}</h{level}>{under}</div>'


def feed(rows: Sequence[tuple[str, str, str, str, str]]) -> str:
    """A list of (date, what, chip, why, marks), newest first; ``what`` is markup already."""
    items = []
    for when, what, chip, why, marks in rows:
        tag = f' <span class="atlas-chip">{escape(chip)}</span>' if chip else ""
        reason = f'<div class="why">{escape(why)}</div>' if why else ""
        items.append(
            f'<li><time>{escape(when)}</time><div><span class="what">{what}</span>{tag}{marks}{reason}</div></li>'
        )
    return f'<ul class="atlas-feed">{"".join(items)}</ul>'


def table(
    header: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[int] = (), dim: Sequence[bool] = ()
) -> str:
    """A small table whose cells are markup already; ``numeric`` columns do not wrap, ``dim`` rows are set back."""
    top = "".join(f"<th>{escape(h)}</th>" for h in header)
    body = []
    for n, row in enumerate(rows):
        cells = "".join(f"<td{' class=num' if i in numeric else ''}>{c}</td>" for i, c in enumerate(row))
        body.append(f"<tr{' class=other' if n < len(dim) and dim[n] else ''}>{cells}</tr>")
    return f'<div class="atlas-wide"><table class="atlas-table"><thead><tr>{top}</tr></thead><tbody>{"".join(body)}</tbody></table></div>'


def paragraph(content: str, kind: str = "note", marks: str = "") -> str:
    """A line of text; ``kind`` is note, says, src or quiet."""
    return f'<p class="atlas-{kind}">{escape(content)}{marks}</p>'


def copy_button(label: str, done: str, query: str) -> str:
    """A button that copies the address of this page as it is, with ``query`` in it; give it to ``st.html`` with scripts allowed.

    The Clipboard API needs https or localhost; elsewhere the old way of a hidden field is taken.
    """
    say_done, parameters = json.dumps(done), json.dumps(query)
    script = (
        "(function(){const d=document,b=d.getElementById('atlas-copy');if(!b)return;b.onclick=function(){"
        f"const s=new URLSearchParams(location.search);new URLSearchParams({parameters}).forEach((v,k)=>s.set(k,v));"
        "const own=d.getElementById('atlas-own');if(own)new URLSearchParams(own.dataset.query).forEach((v,k)=>s.set(k,v));"
        "const u=location.origin+location.pathname+'?'+s,was=b.textContent;"
        f"const said=()=>{{b.textContent={say_done};setTimeout(()=>b.textContent=was,2000)}};"
        "if(navigator.clipboard&&isSecureContext){navigator.clipboard.writeText(u).then(said)}else{const t=d.createElement('textarea');"
        "t.value=u;d.body.appendChild(t);t.select();d.execCommand('copy');t.remove();said()}}})();"
    ).replace("<", "\\u003c")
    return (
        f'<button id="atlas-copy" class="atlas-button" type="button">{escape(label)}</button><script>{script}</script>'
    )


def own_choices(query: str) -> str:
    """What the page lets its reader choose, as parameters, for ``copy_button`` to read when it is clicked."""
    return f'<span id="atlas-own" data-query="{escape(query, quote=True)}"></span>'


def problems(lines: Iterable[str]) -> str:
    """Problems as the command line prints them."""
    return f'<pre class="atlas-problems">{escape(chr(10).join(lines))}</pre>'
