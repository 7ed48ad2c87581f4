"""Surges in counts: found where something surges, not where the week or a new level explains it."""

from __future__ import annotations

import numpy as np
import pytest

from engine.ready_made.sentiment_monitor.surges import DAY, HOUR, SETTINGS, bucket_for, find_surges

MONDAY = 4 * 24


def weeks(count: int, seed: int, rate: float = 12.0) -> np.ndarray:
    """Counts that follow the hours of the day and come in fewer numbers at weekends."""
    at = np.arange(count * 168)
    mean = rate * (1.2 + np.sin(at % 24 / 24 * 2 * np.pi)) * np.where(at % 168 >= 120, 0.4, 1.0)
    return np.random.default_rng(seed).poisson(mean)


def test_the_week_itself_is_no_surge() -> None:
    # 126 days are judged here; one false alarm in 30 would be allowed.
    assert sum(len(find_surges(weeks(8, seed), MONDAY, HOUR)) for seed in range(3)) <= 1


@pytest.mark.parametrize(("size", "length"), [(2, 12), (3, 6), (4, 48)])
def test_a_surge_is_found_while_it_lasts(size: int, length: int) -> None:
    counts = weeks(8, 5)
    start = 6 * 168 + 33
    counts[start : start + length] *= size
    (found,) = find_surges(counts, MONDAY, HOUR)
    assert start - 3 <= found.start <= start + 2
    assert start <= found.found < start + 6
    # The last hours of the shortest lie in the night, where a handful of texts tells little.
    assert abs(found.last - (start + length - 1)) <= 5
    assert found.count > 1.5 * found.expected and not found.going_on


def test_it_says_when_it_goes_on() -> None:
    counts = weeks(6, 5)
    counts[-8:] = counts[-8:] * 3 + 4
    (found,) = find_surges(counts, MONDAY, HOUR)
    assert found.going_on and found.last == counts.size - 1


def test_what_was_in_an_alarm_does_not_hide_the_next(seed: int = 3) -> None:
    counts = weeks(9, seed)
    for week in (5, 6, 7):
        start = week * 168 + 34
        counts[start : start + 12] *= 3
    found = find_surges(counts, MONDAY, HOUR)
    assert [surge.found // 168 for surge in found] == [5, 6, 7]


def test_a_level_that_stays_is_no_alarm_for_ever() -> None:
    counts = np.concatenate([weeks(5, 1), weeks(6, 2, rate=24.0)])
    found = find_surges(counts, MONDAY, HOUR)
    assert found and found[0].found < 5 * 168 + 24
    assert all(surge.last < 8 * 168 for surge in found)


def test_nothing_is_judged_by_what_comes_after() -> None:
    counts = weeks(8, 4)
    counts[1000:1012] *= 3
    whole = [surge.found for surge in find_surges(counts, MONDAY, HOUR) if surge.found < 1100]
    assert whole == [surge.found for surge in find_surges(counts[:1100], MONDAY, HOUR)]


def test_three_texts_are_no_surge_and_short_history_only_teaches() -> None:
    counts = np.zeros(60, np.int64)
    counts[50] = 3
    assert find_surges(counts, 0, DAY) == []
    assert find_surges(np.full(13, 50), 0, DAY) == []
    assert find_surges(np.array([], np.int64), 0, DAY) == []
    assert bucket_for(np.array([0, 1, 0])) == DAY and bucket_for(np.array([2, 1])) == HOUR
    assert SETTINGS[DAY].slots == 7
