"""Every place at which Python leans on Streamlit's inside. ``docs/streamlit.md`` lists them, what each gives and what is lost
without it; ``tests/ui/test_inside.py`` says in a plain sentence which one a new Streamlit has broken.
"""

from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx


def in_a_session() -> bool:
    """True where a reader's session runs ``dashboard.py``, False where the server reads it for its application."""
    return get_script_run_ctx(suppress_warning=True) is not None


def frame_comes_first() -> None:
    """Tells Streamlit that ``dashboard.py``, not the folder ``pages/``, says what pages there are: else the first visitor of a new
    server who comes by the address of a page gets the page without its frame."""
    PagesManager.uses_pages_directory = False
