"""A million dated texts: how long they take to come in, to open and to be drawn anew.

python -m pytest -m benchmark -s tests/benchmarks/test_monitor_million.py
"""

from __future__ import annotations

import csv
import random
import time
from pathlib import Path

import pytest

from engine.ready_made.sentiment_monitor import alarms, feeds, store, trends, work

ROWS = 1_000_000
MOST_SECONDS = 1.0
MOODS, TOPICS, SOURCES = ("negative", "neutral", "positive"), tuple("abcdefghij"), ("email", "chat", "store")
FIRST = 1704067200  # 2024-01-01
YEARS = 2 * 365 * 86400
SEARCH = "a search for words"

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(0)]


def test_a_million_texts_open_and_are_drawn_anew_within_a_second(tmp_path: Path) -> None:
    chance = random.Random(0)
    file = tmp_path / "feed.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(["created_at", "source", "sentiment", "topic", "region", "text"])
        for at in range(ROWS):
            when = FIRST + int(at / ROWS * YEARS)
            texts = f"text {at} about {chance.choice(TOPICS)} that somebody wrote to somebody else"
            region = f"region {at % 12}"
            writer.writerow([when, chance.choice(SOURCES), chance.choice(MOODS), chance.choice(TOPICS), region, texts])
    started = time.perf_counter()
    assert feeds.take_files(tmp_path, [str(file)]) == ROWS
    print(f"\n{ROWS:,} rows in: {time.perf_counter() - started:.0f} s")
    slowest = 0.0
    asked = {
        "open the monitor": lambda: work.monitor(tmp_path, "", ""),
        "all texts by day": lambda: _trend(tmp_path, ""),
        "by topic": lambda: _trend(tmp_path, "topic"),
        "by source": lambda: _trend(tmp_path, "source"),
        "by a column": lambda: _trend(tmp_path, "column:region"),
        "the last week by the hour": lambda: _trend(tmp_path, "topic", FIRST + YEARS - 7 * 86400),
        "newest texts of a topic": lambda: _texts(tmp_path, by="topic", value="c", negative=True),
        SEARCH: lambda: _texts(tmp_path, search="text 777777 "),
    }
    for name, ask in asked.items():
        times, own = [], time.process_time()
        for _ in range(3):
            started = time.perf_counter()
            ask()
            times.append(time.perf_counter() - started)
        own = (time.process_time() - own) / 3
        # A search reads every text; nothing is drawn from it.
        slowest = max(slowest, sorted(times)[1]) if name != SEARCH else slowest
        print(f"{name}: {sorted(times)[1]:.2f} s (first {times[0]:.2f} s; of the processor {own:.2f} s)")
    started = time.perf_counter()
    found = alarms.watch(tmp_path)
    print(f"surges looked for in all streams: {time.perf_counter() - started:.1f} s, {len(found)} new alarms")
    started = time.perf_counter()
    assert feeds.take_files(tmp_path, [str(file)]) == 0
    print(f"the same file again, nothing counted twice: {time.perf_counter() - started:.0f} s")
    assert slowest <= MOST_SECONDS


def _trend(root: Path, by: str, since: int | None = None) -> None:
    with store.opened(root) as connection:
        found = trends.trend(connection, by, since, None, 0, 6)
        assert sum(map(sum, (series.totals for series in found.series))) > 1000


def _texts(root: Path, **asked: object) -> None:
    with store.opened(root) as connection:
        assert trends.texts(connection, **asked).total > 0
