"""Frames as a reader sees them: codes become words, values get unit and qualifier, empty cells say that nothing is stated."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from atlas import records, text
from atlas.catalog import Catalog
from atlas.pieces import record_address
from atlas.quantity import Quantity
from atlas.remember import remembered
from atlas.text import NOT_STATED, say
from atlas.vocab import (
    BASIS,
    COEFFICIENT_KIND,
    ENTERPRISE_KIND,
    EVENT_KIND,
    INDICATOR_KIND,
    INVESTMENT_KIND,
    ITEM_KIND,
    LEDGER_QUANTITY,
    LEVEL,
    PLACE_KIND,
    PRODUCT,
    PROGRESS,
    QUANTITY,
    RELATION_KIND,
    ROLE,
    SEGMENT,
    SOURCE_KIND,
    STAGE,
    STATUS,
    Word,
)

Row = Mapping[Any, Any]

# Labels of whatever the ledger measures.
LEDGER_LABELS: Mapping[str, Word] = {**LEDGER_QUANTITY, **QUANTITY}
# ``kind`` means something else in every table; the words of all of them together have no id twice with another label.
_WORDS: dict[str, Mapping[str, Word]] = {
    "stage": STAGE, "status": STATUS, "progress": PROGRESS, "product": PRODUCT, "basis": BASIS, "status_basis": BASIS, "segment": SEGMENT,
    "role": ROLE, "level": LEVEL, "quantity": LEDGER_LABELS, "item_kind": ITEM_KIND,
}  # fmt: skip
_KINDS: tuple[Mapping[str, Word], ...] = (
    INVESTMENT_KIND, INDICATOR_KIND, EVENT_KIND, ENTERPRISE_KIND, PLACE_KIND, RELATION_KIND, SOURCE_KIND, COEFFICIENT_KIND,
)  # fmt: skip
_DATES = ("date", "status_date", "published", "accessed", "period")
_REASONED = ("place_name", "county_name", "enterprise_name", "makes")


def quantity_of(row: Row, value: str, unit: str) -> Quantity:
    """The quantity in two columns of a row, with the row's qualifier."""
    number = row[value]
    known = number is not None and not pd.isna(number)
    return Quantity(Decimal(repr(float(number))) if known else None, unit, row["qualifier"] if known else "unquantified")


def kind_label(row: Row, lang: str) -> str:
    """The label of a row's ``kind``; a milestone is told by its status."""
    if row["kind"] == "milestone":
        return text.word(STATUS, row["status"], lang)
    if "segment" in row:  # an enterprise: among the kinds of events the same word is another
        return text.word(ENTERPRISE_KIND, row["kind"], lang)
    return next((words[row["kind"]].label(lang) for words in _KINDS if row["kind"] in words), str(row["kind"]))


def quantity_label(row: Row, lang: str) -> str:
    """What a claim measures: the product of a capacity, else its quantity with its kind (target, signed, …)."""
    if row["product"]:
        return text.word(PRODUCT, row["product"], lang)
    base = row["quantity"].removesuffix("_low").removesuffix("_high")
    kind = kind_label({"kind": row["status"]}, lang) if row["status"] and row["status"] != "observed" else ""
    if base == "investment" and kind:  # the kind of an amount says what it is
        return kind
    label = _WORDS["quantity"][base].label(lang)
    end = say(f"ledger.{row['quantity'].removeprefix(f'{base}_')}", lang) if base != row["quantity"] else ""
    return " · ".join(filter(None, (label, end, kind)))


def reason_label(row: Row, lang: str) -> str:
    """Whether a claim stands among its rivals, and the part of the rule that says so; the row is of ``differences.claims``."""
    said = [say(f"why.{'taken' if row['chosen'] else 'not'}_{row['reason']}", lang)]
    return " · ".join([*said, *([say("why.same", lang)] if row["agrees"] else [])])


def _counted(row: Row, lang: str) -> str:
    if row["counted"] != "rest":
        return say(f"counted.{row['counted']}", lang)
    for column, unit in (("counted_t_per_year", "吨/年"), ("counted_gwh_per_year", "GWh")):
        counted: float | None = row[column]
        if counted is not None and counted == counted:  # a cell without a number is NaN
            return say("counted.rest", lang, amount=text.quantity(Quantity(Decimal(repr(counted)), unit), lang))
    return say("counted.whole", lang)


def cell(column: str, row: Row, lang: str, catalog: Catalog) -> str:
    if column == "claim":  # with every digit, so that rivals which differ by little are seen to differ
        return text.quantity(quantity_of(row, "value", row["unit"]), lang, text.both(row, "stated", lang), digits=8)
    if column == "amount":
        return text.quantity(quantity_of(row, "value", row["unit"]), lang, text.both(row, "stated", lang))
    if column == "subject":
        thing = text.word(PRODUCT, row["product"], lang) if row["product"] else _WORDS["quantity"].get(row["quantity"])
        label = thing if isinstance(thing, str) else thing.label(lang) if thing else ""
        return " · ".join(filter(None, (text.both(row, "record_name", lang), label)))
    if column == "measure":
        return quantity_label(row, lang)
    if column == "reason":
        return reason_label(row, lang)
    if column == "money":
        return text.quantity(quantity_of(row, "amount_cny", "元"), lang, text.both(row, "stated", lang))
    if column == "counted":
        return _counted(row, lang)
    if column in ("source", "status_source", "place_source"):
        keys = filter(None, str(row[column]).split("; "))
        return "; ".join(text.both(catalog.sources[k], "title", lang) for k in keys) or NOT_STATED
    if column in ("locator", "status_locator", "place_locator"):
        return "; ".join(text.locator(place, lang) for place in str(row[column]).split("; ")) or NOT_STATED
    if column == "kind":
        return kind_label(row, lang)
    if column == "part_of":
        held = catalog.projects.get(row[column]) or catalog.investments.get(row[column])
        return text.both(held, "name", lang) if held else NOT_STATED
    if column in _WORDS:
        words = _WORDS[column]
        return words[row[column]].label(lang) if row[column] in words else kind_label({"kind": row[column]}, lang) or NOT_STATED
    if column in _DATES:
        return text.day(row[column], lang)
    if isinstance(row[column], bool):
        return say("yes" if row[column] else "no", lang)
    found = text.both(row, column, lang)
    if found and found != "nan":
        return found
    return say("place.unstated", lang) if column in _REASONED else NOT_STATED


@remembered
def readable(frame: pd.DataFrame, columns: tuple[str, ...], lang: str, catalog: Catalog) -> pd.DataFrame:
    """``columns`` of ``frame`` as texts; ``amount`` and ``money`` are made from value, unit and qualifier."""
    rows = frame.to_dict("records")
    cells = {c: [cell(c, r, lang, catalog) for r in rows] for c in columns}
    return pd.DataFrame(cells)


@remembered
def linked(frame: pd.DataFrame, columns: tuple[str, ...], lang: str, catalog: Catalog,
           view: tuple[tuple[str, str], ...]) -> tuple[pd.DataFrame, frozenset[str]]:  # fmt: skip
    """The same texts, but addresses of records in the columns whose every cell has one, and the names of these columns.

    The text stands behind the "#" of the address; ``view`` are the reader's filters as pairs of name and value.
    """
    shown, found = readable(frame, columns, lang, catalog), {}
    for column, targets in records.columns(catalog, frame.to_dict("records"), columns):
        found[column] = [record_address(*at, dict(view), label) for at, label in zip(targets, shown[column], strict=True)]
    return shown.assign(**found), frozenset(found)
