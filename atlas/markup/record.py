"""The HTML of a record's page and of what it shares with the page of sources. Pure: rows in, escaped markup out.

``Known`` is what every piece is made with: the catalogue that gives names to ids, and the notes that number the sources.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from markupsafe import Markup

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Source
from atlas.figures import record as records
from atlas.figures.table import columns
from atlas.markup.cells import cell, quantity_label, reason_label
from atlas.markup.parts import Notes, outside, pairs
from atlas.words import text
from atlas.words.text import NOT_STATED, say
from atlas.words.vocab import GRADE, RIVAL_FIELD, STATUS

Row = Mapping[Any, Any]

STYLE = """<style>
.atlas-kind{font-size:.8125rem;margin:0;opacity:.9;line-height:1.6}
.atlas-kind a{color:inherit!important}
.atlas-facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,15rem),1fr));gap:.5rem 1.5rem;margin:.2rem 0 0;padding:.55rem 0!important;border-top:1px solid rgba(128,140,152,.35);border-bottom:1px solid rgba(128,140,152,.35)}
.atlas-facts div{min-width:0}
.atlas-facts .broad{grid-column:span 2}
.atlas-facts dt{font-size:.8125rem;opacity:.85;font-weight:400;margin:0}
.atlas-facts dd{margin:0;font-size:.9375rem;line-height:1.5;overflow-wrap:anywhere}
.atlas-remark{font-size:.875rem;line-height:1.6;margin:.35rem 0 0;max-width:70em;border-left:3px solid rgba(128,140,152,.5);padding:.05rem .75rem}
.atlas-state{display:inline-block;font-size:.8125rem;line-height:1.5;padding:0 .55em;border-radius:.75em;border:1px solid rgba(128,140,152,.8);white-space:nowrap;cursor:help}
.atlas-state i{display:inline-block;width:.7em;height:.7em;border-radius:50%;margin-right:.4em;vertical-align:-.02em;border:1px solid rgba(128,140,152,.9)}
.atlas-lines{list-style:none;margin:0;padding:0!important}
.atlas-lines li{margin:0!important;padding:.34rem 0;border-top:1px solid rgba(128,140,152,.25);font-size:.9rem;line-height:1.5}
.atlas-lines .more{display:block;font-size:.8125rem;opacity:.85}
.atlas-topics{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,24rem),1fr));gap:.8rem 1.75rem;align-items:start}
.atlas-topic h3{font-size:.9rem;font-weight:600;margin:0 0 .15rem;padding:0;letter-spacing:0;line-height:1.45}
.atlas-topic h3 small{display:block;font-weight:400;font-size:.8125rem;opacity:.85}
.atlas-topic h3::first-letter,.atlas-points h3::first-letter{text-transform:uppercase}
.atlas-topic ul{list-style:none;margin:0;padding:0!important}
.atlas-topic li{margin:0!important;padding:.22rem 0 .22rem .7rem;border-left:3px solid var(--atlas-accent,#4884B5);font-size:.8125rem;line-height:1.5}
.atlas-topic li.other{border-left:3px dashed rgba(128,140,152,.8)}
.atlas-points h3{font-size:.9375rem;font-weight:600;margin:.3rem 0 0;padding:0;letter-spacing:0}
.atlas-points ol{margin:.1rem 0 .5rem!important;padding-left:1.7em!important}
.atlas-points li{margin:0!important;font-size:.9375rem;line-height:1.6}
.atlas-lines small{font-size:.8125rem;opacity:.85;margin-left:.4em}
.atlas-lines b{white-space:nowrap}
.atlas-topic .num{white-space:nowrap}
.atlas-topic .num{font-size:1.125rem;font-weight:650;margin-right:.5em}
.atlas-topic .other .num{font-size:.9375rem;font-weight:500}
.atlas-topic p{margin:0;font-size:inherit}
.atlas-topic p+p{opacity:.88}
.atlas-more>summary{cursor:pointer;font-size:.875rem;font-weight:600;padding:.3rem 0}
@media (max-width:640px){.stMain [data-testid="stHorizontalBlock"]{row-gap:1rem!important}.atlas-facts{grid-template-columns:1fr 1fr;gap:.5rem 1rem}.atlas-facts .wide,.atlas-facts .broad{grid-column:1/-1}}
</style>"""


def style() -> Markup:
    return Markup(STYLE)


def _flat(rows: Iterable[Any]) -> list[Row]:
    """Rows with types as flat cells, until the pieces below read the rows themselves."""
    return [r if isinstance(r, Mapping) else {name: get(r) for name, get in columns(type(r)).items()} for r in rows]


_TOKEN = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)+")
_TAG = re.compile("<[^>]*>")
# A fact with more characters than this takes two columns.
_BROAD = 24
_BRACKETED = re.compile(r" ?[(（]([a-z0-9.-]+)[)）]")


@dataclass(frozen=True, slots=True)
class Known:
    """What a piece is made with; ``colours`` maps status words to colours."""

    catalog: Catalog
    notes: Notes
    colours: Mapping[str, str]

    @property
    def lang(self) -> str:
        return self.notes.lang

    def say(self, key: str, **values: object) -> str:
        """An interface word, escaped."""
        return escape(say(key, self.lang, **values))

    def marks(self, row: Row, source: str = "source", locator: str = "locator") -> str:
        return self.notes.marks(pairs(row[source], row[locator]))

    def link(self, kind: str, key: str) -> str:
        """The name of a record by its id, leading to its page."""
        return self.notes.link(kind, key, text.both(_named(records.held(self.catalog, kind)[key]), "name", self.lang))

    def home(self, key: str, label: str) -> str:
        """``label`` leading to the page of whatever has the id ``key``."""
        at = records.home(self.catalog, key)
        return self.notes.link(*at, label) if at else escape(label)

    def noted(self, content: str) -> str:
        """A note as markup: an id of a source in brackets becomes its mark, one in the text the name of the record."""

        def mark(found: re.Match[str]) -> str:
            made = self.notes.marks([(found[1], "")])
            return made or found[0]

        def name(found: re.Match[str]) -> str:
            at = records.home(self.catalog, found[0])
            return self.link(*at) if at else found[0]

        # A mark holds ids only in its address, which is left alone.
        parts = re.split(r"(<sup.*?</sup>)", _BRACKETED.sub(mark, escape(content)))
        return "".join(part if part.startswith("<sup") else _TOKEN.sub(name, part) for part in parts)


def _named(record: Any) -> dict[str, str]:
    name, name_en = records.title(record)
    return {"name": name, "name_en": name_en}


def joined(parts: Iterable[str], lang: str) -> str:
    """Markup joined by the language's pause; "" for nothing."""
    return escape(say("list.pause", lang)).join(filter(None, parts))


def dotted(parts: Iterable[str]) -> str:
    # The dot stays with what is before it, so that no line begins with one.
    return "\u00a0· ".join(filter(None, parts))


def facts(items: Iterable[tuple[str, str]], lang: str, broad: Sequence[str] = ()) -> str:
    """Name and value of each fact; names are keys of words, values are markup, and an empty value says that none is stated."""
    made = []
    for key, value in items:
        place = ' class="broad"' if key in broad and len(_TAG.sub("", value)) > _BROAD else ""
        made.append(f"<div{place}><dt>{escape(say(key, lang))}</dt><dd>{value or NOT_STATED}</dd></div>")
    return f'<dl class="atlas-facts">{"".join(made)}</dl>'


def remark(content: str) -> str:
    """A note of the record; ``content`` is markup."""
    return f'<p class="atlas-remark">{content}</p>' if content else ""


def lines(items: Sequence[tuple[str, str]], most: int = 0, more: str = "") -> str:
    """A list of (what, what is said of it), both markup; those after ``most`` are folded away under ``more``."""
    made = [f"<li>{what}{f'<span class=more>{said}</span>' if said else ''}</li>" for what, said in items]
    if not most or len(made) <= most + 2:
        return f'<ul class="atlas-lines">{"".join(made)}</ul>'
    rest = f'<details class="atlas-more"><summary>{escape(more)}</summary><ul class="atlas-lines">{"".join(made[most:])}</ul></details>'
    return f'<ul class="atlas-lines">{"".join(made[:most])}</ul>{rest}'


def state(status: str, known: Known) -> str:
    """The word of a status with its colour; its definition is told on hover."""
    if not status:
        return f'<span class="atlas-state">{known.say("status.unstated")}</span>'
    word = STATUS[status]
    colour = escape(known.colours[status], quote=True)
    tip = escape(word.means(known.lang), quote=True)
    return f'<span class="atlas-state" title="{tip}"><i style="background:{colour}"></i>{escape(word.label(known.lang))}</span>'


def grade(source: Source, lang: str) -> str:
    """The grade of a source; what the grade means is told on hover."""
    tip = escape(GRADE[source.grade].means(lang), quote=True)
    return f'<span class="atlas-chip" title="{tip}" style="cursor:help;margin:0">{escape(say("notes.grade", lang, grade=source.grade))}</span>'


def original(source: Source, lang: str) -> str:
    """The link to the source's own page, or that none is on record."""
    return outside(source.url, lang) if source.url else ""


def _claim(row: Row, known: Known) -> str:
    lang, source = known.lang, known.catalog.sources[row["source"]]
    value = f'<span class="num">{escape(cell("claim", row, lang, known.catalog))}{known.marks(row)}</span>'
    why = [reason_label(row, lang)] if row["claims"] > 1 or not row["chosen"] else []
    when = [text.day(row["date"], lang)] if row["date"] else []
    # Date and grade stay together: a grade alone on a line says nothing.
    dated = f'<span class="atlas-nowrap">{dotted([*map(escape, when), grade(source, lang)])}</span>'
    said = dotted([*map(escape, why), dated])
    note = joined([known.noted(text.both(row, "rejected", lang)), known.noted(text.both(row, "note", lang))], lang)
    named = known.notes.link("source", source.id, text.both(source, "title", lang))
    return (
        f'<li class="{"taken" if row["chosen"] else "other"}"><p>{value}{said}</p><p>{dotted([named, note])}</p></li>'
    )


def topics(rows: Iterable[Any], known: Known, heading: Callable[[Row], str] | None = None, more: Callable[[Row], str] | None = None,
           most: int = 0) -> str:  # fmt: skip
    """Claims of one thing together, the one that stands first, and the rule that chose it; ``rows`` are of ``differences.claims``.

    ``heading`` gives markup for a topic (by default the record as a link, and what is measured), ``more`` what else is to be said
    of it; the topics after ``most`` are folded away.
    """
    groups: dict[str, list[Row]] = {}
    for row in _flat(rows):
        groups.setdefault(row["topic"], []).append(row)
    made = []
    for group in groups.values():
        first = group[0]
        name = heading(first) if heading else topic_name(first, known)
        extra = more(first) if more else ""
        small = f" <small>{extra}</small>" if extra else ""
        made.append(
            f'<section class="atlas-topic"><h3>{name}{small}</h3><ul>{"".join(_claim(r, known) for r in group)}</ul></section>'
        )
    open_, rest = (made[:most], made[most:]) if most and len(made) > most + 2 else (made, [])
    folded = (
        f'<details class="atlas-more"><summary>{known.say("record.more", count=len(rest))}</summary>{_grid(rest)}</details>'
        if rest
        else ""
    )
    return _grid(open_) + folded


def _grid(sections: Sequence[str]) -> str:
    return f'<div class="atlas-topics">{"".join(sections)}</div>'


def topic_name(row: Row, known: Known) -> str:
    """The record that a claim is of, as a link, and what is measured."""
    name, what = text.both(row, "record_name", known.lang), quantity_label(row, known.lang)
    # Many names end with what is measured ("…: measures"); it is not said twice.
    return dotted([known.home(row["record"], name), "" if name.lower().endswith(what.lower()) else escape(what)])


def readings(rows: Iterable[Any], known: Known, *, named: bool) -> str:
    """What sources say otherwise where no number is meant; ``named`` puts the record's name first."""
    made = []
    for r in _flat(rows):
        lang = known.lang
        name = known.home(r["record"], text.both(r, "record_name", lang)) if named else ""
        field = escape(text.word(RIVAL_FIELD, r["field"], lang))
        own = known.say("record.own", value=text.both(r, "own", lang) or NOT_STATED)
        other = known.say(
            "record.other", value=text.both(r, "rival", lang), day=text.day(r["date"], lang)
        ) + known.marks(r)
        made.append((f"{dotted([name, field])}: {own}; {other}", known.noted(text.both(r, "note", lang))))
    return lines(made)
