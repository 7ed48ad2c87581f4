"""Several classes a text: what a cell may hold, the loss, what is said of probabilities, and counts made by hand."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest

from engine.errors import BadInput
from engine.results import Prediction
from engine.tasks.encoder_task import LossSettings
from engine.tasks.multilabel import TASK, labels_of

SPACE = {"labels": ["damage", "delay", "praise"]}
GOLD = [["damage", "delay"], ["delay"], [], ["damage"]]
SAID = [["damage"], ["delay"], ["delay"], ["damage"]]


@pytest.mark.parametrize(
    ("cell", "labels"),
    [
        ("delay; damage", ["damage", "delay"]),
        ("damage|delay|", ["damage", "delay"]),
        ("delay,delay", ["delay"]),
        ("food, drink; travel", ["food, drink", "travel"]),
        ('["a, b", "c"]', ["a, b", "c"]),
        ("delay", ["delay"]),
        ("", []),
        ("[]", []),
    ],
)
def test_a_cell_is_read_as_labels(cell: str, labels: list[str]) -> None:
    assert labels_of(cell) == labels


@pytest.mark.parametrize("cell", ['["a"', '[["a"]]', "[null]"])
def test_what_is_no_list_of_names_is_refused(cell: str) -> None:
    with pytest.raises(BadInput) as caught:
        labels_of(cell)
    assert caught.value.code == "labels_form"


def row(*labels: str) -> dict[str, str]:
    return {"text": "x", "labels": json.dumps(labels)}


def test_each_class_has_its_own_target_and_one_never_learned_has_none() -> None:
    assert TASK.space([row("delay"), row(), row("damage", "delay")], None)["labels"] == ["damage", "delay"]
    assert TASK.targets(row("delay", "unknown"), None, SPACE) == {"logits": [0.0, 1.0, 0.0]}  # type: ignore[arg-type]


def test_the_loss_is_the_mean_binary_cross_entropy() -> None:
    import torch

    logits, targets = torch.tensor([[0.0, math.log(3)]]), torch.tensor([[1.0, 0.0]])
    loss = float(TASK.loss([logits], {"logits": targets}, LossSettings()))
    assert loss == pytest.approx((math.log(2) + math.log(4)) / 2)
    smoothed = float(TASK.loss([logits], {"logits": targets}, LossSettings(smoothing=0.2)))
    assert smoothed == pytest.approx((math.log(2) + 0.9 * math.log(4) + 0.1 * math.log(4 / 3)) / 2)


def test_what_is_likelier_than_not_is_said() -> None:
    logits = np.array([2.0, -1.0, -3.0], np.float32)
    said = TASK.decode({"logits": logits}, None, "x", SPACE)  # type: ignore[arg-type]
    assert said == Prediction(
        ["damage"],
        pytest.approx(1 / (1 + math.exp(-1.0)), abs=1e-6),
        (
            ("delay", pytest.approx(1 / (1 + math.exp(1.0)), abs=1e-6)),
            ("praise", pytest.approx(1 / (1 + math.exp(3.0)), abs=1e-6)),
        ),
    )


def test_the_metrics_are_those_counted_by_hand() -> None:
    found = TASK.metrics(GOLD, SAID)
    # damage: 2 right of 2 and 2; delay: 1 right of 2 true and 2 said. Together 3 right of 4 true and 4 said.
    assert found["macro_f1"] == pytest.approx((1.0 + 0.5) / 2)
    assert found["micro_f1"] == pytest.approx(2 * 3 / 8)
    assert found["exact_match"] == 0.5
    assert TASK.metrics([[], []], [[], []]) == {"macro_f1": 1.0, "micro_f1": 1.0, "exact_match": 1.0}


def test_each_class_of_a_row_is_counted_by_itself() -> None:
    true, said = TASK.paired(GOLD, SAID)
    assert list(zip(true, said, strict=True)) == [
        ("damage", "damage"),
        ("delay", ""),
        ("delay", "delay"),
        ("", "delay"),
        ("damage", "damage"),
    ]
    assert TASK.paired([[]], [[]]) == ([""], [""])


def test_a_baseline_answers_with_a_set_that_it_has_seen() -> None:
    assert TASK.answer(TASK.label(row("a", "b")), "x", None) == ["a", "b"]
