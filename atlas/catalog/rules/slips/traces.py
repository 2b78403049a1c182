"""Advice about traces of a loss: a question mark that may stand for a sign that could not be saved, a file with a header alone."""

import re
from collections.abc import Iterator

from atlas.catalog.draft import Review
from atlas.catalog.messages.phrase import said, short
from atlas.catalog.model import FILES
from atlas.catalog.problem import Problem

# Of half width beside Chinese, or within a word; an address has them, too.
_MARK = re.compile(r"\S*(?:[\u4e00-\u9fff）】》]\?|\?[\u4e00-\u9fff（【《]|\w\?\w)\S*")


def question_marks_ask(review: Review) -> Iterator[Problem]:
    for found, loc, part in review.draft.everything:
        for name in type(part).model_fields:
            value = getattr(part, name)
            if isinstance(value, str) and "?" in value and (mark := _MARK.search(value)) and "://" not in mark[0]:
                yield found.problem(said("advice.mark_within", piece=short(mark[0])), *loc, name)


def lists_have_rows(review: Review) -> Iterator[Problem]:
    """A file that every region has holds something; whether it was cut down to its header, only its keeper knows."""
    draft = review.draft
    folder = next((found.path.partition("/")[0] for entries in draft.lists.values() for found in entries), "")
    for file in FILES:
        if folder and not file.optional and not draft.lists[file.kind] and file.kind not in _lost(review):
            yield Problem(f"{folder}/{file.path}", 1, "", said("advice.no_rows"))


def _lost(review: Review) -> set[str]:
    return {kind for kind, lost in review.draft.lost.items() if lost.everything or lost.texts}
