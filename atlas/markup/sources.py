"""The HTML of the page of sources: the rule and the grades, the list of sources, and what none of them states. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import escape

from atlas.figures.citations import USES
from atlas.markup.record import Known, dotted, grade, joined, original
from atlas.words import text
from atlas.words.text import say
from atlas.words.vocab import GRADE

Row = Mapping[Any, Any]
# A list of more names than this is folded.
_OPEN = 8

STYLE = """<style>
.atlas-rule{border:1px solid rgba(128,140,152,.35);border-radius:.375rem;padding:.6rem .9rem;font-size:.875rem;line-height:1.55;columns:2 22rem;column-gap:2.5rem}
.atlas-rule div{break-inside:avoid;margin:0 0 .3rem}
.atlas-rule h3{font-size:1rem;font-weight:600;margin:0 0 .2rem;padding:0;letter-spacing:0}
.atlas-rule h3+p{margin-top:0}
.atlas-rule p,.atlas-rule ol{margin:.2rem 0!important;font-size:inherit}
.atlas-rule ol{padding-left:1.5em!important}
.atlas-rule li{margin:0!important;font-size:inherit;padding:.05rem 0}
.atlas-sources{list-style:none;margin:0;padding:0!important;columns:2 24rem;column-gap:2rem}
.atlas-sources li{margin:0!important;padding:.4rem 0;border-top:1px solid rgba(128,140,152,.25);break-inside:avoid;font-size:.9rem;line-height:1.45}
.atlas-sources p{margin:0;font-size:.8125rem;opacity:.88}
.atlas-sources a{color:inherit!important;text-decoration:underline!important;text-decoration-color:rgba(128,140,152,.8)!important;text-underline-offset:.2em}
.atlas-sources .bar{display:block;height:4px;margin:.2rem 0 0;background:var(--atlas-accent,#4884B5);min-width:3px}
.atlas-gaps{columns:2 24rem;column-gap:2rem}
.atlas-gaps section{break-inside:avoid;margin:0 0 .9rem}
.atlas-gaps h3{font-size:.9375rem;font-weight:600;margin:0;padding:0;letter-spacing:0}
.atlas-gaps h3 span{font-weight:400;opacity:.85}
.atlas-gaps p{margin:.1rem 0 0;font-size:.875rem;line-height:1.65}
.st-key-grade [role="toolbar"],.st-key-only [role="toolbar"]{min-height:2.875rem;align-items:center}
@media (max-width:640px){.st-key-grade,.st-key-only,.st-key-quantity{flex:1 1 100%!important}}
</style>"""


def rule(known: Known) -> str:
    """How one claim is chosen among rivals, and what the grades mean."""
    lang, sources = known.lang, known.catalog.sources.values()
    steps = "".join(f"<li>{known.say(f'sources.rule_{n}')}</li>" for n in (1, 2, 3, 4))
    counts = {g: sum(s.grade == g for s in sources) for g in GRADE}
    grades = "".join(
        f"<p>{known.say('sources.grade', grade=g, count=counts[g], means=GRADE[g].means(lang))}</p>"
        for g in GRADE
        if counts[g]
    )
    return (f'<div class="atlas-rule"><div><h3>{known.say("sources.rule")}</h3><ol>{steps}</ol>'
            f"<p>{known.say('sources.rule_more')}</p></div><div><h3>{known.say('sources.grades')}</h3>{grades}</div></div>")  # fmt: skip


def listed(rows: Iterable[Row], known: Known) -> str:
    """Each source with its grade and what it is cited for; ``rows`` are of ``citations.listed``."""
    rows = list(rows)
    most = max((r["citations"] for r in rows), default=1) or 1
    made = []
    for r in rows:
        source = known.catalog.sources[r["id"]]
        who = [
            escape(text.both(source, "publisher", known.lang)),
            escape(text.day(source.published, known.lang)) if source.published else "",
        ]
        uses = [known.say("sources.use", use=say(f"use.{u}", known.lang), count=r[u]) for u in USES if r[u]]
        made.append(f'<li>{known.link("source", source.id)} {grade(source, known.lang)}'
                    f"<p>{dotted([*who, original(source, known.lang)])}</p><p>{dotted(uses)}</p>"
                    f'<span class="bar" style="width:{100 * r["citations"] / most:.1f}%"></span></li>')  # fmt: skip
    return f'<ul class="atlas-sources">{"".join(made)}</ul>'


def gaps(rows: Iterable[Mapping[Any, Any]], known: Known) -> str:
    """What no source states, kind by kind: how many of how many, and which; ``rows`` are of ``gaps.gaps``."""
    groups: dict[str, list[Mapping[Any, Any]]] = {}
    for row in rows:
        groups.setdefault(row["gap"], []).append(row)
    made = []
    for gap, held in groups.items():
        count = known.say("sources.of", count=len(held), considered=held[0]["considered"])
        names = [_missing(r, known) for r in held]
        shown, rest = (names[:_OPEN], names[_OPEN:]) if len(names) > _OPEN + 2 else (names, [])
        more = known.say("record.more", count=len(rest))
        folded = (
            f'<details class="atlas-more"><summary>{more}</summary><p>{joined(rest, known.lang)}</p></details>'
            if rest
            else ""
        )
        made.append(
            f"<section><h3>{known.say(f'gap.{gap}')} <span>{count}</span></h3><p>{joined(shown, known.lang)}</p>{folded}</section>"
        )
    return f'<div class="atlas-gaps">{"".join(made)}</div>'


def _missing(row: Mapping[Any, Any], known: Known) -> str:
    when = f" ({escape(text.day(row['date'], known.lang))})" if row["date"] else ""
    return known.home(row["record"], text.both(row, "name", known.lang)) + when
