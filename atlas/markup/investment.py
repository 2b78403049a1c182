"""The markup of the page of money: trees of nested amounts, lists by place and investor, overlaps, rivals. Values in, markup out.

A tree is a list of rows, each with a name, an amount and a track. The bar stands in the track where it lies inside the bar of
its holder, so that the eye sees what holds what and nobody adds twice. All texts are escaped here.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from atlas.catalog.model import Source
from atlas.drawings.bars import Style
from atlas.drawings.investment import Told, capital, money
from atlas.figures.remember import records_of
from atlas.markup.cells import quantity_of
from atlas.markup.parts import Card, Notes, pairs
from atlas.words import text
from atlas.words.quantity import Quantity
from atlas.words.text import say
from atlas.words.vocab import AMOUNT_ROW, INVESTMENT_KIND, QUALIFIER

Row = Mapping[Any, Any]

STYLE = """<style>
.atlas-money{container-type:inline-size;font-size:.9rem;line-height:1.45}
.atlas-money ul{list-style:none;margin:0;padding:0!important}
.atlas-money li{display:grid;grid-template-columns:minmax(0,var(--name,24rem)) 8.6rem minmax(0,1fr);column-gap:.9rem;align-items:center;margin:0!important;padding:.22rem 0;font-size:inherit}
.atlas-money li.root{border-top:1px solid rgba(128,140,152,.35);padding-top:.4rem;margin-top:.4rem!important}
.atlas-money li.root:first-child{border-top:0;margin-top:0!important}
.atlas-money .name{position:relative;padding-left:calc(var(--d)*1.05rem)}
.atlas-money li:not(.root) .name::before{content:"";position:absolute;left:calc((var(--d) - 1)*1.05rem + .3rem);top:-.2rem;height:.95rem;width:.5rem;border:solid rgba(128,140,152,.75);border-width:0 0 1px 1px}
.atlas-money .root .what{font-weight:600}
.atlas-money .when{font-size:.8125rem;opacity:.85;white-space:nowrap}
.atlas-money .num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;font-weight:600}
.atlas-money .rest .num,.atlas-money .rest .what{font-weight:400}
.atlas-money .words .num{white-space:normal}
.atlas-money .track{position:relative;height:1.05rem;background:linear-gradient(rgba(128,140,152,.3),rgba(128,140,152,.3)) left/1px 100% no-repeat}
.atlas-money .track span{position:absolute;top:0;bottom:0;min-width:3px;box-sizing:border-box}
.atlas-money .hull{background:rgba(128,140,152,.16)}
.atlas-money .bar{background-color:var(--money);border:1px solid var(--money)}
.atlas-money .bar.promised{background-image:repeating-linear-gradient(135deg,transparent 0 4px,rgba(255,255,255,.42) 4px 6px)}
.atlas-money .bar.many{background-color:transparent;background-image:linear-gradient(color-mix(in srgb,var(--money) 38%,transparent),color-mix(in srgb,var(--money) 38%,transparent))}
.atlas-money .bar.rest{background:none;border:1px dashed rgba(128,140,152,.95)}
.atlas-money .why{grid-column:1/-1;font-size:.8125rem;opacity:.85;margin:0;padding-left:calc(var(--d)*1.05rem)}
.atlas-money .key{font-size:.8125rem;opacity:.9;margin:.1rem 0 .3rem}
.atlas-money .key span{display:inline-block;width:1.3em;height:.8em;margin:0 .35em 0 0;vertical-align:-.05em;box-sizing:border-box}
.atlas-money .key em{font-style:normal;margin-right:1em;display:inline-block}
@container (max-width:640px){
.atlas-money li{grid-template-columns:minmax(0,1fr) auto}
.atlas-money .track{grid-column:1/-1;height:.7rem;margin:.15rem 0 .1rem}
}
.atlas-apart{border-left:3px solid #E8913A;padding:.1rem .75rem;margin:.5rem 0 0;font-size:.875rem;line-height:1.6}
.atlas-apart p{margin:0;font-size:inherit}
.atlas-list{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr));gap:0 2rem;align-items:start}
.atlas-list h3{font-size:.95rem;font-weight:600;margin:.55rem 0 0;padding:0;letter-spacing:0}
.atlas-list ul{list-style:none;margin:0;padding:0!important}
.atlas-list li{display:grid;grid-template-columns:7.4rem minmax(0,1fr);column-gap:.8rem;margin:0!important;padding:.25rem 0;border-top:1px solid rgba(128,140,152,.25);font-size:.875rem;line-height:1.45}
.atlas-list .num{text-align:right;font-variant-numeric:tabular-nums;font-weight:600}
.atlas-list .more{font-size:.8125rem;opacity:.85}
.atlas-list .more span{display:inline-block}
.atlas-list .sum{background:rgba(128,140,152,.1)}
.atlas-sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:.75rem 1.5rem}
.atlas-sides h3{font-size:.95rem;font-weight:600;margin:0 0 .3rem;padding:0;letter-spacing:0}
.atlas-sides .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(11.5rem,1fr));gap:.5rem}
.atlas-sides .pair>div{border:1px solid rgba(128,140,152,.4);border-radius:.375rem;padding:.45rem .7rem;font-size:.8125rem;line-height:1.5}
.atlas-sides .taken{border-left:4px solid var(--money)!important}
.atlas-sides .other{border-style:dashed!important}
.atlas-sides .value{font-size:1.2rem;font-weight:650;margin:0;line-height:1.4}
.atlas-sides .other .value{font-weight:500}
.atlas-sides p:not(.value){font-size:inherit}
.atlas-sides p{margin:0}
</style>"""


# In a wide tree a name, its date and its mark stand in one line; English needs more room for them.
_NAME_WIDTH = {"zh": "24rem", "en": "min(30rem,48%)"}


def _blank(value: Any) -> bool:
    return bool(pd.isna(value))


def _cited(row: Row, notes: Notes) -> str:
    return notes.marks(pairs(row["source"], row["locator"]))


def _projects(row: Row, lang: str) -> str:
    """'24 个项目': the number of projects in the amount, with its qualifier; "" if the source gives none."""
    if _blank(row["projects"]):
        return ""
    mark = QUALIFIER[row["qualifier"]].label(lang)
    return say("money.projects", lang, count=f"{mark} {text.number(float(row['projects']))}".strip())


_BRACKETS = re.compile(r"\s*(（[^）]*）|\([^)]*\))")


def _shortened(name: str, above: str) -> str:
    """The name without the name of its holder in front (as it is or without brackets): the indent says that already."""
    for front in filter(None, (above, _BRACKETS.sub("", above))):
        rest = name.removeprefix(front).lstrip("：:，,– ")
        if rest and rest != name:
            return rest[0].upper() + rest[1:]
    return name


def _bar(row: Row, scale: float) -> str:
    """The track of one row; a part without a number has none."""
    if _blank(row["amount_cny"]):
        return '<div class="track"></div>'
    kind = "rest" if row["row"] == "rest" else " ".join(filter(None, (
        "" if row["party"] else "many", "" if row["kind"] == "completed" else "promised")))  # fmt: skip
    hull = ""
    if row["depth"] and not _blank(row["hull_cny"]):
        hull = f'<span class="hull" style="left:{row["hull_start_cny"] / scale:.2%};width:{row["hull_cny"] / scale:.2%}"></span>'
    return (f'<div class="track">{hull}<span class="bar {kind}" style="left:{row["start_cny"] / scale:.2%};'
            f'width:{row["amount_cny"] / scale:.2%}"></span></div>')  # fmt: skip


def _why(row: Row, rivals: Sequence[Row], style: Style, notes: Notes) -> str:
    """What must be known of the amount: what holds it elsewhere, what another source says, the note."""
    lang, said = style.lang, []
    if row["inside_name"]:
        said.append(escape(say("money.inside", lang, name=text.both(row, "inside_name", lang))))
    for other in rivals:
        if other["topic"] == row["id"] and other["id"] != row["id"]:
            key = "money.agrees" if other["agrees"] else "money.differs"
            said.append(
                escape(say(key, lang, amount=money(other, lang), day=text.day(other["date"], lang)))
                + _cited(other, notes)
            )
    if note := text.both(row, "note", lang):
        said.append(escape(note))
    return f'<p class="why">{" · ".join(said)}</p>' if said else ""


def _stated(row: Row, lang: str) -> str:
    """The value in the source's own unit, for the tip; "" for what is computed here."""
    return (
        f"{QUALIFIER[row['qualifier']].label(lang)} {row['value_stated']} {row['unit_stated']}".strip()
        if row["value_stated"]
        else ""
    )


def _node(row: Row, above: Row | None, scale: float, rivals: Sequence[Row], style: Style, notes: Notes) -> str:
    lang, marks = style.lang, _cited(row, notes)
    if row["row"] == "rest":
        what, facts, kind = escape(capital(AMOUNT_ROW["rest"].label(lang))), [], "rest"
    else:
        day = "" if above and above["date"] == row["date"] else text.day(row["date"], lang)
        facts, held = [day, _projects(row, lang)], text.both(above, "name", lang) if above else ""
        name = _shortened(text.both(row, "name", lang), held)
        what, kind = notes.link("project", row["id"], name), "words" if _blank(row["amount_cny"]) else ""
    when = escape(" · ".join(filter(None, facts)))
    tip = escape(_stated(row, lang), quote=True)
    place = "root" if row["depth"] == 0 else kind
    return (f'<li class="{place}" style="--d:{row["depth"]}"><div class="name"><span class="what">{what}</span> <span class="when">{when}{marks}</span></div>'
            f'<div class="num" title="{tip}">{escape(money(row, lang))}</div>{_bar(row, scale)}{_why(row, rivals, style, notes)}</li>')  # fmt: skip


def _key(rows: Sequence[Row], lang: str) -> str:
    """What the textures mean, as far as they occur."""
    promised = " promised" if rows[0]["kind"] != "completed" else ""
    named = any(r["row"] == "stated" and r["party"] for r in rows)
    many = any(r["row"] == "stated" and not r["party"] for r in rows)
    rest = any(r["row"] == "rest" for r in rows)
    items = [
        (f"bar{promised}", "money.key_named", named),
        (f"bar many{promised}", "money.key_many", many),
        ("bar rest", "money.key_rest", rest),
    ]
    shown = [f'<em><span class="{kind}"></span>{escape(say(word, lang))}</em>' for kind, word, there in items if there]
    return f'<p class="key">{"".join(shown)}</p>' if len(shown) > 1 else ""


def tree(frame: pd.DataFrame, rivals: pd.DataFrame, kind: str, told: Told, style: Style, notes: Notes) -> str:
    """The rows of one kind of ``money.tree`` with the heading that ``charts_money.tree`` gives."""
    rows: list[Row] = [r for r in records_of(frame) if r["kind"] == kind]
    others: list[Row] = list(records_of(rivals))
    known = [r for r in rows if not _blank(r["amount_cny"])]
    scale = max((r["start_cny"] + r["amount_cny"] for r in known), default=1.0) or 1.0
    above: list[Row] = []
    items = []
    for row in rows:
        del above[row["depth"] :]
        items.append(_node(row, above[-1] if above else None, scale, others, style, notes))
        above.append(row)
    cited = notes.marks(p for r in rows for p in pairs(r["source"], r["locator"]))
    head = f'<div class="atlas-head"><h3>{escape(told.title)}{cited}</h3><p>{escape(told.subtitle)}</p></div>'
    return (f'{head}<div class="atlas-money" role="group" aria-label="{escape(told.alt, quote=True)}" style="--money:{style.colours["money"]};--name:{_NAME_WIDTH[style.lang]}">'
            f'{_key(rows, style.lang)}<ul>{"".join(items)}</ul></div>')  # fmt: skip


def overlaps(frame: pd.DataFrame, kind: str, style: Style, notes: Notes) -> str:
    """One sentence for each pair of ``money.overlapping`` of one kind; "" if there is none."""
    lang, said = style.lang, []
    for row in records_of(frame):
        if row["kind"] == kind:
            one, other = (say("money.bracketed", lang, name=text.both(row, f"{side}name", lang), amount=money(row, lang, side))
                          for side in ("one_", "other_"))  # fmt: skip
            said.append(f"<p>{escape(say('money.overlap', lang, one=one, other=other))}{_cited(row, notes)}</p>")
    return f'<div class="atlas-apart">{"".join(said)}</div>' if said else ""


def _listed(row: Row, style: Style, notes: Notes) -> str:
    lang = style.lang
    facts = [text.word(INVESTMENT_KIND, row["kind"], lang), text.day(row["date"], lang), _projects(row, lang),
             say("money.held", lang, count=row["held"]) if row["held"] else ""]  # fmt: skip
    facts = list(filter(None, facts))
    # Each fact on one line where it fits, with the dot that parts it from the next at the end of the line.
    more = " ".join(f"<span>{escape(fact)}</span>" for fact in [*(f"{f}\u00a0·" for f in facts[:-1]), facts[-1]])
    return (f'<li><span class="num" title="{escape(_stated(row, lang), quote=True)}">{escape(money(row, lang))}</span><span>'
            f'{notes.link("project", row["id"], text.both(row, "name", lang))}{_cited(row, notes)}<br><span class="more">{more}</span></span></li>')  # fmt: skip


def _sum(row: Row, style: Style, notes: Notes) -> str:
    lang = style.lang
    names = say("list.pause", lang).join(text.both(row, "names", lang).split("; "))
    said = say("money.sum", lang, kind=text.word(INVESTMENT_KIND, row["kind"], lang), names=names)
    return f'<li class="sum"><span class="num">{escape(money({**row, "stated": ""}, lang))}</span><span>{escape(said)}{_cited(row, notes)}</span></li>'


def groups(frame: pd.DataFrame, sums: pd.DataFrame, record: str, unnamed: str, style: Style, notes: Notes) -> str:
    """``money.listed`` under the name of each group (``unnamed`` where there is none), with the sums that may be formed.

    ``record`` is the kind of record that a group is (``place`` or ``enterprise``), to which its name leads.
    """
    rows: list[Row] = list(records_of(frame))
    added: list[Row] = list(records_of(sums))
    made = []
    for group in dict.fromkeys(r["group"] for r in rows):
        mine = [r for r in rows if r["group"] == group]
        items = [_listed(r, style, notes) for r in mine] + [_sum(r, style, notes) for r in added if r["group"] == group]
        name = notes.link(record, group, text.both(mine[0], "group_name", style.lang) or unnamed)
        made.append(f"<div><h3>{name}</h3><ul>{''.join(items)}</ul></div>")
    return f'<div class="atlas-list">{"".join(made)}</div>'


def _side(row: Row, sources: Mapping[str, Source], style: Style, notes: Notes) -> str:
    lang, taken = style.lang, row["id"] == row["topic"]
    source = sources[row["source"]]
    label = say("money.taken" if taken else "money.other", lang)
    facts = [
        text.day(row["date"], lang),
        text.both(source, "title", lang),
        say("notes.grade", lang, grade=source.grade).replace(" ", "\u00a0"),
    ]
    why = [] if taken else [say(f"money.reason_{row['reason']}", lang)]
    if row["agrees"] and not taken:
        why.insert(0, say("money.same", lang))
    why += filter(None, (text.both(row, "rejected", lang), text.both(row, "note", lang)))
    return (f'<div class="{"taken" if taken else "other"}"><p>{escape(label)}</p><p class="value">{escape(money(row, lang))}{_cited(row, notes)}</p>'
            f'<p>{escape(" · ".join(facts))}</p><p>{escape(" · ".join(why))}</p></div>')  # fmt: skip


def rivals(frame: pd.DataFrame, sources: Mapping[str, Source], style: Style, notes: Notes) -> str:
    """``money.rivals`` side by side, the one that stands first, with the part of the rule that put it there."""
    rows: list[Row] = list(records_of(frame))
    made = []
    for topic in dict.fromkeys(r["topic"] for r in rows):
        mine = [r for r in rows if r["topic"] == topic]
        name = notes.link("project", mine[0]["id"], text.both(mine[0], "name", style.lang))
        title = f"{name} · {escape(text.word(INVESTMENT_KIND, mine[0]['kind'], style.lang))}"
        made.append(
            f'<div><h3>{title}</h3><div class="pair">{"".join(_side(r, sources, style, notes) for r in mine)}</div></div>'
        )
    return f'<div class="atlas-sides" style="--money:{style.colours["money"]}">{"".join(made)}</div>'


def cards(frame: pd.DataFrame, largest: Iterable[Row], style: Style, notes: Notes) -> list[Card]:
    """The headline row: of each kind the largest amount and how many there are; they are never added."""
    lang, first = style.lang, {r["kind"]: r for r in largest}
    made = []
    for kind, word in INVESTMENT_KIND.items():
        label = say("money.card", lang, kind=word.label(lang))
        row = first.get(kind)
        if row is None:
            made.append(Card(label, text.NOT_STATED, "", say("money.card_none", lang), "", ""))
            continue
        stated = int(((frame["kind"] == kind) & (frame["row"] == "stated")).sum())
        amount: Quantity = quantity_of(row, "amount_cny", "元")
        value, unit = text.parted(amount, lang, text.both(row, "stated", lang))
        party = text.both(row, "party_name", lang)
        by = say("money.card_party", lang, name=party) if party else say("money.card_parties", lang)
        more = f"{text.both(row, 'name', lang)} · {by}"
        if stated > 1:
            more = say("money.card_more", lang, name=more, count=stated)
        made.append(Card(label, value, unit, more, text.day(row["date"], lang), _cited(row, notes)))
    return made


_PAYERS = 10


def payers(frame: pd.DataFrame, style: Style, notes: Notes) -> str:
    """The largest amounts that name an investor (``amounts.payers``), each with its investor, kind and day; not for an empty frame."""
    lang = style.lang
    rows = [r for r in records_of(frame) if not _blank(r["amount_cny"])][:_PAYERS]
    if not rows:
        return ""
    scale = max(r["amount_cny"] for r in rows) or 1.0
    items = []
    for row in rows:
        name = notes.link("project", row["project"], text.both(row, "name", lang))
        party = notes.link("enterprise", row["party"], text.both(row, "party_name", lang))
        facts = f"{escape(text.word(INVESTMENT_KIND, row['kind'], lang))} · {escape(text.day(row['date'], lang))}"
        promised = "" if row["kind"] == "completed" else " promised"
        items.append(f'<li class="root" style="--d:0"><div class="name"><span class="what">{name}</span>{_cited(row, notes)}<div class="when" style="white-space:normal">{party} · {facts}</div></div>'
                     f'<div class="num">{escape(money(row, lang))}</div><div class="track"><span class="bar{promised}" '
                     f'style="left:0;width:{row["amount_cny"] / scale:.2%}"></span></div></li>')  # fmt: skip
    title = say("chart.largest", lang, name=text.both(rows[0], "name", lang), amount=money(rows[0], lang))
    alt = say("list.comma", lang).join(f"{text.both(r, 'name', lang)} {money(r, lang)}" for r in rows)
    subtitle = say("chart.investments_subtitle", lang, count=len(rows), day=style.day)
    return (f'<div class="atlas-head"><h3>{escape(title)}{_cited(rows[0], notes)}</h3><p>{escape(subtitle)}</p></div>'
            f'<div class="atlas-money" role="group" aria-label="{escape(alt, quote=True)}" style="--money:{style.colours["money"]}">'
            f'<ul>{"".join(items)}</ul></div>')  # fmt: skip
