"""Lets the project's models read the texts that wait, in batches: what was read is kept when it is broken off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from engine.ready_made.sentiment_monitor import store
from engine.ready_made.sentiment_monitor.store import SENTIMENT_WAITS, TOPICS_WAIT
from engine.results import Prediction
from engine.store.database import transaction

BATCH = 128


class Reader(Protocol):
    """A model: one prediction a text, in order."""

    def __call__(self, texts: Sequence[str]) -> Sequence[Prediction]: ...


def score(
    root: Path,
    sentiment: Reader | None,
    topic: Reader | None,
    stopped: Callable[[], bool] = lambda: False,
    told: Callable[[int, int], None] = lambda done, total: None,
    most: int = 0,
) -> int:
    """Read the texts that wait, the newest first, about `most` of them (0 for all); returns how many were read.

    What a model would say that is not there yet still waits.
    """
    wanted = (SENTIMENT_WAITS if sentiment else 0) | (TOPICS_WAIT if topic else 0)
    if not wanted:
        return 0
    done = 0
    with store.opened(root) as connection:
        by = store.counted_columns(connection)
        total = waiting(root, wanted)
        at = (1 << 63) - 1
        while not stopped() and not (most and done >= most):
            rows = connection.execute(
                "SELECT id, text, waits FROM texts WHERE waits > 0 AND id < ? AND waits & ? ORDER BY id DESC LIMIT ?",
                (at, wanted, BATCH),
            ).fetchall()
            if not rows:
                break
            at = rows[-1]["id"]
            texts = [row["text"] for row in rows]
            moods = [str(one.value) for one in sentiment(texts)] if sentiment else [None] * len(rows)
            about = [_topics(one.value) for one in topic(texts)] if topic else [None] * len(rows)
            with transaction(connection):
                store.set_readings(connection, zip((row["id"] for row in rows), moods, about, strict=True), by)
            done += len(rows)
            told(done, total)
    return done


def waiting(root: Path, wanted: int = SENTIMENT_WAITS | TOPICS_WAIT) -> int:
    """Return how many texts wait for a model."""
    with store.opened(root) as connection:
        found: int = connection.execute(
            "SELECT count(*) FROM texts WHERE waits > 0 AND waits & ?", (wanted,)
        ).fetchone()[0]
        return found


def _topics(value: Any) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)
