"""Fits a recommender in a worker process: reads, embeds, measures on the last fifth in time, learns from everything."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from engine.export.card import check_unchanged
from engine.ready_made.recommender import contents, fitted, measuring, ranking, reading, rescoring, signals, vectors
from engine.ready_made.recommender.behaviour import Behaviour, Catalogue, Floats
from engine.ready_made.recommender.contents import Contents
from engine.ready_made.recommender.orders import FitOrder
from engine.ready_made.recommender.ranking import Ranker
from engine.ready_made.recommender.values import Quality, TextGain
from engine.results import BaseModel, ModelInfo
from engine.runtime.reporter import PipeReporter

log = logging.getLogger(__name__)
# The share of the events, in time, that a recommender is measured by.
TRAINING = 0.8
LONGEST_TOKENS = 128
# Reading the heads of more lists than these would tell nothing new.
_MOST_READ = 200
Progress = Callable[[str, float, float], None]


def run(order: FitOrder, reporter: PipeReporter) -> TextGain | None:
    """Fit and write the file of `order`, return what its text model brings; raises what `reading.read` does."""

    def progress(stage: str, done: float = 0, total: float = 0) -> None:
        reporter.check()
        reporter.progress(stage, done, total)

    progress("read_files")
    data = reading.read(order.items, order.behaviour)
    kept = order.target.with_name("vectors.npz")
    rows = _embedded(data.catalogue, order.base, kept, progress) if order.base else None
    read = contents.read(data.catalogue, rows)
    period = data.behaviour.part(0, data.behaviour.cut(TRAINING))
    early = ranking.fit(period, read, lambda done, total: progress("shelf_measure", done, total))
    quality = measured(data.behaviour, read, early)
    gain = None
    if order.text and quality:
        gain = text_gain(data.behaviour, read, early, data.catalogue.wording(), order.text, progress)
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
        gain if gain and gain.used else None,
    )
    fitted.save(made, order.target)
    return gain


def measured(
    behaviour: Behaviour,
    read: Contents,
    early: Ranker | None = None,
) -> Quality | None:
    """Return how well the last fifth of the events in time is foreseen by what came before; None where nothing can be.

    Candidates are the items that somebody had touched before; what a person had seen is left out of their list.
    Everything (signals, weights, which weights) is learned on the first four fifths alone; `early` are such weights.
    """
    place = behaviour.cut(TRAINING)
    past, after = behaviour.part(0, place), behaviour.part(place, len(behaviour))
    if not len(past) or not len(after):
        return None
    ranker = early or ranking.fit(past, read)
    made, seen, liked, lately = signals.fit(past, read), past.matrix(), past.matrix(True), past.lately()
    targets = after.targets(seen, made.known)
    if not targets:
        return None
    counts = np.asarray(seen.sum(axis=1)).ravel()
    popular = np.asarray(seen.sum(axis=0), dtype=np.float32).ravel()

    def ours(people: list[int]) -> Floats:
        return ranker.score(made.of(seen[people], liked[people], lately[people]), counts[people] > 0)

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


def text_gain(
    behaviour: Behaviour, read: Contents, early: Ranker, wording: Sequence[str], model: ModelInfo, progress: Progress
) -> TextGain:
    """Return what a text model brings on the last fifth; its weight is chosen on the behaviour before that alone."""
    place = behaviour.cut(TRAINING)
    period, after = behaviour.part(0, place), behaviour.part(place, len(behaviour))
    reads = _reader(Path(model.folder), progress)
    weight, better = rescoring.validated(period, read, early, wording, reads).best()
    found = rescoring.reached(period, after, read, early, wording, reads, _MOST_READ)
    people = len(found.without)
    with_it, without = (float(row.mean()) if people else 0.0 for row in (found.by_weight[weight], found.without))
    return TextGain(model.model, better and with_it >= without, weight, people, with_it, without)


def _reader(folder: Path, progress: Progress) -> rescoring.Read:
    from engine.inference.predictor import Predictor
    from engine.tasks.pairs import TASK

    check_unchanged(folder)
    predictor, lists = Predictor(folder, TASK), 0

    def read(pairs: Sequence[tuple[str, str]]) -> list[float]:
        nonlocal lists
        progress("shelf_text", lists, 0)
        lists += 1
        return [float(said.value) for said in predictor.predict(pairs)]

    return read


def _embedded(catalogue: Catalogue, base: BaseModel, file: Path, progress: Progress) -> Floats:
    from engine.inference.embedder import Embedder

    embedder: Embedder | None = None

    def embed(texts: Sequence[str]) -> Floats:
        nonlocal embedder
        embedder = embedder or Embedder.of(base, LONGEST_TOKENS)
        return embedder.embed(texts)

    def told(done: float, total: float) -> None:
        progress("shelf_embed", done, total)

    return vectors.embedded(catalogue.wording(), embed, Path(base.folder).name, file, told)
