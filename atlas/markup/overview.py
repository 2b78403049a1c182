"""The first screen in words: headline numbers and the sentences that frame a page."""

from atlas.catalog.catalogue import Catalog
from atlas.drawings.bars import Style
from atlas.figures.enterprises import EnterpriseRow
from atlas.figures.projects import SumRow
from atlas.figures.shared.amounts import AmountRow
from atlas.figures.shared.claims import Freshness
from atlas.figures.shared.table import Table, all_cited
from atlas.markup.notes import Notes
from atlas.markup.parts import Card
from atlas.words import text
from atlas.words.dates import PartialDate
from atlas.words.quantity import Quantity, measured
from atlas.words.text import say
from atlas.words.vocab import PRODUCT, PROGRESS

PRODUCTS = ("ore", "lithium_carbonate", "cell")


def region(catalog: Catalog, place: str, lang: str) -> str:
    """The region's name, for a title."""
    return text.both(catalog.places[place], "name", lang)


def amount_of(row: SumRow) -> Quantity:
    """What a sum comes to."""
    return measured(row.value, row.unit, row.qualifier)


def money_of(row: AmountRow) -> Quantity:
    """A stated amount of money, in yuan."""
    return measured(row.amount_cny, "元", row.qualifier)


def _product_card(sums: Table[SumRow], product: str, style: Style, notes: Notes) -> Card:
    lang, rows = style.lang, {r.progress: r for r in sums if r.product == product}
    said = {p: text.quantity(amount_of(r), lang) for p, r in rows.items()}
    nothing = text.NOT_STATED
    label = f"{text.word(PRODUCT, product, lang)} · {text.word(PROGRESS, 'built', lang)}"
    value, unit = text.parted(amount_of(rows["built"]), lang) if "built" in rows else (nothing, "")
    more = say("overview.coming", lang, in_hand=said.get("in_hand", nothing), planned=said.get("planned", nothing))
    more += "".join(say(f"overview.{p}", lang, amount=said[p]) for p in ("sought", "expected") if p in rows)
    pilots = [
        r for r in sums if product == "cell" and r.product == "cell_pilot"
    ]  # a pilot line is no factory, but it is there
    more += "".join(say("overview.pilot", lang, amount=text.quantity(amount_of(r), lang),
                        progress=text.word(PROGRESS, r.progress, lang)) for r in pilots)  # fmt: skip
    marks = notes.marks(all_cited(r.cited for r in (*rows.values(), *pilots)))
    return Card(label, value, unit, more, _dated([r.date for r in rows.values() if r.date], style), marks)


def _dated(dates: list[str], style: Style) -> str:
    """The day of the figures of a card; their first and last if they are of several days."""
    if not dates:
        return say("overview.as_of", style.lang, day=style.day)
    ordered = sorted(map(PartialDate, dates), key=lambda d: (d.first, d.last))
    first, last = (text.day(str(d), style.lang) for d in (ordered[0], ordered[-1]))
    key = "overview.as_of" if first == last else "overview.as_of_span"
    return say(key, style.lang, day=first, first=first, last=last)


def _signed_card(signed: Table[AmountRow], payers: Table[AmountRow], style: Style, notes: Notes) -> Card:
    lang, label = style.lang, say("overview.signed", style.lang)
    row = _largest(signed)
    if row is None:
        return Card(label, text.NOT_STATED, "", say("overview.none", lang), "", "")
    value, unit = text.parted(money_of(row), lang)
    more, cited = row.name.of(lang), [row.cited]
    if payer := _largest(payers):
        amount = text.quantity(money_of(payer), lang)
        more += " · " + say("overview.largest_payer", lang, name=payer.party_name.of(lang), amount=amount)
        cited.append(payer.cited)
    as_of = say("overview.as_of", lang, day=text.day(row.date, lang))
    return Card(label, value, unit, more, as_of, notes.marks(all_cited(cited)))


def _largest(amounts: Table[AmountRow]) -> AmountRow | None:
    """The largest signed amount."""
    signed = [r for r in amounts if r.kind == "signed" and r.amount_cny is not None]
    return max(signed, key=lambda r: r.amount_cny or 0, default=None)


def _firms_card(firms: Table[EnterpriseRow], style: Style, notes: Notes) -> Card:
    lang, label = style.lang, say("overview.enterprises", style.lang, count=len(firms))
    if not firms:
        return Card(label, text.NOT_STATED, "", say("overview.no_enterprises", lang), "", "")
    unlocated = sum(not r.place for r in firms)
    more = say("overview.enterprises_note", lang, unlocated=unlocated) if unlocated else ""
    marks = notes.marks(all_cited(r.cited for r in firms))
    return Card(label, str(len(firms)), say("overview.enterprises_unit", lang), more,
                say("overview.as_of", lang, day=style.day), marks)  # fmt: skip


def cards(sums: Table[SumRow], amounts: Table[AmountRow], payers: Table[AmountRow], firms: Table[EnterpriseRow],
          style: Style, notes: Notes) -> list[Card]:  # fmt: skip
    """The headline row: three products, the largest signed sum with the largest single payer, the number of firms."""
    products = [_product_card(sums, p, style, notes) for p in PRODUCTS]
    return [*products, _signed_card(amounts, payers, style, notes), _firms_card(firms, style, notes)]


def fresh(state: Freshness, lang: str) -> str:
    """How fresh and how well sourced the whole is, in one sentence."""
    return say("overview.fresh", lang, claims=state.claims, sources=state.sources, grade_a=state.grade_a,
               several=state.several, rivals=state.rivals, newest=text.day(state.newest, lang))  # fmt: skip
