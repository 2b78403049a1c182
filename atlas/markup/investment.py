"""The markup of the page of money: trees of nested amounts, lists by place and investor, overlaps, rivals. Rows in, markup out.

A tree is a list of rows, each with a name, an amount and a track. The bar stands in the track where it lies inside the bar of
its holder, so that the eye sees what holds what and nobody adds twice.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from atlas.catalog.model import Source
from atlas.drawings.bars import Style
from atlas.drawings.investment import amount, capital, named
from atlas.figures.investment import AddedRow, ListedRow, Overlap, RivalRow, TreeRow
from atlas.figures.shared.amounts import AmountRow
from atlas.figures.shared.table import Table, all_cited, grouped
from atlas.markup.parts import Card, Notes, head
from atlas.markup.render import macro
from atlas.words import text
from atlas.words.text import say
from atlas.words.vocab import AMOUNT_ROW, INVESTMENT_KIND, QUALIFIER

# In a wide tree a name, its date and its mark stand in one line; English needs more room for them.
_NAME_WIDTH = {"zh": "24rem", "en": "min(30rem,48%)"}
_MOST_NAMED = 4  # investors in a title
_PAYERS = 10
_BRACKETS = re.compile(r"\s*(（[^）]*）|\([^)]*\))")


def style() -> Markup:
    """The style sheet that every other piece needs, once on a page."""
    return macro("investment.html", "style")()


def _projects(row: AmountRow, lang: str) -> str:
    """'24 个项目': the number of projects in the amount, with its qualifier; "" if the source gives none."""
    if row.projects is None:
        return ""
    mark = QUALIFIER[row.qualifier].label(lang)
    return say("money.projects", lang, count=f"{mark} {text.number(row.projects, lang)}".strip())


def _shortened(name: str, above: str) -> str:
    """The name without the name of its holder in front (as it is or without brackets): the indent says that already."""
    for front in filter(None, (above, _BRACKETS.sub("", above))):
        rest = name.removeprefix(front).lstrip("：:，,– ")
        if rest and rest != name:
            return rest[0].upper() + rest[1:]
    return name


def _look(row: AmountRow) -> str:
    """The texture of a bar: whether one investor is named, and whether the money was only promised."""
    if isinstance(row, TreeRow) and row.row == "rest":
        return "bar rest"
    return f"bar{'' if row.party else ' many'}{'' if row.kind == 'completed' else ' promised'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """An amount as a list shows it: what it is, what is said of it in few words, its texture, what else must be known of it."""

    row: AmountRow | AddedRow
    lang: str
    what: str
    marks: Markup
    facts: Sequence[str] = ()
    look: str = ""
    why: Sequence[str] = ()

    @property
    def amount(self) -> str:
        return amount(self.row, self.lang)

    @property
    def stated(self) -> str:
        """The value in the source's own unit, for the tip; "" for what is computed here."""
        row = self.row
        if isinstance(row, AddedRow) or not row.value_stated:
            return ""
        return f"{QUALIFIER[row.qualifier].label(self.lang)} {row.value_stated} {row.unit_stated}".strip()


def _why(row: TreeRow, rivals: Sequence[RivalRow], lang: str, notes: Notes) -> list[str]:
    """What must be known of the amount: what holds it elsewhere, what another source says, the note."""
    said: list[str] = [say("money.inside", lang, name=row.inside_name.of(lang))] if row.inside else []
    for other in rivals:
        if other.id != row.id:
            key = "money.agrees" if other.agrees else "money.differs"
            told = say(key, lang, amount=amount(other, lang), day=text.day(other.date, lang))
            said.append(escape(told) + notes.marks(other.cited))
    return said + list(filter(None, [row.note.of(lang)]))


def _node(row: TreeRow, above: TreeRow | None, rivals: Sequence[RivalRow], lang: str, notes: Notes) -> _Item:
    marks, facts = notes.marks(row.cited), []
    if row.row == "rest":
        what = capital(AMOUNT_ROW["rest"].label(lang))
    else:
        day = "" if above and above.date == row.date else text.day(row.date, lang)
        facts = list(filter(None, [day, _projects(row, lang)]))
        what = notes.link("project", row.id, _shortened(row.name.of(lang), above.name.of(lang) if above else ""))
    why = _why(row, rivals, lang, notes)
    return _Item(row=row, lang=lang, what=what, marks=marks, facts=facts, look=_look(row), why=why)


def _title(rows: Sequence[TreeRow], known: AddedRow | None, lang: str) -> str:
    """The finding of one tree: the largest amount, and of it the sum of named investors where it may be formed."""
    largest, kind = named(rows[0], lang), text.word(INVESTMENT_KIND, rows[0].kind, lang)
    if known:
        names, few = [party.of(lang) for party in known.parties], len(known.parties) <= _MOST_NAMED
        return say("money.title_named" if few else "money.title_known", lang, whole=largest, kind=kind, count=len(names),
                   names=say("list.pause", lang).join(names), amount=amount(known, lang))  # fmt: skip
    key = "money.title_one" if len(rows) == 1 else "money.title_many"
    return say(key, lang, kind=kind, count=len(rows), largest=largest)


def tree(rows: Table[TreeRow], rivals: Table[RivalRow], added: Table[AddedRow], style: Style, notes: Notes) -> Markup:
    """The rows of one kind of tree, at least one, with the finding as heading; ``added`` is ``investment.by_investor``."""
    lang, others = style.lang, grouped(rivals, lambda r: r.topic)
    above: list[TreeRow] = []
    nodes = []
    for row in rows:
        del above[row.depth :]
        nodes.append(_node(row, above[-1] if above else None, others.get(row.id, ()), lang, notes))
        above.append(row)
    stated = [row for row in rows if row.row == "stated"]
    title = _title(stated, next((r for r in added if r.group == rows[0].id), None), lang)
    drawn = "money.tree_subtitle" if any(row.depth for row in stated) else "money.bars_subtitle"
    heading = head(title, say(drawn, lang, day=style.day), marks=notes.marks(all_cited(row.cited for row in rows)))
    alt = say("money.alt", lang, kind=text.word(INVESTMENT_KIND, rows[0].kind, lang),
              amounts=say("list.comma", lang).join(named(row, lang) for row in stated if not row.depth))  # fmt: skip
    scale = max((r.start_cny + r.amount_cny for r in rows if r.amount_cny is not None), default=1.0) or 1.0
    made = macro("investment.html", "tree")
    return heading + made(nodes, scale, _key(rows, lang), alt, style.colours["money"], _NAME_WIDTH[lang])


def _key(rows: Sequence[TreeRow], lang: str) -> list[tuple[str, str]]:
    """What the textures mean, as far as they occur."""
    found = {"rest" if r.row == "rest" else "named" if r.party else "many": _look(r) for r in rows}
    words = {"named": "money.key_named", "many": "money.key_many", "rest": "money.key_rest"}
    return [(found[which], say(key, lang)) for which, key in words.items() if which in found]


def overlaps(pairs: Table[Overlap], kind: str, lang: str, notes: Notes) -> Markup:
    """One sentence for each pair of amounts of one kind that overlap to an unknown extent; empty if there is none."""
    said = []
    for pair in pairs.where(lambda p: p.one.kind == kind):
        one, other = (say("money.bracketed", lang, name=row.name.of(lang), amount=amount(row, lang))
                      for row in (pair.one, pair.other))  # fmt: skip
        said.append((say("money.overlap", lang, one=one, other=other), notes.marks(pair.one.cited + pair.other.cited)))
    return macro("investment.html", "apart")(said) if said else Markup()


def _listed(row: ListedRow, lang: str, notes: Notes) -> _Item:
    facts = [text.word(INVESTMENT_KIND, row.kind, lang), text.day(row.date, lang), _projects(row, lang),
             say("money.held", lang, count=row.held) if row.held else ""]  # fmt: skip
    what = notes.link("project", row.id, row.name.of(lang))
    return _Item(row=row, lang=lang, what=what, marks=notes.marks(row.cited), facts=list(filter(None, facts)))


def _sum(row: AddedRow, lang: str, notes: Notes) -> _Item:
    names = say("list.pause", lang).join(party.of(lang) for party in row.parties)
    what = say("money.sum", lang, kind=text.word(INVESTMENT_KIND, row.kind, lang), names=names)
    return _Item(row=row, lang=lang, what=what, marks=notes.marks(row.cited))


def groups(rows: Table[ListedRow], sums: Table[AddedRow], record: str, unnamed: str, lang: str, notes: Notes) -> Markup:
    """Listed amounts under the name of each group (``unnamed`` where there is none), with the sums that may be formed.

    ``record`` is the kind of record that a group is (``place`` or ``enterprise``), to which its name leads.
    """
    added, made = grouped(sums, lambda r: r.group), []
    for group, mine in grouped(rows, lambda r: r.group).items():
        items = [_listed(r, lang, notes) for r in mine] + [_sum(r, lang, notes) for r in added.get(group, ())]
        made.append((notes.link(record, group, mine[0].group_name.of(lang) or unnamed), items))
    return macro("investment.html", "groups")(made)


def _side(row: RivalRow, sources: Mapping[str, Source], lang: str, notes: Notes) -> _Item:
    taken, source = row.id == row.topic, sources[row.cited[0].source]
    grade = say("notes.grade", lang, grade=source.grade).replace(" ", "\u00a0")
    why = [] if taken else [say("money.same", lang)] * row.agrees + [say(f"money.reason_{row.reason}", lang)]
    return _Item(row=row, lang=lang, what=say("money.taken" if taken else "money.other", lang), marks=notes.marks(row.cited),
                 facts=[text.day(row.date, lang), text.both(source, "title", lang), grade], look="taken" if taken else "other",
                 why=list(filter(None, [*why, row.rejected.of(lang), row.note.of(lang)])))  # fmt: skip


def rivals(rows: Table[RivalRow], sources: Mapping[str, Source], style: Style, notes: Notes) -> Markup:
    """Rivals side by side, the one that stands first, with the part of the rule that put it there."""
    lang, made = style.lang, []
    for mine in grouped(rows, lambda r: r.topic).values():
        name = notes.link("project", mine[0].id, mine[0].name.of(lang))
        kind = text.word(INVESTMENT_KIND, mine[0].kind, lang)
        made.append((name, kind, [_side(row, sources, lang, notes) for row in mine]))
    return macro("investment.html", "rivals")(made, style.colours["money"])


def cards(rows: Table[TreeRow], lang: str, notes: Notes) -> list[Card]:
    """The headline row of a tree: of each kind the largest amount and how many there are; they are never added."""
    made = []
    for kind, word in INVESTMENT_KIND.items():
        label = say("money.card", lang, kind=word.label(lang))
        stated = [row for row in rows if row.kind == kind and row.row == "stated"]
        if not stated:
            made.append(Card(label, text.NOT_STATED, "", say("money.card_none", lang), "", ""))
            continue
        row = stated[0]
        value, unit = text.parted(row.amount, lang, row.stated.of(lang))
        by = say("money.card_party" if row.party else "money.card_parties", lang, name=row.party_name.of(lang))
        more = f"{row.name.of(lang)} · {by}"
        if len(stated) > 1:
            more = say("money.card_more", lang, name=more, count=len(stated))
        made.append(Card(label, value, unit, more, text.day(row.date, lang), notes.marks(row.cited)))
    return made


def payers(rows: Table[AmountRow], style: Style, notes: Notes) -> Markup:
    """The largest amounts that name an investor (``amounts.payers``), each with its investor, kind and day; empty if there is none."""
    lang, known = style.lang, [row for row in rows if row.amount_cny is not None][:_PAYERS]
    if not known:
        return Markup()
    items = []
    for row in known:
        facts = [notes.link("enterprise", row.party, row.party_name.of(lang)), text.word(INVESTMENT_KIND, row.kind, lang),
                 text.day(row.date, lang)]  # fmt: skip
        what = notes.link("project", row.project, row.name.of(lang))
        items.append(_Item(row=row, lang=lang, what=what, marks=notes.marks(row.cited), facts=facts, look=_look(row)))
    title = say("chart.largest", lang, name=known[0].name.of(lang), amount=amount(known[0], lang))
    subtitle = say("chart.investments_subtitle", lang, count=len(known), day=style.day)
    alt = say("list.comma", lang).join(f"{row.name.of(lang)} {amount(row, lang)}" for row in known)
    scale = max(row.amount_cny or 0.0 for row in known) or 1.0
    heading = head(title, subtitle, marks=notes.marks(known[0].cited))
    return heading + macro("investment.html", "payers")(items, scale, alt, style.colours["money"])
