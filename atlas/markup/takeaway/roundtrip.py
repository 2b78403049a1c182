"""The markup of a workbook that was given back: the words of the uploader, and the table of what changes. Pure."""

from collections.abc import Sequence

from markupsafe import Markup

from atlas.markup.shared.render import macro

_TEMPLATE = "takeaway/roundtrip.html"


def style(lang: str, megabytes: int) -> Markup:
    """The style sheet of the section, with what the uploader says in the reader's language."""
    return macro(_TEMPLATE, "style")(lang, megabytes)


def changes(rows: Sequence[tuple[str, str, str, str, str]], lang: str) -> Markup:
    """A table of changes: what, the record, the field, before and after."""
    return macro(_TEMPLATE, "changes")(rows, lang)
