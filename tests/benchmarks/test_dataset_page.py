"""A million rows in the window: how soon any of them can be looked at, and how long the window ever stands still.

Run by hand on an idle computer: `pytest tests/benchmarks/test_dataset_page.py -m benchmark -s`.
"""

from __future__ import annotations

import os
import random
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engine import commands
from engine.api import Engine
from gui.app import App
from gui.views.data import DataView
from gui.views.dataset_rows import DatasetRows
from tests.helpers.heartbeat import Heartbeat, percentile, until, wait
from tests.helpers.million import ROWS, write_million

JUMPS = 60
JUMP_BAR = 0.100  # seconds to any row
STALL_BAR = 0.016  # seconds, at the 99th percentile
STEP = 2  # milliseconds between two looks at whether the rows are there

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(0)]


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    made = App(Engine(tmp_path / "home"), tmp_path / "home")
    made.show()
    until(lambda: made.window.context.overview is not None)
    yield made
    made.window.close()
    made.close()


def ask(app: App, command: commands.Command, seconds: float = 300) -> object:
    answers: list[object] = []
    failures: list[object] = []
    app.bridge.ask(command, answers.append, failures.append)
    until(lambda: bool(answers or failures), seconds)
    assert not failures, failures
    return answers[0]


def seconds_to_open(app: App, dataset: str) -> float:
    """Open the dataset's page and return how long its first row took to be there."""
    started = time.perf_counter()
    app.window.context.navigate("data", dataset=dataset)
    view = app.window.view("data")
    assert isinstance(view, DataView)
    until(lambda: view.page.rows.isVisible() and view.page.rows.table.model().row(0) is not None, 60, STEP)
    return time.perf_counter() - started


def seconds_until_seen(rows: DatasetRows, number: int) -> float:
    """Scroll a row into view as the scroll bar does, and return how long its words took to be there."""
    started = time.perf_counter()
    rows.table.verticalScrollBar().setValue(number)
    until(lambda: rows.table.model().row(number) is not None, 30, STEP)
    return time.perf_counter() - started


def test_a_million_rows_to_look_at(app: App, tmp_path: Path) -> None:
    write_million(tmp_path / "rows.csv")
    info = ask(app, commands.CreateProject(str(tmp_path / "million")))
    spec = commands.ImportSpec((str(tmp_path / "rows.csv"),), "classification", "rows")
    data = ask(app, commands.ImportDataset(info.path, spec))
    app.window.context.set_project(info)
    # As an app does that was open for a moment: its pages are made while nothing happens.
    until(lambda: not app.window.make_ahead(("data",)))
    wait(2000)
    beat, chance = Heartbeat(), random.Random(0)

    beat.doing = "opening the page for the first time"
    first = seconds_to_open(app, data.dataset)
    view = app.window.view("data")
    assert isinstance(view, DataView)
    rows = view.page.rows
    until(lambda: rows.table.model().rowCount() == ROWS and view.page.lengths.isVisible())
    view.show_list()
    wait(500)
    beat.doing = "opening the page again"
    opened = seconds_to_open(app, data.dataset)

    beat.doing = "jumping"
    jumps = [seconds_until_seen(rows, chance.randrange(ROWS - 100)) for _ in range(JUMPS)]
    beat.doing = "scrolling by keys"
    rows.table.setFocus()
    for _ in range(200):
        QTest.keyClick(rows.table, Qt.Key.Key_PageDown)
        wait(STEP)
        until(lambda: True)
    beat.doing = "searching"
    QTest.keyClicks(rows.search, "invoice refund")
    until(lambda: 0 < rows.table.model().rowCount() < ROWS, 60)
    beat.doing = "sorting"
    rows.table.horizontalHeader().sectionClicked.emit(0)
    until(lambda: rows.table.model().row(0) is not None, 60)
    beat.stop()
    every, _ = beat.report("a million rows", STALL_BAR)
    looking = [late for late, _, doing in beat.late if doing in ("jumping", "scrolling by keys")]
    print(
        f"  while jumping and scrolling: p99 {1000 * percentile(looking, 99):.1f} ms of {len(looking)} beats\n"
        f"  opened in {1000 * first:.0f} ms, again in {1000 * opened:.0f} ms; {JUMPS} jumps: "
        f"median {1000 * statistics.median(jumps):.0f} ms, slowest {1000 * max(jumps):.0f} ms"
    )
    assert every <= STALL_BAR
    assert percentile(looking, 99) <= STALL_BAR
    assert first <= JUMP_BAR and opened <= JUMP_BAR
    assert max(jumps) <= JUMP_BAR
