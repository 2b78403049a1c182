"""Pages are no longer than their caps at 1440, in both languages."""

import harness
import pytest
from playwright.sync_api import Page

CAPS = {"overview": 1100, "layout": 1600, "credible": 2500, "changes": 2500}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", CAPS)
def test_a_page_is_no_longer_than_its_cap(page: Page, server: harness.Server, name: str, lang: str) -> None:
    harness.visit(page, server, name, f"lang={lang}")
    assert page.evaluate("() => document.querySelector('[data-testid=\"stMain\"]').scrollHeight") <= CAPS[name]
