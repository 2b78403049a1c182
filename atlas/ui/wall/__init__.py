"""The wall: its scenes full screen, the address as a code, and a clock that says when the files were last read."""

from collections.abc import Sequence
from urllib.parse import urlencode, urlsplit

import streamlit as st
from markupsafe import Markup

from atlas.markup import wall as markup
from atlas.ui.shared import address
from atlas.ui.shared.frame import checked_at, view
from atlas.ui.shared.header import scope

_CHECK_SECONDS = 30
_LOCAL = {"localhost", "127.0.0.1", "::1", None}


def wall(scenes: Sequence[Markup]) -> None:
    """Full screen, turning by itself; a touch or the space bar stops it."""
    v = view()
    title = v.config.title_en if v.lang == "en" else v.config.title
    filtered = v.chosen.dated or v.chosen.filters_projects or v.chosen.query
    said = scope(v.chosen) if filtered or address.misunderstood() else ""
    st.html(markup.wall(title, said, v.say("wall.paused"), v.say("wall.touch"), [s for s in scenes if s], _code(), v.style),
            unsafe_allow_javascript=True)  # fmt: skip
    _clock(v.say("wall.checked"))


def _code() -> Markup:
    """The address by which this wall was reached, without the wall, as a code; none where it leads nowhere but to this machine."""
    v, reached = view(), st.context.url or ""
    if urlsplit(reached).hostname in _LOCAL:
        return Markup()
    asked = urlencode(address.link(v.config))
    there = reached.rstrip("/").removesuffix("/wall") + (f"/?{asked}" if asked else "/")
    return markup.code(there, v.say("wall.code"), v.say("wall.code_alt", address=there))


@st.fragment(run_every=_CHECK_SECONDS)
def _clock(said: str) -> None:
    st.html(markup.checked(said.format(time=checked_at().strftime("%H:%M"))))
