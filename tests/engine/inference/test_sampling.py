"""Choosing a token from logits."""

from __future__ import annotations

from collections import Counter

import numpy as np

from engine.inference.sampling import Sampling, probabilities

LOGITS = np.log(np.array([0.5, 0.3, 0.15, 0.05], np.float32))


def drawn(sampling: Sampling, logits: np.ndarray = LOGITS, times: int = 400) -> Counter[int]:
    return Counter(sampling.choose(logits, []) for _ in range(times))


def test_without_a_temperature_the_likeliest_is_taken() -> None:
    assert drawn(Sampling()) == {0: 400}


def test_a_temperature_draws_as_the_probabilities_say_and_only_from_the_likeliest() -> None:
    shares = drawn(Sampling(1.0, top_p=0.8, seed=1))
    assert set(shares) == {0, 1}
    assert 0.55 < shares[0] / 400 < 0.7
    assert set(drawn(Sampling(1.0, top_p=1.0, seed=1))) == {0, 1, 2, 3}
    assert set(drawn(Sampling(1.0, top_p=0.0, seed=1))) == {0}


def test_what_may_not_come_is_never_drawn() -> None:
    logits = LOGITS.copy()
    logits[[0, 3]] = -np.inf
    assert set(drawn(Sampling(2.0, top_p=1.0, seed=2), logits)) == {1, 2}


def test_a_seed_draws_the_same_again() -> None:
    first, second, other = (
        [sampling.choose(LOGITS, []) for _ in range(20)]
        for sampling in (Sampling(1.0, seed=7), Sampling(1.0, seed=7), Sampling(1.0, seed=8))
    )
    assert first == second != other


def test_a_penalty_makes_what_stands_already_less_likely() -> None:
    logits = np.array([2.0, 1.9, -1.0], np.float32)
    assert Sampling(repetition_penalty=1.2).choose(logits, [0]) == 1
    assert Sampling(repetition_penalty=1.2).choose(-logits, [2]) == 2
    assert Sampling(repetition_penalty=3.0).choose(-logits, [2]) == 2
    assert np.isclose(probabilities(logits).sum(), 1.0)
