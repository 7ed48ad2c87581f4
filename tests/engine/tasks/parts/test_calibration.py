"""Temperature scaling and calibration error against values that are known."""

from __future__ import annotations

import numpy as np
import pytest

from engine.tasks.parts.calibration import (
    FEWEST,
    TEMPERATURE,
    calibrated,
    calibration_error,
    fit_temperature,
    sure_from,
)
from engine.tasks.parts.chances import softmax
from engine.tasks.task import Space


def drawn(rows: int, temperature: float, seed: int = 0) -> tuple[np.ndarray, list[int]]:
    """Return logits that are `temperature` times too large for how their classes were drawn."""
    generator = np.random.default_rng(seed)
    logits = generator.normal(0, 2, (rows, 4))
    chances = softmax(logits.astype(np.float32))
    gold = [int(generator.choice(4, p=row / row.sum())) for row in chances]
    return (logits * temperature).astype(np.float32), gold


@pytest.mark.parametrize("temperature", [0.5, 1.0, 3.0])
def test_the_temperature_by_which_logits_are_too_large_is_found(temperature: float) -> None:
    logits, gold = drawn(6000, temperature)
    assert fit_temperature(logits, gold) == pytest.approx(temperature, rel=0.06)


def test_two_classes_that_are_right_three_times_in_four_have_a_temperature_of_their_own() -> None:
    # A logit of 4 means 98 %, but 75 % are right: sigmoid(4 / T) = 0.75, so T = 4 / ln 3.
    logits = np.tile(np.array([[4.0, 0.0]], np.float32), (4000, 1))
    assert fit_temperature(logits, [0, 0, 0, 1] * 1000) == pytest.approx(4 / np.log(3), rel=0.01)


def test_rows_that_are_all_right_ask_for_no_certainty() -> None:
    logits = np.tile(np.array([[3.0, 0.0]], np.float32), (40, 1))
    found = fit_temperature(logits, [0] * 40)
    # Platt's targets: 41 of 42.
    assert softmax(logits / np.float32(found))[0, 0] == pytest.approx(41 / 42, abs=1e-3)


def test_too_few_rows_or_classes_leave_everything_as_it_is() -> None:
    logits, gold = drawn(FEWEST, 3.0)
    assert fit_temperature(logits, [*gold[:-1], -100]) == 1.0
    assert fit_temperature(np.ones((50, 1), np.float32), [0] * 50) == 1.0


def test_the_largest_stays_the_largest() -> None:
    logits, gold = drawn(500, 3.0)
    space: Space = {TEMPERATURE: fit_temperature(logits, gold)}
    scaled = calibrated(logits, space)
    assert (scaled.argmax(axis=1) == logits.argmax(axis=1)).all()
    assert scaled.dtype == np.float32
    assert (calibrated(logits, {}) == logits).all()


def test_the_calibration_error_is_the_weighted_gap_of_the_bins() -> None:
    # Eight answers at 0.9 of which six are right, and two at 0.5 of which one is: 0.8 * 0.15 + 0.2 * 0.
    confidences, right = [0.9] * 8 + [0.5] * 2, [True] * 6 + [False] * 2 + [True, False]
    assert calibration_error(confidences, right) == pytest.approx(0.12)
    assert calibration_error([1.0, 1.0], [True, True]) == 0.0
    assert calibration_error([1.0], [False]) == 1.0
    assert calibration_error([], []) == 0.0
    # An edge belongs to the bin below: 0.2 and 0.15 are one bin of ten.
    assert calibration_error([0.2, 0.11], [False, True], bins=10) == pytest.approx(abs(0.155 - 0.5))


def test_the_temperature_that_is_fitted_makes_confidences_honest() -> None:
    logits, gold = drawn(4000, 3.0)
    fresh, answers = drawn(4000, 3.0, seed=1)
    space: Space = {TEMPERATURE: fit_temperature(logits, gold)}

    def error(found: np.ndarray) -> float:
        return calibration_error(softmax(found).max(axis=1).tolist(), list(found.argmax(axis=1) == np.array(answers)))

    assert error(calibrated(fresh, space)) < 0.03 < 0.15 < error(fresh)


def test_one_of_several_models_is_believed_where_it_was_never_contradicted() -> None:
    certainties = [0.3, 0.7, 0.99, 0.996, 0.999]
    assert sure_from(certainties, [True] * 5) == pytest.approx(0.99)
    assert sure_from(certainties, [False, True, True, True, True]) == pytest.approx(0.99)
    assert sure_from(certainties, [True, True, True, False, True]) == pytest.approx(0.998)
    assert sure_from([1.0], [False]) == 1.0, "never alone"
    assert sure_from([], []) == pytest.approx(0.99)
