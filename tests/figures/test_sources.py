"""What each source is cited for, how much is said of each year, and what no source states, computed from the records."""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from atlas.catalog.catalogue import Catalog
from atlas.catalog.load import load
from atlas.catalog.model import Event
from atlas.figures import sources as figures
from atlas.figures.shared.claims import ledger
from atlas.figures.shared.rivals import claims
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import Cite, grouped
from atlas.figures.sources import USES, gaps
from atlas.words.pair import Pair
from tests.samples import capacity, catalog, firm, investment, milestone, phase, project, source

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 1, 1)
ALL = Selection(day=DAY)
CITED = {"source": "paper", "locator": "p. 3"}


@pytest.fixture(scope="module")
def real() -> Catalog:
    return load(ROOT / "data")


def test_every_citation_of_the_real_data_is_told_once(real: Catalog) -> None:
    rows = figures.uses(real, DAY)
    counts = Counter(r.use for r in rows)
    assert counts["claim"] == len(ledger(real, DAY))
    assert counts["milestone"] == sum(len(h.milestones) for p in real.projects.values() for h in (p, *p.phases))
    told = [
        {(e.source, e.locator), *((i.source, i.locator) for i in e.items if i.source)} for e in real.events.values()
    ]
    assert counts["event"] == sum(map(len, told)), "an event is cited once for each place in a source that tells of it"
    assert (counts["relation"], counts["seat"]) == (len(real.relations), len(real.seats))
    rivals = (
        r for held in (real.projects, real.places, real.events) for record in held.values() for r in record.rivals
    )
    assert counts["reading"] == len(list(rivals))
    assert set(counts) <= set(USES) and all(len(r.cited) == 1 for r in rows)
    assert {r.cited[0].source for r in rows} == set(real.sources), "every source is cited, and nothing else"


def test_the_list_of_sources_counts_the_citations(real: Catalog) -> None:
    listed = figures.listed(real, DAY)
    assert sum(r.citations for r in listed) == len(figures.uses(real, DAY))
    assert [r.citations for r in listed] == sorted((r.citations for r in listed), reverse=True)
    assert all(sum(getattr(r, use) for use in USES) == r.citations for r in listed)
    one = figures.of_source(real, DAY, "article-2025")
    assert len(one) == next(r.citations for r in listed if r.id == "article-2025")


def test_the_files_of_sources_keep_their_columns(real: Catalog) -> None:
    own = ["id", "title", "title_en", "publisher", "publisher_en", "kind", "grade", "published", "accessed", "url"]
    assert list(figures.sources(real).frame.columns) == [*own, "claims", "note", "note_en"]
    assert list(figures.listed(real, DAY).frame.columns) == [*own, "citations", *USES, "note", "note_en"]


def test_who_speaks_of_what_is_selected(real: Catalog) -> None:
    assert figures.speakers(real, ALL) == tuple(real.sources), "nothing is selected"
    linwu = figures.speakers(real, replace(ALL, places=("linwu",)))
    assert set(linwu) == {r.source for r in claims(real, replace(ALL, places=("linwu",)))} and len(linwu) < len(
        real.sources
    )
    held = lacking()
    assert not figures.silent(held, ALL)
    abroad = replace(ALL, places=("abroad",))
    assert figures.silent(held, abroad) and figures.speakers(held, abroad) == ()


def lacking() -> Catalog:
    works = [
        project("whole", total=(capacity("ore", "4", "万吨/年"),), milestones=(milestone("construction", "2025-04"),)),
        project(
            "parts", place=None, phases=(phase("parts-1", (), [milestone("operating", "2025-04")]), phase("parts-2"))
        ),
        project("deal", stage="integrated"),
    ]
    paid = [investment("sum", "4", project="parts-1", party="maker")]
    firms = [firm("lost", "无处厂"), firm("vague", "无环节厂", "south", segment="unstated")]
    made = catalog(works, paid, (), firms, [source("dated")])
    cells = {"kind": "policy", "level": "city", "title": "事", "title_en": "event", **CITED}
    events = {
        k: Event.model_validate({"id": k, "date": d, **cells}) for k, d in (("a", "2025-03"), ("b", "2025-03-04"))
    }
    return replace(made, events=events)


def found(held: Catalog, chosen: Selection = ALL) -> dict[str, set[str]]:
    groups = grouped(gaps(held, chosen), lambda r: r.gap)
    return {gap: {r.record for r in mine} for gap, mine in groups.items()}


def test_each_gap_names_what_lacks_it_and_nothing_else() -> None:
    assert found(lacking()) == {
        "enterprise_place": {"lost"},
        "enterprise_segment": {"vague"},
        "project_status": {"parts-2"},
        "project_place": {"parts"},
        "project_capacity": {"parts"},
        "project_investment": {"whole"},
        "event_day": {"a"},
        "source_address": {"paper", "dated"},
    }


def test_considered_counts_what_was_asked() -> None:
    asked = {r.gap: r.considered for r in gaps(lacking(), ALL)}
    wanted = {"enterprise_place": 3, "project_status": 3, "project_place": 2, "event_day": 2}
    assert {gap: asked[gap] for gap in wanted} == wanted


def test_a_phase_is_named_by_its_project_and_itself() -> None:
    row = next(r for r in gaps(lacking(), ALL) if r.gap == "project_status")
    assert row.name == Pair("parts项目 parts-2期", "parts project, parts-2")


def test_filters_hold_and_project_filters_leave_only_projects() -> None:
    south = found(lacking(), replace(ALL, places=("south",)))
    assert set(south) == {"enterprise_segment"}
    only = found(lacking(), replace(ALL, stages=("beneficiation",)))
    assert only and all(gap.startswith("project_") for gap in only)
    assert not gaps(lacking(), replace(ALL, query="zzz"))


def test_a_file_of_gaps_keeps_its_columns() -> None:
    told = ["gap", "record", "name", "name_en", "date", "considered", "source", "locator"]
    assert (
        list(gaps(lacking(), ALL).frame.columns)
        == told
        == list(gaps(lacking(), replace(ALL, query="zzz")).frame.columns)
    )


def test_an_earlier_day_knows_less() -> None:
    early = found(lacking(), Selection(day=date(2025, 4, 29)))
    assert "whole" not in early.get("project_status", set()), "a project that is not known yet lacks nothing"
    assert "event_day" in early


def test_the_real_data_lack_what_they_lack(real: Catalog) -> None:
    rows = defaultdict(set, found(real))
    assert rows["enterprise_place"] == {e.id for e in real.enterprises.values() if not e.place}
    assert rows["zone_county"] == {p.id for p in real.places.values() if p.kind == "zone" and not p.within}
    assert rows["source_address"] == {s.id for s in real.sources.values() if not s.url}
    assert rows["event_day"] <= {e.id for e in real.events.values() if e.date.first != e.date.last}
    assert all(r.name.zh and r.name.en for r in gaps(real, ALL))


def test_a_gap_says_who_tells_of_a_record_or_nothing() -> None:
    told = {(r.gap, r.record): r.cited for r in gaps(lacking(), ALL)}
    assert told["enterprise_place", "lost"] == (Cite("paper", "p. 1"),)
    assert told["event_day", "a"] == (Cite("paper", "p. 3"),)
    assert told["source_address", "dated"] == (Cite("dated"),)
    assert told["project_status", "parts-2"] == ()
