"""The box in which the person writes: grows to six lines, Enter sends, and the button stops an answer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.icons import set_icon
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.fields import TextField

MOST_LINES = 6


class ComposerBox(QWidget):
    """`sent(text)` for Enter, Ctrl+Enter or the button; `stop` while an answer is on its way."""

    sent = Signal(str)
    stop = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answering = False
        self.field = TextField()
        self.field.setPlaceholderText(placeholder)
        self.field.setAccessibleName(self.tr("Your message"))
        self.field.setTabChangesFocus(True)
        self.field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._changed)
        self.field.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.button = button(self.tr("Send"), self._press, role="primary", icon="send")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.field, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        self._fit()
        self._changed()

    @property
    def answering(self) -> bool:
        """Whether the button stops rather than sends."""
        return self._answering

    def text(self) -> str:
        """Return what is written."""
        return self.field.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Put words in, for example those that could not be sent; what stood there comes back with Ctrl+Z."""
        cursor = self.field.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.field.setTextCursor(cursor)

    def begin_with(self, text: str) -> None:
        """Put in what was written elsewhere, or nothing; what stood there does not come back with Ctrl+Z."""
        self.field.setPlainText(text)
        self.field.moveCursor(QTextCursor.MoveOperation.End)

    def set_answering(self, answering: bool) -> None:
        """Turn the button into Stop, or back into Send."""
        self._answering = answering
        words = self.tr("Stop") if answering else self.tr("Send")
        self.button.setText(words)
        self.button.setAccessibleName(words)
        self.button.setToolTip(self.tr("Stop the answer (Esc)") if answering else self.tr("Send (Enter)"))
        set_icon(self.button, "stop" if answering else "send", "on_accent", 16)
        self._changed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            # Where nothing was typed there is nothing to take back here, and the window has its own undo.
            if event.matches(QKeySequence.StandardKey.Undo) and not self.field.document().isUndoAvailable():
                event.ignore()
                return True
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                    self.field.insertPlainText("\n")
                else:
                    self._send()
                return True
        return super().eventFilter(watched, event)

    def _press(self) -> None:
        if self._answering:
            self.stop.emit()
        else:
            self._send()

    def _send(self) -> None:
        text = self.text()
        if text and not self._answering and self.isEnabled():
            self.field.clear()
            self.sent.emit(text)

    def _changed(self) -> None:
        self.button.setEnabled(self._answering or bool(self.text()))

    def _fit(self, *_: object) -> None:
        # QPlainTextDocumentLayout measures its height in lines.
        lines = max(1, round(self.field.document().size().height()))
        bars = Qt.ScrollBarPolicy
        over = lines > MOST_LINES
        self.field.setVerticalScrollBarPolicy(bars.ScrollBarAsNeeded if over else bars.ScrollBarAlwaysOff)
        self.field.ensurePolished()
        height = self.field.fontMetrics().lineSpacing() * min(MOST_LINES, lines) + 22
        self.field.setFixedHeight(max(height, self.button.sizeHint().height()))
