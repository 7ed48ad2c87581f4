"""Orders predictions by how much their label would teach: what a person should label next (active learning).

How unsure the model is of a text is the margin between the two likeliest classes (margin sampling: Scheffer, Decomain
and Wrobel 2001; see Settles 2009, section 3.1); where a task tells one confidence only, that. The least sure of all are
often the same doubt over and over, so a batch is spread over the kinds of text among them (Zhdanov 2019, Diverse
mini-batch active learning).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.results import Prediction

# How many unsure texts a batch is chosen from, for each text in it: Zhdanov's beta, of which 10 did best.
CANDIDATES = 10
# What a text that the model is quite sure of still weighs, for weights that are all zero place no cluster.
LEAST_WEIGHT = 1e-6

Spread = Callable[[Sequence[int], Sequence[float], int], Sequence[int]]


def most_useful(predictions: Sequence[Prediction], count: int, spread: Spread | None = None) -> list[int]:
    """Return the indices of `count` predictions (fewer where there are fewer), the least sure first.

    `spread` gets indices, how much each of them weighs, and a count, and returns the places of so many or fewer that
    are unlike each other; without it they are the least sure.
    """
    unsure = sorted(range(len(predictions)), key=lambda index: margin(predictions[index]))
    candidates = unsure[: CANDIDATES * count]
    if spread is None or len(candidates) <= count:
        return unsure[:count]
    doubts = [max(LEAST_WEIGHT, 1 - margin(predictions[index])) for index in candidates]
    chosen = {candidates[place] for place in spread(candidates, doubts, count)}
    chosen.update([index for index in unsure if index not in chosen][: count - len(chosen)])
    return [index for index in unsure if index in chosen]


def margin(prediction: Prediction) -> float:
    """Return how far the likeliest answer is ahead of the second, from 0 to 1."""
    second = prediction.alternatives[0][1] if prediction.alternatives else 0.0
    return prediction.confidence - second
