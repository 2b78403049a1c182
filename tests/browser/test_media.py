"""Readers who want less motion, and those whose system forces its colours: one scene at a time, and marks still told apart."""

import io
from itertools import combinations

import harness
import pytest
from PIL import Image, ImageStat
from playwright.sync_api import Locator, Page

SCENES = """() => [...document.querySelectorAll('.wall-scene')].filter(scene => {
    const style = getComputedStyle(scene);
    return style.visibility === 'visible' && Number(style.opacity) > 0;
}).length"""
FORCED_BACK = "* { forced-color-adjust: auto !important }"


def tone(mark: Locator) -> tuple[float, ...]:
    """The mean colour of a mark."""
    return tuple(ImageStat.Stat(Image.open(io.BytesIO(mark.screenshot())).convert("RGB")).mean)


def apart(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_the_wall_shows_one_scene_at_a_time(page: Page, server: harness.Server, motion: str) -> None:
    page.emulate_media(reduced_motion=motion)
    page.set_viewport_size({"width": 1920, "height": 1080})
    harness.visit(page, server, "wall")
    page.wait_for_timeout(1500)
    assert page.evaluate(SCENES) == 1
    page.keyboard.press("3")
    page.wait_for_timeout(200)
    assert page.evaluate(SCENES) == 1


def test_who_wants_less_motion_sees_no_fading(page: Page, server: harness.Server) -> None:
    page.emulate_media(reduced_motion="reduce")
    harness.visit(page, server, "wall")
    told = "scene => { const style = getComputedStyle(scene); return [style.animationName, style.animationTimingFunction] }"
    assert page.locator(".wall-scene").first.evaluate(told) == ["wall-still", "steps(1)"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "marks"), [
    ("overview", [".atlas-chain .bar span:first-child >> nth=1", ".atlas-chain .bar span:last-child >> nth=1"]),
    ("overview", [".atlas-three .bar span", ".atlas-three .bar"]),
    ("enterprises", [".atlas-squares > div:first-child i >> nth=0", ".atlas-squares > div:last-child i >> nth=0"]),
    ("investment", [".atlas-promise .whole span", ".atlas-promise .whole"]),
    ("changes", [".atlas-moves .was >> nth=0", ".atlas-moves .now >> nth=2"]),
])  # fmt: skip
def test_marks_are_told_apart_where_colours_are_forced(
    page: Page, server: harness.Server, name: str, marks: list[str], scheme: str
) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    harness.visit(page, server, name)
    tones = [tone(page.locator(mark).first) for mark in marks]
    assert all(apart(one, other) > 20 for one, other in combinations(tones, 2)), tones


def test_marks_that_lost_their_fill_would_be_found(page: Page, server: harness.Server) -> None:
    page.emulate_media(forced_colors="active")
    harness.visit(page, server, "enterprises")
    page.add_style_tag(content=FORCED_BACK)
    rows = page.locator(".atlas-squares > div")
    one, other = (tone(row.locator("i").first) for row in (rows.first, rows.last))
    assert apart(one, other) <= 20


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_scene_of_the_wall_is_taller_than_its_place(page: Page, server: harness.Server, lang: str) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    harness.visit(page, server, "wall", f"lang={lang}")
    over = """() => [...document.querySelectorAll('.wall-scene')].map(scene => {
        const end = scene.querySelector('.wall-src').getBoundingClientRect().top;
        return Math.max(...[...scene.querySelectorAll('.wall-body *')].map(part => part.getBoundingClientRect().bottom)) - end;
    }).map(Math.round)"""
    assert [px for px in page.evaluate(over) if px > 2] == []
