"""What a worker tells while it counts, and that it hears the word to stop between two of what it counts."""

from __future__ import annotations

import multiprocessing

import pytest

from engine.errors import JobCancelled
from engine.runtime.reporter import PipeReporter


def test_what_is_counted_is_told_and_can_be_stopped_after_each() -> None:
    here, there = multiprocessing.Pipe()
    reporter = PipeReporter(there)
    count = reporter.counting("evaluate", 2)
    count(2)
    assert [here.recv(), here.recv()] == [
        ("progress", ("evaluate", 0, 2)),
        ("progress", ("evaluate", 2, 2)),
    ]
    reporter.reason = "paused"
    with pytest.raises(JobCancelled) as stopped:
        count(1)
    assert stopped.value.reason == "paused"
    with pytest.raises(JobCancelled):
        reporter.counting("evaluate", 2)
