"""The head of a record's page below its heading: one line, its numbers, the newest word on it. Pure: values in, markup out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from markupsafe import Markup

from atlas.drawings.bars import SHAPE
from atlas.figures import headline as figures_of
from atlas.figures.headline import Block, Evidence, Number
from atlas.figures.record import Found
from atlas.figures.sources import USES, of_source
from atlas.markup.overview import percent
from atlas.markup.record import Known, brief
from atlas.markup.record.finding import sentence
from atlas.markup.shared.parts import fill, short_date
from atlas.markup.shared.render import render
from atlas.words import text, vocab
from atlas.words.quantity import Quantity, total
from atlas.words.text import say

_SILENT = 12  # months without a word, from which on they are counted


def headline(found: Found, known: Known, day: date) -> Markup:
    """Below the heading: one line, at most three blocks of numbers, the newest word and how well all is sourced."""
    blocks = [_block(b, known) for b in figures_of.blocks(known.catalog, found, day)]
    evidence = (
        "" if found.kind == "source" else _evidence(figures_of.evidence(known.catalog, found, day), found, known.lang)
    )
    return render(
        "record/headline.html", says=sentence(found, known, day), blocks=blocks, evidence=evidence, lang=known.lang
    )


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as it is shown: its words, what kind of number it is, and the ground and the edge of its bar; ``said`` if it only is."""

    told: str
    exact: str
    marks: Markup
    word: str
    means: str
    size: float
    ground: str = ""
    edge: str = ""
    said: bool = False
    silent: str = ""
    silence: str = ""
    scope: str = ""
    wider: Sequence[tuple[str, Markup]] = ()


@dataclass(frozen=True, slots=True)
class _Block:
    title: str
    numbers: Sequence[_Number]
    note: str
    scale: str = ""


def _block(block: Block, known: Known) -> _Block:
    lang = known.lang
    title = {"money": say("record.money", lang), "computed": say("record.computed_lce", lang)}.get(
        block.of
    ) or block.title.of(lang)
    numbers = [_number(block.of, n, known) for n in block.numbers]
    return _Block(title[:1].upper() + title[1:], numbers, _note(block, lang), _scale(block, lang))


def _note(block: Block, lang: str) -> str:
    """Where or in what it is; of the first of several parts, what share of all that is stated."""
    first = block.numbers[0]
    if first.share is None or first.whole is None:
        return block.note.of(lang)
    return say("record.share_of", lang, share=percent(first.share), whole=brief(first.whole, lang)[0])


def _scale(block: Block, lang: str) -> str:
    """What the whole bar of a block stands for; "" where it has none. All bars are as long: each shows the parts of its whole,
    and where there are no parts, or one has no size, there is nothing to show."""
    amounts: list[Quantity] = [n.amount for n in block.numbers]
    if block.of != "capacity" or len(amounts) < 2 or any(not a.base for a in amounts):
        return ""
    return say("record.bar", lang, whole=brief(total(amounts, amounts[0].unit), lang)[0])


def _number(of: str, n: Number, known: Known) -> _Number:
    """The number with the look of its status, or of money that was spent or only promised."""
    lang, (told, exact) = known.lang, brief(n.amount, known.lang)
    words = {"capacity": vocab.PROGRESS, "money": vocab.INVESTMENT_KIND, "figure": vocab.INDICATOR_KIND}.get(of, {})
    word = words.get(n.word)
    label = word.label(lang) if word else say(f"record.of_{of}", lang) if of in ("resource", "computed") else ""
    shown = _Number(
        told, exact, known.marks(n.cited), label, word.means(lang) if word else "", float(n.amount.base or 0)
    )
    if of not in ("capacity", "money"):
        return shown
    pattern = SHAPE.get(n.word, "") if of == "capacity" else "" if n.word == "completed" else "/"
    colour = known.colours["money" if of == "money" else n.word]
    month = text.day(short_date(n.last), lang)
    return replace(
        shown, ground="none" if n.word == "unknown" else fill(colour, pattern), edge=colour, said=bool(pattern) or n.word == "unknown",
        silent=say("record.silent", lang, day=month) if n.silent else "",
        silence=say("record.silence", lang, months=n.months) if n.silent else "", **_scope(n, known),
    )  # fmt: skip


def _scope(n: Number, known: Known) -> dict[str, Any]:
    """What the number takes in beside the project, and what other sources say of more than the project."""

    def told(number: Number, key: str, **more: str) -> str:
        sense = vocab.CAPACITY_SENSE[number.sense]
        day = text.day(short_date(number.said_on), lang)
        return say(key, lang, sense=sense.label(lang), means=sense.means(lang), day=day, **more)

    lang = known.lang
    wider = [(told(o, "record.wider", amount=brief(o.amount, lang)[0]), known.marks(o.cited)) for o in n.wider]
    return {"scope": told(n, "record.scope") if n.sense else "", "wider": wider}


def hanging(found: Found, known: Known, day: date) -> Markup:
    """What hangs on a source: a bar for each use."""
    lang, kinds = known.lang, Counter(r.use for r in of_source(known.catalog, day, found.id))
    bars = [
        (say(f"use.{use}", lang), kinds[use], round(100 * kinds[use] / max(kinds.values())))
        for use in USES
        if kinds[use]
    ]
    alt = say("list.pause", lang).join(f"{name} {count}" for name, count, _ in bars)
    return render("record/kinds.html", kinds=bars, alt=alt) if bars else Markup()


def _evidence(told: Evidence, found: Found, lang: str) -> str:
    if not told.grades:
        return ""
    grades = say("list.pause", lang).join(say("record.graded", lang, grade=g, count=n) for g, n in told.grades)
    sources = say("record.sourced", lang, count=sum(n for _, n in told.grades), grades=grades)
    if found.kind == "event" or not told.last:
        return sources
    silent = say("time.silent", lang, months=told.months) if told.months >= _SILENT else ""
    key = "record.last_apart" if told.works else "record.last"
    return say(key, lang, day=text.day(told.last, lang), works=text.day(told.works, lang), silent=silent) + sources
