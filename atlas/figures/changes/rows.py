"""What a change is: a row that tells what was known before and what is known after, of a step, a figure, a record or a source."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from atlas.catalog.catalogue import Catalog
from atlas.figures.shared.claims import Entry, ledger
from atlas.figures.shared.table import Cited
from atlas.words.pair import NOTHING, Pair
from atlas.words.quantity import Quantity

# In the order in which they are told. A ``step`` leads on from a state that was known, ``first`` is the first word on where a
# phase stands and more than an announcement, ``announced`` is that and no more, ``turned`` any other change of its state; an
# ``agreement`` is no phase. A statement is ``untaken`` where none stands
# of its figure: its origin could not be checked, or it is refused.
STEPS = ("step", "first", "announced", "turned", "agreement")
KINDS = (*STEPS, "replaced", "rival", "claim", "confirmed", "untaken", "withdrawn", "record", "event", "source")


@dataclass(frozen=True, eq=False)
class Snapshot:
    """What ``catalog`` tells on ``day``."""

    catalog: Catalog
    day: date


def known(at: Snapshot) -> Iterator[Entry]:
    """Every claim that is dated on or before the day, or has no date."""
    return (e for e in ledger(at.catalog) if e.date is None or e.date.is_by(at.day))


@dataclass(frozen=True, kw_only=True)
class ChangeRow:
    """One thing that changed. ``kind`` is one of KINDS; ``before`` and ``after`` are figures, ``status_before`` and ``status_after``
    the steps, empty where there was none. Of a rival, ``before`` is the figure that stands beside it.

    ``may_be_earlier`` marks what is only known to lie in a span that begins before the first of the two days; ``gone`` what
    the later snapshot no longer has. ``figure`` is the kind of a figure (signed, target).
    """

    kind: str
    record_kind: str
    record: str
    name: Pair
    place: str = ""
    quantity: str = ""
    product: str = ""
    figure: str = ""
    value_before: float | None = None
    unit_before: str = ""
    qualifier_before: str = ""
    stated_before: Pair = NOTHING
    date_before: str = ""
    before_cited: Cited = ()
    value_after: float | None = None
    unit_after: str = ""
    qualifier_after: str = ""
    stated_after: Pair = NOTHING
    status_before: str = ""
    status_after: str = ""
    date: str = ""
    may_be_earlier: bool = False
    gone: bool = False
    cited: Cited = ()

    @property
    def before(self) -> Quantity | None:
        return _quantity(self.value_before, self.unit_before, self.qualifier_before)

    @property
    def after(self) -> Quantity | None:
        return _quantity(self.value_after, self.unit_after, self.qualifier_after)

    @property
    def status(self) -> str:
        """What a row of the ledger calls so of a figure that is no capacity."""
        return self.figure


def _quantity(value: float | None, unit: str, qualifier: str) -> Quantity | None:
    if not unit:
        return None
    return Quantity(None if value is None else Decimal(repr(value)), unit, qualifier)


def _amount(entry: Entry | None, end: str) -> dict[str, Any]:
    if entry is None:
        return {}
    value = None if entry.value is None else float(entry.value)
    return {
        f"value_{end}": value,
        f"unit_{end}": entry.unit,
        f"qualifier_{end}": entry.qualifier,
        f"stated_{end}": entry.stated,
    }


def figure(kind: str, shown: Entry, before: Entry | None, after: Entry | None, open_until: date | None) -> ChangeRow:
    """The change of a figure, told under the name of ``shown``; what may lie on ``open_until`` or before it may be earlier."""
    held: dict[str, Any] = (
        {"date_before": str(before.date or ""), "before_cited": before.cited} if before and after else {}
    )
    return ChangeRow(
        kind=kind, record_kind="claim", record=shown.record, name=shown.record_name, place=shown.place, quantity=shown.quantity,
        product=shown.product, figure="" if shown.product else shown.status, date=str(shown.date or ""), gone=after is None,
        cited=shown.cited, may_be_earlier=bool(after and open_until and shown.date and shown.date.may_be_by(open_until)),
        **held, **_amount(before, "before"), **_amount(after, "after"),
    )  # fmt: skip
