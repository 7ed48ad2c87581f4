"""Reads Word files: paragraphs and table rows in their order, with the headings above them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.data.documents.blocks import Block, flowing
from engine.errors import BadInput

# Text of this much unpacked is no document: a few kilobytes can unpack to more than the memory.
MOST_UNPACKED = 512 << 20


def read_word(path: Path) -> Iterator[Block]:
    """Yield the paragraphs; a table's row is one. Their place is the number of the paragraph.

    Raises BadInput `document_broken`, `document_large`.
    """
    document = _opened(path)
    heading = ""
    for number, text, is_heading in _pieces(document):
        if is_heading:
            heading = text
        elif text:
            yield Block(text, "paragraph", number, heading)


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


def _pieces(document: Any) -> Iterator[tuple[int, str, bool]]:
    """Yield (number, text, whether it is a heading)."""
    number = 0
    for piece in document.iter_inner_content():
        if hasattr(piece, "rows"):
            for row in piece.rows:
                number += 1
                yield number, " | ".join(dict.fromkeys(flowing(cell.text) for cell in row.cells)), False
        else:
            number += 1
            style = (piece.style.name or "") if piece.style is not None else ""
            yield number, flowing(piece.text), style.startswith(("Heading", "Title"))
