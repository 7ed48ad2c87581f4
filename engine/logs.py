"""The log: a file that is kept small, and a ring of its last lines for error reports; it quotes no one's files."""

from __future__ import annotations

import logging
import sys
import traceback
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from copy import copy
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from engine.errors import EngineError

RING_LINES = 2000
# What of an error's params tells where something is. Every other may quote what is there: a cell, a label, a question.
PLACES = frozenset(
    {"file", "folder", "path", "row", "line", "column", "rows", "count", "limit", "seconds", "exit"}
    | {"task", "role", "base", "dataset", "run"}
)
# Whose words are about files and code; those of others, such as "could not convert 'Jane Roe'", may quote as well.
_WORDED = (OSError, ImportError, NameError, AttributeError)


class Discreet(logging.Formatter):
    """Writes a record with `traced` in the place of a trace that ends with the error's words."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's text."""
        # The trace that another handler wrote stands in the record, to be taken by the next.
        own = copy(record)
        own.exc_text = None
        return super().format(own)

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name that logging calls
        """Return the trace of what `sys.exc_info` told."""
        return traced(ei[1])


class Ring(logging.Handler):
    """Keeps the last lines in memory."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: deque[str] = deque(maxlen=RING_LINES)
        self.setFormatter(Discreet())

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record's lines."""
        self.lines.extend(self.format(record).splitlines())


class _LogFile(RotatingFileHandler):
    """A log that lets go of lines for which its disk has no room: the ring has them, and nobody reads a trace."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name that logging calls
        """Called while what kept a record from being written is handled."""
        if not isinstance(sys.exception(), OSError):
            super().handleError(record)


def start_logging(path: Path) -> tuple[Ring, RotatingFileHandler]:
    """Send the log to `path` and to the ring that is returned; five files of 1 MB are kept."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = _LogFile(path, maxBytes=1_000_000, backupCount=4, encoding="utf-8", delay=True)
    file.setFormatter(Discreet())
    ring = Ring()
    root = logging.getLogger()
    if root.level in (logging.NOTSET, logging.WARNING):
        root.setLevel(logging.INFO)
    root.addHandler(file)
    root.addHandler(ring)
    return ring, file


def stop_logging(ring: Ring, file: RotatingFileHandler) -> None:
    """Take the handlers off again."""
    for handler in (ring, file):
        logging.getLogger().removeHandler(handler)
        # The last lines find no room on a full disk: nobody is left to tell, and the ring had them.
        with suppress(OSError):
            handler.close()


def named(error: BaseException) -> str:
    """Return what may be logged of an error, in a line: its code and places, or its type."""
    if isinstance(error, EngineError):
        places = (f"{name}={value}" for name, value in error.params.items() if name in PLACES)
        return " ".join([type(error).__name__, error.code, *places])
    return f"{type(error).__name__}: {error}" if isinstance(error, _WORDED) else type(error).__name__


def traced(error: BaseException) -> str:
    """Return where an error was raised, and before it those that led to it, each as `named` has it."""
    told = [f"{''.join(traceback.format_tb(one.__traceback__))}{named(one)}" for one in _led_to(error)]
    return "\nwhich led to\n".join(reversed(told))


def _led_to(error: BaseException) -> Iterator[BaseException]:
    found: BaseException | None = error
    while found is not None:
        yield found
        found = found.__cause__ or (None if found.__suppress_context__ else found.__context__)
