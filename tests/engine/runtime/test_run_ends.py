"""A training comes to one end, whatever else goes on: a model with a name of its own, or a run that can go on."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from threading import Event
from typing import Any

import pytest

from engine import commands
from engine.api import Engine
from engine.errors import EngineError, JobFailed
from engine.events import Changed, Done, Failed
from engine.export.card import CARD, CARD_DATA, write_card
from engine.results import BaseModel, RunInfo
from engine.runtime.handlers import running, training
from engine.runtime.jobs import Job
from engine.runtime.orders import Trained, TrainOrder
from engine.training.recipe import Recipe
from tests.helpers.trained import report

BASE = BaseModel("tiny", "Tiny", "encoder", "ready", max_tokens=64)


class Worker:
    """Stands for the worker: leaves a model once as many as are `together` are there and `during` is done."""

    def __init__(self, together: int = 1, during: Callable[[], object] = lambda: None) -> None:
        self.together = together
        self.during = during
        self.orders: list[TrainOrder] = []

    async def __call__(self, order: TrainOrder, job: Job, listen: Any) -> Trained:
        self.orders.append(order)
        while len(self.orders) < self.together:
            await asyncio.sleep(0)
        self.during()
        order.staging.mkdir()
        (order.folder / running.CHECKPOINTS).mkdir(exist_ok=True)
        write_card(order.staging, order.name, BASE, order.dataset, order.data_hash, order.recipe, report(), ())
        return Trained(report(), (), 1)


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """A running engine that knows a base model."""
    for module in (running, training):
        monkeypatch.setattr(module, "ready_base", lambda runtime, base: BASE)
    made = Engine(tmp_path / "home")
    made.start()
    yield made
    made.stop()


@pytest.fixture
def project(engine: Engine, tmp_path: Path) -> str:
    file = tmp_path / "messages.csv"
    texts = (("where is lamp", "late"), ("broken is box", "broken"))
    rows = [f"{text} {at},{label}" for at in range(30) for text, label in texts]
    file.write_text("\n".join(["text,label", *rows]) + "\n", encoding="utf-8")
    path = engine.ask(commands.CreateProject(str(tmp_path / "desk"))).path
    spec = commands.ImportSpec((str(file),), "classification", "messages")
    engine.ask(commands.ImportDataset(path, spec), timeout=60)
    return path


def start(project: str) -> commands.StartTraining:
    return commands.StartTraining(project, "messages", 0, Recipe(base="tiny"), "late or broken")


def test_a_table_is_told_whatever_is_asked_of_a_training(engine: Engine, project: str, tmp_path: Path) -> None:
    file = tmp_path / "messages.csv"
    engine.ask(commands.ImportDataset(project, commands.ImportSpec((str(file),), commands.TABLE, "rows")), timeout=60)
    recipe = Recipe(base="tiny")
    for asked in (commands.EstimateTraining, commands.StartTraining):
        with pytest.raises(EngineError, match="table_not_trained"):
            engine.ask(asked(project, "rows", 0, recipe))


def only_folder(project: str) -> Path:
    (folder,) = (Path(project) / "runs").iterdir()
    return folder


def only_run(engine: Engine, project: str) -> RunInfo:
    (run,) = engine.ask(commands.ListRuns(project))
    return run


def test_two_trainings_at_once_both_publish_under_names_of_their_own(
    engine: Engine, project: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training, "run_worker", Worker(together=2))
    ends: Queue[object] = Queue()
    engine.subscribe(lambda event: ends.put(event) if isinstance(event, Done | Failed) else None)
    for _ in range(2):
        engine.submit(start(project))
    assert {type(ends.get(timeout=60)) for _ in range(2)} == {Done}
    models = engine.ask(commands.ListModels(project))
    assert {model.name for model in models} == {"late or broken", "late or broken-2"}
    for model in models:
        card = json.loads((Path(model.folder) / CARD_DATA).read_text(encoding="utf-8"))
        written = (Path(model.folder) / CARD).read_text(encoding="utf-8")
        assert card["name"] == model.name and card["task"] == "classification"
        assert written.startswith(f"# {model.name}\n\nA model for classification")
    assert [run.status for run in engine.ask(commands.ListRuns(project))] == ["done", "done"]


def test_a_run_whose_end_nobody_foresaw_is_failed_and_goes_on(
    engine: Engine, project: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training, "run_worker", Worker())
    with monkeypatch.context() as broken:
        broken.setattr(training.models, "add", lambda *values: 1 / 0)
        with pytest.raises(EngineError, match="internal"):
            engine.ask(start(project))
    run = only_run(engine, project)
    assert (run.status, run.resumable) == ("failed", True)
    assert run.error is not None and run.error["code"] == "internal" and "ZeroDivisionError" in run.error["detail"]
    assert engine.ask(commands.ResumeTraining(project, run.run)).run == run.run
    assert only_run(engine, project).status == "done"


def test_a_run_that_cannot_go_on_is_not_called_running(
    engine: Engine, project: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training, "run_worker", Worker())
    with monkeypatch.context() as broken:
        broken.setattr(training.models, "add", lambda *values: 1 / 0)
        with pytest.raises(EngineError, match="internal"):
            engine.ask(start(project))
        broken.setattr(training, "staged", lambda path: 1 / 0)
        with pytest.raises(EngineError, match="internal"):
            engine.ask(commands.ResumeTraining(project, only_run(engine, project).run))
    assert only_run(engine, project).status == "failed"


def test_a_project_that_is_moved_meanwhile_is_told_and_its_run_goes_on(
    engine: Engine, project: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = tmp_path / "moved.deskhand"

    def move() -> None:
        (only_folder(project) / running.CHECKPOINTS).mkdir()
        Path(project).rename(moved)

    monkeypatch.setattr(training, "run_worker", Worker(during=move))
    with pytest.raises(JobFailed) as caught:
        engine.ask(start(project))
    assert (caught.value.code, caught.value.params["path"]) == ("project_moved", project)
    assert not Path(project).exists()
    run = only_run(engine, str(moved))
    assert (run.status, run.resumable) == ("failed", True)
    assert run.error is not None and run.error["code"] == "project_moved"


def test_asking_at_the_old_place_does_not_keep_a_run_from_its_end(
    engine: Engine, project: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved, asked = tmp_path / "moved.deskhand", Event()
    ends: Queue[object] = Queue()

    class Asked(Worker):
        async def __call__(self, order: TrainOrder, job: Job, listen: Any) -> Trained:
            Path(project).rename(moved)
            ends.put("moved")
            await asyncio.to_thread(asked.wait, 60)
            return await super().__call__(order, job, listen)

    monkeypatch.setattr(training, "run_worker", Asked())
    engine.subscribe(lambda event: ends.put(event.error.code) if isinstance(event, Failed) else None)
    engine.submit(start(project))
    assert ends.get(timeout=60) == "moved"
    engine.submit(commands.ListRuns(project))
    assert ends.get(timeout=60) == "no_project"
    asked.set()
    assert ends.get(timeout=60) == "project_moved"
    assert only_run(engine, str(moved)).status == "failed"


def test_a_run_without_a_model_is_deleted_and_its_data_can_be(
    engine: Engine, project: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training, "run_worker", Worker(during=lambda: 1 / 0))
    with pytest.raises(EngineError, match="internal"):
        engine.ask(start(project))
    run, folder = only_run(engine, project), only_folder(project)
    with pytest.raises(EngineError, match="dataset_in_use"):
        engine.ask(commands.DeleteDataset(project, "messages"))
    told: list[object] = []
    engine.subscribe(told.append)
    engine.ask(commands.DeleteRun(project, run.run))
    assert [event.what for event in told if isinstance(event, Changed)] == ["runs"]
    assert engine.ask(commands.ListRuns(project)) == () and not folder.exists()
    engine.ask(commands.DeleteDataset(project, "messages"))
    with pytest.raises(EngineError, match="no_run"):
        engine.ask(commands.DeleteRun(project, run.run))


def test_a_run_is_kept_while_it_runs_and_while_its_model_stands(
    engine: Engine, project: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: Queue[object] = Queue()

    class Asking(Worker):
        async def __call__(self, order: TrainOrder, job: Job, listen: Any) -> Trained:
            engine.submit(commands.DeleteRun(project, order.folder.name))
            refused.put(await asyncio.to_thread(ends.get, timeout=60))
            return await super().__call__(order, job, listen)

    ends: Queue[object] = Queue()
    engine.subscribe(lambda event: ends.put(event.error.code) if isinstance(event, Failed) else None)
    monkeypatch.setattr(training, "run_worker", Asking())
    model = engine.ask(start(project)).model
    assert refused.get(timeout=60) == "run_running"
    run = only_run(engine, project).run
    with pytest.raises(EngineError, match="run_has_model"):
        engine.ask(commands.DeleteRun(project, run))
    engine.ask(commands.DeleteModel(project, model))
    engine.ask(commands.DeleteRun(project, run))
    assert engine.ask(commands.ListRuns(project)) == ()
