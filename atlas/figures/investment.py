"""Frames of money: the tree of what lies inside what, lists by year, place and investor, sums, overlaps and rivals.

Signed, planned, approved and spent money are kept apart everywhere; ``nesting`` tells which amounts may be added. Every
frame follows ``investments`` and its filters; callers must not change a frame.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pandas as pd

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Investment
from atlas.figures.amounts import AmountRow, Web, investments, web
from atlas.figures.claims import investment_key
from atlas.figures.remember import records_of
from atlas.figures.selection import Selection, county_of, frame
from atlas.figures.table import columns
from atlas.words import names
from atlas.words.dates import PartialDate
from atlas.words.quantity import Quantity, remainder
from atlas.words.vocab import AMOUNT_ROW, INVESTMENT_KIND

Row = dict[str, Any]


def _records(rows: pd.DataFrame) -> list[Row]:
    return [{str(k): v for k, v in row.items()} for row in records_of(rows)]


def _shown(catalog: Catalog, chosen: Selection) -> dict[str, Row]:
    """The amounts that stand and pass the filters, by id."""
    known = web(catalog, chosen.day).rows
    return {r["id"]: r for r in _records(investments(catalog, chosen)) if r["id"] in known}


def _size(row: Investment) -> tuple[bool, Decimal, str]:
    """Sort key: largest first, unquantified last."""
    base = row.amount.base
    return base is None, -(base or Decimal(0)), row.id


def _named(catalog: Catalog, keys: Sequence[str], field: str) -> dict[str, str]:
    held = [catalog.investments[k] for k in keys]
    return {field: "; ".join(keys), f"{field}_name": "; ".join(r.name for r in held),
            f"{field}_name_en": "; ".join(r.name_en for r in held)}  # fmt: skip


TREE_COLUMNS = (*tuple(columns(AmountRow)), "row", "root", "depth", "start_cny", "hull_start_cny", "hull_cny",
                "inside", "inside_name", "inside_name_en", "overlaps_name", "overlaps_name_en")  # fmt: skip


@lru_cache(maxsize=128)
def tree(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """The amounts of each kind in the order in which an indented tree draws them: outer before inner, large before small.

    ``row`` is ``stated``, or ``rest`` for what an amount holds beyond all that lie in it (whether the filters show them or
    not). ``start_cny`` is where a bar begins so that it stands inside the bar of its holder, the hull; ``inside`` names the
    next holder that is not drawn: one of another kind, or one that the filters hide.
    """
    net, shown = web(catalog, chosen.day), _shown(catalog, chosen)
    children: dict[str | None, list[str]] = {}
    for key in sorted(net.rows, key=lambda k: (list(INVESTMENT_KIND).index(net.rows[k].kind), _size(net.rows[k]))):
        children.setdefault(net.parent(key), []).append(key)
    rows: list[Row] = []

    def place(key: str, start: Decimal, above: tuple[tuple[str, Decimal], ...]) -> Decimal:
        """Add ``key`` and all inside it; ``above`` are the drawn holders, each with its start. Returns where it ends."""
        whole, mine = net.rows[key].amount, above
        origin = above[0][1] if above else start
        if key in shown:
            hull = above[-1] if above else (key, start)
            outer = net.holder.get(key)
            hidden = [outer] if outer and (not above or outer != above[-1][0]) else []
            shared = sorted(other for pair in net.overlaps if key in pair for other in pair - {key})
            rows.append({**shown[key], "row": "stated", "root": above[0][0] if above else key, "depth": len(above),
                         "start_cny": float(start - origin), "hull_start_cny": float(hull[1] - origin),
                         "hull_cny": _base(net.rows[hull[0]]), **_named(catalog, shared, "overlaps"),
                         **_named(catalog, hidden, "inside")})  # fmt: skip
            mine = (*above, (key, start))
        at = start
        for child in children.get(key, ()):
            at = place(child, at, mine)
        if (
            key in shown
            and children.get(key)
            and (rest := remainder(whole, [net.rows[c].amount for c in children[key]])).value
        ):
            rows.append(_rest(rows, key, rest, at, mine, [net.rows[c] for c in children[key]]))
        return start + (whole.base or Decimal(0))

    for key in children.get(None, ()):
        place(key, Decimal(0), ())
    return frame(rows, TREE_COLUMNS)


@lru_cache(maxsize=256)
def tree_of(catalog: Catalog, chosen: Selection, kind: str) -> pd.DataFrame:
    """The rows of ``tree`` of one kind."""
    rows = tree(catalog, chosen)
    return rows[rows["kind"] == kind]


def _base(row: Investment) -> float | None:
    base = row.amount.base
    return None if base is None else float(base)


def _rest(rows: list[Row], key: str, rest: Quantity, at: Decimal, above: tuple[tuple[str, Decimal], ...],
          parts: Sequence[Investment]) -> Row:  # fmt: skip
    """The row of what ``key`` holds beyond ``parts``: our own computation, which cites the whole and each part."""
    holder = next(r for r in rows if r["id"] == key and r["row"] == "stated")
    cited = dict.fromkeys([(holder["source"], holder["locator"]), *((p.source, p.locator) for p in parts)])
    word, origin = AMOUNT_ROW["rest"], above[0][1]
    return {
        **dict.fromkeys(TREE_COLUMNS, ""), "id": f"{key}:rest", "kind": holder["kind"], "row": "rest", "root": above[0][0],
        "name": f"{holder['name']}: {word.zh}", "name_en": f"{holder['name_en']}: {word.en}", "depth": len(above),
        "amount_cny": float(rest.base or 0), "qualifier": rest.qualifier, "date": holder["date"], "chosen": True, "projects": None,
        "start_cny": float(at - origin), "hull_start_cny": float(above[-1][1] - origin), "hull_cny": holder["amount_cny"],
        "source": "; ".join(s for s, _ in cited), "locator": "; ".join(where for _, where in cited),
    }  # fmt: skip


PAIR_COLUMNS = ("kind", *(f"{side}{field}" for side in ("one_", "other_") for field in (
    "id", "name", "name_en", "amount_cny", "qualifier", "stated", "stated_en", "date")), "source", "locator")  # fmt: skip


@lru_cache(maxsize=128)
def overlapping(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """Pairs of shown amounts that overlap to an unknown extent, the larger one first."""
    net, shown = web(catalog, chosen.day), _shown(catalog, chosen)
    rows = []
    for pair in net.overlaps:
        if pair <= set(shown):
            ordered = sorted(pair, key=lambda k: _size(net.rows[k]))
            cells = {f"{side}{f}": shown[key][f] for side, key in zip(("one_", "other_"), ordered, strict=True)
                     for f in ("id", "name", "name_en", "amount_cny", "qualifier", "stated", "stated_en", "date")}  # fmt: skip
            cited = [shown[k] for k in ordered]
            rows.append({"kind": cited[0]["kind"], **cells, "source": "; ".join(r["source"] for r in cited),
                         "locator": "; ".join(r["locator"] for r in cited)})  # fmt: skip
    rows.sort(key=lambda r: (list(INVESTMENT_KIND).index(r["kind"]), r["one_id"], r["other_id"]))
    return frame(rows, PAIR_COLUMNS)


def _group_of(catalog: Catalog, row: Row, by: str) -> tuple[str, str, str]:
    """The group of an amount as (id, name, name_en): a span of years stays a span."""
    if by == "year":
        when = PartialDate(row["date"])
        year = f"{when.first:%Y}" if when.first.year == when.last.year else row["date"]
        return year, year, year
    key = row["party"] if by == "party" else county_of(catalog, row["place"] or None)
    found: Any = (catalog.enterprises if by == "party" else catalog.places).get(key)
    return (key, found.name, found.name_en) if found else ("", "", "")


LIST_COLUMNS = ("group", "group_name", "group_name_en", *tuple(columns(AmountRow)), "first", "last", "held")


@lru_cache(maxsize=256)
def listed(catalog: Catalog, chosen: Selection, by: str) -> pd.DataFrame:
    """The individual amounts ``by`` year, place or party: those that lie in no other of their group and kind.

    ``held`` counts the ones that lie in the row; ``first`` and ``last`` bound its date. Groups stand in the order of time
    or of pinyin, what names none last; within a group kinds stand in their order, large before small.
    """
    net, shown = web(catalog, chosen.day), _shown(catalog, chosen)
    group = {key: _group_of(catalog, row, by) for key, row in shown.items()}
    inside: dict[str, int] = {}
    rows = []
    for key in shown:
        outer = [k for k in net.above(key)[1:] if group.get(k) == group[key] and net.rows[k].kind == net.rows[key].kind]
        if outer:
            inside[outer[-1]] = inside.get(outer[-1], 0) + 1
        else:
            rows.append(key)
    rows.sort(key=lambda k: (not group[k][0], group[k][0] if by == "year" else names.order(group[k][1]),
                             list(INVESTMENT_KIND).index(net.rows[k].kind), _size(net.rows[k])))  # fmt: skip
    return frame(({**dict(zip(LIST_COLUMNS, group[k], strict=False)), **shown[k], "held": inside.get(k, 0),
                   "first": net.rows[k].date.first.isoformat(), "last": net.rows[k].date.last.isoformat()} for k in rows),
                 LIST_COLUMNS)  # fmt: skip


SUM_COLUMNS = ("group", "group_name", "group_name_en", "kind", "amount_cny", "qualifier", "parts", "names", "names_en",
               "source", "locator")  # fmt: skip


@lru_cache(maxsize=256)
def sums(catalog: Catalog, chosen: Selection, by: str) -> pd.DataFrame:
    """The sums that may be formed of ``listed`` amounts: one for each group and kind whose amounts are all disjoint."""
    groups: dict[tuple[str, str, str, str], list[Row]] = {}
    for row in _records(listed(catalog, chosen, by)):
        groups.setdefault((row["group"], row["group_name"], row["group_name_en"], row["kind"]), []).append(row)
    return _sums(web(catalog, chosen.day), groups)


@lru_cache(maxsize=128)
def by_investor(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """For each outermost amount of ``tree`` (the group): the sum of what lies in it and names an investor, where it may be formed."""
    net = web(catalog, chosen.day)
    drawn = {r["id"]: r for r in _records(tree(catalog, chosen)) if r["row"] == "stated"}
    groups: dict[tuple[str, str, str, str], list[Row]] = {}
    for key, row in drawn.items():
        same = [k for k in net.above(key)[1:] if k in drawn and drawn[k]["kind"] == row["kind"]]
        if row["party"] and row["id"] != row["root"] and not any(drawn[k]["party"] for k in same):
            root = drawn[row["root"]]
            groups.setdefault((root["id"], root["name"], root["name_en"], root["kind"]), []).append(row)
    return _sums(net, groups)


def _sums(net: Web, groups: Mapping[tuple[str, str, str, str], Sequence[Row]]) -> pd.DataFrame:
    rows = []
    for key, parts in groups.items():
        added = net.provable_total(r["id"] for r in parts)
        if added is not None:
            cited = dict.fromkeys((r["source"], r["locator"]) for r in parts)
            rows.append({**dict(zip(SUM_COLUMNS, key, strict=False)), "amount_cny": float(added.value or 0), "qualifier": added.qualifier,
                         "parts": len(parts), "names": "; ".join(r["party_name"] for r in parts),
                         "names_en": "; ".join(r["party_name_en"] for r in parts),
                         "source": "; ".join(s for s, _ in cited), "locator": "; ".join(where for _, where in cited)})  # fmt: skip
    return frame(rows, SUM_COLUMNS)


RIVAL_COLUMNS = ("topic", "reason", "agrees", *tuple(columns(AmountRow)))


def _reason(catalog: Catalog, taken: Investment, other: Investment) -> str:
    """Which part of the rule put ``taken`` before ``other``: refused, words, date, grade, or the order of writing."""
    if other.rejected:
        return "refused"
    if taken.value is not None and other.value is None:
        return "words"
    if (taken.date.first, taken.date.last) != (other.date.first, other.date.last):
        return "date"
    return "grade" if catalog.sources[taken.source].grade != catalog.sources[other.source].grade else "first"


@lru_cache(maxsize=128)
def rivals(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """Rows that speak of one amount (``topic`` is the id of the one that stands, which comes first), and why it stands."""
    net = web(catalog, chosen.day)
    topic = {investment_key(row): key for key, row in net.rows.items()}
    groups: dict[str, list[Row]] = {}
    for row in _records(investments(catalog, chosen)):
        key = topic.get(investment_key(catalog.investments[row["id"]]))
        if key:
            groups.setdefault(key, []).append(row)
    rows = []
    for key, group in groups.items():
        if len(group) > 1:
            for row in sorted(group, key=lambda r: (r["id"] != key, r["id"])):
                other, taken = catalog.investments[row["id"]], net.rows[key]
                rows.append({**row, "topic": key, "reason": "" if other is taken else _reason(catalog, taken, other),
                             "agrees": other.amount.base == taken.amount.base and other.qualifier == taken.qualifier})  # fmt: skip
    return frame(rows, RIVAL_COLUMNS)
