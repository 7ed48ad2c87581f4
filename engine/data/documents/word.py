"""Reads Word files: paragraphs and table rows in their order, with the headings above them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.data.documents.blocks import Block, flowing
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


def read_word(path: Path) -> Iterator[Block]:
    """Yield the paragraphs; a table's row is one. Their place is the number of the paragraph.

    Raises BadInput `document_broken`, `document_large`.
    """
    pieces = enumerate(_pieces(_opened(path)), start=1)
    yield from under_headings((level, Block(text, "paragraph", number)) for number, (level, text) in pieces if text)


def _opened(path: Path) -> Any:
    import docx

    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > MOST_UNPACKED:
            raise BadInput("document_large", file=str(path), limit=MOST_UNPACKED >> 20)
        return docx.Document(str(path))
    except BadInput:
        raise
    except Exception as error:
        # Whatever is missing in the archive shows as another error of python-docx, lxml or zipfile.
        raise BadInput("document_broken", detail=repr(error), file=str(path)) from error


def _pieces(document: Any) -> Iterator[tuple[int, str]]:
    """Yield (level of the heading, text); what is no heading has level 0."""
    # Asked of each paragraph, python-docx would look all styles through each time.
    named = {style.style_id: style.name or "" for style in document.styles}
    for piece in document.element.body.xpath(_PIECES):
        if piece.tag.endswith("}tbl"):
            yield from ((0, text) for text in _rows(piece))
        else:
            style = _HEADING.match(named.get(piece.style, ""))
            # The title stands above the headings of level 1.
            yield 1 + int(style[1] or 0) if style else 0, _text(piece)


def _rows(table: Any) -> Iterator[str]:
    """Yield the text of each row; a cell that spans rows is told in each of them, one that spans columns once."""
    above: dict[int, str] = {}
    for row in table.xpath(_ROWS):
        column = row.grid_before
        cells = {}
        for cell in row.xpath(_CELLS):
            own = flowing("\n".join(map(_text, cell.xpath(_PARAGRAPHS))))
            cells[column] = above.get(column, "") if cell.vMerge == "continue" else own
            column += cell.grid_span
        above = cells
        yield " | ".join(cells.values()) if any(cells.values()) else ""


def _text(paragraph: Any) -> str:
    """Return what a paragraph says, but for the paragraphs of text boxes in it, which are pieces of their own."""
    found = paragraph.xpath(_TEXTS)
    return flowing("".join(str(each) for each in found if next(each.iterancestors(paragraph.tag)) is paragraph))
