"""Goes through steps in a running window: each waits for something to be so, and is timed and pictured."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from engine.errors import JobFailed, error_from
from engine.events import Event, Failed
from gui.bridge import Bridge

LOOK_MS = 30


@dataclass(frozen=True)
class Wait:
    """A step goes on once `until()` is true; steps of one name are timed together."""

    step: str
    until: Callable[[], bool]
    seconds: float = 120


class Driver(QObject):
    """`stepped(step, seconds)` after each wait; `ended` once, with `error` where it did not come to the end.

    Any job that fails meanwhile ends it, as does a wait that is too long: JobFailed `self_test_stuck`. What the steps
    raise ends it as well.
    """

    stepped = Signal(str, float)
    ended = Signal()

    def __init__(self, window: QWidget, bridge: Bridge, stills: Path | None) -> None:
        super().__init__(window)
        self._window = window
        self._stills = stills
        self._pictures = 0
        self._steps: Iterator[Wait] = iter(())
        self._wait: Wait | None = None
        self._since = 0.0
        self.error: BaseException | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        bridge.ended.connect(self._job_ended)

    def follow(self, steps: Iterator[Wait]) -> None:
        """Begin; returns at once."""
        self._steps = steps
        self._next()

    def _next(self) -> None:
        try:
            self._wait = next(self._steps, None)
        except Exception as error:  # noqa: BLE001 - raised again by who waits for the end
            self._end(error)
            return
        self._since = time.monotonic()
        if self._wait is None:
            self._end(None)
        else:
            self._timer.start()

    def _look(self) -> None:
        # What a step does may run the event loop, in which the timer would come in here again.
        self._timer.stop()
        wait, waited = self._wait, time.monotonic() - self._since
        if wait is None:
            return
        try:
            there = wait.until()
        except Exception as error:  # noqa: BLE001 - raised again by who waits for the end
            self._end(error)
            return
        if there:
            # What has just come has its place after the next turns of the event loop.
            QTimer.singleShot(LOOK_MS, self, lambda: self._arrived(wait.step, waited))
        elif waited > wait.seconds:
            self._picture(wait.step)
            self._end(JobFailed("self_test_stuck", step=wait.step, seconds=round(waited)))
        else:
            self._timer.start()

    def _arrived(self, step: str, waited: float) -> None:
        if self._wait is None:
            return
        self._picture(step)
        self.stepped.emit(step, waited)
        self._next()

    def _job_ended(self, event: Event) -> None:
        if isinstance(event, Failed) and self._wait is not None:
            self._end(error_from(event.error))

    def _end(self, error: BaseException | None) -> None:
        self._timer.stop()
        self._wait, self.error = None, error
        self._steps = iter(())
        self.ended.emit()

    def _picture(self, step: str) -> None:
        if self._stills is not None:
            self._pictures += 1
            shown = QApplication.activeModalWidget() or self._window
            shown.grab().save(str(self._stills / f"{self._pictures:02}-{step.replace(' ', '-')}.png"))
