"""Lets the project's models read the texts that wait, in batches: what was read is kept when it is broken off."""

from __future__ import annotations

import sqlite3
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
    models: tuple[str, str] = ("", ""),
    again: bool = False,
) -> int:
    """Read the texts that wait, the newest first, about `most` of them (0 for all); returns how many were read.

    What a model would say that is not there yet still waits. With `again` those are read instead that an older model
    than `models` (the ids of the two) has read; what is broken off goes on where it stopped, for they are then read by
    these.
    """
    if not sentiment and not topic:
        return 0
    done = 0
    with store.opened(root) as connection:
        by = store.counted_columns(connection)
        with transaction(connection):
            readers = (store.add_reader(connection, models[0]), store.add_reader(connection, models[1]))
        wanted = _older(*readers, bool(sentiment), bool(topic)) if again else _waits(bool(sentiment), bool(topic))
        total = _count(connection, wanted)
        at = (1 << 63) - 1
        while not stopped() and not (most and done >= most):
            rows = connection.execute(
                f"SELECT id, text FROM texts WHERE ({wanted}) AND id < ? ORDER BY id DESC LIMIT ?", (at, BATCH)
            ).fetchall()
            if not rows:
                break
            at = rows[-1]["id"]
            texts = [row["text"] for row in rows]
            moods = [str(one.value) for one in sentiment(texts)] if sentiment else [None] * len(rows)
            about = [_topics(one.value) for one in topic(texts)] if topic else [None] * len(rows)
            with transaction(connection):
                read = zip((row["id"] for row in rows), moods, about, strict=True)
                store.set_readings(connection, read, by, readers)
            done += len(rows)
            told(done, total)
    return done


def waiting(root: Path, sentiment: bool = True, topic: bool = True) -> int:
    """Return how many texts wait for a model to read their sentiment or topics."""
    with store.opened(root) as connection:
        return _count(connection, _waits(sentiment, topic))


def older(connection: sqlite3.Connection, sentiment: str, topic: str) -> int:
    """Return how many texts were read by other models than these ('' for one that is not there)."""
    readers = store.reader(connection, sentiment), store.reader(connection, topic)
    return _count(connection, _older(*readers, bool(sentiment), bool(topic)))


def _waits(sentiment: bool, topic: bool) -> str:
    """Return the SQL condition of texts that wait."""
    wanted = (SENTIMENT_WAITS if sentiment else 0) | (TOPICS_WAIT if topic else 0)
    return f"waits > 0 AND waits & {wanted}"


def _older(sentiment_by: int, topics_by: int, sentiment: bool, topic: bool) -> str:
    """Return the SQL condition of texts that other models have read."""
    parts = [
        f"({column} > 0 AND {column} <> {number})"
        for column, number, is_there in (
            ("sentiment_by", sentiment_by, sentiment),
            ("topics_by", topics_by, topic),
        )
        if is_there
    ]
    return " OR ".join(parts) or "0"


def _count(connection: sqlite3.Connection, wanted: str) -> int:
    found: int = connection.execute(f"SELECT count(*) FROM texts WHERE {wanted}").fetchone()[0]
    return found


def _topics(value: Any) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)
