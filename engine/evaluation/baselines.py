"""What the tuned model has to beat: the majority class, a bag of words, and the base model untuned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Embed = Callable[[Sequence[str]], NDArray[np.float32]]
Pair = tuple[str, str]


def majority(labels: Sequence[str], count: int) -> list[str]:
    """Return the commonest training class, once for each of `count` test rows."""
    values, counts = np.unique(np.array(labels), return_counts=True)
    return [str(values[counts.argmax()])] * count


def tfidf(train: Sequence[str], labels: Sequence[str], test: Sequence[str]) -> list[str]:
    """Return what TF-IDF over pieces of words with logistic regression says (scikit-learn, C=10)."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    model = make_pipeline(_pieces(), LogisticRegression(C=10, max_iter=200))
    model.fit(list(train), list(labels))
    return [str(label) for label in model.predict(list(test))]


def nearest(train: Sequence[str], answers: Sequence[str], test: Sequence[str]) -> list[str]:
    """Return the answer of the training text that is most like each test text (TF-IDF over pieces of words, cosine)."""
    words = _pieces()
    known = words.fit_transform(list(train))
    return [answers[int((known @ vector.T).toarray().argmax())] for vector in words.transform(list(test))]


def _pieces() -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    # Characters inside words serve writing without spaces, such as Chinese, as well as misspellings.
    return TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, max_features=20_000)


def mean(scores: Sequence[float], count: int) -> list[float]:
    """Return the mean of the training scores, once for each of `count` test rows."""
    return [float(np.mean(scores))] * count


def tfidf_scores(train: Sequence[str], scores: Sequence[float], test: Sequence[str]) -> list[float]:
    """Return what TF-IDF over pieces of words with ridge regression says (scikit-learn)."""
    from sklearn.linear_model import Ridge
    from sklearn.pipeline import make_pipeline

    model = make_pipeline(_pieces(), Ridge())
    model.fit(list(train), list(scores))
    return [float(score) for score in model.predict(list(test))]


def likeness(train: Sequence[Pair], scores: Sequence[float], test: Sequence[Pair], embed: Embed) -> list[float]:
    """Return how alike the base model finds two texts, the cosine, put on the scale of the scores by a straight line.

    The line is fitted to the training rows by least squares; no weight of the base is trained.
    """
    known, asked = _cosines(train, embed), _cosines(test, embed)
    if np.ptp(known) == 0:
        return mean(scores, len(test))
    slope, offset = np.polyfit(known, np.array(scores, dtype=np.float64), 1)
    return [float(score) for score in slope * asked + offset]


def _cosines(pairs: Sequence[Pair], embed: Embed) -> NDArray[np.float64]:
    first, second = (embed([pair[side] for pair in pairs]) for side in (0, 1))
    found: NDArray[np.float64] = (first * second).sum(axis=1, dtype=np.float64)
    return found


def untuned(train: Sequence[str], labels: Sequence[str], test: Sequence[str], embed: Embed) -> list[str]:
    """Return the class whose training texts lie nearest on average to each test text, by the base model as it came.

    Nearest class mean over frozen embeddings: the base knows nothing of the classes but where their texts lie, and
    no weight is trained, which is what 'before' means. (The untrained head would only measure chance.)
    """
    vectors = embed(train)
    names = sorted(set(labels))
    place = {name: index for index, name in enumerate(names)}
    sums = np.zeros((len(names), vectors.shape[1]), dtype=np.float64)
    np.add.at(sums, [place[label] for label in labels], vectors)
    means = sums / np.linalg.norm(sums, axis=1, keepdims=True).clip(1e-9)
    return [names[index] for index in (embed(test) @ means.T).argmax(axis=1)]
