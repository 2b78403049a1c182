"""How wide a text is in a picture, and how it is cut or broken into lines. Nothing here knows what it is a label of."""

from collections.abc import Sequence
from html import escape

_LETTER_PX, SPACE_PX = 12.0, 3.6
_MOST_SAID = 0.6  # of a label that is cut, so that its name can still be told from others


def width(label: str) -> float:
    """Pixels that a label of 12 takes: a Chinese letter or a number in a circle a whole one, a capital most of one, a thin letter a third."""
    return sum(_letter(c) for c in label)


def _letter(c: str) -> float:
    if ord(c) > 0x2E7F or c in "“”…·—" or "①" <= c <= "⑳":
        return _LETTER_PX
    return SPACE_PX if c in " .,:;'()/-–ijlft" else 8.0 if c.isupper() or c in "mw" else 6.8


def clipped(label: str, room: float) -> str:
    """The label, cut to ``room`` pixels if it must be."""
    if width(label) <= room:
        return label
    while label and width(label) > room - _LETTER_PX:
        label = label[:-1]
    return f"{label.rstrip(' ·')}…"


def fitted(label: str, brief: str, room: float, heads: Sequence[str] = ()) -> str:
    """The label, else the ``brief`` one (if there is one), cut where there is no room for that either: in the first of the
    ``heads`` with which it begins that leaves room for what is said after it, so that this stays."""
    if width(label) <= room:
        return label
    brief = brief or label
    said = ((head, brief.removeprefix(head)) for head in heads if width(brief) > room and brief.startswith(head))
    kept = (clipped(head, room - width(rest)) + rest for head, rest in said if width(rest) <= room * _MOST_SAID)
    return next(kept, clipped(brief, room))


def lines(label: str, most: float, spare: float = 0.0) -> list[str]:
    """The label in lines of whole words, none wider than ``most`` pixels unless one word is; ``spare`` is room for a space at the end."""
    made = [""]
    for word in _words(label):
        if made[-1] and width(made[-1] + word) - spare * word.endswith(" ") > most:
            made.append("")
        made[-1] += word
    return [line.strip() for line in made if line.strip()]


def _words(content: str) -> list[str]:
    """Where a line may break: after a space, and after each Chinese letter."""
    words = [""]
    for letter in content:
        words[-1] += letter
        if letter == " " or ord(letter) > 0x2E7F:
            words.append("")
    return words


def wrapped(content: str, letters: int = 26) -> str:
    """Markup with line breaks, for a hover box that fits a phone."""
    return "<br>".join(escape(line, quote=False) for line in lines(content, letters * _LETTER_PX))
