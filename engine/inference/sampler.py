"""Chooses texts that are unlike each other: one of each cluster, where the clusters lie as the texts' weights say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.cluster import KMeans

from engine.inference.embedder import Embedder


class Sampler:
    """Weighted k-means over a base encoder's sentence vectors (Zhdanov 2019, Diverse mini-batch active learning)."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def choose(self, texts: Sequence[str], weights: Sequence[float], count: int) -> list[int]:
        """Return the places of at most `count` texts, in order; fewer where not so many are unlike each other."""
        vectors = self._embedder.embed(texts)
        clusters = KMeans(min(count, len(np.unique(vectors, axis=0))), n_init=1, random_state=0)
        apart = clusters.fit(vectors, sample_weight=weights).transform(vectors)
        return sorted(set(apart.argmin(axis=0).tolist()))
