"""The training wizard over what the fake engine answers, for its tests: opened, measured, led to its last page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pytestqt.qtbot import QtBot

from engine.commands import (
    EstimateTraining,
    FetchBase,
    ListBases,
    ListDatasets,
    ListTasks,
    SearchSettings,
    StartTraining,
)
from engine.results import ProjectInfo
from gui.main_window import MainWindow
from gui.wizards.training_wizard import TrainingWizard
from tests.gui import samples
from tests.gui.person import press
from tests.helpers.fake_engine import FakeEngine

PROJECT = "/p/Support desk.deskhand"
MakeWizard = Callable[..., TrainingWizard]


def maker(window: MainWindow, engine: FakeEngine, qtbot: QtBot) -> MakeWizard:
    """Return what opens the wizard once everything it asks for has come."""
    engine.answers |= samples.ANSWERS
    engine.held = (StartTraining, SearchSettings, EstimateTraining, FetchBase)
    window.show()
    window.context.set_project(ProjectInfo(PROJECT, "Support desk"))

    def open_it(**what: Any) -> TrainingWizard:
        made = TrainingWizard(window.context, **what)
        answered: list[object] = []
        window.context.bridge.ended.connect(answered.append)
        made.open()
        wanted = sum(kind not in engine.held for kind in (ListTasks, ListDatasets, ListBases))
        qtbot.waitUntil(lambda: len(answered) >= wanted)
        cards = (*made.base.dataset_cards.values(), *made.base.base_cards.values())
        qtbot.waitUntil(lambda: all(card.isVisible() for card in cards))
        return made

    return open_it


def measured(engine: FakeEngine, qtbot: QtBot, wizard: TrainingWizard, **changes: object) -> None:
    """Let the measurement that runs end."""
    qtbot.waitUntil(lambda: any(isinstance(command, EstimateTraining) for command in engine.asked))
    job = engine.job_of(EstimateTraining)
    engine.end(job, replace(samples.estimate(engine.jobs[job]), **changes))
    qtbot.waitUntil(lambda: not wizard.state.estimating)


def to_start(engine: FakeEngine, qtbot: QtBot, wizard: TrainingWizard, **changes: object) -> None:
    """Go to the last page with what is suggested."""
    press(qtbot, wizard.next_button)
    measured(engine, qtbot, wizard, **changes)
    press(qtbot, wizard.next_button)
    assert wizard.next_button.text() == "Start training"
