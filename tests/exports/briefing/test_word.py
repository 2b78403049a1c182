"""The Word file: laid out as GB/T 9704 wants it, the same bytes each time, and whole on every page that LibreOffice prints of it."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree
from PIL import Image, ImageOps

from atlas.catalog import load
from atlas.exports.briefing import word
from atlas.exports.briefing.compose import compose
from tests.exports.briefing import asked

MM = 72 / 25.4
PRINTED = {
    "all-zh": ("all", "zh"),
    "all-en": ("all", "en"),
    "none-zh": ("none", "zh"),
    "early-zh": ("early", "zh"),
    "tiny-en": ("tiny", "en"),
}
DPI = 70


def opened(case: str, lang: str = "zh") -> Document:
    return docx.Document(io.BytesIO(word.write(asked.briefing(case, lang))))


def paragraphs(document: Document, style: str) -> list[str]:
    return [p.text for p in document.paragraphs if p.style is not None and p.style.name == style]


def test_the_page_is_that_of_official_documents():
    section = opened("all").sections[0]
    assert [round(edge / Mm(1)) for edge in (section.page_width, section.page_height)] == [210, 297]
    edges = (section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)
    assert [round(edge / Mm(1)) for edge in edges] == [37, 28, 26, 35]
    wide, high = section.page_width - edges[1] - edges[2], section.page_height - edges[0] - edges[3]
    assert [round(n / Mm(1)) for n in (wide, high)] == [156, 225]


@pytest.mark.parametrize(
    ("style", "face", "size"),
    [
        ("Normal", "仿宋", 16),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体", 16),
        ("Title", "方正小标宋简体", 22),
        ("Footer", "宋体", 14),
    ],
)
def test_typefaces_are_those_of_official_documents_with_others_to_stand_in(style, face, size):
    document = opened("all")
    found = document.styles[style]
    assert found.element.rPr.rFonts.get(qn("w:eastAsia")) == face and found.font.size == Pt(size)
    if style in ("Normal", "Heading 1", "Heading 2"):
        assert 28 <= found.paragraph_format.line_spacing.pt <= 29
    table = next(rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/fontTable"))
    named = {font.get(qn("w:name")): font.find(qn("w:altName")) for font in etree.fromstring(table.blob)}
    assert named[face] is not None


@pytest.mark.parametrize("case", asked.CASES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_all_of_the_briefing_is_in_the_file(case, lang):
    said, document = asked.briefing(case, lang), opened(case, lang)
    assert paragraphs(document, "Title") == [said.title] and paragraphs(document, "Subtitle") == [said.scope]
    assert paragraphs(document, "Heading 1") == [*asked.headings(said, 1), said.notes_title]
    assert paragraphs(document, "Heading 2") == asked.headings(said, 2)
    assert len(paragraphs(document, "Endnote Text")) == len(said.notes)
    for written, grid in zip(document.tables, asked.grids(said).values(), strict=True):
        assert len(written._tbl.tr_lst) == len(grid.rows) + 1
        cell = written._tbl.tr_lst[-1].tc_lst[-1]
        assert "".join(cell.itertext()).startswith(asked.told(grid.rows[-1][-1])[:1])
        head = written._tbl.tr_lst[0]
        assert head.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in written._tbl.tr_lst)
    assert len(document.inline_shapes) == sum(block.kind == "picture" for block in said.blocks)


def test_marks_lead_to_their_notes():
    body = opened("all").element.body
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    held = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert anchors and anchors <= held
    assert len(held) == len(asked.briefing("all").notes)


def test_pages_are_numbered_at_their_outer_edge():
    document = opened("all")
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    sides = [(foot.paragraphs[0].alignment, foot._element.xpath(".//w:fldSimple/@w:instr"), "".join(foot._element.xpath(".//w:t/text()")))
             for foot in (section.footer, section.even_page_footer)]  # fmt: skip
    assert [(side.name, field, told) for side, field, told in sides] == [
        ("RIGHT", ["PAGE"], "— 1 —"),
        ("LEFT", ["PAGE"], "— 1 —"),
    ]


def test_the_same_briefing_makes_the_same_bytes():
    catalog, config = asked.region("tiny")
    fresh = load.load(asked.ROOT / "tests" / "regions" / "tiny" / "data")
    one, other = (
        word.write(compose(held, config, asked.CASES["tiny"], asked.SINCE, "x", "zh")) for held in (catalog, fresh)
    )
    assert one == other
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "thumbnail" in name]
    about = docx.Document(io.BytesIO(one)).core_properties
    assert str(about.modified.date()) == asked.DAY.isoformat() and "python" not in f"{about.author}{about.comments}"


@dataclass(frozen=True)
class Page:
    """A printed page: its lines of text from top to bottom, where its ink is (mm from the left, top, right and bottom edge)."""

    lines: list[str]
    ink: tuple[float, float, float, float]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    """Every page of the files of ``PRINTED``, as LibreOffice prints them."""
    tools = {name: shutil.which(name) for name in ("soffice", "pdftoppm", "pdftotext")}
    assert all(tools.values()), "LibreOffice and poppler are needed; `make office` installs them"
    folder = tmp_path_factory.mktemp("briefing")
    for name, (case, lang) in PRINTED.items():
        (folder / f"{name}.docx").write_bytes(word.write(asked.briefing(case, lang)))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / f"{name}.docx") for name in PRINTED]
    subprocess.run([str(tools["soffice"]), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files],
                   check=True, capture_output=True, timeout=600)  # fmt: skip
    return {name: list(_pages(folder / f"{name}.pdf")) for name in PRINTED}


def _pages(pdf: Path) -> Iterator[Page]:
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", str(pdf), str(pdf.with_suffix(""))], check=True)
    pictures = sorted(pdf.parent.glob(f"{pdf.stem}-*.pgm"))
    for picture, said in zip(pictures, text.removesuffix("\f").split("\f"), strict=True):
        with Image.open(picture) as image:
            left, top, right, bottom = ImageOps.invert(image).getbbox() or (0, 0, 0, 0)
            edges = (left, top, image.width - right, image.height - bottom)
        lines = [re.sub(r"\s+", " ", line).strip() for line in said.splitlines()]
        yield Page([line for line in lines if line], tuple(edge / DPI * 25.4 for edge in edges))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", PRINTED)
def test_nothing_is_cut_at_an_edge(printed, name):
    # A Chinese comma may hang over the right edge of the text by half a letter.
    left, right = (27.0, 23.0) if name.endswith("zh") else (24.0, 24.0)
    bottom = 18 if name.endswith("zh") else 9
    for page in printed[name]:
        assert page.ink[0] >= left and page.ink[2] >= right and page.ink[1] >= 22 and page.ink[3] >= bottom, page.lines[
            :2
        ]


@pytest.mark.parametrize("name", PRINTED)
def test_every_page_is_numbered_and_none_is_empty(printed, name):
    pages = printed[name]
    numbers = [page.lines[-1].replace(" ", "") for page in pages]
    assert numbers == [f"—{number}—" for number in range(1, len(pages) + 1)]
    assert min(len(page.lines) for page in pages) >= 3


@pytest.mark.parametrize("name", PRINTED)
def test_no_heading_stands_alone_at_the_foot_of_a_page(printed, name):
    said = asked.briefing(*PRINTED[name])
    heads = {re.sub(r"\s", "", h) for level in (1, 2) for h in asked.headings(said, level)} | {said.notes_title}
    last = [re.sub(r"\s", "", page.lines[-2]) for page in printed[name]]
    assert heads.isdisjoint(last)


def test_the_head_of_a_table_stands_on_each_of_its_pages(printed):
    grid = asked.grids(asked.briefing("all"))["各期现状"]
    head = "".join(grid.heads)
    tops = [re.sub(r"\s", "", line) for page in printed["all-zh"] for line in page.lines].count(head)
    assert tops >= 2, "the table is longer than a page"
    first = [re.sub(r"\s", "", page.lines[0]) for page in printed["all-zh"]]
    assert head in first


def test_a_briefing_on_nothing_is_short(printed):
    assert len(printed["none-zh"]) < len(printed["early-zh"]) <= len(printed["all-zh"])


def test_sections_follow_one_another_on_paper(printed):
    text = re.sub(r"\s", "", "".join(line for page in printed["all-zh"] for line in page.lines))
    places = [text.index(re.sub(r"\s", "", h)) for h in asked.headings(asked.briefing("all"), 1)]
    assert all(a < b for a, b in pairwise(places))
