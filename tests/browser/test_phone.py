"""Every page on a phone, in both languages."""

import harness
import pytest
from playwright.sync_api import Page


@pytest.mark.parametrize("name", harness.page_names())
def test_a_page_is_whole_on_a_phone(phone: Page, server: harness.Server, name: str) -> None:
    for query in ("", "lang=en"):
        harness.visit(phone, server, name, query)
        harness.assert_whole(phone)
