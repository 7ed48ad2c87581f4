"""Reads plain text and Markdown: paragraphs between empty lines, headings where Markdown marks them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from engine.data.documents.blocks import LINE, Block
from engine.data.documents.headings import under_headings
from engine.data.encodings import as_utf8
from engine.errors import BadInput

_HEADING = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*\s*$")
_FENCE = ("```", "~~~")
_UNDERLINE = re.compile(r"(?:=+|-+)\s*$")


def decoded(path: Path, given: str = "") -> str:
    """Return the text of a file in whatever encoding it is, or in the `given` one.

    Raises BadInput `document_undecodable`.
    """
    with TemporaryDirectory(prefix="deskhand-document-") as folder:
        try:
            read = as_utf8(path, Path(folder) / "text", given)
        except BadInput as error:
            raise BadInput("document_undecodable", detail=f"{error.code} {error.params}", file=str(path)) from error
        return read.path.read_text(encoding="utf-8-sig")


def read_text(path: Path) -> Iterator[Block]:
    """Yield the paragraphs of a text file; raises as `decoded` does."""
    yield from (block for _, block in _pieces(decoded(path), marked=False))


def read_markdown(path: Path) -> Iterator[Block]:
    """Yield the paragraphs of a Markdown file with the headings above them; raises as `decoded` does."""
    yield from under_headings(_pieces(decoded(path), marked=True))


def _pieces(text: str, marked: bool) -> Iterator[tuple[int, Block]]:
    """Yield (level of the heading, block); a paragraph has level 0."""
    start, fenced = 1, False
    lines: list[str] = []
    for number, line in enumerate((*text.splitlines(), ""), start=1):
        fence = marked and line.lstrip().startswith(_FENCE)
        heading = _HEADING.match(line) if marked and not fenced else None
        level = _underlined(line, lines) if marked and not fenced else 0
        if heading or fence or level or not line.strip():
            if lines:
                yield level, Block("\n".join(lines).strip() if level else "\n".join(lines), LINE, start)
            if heading:
                yield len(heading[1]), Block(heading[2], LINE, number)
            lines = []
        elif lines:
            lines.append(line)
        else:
            lines, start = [line], number
        fenced ^= fence


def _underlined(line: str, before: list[str]) -> int:
    """Return the level of the heading that `line` underlines, 0 where it underlines none."""
    if not _UNDERLINE.match(line) or len(before) != 1 or len(line.strip()) < 3:
        return 0
    return 1 if line.startswith("=") else 2
