"""A proposal in words: the same lines for the command, the page and the list that goes with the files."""

from collections.abc import Iterator

from atlas.exports.roundtrip.difference import Change
from atlas.exports.roundtrip.proposal import Proposal
from atlas.words.text import say


def lines(proposal: Proposal, lang: str) -> Iterator[str]:
    """How much changes, what is to be minded, then a line for each change."""
    yield finding(proposal, lang)
    yield from minded(proposal, lang)
    for change in proposal.changes:
        what = say(f"roundtrip.{change.what}", lang)
        yield say(
            f"roundtrip.line_{change.what}",
            lang,
            what=what,
            where=where(change),
            before=change.before,
            after=change.after,
        )


def finding(proposal: Proposal, lang: str) -> str:
    if not proposal.changes:
        return say("roundtrip.same", lang)
    return say("roundtrip.changes", lang, count=len(proposal.changes), files=len(proposal.files))


def minded(proposal: Proposal, lang: str) -> Iterator[str]:
    """That the workbook is of other data, which sheets were not read, which files lose their comments."""
    pause = say("list.pause", lang)
    if proposal.changes and proposal.stale:
        made_of = proposal.made_of or say("roundtrip.no_version", lang)
        yield say("roundtrip.stale", lang, made_of=made_of, version=proposal.version)
    if proposal.unread:
        yield say("roundtrip.unread", lang, titles=pause.join(proposal.unread))
    if anew := [file.path for file in proposal.files if not file.kept]:
        yield say("roundtrip.anew", lang, files=pause.join(anew))


def where(change: Change) -> str:
    """``projects/anneng-mill phases[anneng-mill-1].capacities[2].value``: the record, then the place within it."""
    within = ".".join(part for part in (change.place, change.field) if part)
    return f"{change.kind}/{change.record}" + (f" {within}" if within else "")
