"""A text as a model reads it: tokens alternately tinted, unknown ones marked, learned tags beside them, the rest grey.

Colour is never alone: unknown tokens are underlined, and what is cut off has no tint at all. It is laid out by hand, as
a label with a thousand differently coloured pieces would hold the window up.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.results import ReadRow, TokenSpan
from gui import theme
from gui.tokens import Type

OUTSIDE = "O"  # the tag of a word that is part of nothing: nearly all are, so it is not written
PLAIN, EVEN, ODD, UNKNOWN, CUT, TAG = "plain", "even", "odd", "unknown", "cut", "tag"


class TokenText(QWidget):
    """Shows one row; its accessible name is the plain text."""

    def __init__(self, row: ReadRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces = list(pieces(row))
        self._layout = QTextLayout()
        self._width = -1
        self._heights: dict[int, int] = {}  # a layout asks for the height at every width it tries
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(row.text)
        theme.current().changed.connect(self._restyle)
        self._restyle()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._lay_out(width)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._width != self.width():
            self._lay_out(self.width())
        painter = QPainter(self)
        painter.setPen(theme.current().color("text"))
        self._layout.draw(painter, QPointF(0, 0))

    def _restyle(self) -> None:
        look = theme.current()
        layout = QTextLayout("".join(text for text, _ in self._pieces), look.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        styles = {kind: _style(kind) for kind in (EVEN, ODD, UNKNOWN, CUT, TAG)}
        ranges, at = [], 0
        for text, kind in self._pieces:
            if kind != PLAIN:
                made = QTextLayout.FormatRange()
                made.start, made.length, made.format = at, _units(text), styles[kind]
                ranges.append(made)
            at += _units(text)
        layout.setFormats(ranges)
        self._layout, self._width, self._heights = layout, -1, {}
        self.updateGeometry()
        self.update()

    def _lay_out(self, width: int) -> None:
        """Break the text into lines of this width."""
        self._width = width
        height = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, height))
            height += line.height() + 2
        self._layout.endLayout()
        self._heights[width] = int(height) + 2


def pieces(row: ReadRow) -> Iterator[tuple[str, str]]:
    """Yield the row's text piece by piece, each with how it is shown; a word's tag follows its last piece."""
    at, tag = 0, ""
    for number, token in enumerate(row.tokens):
        read = number < row.read
        piece = row.text[max(at, token.start) : token.end]
        word = piece.lstrip()
        # Some tokenizers take the blank before a word into it; where nothing is left, one sign has several tokens.
        gap = row.text[at : token.start] + piece[: len(piece) - len(word)]
        at = max(at, token.end)
        if tag and (token.tag or gap or not read):
            yield _beside(tag), TAG
            tag = ""
        if gap:
            yield _one_line(gap), PLAIN if read else CUT
        if word:
            yield _one_line(word), _kind(token, number) if read else CUT
        if read and token.tag:
            tag = "" if token.tag == OUTSIDE else token.tag
    if tag:
        yield _beside(tag), TAG
    rest = " …" if row.count > len(row.tokens) else _one_line(row.text[at:])
    if rest:
        yield rest, CUT if row.count > row.read else PLAIN


def _beside(tag: str) -> str:
    """Return a tag that no line break takes from its word or tears apart."""
    return "\u00a0" + tag.replace(" ", "\u00a0").replace("-", "\u2011")


def _kind(token: TokenSpan, number: int) -> str:
    return (ODD if number % 2 else EVEN) if token.known else UNKNOWN


def _one_line(text: str) -> str:
    """Write line breaks and other blanks as one: they would tear a row apart and mean nothing to most tokenizers."""
    return " ".join(f".{text}.".split())[1:-1]


def _units(text: str) -> int:
    """Return the length in UTF-16 units, in which Qt counts."""
    return len(text) + sum(sign > "\uffff" for sign in text) if not text.isascii() else len(text)


def _style(kind: str) -> QTextCharFormat:
    look, style = theme.current(), QTextCharFormat()
    if kind in (EVEN, ODD):
        style.setBackground(look.color("accent_soft" if kind == EVEN else "sunken"))
    elif kind == UNKNOWN:
        style.setBackground(look.color("bad_soft"))
        style.setForeground(look.color("bad"))
        style.setFontUnderline(True)
    elif kind == CUT:
        style.setForeground(look.color("muted"))
    else:
        tag: QFont = look.font(Type.SMALL, bold=True)
        style.setFont(tag)
        style.setForeground(look.color("accent"))
    return style
