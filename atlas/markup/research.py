"""The page of research in words and marks: its finding, a row for each work by how far it is, who works with whom, what happened."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from atlas.drawings.bars import SHAPE, Style
from atlas.figures.projects import CapacityRow
from atlas.figures.research import Finding, HappenedRow, TieRow, WorkRow
from atlas.figures.shared.table import Table, all_cited, grouped
from atlas.markup.shared.notes import Notes
from atlas.markup.shared.parts import fill
from atlas.markup.shared.render import macro
from atlas.words import text
from atlas.words.quantity import measured
from atlas.words.text import say
from atlas.words.vocab import PRODUCT, RELATION_KIND, STATUS

_SILENT = 12  # months without a word, from which on they are counted


def _piece(name: str, *values: object) -> Markup:
    return macro("research.html", name)(*values)


def style() -> Markup:
    """The style sheet of the page."""
    return _piece("style")


def status_label(status: str, lang: str) -> str:
    """Where a work stands, in a word."""
    return text.word(STATUS, status, lang) if status else say("status.unstated", lang)


def title(found: Finding, where: str, lang: str, narrowed: bool = False) -> str:
    """How many works stand where; ``where`` is "" for all. Where there is no work, whether no source tells of any, or the filters leave
    none (``narrowed``), and how many institutes there are."""
    counts = (say(f"research.stands_{s or 'unstated'}", lang, count=n) for s, n in found.standing)
    told = [say("research.works", lang, count=found.works, standing=say("list.pause", lang).join(counts))
            if found.works else say("research.no_works_fit" if narrowed else "research.no_works", lang)]  # fmt: skip
    if found.institutes and not found.works:
        told.append(say("research.institutes", lang, count=found.institutes))
    whole = say("list.semicolon", lang).join(told)
    return say("research.at", lang, where=where, told=whole) if where else whole[:1].upper() + whole[1:]


def lead(found: Finding, lang: str) -> str:
    """The newest word on a work, for how long there has been none, and how many institutes take part, or that no source ties one to who
    runs a work; "" without works."""
    told = ""
    if found.last:
        silent = say("time.silent", lang, months=found.months) if found.months >= _SILENT else ""
        told = say("research.lead", lang, day=text.day(found.last, lang), silent=silent)
    if found.works and found.institutes:
        ties = say("research.institutes" if found.linked else "research.untied", lang, count=found.institutes)
        told += ties[:1].upper() + ties[1:] + say("list.stop", lang)
    return told.strip()


@dataclass(frozen=True, slots=True)
class _Aim:
    figure: str
    unit: str
    of: str
    marks: Markup


@dataclass(frozen=True, slots=True)
class _Work:
    """``at`` is the place of its status among the steps, -1 where it is none of them."""

    name: Markup
    who: Sequence[Markup]
    told: Sequence[Markup]
    marks: Markup
    at: int
    ground: str
    edge: str
    silent: bool
    aims: Sequence[_Aim]
    status: str
    last: str
    months: str


def aim(row: CapacityRow, lang: str) -> tuple[str, str]:
    """A figure and its unit."""
    return text.parted(measured(row.value, row.unit, row.qualifier), lang, row.stated.of(lang))


def named(held: WorkRow, lang: str) -> str:
    """A work by its project, and by its phase where there are several."""
    phase = held.cell.phase_name.of(lang)
    return held.row.project_name.of(lang) + (f" · {phase}" if phase else "")


def told(held: WorkRow, lang: str) -> list[str]:
    """What a source says of its state, and the planned steps of which none says that they were taken."""
    made = [held.row.status_note.of(lang)] if held.row.status_note.of(lang) else []
    for d in held.due:
        what = say(f"projects.to_{d.status}", lang)
        made.append(say(f"research.due_{d.state}", lang, day=text.day(d.date, lang), what=what))
    return made


def since(held: WorkRow, lang: str) -> str:
    """For how many months there has been no word, where they are many; "" where they are few."""
    return say("research.since", lang, months=held.cell.months) if held.cell.months >= _SILENT else ""


def _aim(row: CapacityRow, notes: Notes) -> _Aim:
    figure, unit = aim(row, notes.lang)
    return _Aim(figure, unit, text.word(PRODUCT, row.product, notes.lang), notes.marks(row.cited))


def _work(held: WorkRow, steps: Sequence[str], style: Style, notes: Notes) -> _Work:
    lang, row, cell = notes.lang, held.row, held.cell
    name = notes.link("project", row.project, named(held, lang))
    who = [notes.link("enterprise", row.enterprise, row.enterprise_name.of(lang)) if row.enterprise
           else escape(say("research.no_firm", lang))]  # fmt: skip
    if row.place:
        who.append(notes.link("place", row.place, row.place_name.of(lang)))
    colour, silent = style.colours[row.status or "unknown"], cell.silent
    return _Work(
        name, who, [escape(said) for said in told(held, lang)], notes.marks(all_cited([row.status_cited, *(d.cited for d in held.due)])),
        steps.index(row.status) if row.status in steps else -1,
        "transparent" if silent else fill(colour, SHAPE.get(row.status, "")), colour, silent,
        [_aim(a, notes) for a in held.aims], status_label(row.status, lang), text.brief(cell.last, lang),
        since(held, lang),
    )  # fmt: skip


def works(held: Table[WorkRow], steps: Sequence[str], style: Style, notes: Notes) -> Markup:
    """A row for each work: what and whose it is, the step at which it stands, its aim, the newest word."""
    labels = [text.word(STATUS, s, notes.lang) for s in steps]
    return _piece("works", labels, [_work(r, steps, style, notes) for r in held], notes.lang)


@dataclass(frozen=True, slots=True)
class _Tie:
    other: Markup
    how: str
    when: str
    marks: Markup


def _tie(row: TieRow, notes: Notes) -> _Tie:
    lang = notes.lang
    if row.year:
        when = text.day(row.year, lang)
    else:
        when = say("research.told", lang, year=text.day(row.told[:4], lang)) if row.told else ""
    how = row.relation.note.of(lang) or text.word(RELATION_KIND, row.kind, lang)
    return _Tie(
        notes.link(row.other_is, row.other, row.other_name.of(lang)), how, when, notes.marks(row.relation.cited)
    )


def ties(rows: Table[TieRow], found: Finding, notes: Notes) -> Markup:
    """Each institute with those it works with, a line each; and that none of them is tied to who runs a work, where it is so."""
    lang = notes.lang
    groups = [(notes.link("enterprise", body, held[0].body_name.of(lang)), [_tie(t, notes) for t in held])
              for body, held in grouped(rows, lambda t: t.body).items()]  # fmt: skip
    return _piece("ties", groups, "" if found.linked or not found.works else say("research.not_linked", lang))


@dataclass(frozen=True, slots=True)
class _Told:
    date: str
    name: Markup
    said: str
    marks: Markup


def rest(held: Table[WorkRow], events: Table[HappenedRow], notes: Notes) -> Markup:
    """Folded: what happened, and what is to be said of each work; open where it is all that the page has."""
    lang, happened, remarks = notes.lang, [], []
    for row in events:
        e = row.event
        signed = [
            say("research.signed", lang, name=text.both(f, "name", lang), amount=text.quantity(f.amount, lang))
            for f in row.signed
        ]
        said = say("list.semicolon", lang).join(filter(None, (e.summary.of(lang), *signed)))
        cited = all_cited([e.cited])
        more = [(f.source, f.locator or "") for f in row.signed]
        marks = notes.marks([*cited, *more])
        happened.append(_Told(text.day(e.date, lang), notes.link("event", e.id, e.title.of(lang)), said, marks))
    for work in held:
        if note := work.note.of(lang):
            marks = notes.marks(all_cited([work.row.status_cited, *(a.cited for a in work.aims)]))
            remarks.append(
                _Told("", notes.link("project", work.row.project, work.row.project_name.of(lang)), note, marks)
            )
    folds = [(say(f"research.{key}", lang, count=len(told)), told)
             for key, told in (("happened", happened), ("remarks", remarks)) if told]  # fmt: skip
    return _piece("rest", folds, not held, lang)
