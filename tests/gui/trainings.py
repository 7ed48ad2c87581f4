"""Trainings as the engine keeps them, and the window over them, for the tests of the Runs page and of one run."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from engine.commands import GetRun, ListBases, ListDatasets, ListRuns, ResumeTraining, StartTraining
from engine.errors import BadInput
from engine.results import ProjectInfo, RunDetails, RunInfo
from gui.context import Context
from gui.main_window import MainWindow
from gui.pages import Page
from gui.views.run import RunPage
from gui.views.runs import RunsView
from tests.helpers.fake_engine import FakeEngine
from tests.helpers.trained import BASES, DATASET, PROJECT, run_details

OPENED: list[dict[str, object]] = []


class Models(QLabel):
    """Stands for the page that a finished training leads to."""

    def __init__(self, _context: Context) -> None:
        super().__init__("models")
        self.opened: list[dict[str, str]] = []

    def open_with(self, **what: str) -> None:
        self.opened.append(what)


class TrainingWizard(QDialog):
    """Keeps what it was opened with."""

    def __init__(self, context: Context, **what: object) -> None:
        super().__init__(context.window)
        OPENED.append(what)


class Stored:
    """The runs as the engine keeps them, each with how many rounds it has learned."""

    def __init__(self) -> None:
        self.runs: dict[str, tuple[RunInfo, float]] = {}

    def put(self, info: RunInfo, rounds: float = 2.6) -> None:
        self.runs[info.run] = (info, rounds)

    def all(self, _command: ListRuns) -> tuple[RunInfo, ...]:
        return tuple(info for info, _ in self.runs.values())

    def one(self, command: GetRun) -> RunDetails:
        if command.run not in self.runs:
            raise BadInput("no_run", run=command.run)
        return run_details(*self.runs[command.run])


def show(make_window: Callable[..., MainWindow], engine: FakeEngine, stored: Stored, qtbot: QtBot) -> MainWindow:
    """Return the window of a project with these runs; trainings stay open until they are ended."""
    OPENED.clear()
    engine.answers |= {ListRuns: stored.all, GetRun: stored.one, ListDatasets: (DATASET,), ListBases: BASES}
    engine.held = (StartTraining, ResumeTraining)
    pages = [Page("runs", "Runs", RunsView, True), Page("models", "Models", Models, True)]
    made = make_window(pages=pages, wizards={"training": TrainingWizard})
    made.resize(1200, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.context.set_project(ProjectInfo(PROJECT, "Support desk"))
    return made


def runs(window: MainWindow) -> RunsView:
    """Return the Runs page."""
    found = window.view("runs")
    assert isinstance(found, RunsView)
    return found


def opened(qtbot: QtBot, window: MainWindow, run: str) -> RunPage:
    """Open a run and wait until it is shown."""
    window.navigate("runs", {"run": run})
    page = runs(window).page
    qtbot.waitUntil(lambda: page._details is not None and page.chart.isVisible())
    return page
