"""Text pairs: numbers and classes, and scores that agree with counts made by hand."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from engine.errors import BadInput
from engine.evaluation.report import build_report
from engine.results import Prediction
from engine.tasks.encoder_task import LossSettings
from engine.tasks.pairs import TASK, Score, mrr, ndcg
from engine.text.values import to_json

SCORED = [{"text": "q", "text_pair": str(at), "score": score} for at, score in enumerate((1.0, 3.0))]
CLASSED = [{"text": "q", "text_pair": "a", "label": "yes"}, {"text": "q", "text_pair": "b", "label": "no"}]


def scores(query: str, *values: float) -> list[Score]:
    return [Score(value, query) for value in values]


def test_numbers_are_learned_with_mean_zero_and_spread_one() -> None:
    import torch

    space = TASK.space(SCORED, None)
    assert space == {"mean": 2.0, "spread": 1.0}
    targets = [TASK.targets(row, None, space)["logits"] for row in SCORED]  # type: ignore[arg-type]
    assert targets == [-1.0, 1.0]
    loss = TASK.loss([torch.tensor([[0.0], [3.0]])], {"logits": torch.tensor(targets)}, LossSettings())
    assert float(loss) == pytest.approx((1 + 4) / 2)
    said = TASK.decode({"logits": np.array([0.5], np.float32)}, None, ("q", "a"), space)  # type: ignore[arg-type]
    assert said == Prediction(2.5, 1.0)


def test_words_are_learned_as_classes() -> None:
    space = TASK.space(CLASSED, None)
    assert space == {"labels": ["no", "yes"]}
    assert TASK.targets(CLASSED[0], None, space) == {"logits": 1}  # type: ignore[arg-type]
    said = TASK.decode({"logits": np.array([0.0, 2.0], np.float32)}, None, ("q", "a"), space)  # type: ignore[arg-type]
    assert said.value == "yes"
    assert TASK.metric(["yes"]) == "accuracy"
    assert TASK.metrics(["yes", "no"], ["yes", "yes"])["accuracy"] == 0.5


def test_the_order_of_a_querys_items_is_scored() -> None:
    gold = [*scores("a", 3, 2, 0), *scores("b", 0, 1), *scores("alone", 5), *scores("same", 1, 1)]
    said = [0.9, 0.1, 0.5, 0.2, 0.7, 0.0, 0.4, 0.3]
    ideal = 3 + 2 / np.log2(3)
    assert ndcg(gold, said) == pytest.approx(((3 + 2 / 2) / ideal + 1) / 2)
    assert mrr(gold, said) == 1.0
    assert mrr(scores("a", 3, 2, 0), [0.5, 0.9, 0.7]) == pytest.approx(1 / 3)


def test_a_constant_answer_earns_no_rank_by_its_place_in_the_file() -> None:
    assert mrr(scores("a", 3, 2, 0), [1.0, 1.0, 1.0]) == pytest.approx(1 / 3)


def test_negative_numbers_are_gains_from_the_lowest_on() -> None:
    assert ndcg(scores("a", 1, -1), [0.1, 0.9]) == pytest.approx(1 / np.log2(3))


def test_ndcg_is_that_of_scikit_learn_ties_included() -> None:
    from sklearn.metrics import ndcg_score

    chance = np.random.default_rng(0)
    for _ in range(100):
        count = int(chance.integers(2, 9))
        worth = [4.0, *chance.integers(0, 4, count - 1).astype(float).tolist()]
        said = (chance.integers(0, 5, count) / 4).tolist()
        assert ndcg(scores("a", *worth), said) == pytest.approx(float(ndcg_score([worth], [said])))


def test_without_queries_there_is_no_order() -> None:
    gold = [*scores("a", 1), *scores("b", 2)]
    assert TASK.metrics(gold, [1.0, 4.0]) == {"mse": 2.0}
    assert set(TASK.metrics(scores("a", 1, 2), [1.0, 4.0])) == {"mse", "ndcg", "mrr"}


def test_numbers_and_classes_are_not_measured_against_each_other() -> None:
    with pytest.raises(BadInput) as caught:
        TASK.metrics(["yes"], [1.0])
    assert caught.value.code == "judgement_kind"


def test_a_report_tells_the_rows_furthest_off() -> None:
    rows = [{"text": "q", "text_pair": str(at), "score": float(at)} for at in range(4)]
    said = [Prediction(value, 1.0) for value in (0.0, 1.1, 4.0, 6.0)]
    report = build_report(TASK, rows, said, {"mean": [1.5] * 4}, "")
    assert report.metric == "mse"
    assert [error["row"] for error in report.errors] == [4, 3]
    assert report.classes == () and report.confusion is None
    assert report.metrics["mse"].value == pytest.approx((0.01 + 4 + 9) / 4)
    assert report.baselines["mean"]["mse"].value == pytest.approx(1.25)
    assert 0 <= report.metrics["ndcg"].low <= report.metrics["ndcg"].high <= 1
    assert '"gold": 3.0' in to_json(report)


def test_a_score_reaches_another_process_whole() -> None:
    again = pickle.loads(pickle.dumps(Score(2.5, "who")))
    assert (again, again.query) == (2.5, "who")
