"""A pair of texts reads records and rows alike, and says something wherever there is something to say."""

from types import SimpleNamespace

import pytest

from atlas.words.pair import NOTHING, Pair, named, pair
from atlas.words.text import both

ROWS = [{"name": "临武县", "name_en": "Linwu"}, {"name": "临武县", "name_en": ""}, {"name": "临武县"},
        {"name": None, "name_en": None}, {}]  # fmt: skip
SAID = [("临武县", "Linwu"), ("临武县", "临武县"), ("临武县", "临武县"), ("", ""), ("", "")]


@pytest.mark.parametrize(("row", "said"), [*zip(ROWS, SAID, strict=True)])
def test_rows_and_records_are_read_alike(row: dict[str, str | None], said: tuple[str, str]) -> None:
    for record in (row, SimpleNamespace(**row)):
        read = pair(record, "name")
        assert (read.of("zh"), read.of("en")) == said
        assert (both(record, "name", "zh"), both(record, "name", "en")) == said
        assert bool(read) == any(said)


def test_a_pair_is_a_value() -> None:
    assert Pair("一", "one") == Pair("一", "one") and len({Pair("一", "one"), Pair("一", "one")}) == 1
    with pytest.raises(AttributeError):
        Pair("一").zh = "二"  # type: ignore[misc]
    assert not hasattr(Pair("一"), "__dict__")


def test_what_is_not_there_has_no_text() -> None:
    assert pair(None, "name") == named(None) == NOTHING
    assert not NOTHING


def test_what_has_no_name_has_a_title() -> None:
    assert named(SimpleNamespace(title="报道", title_en="Report")) == Pair("报道", "Report")
    assert named(SimpleNamespace(name="临武县", name_en="Linwu", title="x")) == Pair("临武县", "Linwu")
