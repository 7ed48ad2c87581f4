"""Reads Word files: paragraphs, table rows, notes and equations in their order, with the headings above them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from engine.data.documents.blocks import Block, flowing
from engine.data.documents.equations import linear
from engine.data.documents.headings import under_headings
from engine.errors import BadInput

# Text of this much unpacked is no document: a few kilobytes can unpack to more than the memory.
MOST_UNPACKED = 512 << 20
_HEADING = re.compile(r"(?:Title|Heading) ?(\d?)")
# What is deleted or moved away while changes are tracked, and what older programs are shown of a drawing once more.
_GONE = "ancestor::w:del or ancestor::w:moveFrom or ancestor::*[local-name()='Fallback']"
# python-docx sees only what lies directly below: nothing that is inserted, in a form's field or in a text box.
_PIECES = f".//*[self::w:p or self::w:tbl][not(ancestor::w:tbl or {_GONE})]"
_ROWS = ".//w:tr[count(ancestor::w:tbl) = 1][not(w:trPr/w:del)]"
_CELLS = ".//w:tc[count(ancestor::w:tbl) = 1]"
_PARAGRAPHS = f".//w:p[not({_GONE})]"
_SIGNS = ("t", "tab", "ptab", "br", "cr", "noBreakHyphen")
_TEXTS = f".//w:r/*[{' or '.join(f'self::w:{sign}' for sign in _SIGNS)}][not(ancestor::w:rt or {_GONE})]"
_EQUATIONS = f".//m:oMath[not({_GONE})]"
_NOTES = ("footnote", "endnote")
_REFERENCES = f".//w:r/*[{' or '.join(f'self::w:{note}Reference' for note in _NOTES)}][not({_GONE})]"
# The first page and those on the left may have others of their own.
_MARGINS = (".//w:headerReference/@r:id", ".//w:footerReference/@r:id")

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ID = f"{_WORD}id"

# The tag of a reference and the number in it -> what the note says.
Notes = Mapping[tuple[str, str], str]


def read_word(path: Path) -> Iterator[Block]:
    """Yield the paragraphs; a table's row is one. Their place is the number of the paragraph.

    A footnote or endnote stands behind the paragraph that refers to it, in its place; headers and footers stand before
    all, once each. Raises BadInput `document_broken`, `document_large`.
    """
    document, notes = _opened(path)
    margins = ((0, Block(text, "paragraph", 1)) for text in _margins(document))
    body = (
        (level if at == 0 else 0, Block(text, "paragraph", number))
        for number, (level, *texts) in enumerate(_pieces(document, notes), start=1)
        for at, text in enumerate(texts)
        if text
    )
    yield from under_headings(chain(margins, body))


def _opened(path: Path) -> tuple[Any, Notes]:
    import docx

    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > MOST_UNPACKED:
            raise BadInput("document_large", file=str(path), limit=MOST_UNPACKED >> 20)
        document = docx.Document(str(path))
        return document, _notes(document)
    except BadInput:
        raise
    except Exception as error:
        # Whatever is missing in the archive shows as another error of python-docx, lxml or zipfile.
        raise BadInput("document_broken", detail=repr(error), file=str(path)) from error


def _notes(document: Any) -> Notes:
    from docx.oxml.parser import parse_xml

    found = {}
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2].removesuffix("s")
        if kind in _NOTES and not relation.is_external:
            for note in parse_xml(relation.target_part.blob).iterfind(f"{_WORD}{kind}"):
                found[f"{_WORD}{kind}Reference", note.get(_ID)] = _note(note)
    return found


def _note(note: Any) -> str:
    paragraphs = (each for each in note.iterdescendants(f"{_WORD}p") if each.xpath(f"self::*[not({_GONE})]"))
    return flowing("\n".join(map(_text, paragraphs)))


def _margins(document: Any) -> list[str]:
    """Return what headers say, then what footers say; a bare page number says nothing."""
    body = document.element.body
    parts = dict.fromkeys(name for margin in _MARGINS for name in body.xpath(margin))
    pieces = (piece for part in parts for piece in document.part.related_parts[part].element.xpath(_PIECES))
    texts = dict.fromkeys(text for piece in pieces for text, *_ in _said(piece, {}))
    return [text for text in texts if any(sign.isalpha() for sign in text)]


def _pieces(document: Any, notes: Notes) -> Iterator[tuple[Any, ...]]:
    """Yield (level of the heading, text, notes...); what is no heading has level 0."""
    # Asked of each paragraph, python-docx would look all styles through each time.
    named = {style.style_id: style.name or "" for style in document.styles}
    for piece in document.element.body.xpath(_PIECES):
        style = None if _is_table(piece) else _HEADING.match(named.get(piece.style, ""))
        # The title stands above the headings of level 1.
        level = 1 + int(style[1] or 0) if style else 0
        yield from ((level, *texts) for texts in _said(piece, notes))


def _is_table(piece: Any) -> bool:
    return str(piece.tag).endswith("}tbl")


def _said(piece: Any, notes: Notes) -> Iterator[tuple[str, ...]]:
    """Yield the text of a paragraph, or of each row of a table, with the notes that it refers to."""
    if _is_table(piece):
        yield from ((text, *_referred(row.xpath(_REFERENCES), notes)) for row, text in _rows(piece))
    else:
        yield _text(piece), *_referred(_own(piece, _REFERENCES), notes)


def _referred(references: Sequence[Any], notes: Notes) -> Iterator[str]:
    """Yield the notes; a reference without one is Word's own affair."""
    keys = ((each.tag, each.get(_ID)) for each in references)
    yield from (notes[key] for key in keys if key in notes)


def _rows(table: Any) -> Iterator[tuple[Any, str]]:
    """Yield each row with its text; a cell that spans rows is told in each of them, one that spans columns once."""
    above: dict[int, str] = {}
    for row in table.xpath(_ROWS):
        column = row.grid_before
        cells = {}
        for cell in row.xpath(_CELLS):
            own = flowing("\n".join(map(_text, cell.xpath(_PARAGRAPHS))))
            cells[column] = above.get(column, "") if cell.vMerge == "continue" else own
            column += cell.grid_span
        above = cells
        yield row, " | ".join(cells.values()) if any(cells.values()) else ""


def _text(paragraph: Any) -> str:
    """Return what a paragraph says, equations on one line."""
    found = _own(paragraph, f"{_TEXTS} | {_EQUATIONS}")
    return flowing("".join(linear(each) if each.tag.endswith("}oMath") else str(each) for each in found))


def _own(paragraph: Any, path: str) -> list[Any]:
    """Return what a paragraph holds, but for the paragraphs of text boxes in it, which are pieces of their own."""
    return [each for each in paragraph.xpath(path) if next(each.iterancestors(paragraph.tag)) is paragraph]
