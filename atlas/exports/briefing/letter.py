"""How a briefing looks in Word: sizes, typefaces and distances, in Chinese those that GB/T 9704 sets for official documents.

A typeface is named as Chinese offices have it; the font table of the file names what may stand in for it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

LATIN = "Times New Roman"
# 仿宋, 黑体, 楷体 and 宋体 come with Windows; 小标宋 does not.
SONG, FANGSONG, HEITI, KAITI, TITLE = "宋体", "仿宋", "黑体", "楷体", "方正小标宋简体"
_INSTEAD = {
    FANGSONG: "仿宋_GB2312", KAITI: "楷体_GB2312", HEITI: "SimHei", SONG: "SimSun", TITLE: "宋体",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """A kind of paragraph. ``size``, ``line`` and the distances are points, ``line`` 0 for as much as it takes; ``first`` indents the first
    line by so many letters; ``tight`` is what is taken from each letter, so that 28 fit into a line."""

    face: str
    size: float
    line: float = 0.0
    first: int = 0
    before: float = 0.0
    after: float = 0.0
    align: str = "both"
    bold: bool = False
    italic: bool = False
    stays: bool = False  # with the next paragraph
    tight: float = 0.0


def _chinese() -> dict[str, Style]:
    line, tight = 28.9, 0.25
    return {
        "Normal": Style(FANGSONG, 16, line, first=2, tight=tight),
        "Title": Style(TITLE, 22, 36, align="center", after=10),
        "Subtitle": Style(KAITI, 16, line, align="center", after=18),
        "Heading 1": Style(HEITI, 16, line, first=2, stays=True, tight=tight),
        "Heading 2": Style(KAITI, 16, line, first=2, stays=True, tight=tight, align="left"),
        "List Number": Style(FANGSONG, 16, line, first=2, tight=tight),
        "Quote": Style(KAITI, 12, 20, before=4, after=8),
        "Caption": Style(KAITI, 12, 0, align="center", after=10),
        "Signature": Style(FANGSONG, 16, line, align="right", tight=tight),
        "Body Text": Style(FANGSONG, 10, 0, align="left"),
        "Body Text 2": Style(HEITI, 10, 0, align="left"),
        "Endnote Text": Style(FANGSONG, 10.5, 16, align="left", after=2),
        "Footer": Style(SONG, 14, 0),
    }


def _english() -> dict[str, Style]:
    line = 15.5
    return {
        "Normal": Style("", 11.5, line, after=6),
        "Title": Style("", 20, 26, align="left", after=4, bold=True),
        "Subtitle": Style("", 11.5, line, align="left", after=12, italic=True),
        "Heading 1": Style("", 14, 18, before=12, after=4, stays=True, bold=True, align="left"),
        "Heading 2": Style("", 11.5, line, before=8, after=3, stays=True, bold=True, align="left"),
        "List Number": Style("", 11.5, line, after=4),
        "Quote": Style("", 10, 13, before=3, after=8, italic=True),
        "Caption": Style("", 10, 0, align="center", after=8, italic=True),
        "Signature": Style("", 11.5, line, align="right"),
        "Body Text": Style("", 9.5, 0, align="left"),
        "Body Text 2": Style("", 9.5, 0, align="left", bold=True),
        "Endnote Text": Style("", 9.5, 12, align="left", after=2),
        "Footer": Style("", 10.5, 0),
    }


@dataclass(frozen=True, slots=True)
class Letter:
    """A sheet of A4 with its margins and the height of the page number above its foot, in mm, and the styles by their names in Word."""

    styles: Mapping[str, Style]
    top: int = 37
    right: int = 26
    bottom: int = 35
    left: int = 28
    foot: int = 22
    width: int = field(default=210, init=False)
    height: int = field(default=297, init=False)

    @property
    def text(self) -> int:
        """The width of the text, mm."""
        return self.width - self.left - self.right


LETTERS: Mapping[str, Letter] = MappingProxyType(
    {"zh": Letter(_chinese()), "en": Letter(_english(), top=25, right=25, bottom=25, left=25, foot=12)}
)
_ALIGN = {"both": WD_ALIGN_PARAGRAPH.JUSTIFY, "left": WD_ALIGN_PARAGRAPH.LEFT, "right": WD_ALIGN_PARAGRAPH.RIGHT,
          "center": WD_ALIGN_PARAGRAPH.CENTER}  # fmt: skip


def dress(document: Document, letter: Letter, lang: str) -> None:
    """Gives a new document the size, the margins, the styles and the font table of the letter."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(letter.width), Mm(letter.height)
    section.top_margin, section.bottom_margin = Mm(letter.top), Mm(letter.bottom)
    section.left_margin, section.right_margin = Mm(letter.left), Mm(letter.right)
    section.header_distance, section.footer_distance = Mm(letter.top // 2), Mm(letter.foot)
    document.settings.odd_and_even_pages_header_footer = True
    if lang == "en":
        document.settings.element.find(qn("w:defaultTabStop")).addprevious(element("w:autoHyphenation"))
    for name, style in letter.styles.items():
        found = document.styles[name] if name in document.styles else document.styles.add_style(name, 1)
        assert isinstance(found, ParagraphStyle)
        _wear(found, style, lang)
    _font_table(document, [LATIN, *(_INSTEAD if lang == "zh" else ())])


def _wear(found: ParagraphStyle, style: Style, lang: str) -> None:
    """All that a style of Word says of letters and paragraphs is put anew."""
    for old in (found.element.rPr, found.element.pPr):
        if old is not None:
            found.element.remove(old)
    shape, font = found.paragraph_format, found.font
    font.size, font.bold, font.italic = Pt(style.size), style.bold, style.italic
    properties = found.element.get_or_add_rPr()
    properties.insert(0, element("w:rFonts", ascii=LATIN, hAnsi=LATIN, cs=LATIN, eastAsia=style.face or LATIN))
    if style.tight:
        spacing = element("w:spacing", val=str(round(-20 * style.tight)))
        properties.find(qn("w:sz")).addprevious(spacing)
    spoken = {"val": "en-US", "eastAsia": "zh-CN" if lang == "zh" else "en-US"}
    properties.append(element("w:lang", **spoken))
    shape.alignment, shape.keep_with_next = _ALIGN[style.align], style.stays
    shape.space_before, shape.space_after = Pt(style.before), Pt(style.after)
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY if style.line else WD_LINE_SPACING.SINGLE
    if style.line:
        shape.line_spacing = Pt(style.line)
    shape.first_line_indent = Pt(style.first * (style.size - style.tight))
    shape.widow_control = True


def element(name: str, /, **attributes: str) -> BaseOxmlElement:
    """An element of Word's own XML with attributes of its name space."""
    made: BaseOxmlElement = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _font_table(document: Document, names: Iterable[str]) -> None:
    """Tells Word which typeface may stand in for one that a computer does not have."""
    fonts = element("w:fonts")
    for name in names:
        font = element("w:font", name=name)
        if instead := _INSTEAD.get(name):
            font.append(element("w:altName", val=instead))
        font.append(element("w:charset", val="86" if name in _INSTEAD else "00"))
        font.append(element("w:family", val="roman"))
        fonts.append(font)
    old = next(key for key, rel in document.part.rels.items() if rel.reltype == RELATIONSHIP_TYPE.FONT_TABLE)
    document.part.rels.pop(old)
    blob = serialize_part_xml(fonts)
    part = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, blob, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)
