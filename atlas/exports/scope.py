"""What is filtered, in words: the sentence above every page, and in everything that leaves the house."""

from datetime import date

from atlas.catalog.catalogue import Catalog
from atlas.figures.shared import claims, search
from atlas.figures.shared.selection import Selection
from atlas.words import text
from atlas.words.dates import months_between
from atlas.words.text import say
from atlas.words.vocab import PRODUCT, STAGE, STATUS

_MOST_OWNED = 6


def newest(catalog: Catalog, day: date, lang: str) -> str:
    """The date of the newest material known on ``day``, and for how many months before it there was none; "" where there is none at all.

    It stands wherever something is said to be as of a day: that day is the reader's, this one the sources'.
    """
    last = claims.newest(catalog, day)
    if last is None:
        return ""
    silent = months_between(last, day)
    told = say("frame.newest", lang, day=text.day(str(last), lang))
    return told + say("frame.silent", lang, months=silent) if silent else told


def scope(catalog: Catalog, chosen: Selection, lang: str, dated: bool = True) -> str:
    """What ``chosen`` filters, and as of which day; without the day unless ``dated``, for a page that shows the newest."""
    day, pause = text.day(chosen.day.isoformat(), lang), say("list.pause", lang)
    if chosen.is_all:
        return say("filter.none", lang, day=day)
    values = {
        "place": pause.join(text.both(catalog.places[i], "name", lang) for i in chosen.places),
        "stage": pause.join(text.word(STAGE, i, lang) for i in chosen.stages),
        "product": pause.join(text.word(PRODUCT, i, lang) for i in chosen.products),
        "status": pause.join(text.word(STATUS, i, lang) for i in chosen.statuses),
        "search": chosen.query,
    }
    said = [say("filter.one", lang, name=say(f"filter.{k}", lang), values=t) for k, t in values.items() if t]
    if not said:
        told = say("filter.dated", lang, day=day)
    else:
        told = say("filter.says", lang, filters=say("filter.joiner", lang).join(said))
        told += say("filter.to", lang, day=day) if dated else ""
    return told + (say("filter.undated", lang) if chosen.dated else "") + _through(catalog, chosen, lang)


def _through(catalog: Catalog, chosen: Selection, lang: str) -> str:
    """The firms that the search finds only because of who owns them, told apart from those that it names."""
    found = search.through(catalog, chosen.query, chosen.day) if chosen.query.strip() else ()
    named = say("list.pause", lang).join(text.both(firm, "name", lang) for firm in found[:_MOST_OWNED])
    return say("filter.through", lang, firms=named, count=len(found)) if found else ""
