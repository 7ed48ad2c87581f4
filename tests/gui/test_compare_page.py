"""Two models held against each other: chosen on the Models page, told in a sentence, with the rows that decide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from engine.commands import CompareModels, ListBases, ListDatasets, ListModels
from engine.errors import BadInput
from engine.results import Comparison, ProjectInfo
from gui.main_window import MainWindow
from gui.views.compare import ComparePage, comparable
from gui.views.models import ModelsView
from tests.gui.person import choose, press
from tests.helpers.fake_engine import FakeEngine
from tests.helpers.trained import BASES, DATASET, PROJECT, comparison, model_info

FIRST = model_info()
SECOND = model_info("model-2", name="Support intents-2", value=0.9)
OTHER = model_info("model-3", name="Tools", task="tool-calls")


@pytest.fixture
def view(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> ModelsView:
    """The Models page of a project with two classifiers and a model of another task."""
    engine.answers |= {
        ListModels: (FIRST, SECOND, OTHER),
        ListBases: BASES,
        ListDatasets: (DATASET, replace(DATASET, dataset="data-2", name="Calls", task="tool-calls")),
        CompareModels: comparison,
    }
    window = make_window()
    window.resize(1200, 800)
    window.show()
    window.context.set_project(ProjectInfo(PROJECT, "Support desk"))
    window.navigate("models")
    found: ModelsView = window.view("models")
    qtbot.waitUntil(lambda: found.compare_button.isVisible())
    return found


def compared(view: ModelsView, qtbot: QtBot) -> ComparePage:
    """Press the button and wait for what it says."""
    press(qtbot, view.compare_button)
    page = view.comparison
    qtbot.waitUntil(page.verdict.isVisible)
    return page


def test_two_models_are_compared_and_the_rows_shown(view: ModelsView, engine: FakeEngine, qtbot: QtBot) -> None:
    page = compared(view, qtbot)
    assert engine.asked[-1] == CompareModels(PROJECT, "model-1", "model-2")
    assert page.verdict.sentence.text() == "Support intents is better than Support intents-2, by more than chance."
    assert [row[:2] for row in page.bars.table()] == [("Support intents", 0.931), ("Support intents-2", 0.9)]
    assert page.difference.text() == "Difference: +3.1 points (between +0.6 and +5.6), p\u00a00.020"
    assert page.note.text().startswith("Points are percentage points. The true difference lies between")
    assert "Only Support intents: 7." in page.counts.text()
    assert page.rows.values.rowCount() == 9
    assert page.rows.model().index(0, 4).data() == "Support intents"
    assert view.escape()
    qtbot.waitUntil(lambda: view.compare_button.isVisible())


def test_only_models_of_one_task_are_offered(view: ModelsView, engine: FakeEngine, qtbot: QtBot) -> None:
    page = compared(view, qtbot)
    assert [page.first.itemText(at) for at in range(page.first.count())] == ["Support intents", "Support intents-2"]
    choose(qtbot, page.first, "Support intents-2")
    assert page.second.currentText() == "Support intents"
    assert not comparable((FIRST, OTHER))


def test_models_of_other_test_rows_are_measured_where_the_person_says(
    view: ModelsView, engine: FakeEngine, qtbot: QtBot
) -> None:
    def answer(command: CompareModels) -> Comparison:
        if not command.dataset:
            raise BadInput("tests_differ", first="Support intents", second="Support intents-2")
        return replace(comparison(command), left_out=12)

    engine.answers[CompareModels] = answer
    press(qtbot, view.compare_button)
    page = view.comparison
    qtbot.waitUntil(page.elsewhere.isVisible)
    assert [page.dataset.itemText(at) for at in range(page.dataset.count())] == ["Support messages"]
    press(qtbot, page.measure_button)
    qtbot.waitUntil(page.verdict.isVisible)
    assert engine.asked[-1] == CompareModels(PROJECT, "model-1", "model-2", "data-1")
    assert "Left out, as one of the models had learned from them: 12 rows." in page.note.text()


def test_of_numbers_it_says_which_count_as_right(view: ModelsView, engine: FakeEngine, qtbot: QtBot) -> None:
    page = compared(view, qtbot)
    assert "counts as right" not in page.note.text()
    told = comparison(CompareModels(PROJECT, "model-1", "model-2"))
    interval, difference = told.metrics["accuracy"], told.differences["accuracy"]
    page._show(replace(told, metric="mse", metrics={"mse": interval}, differences={"mse": difference}))
    assert "A number counts as right that is no further off than both are on average." in page.note.text()
