"""Every page on a phone, in English; in Chinese in test_axe.py."""

import harness
import pytest
from playwright.sync_api import Page


@pytest.mark.parametrize("name", harness.page_names())
def test_a_page_is_whole_on_a_phone(phone: Page, server: harness.Server, name: str) -> None:
    harness.visit(phone, server, name, "lang=en")
    harness.assert_whole(phone)
