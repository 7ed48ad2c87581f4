"""Measures a package from the outside: its size, how soon its window shows, and what it takes at rest."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from engine.machine.processes import family, kill

WARM_STARTS = 5
_PATIENCE = 120.0
_LOOK = 0.02
# The engine has answered, the pages are imported ahead.
_AT_REST = 10.0
_WINDOW = re.compile(rb'(0x[0-9a-f]+) "[^"\n]*Deskhand": ')


@dataclass(frozen=True)
class Figures:
    """Bytes of the package and of the installed app, seconds to the window, bytes of memory at rest.

    `first` is the first start after the build, `warm` the median of those that follow, None where there is no screen.
    """

    package: int
    installed: int
    first: float | None = None
    warm: float | None = None
    memory: int | None = None

    def lines(self) -> list[str]:
        """Return the figures in words."""
        said = [f"Package {self.package / 1e6:.0f} MB, installed {self.installed / 1e6:.0f} MB"]
        if self.first is not None and self.warm is not None and self.memory is not None:
            said.append(f"Start to window {self.first:.1f} s first, {self.warm:.2f} s warm (median of {WARM_STARTS})")
            said.append(f"Memory at rest {self.memory / 1e6:.0f} MB (proportional set size)")
        return said


def size_of(folder: Path) -> int:
    """Return the bytes of all files below a folder, a link's target not counted again."""
    return sum(file.lstat().st_size for file in folder.rglob("*") if not file.is_dir() or file.is_symlink())


def measure(package: Path, app: Path) -> Figures:
    """Return a package's figures; where a virtual X display cannot be made the sizes alone."""
    sizes = Figures(package.stat().st_size, size_of(app))
    if not (app / "deskhand").is_file() or not _there("Xvfb") or not _there("xwininfo"):
        return sizes
    with _display() as display, tempfile.TemporaryDirectory(prefix="deskhand-measure-") as home:
        command = [str(app / "deskhand"), "--home", home]
        first, memory = _started(command, display, rest=True)
        warm = [_started(command, display)[0] for _ in range(WARM_STARTS)]
    return Figures(sizes.package, sizes.installed, first, statistics.median(warm), memory)


def _there(program: str) -> bool:
    return any((Path(folder) / program).exists() for folder in os.get_exec_path())


@contextmanager
def _display() -> Iterator[str]:
    reading, writing = os.pipe()
    # Without -noreset it starts anew when the last program goes, and the next one may find it away.
    asked = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(asked, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading, encoding="ascii") as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def _started(command: list[str], display: str, rest: bool = False) -> tuple[float, int]:
    """Return the seconds until the window shows and, after a `rest`, the bytes that the app holds then."""
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    begun = time.monotonic()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not _is_shown(display):
            if process.poll() is not None or time.monotonic() - begun > _PATIENCE:
                raise RuntimeError(f"{command[0]} showed no window (exit code {process.poll()})")
            time.sleep(_LOOK)
        seconds = time.monotonic() - begun
        if rest:
            time.sleep(_AT_REST)
        return seconds, sum(_held(one) for one in family(process.pid)) if rest else 0
    finally:
        kill(family(process.pid))
        process.wait()


def _is_shown(display: str) -> bool:
    tree = _asked(display, "-root", "-tree")
    return any(b"IsViewable" in _asked(display, "-id", found.decode()) for found in _WINDOW.findall(tree))


def _asked(display: str, *what: str) -> bytes:
    return subprocess.run(["xwininfo", "-display", display, *what], capture_output=True, check=False).stdout


def _held(process: psutil.Process) -> int:
    return int(process.memory_full_info().pss)
