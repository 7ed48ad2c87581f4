"""Texts that are unlike each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray

from engine.inference.embedder import Embedder
from engine.inference.sampler import Sampler

PLACES = {"late": (1.0, 0.0), "too late": (0.99, 0.1), "very late": (0.98, 0.2), "broken": (0.0, 1.0)}


class Known:
    """Knows where a few texts lie."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([PLACES[text] for text in texts], np.float32)


SAMPLER = Sampler(cast(Embedder, Known()))


def test_the_one_in_the_middle_of_each_cluster() -> None:
    texts = ["late", "too late", "very late", "broken"]
    assert SAMPLER.choose(texts, [1.0, 1.0, 1.0, 1.0], 2) == [1, 3]


def test_what_weighs_more_draws_the_middle_to_itself() -> None:
    texts = ["late", "too late", "very late", "broken"]
    assert SAMPLER.choose(texts, [100.0, 1.0, 1.0, 1.0], 2) == [0, 3]


def test_texts_that_are_all_alike_are_one() -> None:
    assert SAMPLER.choose(["late"] * 5, [1e-6] * 5, 3) == [0]
