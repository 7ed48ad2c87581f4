"""Reads HTML: the words a person would see, paragraph by paragraph, with the headings above them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from engine.data.documents.blocks import LINE, Block, flowing
from engine.data.documents.headings import under_headings
from engine.data.documents.plain import decoded

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_HEAD_BYTES = 4096
# The web reads these as their wider forms (https://encoding.spec.whatwg.org).
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}
_UNSEEN = frozenset({"script", "style", "noscript", "template", "head"})
_INLINE_TAGS = """
    a abbr b bdi bdo cite code data dfn em font i img input kbd label mark q s samp small span strong sub sup time u
    var wbr
"""
_INLINE = frozenset(_INLINE_TAGS.split())
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


def read_html(path: Path) -> Iterator[Block]:
    """Yield the paragraphs of an HTML file; raises as `decoded` does."""
    yield from under_headings(_pieces(decoded(path, _declared(path))))


def seen(markup: str) -> str:
    """Return the words that a person would see of HTML, a line a paragraph."""
    return "\n".join(block.text for _, block in _pieces(markup))


def _pieces(markup: str) -> list[tuple[int, Block]]:
    page = _Page()
    page.feed(markup)
    page.close()
    page.finish()
    return page.pieces


def _declared(path: Path) -> str:
    """Return the encoding that the file itself names, '' where it is UTF-8 or names none that there is."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    match = _CHARSET.search(head)
    name = match.group(1).decode("ascii").lower() if match else ""
    name = _WIDER.get(name, name)
    try:
        return "" if not name or name.startswith("utf") else codecs.lookup(name).name
    except LookupError:
        return ""


class _Page(HTMLParser):
    """Gathers the seen words; a tag that is not part of a line of text ends the paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        # The level is 0 for what is no heading.
        self.pieces: list[tuple[int, Block]] = []
        self._words: list[str] = []
        self._line = 1
        self._unseen: list[str] = []
        self._level = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag == "body":
            # A page may leave out the end of its head.
            self._unseen.clear()
        if tag not in _INLINE:
            self.finish()
            self._level = _HEADINGS.get(tag, 0)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        if tag not in _INLINE:
            self.finish()
            self._level = 0

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if data.strip() and not "".join(self._words).strip():
            self._line = self.getpos()[0] + data[: len(data) - len(data.lstrip())].count("\n")
        self._words.append(data)

    def finish(self) -> None:
        """End the paragraph."""
        text, self._words = flowing("".join(self._words)), []
        if text:
            self.pieces.append((self._level, Block(text, LINE, self._line)))
