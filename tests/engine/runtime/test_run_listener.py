"""What a worker measured is stored once; a disk that is full under the database pauses the training."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import commands
from engine.events import Event, MetricLogged
from engine.results import MetricPoint
from engine.runtime.core import Project
from engine.runtime.handlers.training import _Listener
from engine.runtime.jobs import Job
from engine.store import runs


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path, new=True)
    # The run's own row is not what is tested.
    made.database.execute("PRAGMA foreign_keys = OFF")
    return made


def _point(step: int) -> MetricPoint:
    return MetricPoint(step, step / 10, "train", "loss", 1 / step)


def test_what_a_resumed_run_tells_again_is_stored_and_told_once(project: Project) -> None:
    told: list[Event] = []
    listener = _Listener(Job("job-1", commands.ListRuns(""), told.append), project, "run-1")
    for step in (10, 20, 30):
        listener("metric", (_point(step),))
    listener("note", ("resumed", {"epoch": 1, "step": 20}))
    for step in (10, 20, 30):
        listener("metric", (_point(step),))
    assert runs.metrics(project.database, "run-1") == tuple(map(_point, (10, 20, 30)))
    steps = [event.point.step for event in told if isinstance(event, MetricLogged)]
    assert steps == [10, 20, 30, 30]


def test_a_full_disk_under_the_database_pauses_the_training(project: Project) -> None:
    pages = project.database.execute("PRAGMA page_count").fetchone()[0]
    project.database.execute(f"PRAGMA max_page_count = {pages}")
    job = Job("job-1", commands.ListRuns(""), lambda event: None)
    listener = _Listener(job, project, "run-1")
    for step in range(1, 2000):
        listener("metric", (_point(step),))
        if listener.disk_full:
            break
    assert "full" in listener.disk_full and job.reason == "paused"
