"""Chooses which rows to learn from where there is no time for all.

Where the answer is made of the text's own words, those that together say most of what all say; else some of each class.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer

from engine.tasks.parts.words import WORDS
from engine.training.recipe import MOST_CHOSEN

# What a word that stands in a chosen text counts for in the next one.
_AGAIN = 0.5
# So many of each class are chosen whatever they say: a rare class must not be lost.
_OF_A_CLASS = 8


def covering(texts: Sequence[str], classes: Sequence[str], count: int) -> list[int]:
    """Return the places of `count` texts, in order, all where there are not more; `classes` has the class of each.

    Words and pairs of neighbouring words count by the square root of how many texts they are in, half as much each time
    one of the chosen has them: a submodular function of features (Wei et al. 2014, 'Submodular subset selection for
    large-scale speech training data'), maximised greedily and lazily (Minoux 1978). A text pays by the square root
    of how many it has, or the longest would always be the first.

    Of more than MOST_CHOSEN texts, so many that are `drawn` are looked at. Raises ValueError for a higher count.
    """
    if count > MOST_CHOSEN:
        raise ValueError(f"at most {MOST_CHOSEN} texts are chosen, not {count}")
    if len(texts) <= count:
        return list(range(len(texts)))
    places = drawn(classes, MOST_CHOSEN)
    greedy = _Greedy(_words([texts[place] for place in places]), [classes[place] for place in places])
    return sorted(places[chosen] for chosen in greedy.choose(count))


def drawn(classes: Sequence[str], count: int) -> list[int]:
    """Return the places of `count` rows, in order, all where there are not more: of each class its share, by chance.

    The first few of every class come before the others. The same rows are drawn each time.
    """
    by_class: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(classes):
        by_class[name].append(place)
    chance = np.random.default_rng(0)
    turns = [
        ((False, turn) if turn < _OF_A_CLASS else (True, (turn + 0.5) / len(own)), int(place))
        for own in by_class.values()
        for turn, place in enumerate(chance.permutation(own))
    ]
    return sorted(place for _, place in sorted(turns)[:count])


class _Greedy:
    """Takes whichever text says most that the ones before did not; `words` [text] are numbers of its words."""

    def __init__(self, words: Sequence[NDArray[np.int32]], classes: Sequence[str]) -> None:
        self._words, self._classes = words, classes
        self._worth = np.sqrt(np.bincount(np.concatenate(words)))
        self._lacking = Counter({name: min(number, _OF_A_CLASS) for name, number in Counter(classes).items()})

    def choose(self, count: int) -> list[int]:
        """Return `count` texts in the order in which they are taken."""
        waiting = [self._turn(text) for text in range(len(self._words))]
        heapq.heapify(waiting)
        chosen: list[int] = []
        kept = self._lacking.total()
        while len(chosen) < count:
            text = heapq.heappop(waiting)[1]
            lacks = self._lacking[self._classes[text]] > 0
            # The last places are kept for the classes that lack some.
            if count - len(chosen) <= kept and not lacks:
                continue
            turn = self._turn(text)
            # What was taken since makes a text worth less, never more: one that still leads is the best.
            if waiting and turn > waiting[0]:
                heapq.heappush(waiting, turn)
                continue
            chosen.append(text)
            kept -= lacks
            self._lacking[self._classes[text]] -= lacks
            self._worth[self._words[text]] *= _AGAIN
        return chosen

    def _turn(self, text: int) -> tuple[float, int]:
        own = self._words[text]
        return -float(self._worth[own].sum() / np.sqrt(max(1, len(own)))), text


def _words(texts: Sequence[str]) -> list[NDArray[np.int32]]:
    """Return the words and pairs of words of each text as numbers."""
    reader = CountVectorizer(binary=True, ngram_range=(1, 2), token_pattern=WORDS.pattern)
    counted = reader.fit_transform(texts)
    return np.split(counted.indices, counted.indptr[1:-1])
