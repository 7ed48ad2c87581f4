"""Tells new alarms outside the window too: an icon in the tray, where there is one, and a desktop notification."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from gui.context import Context
from gui.icons import app_icon


class AlarmTray(QObject):
    """`tell(title, text)` shows a notification; a click on it, or on the icon, calls `on_click`."""

    def __init__(self, context: Context, parent: QObject, on_click: Callable[[], None]) -> None:
        super().__init__(parent)
        self._context, self._on_click = context, on_click
        self.icon: QSystemTrayIcon | None = None

    def tell(self, title: str, text: str) -> bool:
        """Show a notification; returns whether there is a tray to show it from."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        if self.icon is None:
            menu = QMenu(self._context.window)
            menu.addAction(self.tr("Show the alarms"), self._clicked)
            self.icon = QSystemTrayIcon(app_icon(), self)
            self.icon.setContextMenu(menu)
            self.icon.activated.connect(lambda _reason: self._clicked())
            self.icon.messageClicked.connect(self._clicked)
        self.icon.setToolTip(title)
        self.icon.show()
        self.icon.showMessage(title, text, QSystemTrayIcon.MessageIcon.Warning)
        return True

    def rest(self) -> None:
        """Take the icon away: no alarm waits."""
        if self.icon is not None:
            self.icon.hide()

    def _clicked(self) -> None:
        window = self._context.window
        window.showNormal()
        window.raise_()
        window.activateWindow()
        self._on_click()
