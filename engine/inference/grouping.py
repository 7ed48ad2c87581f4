"""Suggests which questions ask for the same thing: hierarchical clusters of their meanings and of their answers'."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import AgglomerativeClustering
from sklearn.metrics import silhouette_score

from engine.inference.embedder import Embedder

# Of all pairs of so many texts the distances fit into memory; others go to the cluster whose middle is nearest.
MOST = 3000
# Of so many texts the silhouette is measured.
SAMPLE = 1500
# Cosine distances at which the tree may be cut; the cut whose clusters are farthest apart for their size is taken.
CUTS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)


class Grouper:
    """Average-linkage clusters over cosines, cut where the mean silhouette is best (Rousseeuw 1987)."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def group(self, questions: Sequence[str], answers: Sequence[str]) -> list[int]:
        """Return a group's number for each question; those with the same answer are together.

        `answers` are as many as the questions, or none.
        """
        vectors = self._vectors(questions, answers)
        chosen = np.arange(len(vectors))
        if len(vectors) > MOST:
            chosen = np.sort(np.random.default_rng(0).permutation(len(vectors))[:MOST])
        groups = _nearest(vectors, vectors[chosen], clusters(vectors[chosen]))
        return _joined(groups, answers)

    def _vectors(self, questions: Sequence[str], answers: Sequence[str]) -> NDArray[np.float32]:
        asked = self._embedder.embed(questions)
        if not any(answers):
            return asked
        distinct = list(dict.fromkeys(answers))
        known = dict(zip(distinct, self._embedder.embed(distinct), strict=True))
        told = np.stack([known[answer] for answer in answers])
        # Scaled so, the cosine of two rows is the mean of both cosines.
        both: NDArray[np.float32] = np.concatenate([asked, told], axis=1) * np.float32(0.5**0.5)
        return both


def clusters(vectors: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return a cluster a row of `vectors` [n, d], rows of length 1."""
    if len(vectors) < 3:
        return np.zeros(len(vectors), dtype=np.int64)
    best, found = -1.0, np.zeros(len(vectors), dtype=np.int64)
    for cut in CUTS:
        tree = AgglomerativeClustering(n_clusters=None, metric="cosine", linkage="average", distance_threshold=cut)
        labels = tree.fit_predict(vectors)
        count = len(set(labels))
        if not 1 < count < len(vectors):
            continue
        sample = min(len(vectors), SAMPLE)
        score = float(silhouette_score(vectors, labels, metric="cosine", sample_size=sample, random_state=0))
        if score > best:
            best, found = score, labels
    return found


def _nearest(vectors: NDArray[np.float32], known: NDArray[np.float32], labels: NDArray[np.int64]) -> NDArray[np.int64]:
    if len(vectors) == len(known):
        return labels
    middles = np.stack([known[labels == label].mean(axis=0) for label in range(labels.max() + 1)])
    return np.asarray((vectors @ middles.T).argmax(axis=1))


def _joined(groups: NDArray[np.int64], answers: Sequence[str]) -> list[int]:
    """Join groups that share an answer, word for word."""
    first: dict[str, int] = {}
    into: dict[int, int] = {}

    def root(group: int) -> int:
        while into.get(group, group) != group:
            group = into[group]
        return group

    for group, answer in zip(groups.tolist(), answers, strict=False):
        if answer:
            into[root(group)] = root(first.setdefault(answer, group))
    return [root(group) for group in groups.tolist()]
