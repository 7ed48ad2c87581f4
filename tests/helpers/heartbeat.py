"""How long the window would have kept a person waiting: beats on the GUI thread, and how late each of them came."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, Qt, QTimer

INTERVAL = 0.005  # seconds


class Heartbeat:
    """Beats on the GUI thread every 5 ms and notes how late each beat came: that long a click would have waited."""

    def __init__(self) -> None:
        self.late: list[tuple[float, float, str]] = []
        self.doing = ""
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(round(INTERVAL * 1000))
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.late.append((max(0.0, now - self._last - INTERVAL), now, self.doing))
        self._last = now

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()

    def report(self, during: str, bar: float) -> tuple[float, float]:
        """Print what was seen; returns the 99th percentile of all beats, and of each second's longest the 95th."""
        stalls = [late for late, _, _ in self.late]
        seconds: dict[int, float] = {}
        for late, at, _ in self.late:
            seconds[int(at)] = max(late, seconds.get(int(at), 0.0))
        every, longest = percentile(stalls, 99), percentile(list(seconds.values()), 95)
        print(f"\nGUI thread, {len(seconds)} s of {during}, {len(stalls)} beats: ", end="")
        print(f"stall p50 {1000 * percentile(stalls, 50):.1f} ms, p99 {1000 * every:.1f} ms, ", end="")
        print(f"max {1000 * max(stalls):.0f} ms; longest stall of each second: ", end="")
        print(f"median {1000 * percentile(list(seconds.values()), 50):.0f} ms, p95 {1000 * longest:.0f} ms; ", end="")
        print(f"bar {1000 * bar:.0f} ms")
        for late, _, doing in sorted(self.late, reverse=True)[:8]:
            print(f"  {1000 * late:4.0f} ms while {doing}")
        return every, longest


def percentile(values: list[float], share: int) -> float:
    """Return the value that `share` of 100 keep to."""
    return sorted(values)[min(len(values) - 1, len(values) * share // 100)]


def wait(milliseconds: int) -> None:
    """Let the window live so long."""
    # Not QTest.qWait: it holds the interpreter's lock, and the engine's thread would stand still meanwhile.
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(true: Callable[[], bool], seconds: float = 300.0, step: int = 20) -> None:
    """Let the window live until something is true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it took too long"
        wait(step)
