"""Repairs of a dataset that was imported, through the real window over the real engine: ticked, made, had back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.api import Engine
from gui.main_window import MainWindow
from gui.self_test.hands import press
from tests.e2e.test_window_main_job import import_file
from tests.helpers.real_window import LONG, real_window


@pytest.fixture
def window(engine: Engine, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The window with every page and wizard there is, and a new project open."""
    yield from real_window(engine, qapp, qtbot, tmp_path)


def test_what_is_ticked_is_repaired_and_had_back(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    rows = [f"message number {n % 60},{'ab'[n % 2]}" for n in range(90)] + ["wrong way round,A"] * 3
    (tmp_path / "messy.csv").write_text("text,label\n" + "\n".join(rows), encoding="utf-8")
    import_file(qtbot, window, tmp_path / "messy.csv")
    page = window.view("data").page
    # The dataset that was imported may come to the page only now.
    qtbot.waitUntil(lambda: page.info is not None, timeout=LONG)
    page.tabs.setCurrentWidget(page.problems)
    cards = page.problems.cards
    press(cards["duplicates"].check)
    press(cards["label_variants"].check)
    press(page.problems.repair)
    qtbot.waitUntil(lambda: page.info.version == 2, timeout=LONG)
    assert sum(page.info.rows.values()) == 61 and page.info.labels == 2
    assert not {"duplicates", "label_variants"} & set(page.problems.cards)
    assert page.tabs.currentWidget() is page.problems
    assert window.notices.undo()
    qtbot.waitUntil(lambda: page.info.version == 3, timeout=LONG)
    assert sum(page.info.rows.values()) == 93
    # The rows and charts that were asked for are there before the engine goes.
    qtbot.waitUntil(lambda: page.rows.table.model().rowCount() == 93 and page._profile is None, timeout=LONG)
    qtbot.waitUntil(page.classes.isVisible, timeout=LONG)
