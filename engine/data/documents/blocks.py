"""What a reader of documents yields: pieces of running text with where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Chinese characters, kana and hangul: writing that is counted, broken and searched by signs.
SIGNS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"
_BREAK_BETWEEN_SIGNS = re.compile(rf"(?<=[{SIGNS}，。、；：！？”])[ \t]*\n\s*(?=[{SIGNS}“])")
LINE, PAGE = "line", "page"


@dataclass(frozen=True)
class Block:
    """A paragraph; `unit` and `number` say where it begins ('page' 3). Line breaks stay in it where the unit is LINE.

    `heading` is what stands above it, '' where nothing does: `engine.data.documents.headings`.
    """

    text: str
    unit: str
    number: int
    heading: str = ""

    def place(self, offset: int = 0) -> str:
        """Return where the character at `offset` of the text stands, in words."""
        lines = self.text.count("\n", 0, offset) if self.unit == LINE else 0
        return f"{self.unit} {self.number + lines}"


def flowing(text: str) -> str:
    """Return `text` on one line: a line break is a space, between Chinese characters it is nothing."""
    return " ".join(_BREAK_BETWEEN_SIGNS.sub("", text).split())
