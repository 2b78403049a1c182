"""Every page on a phone, in English; in Chinese in test_axe.py."""

import harness
import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize("name", harness.page_names())
def test_a_page_is_whole_on_a_phone(phone: Page, server: harness.Server, name: str) -> None:
    harness.visit(phone, server, name, "lang=en")
    harness.assert_whole(phone)


def test_the_strip_of_pages_shows_the_current_one(phone: Page, server: harness.Server) -> None:
    harness.visit(phone, server, "data", "lang=en")
    expect(phone.locator(".st-key-here a")).to_be_in_viewport(ratio=0.8)
    expect(phone.locator(f"{harness.NAVIGATION}").first).not_to_be_in_viewport()
