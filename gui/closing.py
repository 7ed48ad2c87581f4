"""Closing the window while something is unsaved or a training runs: asks once, and sees the answer through."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMainWindow, QMenu, QSystemTrayIcon, QWidget

from engine.events import Event
from gui.context import Context
from gui.icons import app_icon
from gui.widgets.dialogs import ChoiceDialog


def unsaved(views: Collection[QWidget]) -> Any:
    """Return a page with something to save, None where none has."""
    return next((view for view in views if getattr(view, "unsaved", False)), None)


def settle(views: Collection[QWidget], go: Callable[[], None]) -> None:
    """Call `go` once none of the pages holds what is neither saved nor discarded, which its `leave` asks about."""
    view = unsaved(views)
    if view is None:
        go()
    else:
        view.leave(lambda: settle(views, go))


class Closing(QObject):
    """`may_close()` says whether the window may go now; where it must wait, it closes the window later by itself."""

    def __init__(self, context: Context, window: QMainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._waiting: set[str] = set()
        self._after_last = False
        self._quitting = False
        self._tray: QSystemTrayIcon | None = None
        self.ask: Callable[[], str] = self._ask
        context.bridge.ended.connect(self._job_ended)

    def may_close(self) -> bool:
        """Ask if something is unsaved: save, discard or stay; if a training runs: background, pause, cancel or stay.

        A second close while trainings are waited for goes at once.
        """
        if self._context.unsaved:
            # A window that is closing takes no second close.
            QTimer.singleShot(0, self, lambda: self._context.settle(self._close))
            return False
        running = [job.id for job in self._context.bridge.trainings()]
        if not running or self._quitting:
            return True
        answer = self.ask()
        if answer == "background":
            self._hide()
        elif answer in ("pause", "cancel"):
            self._stop(running, pause=answer == "pause")
        return False

    def _close(self) -> None:
        self._window.close()

    def _ask(self) -> str:
        dialog = ChoiceDialog(
            self.tr("A training is still running"),
            self.tr("Paused trainings keep everything learned so far and can be resumed at any time."),
            [
                ("background", self.tr("Keep training in the background"), "primary"),
                ("pause", self.tr("Pause and close"), ""),
                ("cancel", self.tr("Cancel the training and close"), "danger"),
                ("stay", self.tr("Stay here"), ""),
            ],
            self._window,
        )
        dialog.exec()
        return dialog.choice

    def _stop(self, jobs: list[str], pause: bool) -> None:
        self._quitting = True
        self._waiting = set(jobs)
        words = self.tr("Pausing the training, then closing.") if pause else self.tr("Cancelling, then closing.")
        self._context.notify(words)
        for job in jobs:
            self._context.bridge.cancel(job, pause)

    def _hide(self) -> None:
        self._after_last = True
        if not QSystemTrayIcon.isSystemTrayAvailable():
            self._window.showMinimized()
            return
        if self._tray is None:
            menu = QMenu(self._window)
            menu.addAction(self.tr("Open Deskhand"), self._bring_back)
            self._tray = QSystemTrayIcon(app_icon(), self)
            self._tray.setToolTip(self.tr("Deskhand is training in the background"))
            self._tray.setContextMenu(menu)
            self._tray.activated.connect(lambda _reason: self._bring_back())
        self._tray.show()
        self._window.hide()

    def _bring_back(self) -> None:
        self._after_last = False
        self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()
        if self._tray is not None:
            self._tray.hide()

    def _job_ended(self, event: Event) -> None:
        self._waiting.discard(event.job)
        if self._quitting and not self._waiting:
            self._window.close()
        elif self._after_last and not self._context.bridge.trainings():
            # The person meant to leave once it was done; what came of it waits in the project.
            self._after_last = False
            if self._window.isHidden():
                self._bring_back()
            self._window.showNormal()
