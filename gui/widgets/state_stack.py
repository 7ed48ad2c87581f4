"""One place for a page's four states: empty, busy, error and content."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from engine.errors import ErrorInfo
from engine.events import Progress
from gui.tokens import Space
from gui.widgets.busy_state import BusyState
from gui.widgets.error_state import ErrorState


class StateStack(QStackedWidget):
    """Switches between `content`, `empty`, busy and error; `cancelled` and `retry` come from the latter two."""

    cancelled = Signal()
    retry = Signal()

    def __init__(
        self, content: QWidget, empty: QWidget | None = None, cancellable: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.content = content
        self.empty = empty or QWidget()
        self.busy = BusyState(cancellable)
        self.busy.cancelled.connect(self.cancelled)
        self.error = ErrorState(retryable=True)
        self.error.retry.connect(self.retry)
        self._error_page = QWidget()
        column = QVBoxLayout(self._error_page)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.addWidget(self.error)
        column.addStretch()
        for part in (self.content, self.empty, self.busy, self._error_page):
            self.addWidget(part)

    def show_content(self) -> None:
        """Show the page itself."""
        self.busy.stop()
        self.setCurrentWidget(self.content)

    def show_empty(self) -> None:
        """Show that there is nothing yet."""
        self.busy.stop()
        self.setCurrentWidget(self.empty)

    def show_content_or_empty(self, there: bool) -> None:
        """Show the page where there is something to show."""
        if there:
            self.show_content()
        else:
            self.show_empty()

    def show_busy(self, text: str) -> None:
        """Show that something is on its way; the words appear after 0.6 s."""
        self.busy.start(text)
        self.setCurrentWidget(self.busy)

    def set_progress(self, event: Progress) -> None:
        """Pass a report on to the busy state."""
        self.busy.set_progress(event)

    def show_error(self, info: ErrorInfo) -> None:
        """Show what went wrong."""
        self.busy.stop()
        self.error.show_error(info)
        self.setCurrentWidget(self._error_page)
