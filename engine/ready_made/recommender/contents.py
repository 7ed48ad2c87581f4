"""What an item's words and categories tell of it before anybody has touched it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from engine.ready_made.recommender.behaviour import Catalogue, Floats

NEIGHBOURS = 20
_DIMENSIONS = 64
_LEAST_ITEMS = 20
_MOST_WORDS, _MOST_KINDS = 400, 200
_RIDGE = 2.0
_BLOCK = 512


@dataclass(frozen=True)
class Contents:
    """`vectors` [items, d] and `categories` sparse [items, kinds] of length 1; `features` [items, f]; all float32."""

    vectors: Floats
    categories: Any
    features: Floats

    def expected(self, known: NDArray[np.bool_], values: Floats) -> Floats:
        """Return float32 [items, n]: what the words lead to expect, learned by ridge regression from `known` items.

        `values` [items, n] counts only where `known` [items]. The idea is that of attribute-to-feature mappings
        (Gantner et al. 2010).
        """
        mean = values[known].mean(axis=0) if known.any() else np.zeros(values.shape[1])
        if known.sum() < _LEAST_ITEMS:
            return np.tile(mean, (len(values), 1)).astype(np.float32)
        features, wanted = self.features[known], values[known] - mean
        gram = features.T @ features + _RIDGE * np.eye(features.shape[1], dtype=np.float32)
        found: Floats = (self.features @ np.linalg.solve(gram, features.T @ wanted) + mean).astype(np.float32)
        return found

    def neighbours(self, items: NDArray[np.int64], among: NDArray[np.bool_]) -> Any:
        """Return sparse [items, len(items)]: for each of `items` the weights (sum 1) of those `among` nearest to it."""
        places, count = np.flatnonzero(among), min(NEIGHBOURS, int(among.sum()))
        shape = (len(self.vectors), len(items))
        if not count or not len(items):
            return sparse.csr_matrix(shape, dtype=np.float32)
        near = np.concatenate(
            [self._near(items[at : at + _BLOCK], places, count) for at in range(0, len(items), _BLOCK)]
        )
        likeness = np.einsum("nkd,nd->nk", self.vectors[near], self.vectors[items])
        weight = np.maximum(likeness, 1e-3) ** 4
        weight /= weight.sum(axis=1, keepdims=True)
        columns = np.repeat(np.arange(len(items)), count)
        return sparse.csr_matrix((weight.ravel().astype(np.float32), (near.ravel(), columns)), shape=shape)

    def _near(self, items: NDArray[np.int64], places: NDArray[np.int64], count: int) -> NDArray[np.int64]:
        likeness = self.vectors[items] @ self.vectors[places].T
        found: NDArray[np.int64] = places[np.argpartition(-likeness, count - 1, axis=1)[:, :count]]
        return found


def read(catalogue: Catalogue, vectors: Floats | None) -> Contents:
    """Return the contents; without an encoder's `vectors` the words' own (latent semantic analysis) stand in."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    wording = catalogue.wording()
    try:
        least = 5 if len(wording) > 1000 else 2 if len(wording) > 20 else 1
        words = TfidfVectorizer(min_df=least, max_features=_MOST_WORDS, sublinear_tf=True, token_pattern=r"\w+")
        weighted = words.fit_transform(wording).astype(np.float32)
    except ValueError:
        # No word stands twice, or none at all: nothing is told by them.
        weighted = sparse.csr_matrix((len(wording), 1), dtype=np.float32)
    kept = _centred(vectors) if vectors is not None else _latent(weighted)
    categories = categories_of(catalogue)
    often = np.argsort(-np.asarray((categories > 0).sum(axis=0)).ravel(), kind="stable")[:_MOST_KINDS]
    features = np.hstack([kept, categories[:, often].toarray(), weighted.toarray()])
    return Contents(kept, categories, features.astype(np.float32))


def _centred(vectors: Floats) -> Floats:
    moved = vectors - vectors.mean(axis=0)
    lengths = np.linalg.norm(moved, axis=1, keepdims=True)
    scaled: Floats = (moved / np.maximum(lengths, 1e-6)).astype(np.float32)
    return scaled


def _latent(words: Any) -> Floats:
    from sklearn.decomposition import TruncatedSVD

    most = min(_DIMENSIONS, min(words.shape) - 1)
    if most < 1:
        return np.zeros((words.shape[0], 1), dtype=np.float32)
    return _centred(np.asarray(TruncatedSVD(most, random_state=0).fit_transform(words), dtype=np.float32))


def categories_of(catalogue: Catalogue) -> Any:
    """Return sparse float32 [items, kinds], rows of length 1."""
    names = sorted({kind for kinds in catalogue.categories for kind in kinds})
    place = {name: number for number, name in enumerate(names)}
    rows = [row for row, kinds in enumerate(catalogue.categories) for _ in kinds]
    columns = [place[kind] for kinds in catalogue.categories for kind in kinds]
    values = [len(kinds) ** -0.5 for kinds in catalogue.categories for _ in kinds]
    shape = (len(catalogue), max(1, len(names)))
    return sparse.csr_matrix((np.asarray(values, dtype=np.float32), (rows, columns)), shape=shape)
