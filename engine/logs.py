"""The log: a file that is kept small, and a ring of its last lines for error reports."""

from __future__ import annotations

import logging
from collections import deque
from logging.handlers import RotatingFileHandler
from pathlib import Path

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
RING_LINES = 2000


class Ring(logging.Handler):
    """Keeps the last lines in memory."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: deque[str] = deque(maxlen=RING_LINES)
        self.setFormatter(logging.Formatter(FORMAT))

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record's lines."""
        self.lines.extend(self.format(record).splitlines())


def start_logging(path: Path) -> tuple[Ring, RotatingFileHandler]:
    """Send the log to `path` and to the ring that is returned; five files of 1 MB are kept."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=4, encoding="utf-8", delay=True)
    file.setFormatter(logging.Formatter(FORMAT))
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
        handler.close()
