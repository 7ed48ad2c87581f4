"""Reads plain text and Markdown: paragraphs between empty lines, headings where Markdown marks them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from engine.data.documents.blocks import LINE, Block
from engine.data.encodings import as_utf8
from engine.errors import BadInput

_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*\s*$")
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
    yield from _paragraphs(decoded(path), marked=False)


def read_markdown(path: Path) -> Iterator[Block]:
    """Yield the paragraphs of a Markdown file with the headings above them; raises as `decoded` does."""
    yield from _paragraphs(decoded(path), marked=True)


def _paragraphs(text: str, marked: bool) -> Iterator[Block]:
    heading, start, fenced = "", 1, False
    lines: list[str] = []
    for number, line in enumerate((*text.splitlines(), ""), start=1):
        fence = marked and line.lstrip().startswith(_FENCE)
        found = "" if fenced else _heading(line, lines) if marked else ""
        if found or fence or not line.strip():
            if lines and not _is_underline(line, lines, found):
                yield Block("\n".join(lines), LINE, start, heading)
            lines = []
        elif lines:
            lines.append(line)
        else:
            lines, start = [line], number
        fenced ^= fence
        heading = found or heading


def _heading(line: str, before: list[str]) -> str:
    """Return the heading that `line` is, or that it underlines."""
    match = _HEADING.match(line)
    if match:
        return match.group(1)
    return before[0].strip() if _UNDERLINE.match(line) and len(before) == 1 and len(line.strip()) > 2 else ""


def _is_underline(line: str, before: list[str], found: str) -> bool:
    return bool(found) and not _HEADING.match(line) and before[0].strip() == found
