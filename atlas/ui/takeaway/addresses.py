"""The folded section of the page of downloads with the addresses at which a program fetches the present view."""

from urllib.parse import urlencode, urljoin

import streamlit as st

from atlas.exports.formats import formats_of
from atlas.markup import data as markup
from atlas.ui.server.api.app import AT
from atlas.ui.server.api.questions import PACKAGE, filters_of
from atlas.ui.shared import address
from atlas.ui.shared.frame import view


def addresses(name: str) -> None:
    """The addresses of the table ``name`` as filtered, seen from where the reader is; and how programs read them."""
    v = view()
    opened = st.expander(v.say("addresses.heading"), key="twin-addresses", on_change="rerun")
    if not opened.open:
        return
    root = urljoin(st.context.url or "", AT)
    found = {ending: _address(root, name, ending) for ending in formats_of(name)}
    others = [(v.say("addresses.is_package"), _address(root, PACKAGE, "zip")), (v.say("addresses.is_health"), f"{root}health"),
              (v.say("addresses.is_openapi"), f"{root}openapi.json")]  # fmt: skip
    with opened:
        st.html(markup.addresses(v.say(f"table.{name}"), found, others, v.lang))


def _address(root: str, name: str, ending: str) -> str:
    """Of the present view, with the filters that the table follows; without a day it goes on telling the newest."""
    v = view()
    kept = {
        f: value
        for f, value in address.address().items()
        if f in filters_of(name) and (f, value) != ("lang", v.config.language)
    }
    return f"{root}{name}.{ending}" + (f"?{urlencode(kept, safe=',')}" if kept else "")
