"""Text of a conversation: plain to the last character, as tall as it needs, with claims underlined on demand."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, QSizeF, Qt
from PySide6.QtGui import QHelpEvent, QTextCharFormat, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QToolTip, QWidget

from engine.shown import visible
from gui import theme
from gui.qt_places import qt_places
from gui.theme import set_role

_MEASURED = 4000  # characters looked at to find a text's natural width
# The app's stylesheet draws a focus border around text fields; this text is none.
NO_FOCUS_BORDER = 'QTextEdit[role="plain"]:focus { border: none; padding: 0; }'


class PlainText(QTextEdit):
    """Read-only text that never interprets markup; it can be selected and copied, and grows with what it holds.

    Signs that steer a terminal, turn words round or hide them are shown as signs.
    """

    def __init__(self, text: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        """Return what is shown, each sign that steers or hides as the one shown for it."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show this instead."""
        self._claims = ()
        self._given = visible(text)
        self.setPlainText(self._given)

    def add(self, text: str) -> None:
        """Write on at the end; the selection stays."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(visible(text))
        self._given += visible(text)

    def set_claims(self, claims: Sequence[tuple[int, int, str]]) -> None:
        """Underline parts of the text; each is (start, end, what its tooltip says), counted in characters."""
        places = qt_places(self._given)
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

    def _underline(self) -> None:
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        form.setFontUnderline(True)
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        form.setUnderlineColor(theme.current().color("accent"))
        marked = []
        for start, end, _ in self._claims:
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
