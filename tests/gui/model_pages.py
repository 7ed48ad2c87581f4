"""The page of one model over what the fake engine answers, for its tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

from engine.commands import GetModel, InspectFiles, ListBases, ListDatasets, ListModels, ListTasks, PageAnswers
from engine.results import ColumnInfo, FileInfo, Inspection, ProjectInfo
from engine.tasks.registry import all_tasks
from gui.main_window import MainWindow
from gui.views.model import ModelPage
from tests.helpers.fake_engine import FakeEngine
from tests.helpers.trained import BASES, DATASET, PROJECT, answered, measured_report, model_details, model_info


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
