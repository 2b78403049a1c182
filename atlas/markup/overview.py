"""The first screen in words: headline numbers and the sentences that frame a page, made from frames."""

import pandas as pd

from atlas.catalog.catalogue import Catalog
from atlas.drawings.bars import Style
from atlas.figures.claims import Freshness
from atlas.figures.remember import records_of
from atlas.markup.cells import quantity_of
from atlas.markup.parts import Card, Notes, pairs
from atlas.words import text
from atlas.words.dates import PartialDate
from atlas.words.text import say
from atlas.words.vocab import PRODUCT, PROGRESS

PRODUCTS = ("ore", "lithium_carbonate", "cell")


def region(catalog: Catalog, place: str, lang: str) -> str:
    """The region's name, for a title."""
    return text.both(catalog.places[place], "name", lang)


def _product_card(capacity: pd.DataFrame, product: str, style: Style, notes: Notes) -> Card:
    lang = style.lang
    rows = {r["progress"]: r for r in records_of(capacity) if r["product"] == product}
    nothing = text.NOT_STATED

    def said(progress: str) -> str:
        return (
            text.quantity(quantity_of(rows[progress], "value", rows[progress]["unit"]), lang)
            if progress in rows
            else nothing
        )

    label = f"{text.word(PRODUCT, product, lang)} · {text.word(PROGRESS, 'built', lang)}"
    value, unit = (
        text.parted(quantity_of(rows["built"], "value", rows["built"]["unit"]), lang)
        if "built" in rows
        else (nothing, "")
    )
    more = say("overview.coming", lang, in_hand=said("in_hand"), planned=said("planned"))
    more += "".join(say(f"overview.{p}", lang, amount=said(p)) for p in ("sought", "expected") if p in rows)
    cited = [p for r in rows.values() for p in pairs(r["source"], r["locator"])]
    return Card(
        label, value, unit, more, _dated([r["date"] for r in rows.values() if r["date"]], style), notes.marks(cited)
    )


def _dated(dates: list[str], style: Style) -> str:
    """The day of the figures of a card; their first and last if they are of several days."""
    if not dates:
        return say("overview.as_of", style.lang, day=style.day)
    ordered = sorted(map(PartialDate, dates), key=lambda d: (d.first, d.last))
    first, last = (text.day(str(d), style.lang) for d in (ordered[0], ordered[-1]))
    key = "overview.as_of" if first == last else "overview.as_of_span"
    return say(key, style.lang, day=first, first=first, last=last)


def _signed_card(signed: pd.DataFrame, payers: pd.DataFrame, style: Style, notes: Notes) -> Card:
    lang = style.lang
    rows = [r for r in records_of(signed) if r["kind"] == "signed" and not pd.isna(r["amount_cny"])]
    label = say("overview.signed", lang)
    if not rows:
        return Card(label, text.NOT_STATED, "", say("overview.none", lang), "", "")
    row = max(rows, key=lambda r: r["amount_cny"])
    value, unit = text.parted(quantity_of(row, "amount_cny", "元"), lang)
    more, cited = text.both(row, "name", lang), [(row["source"], row["locator"])]
    if named := [r for r in records_of(payers) if r["kind"] == "signed" and not pd.isna(r["amount_cny"])]:
        payer = max(named, key=lambda r: r["amount_cny"])
        amount = text.quantity(quantity_of(payer, "amount_cny", "元"), lang)
        more += " · " + say("overview.largest_payer", lang, name=text.both(payer, "party_name", lang), amount=amount)
        cited.append((payer["source"], payer["locator"]))
    as_of = say("overview.as_of", lang, day=text.day(row["date"], lang))
    return Card(label, value, unit, more, as_of, notes.marks(cited))


def _firms_card(firms: pd.DataFrame, style: Style, notes: Notes) -> Card:
    lang = style.lang
    if firms.empty:
        return Card(
            say("overview.enterprises", lang), text.NOT_STATED, "", say("overview.no_enterprises", lang), "", ""
        )
    unlocated = int((firms["place"] == "").sum())
    more = say("overview.enterprises_note", lang, unlocated=unlocated) if unlocated else ""
    cited = list(zip(firms["source"], firms["locator"], strict=True))
    return Card(say("overview.enterprises", lang), str(len(firms)), say("overview.enterprises_unit", lang), more,
                say("overview.as_of", lang, day=style.day), notes.marks(cited))  # fmt: skip


def cards(capacity: pd.DataFrame, amounts: pd.DataFrame, payers: pd.DataFrame, firms: pd.DataFrame, style: Style,
          notes: Notes) -> list[Card]:  # fmt: skip
    """The headline row: three products, the largest signed sum with the largest single payer, the number of firms."""
    products = [_product_card(capacity, p, style, notes) for p in PRODUCTS]
    return [*products, _signed_card(amounts, payers, style, notes), _firms_card(firms, style, notes)]


def fresh(state: Freshness, lang: str) -> str:
    """How fresh and how well sourced the whole is, in one sentence."""
    return say("overview.fresh", lang, claims=state.claims, sources=state.sources, grade_a=state.grade_a,
               several=state.several, rivals=state.rivals, newest=text.day(state.newest, lang))  # fmt: skip


def projects(frame: pd.DataFrame, lang: str) -> str:
    """How many projects are on the page; "" if there is none."""
    count = frame["project"].nunique()
    if not count:
        return ""
    held = frame[frame["stage"] == "integrated"]["project"].nunique()
    umbrella = say("projects.umbrella", lang, count=held) if held else ""
    return say("projects.one" if count == 1 else "projects.lead", lang, projects=count, umbrella=umbrella)
