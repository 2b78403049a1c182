"""A word of STATUS has all that the pages need of it: one that is new and lacks something breaks a page on the day a source says it."""

import pytest

from atlas.drawings.bars import SHAPE
from atlas.drawings.road import KIND_SHAPE, STATUS_SHAPE
from atlas.figures.credible import ladder, silence
from atlas.figures.progress import ORDER
from atlas.figures.shared.silence import SETTLED
from atlas.markup.shared import parts as pieces
from atlas.words.interface import WORDS
from atlas.words.vocab import EVENT_KIND, STATUS

# What stands or is being built; every other status has only been said, and so is a pattern.
SOLID = {"construction", "commissioning", "first_product", "operating"}
# No step that anybody plans: what is left to others or was given up.
NEVER_PLANNED = {"third_party", "shelved", "cancelled"}


def worded(prefix: str) -> set[str]:
    return {key.removeprefix(prefix) for key in WORDS if key.startswith(prefix)}


def test_a_status_has_its_words():
    assert worded("projects.to_") == set(STATUS) - NEVER_PLANNED
    assert worded("research.stands_") == {*STATUS, "unstated"}
    assert worded("news.step_") == set(STATUS)


def test_a_status_is_solid_or_a_pattern():
    assert set(STATUS) & set(SHAPE) == set(STATUS) - SOLID
    plain = pieces.key_of("#123456", "built")
    assert {status for status in STATUS if pieces.key_of("#123456", status) == plain} == SOLID


@pytest.mark.parametrize("signs", [STATUS_SHAPE, KIND_SHAPE], ids=["statuses", "events"])
def test_a_sign_can_be_drawn_in_a_key_too(signs):
    drawn = {sign: pieces.shape(sign, "#123456") for sign in signs.values()}
    assert len(set(drawn.values())) == len(drawn), "two signs look alike"


def test_every_status_and_every_kind_of_event_has_a_sign():
    assert (set(STATUS_SHAPE), set(KIND_SHAPE)) == (set(STATUS), set(EVENT_KIND))


def test_a_status_has_its_place_on_the_way_to_production():
    assert set(ORDER) == {*STATUS, ""}
    assert set(ladder.STEP_OF) | set(ladder.GIVEN_UP) == {*STATUS, ""}
    assert set(silence._NEXT) | set(SETTLED) == {*STATUS, ""}, "what a keeper of the data looks for next"
