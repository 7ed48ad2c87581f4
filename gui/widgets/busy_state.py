"""The busy state: nothing for 0.6 s, then what is going on, how long it takes, and a way out."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from engine.events import Progress
from gui import texts
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.labels import label

PATIENCE_MS = 600


class BusyState(QWidget):
    """`start(text)`, then `set_progress(event)` as reports come; `cancelled` when the person has had enough.

    `appeared` fires when the 0.6 s are over.
    """

    cancelled = Signal()
    appeared = Signal()

    def __init__(self, cancellable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inner = QWidget(self)
        self._text = label("", "section")
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(320)
        self._left = label("", "muted")
        self._left.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.cancel = button(self.tr("Cancel"), self.cancelled.emit)
        # Shown before it has its place, it would flash up as a window of its own.
        if not cancellable:
            self.cancel.hide()
        column = QVBoxLayout(self._inner)
        column.setSpacing(Space.M)
        column.addWidget(self._text)
        for part in (self._bar, self._left, self.cancel):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(self._inner)
        outer.addStretch(3)
        self._inner.hide()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._inner.show)
        self._patience.timeout.connect(self.appeared)

    @property
    def visible_now(self) -> bool:
        """Whether the 0.6 s are over."""
        return not self._inner.isHidden()

    def start(self, text: str) -> None:
        """Begin waiting; shown after 0.6 s."""
        self._set_text(text)
        self._left.setText("")
        self._bar.setRange(0, 0)
        self._inner.hide()
        self._patience.start()

    def set_progress(self, event: Progress) -> None:
        """Show how far it is."""
        self._set_text(texts.stage(event.stage))
        if event.total > 0:
            self._bar.setRange(0, 1000)
            self._bar.setValue(round(1000 * event.done / event.total))
        else:
            self._bar.setRange(0, 0)
        self._left.setText(texts.time_left(event.seconds_left))

    def stop(self) -> None:
        """Stop waiting."""
        self._patience.stop()
        self._inner.hide()

    def _set_text(self, text: str) -> None:
        self._text.setText(text)
        self._bar.setAccessibleName(text)
