"""Every text of the interface, zh and en side by side, in one file for each page or subject; ``text.say`` looks them up.

A key is ``area.word`` and stands in one file only. {braces} are filled by the caller. What a number governs names the
number and the forms, fewest first: "{count} {count|figure|figures}"; Chinese has one form and needs none. Labels of data
words (status, product, …) live in ``vocab``; a third language is one file in ``languages``.
"""

from atlas.words.interface import (
    balance,
    changes,
    credible,
    enterprises,
    investment,
    layout,
    overview,
    projects,
    record,
    research,
    road,
    sources,
    wall,
)
from atlas.words.interface.shared import frame, tables, values
from atlas.words.interface.takeaway import addresses, briefing, files, pictures, roundtrip

SUBJECTS = (
    values,
    frame,
    tables,
    overview,
    layout,
    enterprises,
    research,
    projects,
    investment,
    balance,
    credible,
    road,
    changes,
    sources,
    record,
    wall,
    files,
    briefing,
    addresses,
    pictures,
    roundtrip,
)
WORDS: dict[str, tuple[str, str]] = {key: pair for subject in SUBJECTS for key, pair in subject.WORDS.items()}
