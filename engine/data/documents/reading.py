"""Reads a document of any kind that is known, and says of every other why it was not read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from engine.data.documents.blocks import Block
from engine.data.documents.html import read_html
from engine.data.documents.pdf import read_pdf
from engine.data.documents.plain import read_markdown, read_text
from engine.data.documents.word import read_word
from engine.errors import BadInput

READERS: dict[str, Callable[[Path], Iterator[Block]]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
    ".docx": read_word,
}
# Of text; a PDF of pictures may well be larger.
LARGEST_TEXT = 64 << 20
_TEXTS = (".txt", ".md", ".html", ".htm")


def read_document(path: Path) -> Iterator[Block]:
    """Yield the document's paragraphs in order.

    Raises BadInput `document_kind`, `document_large`, `document_unreadable`, `document_empty` (which a scanned PDF
    is), `document_broken`, `document_locked`, `document_undecodable`.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise BadInput("document_kind", file=str(path), kinds=", ".join(READERS))
    empty = True
    try:
        if path.suffix.lower() in _TEXTS and path.stat().st_size > LARGEST_TEXT:
            raise BadInput("document_large", file=str(path), limit=LARGEST_TEXT >> 20)
        # Asked first, as the libraries make another error of it.
        path.open("rb").close()
        if not path.stat().st_size:
            raise BadInput("document_empty", file=str(path))
        for block in reader(path):
            if block.text.strip():
                empty = False
                yield block
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadInput("document_unreadable", detail=str(error), file=str(path), reason=reason) from error
    if empty:
        raise BadInput("document_empty", file=str(path))
