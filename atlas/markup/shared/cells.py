"""Rows as a reader sees them: codes become words, values get unit and qualifier, empty cells say that nothing is stated."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from atlas.catalog.catalogue import Catalog
from atlas.catalog.remember import remembered
from atlas.figures import record as records
from atlas.figures.shared.table import Cited, Table
from atlas.markup.shared.notes import page_address, record_address
from atlas.words import text
from atlas.words.pair import Pair
from atlas.words.quantity import Quantity, measured
from atlas.words.text import NOT_STATED, say
from atlas.words.vocab import (
    BASIS,
    COEFFICIENT_KIND,
    COMPUTED,
    ENTERPRISE_KIND,
    EVENT_KIND,
    INDICATOR_KIND,
    INVESTMENT_KIND,
    ITEM_KIND,
    LADDER_STATE,
    LADDER_STEP,
    LADDER_USE,
    LEDGER_QUANTITY,
    LEVEL,
    ORIGIN,
    PLACE_KIND,
    PRODUCT,
    PROGRESS,
    QUANTITY,
    RELATION_KIND,
    ROLE,
    SEGMENT,
    SILENCE,
    SOURCE_KIND,
    STAGE,
    STATUS,
    STEP,
    Word,
)

Row = Any  # a row of any table of ``figures``

# Labels of whatever the ledger measures.
LEDGER_LABELS: Mapping[str, Word] = {**LEDGER_QUANTITY, **QUANTITY}
# ``kind`` means something else in every table; the words of all of them together have no id twice with another label.
_WORDS: dict[str, Mapping[str, Word]] = {
    "stage": STAGE, "status": STATUS, "progress": PROGRESS, "product": PRODUCT, "basis": BASIS, "status_basis": BASIS, "segment": SEGMENT,
    "role": ROLE, "level": LEVEL, "quantity": LEDGER_LABELS, "item_kind": ITEM_KIND,
    "step": STEP, "to": STEP, "furthest": STEP, "mark": SILENCE, "look_for": STATUS,
    "ladder_step": LADDER_STEP, "origin": ORIGIN, "use": LADDER_USE, "state": LADDER_STATE, "link": STAGE, "to_link": STAGE,
    "what": COMPUTED,
}  # fmt: skip
_KINDS: tuple[Mapping[str, Word], ...] = (
    INVESTMENT_KIND, INDICATOR_KIND, EVENT_KIND, ENTERPRISE_KIND, PLACE_KIND, RELATION_KIND, SOURCE_KIND, COEFFICIENT_KIND,
)  # fmt: skip
_KINDS_BY_ID = {word.id: word for words in reversed(_KINDS) for word in words.values()}
_DATES = ("date", "status_date", "published", "accessed", "period", "begun", "done", "last", "due")
_REASONED = ("place_name", "county_name", "enterprise_name", "makes")


def get(row: Row, column: str) -> Any:
    """The cell ``column`` of a row; "" where its kind has none."""
    return getattr(row, column, "")


def quantity_of(row: Row, value: str, unit: str) -> Quantity:
    """The quantity in the column ``value`` of a row, with the row's qualifier."""
    number = get(row, value)
    return measured(None if number is None else float(number), unit, get(row, "qualifier"))


def kind_of(kind: str, status: str, lang: str) -> str:
    """The label of an event's or an amount's kind; a milestone is told by its status."""
    return text.word(STATUS, status, lang) if kind == "milestone" else _KINDS_BY_ID[kind].label(lang)


def kind_label(row: Row, lang: str) -> str:
    """The label of a row's ``kind``; a milestone is told by its status."""
    kind = get(row, "kind")
    if kind == "milestone":
        return text.word(STATUS, get(row, "status"), lang)
    if hasattr(row, "segment"):  # an enterprise: among the kinds of events the same word is another
        return text.word(ENTERPRISE_KIND, kind, lang)
    return _KINDS_BY_ID[kind].label(lang) if kind in _KINDS_BY_ID else str(kind)


def quantity_label(row: Row, lang: str) -> str:
    """What a claim measures: the product of a capacity, else its quantity with its kind (target, signed, …)."""
    quantity, status = get(row, "quantity"), get(row, "status")
    if product := get(row, "product"):
        label = text.word(PRODUCT, product, lang)
        return f"{label} · {_WORDS['quantity'][quantity].label(lang)}" if quantity == "expected_yield" else label
    base = quantity.removesuffix("_low").removesuffix("_high")
    kind = kind_of(status, "", lang) if status and status != "observed" else ""
    if base == "investment" and kind:  # the kind of an amount says what it is
        return kind
    label = _WORDS["quantity"][base].label(lang)
    end = say(f"ledger.{quantity.removeprefix(f'{base}_')}", lang) if base != quantity else ""
    return " · ".join(filter(None, (label, end, kind)))


def reason_label(row: Row, lang: str) -> str:
    """Whether a claim stands among its rivals, and the part of the rule that says so; the row is of ``rivals.claims``."""
    said = [say(f"why.{'taken' if get(row, 'chosen') else 'not'}_{get(row, 'reason')}", lang)]
    return " · ".join([*said, *([say("why.same", lang)] if get(row, "agrees") else [])])


_COUNTED = {"counted_t_per_year": "吨/年", "counted_gwh_per_year": "GWh", "counted_m": "米", "counted_number": "个"}


def _counted(row: Row, lang: str) -> str:
    if get(row, "counted") == "rest":
        for column, unit in _COUNTED.items():
            counted = get(row, column)
            if counted is not None:
                return say("counted.rest", lang, amount=text.quantity(measured(counted, unit, "exact"), lang))
        return say("counted.whole", lang)
    return say(f"counted.{get(row, 'counted')}", lang)


def both(row: Row, column: str, lang: str) -> str:
    """A text of a row, or several, in the reader's language."""
    found = get(row, column)
    if isinstance(found, tuple):
        return say("list.semicolon", lang).join(one.of(lang) for one in found)
    return found.of(lang) if isinstance(found, Pair) else text.both(row, column, lang)


def _amount(row: Row, lang: str, digits: int = 2) -> str:
    return text.quantity(quantity_of(row, "value", get(row, "unit")), lang, both(row, "stated", lang), digits=digits)


def ended(row: Row, end: str, lang: str) -> str:
    """What a change leads from (``end`` is before) or to (after): a step, or a figure to all its digits."""
    if status := get(row, f"status_{end}"):
        return text.word(STATUS, status, lang)
    amount = get(row, end)
    return text.quantity(amount, lang, get(row, f"stated_{end}").of(lang), digits=8) if amount else NOT_STATED


# Columns that no field of a row fills: what is made of several cells of it.
_MADE: dict[str, Callable[[Row, str], str]] = {
    "claim": lambda row, lang: _amount(row, lang, digits=8),  # so that rivals which differ by little are seen to differ
    "amount": _amount,
    "money": lambda row, lang: text.quantity(quantity_of(row, "amount_cny", "元"), lang, both(row, "stated", lang)),
    "measure": quantity_label,
    "reason": reason_label,
    "counted": _counted,
    "kind": kind_label,
    "change": lambda row, lang: say(f"changes.kind_{row.kind}", lang),
    "before": lambda row, lang: ended(row, "before", lang),
    "after": lambda row, lang: ended(row, "after", lang),
    "total_stated": lambda row, lang: text.quantity(row.stated, lang),
    "total_held": lambda row, lang: text.quantity(row.held, lang),
    "total_left": lambda row, lang: say("changes.over", lang) if row.over else text.quantity(row.left, lang),
    "changed": lambda row, lang: quantity_label(row, lang) if row.quantity else NOT_STATED,
}  # fmt: skip


def cited(row: Row, column: str) -> Cited:
    """What the cell ``source``, ``status_source``, … of a row cites; ``locator`` and the like are its twins."""
    prefix = column.removesuffix("source").removesuffix("locator")
    found: Cited = getattr(row, f"{prefix}cited")
    return found


def _names(column: str, row: Row, lang: str, catalog: Catalog) -> str | None:
    """The names of sources, of places in them, and of what holds a record; None for any other column."""
    between = say("list.semicolon", lang)
    if column.endswith("source"):
        return (
            between.join(text.both(catalog.sources[c.source], "title", lang) for c in cited(row, column)) or NOT_STATED
        )
    if column.endswith("locator"):
        return between.join(text.locator(c.locator, lang) for c in cited(row, column)) or NOT_STATED
    if column == "part_of":
        key = get(row, column)
        held = catalog.projects.get(key) or catalog.investments.get(key)
        return text.both(held, "name", lang) if held else NOT_STATED
    return None


def cell(column: str, row: Row, lang: str, catalog: Catalog) -> str:
    """One cell as a reader sees it; ``column`` is one of the row's, or one that ``_MADE`` makes from several."""
    if column in _MADE:
        return _MADE[column](row, lang)
    named = _names(column, row, lang, catalog)
    if named is not None:
        return named
    value = get(row, column)
    if column in _WORDS:
        word = _WORDS[column].get(value) or _KINDS_BY_ID.get(value)
        return word.label(lang) if word else str(value) or NOT_STATED
    if column in _DATES:
        return text.day(value, lang)
    if isinstance(value, bool):
        return say("yes" if value else "no", lang)
    found = both(row, column, lang)
    if found and found != "nan":
        return found
    return say("place.unstated", lang) if column in _REASONED else NOT_STATED


@remembered
def readable(rows: Table[Any], columns: tuple[str, ...], lang: str, catalog: Catalog) -> pd.DataFrame:
    """``columns`` of a table as texts; ``amount`` and ``money`` are made from value, unit and qualifier."""
    return pd.DataFrame({c: [cell(c, r, lang, catalog) for r in rows] for c in columns})


@remembered
def linked(rows: Table[Any], columns: tuple[str, ...], lang: str, catalog: Catalog,
           view: tuple[tuple[str, str], ...]) -> tuple[pd.DataFrame, frozenset[str]]:  # fmt: skip
    """The same texts, but addresses in the columns that lead to records (``record.columns``), and the names of these columns.

    The text stands behind the "#" of the address; ``view`` are the reader's filters as pairs of name and value.
    """
    shown, found = readable(rows, columns, lang, catalog), {}
    for column, targets in records.columns(catalog, rows, columns):
        found[column] = [record_address(*at, dict(view), label) if at else page_address("sources", dict(view), label)
                         for at, label in zip(targets, shown[column], strict=True)]  # fmt: skip
    return shown.assign(**found), frozenset(found)
