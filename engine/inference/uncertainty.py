"""Orders predictions by how unsure the model is: what a person should label next (active learning).

The margin between the two likeliest classes, least first (margin sampling: Scheffer, Decomain and Wrobel 2001; see
Settles 2009, section 3.1); where a task tells one confidence only, that.
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.results import Prediction


def most_uncertain(predictions: Sequence[Prediction]) -> list[int]:
    """Return the indices of the predictions, the least sure first."""
    return sorted(range(len(predictions)), key=lambda index: margin(predictions[index]))


def margin(prediction: Prediction) -> float:
    """Return how far the likeliest answer is ahead of the second, from 0 to 1."""
    second = prediction.alternatives[0][1] if prediction.alternatives else 0.0
    return prediction.confidence - second
