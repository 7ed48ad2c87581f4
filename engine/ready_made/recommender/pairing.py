"""Turns behaviour into rows of the project's `pairs` task: what a person liked lately, an item's text, whether it fits.

The rows are a dataset like any other; a model learns them by the ordinary training.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.data.streams import RowWriter
from engine.ready_made.recommender.behaviour import Behaviour

# Where the training period is cut: for training, for early stopping, for the locked test of the model by itself.
LEARNS, STOPS = 0.7, 0.85
NEGATIVES = 3
# Most positives of each part: enough to learn from, few enough for a processor.
MOST = {"train": 1000, "valid": 150, "test": 150}
COLUMNS = ("text", "text_pair", "relevance")
_TOLD, _LETTERS = 5, 160
# Between drawing by chance and drawing as often as chosen (Mikolov et al. 2013).
_SMOOTHED = 0.75


@dataclass(frozen=True)
class Pair:
    """One row: the person's text, the item's, and 1 where they went on to like it, else 0."""

    text: str
    text_pair: str
    relevance: int


def told(liked: Sequence[int], wording: Sequence[str]) -> str:
    """Return what is read of a person: the wording of what they liked last, the latest first."""
    last = list(dict.fromkeys(reversed(liked)))[:_TOLD]
    return " | ".join(wording[item][:_LETTERS] for item in last)


def parts(period: Behaviour) -> dict[str, tuple[Behaviour, int]]:
    """Return part -> the behaviour until its end, and the place from which on its events are pairs."""
    learns, stops = period.cut(LEARNS), period.cut(STOPS)
    return {
        "train": (period.part(0, learns), 0),
        "valid": (period.part(0, stops), learns),
        "test": (period, stops),
    }


def pairs(behaviour: Behaviour, start: int, wording: Sequence[str], most: int, seed: int = 0) -> list[Pair]:
    """Return the pairs of events from place `start` on, `most` positives by chance; the same for the same seed.

    A positive is something liked for the first time by a person who had liked something before. Its negatives are drawn
    by how often they had been chosen by then, so that they are what was on offer and could have been seen; what the
    person touches anywhere in `behaviour`, before or later, is none. Nothing beyond `behaviour` is known.
    """
    chance = np.random.default_rng(seed)
    chosen = _positives(behaviour, start, most, chance)
    seen = behaviour.matrix()
    counts = np.zeros(behaviour.items, dtype=np.float64)
    histories: dict[int, list[int]] = {}
    found: list[Pair] = []
    events = zip(behaviour.person.tolist(), behaviour.item.tolist(), behaviour.liked.tolist(), strict=True)
    for place, (person, item, liked) in enumerate(events):
        if place in chosen:
            text = told(histories[person], wording)
            against = _negatives(counts, seen[person].indices, chance)
            found.append(Pair(text, wording[item], 1))
            found += [Pair(text, wording[other], 0) for other in against]
        counts[item] += 1
        if liked:
            histories.setdefault(person, []).append(item)
    return found


def write(period: Behaviour, wording: Sequence[str], folder: Path, seed: int = 0) -> dict[str, int]:
    """Write train.csv, valid.csv and test.csv into `folder`; return part -> positives."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {}
    for name, (behaviour, start) in parts(period).items():
        rows = pairs(behaviour, start, wording, MOST[name], seed)
        with RowWriter(folder / f"{name}.csv", columns=COLUMNS) as writer:
            writer.write([vars(row) for row in rows])
        made[name] = sum(row.relevance for row in rows)
    return made


def _positives(behaviour: Behaviour, start: int, most: int, chance: np.random.Generator) -> frozenset[int]:
    """Return the places of the events that become positives."""
    places = list(_eligible(behaviour, start))
    if len(places) > most:
        places = chance.choice(places, most, replace=False).tolist()
    return frozenset(places)


def _eligible(behaviour: Behaviour, start: int) -> Iterator[int]:
    histories: dict[int, set[int]] = {}
    for place in np.flatnonzero(behaviour.liked).tolist():
        history = histories.setdefault(int(behaviour.person[place]), set())
        item = int(behaviour.item[place])
        if place >= start and history and item not in history:
            yield place
        history.add(item)


def _negatives(counts: NDArray[np.float64], touched: NDArray[np.int32], chance: np.random.Generator) -> list[int]:
    weight = counts**_SMOOTHED
    weight[touched] = 0
    number = min(NEGATIVES, int((weight > 0).sum()))
    if not number:
        return []
    drawn: list[int] = chance.choice(len(weight), number, replace=False, p=weight / weight.sum()).tolist()
    return drawn
