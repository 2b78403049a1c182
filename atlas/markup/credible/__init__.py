"""The page of credible capacity in words: its finding, and the line that stands on the overview."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from atlas.figures.credible.promises import Kept
from atlas.figures.credible.silence import Count
from atlas.figures.credible.steps import StepRow, WayRow
from atlas.figures.shared.table import grouped
from atlas.markup.overview import called, percent
from atlas.markup.shared.notes import Notes
from atlas.markup.shared.render import macro
from atlas.words import text
from atlas.words.pair import Pair
from atlas.words.text import say

_STAGE_OF = {"ore_mined": "mining", "ore": "beneficiation", "lithium_carbonate": "refining", "cell": "cell"}


def style() -> Markup:
    """The style sheet of the page."""
    return macro("credible/parts.html", "style")()


def product_name(product: str, lang: str) -> str:
    """A product of the waterfall by the short name of its link."""
    return called(_STAGE_OF[product], lang)


def _reached(rows: Iterable[StepRow], lang: str) -> str:
    """How far the product has come that is told in the most parts; "" where none is told."""
    held = grouped(rows, lambda r: r.product)
    if not held:
        return ""
    product = max(held, key=lambda p: (held[p][0].phases + held[p][0].rests, list(held).index(p)))
    stated = held[product][0]
    tried = next(r for r in held[product] if r.step == "commissioning")
    told = "credible.reached" if tried.value else "credible.reached_none"
    return say(told, lang, product=product_name(product, lang), amount=text.quantity(stated.amount, lang),
               share=percent(tried.share_percent / 100))  # fmt: skip


def _kept(found: Kept, lang: str) -> str:
    if not found.packages:
        return ""
    key = "credible.kept" if found.built else "credible.kept_none"
    told = say(key, lang, packages=found.packages, built=found.built)
    return told + (say("credible.moved", lang, count=found.construction) if found.construction else "")


def title(rows: Iterable[StepRow], ways: Sequence[WayRow], open_: Count, where: str, lang: str) -> str:
    """How much of what is stated has come to a trial, where no amount is stated how many phases; ``where`` is "" for all."""
    told = _reached(rows, lang)
    if ways and not told:
        reached = next((r.went for r in ways if r.to == "commissioning"), 0)
        key = "credible.phases" if reached else "credible.phases_none"
        told = say(key, lang, phases=ways[0].reached, reached=reached)
    told = told or say("credible.open", lang, count=open_.phases)
    told_at = say("credible.at", lang, where=where, told=told) if where else told[:1].upper() + told[1:]
    # In Chinese a line may end at a mark only, so that no number stands apart from what it counts.
    return told_at.replace(" ", "\u00a0") if lang == "zh" else told_at


def running(ways: Sequence[WayRow], apart: Sequence[Pair], lang: str) -> str:
    """Whether anything produces regularly; ``apart`` is research that does: where nothing else does, the sentence names it."""
    if not ways:
        return ""
    count = next((r.went for r in ways if r.to == "operating"), 0)
    if count:
        return say("credible.running", lang, count=count)
    names = say("list.pause", lang).join(n.of(lang) for n in apart)
    return say("credible.none_running_but", lang, names=names) if names else say("credible.none_running", lang)


def kept(found: Kept, lang: str) -> str:
    """How many of the signed packages have built or begun; "" where there is none."""
    told = _kept(found, lang)
    return told[:1].upper() + told[1:] + say("list.stop", lang) if told else ""


def lead(lang: str, *, statuses: bool = False) -> str:
    """How it is computed; with ``statuses`` chosen, what they are left aside for."""
    return say("credible.lead", lang) + (say("credible.statuses_aside", lang) if statuses else "")


def foot(found: Kept, open_: Count, notes: Notes) -> Markup:
    """The finding as one line that leads to the page; empty where nothing is open."""
    lang = notes.lang
    if not open_.phases:
        return Markup()
    counts = {"phases": open_.phases, "silent": open_.silent}
    kept = _kept(found, lang)
    told = say("credible.on_overview", lang, kept=kept[:1].upper() + kept[1:], **counts) if kept else (
        say("credible.on_overview_open", lang, **counts))  # fmt: skip
    return notes.page("credible", told)
