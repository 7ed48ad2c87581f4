"""Spans of words as BIO tags: marking them for training, and reading the best valid tag sequence back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.tasks.parts.chances import softmax

if TYPE_CHECKING:
    from tokenizers import Encoding

Span = tuple[int, int, str]
OUTSIDE = "O"
IGNORED = -100


def tags_for(names: Sequence[str]) -> list[str]:
    """Return the BIO tags (Ramshaw and Marcus 1995) of span names: O first, then B-x and I-x of each."""
    return [OUTSIDE, *(f"{prefix}-{name}" for name in names for prefix in "BI")]


def word_starts(encoding: Encoding) -> list[int]:
    """Return the indices of the tokens that begin a word; special tokens are left out."""
    words, starts, last = encoding.word_ids, [], None
    for index, word in enumerate(words):
        if word is not None and word != last:
            starts.append(index)
        last = word
    return starts


def word_bounds(encoding: Encoding) -> list[tuple[int, int]]:
    """Return the character range of each word, in the order of `word_starts`."""
    bounds: list[tuple[int, int]] = []
    last = None
    for word, (start, end) in zip(encoding.word_ids, encoding.offsets, strict=True):
        if word is not None and word == last:
            bounds[-1] = (bounds[-1][0], end)
        elif word is not None:
            bounds.append((start, end))
        last = word
    return bounds


def tag_targets(spans: Sequence[Span], encoding: Encoding, tags: Mapping[str, int]) -> list[int]:
    """Return one tag index a token; only the first token of a word carries loss, the rest are IGNORED."""
    targets = [IGNORED] * len(encoding.ids)
    for index, (start, end) in zip(word_starts(encoding), word_bounds(encoding), strict=True):
        targets[index] = tags[OUTSIDE]
        for first, last, name in spans:
            if start < last and end > first and f"B-{name}" in tags:
                targets[index] = tags[f"B-{name}" if start <= first else f"I-{name}"]
    return targets


def best_spans(logits: NDArray[np.float32], tags: Sequence[str], encoding: Encoding) -> list[Span]:
    """Return the spans of the likeliest tag sequence in which I-x follows only B-x or I-x.

    `logits` [tokens, tags]; Viterbi (Forney 1973) over words. As only I-x restricts what comes before, one maximum
    over all tags serves the rest, and a word costs as much as it has tags.
    """
    starts = word_starts(encoding)
    if not starts:
        return []
    path = _viterbi(logits[starts].astype(np.float64), tags)
    return _spans_of([tags[index] for index in path], word_bounds(encoding))


def least_sure(logits: NDArray[np.float32], encoding: Encoding) -> float:
    """Return the chance of the likeliest tag of the least sure word, 1.0 where there is none.

    `logits` [tokens, tags]. Only a word's first token counts: what is said of the others was never learned.
    """
    starts = word_starts(encoding)
    return float(softmax(logits[starts]).max(axis=-1).min()) if starts else 1.0


def _viterbi(emissions: NDArray[np.float64], tags: Sequence[str]) -> list[int]:
    emissions = emissions - np.logaddexp.reduce(emissions, axis=1, keepdims=True)
    inside = np.array([index for index, tag in enumerate(tags) if tag.startswith("I-")], dtype=int)
    begin = np.array([tags.index("B-" + tags[index][2:]) for index in inside], dtype=int)
    score = emissions[0].copy()
    score[inside] = -np.inf
    back = np.zeros((len(emissions), len(tags)), dtype=int)
    for step in range(1, len(emissions)):
        best = int(score.argmax())
        back[step] = best
        came = np.full(len(tags), score[best])
        from_begin = score[begin] >= score[inside]
        back[step, inside] = np.where(from_begin, begin, inside)
        came[inside] = np.where(from_begin, score[begin], score[inside])
        score = came + emissions[step]
    path = [int(score.argmax())]
    for step in range(len(emissions) - 1, 0, -1):
        path.append(int(back[step, path[-1]]))
    return path[::-1]


def _spans_of(path: Sequence[str], bounds: Sequence[tuple[int, int]]) -> list[Span]:
    spans: list[Span] = []
    for tag, (start, end) in zip(path, bounds, strict=True):
        if tag.startswith("B-"):
            spans.append((start, end, tag[2:]))
        elif tag.startswith("I-"):
            first, _, name = spans[-1]
            spans[-1] = (first, end, name)
    return spans


def span_f1(gold: Sequence[Sequence[Span]], predicted: Sequence[Sequence[Span]]) -> float:
    """Return the micro F1 over spans, strict: both ends and the label must be right, as conlleval and seqeval count.

    1.0 where there is nothing to find and nothing was found.
    """
    pairs = [({*map(tuple, a)}, {*map(tuple, b)}) for a, b in zip(gold, predicted, strict=True)]
    right = sum(len(true & said) for true, said in pairs)
    total = sum(len(true) + len(said) for true, said in pairs)
    return 2 * right / total if total else 1.0


def locate(text: str, values: Sequence[tuple[str, str]]) -> list[Span] | None:
    """Return where each (name, value) stands in `text`, without overlaps, or None where one cannot be placed.

    A value that stands in several places takes the one that keeps the order in which the values are given where
    that is possible, for that is the order in which people list what they read.
    """
    return _in_order(text, values) or _longest_first(text, values)


def _in_order(text: str, values: Sequence[tuple[str, str]]) -> list[Span] | None:
    spans: list[Span] = []
    position = 0
    for name, value in values:
        place = next((at for at in _places(text, value) if at >= position), None)
        if place is None:
            return None
        spans.append((place, place + len(value), name))
        position = place + len(value)
    return spans


def _longest_first(text: str, values: Sequence[tuple[str, str]]) -> list[Span] | None:
    spans: list[Span] = []
    for name, value in sorted(values, key=lambda pair: -len(pair[1])):
        for place in _places(text, value):
            end = place + len(value)
            if all(end <= first or place >= last for first, last, _ in spans):
                spans.append((place, end, name))
                break
        else:
            return None
    return sorted(spans)


def _places(text: str, value: str) -> list[int]:
    """Where `value` stands, whole words first: 'me' is not to be found in 'message' while it stands alone elsewhere."""
    if not value:
        return []
    found, at = [], text.find(value)
    while at >= 0:
        found.append(at)
        at = text.find(value, at + 1)
    whole = [at for at in found if _at_edges(text, at, at + len(value))]
    return whole or found


def _at_edges(text: str, start: int, end: int) -> bool:
    before = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    after = end == len(text) or not (text[end].isalnum() and text[end - 1].isalnum())
    return before and after
