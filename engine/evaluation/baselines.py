"""What the tuned model has to beat: the majority class, a bag of words, and the base model untuned."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Embed = Callable[[Sequence[str]], NDArray[np.float32]]


def majority(labels: Sequence[str], count: int) -> list[str]:
    """Return the commonest training class, once for each of `count` test rows."""
    values, counts = np.unique(np.array(labels), return_counts=True)
    return [str(values[counts.argmax()])] * count


def tfidf(train: Sequence[str], labels: Sequence[str], test: Sequence[str]) -> list[str]:
    """Return what TF-IDF over pieces of words with logistic regression says (scikit-learn, C=10)."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    # Characters inside words serve writing without spaces, such as Chinese, as well as misspellings.
    words = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, max_features=20_000)
    model = make_pipeline(words, LogisticRegression(C=10, max_iter=200))
    model.fit(list(train), list(labels))
    return [str(label) for label in model.predict(list(test))]


def nearest(train: Sequence[str], answers: Sequence[str], test: Sequence[str]) -> list[str]:
    """Return the answer of the training text that is most like each test text (TF-IDF over pieces of words, cosine)."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    words = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, max_features=20_000)
    known = words.fit_transform(list(train))
    return [answers[int((known @ vector.T).toarray().argmax())] for vector in words.transform(list(test))]


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
