"""Trying a model: a text, two texts, a text with two things marked in it, and what the model says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from engine.commands import PageAnswers, Predict
from engine.results import Prediction, RowsPage
from gui.main_window import MainWindow
from gui.views.model import ModelPage
from tests.gui.model_pages import SCORED, open_page, show_pairs
from tests.gui.person import press, said
from tests.helpers.fake_engine import FakeEngine
from tests.helpers.trained import PROJECT


@pytest.fixture
def page(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> ModelPage:
    return open_page(make_window, engine, qtbot)


def test_a_text_is_tried(page: ModelPage, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[Predict] = (Prediction("refund", 0.52, (("cancel order", 0.31), ("order status", 0.1))),)
    page.show_tab("try")
    assert not page.try_it.ask_button.isEnabled()
    qtbot.keyClicks(page.try_it.text, "I want my money back")
    press(qtbot, page.try_it.ask_button)
    qtbot.waitUntil(lambda: page.try_it.answer.isVisible())
    assert page.try_it.answer.text() == "refund"
    assert page.try_it._sure.text().startswith("Only 52.0 % sure")
    assert [name for name, _ in page.try_it.bars.rows] == ["refund", "cancel order", "order status"]
    assert engine.asked[-1] == Predict(PROJECT, "model-1", ("I want my money back",))


def test_a_tool_call_shows_its_arguments(page: ModelPage, engine: FakeEngine, qtbot: QtBot) -> None:
    call = {"tool": "look_up_orders", "arguments": {"order_id": "LL-1027"}}
    engine.answers[Predict] = (Prediction(call, 0.99),)
    page.show_tab("try")
    page.try_it.try_text("Where is LL-1027?")
    qtbot.waitUntil(lambda: page.try_it.answer.isVisible())
    assert page.try_it.answer.text() == "look_up_orders"
    assert page.try_it._arguments.isVisible()
    assert not page.try_it.bars.isVisible()


def test_two_texts_have_two_boxes(page: ModelPage, engine: FakeEngine, qtbot: QtBot) -> None:
    show_pairs(page, engine, qtbot)
    engine.answers[Predict] = (Prediction(3.456, 1.0),)
    page.show_tab("try")
    qtbot.keyClicks(page.try_it.text, "blue shoes")
    assert not page.try_it.ask_button.isEnabled()
    qtbot.keyClicks(page.try_it.second, "Red sandals")
    press(qtbot, page.try_it.ask_button)
    qtbot.waitUntil(lambda: page.try_it.answer.isVisible())
    assert page.try_it.answer.text() == "3.46"
    assert "sure" not in page.try_it._sure.text()
    assert engine.asked[-1] == Predict(PROJECT, "model-2", (("blue shoes", "Red sandals"),))
    page.show_tab("apply")
    assert "Two columns are read." in page.apply.reads.text()


@pytest.mark.parametrize(
    ("first", "pair"), [(10, ("blue\nshoes", "Red sandals")), (None, ("blue", "shoes\nRed sandals"))]
)
def test_two_texts_of_a_row_are_tried_each_in_its_box(
    page: ModelPage, engine: FakeEngine, qtbot: QtBot, first: int | None, pair: tuple[str, str]
) -> None:
    """In answers that an earlier version kept, nothing tells where the second begins."""
    row = {**SCORED.errors[0], "text": "blue\nshoes\nRed sandals", "first": first, "base": None, "columns": {}}
    engine.answers |= {PageAnswers: RowsPage(("row", "text"), 1, 0, (row,)), Predict: (Prediction(3.456, 1.0),)}
    show_pairs(page, engine, qtbot)
    page.show_tab("mistakes")
    qtbot.waitUntil(lambda: "1 mistake" in said(page.mistakes))
    press(qtbot, page.mistakes._try)
    assert engine.asked[-1] == Predict(PROJECT, "model-2", (pair,))
    assert (page.try_it.text.toPlainText(), page.try_it.second.toPlainText()) == pair
