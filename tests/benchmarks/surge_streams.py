"""Real streams of negative texts, made long enough to learn what is usual, and artificial surges put into them."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.data.column_dates import day_first, moment

Counts = NDArray[np.int64]
WEEK = 168
MONDAY = 4  # 1970-01-05, in days since 1970


def airline_week(folder: Path) -> Counts:
    """Return the negatives of each hour of a week, [7, 24] from Monday: the seven whole days that the set has."""
    hours: Counter[int] = Counter()
    with (folder / "airline_tweets_dated" / "Tweets.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            # Hours as the people there lived them: all rows are dated eight hours behind UTC.
            when = moment(row["tweet_created"], False)
            if row["airline_sentiment"] == "negative" and when is not None:
                hours[int(when // 3600) - 8] += 1
    first = 16483 * 24  # 2015-02-17, a Tuesday
    days = np.array([hours[first + at] for at in range(WEEK)], dtype=np.int64).reshape(7, 24)
    return np.roll(days, 1, axis=0)


def looped(week: Counts, weeks: int, seed: int) -> Counts:
    """Return hourly counts of so many weeks from Monday, [weeks * 168].

    Each hour takes the tweets of a real hour of the same weekday, itself or one beside it, which keeps how unevenly
    they come; of them as many are drawn with replacement as a bootstrap draws (a Poisson number).
    """
    chance = np.random.default_rng(seed)
    flat = week.ravel()
    at = np.arange(weeks * WEEK)
    day, hour = at % WEEK // 24, at % 24
    near = np.clip(hour + chance.integers(-1, 2, at.size), 0, 23)
    drawn = np.where(chance.random(at.size) < 0.5, flat[day * 24 + hour], flat[day * 24 + near])
    return chance.poisson(drawn).astype(np.int64)


def gold_days(folder: Path) -> tuple[Counts, int]:
    """Return the negative headlines of each day from 2014 to 2018 as they are, and the first day's number."""
    with (folder / "gold_news_dated" / "gold-dataset-sinha-khandait.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["Price Sentiment"] == "negative"]
    leads = bool(day_first(row["Dates"] for row in rows))
    days = Counter(int(when // 86400) for row in rows if (when := moment(row["Dates"], leads)) is not None)
    first, last = 16071, 17896  # 2014-01-01 to 2018-12-31
    return np.array([days[at] for at in range(first, last + 1)], dtype=np.int64), first


def with_surge(counts: Counts, usual: NDArray[np.float64], start: int, length: int, size: float, seed: int) -> Counts:
    """Return the counts with `size` times the usual number of negatives in `length` buckets."""
    made = counts.copy()
    span = slice(start, start + length)
    made[span] += np.random.default_rng(seed).poisson((size - 1) * usual[span])
    return made
