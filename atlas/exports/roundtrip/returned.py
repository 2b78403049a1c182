"""From the cells of a workbook to records as texts, each value with its cell; what was not edited is found to be the same.

A spreadsheet turns 1.10 into 1.1 and 0123 into 123: where a cell holds a number, and the data hold the same number there, the
writing of the data stays. Rows may be in any order, empty rows and sheets of the keeper's own between them.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from openpyxl.utils import get_column_letter

from atlas.catalog.dictionary import columns_of
from atlas.catalog.messages.phrase import Said, did_you_mean, said, short
from atlas.catalog.model import File
from atlas.catalog.problem import Problem
from atlas.catalog.reading.csv_text import header_faults
from atlas.catalog.reading.document import Loc
from atlas.catalog.reading.parse import noun
from atlas.catalog.reading.tables import Cell, Tables
from atlas.catalog.writing.files import Held
from atlas.catalog.writing.raw import Raw
from atlas.exports.roundtrip.opening import Book, Given, Page, spelt
from atlas.exports.roundtrip.sheets import LISTED, NUMBER, Sheet, by_key, sheets
from atlas.exports.roundtrip.workbook import MOST_ROWS

_LAST = Decimal("Infinity")
_EDGES = re.compile(r"^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$")
_BETWEEN = re.compile(r"[,，、;；\s]+")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how a workbook writes a control character
_SERIAL = re.compile(r"[2-7]\d{4}(\.\d+)?", re.ASCII)


@dataclass(eq=False)
class Node:
    """One row: its values, where each stands, what the data hold of it, its place in the list, and the rows that belong to it."""

    values: Raw
    cells: dict[str, Cell]
    at: Cell
    base: Raw
    order: Decimal = _LAST
    inner: dict[str, list["Node"]] = field(default_factory=dict)

    def data(self) -> Raw:
        return {**self.values, **{name: [node.data() for node in nodes] for name, nodes in self.inner.items()}}

    def places(self, loc: Loc) -> Iterator[tuple[Loc, Cell]]:
        """The cell of every value, also where it is empty."""
        yield loc, self.at
        for name, cell in self.cells.items():
            yield (*loc, name), cell
        for name, nodes in self.inner.items():
            for at, node in enumerate(nodes):
                yield from node.places((*loc, name, at))


def structure(book: Book) -> list[Problem]:
    """What is wrong with the sheets themselves, before any record is looked at."""
    return [problem for sheet in sheets() for problem in _structure(book, sheet)]


def _structure(book: Book, sheet: Sheet) -> Iterator[Problem]:
    pages = book.pages.get(sheet.key, [])
    if not pages:
        yield Problem(sheet.key, 1, "", said("book.no_sheet", key=sheet.key), "A1")
        return
    page = pages[0]
    for other in pages[1:]:
        yield Problem(other.title, 1, "", said("book.twice", title=page.title), "A1")
    for name in page.merged:
        yield Problem(page.title, int(re.sub(r"\D", "", name)), "", said("book.merged"), name)
    if page.too_far:
        yield Problem(page.title, page.too_far, "", said("csv.many_rows", most=MOST_ROWS), f"A{page.too_far}")
    yield from (Problem(page.title, 1, "header", says, "A1") for says in header_faults(_header(page), sheet.columns))


def _header(page: Page) -> list[str]:
    """The names of the columns, up to the last that anything stands in."""
    used = max((at for row in page.rows.values() for at, given in enumerate(row, 1) if given), default=0)
    return [_EDGES.sub("", given.text) for given in page.rows.get(1, [])[:used]] or [""]


class Returned:
    """All records of a workbook whose sheets are in order, beside those that the data hold."""

    def __init__(self, book: Book, base: Held) -> None:
        self.problems: list[Problem] = []
        self._tops: dict[str, list[Node]] = {}
        self._holders: dict[str, dict[str, Node]] = {}
        for sheet in sheets():
            self._sheet(sheet, book.pages[sheet.key][0], base[sheet.kind])

    def document(self, file: File, shown: str) -> Iterator[Tables]:
        """The records of a file of the data as documents: one, or one for each project."""
        nodes = self._tops[file.kind]
        if file.path == "projects":
            for node in nodes:
                yield Tables(
                    f"{shown}/projects/{node.values.get('id', '')}.yaml", node.data(), {}, cells=dict(node.places(()))
                )
        else:
            places = {loc: cell for at, node in enumerate(nodes) for loc, cell in node.places((at,))}
            yield Tables(f"{shown}/{file.path}", [node.data() for node in nodes], {}, cells=places)

    def _sheet(self, sheet: Sheet, page: Page, base: Mapping[str, Raw]) -> None:
        header = _header(page)
        where = {name: at for at, name in enumerate(header)}
        types = {column["field"]: column["type"] for column in columns_of(sheet.record)}
        nodes = []
        for number, row in page.rows.items():
            if number == 1:
                continue
            cells = {name: Cell(page.title, get_column_letter(at + 1), number) for name, at in where.items()}
            given = {name: row[at] for name, at in where.items()}
            node = self._node(sheet, given, cells, base)
            if node is None:
                continue
            for name in sheet.fields:
                self._fill(node, name, given[name], types[name], many=name in sheet.many)
            nodes.append(node)
        self._keep(sheet, nodes)

    def _keep(self, sheet: Sheet, nodes: list[Node]) -> None:
        if not sheet.parent:
            self._tops[sheet.kind] = sorted(nodes, key=lambda node: str(node.values.get("id", "")))
        for holder in self._holders.get(sheet.parent, {}).values():
            if sheet.within in holder.inner:
                holder.inner[sheet.within].sort(key=lambda node: node.order)
        named: dict[str, Node] = {}
        for node in nodes:
            named.setdefault(str(node.values.get("id", "")), node)
        self._holders[sheet.key] = named

    def _node(
        self, sheet: Sheet, given: Mapping[str, Given], cells: dict[str, Cell], base: Mapping[str, Raw]
    ) -> Node | None:
        """The row with what the data hold of it, hung up where it belongs; None if it belongs nowhere."""
        own = {name: cells[name] for name in sheet.fields}
        if not sheet.parent:
            return Node({}, own, cells["id"], base.get(_text(given["id"]), {}))
        id_, at = _text(given[sheet.owner]), cells[sheet.owner]
        holder = self._holders[sheet.parent].get(id_) if id_ else None
        if holder is None:
            self.problems.append(at.problem(sheet.owner, given[sheet.owner].wrong or self._no_owner(sheet, id_)))
            return None
        order = _order(given[NUMBER])
        if order is None:
            says = given[NUMBER].wrong or said("book.order", value=short(given[NUMBER].text))
            self.problems.append(cells[NUMBER].problem(NUMBER, says))
        node = Node({}, own, at, _known(holder.base.get(sheet.within, ()), given, order), order or _LAST)
        holder.inner.setdefault(sheet.within, []).append(node)
        return node

    def _no_owner(self, sheet: Sheet, id_: str) -> Said:
        above = by_key()[sheet.parent]
        if not id_:
            return said("book.no_owner", noun=noun(above.record))
        hint = did_you_mean(id_, self._holders[sheet.parent])
        return said("book.owner", id=short(id_), sheet=above.key, hint=hint)

    def _fill(self, node: Node, name: str, given: Given, type_: str, *, many: bool) -> None:
        """Puts what was given into the record, unless it is empty or of no use."""
        base = node.base.get(name, "")
        held = LISTED.join(base) if many else base
        text = _same(given, held)
        if wrong := given.wrong or (None if text == held else _wrong(text, type_)):
            self.problems.append(node.cells[name].problem(name, wrong))
            text = held  # so that the rest of the record is looked at as well
        if text:
            node.values[name] = [part for part in _BETWEEN.split(text) if part] if many else text


def _text(given: Given) -> str:
    return _EDGES.sub("", _ESCAPED.sub(lambda found: chr(int(found[1], 16)), given.text))


def _order(given: Given) -> Decimal | None:
    """The place in the list, the last where none is given; None if it is no place."""
    try:
        order = Decimal(_text(given)) if given else _LAST
    except InvalidOperation:
        return None
    return order if order >= 0 and not order.is_nan() else None


def _known(items: Any, given: Mapping[str, Given], order: Decimal | None) -> Raw:
    """What the data hold at the row's place in the list, or under its id."""
    if "id" in given:
        return next((item for item in items if item["id"] == _text(given["id"])), {})
    whole = order is not None and order.is_finite() and order == order.to_integral_value()
    return items[int(order) - 1] if order and whole and order <= len(items) else {}


def _same(given: Given, held: str) -> str:
    """The text of a cell, in the writing of the data where it is the same number."""
    if given.text == held:
        return held
    if given.number is not None:
        try:
            return held if Decimal(held) == given.number else given.text
        except InvalidOperation:
            return given.text
    return _text(given)


def _wrong(text: str, type_: str) -> Said | None:
    """What the check of the records would not see, or not explain."""
    if hidden := next((sign for sign in text if unicodedata.category(sign) == "Cf"), None):
        return said("book.invisible", code=f"{ord(hidden):04X}")
    if type_ == "date" and _SERIAL.fullmatch(text):
        return said("book.serial", value=text, **spelt(date(1899, 12, 30) + timedelta(days=int(float(text)))))
    return None
