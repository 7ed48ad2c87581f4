"""The monitor's work on the pool, one thing at a time a project: take in what is new, score it, look for surges."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from engine.ready_made.sentiment_monitor import alarms, feeds, moods, scoring, store, trends
from engine.ready_made.sentiment_monitor.scoring import Reader
from engine.ready_made.sentiment_monitor.values import HOUR_SECONDS, Monitor
from engine.results import ModelInfo, Prediction
from engine.runtime.loaded import LoadedModels
from engine.tasks.registry import task_named

_locks: defaultdict[Path, threading.Lock] = defaultdict(threading.Lock)
# How often who waits for another's work on a project looks whether to wait on, in seconds.
_LOOK = 0.1


@dataclass(frozen=True)
class Readers:
    """The newest models for the sentiment and the topics, None for what is not trained yet."""

    sentiment: ModelInfo | None
    topic: ModelInfo | None
    loaded: LoadedModels

    def score(
        self,
        root: Path,
        stopped: Callable[[], bool] = lambda: False,
        told: Callable[[int, int], None] = lambda done, total: None,
        most: int = 0,
        again: bool = False,
    ) -> int:
        """Read texts that wait, or with `again` those that older models read; returns how many: `scoring.score`."""
        models = (self.sentiment.model if self.sentiment else "", self.topic.model if self.topic else "")
        readers = self._reader(self.sentiment), self._reader(self.topic)
        return scoring.score(root, *readers, stopped, told, most, models, again)

    def _reader(self, info: ModelInfo | None) -> Reader | None:
        if info is None:
            return None
        task, predictor = task_named(info.task), self.loaded.predictor(info)

        def read(texts: Sequence[str]) -> Sequence[Prediction]:
            return predictor.predict([task.read(text) for text in texts])

        return read


def take_in(root: Path, paths: Sequence[str] | None, told: Callable[[int], None], watching: bool = False) -> int:
    """Read a person's files, or with None what is new in the feeds; returns how many texts came.

    `told` hears of them as they come, and may raise JobCancelled then, and while another's work is waited for: see
    `feeds.read_all`, also for `watching`.
    """
    with _alone(root, lambda: told(0)):
        return feeds.read_all(root, told, watching) if paths is None else feeds.take_files(root, paths, told)


def watch(root: Path, check: Callable[[], None]) -> tuple[int, ...]:
    """Look for surges; returns the new alarms. `check` may raise JobCancelled while another's work is waited for."""
    with _alone(root, check):
        return alarms.watch(root)


@contextmanager
def _alone(root: Path, check: Callable[[], None]) -> Iterator[None]:
    lock = _locks[root]
    while not lock.acquire(timeout=_LOOK):
        check()
    try:
        yield
    finally:
        lock.release()


def monitor(root: Path, sentiment: str, topic: str, learned: Sequence[str] = ()) -> Monitor:
    """Return how the monitor stands; `learned` are the labels of the model for the sentiment."""
    with store.opened(root) as connection:
        low, high = trends.span(connection)
        return Monitor(
            feeds=feeds.listed(connection),
            texts=trends.count(connection),
            # Before the first training texts wait for both.
            waiting=scoring.waiting(root, bool(sentiment) or not topic, bool(topic) or not sentiment),
            refused=connection.execute("SELECT count(*) FROM refused").fetchone()[0],
            first=low * HOUR_SECONDS if low is not None else None,
            last=(high + 1) * HOUR_SECONDS if high is not None else None,
            groups=trends.groups(connection),
            sentiment=sentiment,
            topic=topic,
            open_alarms=alarms.count_open(connection),
            older=scoring.older(connection, sentiment, topic),
            zone=store.zone_name(connection),
            chosen_zone=store.setting(connection, store.ZONE),
            unknown_moods=moods.unknown(connection),
            moods=moods.choices(connection, learned),
        )


def states(root: Path) -> tuple[tuple[int, str, int], ...]:
    """Return each feed with its state and its refused rows, to see whether something changed."""
    with store.opened(root) as connection:
        return tuple((feed.feed, feed.state, feed.refused) for feed in feeds.listed(connection))
