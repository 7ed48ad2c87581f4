"""Finds the passages that answer a question: by its words (BM25) and by its meaning (cosine), the two ranks fused."""

from __future__ import annotations

import json
import math
import re
import sqlite3
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.data.documents.blocks import SIGNS
from engine.data.documents.index import Index, Matrix, matrix, meta, passages, spelled
from engine.data.documents.refreshing import Encoder
from engine.errors import BadInput
from engine.results import FoundPassage

# Reciprocal rank fusion and its constant are those of Cormack, Clarke and Buettcher (SIGIR 2009).
RANK_CONSTANT = 60
# Of each ranking; what both place below is not among the first of the two together.
DEPTH = 50
# A passage counts as found from this cosine on, or from this share of the question's words by their weight.
LEAST_COSINE = 0.45
LEAST_SHARE = 0.5
# A pair of signs that stands nowhere lies across two words more often than not.
UNKNOWN_PAIR = 0.25
MOST_TERMS = 48
# Two ways to ask one thing, and other things: an encoder that cannot tell them apart does not read Chinese. To one
# of English, Chinese texts are alike by how many of their signs it does not know.
_ALIKE = ("退款多久到账？", "钱什么时候退给我？")
_UNLIKE = ("明天的天气怎么样？", "服务器的密码多久更换一次？")
_TOLD_APART = 0.1
# Words that every question has and few documents do: in a small folder their rarity would make them weigh most.
_ASKING_WORDS = """
    a about am an and any are as at be been being by can could did do does for from had has have how i if in is it its
    many may me might much must my of on or our please shall should so some tell than that the their them then there
    these they this those to up us was we were what when where which who whom whose why will with would you your
    什么 怎么 么样 怎样 如何 多少 多久 几个 哪些 哪里 哪个 有多 是否 可以 能否 请问 我们 你们 为何 为什
"""
_ASKING = frozenset(_ASKING_WORDS.split())
# Signs of the same kind: a pair with one of them belongs to the question, or lies across two words.
_ASKING_SIGNS = re.compile("[什么怎样如何几哪吗呢的了是有我你您他她它这那和与请谁多少候否为]")
_TERM = re.compile(r"\w+")
_SIGN = re.compile(f"[{SIGNS}]")


@dataclass(frozen=True)
class _Term:
    """A word of the question as FTS5 is asked for it; `weight` is its inverse document frequency."""

    query: str
    weight: float
    everywhere: bool


class Searcher:
    """Searches one index; the vectors stay in memory until the index changes. May be called from several threads."""

    def __init__(self, index: Index, encoder: Encoder | None) -> None:
        self._index = index
        self._encoder = encoder
        self._lock = threading.Lock()
        self._matrix: Matrix | None = None
        self._reads_signs: bool | None = None

    def search(self, question: str, most: int = 5) -> tuple[FoundPassage, ...]:
        """Return the best passages, best first; none where nothing has to do with the question.

        Raises BadInput `documents_unindexed`.
        """
        with self._index.reading() as connection:
            terms = _terms(connection, question)
            by_words = _by_words(connection, terms)
            cosines = self._cosines(connection, question)
            by_meaning = sorted(cosines, key=cosines.__getitem__, reverse=True)[:DEPTH]
            scores = fused((by_words, by_meaning))
            shares = _shares(connection, terms, tuple(scores))
            held = [
                key for key in scores if cosines.get(key, 0.0) >= LEAST_COSINE or shares.get(key, 0.0) >= LEAST_SHARE
            ]
            best = sorted(held, key=scores.__getitem__, reverse=True)[:most]
            texts = passages(connection, best)
        return tuple(FoundPassage(texts[key], round(scores[key], 6)) for key in best)

    def nearest(self, text: str) -> float:
        """Return how near the documents come to `text`: the best cosine.

        Where the encoder does not read the text's writing, it is the share of its words that the best passage has, if
        that counts as found. 0 where nothing is near.
        """
        try:
            with self._index.reading() as connection:
                if self._reads(text):
                    return max(self._cosines(connection, text).values(), default=0.0)
                terms = _terms(connection, text)
                share = max(_shares(connection, terms, _by_words(connection, terms)).values(), default=0.0)
                return share if share >= LEAST_SHARE else 0.0
        except BadInput:
            # Asked for every message: one for another tool is not to fail because these documents are gone.
            return 0.0

    def _cosines(self, connection: sqlite3.Connection, text: str) -> dict[int, float]:
        """Return passage -> cosine of those nearest in meaning.

        Nothing where the index is another encoder's, or the text is Chinese and the encoder does not read it.
        """
        if self._encoder is None or not self._reads(text):
            return {}
        held = self._vectors(connection)
        if held.encoder != self._encoder.name or not len(held.ids):
            return {}
        found: NDArray[np.float32] = held.rows @ self._encoder.embedder.embed((text,))[0]
        top = np.argsort(-found, kind="stable")[:DEPTH]
        return {int(held.ids[at]): float(found[at]) for at in top}

    def _reads(self, text: str) -> bool:
        """Say whether there is an encoder for the writing of `text`."""
        if self._encoder is None or not _SIGN.search(text):
            return self._encoder is not None
        if self._reads_signs is None:
            rows = self._encoder.embedder.embed((*_ALIKE, *_UNLIKE))
            self._reads_signs = bool(rows[0] @ rows[1] > float(np.max(rows[2:] @ rows[0])) + _TOLD_APART)
        return self._reads_signs

    def _vectors(self, connection: sqlite3.Connection) -> Matrix:
        with self._lock:
            if self._matrix is None or self._matrix.state != meta(connection, "state"):
                self._matrix = matrix(connection)
            return self._matrix


def fused(rankings: Sequence[Sequence[int]]) -> dict[int, float]:
    """Return item -> the sum of 1 / (60 + rank) over the rankings that have it; the first rank is 1."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, key in enumerate(ranking, start=1):
            scores[key] = scores.get(key, 0.0) + 1 / (RANK_CONSTANT + rank)
    return scores


def _terms(connection: sqlite3.Connection, question: str) -> list[_Term]:
    count = connection.execute("SELECT count(*) FROM passages").fetchone()[0]
    words = dict.fromkeys(_TERM.findall(spelled(question).lower()))
    asked = [word for word in words if word not in _ASKING and not _ASKING_SIGNS.search(word)] or list(words)
    terms = []
    for word in asked[:MOST_TERMS]:
        # Quoted, it is a word and never an operator; a lone Chinese sign is the beginning of a pair.
        query = f'"{word}"' + ("*" if len(word) == 1 and _SIGN.match(word) else "")
        often = connection.execute("SELECT count(*) FROM words WHERE words MATCH ?", (query,)).fetchone()[0]
        weight = math.log(1 + (count - often + 0.5) / (often + 0.5))
        if not often and _SIGN.match(word):
            weight *= UNKNOWN_PAIR
        terms.append(_Term(query, weight, everywhere=2 * often > count))
    return terms


def _by_words(connection: sqlite3.Connection, terms: Sequence[_Term]) -> list[int]:
    """Return passages by BM25, best first; words that stand nearly everywhere tell nothing and cost the most."""
    telling = [term.query for term in terms if not term.everywhere] or [term.query for term in terms]
    if not telling:
        return []
    rows = connection.execute(
        "SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words), rowid LIMIT ?",
        (" OR ".join(telling), DEPTH),
    )
    return [row["rowid"] for row in rows]


def _shares(connection: sqlite3.Connection, terms: Sequence[_Term], ids: Sequence[int]) -> Mapping[int, float]:
    """Return passage -> the share of the question's words that it has, by their weight."""
    total = sum(term.weight for term in terms)
    asked = json.dumps(list(ids))
    shares: dict[int, float] = {}
    for term in terms:
        rows = connection.execute(
            "SELECT rowid FROM words WHERE words MATCH ? AND rowid IN (SELECT value FROM json_each(?))",
            (term.query, asked),
        )
        for row in rows:
            shares[row["rowid"]] = shares.get(row["rowid"], 0.0) + term.weight / total
    return shares
