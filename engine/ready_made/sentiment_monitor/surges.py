"""Finds surges in counts: more than the time of the week and the recent level explain.

A cumulated likelihood ratio of negative binomial counts against a seasonal mean (Höhle and Paul 2008, Count data
regression charts for the monitoring of surveillance time series). As in Noufaily et al. 2013 (An improved algorithm
for outbreak detection in multiple surveillance systems) the mean has a seasonal and a level part, the dispersion is
estimated, and what was in an alarm does not raise what is expected next.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
HOUR, DAY = "hour", "day"


@dataclass(frozen=True)
class Setting:
    """How a kind of bucket is watched; lengths are counted in buckets.

    `slots` make up a week, of which `day` make up a day. `weeks` of history settle the profile, `level` buckets the
    recent level, and the newest `guard` of them are left out, for a surge that has just begun must not explain itself.
    `factor` is the rise that the chart is tuned to, `threshold` the log likelihood ratio that raises an alarm.
    """

    slots: int
    day: int
    weeks: int
    level: int
    guard: int
    factor: float
    threshold: float
    least_weeks: int = 2


SETTINGS = {
    HOUR: Setting(slots=168, day=24, weeks=8, level=168, guard=48, factor=1.7, threshold=11.0),
    DAY: Setting(slots=7, day=1, weeks=16, level=28, guard=2, factor=1.7, threshold=2.5, least_weeks=4),
}
# Fewer negatives than this in an hour, on the average, are watched by the day.
HOURLY_RATE = 1.0
# Where history is short: as if a slot had been seen so often at what its hour and its weekday say.
_PRIOR = 1.0
_PRIOR_LEVEL = 10.0
_LEAST_DISPERSION, _FIRST_DISPERSION, _LARGEST_RESIDUAL = 0.02, 0.1, 5.0
# An alarm that lasts longer than this many days is the new level.
_LONGEST_DAYS = 3


@dataclass(frozen=True)
class Surge:
    """Places of buckets: the rise begins at `start`, is known at the end of `found`, and lasts to `last`.

    `count` stands against `expected`, from start to last; `going_on` while the last bucket is still in it.
    """

    start: int
    found: int
    last: int
    count: int
    expected: float
    going_on: bool


def bucket_for(counts: NDArray[np.int64]) -> str:
    """Tell whether these hourly counts are enough to be watched by the hour."""
    return HOUR if counts.size and counts.mean() >= HOURLY_RATE else DAY


def find_surges(counts: NDArray[np.int64], first: int, bucket: str, streams: int = 1) -> list[Surge]:
    """Return the surges in consecutive buckets, oldest first.

    counts: int64 [buckets]; `first` is the first bucket's number since 1970 (hours or days). The first weeks
    (`least_weeks`) only teach what is usual. Walking on, no bucket is judged by what came after it. Where so many
    `streams` are watched, the threshold is higher by the logarithm of their number: the time until a false alarm grows
    about exponentially with it, so that all of them together raise no more than one alone would.
    """
    used = SETTINGS[bucket]
    used = replace(used, threshold=used.threshold + math.log(max(1, streams)))
    chart = _Chart(counts.astype(np.float64), first, used)
    for at in range(counts.size):
        chart.step(at)
    return chart.found()


class _Chart:
    """The state of the walk: what is expected of each bucket, which were in an alarm, and the cumulated ratio."""

    def __init__(self, counts: Floats, first: int, setting: Setting) -> None:
        self._counts, self._setting = counts, setting
        self._slot = (np.arange(counts.size) + first) % setting.slots
        self._expected = np.full(counts.size, np.nan)
        self._usual = np.ones(counts.size, dtype=bool)
        self._profile = np.zeros(setting.slots)
        self._sum, self._since = 0.0, 0
        self._run, self._best = 0.0, 0.0
        self._alarm: list[int] | None = None
        self._alarms: list[list[int]] = []

    def step(self, at: int) -> None:
        setting = self._setting
        if at < setting.least_weeks * setting.slots:
            return
        if at % setting.day == 0 or not self._profile.any():
            self._profile = self._learned(at)
        mean = max(0.05, self._profile[self._slot[at]] * self._level(at))
        self._expected[at] = mean
        ratio = _ratio(self._counts[at], mean, self._dispersion(at), setting.factor)
        if self._sum <= 0:
            self._since = at
        # Above twice the threshold nothing is told by more, and the alarm could not end when the surge does.
        self._sum = min(max(0.0, self._sum + ratio), 2 * setting.threshold)
        if self._alarm is None and self._sum >= setting.threshold:
            # A sum that crept up for weeks says nothing of when the rise began.
            self._alarm = [max(self._since, at - setting.guard), at, at]
            self._alarms.append(self._alarm)
            self._run, self._best = 0.0, 0.0
        if self._alarm is not None:
            self._go_on(at, ratio)

    def _go_on(self, at: int, ratio: float) -> None:
        """Carry the alarm on, or end it."""
        alarm = self._alarm
        assert alarm is not None
        self._run += ratio
        # The last bucket is the one up to which the whole rise is likeliest.
        if self._run >= self._best:
            self._best, alarm[2] = self._run, at
        start, lasted = alarm[0], at - alarm[1]
        if lasted < _LONGEST_DAYS * self._setting.day:
            self._usual[start : at + 1] = False
        over = self._sum < self._setting.threshold / 2 or at - alarm[2] >= max(1, self._setting.day // 4)
        if over or lasted >= 2 * _LONGEST_DAYS * self._setting.day:
            self._usual[alarm[2] + 1 : at + 1] = True
            self._alarm, self._sum = None, 0.0

    def found(self) -> list[Surge]:
        """Return what the walk has found."""
        surges = []
        for alarm in self._alarms:
            start, found, last = alarm
            span = slice(start, last + 1)
            count, mean = int(self._counts[span].sum()), float(np.nansum(self._expected[span]))
            surges.append(Surge(start, found, last, count, mean, alarm is self._alarm))
        return surges

    def _learned(self, at: int) -> Floats:
        """Return the usual count of each slot of the week."""
        setting = self._setting
        span = slice(max(0, at - setting.weeks * setting.slots), at)
        usual, slots, counts = self._usual[span], self._slot[span][self._usual[span]], self._counts[span]
        seen = np.bincount(slots, minlength=setting.slots).astype(np.float64)
        total = np.bincount(slots, weights=counts[usual], minlength=setting.slots).astype(np.float64)
        smooth = _additive(total, seen, setting)
        raw = (total + _PRIOR * smooth) / (seen + _PRIOR)
        if setting.day == 1:
            return raw
        return 0.25 * np.roll(raw, 1) + 0.5 * raw + 0.25 * np.roll(raw, -1)

    def _level(self, at: int) -> float:
        """Return how much more or less than usual there was lately."""
        until = at - self._setting.guard
        span = slice(max(0, until - self._setting.level), max(0, until))
        usual = self._usual[span]
        seen = float(self._counts[span][usual].sum())
        mean = float(self._profile[self._slot[span][usual]].sum())
        return (seen + _PRIOR_LEVEL) / (mean + _PRIOR_LEVEL)

    def _dispersion(self, at: int) -> float:
        """Return by how much counts scattered about what was expected of them, beyond chance (variance m + a m²)."""
        span = slice(max(0, at - 4 * self._setting.slots), at)
        told = self._usual[span] & ~np.isnan(self._expected[span])
        counts, mean = self._counts[span][told], self._expected[span][told]
        limit = _LARGEST_RESIDUAL * np.sqrt(mean + _FIRST_DISPERSION * mean**2)
        squares = np.minimum((counts - mean) ** 2, limit**2)
        weight = float(np.sum(mean**2))
        prior = float(self._setting.slots) * float(np.mean(self._profile)) ** 2 / 2
        found = (float(np.sum(squares - mean)) + _FIRST_DISPERSION * prior) / (weight + prior + 1e-9)
        return max(_LEAST_DISPERSION, found)


def _additive(total: Floats, seen: Floats, setting: Setting) -> Floats:
    """Return each slot's mean as its hour and its weekday say, which few weeks tell better than the slot itself."""
    days = setting.slots // setting.day
    by_day, seen_by_day = total.reshape(days, setting.day), seen.reshape(days, setting.day)
    mean = total.sum() / max(1.0, seen.sum())
    hours = by_day.sum(axis=0) / np.maximum(1.0, seen_by_day.sum(axis=0))
    weekdays = by_day.sum(axis=1) / np.maximum(1.0, seen_by_day.sum(axis=1))
    joined: Floats = np.outer(weekdays, hours).ravel() / max(mean, 1e-9)
    return joined


def _ratio(count: float, mean: float, dispersion: float, factor: float) -> float:
    """Return the log likelihood ratio of `factor` times the mean against the mean, for a negative binomial count."""
    size = 1.0 / dispersion
    return float(count * np.log(factor) - (count + size) * np.log((size + factor * mean) / (size + mean)))
