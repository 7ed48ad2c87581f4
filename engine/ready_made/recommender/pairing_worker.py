"""Makes the pairs that a text model learns, in a worker process."""

from __future__ import annotations

from engine.ready_made.recommender import pairing, reading
from engine.ready_made.recommender.fitting import TRAINING
from engine.ready_made.recommender.orders import PairsOrder
from engine.runtime.reporter import PipeReporter


def run(order: PairsOrder, reporter: PipeReporter) -> dict[str, int]:
    """Write the files of `order` from the training period alone; raises what `reading.read` does."""
    reporter.progress("shelf_pairs", 0, 0)
    data = reading.read(order.items, order.behaviour)
    period = data.behaviour.part(0, data.behaviour.cut(TRAINING))
    return pairing.write(period, data.catalogue.wording(), order.folder)
