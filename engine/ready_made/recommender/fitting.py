"""Fits a recommender in a worker process: reads, embeds, measures on the last fifth in time, learns from everything."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from engine.ready_made.recommender import contents, fitted, measuring, ranking, reading, signals, vectors
from engine.ready_made.recommender.behaviour import Behaviour, Catalogue, Floats
from engine.ready_made.recommender.contents import Contents
from engine.ready_made.recommender.orders import FitOrder
from engine.ready_made.recommender.values import Quality
from engine.runtime.reporter import PipeReporter

log = logging.getLogger(__name__)
# The share of the events, in time, that a recommender is measured by.
TRAINING = 0.8
LONGEST_TOKENS = 128
Progress = Callable[[str, float, float], None]


def run(order: FitOrder, reporter: PipeReporter) -> None:
    """Fit and write the file of `order`; raises what `reading.read` does."""

    def progress(stage: str, done: float = 0, total: float = 0) -> None:
        reporter.check()
        reporter.progress(stage, done, total)

    progress("read_files")
    data = reading.read(order.items, order.behaviour)
    kept = order.target.with_name("vectors.npz")
    rows = _embedded(data.catalogue, Path(order.base.folder), kept, progress) if order.base else None
    read = contents.read(data.catalogue, rows)
    quality = measured(data.behaviour, read, lambda done, total: progress("shelf_measure", done, total))
    ranker = ranking.fit(data.behaviour, read, lambda done, total: progress("shelf_fit", done, total))
    progress("shelf_fit", 1, 1)
    made = fitted.made(
        data.catalogue,
        data.behaviour,
        signals.fit(data.behaviour, read),
        ranker,
        quality,
        order.sources,
        data.left_out,
    )
    fitted.save(made, order.target)


def measured(
    behaviour: Behaviour, read: Contents, progress: Callable[[float, float], None] = lambda done, total: None
) -> Quality | None:
    """Return how well the last fifth of the events in time is foreseen by what came before; None where nothing can be.

    Candidates are the items that somebody had touched before; what a person had seen is left out of their list.
    Everything (signals, weights, which weights) is learned on the first four fifths alone.
    """
    place = behaviour.cut(TRAINING)
    past, after = behaviour.part(0, place), behaviour.part(place, len(behaviour))
    if not len(past) or not len(after):
        return None
    ranker = ranking.fit(past, read, progress)
    made, seen, liked = signals.fit(past, read), past.matrix(), past.matrix(True)
    targets = after.targets(seen, made.known)
    if not targets:
        return None
    counts = np.asarray(seen.sum(axis=1)).ravel()
    popular = np.asarray(seen.sum(axis=0), dtype=np.float32).ravel()

    def ours(people: list[int]) -> Floats:
        return ranker.score(made.of(seen[people], liked[people]), counts[people] > 0)

    def by_popularity(people: list[int]) -> Floats:
        return np.tile(popular, (len(people), 1))

    known = [person for person in targets if counts[person]]
    found = measuring.measure(ours, targets, seen, made.known)
    plain = measuring.measure(by_popularity, targets, seen, made.known)
    return Quality(
        len(targets),
        len(known),
        datetime.fromtimestamp(float(after.moment[0]), UTC).date().isoformat(),
        *measuring.mean(found),
        *measuring.mean(plain),
        measuring.mean(found, known)[0],
        measuring.mean(plain, known)[0],
    )


def _embedded(catalogue: Catalogue, base: Path, file: Path, progress: Progress) -> Floats:
    from engine.inference.embedder import Embedder

    embedder: Embedder | None = None

    def embed(texts: Sequence[str]) -> Floats:
        nonlocal embedder
        embedder = embedder or Embedder(base, LONGEST_TOKENS)
        return embedder.embed(texts)

    def told(done: float, total: float) -> None:
        progress("shelf_embed", done, total)

    return vectors.embedded(catalogue.wording(), embed, base.name, file, told)
