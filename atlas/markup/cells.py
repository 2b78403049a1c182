"""Frames as a reader sees them: codes become words, values get unit and qualifier, empty cells say that nothing is stated."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from atlas.catalog.catalogue import Catalog
from atlas.figures import record as records
from atlas.figures.remember import records_of, remembered
from atlas.markup.parts import page_address, record_address
from atlas.words import text
from atlas.words.quantity import Quantity
from atlas.words.text import NOT_STATED, say
from atlas.words.vocab import (
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
    return Quantity(
        Decimal(repr(float(number))) if known else None, unit, row["qualifier"] if known else "unquantified"
    )


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
        label = text.word(PRODUCT, row["product"], lang)
        return (
            f"{label} · {_WORDS['quantity'][row['quantity']].label(lang)}"
            if row["quantity"] == "expected_yield"
            else label
        )
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
    for column, unit in (
        ("counted_t_per_year", "吨/年"),
        ("counted_gwh_per_year", "GWh"),
        ("counted_m", "米"),
        ("counted_number", "个"),
    ):
        counted: float | None = row[column]
        if counted is not None and counted == counted:  # a cell without a number is NaN
            return say("counted.rest", lang, amount=text.quantity(Quantity(Decimal(repr(counted)), unit), lang))
    return say("counted.whole", lang)


def _amount(row: Row, lang: str, digits: int = 2) -> str:
    return text.quantity(quantity_of(row, "value", row["unit"]), lang, text.both(row, "stated", lang), digits=digits)


# Columns that no field of a record fills: what is made of several cells of a row.
_MADE: dict[str, Callable[[Row, str], str]] = {
    "claim": lambda row, lang: _amount(row, lang, digits=8),  # so that rivals which differ by little are seen to differ
    "amount": _amount,
    "money": lambda row, lang: text.quantity(quantity_of(row, "amount_cny", "元"), lang, text.both(row, "stated", lang)),
    "measure": quantity_label,
    "reason": reason_label,
    "counted": _counted,
    "kind": kind_label,
}  # fmt: skip


def _names(column: str, value: Any, lang: str, catalog: Catalog) -> str | None:
    """The names of sources, of places in them, and of what holds a record; None for any other column."""
    if column in ("source", "status_source", "place_source", "seat_source"):
        return (
            "; ".join(text.both(catalog.sources[k], "title", lang) for k in filter(None, str(value).split("; ")))
            or NOT_STATED
        )
    if column in ("locator", "status_locator", "place_locator", "seat_locator"):
        return "; ".join(text.locator(place, lang) for place in str(value).split("; ")) or NOT_STATED
    if column == "part_of":
        held = catalog.projects.get(value) or catalog.investments.get(value)
        return text.both(held, "name", lang) if held else NOT_STATED
    return None


def cell(column: str, row: Row, lang: str, catalog: Catalog) -> str:
    """One cell as a reader sees it; ``column`` is one of the frame, or one that ``_MADE`` makes from several."""
    if column in _MADE:
        return _MADE[column](row, lang)
    named = _names(column, row[column], lang, catalog)
    if named is not None:
        return named
    if column in _WORDS:
        word = _WORDS[column].get(row[column])
        return word.label(lang) if word else kind_label({"kind": row[column]}, lang) or NOT_STATED
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
    rows = records_of(frame)
    cells = {c: [cell(c, r, lang, catalog) for r in rows] for c in columns}
    return pd.DataFrame(cells)


@remembered
def linked(frame: pd.DataFrame, columns: tuple[str, ...], lang: str, catalog: Catalog,
           view: tuple[tuple[str, str], ...]) -> tuple[pd.DataFrame, frozenset[str]]:  # fmt: skip
    """The same texts, but addresses in the columns that lead to records (``records.columns``), and the names of these columns.

    The text stands behind the "#" of the address; ``view`` are the reader's filters as pairs of name and value.
    """
    shown, found = readable(frame, columns, lang, catalog), {}
    for column, targets in records.columns(catalog, records_of(frame), columns):
        found[column] = [record_address(*at, dict(view), label) if at else page_address("sources", dict(view), label)
                         for at, label in zip(targets, shown[column], strict=True)]  # fmt: skip
    return shown.assign(**found), frozenset(found)
