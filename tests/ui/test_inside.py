"""What leans on Streamlit's inside, each with the sentence that says which of it a new Streamlit has broken.

See ``docs/streamlit.md``. The start page is in ``test_start.py``.
"""

import re
from functools import cache
from pathlib import Path

import pytest
from streamlit.runtime.pages_manager import PagesManager

from atlas.ui.server import inside
from atlas.ui.server.start import STATIC

STYLES = Path(inside.__file__).parents[2] / "markup" / "styles"
USED = sorted(
    {name for file in STYLES.glob("*.css") for name in re.findall(r'data-testid="(\w+)"', file.read_text("utf-8"))}
)


@cache
def scripts() -> str:
    return "".join(path.read_text("utf-8", "replace") for path in STATIC.glob("static/js/*.js"))


@pytest.mark.parametrize("name", [*USED, "stMain", "stApp"])
def test_streamlit_still_draws_the_parts_that_our_style_sheets_name(name: str) -> None:
    assert f'"{name}"' in scripts() or f"`{name}`" in scripts(), (
        f"this Streamlit has no part named {name}: the page has another width, a second header or Streamlit's own buttons"
    )


def test_streamlit_still_tells_a_page_that_the_connection_is_lost() -> None:
    for piece in ("data-test-connection-state", "blockErrorDialogs", "HOST_CONFIG", "window.__streamlit"):
        assert piece in scripts(), (
            f"this Streamlit has no {piece}: where the server is gone, its English dialog covers the page, or our words for it never show"
        )


def test_streamlit_still_tells_a_session_from_the_server() -> None:
    assert not inside.in_a_session(), (
        "outside of a session dashboard.py must make its application, or nothing is served"
    )


def test_streamlit_still_asks_whether_the_folder_says_what_pages_there_are() -> None:
    before = PagesManager.uses_pages_directory
    try:
        inside.frame_comes_first()
        assert PagesManager.uses_pages_directory is False
    finally:
        PagesManager.uses_pages_directory = before
    assert before is None or isinstance(before, bool), (
        "the first visitor by a page's address meets it without its frame"
    )
