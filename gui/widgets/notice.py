"""Notices: short messages that slide in at the bottom, stay a moment, and may offer one action such as Undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from gui import theme
from gui.theme import set_role
from gui.tokens import Space
from gui.widgets.buttons import button, icon_button
from gui.widgets.labels import icon_label, label

STAY_MS = 8000
_ICONS = {
    "info": ("info", "accent"),
    "good": ("check", "good"),
    "careful": ("warning", "careful"),
    "bad": ("error", "bad"),
}


class Notice(QFrame):
    """One message; bad ones stay until they are closed, the others for eight seconds.

    `undoes` is whether its action takes back what the message tells.
    """

    closed = Signal()

    def __init__(
        self,
        text: str,
        kind: str = "info",
        action: str = "",
        on_action: Callable[[], None] | None = None,
        undoes: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_role(self, "notice")
        self.setAccessibleName(text)
        self.text = text
        self.kind = kind
        self.undoes = undoes
        self.action: QPushButton | None = None
        self._on_action = on_action
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.S, Space.S, Space.S)
        layout.setSpacing(Space.M)
        layout.addWidget(icon_label(*_ICONS.get(kind, _ICONS["info"])))
        layout.addWidget(label(text), 1)
        if action:
            self.action = button(action, self.act, role="quiet")
            layout.addWidget(self.action)
        layout.addWidget(icon_button("close", self.tr("Close this notice"), self.closed.emit, size=16))
        self._stay = QTimer(self)
        self._stay.setSingleShot(True)
        self._stay.timeout.connect(self.closed)
        if kind != "bad":
            self._stay.start(STAY_MS)

    def act(self) -> None:
        """Do what the action offers, and close."""
        act, self._on_action = self._on_action, None
        self.closed.emit()
        if act is not None:
            act()


class NoticeHost(QObject):
    """Keeps at most three notices at the bottom of a widget, the newest lowest.

    `foot()` is how many pixels at the bottom they leave free, for what is used while they stand there.
    """

    def __init__(self, over: QWidget, foot: Callable[[], int] = lambda: 0) -> None:
        super().__init__(over)
        self._over, self._foot = over, foot
        self.notices: list[Notice] = []
        over.installEventFilter(self)

    def show(
        self, text: str, kind: str, action: str, on_action: Callable[[], None] | None, undoes: bool = False
    ) -> Notice:
        """Slide in a notice and return it; the same text again replaces the old one."""
        for old in [n for n in self.notices if n.text == text] + self.notices[:-2]:
            self._remove(old)
        notice = Notice(text, kind, action, on_action, undoes, self._over)
        notice.closed.connect(lambda: self._remove(notice))
        self.notices.append(notice)
        notice.show()
        self.arrange()
        self._slide(notice)
        return notice

    def undo(self) -> bool:
        """Press Undo in the newest notice that has it, and no other action; False where none has."""
        for notice in reversed(self.notices):
            if notice.undoes:
                notice.act()
                return True
        return False

    def forget(self, text: str) -> None:
        """Take away the notice of this text: what it tells is over."""
        for notice in [notice for notice in self.notices if notice.text == text]:
            self._remove(notice)

    def forget_undo(self) -> None:
        """Take away the notices with Undo: what they would take back is no longer there."""
        for notice in [notice for notice in self.notices if notice.undoes]:
            self._remove(notice)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.arrange()
        return super().eventFilter(watched, event)

    def _remove(self, notice: Notice) -> None:
        if notice in self.notices:
            self.notices.remove(notice)
            notice.hide()
            notice.deleteLater()
            self.arrange()

    def arrange(self) -> None:
        """Put them in their places: another page may leave other room."""
        width = min(560, self._over.width() - 2 * Space.L)
        bottom = self._over.height() - Space.L - self._foot()
        for notice in reversed(self.notices):
            notice.setFixedWidth(width)
            height = max(notice.sizeHint().height(), notice.layout().heightForWidth(width))
            bottom -= height
            # One that still slides would end in the place it had.
            for move in notice.findChildren(QPropertyAnimation):
                move.stop()
            notice.setGeometry((self._over.width() - width) // 2, bottom, width, height)
            notice.raise_()
            bottom -= Space.S

    def _slide(self, notice: Notice) -> None:
        duration = theme.current().motion_ms()
        if not duration:
            return
        move = QPropertyAnimation(notice, b"pos", notice)
        move.setDuration(duration)
        move.setStartValue(notice.pos() + QPoint(0, Space.XL))
        move.setEndValue(notice.pos())
        move.setEasingCurve(QEasingCurve.Type.OutCubic)
        move.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)
