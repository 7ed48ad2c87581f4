"""Orders predictions by how unsure the model is: what a person should label next (active learning).

The margin between the two likeliest classes, least first (margin sampling: Scheffer, Decomain and Wrobel 2001; see
Settles 2009, section 3.1); where a task tells one confidence only, that. The classes that the model would say take
turns, each with its least sure text: the least sure of all are often the same doubt between two classes over and over,
and a batch of them says less than one that is spread (Citovsky et al. 2021 spread theirs over clusters).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from engine.results import Prediction


def most_uncertain(predictions: Sequence[Prediction]) -> list[int]:
    """Return the indices of the predictions, the least sure of each class first, class by class in turn."""
    unsure = sorted(range(len(predictions)), key=lambda index: margin(predictions[index]))
    turns: dict[str, count[int]] = {}
    turn = {index: next(turns.setdefault(_class(predictions[index]), count())) for index in unsure}
    return sorted(unsure, key=lambda index: turn[index])


def margin(prediction: Prediction) -> float:
    """Return how far the likeliest answer is ahead of the second, from 0 to 1."""
    second = prediction.alternatives[0][1] if prediction.alternatives else 0.0
    return prediction.confidence - second


def _class(prediction: Prediction) -> str:
    """Return the class of an answer, '' for one that has none, such as marked words."""
    value = prediction.value
    return str(value.get("tool")) if isinstance(value, dict) else value if isinstance(value, str) else ""
