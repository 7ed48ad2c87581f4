"""How near a written text comes to the right one, by the field's own libraries; each score is a fraction."""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.tasks.parts.tally import Tally

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

Scores = NDArray[np.float64]
_ARTICLES = re.compile(r"\b(a|an|the)\b")
# Writing without blanks: BLEU and ROUGE count its characters, as sacreBLEU's and mT5's authors do.
_UNSPACED = re.compile(r"[぀-ヿ㐀-鿿]")


def exact(gold: Sequence[str], said: Sequence[str]) -> Scores:
    """Return 1 for each text that is the right one but for case, punctuation, articles and blanks (SQuAD's EM)."""
    return np.array([normal(a) == normal(b) for a, b in zip(gold, said, strict=True)], float)


def overlap_f1(gold: Sequence[str], said: Sequence[str]) -> Scores:
    """Return the F1 of the words that each pair of texts shares (SQuAD: Rajpurkar et al. 2016, section 6.1)."""
    return np.array([_f1(_words(a), _words(b)) for a, b in zip(gold, said, strict=True)], float)


def rouge_l(gold: Sequence[str], said: Sequence[str]) -> Scores:
    """Return ROUGE-L's F-measure of each pair (Lin 2004), stemmed, by Google's rouge-score."""
    from rouge_score.rouge_scorer import RougeScorer

    scorer = RougeScorer(["rougeL"], use_stemmer=True)
    pairs = ((_spaced(a), _spaced(b)) for a, b in zip(gold, said, strict=True))
    if any(_UNSPACED.search(text) for text in gold):
        scorer = RougeScorer(["rougeL"], tokenizer=_Blanks())
    return np.array([scorer.score(a, b)["rougeL"].fmeasure for a, b in pairs], float)


def bleu(gold: Sequence[str], said: Sequence[str]) -> Tally:
    """Return sacreBLEU's corpus BLEU (Post 2018)."""
    from sacrebleu import BLEU

    return _tallied(BLEU(tokenize="zh" if any(_UNSPACED.search(text) for text in gold) else "13a"), gold, said)


def chrf(gold: Sequence[str], said: Sequence[str]) -> Tally:
    """Return sacreBLEU's chrF (Popović 2015)."""
    from sacrebleu import CHRF

    return _tallied(CHRF(), gold, said)


def _tallied(metric: Metric, gold: Sequence[str], said: Sequence[str]) -> Tally:
    """Return what sacreBLEU counts in each row, as its own bootstrap has it: it offers that under no public name."""
    counts = np.array(metric._extract_corpus_statistics(list(said), [list(gold)]), float)

    def value(sums: Scores) -> float:
        return float(metric._compute_score_from_stats(sums.astype(int).tolist()).score / 100)

    return Tally(counts, value)


def normal(text: str) -> str:
    """Return the text as SQuAD's scorer compares it."""
    plain = "".join(sign for sign in text.lower() if sign not in string.punctuation)
    return " ".join(_ARTICLES.sub(" ", plain).split())


class _Blanks:
    """rouge-score's own tokenizer drops every letter beyond ASCII."""

    def tokenize(self, text: str) -> list[str]:
        return text.split()


def _words(text: str) -> list[str]:
    return _spaced(normal(text)).split()


def _spaced(text: str) -> str:
    return _UNSPACED.sub(lambda found: f" {found[0]} ", text)


def _f1(gold: list[str], said: list[str]) -> float:
    if not gold or not said:
        return float(gold == said)
    shared = (Counter(gold) & Counter(said)).total()
    return 2 * shared / (len(gold) + len(said))
