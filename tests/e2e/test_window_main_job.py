"""The main job through the real window over the real engine, with real clicks: data, training, before/after, chat."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.api import Engine
from gui.main_window import MainWindow
from gui.self_test.hands import press
from gui.wizards.chat_wizard import ChatWizard
from gui.wizards.data_wizard import DataWizard
from gui.wizards.training_wizard import TrainingWizard
from tests.helpers.real_window import LONG, closed, opened, real_window


@pytest.fixture
def window(engine: Engine, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The window with every page and wizard there is, and a new project open."""
    yield from real_window(engine, qapp, qtbot, tmp_path)


def import_file(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """Go through the data wizard with the file that was dropped on the window."""
    wizard = opened(qtbot, DataWizard, lambda: window.open_wizard("data", {"paths": [str(path)]}))
    for _ in wizard.state.order:
        qtbot.waitUntil(lambda: wizard.state.can_go_next, timeout=LONG)
        press(wizard.next_button)
    closed(qtbot, wizard)


def train(qtbot: QtBot, window: MainWindow) -> None:
    """Go through the training wizard with the tiny base model and a recipe that learns quickly."""
    wizard = opened(qtbot, TrainingWizard, lambda: press(window.view("data").page.train))
    qtbot.waitUntil(lambda: "tiny" in wizard.base.base_cards, timeout=LONG)
    press(wizard.base.base_cards["tiny"].radio)
    press(wizard.next_button)
    qtbot.waitUntil(lambda: wizard.state.estimate is not None, timeout=LONG)
    press(wizard.effort.more)
    for field, text in (("batch_size", "8"), ("learning_rate", "0.003"), ("head_learning_rate", "0.01")):
        wizard.effort.form.field(field).selectAll()
        QTest.keyClicks(wizard.effort.form.field(field), text)
    press(wizard.next_button)
    wizard.start.name.selectAll()
    QTest.keyClicks(wizard.start.name, "request kind")
    press(wizard.next_button)
    closed(qtbot, wizard)


def test_from_a_file_to_an_agent_that_calls_the_new_model(qtbot: QtBot, window: MainWindow, messages: Path) -> None:
    import_file(qtbot, window, messages)
    assert window.current_page == "data"
    train(qtbot, window)
    assert window.current_page == "runs"
    models = window.view("models")
    window.navigate("models")
    qtbot.waitUntil(lambda: bool(models.cards), timeout=LONG)

    press(next(iter(models.cards.values())))
    qtbot.waitUntil(lambda: models.page.details is not None, timeout=LONG)
    metrics, baselines = models.page.details.report.metrics, models.page.details.report.baselines
    assert metrics["accuracy"].value > baselines["majority"]["accuracy"].value

    wizard = opened(qtbot, ChatWizard, lambda: window.open_wizard("chat", {}))
    QTest.keyClicks(wizard.purpose.name, "Desk")
    press(wizard.next_button)
    qtbot.waitUntil(lambda: "request_kind" in wizard.tools.rows, timeout=LONG)
    # Random weights tell no tools apart, so the agent gets one.
    press(wizard.tools.none)
    press(wizard.tools.rows["request_kind"].check)
    press(wizard.next_button)
    qtbot.waitUntil(lambda: wizard.state.can_go_next, timeout=LONG)
    press(wizard.next_button)
    closed(qtbot, wizard)
    assert window.current_page == "chat"
    pane = window.view("chat").pane
    qtbot.waitUntil(lambda: pane.talk is not None, timeout=LONG)
    QTest.keyClicks(pane.box.field, "The vase is broken")
    press(pane.box.button)
    qtbot.waitUntil(lambda: pane.talk is not None and not pane.talk.busy and bool(pane.talk.messages), timeout=LONG)
    said = pane.talk.messages
    assert [call.name for message in said for call in message.calls] == ["request_kind"]
    assert "broken" in said[-1].content
