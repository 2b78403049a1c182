"""The markup of the page of money: its finding, what was promised and spent as one bar, the tree of nested amounts, lists by place
and investor. Rows in, markup out.

A tree is a list of rows, each with a name, an amount and a track. The bar stands in the track where it lies inside the bar of
its holder, so that the eye sees what holds what and nobody adds twice.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from atlas.drawings.bars import Style
from atlas.drawings.investment import amount, capital, named
from atlas.figures.investment import AddedRow, Delivery, ListedRow, Overlap, RivalRow, TreeRow
from atlas.figures.shared.amounts import AmountRow
from atlas.figures.shared.table import Table, all_cited, grouped
from atlas.markup.overview import percent
from atlas.markup.shared.notes import Notes
from atlas.markup.shared.parts import fill, head
from atlas.markup.shared.render import macro
from atlas.words import text
from atlas.words.text import say
from atlas.words.vocab import AMOUNT_ROW, INVESTMENT_KIND, QUALIFIER

# In a wide tree a name, its date and its mark stand in one line; English needs more room for them.
_NAME_WIDTH = {"zh": "24rem", "en": "min(42rem,49%)"}
_MOST_NAMED = 4  # investors in a title
_BRACKETS = re.compile(r"\s*(（[^）]*）|\([^)]*\))")


def style() -> Markup:
    """The style sheet that every other piece needs, once on a page."""
    return macro("investment.html", "style")()


def _in_words(row: AmountRow, lang: str) -> str:
    """The amount in a sentence, its qualifier as a word: over 1,400."""
    bare = replace(row, qualifier="exact") if row.qualifier != "unquantified" else row
    return say(f"money.q_{row.qualifier}", lang, amount=amount(bare, lang)).replace(" ", "\u00a0")


def title(found: Delivery | None, rows: Sequence[TreeRow], added: Iterable[AddedRow], lang: str) -> str:
    """The finding: which part of what was promised is spent; where no source tells both, that of the tree ``rows``. "" for none."""
    if found:
        day = text.day(found.promised.date, lang)
        return say(f"money.title_{found.promised.kind}", lang, share=percent(found.share), day=day)
    stated = [row for row in rows if row.row == "stated"]
    if len(stated) != 1:
        return _heading(stated, _known(stated, added), lang) if stated else ""
    return say("money.title_only", lang, kind=text.word(INVESTMENT_KIND, rows[0].kind, lang), amount=_in_words(rows[0], lang),
               name=rows[0].name.of(lang), day=text.day(rows[0].date, lang))  # fmt: skip


def _known(stated: Sequence[TreeRow], added: Iterable[AddedRow]) -> AddedRow | None:
    """The sum of the named investors in the largest amount of a tree, where it may be formed."""
    return next((r for r in added if r.group == stated[0].id), None)


def amounts(found: Delivery, lang: str) -> str:
    """What was promised and what was spent, for a text that has no bar."""
    kind, spent = (text.word(INVESTMENT_KIND, row.kind, lang) for row in (found.promised, found.spent))
    return say("money.amounts", lang, kind=kind, promised=_in_words(found.promised, lang), done=spent,
               spent=_in_words(found.spent, lang), day=text.day(found.promised.date, lang))  # fmt: skip


def share(found: Delivery, lang: str) -> str:
    """Which part of what was promised is spent, and what must be known of the two numbers."""
    promised, spent = (text.word(INVESTMENT_KIND, row.kind, lang) for row in (found.promised, found.spent))
    return say("money.share", lang, share=percent(found.share), spent=spent, promised=promised) + bounds(found, lang)


def bounds(found: Delivery, lang: str) -> str:
    """What must be known of the two numbers."""
    only_more = {"more_than", "at_least"} >= {found.spent.qualifier, found.promised.qualifier}
    return say("money.share_here", lang) + (say("money.share_bounds", lang) if only_more else "")


def promise(found: Delivery, style: Style, notes: Notes) -> Markup:
    """One bar in another: what was spent inside what was promised, by one source for one time."""
    lang = style.lang
    sides = [(say("money.named", lang, name=row.name.of(lang), amount=amount(row, lang)), notes.marks(row.cited))
             for row in (found.spent, found.promised)]  # fmt: skip
    return macro("investment.html", "promise")(f"{found.share:.2%}", sides, bounds(found, lang), *_inks(style)[:2])


def _inks(style: Style) -> tuple[str, str, str]:
    """The ground of money that was spent, and of what was only promised: hatched, as all that is only said; paler for a sum over several."""
    colour = style.colours["money"]
    return colour, fill(colour, "/"), fill(f"color-mix(in srgb,{colour} 60%,transparent)", "/")


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


def _why(row: TreeRow, rivals: Iterable[RivalRow], alike: Iterable[AmountRow], lang: str, notes: Notes) -> list[str]:
    """What must be known of the amount at once: what holds it elsewhere, what is as large and of which no source tells whether it
    is the same (``alike``), what another source says otherwise."""
    said: list[str] = [say("money.inside", lang, name=row.inside_name.of(lang))] if row.inside else []
    said += [say("money.same_number", lang, name=one.name.of(lang)) for one in alike]
    for other in rivals:
        if other.id != row.id and not other.agrees:
            told = say("money.differs", lang, amount=amount(other, lang), day=text.day(other.date, lang))
            said.append(escape(told) + notes.marks(other.cited))
    return said


def _alike(row: TreeRow, rows: Iterable[TreeRow], delivered: Delivery | None) -> list[AmountRow]:
    """What is drawn as large as ``row`` without being told to be the same: of what is left of an amount each listed one, of a
    whole amount what is promised above the tree."""
    others: list[AmountRow] = [r for r in rows if r.row == "stated"] if row.row == "rest" else []
    others += [delivered.promised] if delivered and not row.depth else []
    return [one for one in others if one.id != row.id and one.amount_cny and one.amount_cny == row.amount_cny]


def _node(
    row: TreeRow, above: TreeRow | None, rivals: Sequence[RivalRow], alike: Iterable[AmountRow], lang: str, notes: Notes
) -> _Item:
    marks, facts = notes.marks(row.cited), []
    if row.row == "rest":
        what = capital(AMOUNT_ROW["rest"].label(lang))
    else:
        day = "" if above and above.date == row.date else text.day(row.date, lang)
        facts = list(filter(None, [day, _projects(row, lang)]))
        what = notes.link("project", row.id, _shortened(row.name.of(lang), above.name.of(lang) if above else ""))
    why = _why(row, rivals, alike, lang, notes)
    return _Item(row=row, lang=lang, what=what, marks=marks, facts=facts, look=_look(row), why=why)


def _heading(rows: Sequence[TreeRow], known: AddedRow | None, lang: str) -> str:
    """The finding of one tree: the sum of named investors where it may be formed, else the largest amount."""
    kind = text.word(INVESTMENT_KIND, rows[0].kind, lang)
    if known:
        names, few = [party.of(lang) for party in known.parties], len(known.parties) <= _MOST_NAMED
        return say("money.title_named" if few else "money.title_known", lang, kind=kind, count=len(names),
                   names=say("list.pause", lang).join(names), amount=amount(known, lang))  # fmt: skip
    return say("money.title_many", lang, kind=kind, count=len(rows), largest=named(rows[0], lang))


def subtitle(rows: Sequence[TreeRow], lang: str) -> str:
    """How a tree is to be read."""
    nested = any(row.depth for row in rows if row.row == "stated")
    promised = say("money.promised", lang) if rows[0].kind != "completed" else ""
    return say("money.tree_subtitle" if nested else "money.bars_subtitle", lang) + promised


def tree(rows: Table[TreeRow], rivals: Table[RivalRow], added: Table[AddedRow], style: Style, notes: Notes, *,
         told: bool = False, delivered: Delivery | None = None) -> Markup:  # fmt: skip
    """The rows of one kind of tree, at least one, with the finding as heading, or the kind where the finding is ``told`` already;
    ``added`` is ``investment.by_investor``, ``delivered`` what stands above the tree."""
    lang, others = style.lang, grouped(rivals, lambda r: r.topic)
    above: list[TreeRow] = []
    nodes = []
    for row in rows:
        del above[row.depth :]
        nodes.append(
            _node(row, above[-1] if above else None, others.get(row.id, ()), _alike(row, rows, delivered), lang, notes)
        )
        above.append(row)
    stated = [row for row in rows if row.row == "stated"]
    known, word = _known(stated, added), INVESTMENT_KIND[rows[0].kind]
    drawn = subtitle(rows, lang)
    if told:
        drawn = " · ".join(filter(None, (word.means(lang), drawn)))
    marks = notes.marks(all_cited([stated[0].cited, *([known.cited] if known else [])]))
    found = capital(word.label(lang) if told else _heading(stated, known, lang))
    heading = head(found, drawn, marks=marks, level=2, kind="finding")
    alt = say("money.alt", lang, kind=text.word(INVESTMENT_KIND, rows[0].kind, lang),
              amounts=say("list.comma", lang).join(named(row, lang) for row in stated if not row.depth))  # fmt: skip
    scale = max((r.start_cny + r.amount_cny for r in rows if r.amount_cny is not None), default=1.0) or 1.0
    made = macro("investment.html", "tree")
    remarks = [(row.name.of(lang), row.note.of(lang)) for row in stated if row.note.of(lang)]
    return heading + made(nodes, scale, _key(rows, lang), alt, *_inks(style), _NAME_WIDTH[lang], remarks, lang)


def _key(rows: Sequence[TreeRow], lang: str) -> list[tuple[str, str]]:
    """What the textures mean, as far as they occur."""
    found = {"rest" if r.row == "rest" else "named" if r.party else "many": _look(r) for r in rows}
    words = {"named": "money.key_named", "many": "money.key_many", "rest": "money.key_rest"}
    return [(found[which], say(key, lang)) for which, key in words.items() if which in found]


def apart(pairs: Iterable[Overlap], lang: str) -> str:
    """The amounts that overlap to an unknown extent, two and two."""
    told = (say("money.overlap", lang, one=named(pair.one, lang), other=named(pair.other, lang)) for pair in pairs)
    return say("money.overlaps", lang, told=say("list.semicolon", lang).join(told))


def overlaps(pairs: Table[Overlap], kind: str, lang: str, notes: Notes) -> Markup:
    """What ``apart`` says of the amounts of one kind, in one line; empty if there are none."""
    mine = pairs.where(lambda p: p.one.kind == kind)
    if not mine:
        return Markup()
    cited = all_cited(p.one.cited + p.other.cited for p in mine)
    return macro("investment.html", "apart")(apart(mine, lang), notes.marks(cited))


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
