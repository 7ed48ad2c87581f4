"""The page of one model over what the fake engine answers, for its tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pytestqt.qtbot import QtBot

from engine.commands import GetModel, InspectFiles, ListBases, ListDatasets, ListModels, ListTasks, PageAnswers
from engine.results import ColumnInfo, FileInfo, Inspection, Interval, ProjectInfo
from engine.tasks.registry import all_tasks
from gui.main_window import MainWindow
from gui.views.model import ModelPage
from tests.helpers.fake_engine import FakeEngine
from tests.helpers.trained import BASES, DATASET, PROJECT, answered, measured_report, model_details, model_info, report

SCORED = replace(
    report(),
    task="pairs",
    metric="mse",
    metrics={"mse": Interval(0.42, 0.31, 0.55), "ndcg": Interval(0.91, 0.86, 0.95)},
    baselines={
        "mean": {"mse": Interval(2.1, 1.7, 2.6), "ndcg": Interval(0.6, 0.5, 0.7)},
        "base": {"mse": Interval(1.3, 1.0, 1.6), "ndcg": Interval(0.8, 0.7, 0.85)},
    },
    classes=(),
    confusion=None,
    errors=(
        {
            "row": 3, "text": "blue shoes\nRed sandals", "gold": 1.0, "predicted": 4.25,
            "gold_class": "", "predicted_class": "", "confidence": 1.0,
        },
    ),
)  # fmt: skip


def open_page(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot, **wizards: Any) -> ModelPage:
    """Return the page of a classifier with 28 mistakes on 160 test rows; `wizards` as the window takes them."""
    engine.answers |= {
        ListModels: (model_info(),),
        ListBases: BASES,
        ListDatasets: (DATASET,),
        GetModel: model_details(found=measured_report()),
        ListTasks: tuple(task.info for task in all_tasks().values()),
        PageAnswers: answered,
        InspectFiles: inspected,
    }
    window = make_window(wizards=wizards)
    window.resize(1200, 800)
    window.show()
    window.context.set_project(ProjectInfo(PROJECT, "Support desk"))
    window.navigate("models", {"model": "model-1"})
    found: ModelPage = window.view("models").page
    qtbot.waitUntil(lambda: found.details is not None and found.tabs.isVisible())
    return found


def inspected(command: InspectFiles) -> Inspection:
    """Return a file with two columns, neither of which is called like a text."""
    columns = tuple(ColumnInfo(name, "text", 2, 0, ()) for name in ("body", "note"))
    return Inspection((FileInfo(command.paths[0], "csv", "utf-8", 2, 20, "train", columns),), (), {}, ())


def show_pairs(page: ModelPage, engine: FakeEngine, qtbot: QtBot) -> None:
    """Show a model that scores pairs of texts."""
    info = replace(model_info(), model="model-2", task="pairs", metric="mse", value=0.42)
    engine.answers[GetModel] = model_details(info, SCORED)
    page.show_model("model-2")
    qtbot.waitUntil(lambda: page.details is not None and page.details.info == info)


def show_relations(page: ModelPage, engine: FakeEngine, qtbot: QtBot) -> None:
    """Show a model that relates two things marked in a text."""
    info = replace(model_info(), model="model-3", task="relations")
    engine.answers[GetModel] = model_details(info, replace(report(), task="relations"))
    page.show_model("model-3")
    qtbot.waitUntil(lambda: page.details is not None and page.details.info == info)
