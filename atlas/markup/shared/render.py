"""Templates → HTML. The one place that knows Jinja: what is not markup already is escaped, a name that is not given is an error.

``render`` fills a whole template; ``macro`` gives one of its macros as a function, for small pieces of which a page has
hundreds. A template is compiled once, when it is first asked for. Style sheets and scripts are files that templates include.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from atlas.words import text
from atlas.words.text import say

HERE = Path(__file__).resolve().parents[1]


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader([HERE / "templates", HERE]), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    made.globals |= {"say": say, "text": text}
    return made


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


def render(name: str, **values: Any) -> Markup:
    """The template ``name`` (a path below ``templates/``) with ``values``."""
    return Markup(_template(name).render(**values))


@cache
def macro(name: str, called: str) -> Callable[..., Markup]:
    """The macro ``called`` of the template ``name``; it sees its arguments and what all templates see, ``say`` and ``text``."""
    return cast("Callable[..., Markup]", getattr(_template(name).module, called))
