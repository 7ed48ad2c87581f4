"""Trying a model: a text, two texts, a text with two things marked in it, and what the model says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from engine.commands import PageAnswers, Predict
from engine.results import Prediction, RowsPage
from gui.main_window import MainWindow
from gui.qt_places import qt_places
from gui.theme import Theme
from gui.views.model import ModelPage
from gui.views.pair_field import PairField
from tests.gui.model_pages import SCORED, open_page, show_pairs, show_relations
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


def select(field: PairField, words: str) -> None:
    """Select words as the mouse does."""
    at, cursor = qt_places(field.toPlainText()), field.textCursor()
    start = field.toPlainText().index(words)
    cursor.setPosition(at[start])
    cursor.setPosition(at[start + len(words)], cursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)


def test_two_things_to_relate_are_marked_by_buttons_and_keys(page: ModelPage, engine: FakeEngine, qtbot: QtBot) -> None:
    part = page.try_it
    page.show_tab("try")
    assert not part.marking.isVisible()
    qtbot.keyClicks(part.text, "No pair")
    part.text.selectAll()
    qtbot.keyClick(part.text, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert part.text.spans == []
    show_relations(page, engine, qtbot)
    page.show_tab("try")
    engine.answers[Predict] = (Prediction("Cause-Effect(e2,e1)", 0.9),)
    part.text.setFocus()
    part.text.insertPlainText("😀 The fire came of fuel")
    assert not part.ask_button.isEnabled()
    select(part.text, "ir")
    press(qtbot, part.buttons.marks["e1"])
    assert part.text.hasFocus()
    select(part.text, "fuel")
    qtbot.keyClick(part.text, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert [made.text() for made in part.buttons.marks.values()] == ["First: fire", "Second: fuel"]
    assert "(Alt+2)" in part.buttons.marks["e2"].toolTip()
    assert [mark.cursor.selectedText() for mark in part.text.extraSelections()] == ["fire", "fuel"]
    press(qtbot, part.ask_button)
    asked = "😀 The <e1>fire</e1> came of <e2>fuel</e2>"
    qtbot.waitUntil(lambda: engine.asked[-1] == Predict(PROJECT, "model-3", (asked,)))


def test_marks_go_with_their_words(theme: Theme, qtbot: QtBot) -> None:
    field = PairField()
    qtbot.addWidget(field)
    field.show_read("The ¤ fire ¤ came of ¶ fuel ¶", ("¤", "¶"))
    assert (field.toPlainText(), field.spans) == ("The fire came of fuel", [(4, 8, "e1"), (17, 21, "e2")])
    qtbot.keyClicks(field, "So: ")
    assert field.marked_up() == "So: The <e1>fire</e1> came of <e2>fuel</e2>"
    field.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(field, " again")
    assert field.words("e2") == ["fuel"]
    select(field, "fire")
    qtbot.keyClicks(field, "smoke")
    assert field.marked_up() == "So: The smoke came of <e2>fuel</e2> again"
    select(field, "of fuel")
    field.mark("e1")
    assert field.marked_up() == "So: The smoke came <e1>of fuel</e1> again"
    field.clear()
    qtbot.keyClicks(field, "anew")
    assert field.spans == []


def test_a_text_with_marks_typed_in_it_is_asked_as_it_is(page: ModelPage, engine: FakeEngine, qtbot: QtBot) -> None:
    show_relations(page, engine, qtbot)
    engine.answers[Predict] = (Prediction("Cause-Effect(e2,e1)", 0.9),)
    page.show_tab("try")
    text = "The <e1>fire</e1> came of <e2>fuel</e2>"
    page.try_it.try_text(text)
    qtbot.waitUntil(lambda: engine.asked[-1] == Predict(PROJECT, "model-3", (text,)))
