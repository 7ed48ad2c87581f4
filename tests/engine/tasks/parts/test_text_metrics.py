"""The metrics of written texts: the field's own libraries', and what is counted in each row adds up to them."""

from __future__ import annotations

import numpy as np
import pytest
from sacrebleu import corpus_bleu, corpus_chrf

from engine.evaluation.bootstrap import metric_measured, tally_measured
from engine.tasks.parts.text_metrics import bleu, chrf

GOLD = [
    "Zwei junge Männer stehen im Freien in der Nähe vieler Büsche.",
    "Ein Hund läuft über die Wiese.",
    "Eine Frau liest ein Buch am Fenster.",
    "Kinder spielen Fußball vor dem alten Haus.",
]
SAID = [
    "Zwei junge Männer stehen draußen in der Nähe vieler Büsche.",
    "Ein Hund rennt über die grüne Wiese.",
    "Eine Frau liest ein Buch.",
    "Kinder spielen vor dem Haus.",
]


def test_the_whole_is_what_sacrebleu_says() -> None:
    assert bleu(GOLD, SAID).whole == pytest.approx(corpus_bleu(SAID, [GOLD]).score / 100)
    assert chrf(GOLD, SAID).whole == pytest.approx(corpus_chrf(SAID, [GOLD]).score / 100)
    assert bleu(GOLD, GOLD).whole == pytest.approx(1.0)


def test_chinese_is_counted_in_characters() -> None:
    gold, said = ["两个年轻人站在灌木丛旁边"], ["两个年轻人站在树旁边"]
    assert bleu(gold, said).whole == pytest.approx(corpus_bleu(said, [gold], tokenize="zh").score / 100)


@pytest.mark.parametrize("metric", [bleu, chrf])
def test_a_resample_from_counts_is_that_resample_scored_anew(metric) -> None:
    counted = tally_measured(metric(GOLD, SAID))
    scored = metric_measured(GOLD, SAID, lambda gold, said: metric(gold, said).whole)
    assert counted.value == pytest.approx(scored.value)
    assert np.allclose(counted.samples[: len(scored.samples)], scored.samples)
