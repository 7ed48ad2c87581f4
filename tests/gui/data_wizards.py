"""The data wizard over what the fake engine answers, for its tests: opened with files, and led to its last page."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from engine.commands import ImportDataset, InspectFiles
from engine.results import ProjectInfo
from gui.main_window import MainWindow
from gui.wizards.data_wizard import DataWizard
from tests.gui import samples
from tests.gui.person import press, said
from tests.helpers.fake_engine import FakeEngine

PROJECT = "/p/Support desk.deskhand"
TRAIN, TEST = "/data/banking77/train.csv", "/data/banking77/test.csv"
MakeWizard = Callable[..., DataWizard]


def maker(window: MainWindow, engine: FakeEngine, qtbot: QtBot) -> MakeWizard:
    """Return what opens the wizard, with files that were dropped on the window."""
    engine.answers |= samples.ANSWERS
    engine.held = (ImportDataset,)
    window.show()
    window.context.set_project(ProjectInfo(PROJECT, "Support desk"))

    def open_it(*paths: str) -> DataWizard:
        made = DataWizard(window.context, paths)
        made.open()
        qtbot.waitUntil(lambda: bool(made.state.tasks) and bool(made.state.existing))
        if paths and InspectFiles not in engine.held:
            qtbot.waitUntil(lambda: bool(engine.asked_for(InspectFiles)) and not made.state.current.busy)
        return made

    return open_it


def to_check(qtbot: QtBot, wizard: DataWizard) -> None:
    """Go to the last page with what was guessed, and wait for the findings."""
    for _ in range(3):
        press(qtbot, wizard.next_button)
    assert wizard.next_button.text() == "Import"
    qtbot.waitUntil(lambda: wizard.state.data_check is not None and bool(said(wizard.check)))
