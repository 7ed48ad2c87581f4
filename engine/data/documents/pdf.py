"""Reads the text of PDF files page by page; a scanned page has none."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path

from engine.data.documents.blocks import PAGE, Block, flowing
from engine.errors import BadInput
from engine.logs import named

_HYPHENATED = re.compile(r"(?<=[^\W\d_])-\n(?=[a-zà-ÿ])")
log = logging.getLogger(__name__)


def read_pdf(path: Path) -> Iterator[Block]:
    """Yield the text of each page, paragraphs where the page has empty lines.

    Raises BadInput `document_locked` where a password is asked for, `document_broken`.
    """
    from pypdf import PdfReader

    # It warns of every small fault that it mends.
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise BadInput("document_locked", file=str(path))
        pages = len(reader.pages)
    except BadInput:
        raise
    except Exception as error:
        raise _broken(path, error) from error
    for number in range(pages):
        try:
            text = reader.pages[number].extract_text()
        except Exception as error:
            raise _broken(path, error) from error
        for paragraph in re.split(r"\n\s*\n", text):
            if paragraph.strip():
                yield Block(flowing(_HYPHENATED.sub("", paragraph)), PAGE, number + 1)


def _broken(path: Path, error: Exception) -> BadInput:
    """Return what a fault in the file is, which pypdf meets with errors of many kinds: KeyError, RecursionError."""
    log.info("%s cannot be read: %s", path, named(error))
    return BadInput("document_broken", detail=repr(error), file=str(path))
