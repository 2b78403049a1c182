"""Every place at which Python leans on Streamlit's inside. ``docs/streamlit.md`` lists them, what each gives and what is lost
without it; ``tests/ui/test_inside.py`` says in a plain sentence which one a new Streamlit has broken.
"""

import gc
import socket
from contextlib import suppress

from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx


def in_a_session() -> bool:
    """True where a reader's session runs ``dashboard.py``, False where the server reads it for its application."""
    return get_script_run_ctx(suppress_warning=True) is not None


def frame_comes_first() -> None:
    """Tells Streamlit that ``dashboard.py``, not the folder ``pages/``, says what pages there are: else the first visitor of a new
    server who comes by the address of a page gets the page without its frame."""
    PagesManager.uses_pages_directory = False


def answer_at_once() -> None:
    """Small answers leave at once.

    Streamlit opens its socket without naming TCP, so asyncio does not switch Nagle's algorithm off, and every answer of two
    packets waits 40 ms for the reader's machine to say that the first has come. Connections inherit what is set here.
    """
    for found in gc.get_objects():
        if type(found) is socket.socket and found.type == socket.SOCK_STREAM:
            with suppress(OSError):  # not a socket of TCP
                found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
