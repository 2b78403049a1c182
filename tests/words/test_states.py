"""One state of a capacity has one word on every page, whether it is told by the status of a phase or by the progress of a sum."""

from datetime import date

import pytest

from atlas.catalog.catalogue import Catalog
from atlas.figures import overview, progress, record
from atlas.figures.credible import steps
from atlas.figures.shared.selection import Selection
from atlas.markup import overview as chains
from atlas.markup.credible import fall
from atlas.markup.record import Known, finding
from atlas.markup.shared.notes import Notes
from atlas.words import text
from atlas.words.vocab import PROGRESS, PROGRESS_OF, STATUS

DAY = date(2026, 11, 30)


@pytest.mark.parametrize("status", [*STATUS, ""])
def test_a_capacity_at_a_status_has_the_word_of_its_sum(status: str) -> None:
    for lang in ("zh", "en"):
        told, summed = text.made_at(status, lang), PROGRESS[PROGRESS_OF[status]].label(lang)
        assert told == (STATUS[status].label(lang) if PROGRESS_OF[status] == "built" else summed)


def test_what_is_permitted_is_not_only_planned() -> None:
    assert PROGRESS_OF["permitted"] == "permitted" != PROGRESS_OF["announced"]


def test_the_mine_has_one_word_on_the_overview_and_on_the_page_of_credible_capacity(real: Catalog) -> None:
    chosen = Selection(DAY)
    (mine,) = (link for link in overview.chain(real, chosen) if link.stage == "mining")
    (status,) = {s for r in steps.waterfall(real, chosen) if r.product == "ore_mined" for s, _ in r.stands}
    words = [said for progress, said in chains.told(mine, "zh") if progress]
    assert words and all(said.startswith(fall.status_label(status, "zh")) for said in words)


def test_a_county_counts_its_phases_as_the_strip_of_the_page_of_projects(real: Catalog) -> None:
    chosen = Selection(DAY, places=("linwu",))
    linwu = record.find(real, "linwu", "place")
    assert linwu is not None
    said = finding.sentence(linwu, Known(real, Notes(real.sources, "zh"), {}), DAY)
    held = progress.cells(real, chosen)
    for status in {r.status for r in held}:
        count = sum(r.status == status for r in held)
        assert f"{count} 期{STATUS[status].zh}" in said
