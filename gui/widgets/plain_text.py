"""Text of a conversation: plain to the last character, as tall as it needs, with claims underlined on demand."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, QSizeF, Qt
from PySide6.QtGui import QHelpEvent, QTextCharFormat, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QToolTip

from engine.text.shown import visible
from gui import theme
from gui.qt_places import qt_places
from gui.theme import set_role

LONG = 10_000  # characters of a message that are laid out before the person wants all of them
_MEASURED = 4000  # characters looked at to find a text's natural width
# The app's stylesheet draws a focus border around text fields; this text is none.
NO_FOCUS_BORDER = 'QTextEdit[role="plain"]:focus { border: none; padding: 0; }'


class PlainText(QTextEdit):
    """Read-only text that never interprets markup; it can be selected and copied, and grows with what it holds.

    Signs that steer a terminal, turn words round or hide them are shown as signs. Of a longer text than `most`
    characters, where that is given, only the beginning is laid out until `show_all`.
    """

    def __init__(self, text: str = "", name: str = "", most: int | None = None) -> None:
        super().__init__()
        self._most = most
        self._rest = ""  # what is not laid out yet
        set_role(self, "plain")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self._given = ""
        # In places of the document.
        self._claims: tuple[tuple[int, int, str], ...] = ()
        self._measured: tuple[int, str] = (-1, "")
        self._natural = 0
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        if text:
            self.set_text(text)

    def text(self) -> str:
        """Return the whole text, each sign that steers or hides as the one shown for it."""
        return self.toPlainText() + self._rest

    @property
    def cut(self) -> bool:
        """Whether only the beginning of the text is shown."""
        return bool(self._rest)

    def set_text(self, text: str) -> None:
        """Show this instead."""
        self._claims = ()
        self._given = visible(text)
        end = len(self._given) if self._most is None else self._most
        self._rest = self._given[end:]
        self.setPlainText(self._given[:end])

    def show_all(self) -> None:
        """Lay out the rest of a long text as well; the selection stays."""
        rest, self._rest = self._rest, ""
        self._append(rest)
        self._underline()

    def add(self, text: str) -> None:
        """Write on at the end; the selection stays."""
        self._append(visible(text))
        self._given += visible(text)

    def set_claims(self, claims: Sequence[tuple[int, int, str]]) -> None:
        """Underline parts of the text; each is (start, end, what its tooltip says), counted in characters."""
        places = qt_places(self._given[: max((end for _, end, _ in claims), default=0)])
        self._claims = tuple((places[start], places[end], tip) for start, end, tip in claims)
        self._underline()

    def claim_at(self, position: int) -> str:
        """Return the tooltip of the claim that covers a place of the document, '' where there is none."""
        return next((tip for start, end, tip in self._claims if start <= position < end), "")

    def natural_width(self) -> int:
        """Return the width of the longest line in pixels."""
        asked = (self.document().revision(), self.font().key())
        if asked != self._measured:
            metrics = self.fontMetrics()
            lines = self.toPlainText()[:_MEASURED].split("\n")
            self._measured, self._natural = asked, max(metrics.horizontalAdvance(line) for line in lines) + 4
        return self._natural

    def sizeHint(self) -> QSize:
        return QSize(200, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self._height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the conversation scrolls, not one message in it

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "_claims", ()):
            self._underline()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        return super().viewportEvent(event)

    def _show_tip(self, event: QHelpEvent) -> None:
        tip = self.claim_at(self.cursorForPosition(event.pos()).position())
        if tip:
            # Escaped, so that a tool's result with markup in it is shown as it stands; the outer tag makes lines wrap.
            QToolTip.showText(
                event.globalPos(), f"<p style='white-space: pre-wrap'>{html.escape(visible(tip))}</p>", self
            )
        else:
            QToolTip.hideText()

    def _append(self, text: str) -> None:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text)

    def _underline(self) -> None:
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        form.setFontUnderline(True)
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        form.setUnderlineColor(theme.current().color("accent"))
        marked = []
        for start, end, _ in self._claims:
            if end >= self.document().characterCount():
                continue  # in the part that is not shown yet
            selection = QTextEdit.ExtraSelection()
            selection.format = form
            selection.cursor = QTextCursor(self.document())
            selection.cursor.setPosition(start)
            selection.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            marked.append(selection)
        self.setExtraSelections(marked)

    def _height(self) -> int:
        height = self.document().size().height()
        return max(math.ceil(height), self.fontMetrics().lineSpacing())

    def _fit(self, _size: QSizeF) -> None:
        height = self._height()
        if self.minimumHeight() != height:
            self.setFixedHeight(height)
