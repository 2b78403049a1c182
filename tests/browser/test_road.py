"""The page of the road in a real browser: what its two choosers do to the list and to the address, and its inner links."""

import harness
from playwright.sync_api import Page

PRESSED = ':is(.st-key-level, .st-key-kind) button[data-variant="pills"][aria-pressed="true"]'


def events(page: Page) -> int:
    return page.locator(".atlas-event").count()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    harness.ready(page)


def test_the_choosers_narrow_the_list_and_stay(page: Page, server: harness.Server) -> None:
    harness.visit(page, server, "road")
    every = events(page)
    press(page, "省")
    assert "level=province" in page.url
    province = events(page)
    assert 0 < province < every
    press(page, "政策")
    assert "kind=policy" in page.url
    assert 0 < events(page) < province
    kept = events(page)
    page.get_by_text("English", exact=True).click()
    harness.ready(page)
    harness.follow(page, "projects")
    assert "level" not in page.url
    harness.follow(page, "road")
    assert "level=province" in page.url
    assert events(page) == kept
    press(page, "province")
    press(page, "policy")
    assert "level" not in page.url
    assert "kind" not in page.url
    assert events(page) == every


def test_a_link_chooses_and_an_unknown_word_is_ignored(page: Page, server: harness.Server) -> None:
    harness.visit(page, server, "road", "level=county,zzz&kind=supervision")
    assert events(page) > 0
    chosen = page.locator(PRESSED).all_inner_texts()
    assert chosen == ["县", "督办"]


def test_what_an_event_follows_from_is_one_click_away(page: Page, server: harness.Server) -> None:
    harness.visit(page, server, "road")
    link = page.locator('.atlas-event p a[href^="#"]:not([href^="#fn-"])').first
    target = str(link.get_attribute("href"))
    link.evaluate("e => { for (let at = e; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true; }")
    link.click()
    assert page.url.endswith(target)
    assert page.locator(f'[id="{target[1:]}"]').count() == 1


def test_no_label_is_cut_by_the_edge_of_a_phone(phone: Page, server: harness.Server) -> None:
    harness.visit(phone, server, "road", "scope=all")
    edges = phone.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"] .textpoint text')].map(text => {
            const at = text.getBoundingClientRect(), chart = text.closest('.main-svg').getBoundingClientRect();
            return at.width ? [at.left - chart.left, chart.right - at.right] : null;
        }).filter(Boolean)"""
    )
    assert len(edges) > 40
    assert min(min(pair) for pair in edges) > -3


def test_a_phone_tells_every_name_whole(phone: Page, server: harness.Server) -> None:
    harness.visit(phone, server, "road", "lang=en&scope=all")
    told = phone.locator('[data-testid="stPlotlyChart"] .textpoint tspan:visible').all_text_contents()
    assert len(told) > 40
    assert [t for t in told if "…" in t] == []
    heights = phone.locator('[data-testid="stPlotlyChart"] .main-svg').evaluate_all(
        "all => all.map(s => s.clientHeight)"
    )
    assert min(heights) > 900, "the pictures have room for a line above each mark"


def test_clearing_the_filters_clears_those_of_the_page(page: Page, server: harness.Server) -> None:
    harness.visit(page, server, "road", "level=province&kind=policy&place=linwu")
    press(page, "清除筛选")
    assert "level" not in page.url and "kind" not in page.url and "place" not in page.url
    assert page.locator(PRESSED).count() == 0
