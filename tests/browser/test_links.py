"""From any page to a record and back in a real browser: links carry the filters, marks lead to notes, notes to sources."""

import re
from urllib.parse import parse_qsl, urlsplit

import harness
import pytest
from playwright.sync_api import Browser, Page, expect


def arrive(page: Page, path: str) -> None:
    page.wait_for_url(re.compile(rf"/{path}(\?|$)"))
    harness.ready(page)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_name_leads_to_its_record_and_the_filters_come_along(page: Page, server: harness.Server, lang: str) -> None:
    harness.visit(page, server, "overview", f"place=linwu&day=2025-05-31&lang={lang}")
    name = page.locator(".atlas-three a.atlas-rec").first
    told = name.inner_text()
    name.click()
    arrive(page, "record")
    assert "place=linwu" in page.url and "day=2025-05-31" in page.url
    assert ("lang=en" in page.url) == (lang == "en")
    assert len(page.context.pages) == 1, "it opens in the same tab"
    # The heading of a record is its name and what it comes to; a link may say more than the name.
    heading = re.split("[：:] ?", page.locator("h1").first.inner_text())[0]
    assert heading in told or told in heading
    page.locator(".atlas-kind a").first.click()
    page.wait_for_url(re.compile(r"/(enterprises|layout|projects|investment|road)\?"))
    harness.ready(page)
    assert "place=linwu" in page.url and "day=2025-05-31" in page.url


def test_a_mark_leads_to_its_note_and_the_note_to_its_source(page: Page, server: harness.Server) -> None:
    harness.visit(page, server, "projects", "place=linwu")
    mark = page.locator(".atlas-mark a").first
    target = mark.get_attribute("href") or ""
    note = page.locator(f"li{target}")
    expect(note).to_have_count(1)
    mark.click()  # opens the list where it is folded
    expect(note).to_be_visible()
    note.locator("a.atlas-rec").click()
    arrive(page, "record")
    assert "kind=source" in page.url and "place=linwu" in page.url


def test_the_original_of_a_source_opens_only_when_clicked_and_tells_nothing_of_us(
    page: Page, server: harness.Server
) -> None:
    harness.visit(page, server, "sources")
    links = page.locator('.atlas-sources a[target="_blank"]')
    assert links.count() > 5
    for at in range(links.count()):
        assert links.nth(at).get_attribute("rel") == "noopener noreferrer"


def test_a_cell_of_a_table_opens_the_record(page: Page, server: harness.Server) -> None:
    harness.visit(page, server, "projects", "place=linwu")
    harness.unfold(page, "twin-projects")
    table = page.locator('[data-testid="stDataFrame"]:visible').first
    table.scroll_into_view_if_needed()
    harness.ready(page)
    box = table.bounding_box()
    assert box
    page.mouse.move(box["x"] + 30, box["y"] + 46)
    page.mouse.move(box["x"] + 34, box["y"] + 50)
    page.wait_for_timeout(300)
    with page.context.expect_page() as opened:
        page.mouse.click(box["x"] + 34, box["y"] + 50)
    record = opened.value
    arrive(record, "record")
    assert "kind=project" in record.url and "place=linwu" in record.url
    expect(record.locator("h1").first).not_to_be_empty()


def test_a_record_keeps_its_id_when_the_language_changes_and_loses_it_with_the_page(
    page: Page, server: harness.Server
) -> None:
    harness.visit(page, server, "record", "id=jiusen&kind=enterprise&place=linwu")
    page.get_by_text("English", exact=True).click()
    page.wait_for_url(re.compile("lang=en"))
    harness.ready(page)
    assert "id=jiusen" in page.url
    expect(page.locator("h1").first).to_contain_text("Jiusen")
    harness.follow(page, "road")
    assert "id=" not in page.url and "place=linwu" in page.url


def test_an_unknown_record_offers_what_may_be_meant(page: Page, server: harness.Server) -> None:
    harness.visit(page, server, "record", "id=jiusn")
    page.locator('a.atlas-rec[href*="id=jiusen&"]').first.click()
    arrive(page, "record")
    expect(page.locator("h1").first).to_contain_text("久森")


def test_the_choosers_of_the_ledger_stand_in_the_address(page: Page, server: harness.Server) -> None:
    harness.visit(page, server, "sources", "grade=A&only=rivals")
    told = page.locator("p.atlas-says", has_text="条中的").inner_text()
    page.get_by_role("button", name="未采用的", exact=True).click()
    page.wait_for_url(re.compile("not_chosen"))
    harness.ready(page)
    assert "grade=A" in page.url
    assert page.locator("p.atlas-says", has_text="条中的").inner_text() != told


@pytest.mark.parametrize("path", ["overview", "nothing", "a/b"])
def test_an_address_without_a_page_leads_to_the_front_page(page: Page, server: harness.Server, path: str) -> None:
    page.goto(f"{server.url}/{path}?place=linwu&lang=en")
    harness.ready(page)
    assert page.url.startswith(f"{server.url}/?") and "place=linwu" in page.url
    assert "Linwu" in page.locator("h1").inner_text()
    assert "not found" not in page.locator("body").inner_text().lower()


@pytest.mark.parametrize(
    ("name", "query", "own"),
    [
        ("layout", "measure=ore&place=linwu", {"measure": "ore", "drawing": "picture"}),
        ("road", "level=province", {"level": "province", "kind": ""}),
        ("enterprises", "lang=en", {"as": "table"}),
        ("data", "table=claims", {"table": "claims"}),
    ],
)
def test_the_copied_link_holds_every_choice_and_shows_the_same(
    browser: Browser, server: harness.Server, name: str, query: str, own: dict[str, str]
) -> None:
    context, record = harness.watched(browser, server, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    harness.visit(page, server, name, query)
    shown = harness.shown_text(page)
    button = page.locator("#atlas-copy")
    label = button.inner_text()
    button.click()
    expect(button).not_to_have_text(label)
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    held = dict(parse_qsl(urlsplit(copied).query, keep_blank_values=True))
    filters = {"place", "stage", "product", "status", "day", "q", "lang"}
    assert filters <= set(held) and {k: held[k] for k in own} == own
    assert {k: held[k] for k, _ in parse_qsl(query)} == dict(parse_qsl(query))
    other = context.new_page()
    other.goto(copied)
    harness.ready(other)
    assert harness.shown_text(other) == shown
    assert (record.outside, record.errors) == ([], [])
    context.close()


def test_back_undoes_one_step_at_a_time(page: Page, server: harness.Server) -> None:
    """A change of page that brings filters along is one step, and so is clearing them all."""
    harness.visit(page, server, "projects", "place=linwu&stage=cell&lang=en")
    first = page.url
    harness.follow(page, "road")
    page.wait_for_url(re.compile(r"/road\?.*place=linwu.*"))
    second = page.url
    assert "stage=cell" in second and "lang=en" in second
    page.get_by_role("button", name="Clear filters").click()
    page.wait_for_url(re.compile(r"/road\?lang=en$"))
    harness.ready(page)
    for before in (second, first):
        page.go_back()
        page.wait_for_url(before)
        harness.ready(page)
        assert "Linwu" in page.locator(".atlas-says").inner_text()
        assert page.url == before, "the page did not stay where Back led"
    page.go_forward()
    page.wait_for_url(second)
    harness.ready(page)
    assert "Linwu" in page.locator(".atlas-says").inner_text()
