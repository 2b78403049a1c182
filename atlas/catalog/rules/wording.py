"""Advice about wording: texts that copy a passage which must not enter the project.

The passages come from a file outside the project, one a line. Titles of documents, names of records and official names of
measures may be repeated, so these are left out of both sides before comparing; so are dates and all that is neither letter nor
digit.
"""

import re
from collections.abc import Iterator

from atlas.catalog.draft import Draft, Review
from atlas.catalog.messages.phrase import said, short
from atlas.catalog.model import Deposit, Enterprise, Event, Item, Person, Place, Project, Record, Source
from atlas.catalog.problem import Problem

RUN = 10
# Fields that name a thing, a body or a post, and those whose purpose is the source's own few words.
_NAMES = ("name", "full_name", "title", "document", "publisher")
_NOT_PROSE = {*_NAMES, "authors", "by", "role", "id", "stated", "locator", "filing", "url", "adcode", "value"}
_NAMED = (Source, Place, Enterprise, Project, Event, Deposit, Person)
_DATE = re.compile(r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_BREAK = "\n"


def texts_have_their_own_words(review: Review) -> Iterator[Problem]:
    """No text repeats ten or more characters of a passage."""
    if not review.passages:
        return
    names = _names(review.draft)
    copied = {gram for passage in review.passages for gram in _grams(_bare(passage, names))}
    for found, loc, part in review.draft.everything:
        for field, value in _prose(part):
            if run := _longest_run(_bare(value, names), copied):
                yield found.problem(said("advice.wording", run=short(run)), *loc, field)


def _prose(part: Record) -> Iterator[tuple[str, str]]:
    if not (isinstance(part, Item) and part.kind == "measure"):
        for field in type(part).model_fields:
            value = getattr(part, field)
            if field not in _NOT_PROSE and isinstance(value, str):
                yield field, value


def _names(draft: Draft) -> re.Pattern[str]:
    """Every name, title and measure, the longest first."""
    known: set[str] = set()
    for _, _, part in draft.everything:
        if isinstance(part, _NAMED):
            known |= {value for field in _NAMES if isinstance(value := getattr(part, field, None), str)}
        if isinstance(part, Item) and part.kind == "measure":
            known.add(part.text)
    return re.compile("|".join(map(re.escape, sorted(known, key=lambda name: (-len(name), name)))) or r"(?!)")


def _bare(text: str, names: re.Pattern[str]) -> str:
    """Letters and digits alone; where a name or a date stood, a break that no run crosses."""
    kept = _DATE.sub(_BREAK, names.sub(_BREAK, text))
    return "".join(sign for sign in kept if sign.isalnum() or sign == _BREAK)


def _grams(text: str) -> Iterator[str]:
    for start in range(len(text) - RUN + 1):
        gram = text[start : start + RUN]
        if _BREAK not in gram and _CHINESE.search(gram):
            yield gram


def _longest_run(text: str, copied: set[str]) -> str:
    """The longest stretch of ``text`` whose every ten characters in a row are copied."""
    best = run = ""
    for start in range(len(text) - RUN + 1):
        gram = text[start : start + RUN]
        run = "" if gram not in copied else run + gram[-1] if run else gram
        best = max(best, run, key=len)
    return best
