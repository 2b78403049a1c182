"""Published totals beside the list: by hand over the real data, and where more is held than was published."""

from datetime import date

from atlas.figures.changes.totals import totals
from atlas.figures.shared.selection import Selection
from tests.samples import catalog, firm, indicator, investment

DAY = date(2026, 11, 30)


def test_the_real_totals_by_hand(real):
    """Cells: duanshi, geruipu, jiusen, shuzhi, walton. Agreements of Linwu: 406 + 160 + 260 = 826 of 1,024 and of 1,400."""
    found = {r.id: r for r in totals(real, Selection(DAY))}
    said = {
        key: (r.stated.value, r.stated.qualifier, r.held.value, r.left.value, r.left.qualifier)
        for key, r in found.items()
    }
    assert said["chenzhou-firms-above-size-2025"] == (20, "more_than", 5, 15, "more_than")
    assert said["chenzhou-linked-firms-2025"][:2] == (50, "more_than")
    assert said["chenzhou-signed"] == (1400, "more_than", 826, 574, "more_than")
    assert said["linwu-leaders-signed"] == (1024, "exact", 826, 198, "about")
    assert float(said["chenzhou-li2o-resource"][2]) == 131 + 32.37
    assert found["chenzhou-firms-above-size-2025"].unplaced == 3
    assert "battery-expo-2022-signed" not in found, "no source tells whether all of it is in the city"
    assert "chenzhou-li2o-resource-2025" not in found, "its origin could not be checked"


def test_only_the_newest_of_a_kind_stands_open(real):
    found = totals(real, Selection(DAY))
    for place, quantity in {(r.place, r.quantity) for r in found if r.quantity != "investment"}:
        assert sum(r.newest for r in found if (r.place, r.quantity) == (place, quantity)) == 1


def test_where_more_is_held_than_was_published_nothing_is_left():
    firms = [firm(key, f"{key}厂", "north") for key in ("a", "b", "c")]
    made = catalog(indicators=[indicator("told", "2", quantity="linked_firms")], enterprises=firms)
    (row,) = totals(made, Selection(DAY))
    assert (row.over, row.left.value, row.share, row.parts) == (True, 0, 1.0, 4), (
        "with the maker in the park of the county"
    )


def test_parts_that_may_share_something_are_not_added():
    made = catalog(investments=[investment("sum", "10", party=""), investment("one", "3", party="maker", part_of="sum"),
                                investment("two", "2", party="maker", part_of="sum")])  # fmt: skip
    (row,) = totals(made, Selection(DAY))
    assert (row.held.value, row.parts, row.left.value) == (3, 1, 7), "two amounts of one investor may overlap"


def test_a_filter_chooses_totals_and_changes_none(real):
    whole = {r.id: (r.held, r.left) for r in totals(real, Selection(DAY))}
    linwu = totals(real, Selection(DAY, places=("linwu",)))
    assert linwu and {r.place for r in linwu} == {"linwu"}
    assert all(whole[r.id] == (r.held, r.left) for r in linwu)
    assert not totals(real, Selection(DAY, places=("anren",))) and not totals(real, Selection(DAY, stages=("cell",)))
    assert not [r for r in totals(real, Selection(date(2023, 1, 1))) if r.date > "2023"]
