"""The briefing as a document of Word (.docx); the same briefing makes the same bytes."""

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as Written

from atlas.exports.briefing.content import Block, Briefing, Grid, Heading, Line, Note, Paragraph, Picture, Told, runs
from atlas.exports.briefing.letter import LETTERS, Letter, dress, element

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_STYLE_OF = {"text": "Normal", "item": "List Number", "how": "Quote"}
_PICTURE_MM = 92
_ROOM = "70"  # twentieths of a point
_MADE = (1980, 1, 1, 0, 0, 0)  # of every file in the archive
_JUNK = ("/docProps/thumbnail.jpeg",)  # the picture of an empty page that the library's template brings along


def write(briefing: Briefing) -> bytes:
    """The whole document, with the sources as a list at its end to which the marks lead."""
    writer = _Writer(briefing)
    writer.write()
    buffer = io.BytesIO()
    writer.document.save(buffer)
    return _still(buffer.getvalue())


def _still(made: bytes) -> bytes:
    """The same archive without the time at which it was made."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _MADE), old.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _margins() -> BaseOxmlElement:
    """The room between the edges of a cell and its text."""
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=_ROOM, type="dxa"))
    return margins


class _Writer:
    """Puts blocks into a document, one below the other."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.letter: Letter = LETTERS[briefing.lang]
        self.document: Document = docx.Document()
        dress(self.document, self.letter, briefing.lang)
        # By name the library searches all styles of the document for each paragraph, which takes seconds.
        self.styles = {style.name: style.style_id for style in self.document.styles}

    def write(self) -> None:
        said = self.briefing
        self._describe()
        self._number_pages()
        self._paragraph("Title", said.title)
        self._paragraph("Subtitle", said.scope)
        for block in said.blocks:
            self._block(block)
        for told in said.signed:
            self._paragraph("Signature", told)
        self._paragraph("Heading 1", said.notes_title)
        self._paragraph("Quote", said.notes_how)
        for note in said.notes:
            self._note(note)

    def _describe(self) -> None:
        """What the file says of itself; its times are those of the day as of which it tells."""
        about, day = self.document.core_properties, datetime.fromisoformat(self.briefing.day)
        about.title, about.subject, about.author = self.briefing.title, self.briefing.scope, self.briefing.signed[0]
        about.created = about.modified = day
        about.last_modified_by, about.comments, about.keywords, about.revision = self.briefing.signed[0], "", "", 1
        about.language = {"zh": "zh-CN"}.get(self.briefing.lang, "en")
        rels = self.document.part.package.rels
        for key in [key for key, rel in rels.items() if str(rel.target_part.partname) in _JUNK]:
            rels.pop(key)

    def _number_pages(self) -> None:
        """— 1 — at the outer edge of each page."""
        section = self.document.sections[0]
        for footer, side in (
            (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
            (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
        ):
            line = footer.paragraphs[0]
            line._p.style, line.alignment = self.styles["Footer"], side
            edge = Pt(self.letter.styles["Footer"].size)
            line.paragraph_format.left_indent = line.paragraph_format.right_indent = edge
            self._run(line, "— ")
            field = element("w:fldSimple", instr="PAGE")
            field.append(line.add_run("1")._r)
            line._p.append(field)
            self._run(line, " —")

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._paragraph(f"Heading {block.level}", block.text)
        elif isinstance(block, Paragraph):
            self._line(self._new(_STYLE_OF[block.role]), block.line)
        elif isinstance(block, Grid):
            self._grid(block)
        else:
            self._picture(block)

    def _new(self, style: str) -> Written:
        line = self.document.add_paragraph()
        line._p.style = self.styles[style]
        return line

    def _paragraph(self, style: str, content: str) -> Written:
        line = self._new(style)
        self._run(line, content)
        return line

    def _run(self, line: Written, content: str) -> None:
        """Text; of signs that both scripts have, quotes and dashes, a Chinese briefing takes the Chinese ones."""
        run = line.add_run(content)
        if self.briefing.lang == "zh":
            run._r.get_or_add_rPr().insert(0, element("w:rFonts", hint="eastAsia"))

    def _line(self, line: Written, pieces: Line) -> None:
        for piece in pieces:
            if piece.text:
                self._run(line, piece.text)
            for shown in runs(piece.notes):
                self._mark(line, shown)

    def _mark(self, line: Written, shown: Iterable[int]) -> None:
        """[1] or [1]–[5], raised, each leading to its note."""
        for at, number in enumerate(shown):
            if at:
                line.add_run("–").font.superscript = True
            run = line.add_run(f"[{number}]")
            run.font.superscript = True
            link = element("w:hyperlink", anchor=f"note-{number}", history="1")
            link.append(run._r)
            line._p.append(link)

    def _grid(self, grid: Grid) -> None:
        """A table as wide as the text, whose rows stay whole and whose head stands on each page."""
        table = self.document.add_table(rows=len(grid.rows) + 1, cols=len(grid.heads), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        properties = table._tbl.tblPr
        properties.append(_margins())
        properties.append(element("w:tblDescription", val=grid.name))
        widths = [Mm(self.letter.text * grid.share(column)) for column in range(len(grid.heads))]
        for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
            column.w = width
        lines = [tuple((Told(head),) for head in grid.heads), *grid.rows]
        # Rows and cells are taken as they stand in the file: the library would look for each anew from the start of the table.
        for row, line in zip(table._tbl.tr_lst, lines, strict=True):
            top = line is lines[0]
            row.get_or_add_trPr().append(element("w:cantSplit"))
            if top:
                row.get_or_add_trPr().append(element("w:tblHeader"))
            for cell, pieces, width in zip(row.tc_lst, line, widths, strict=True):
                cell.width = width
                written = Written(cell.p_lst[0], table)
                written._p.style = self.styles["Body Text 2" if top else "Body Text"]
                written.paragraph_format.keep_with_next = top or None
                self._line(written, pieces)
        self._gap()

    def _gap(self) -> None:
        """A little room below a table."""
        line = self._new("Body Text")
        line.paragraph_format.line_spacing_rule, line.paragraph_format.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(8)

    def _picture(self, picture: Picture) -> None:
        line = self._new("Caption")
        line.paragraph_format.keep_with_next = True
        shape = line.add_run().add_picture(io.BytesIO(picture.png), width=Mm(_PICTURE_MM))
        shape._inline.docPr.set("descr", picture.alt)
        self._line(self._new("Caption"), picture.credit)

    def _note(self, note: Note) -> None:
        """A source, which the marks lead to; its address stands in full, since paper has no links."""
        line = self._new("Endnote Text")
        line._p.append(element("w:bookmarkStart", id=str(note.number), name=f"note-{note.number}"))
        self._run(line, f"[{note.number}] ")
        line._p.append(element("w:bookmarkEnd", id=str(note.number)))
        self._run(line, " ".join(filter(None, (note.text, note.url))))
