"""Labelling pairs and tool calls by keyboard alone: marks, choices, what is open, suggestions, and the way back."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.commands import GetLabelling, NextToLabel, SetLabel, UndoLabel
from engine.results import ArgumentChoice, DatasetInfo, Labelling, ProjectInfo, ToLabel, ToolChoice
from gui.main_window import MainWindow
from gui.pages import Page
from gui.views.label_pane import LabelPane
from gui.views.label_text import MarkedText
from tests.gui.person import press, said
from tests.gui.test_label_pane import given, pane  # noqa: F401
from tests.helpers.fake_engine import FakeEngine

FIRE = "😀 The fire was caused by fuel"
PAIR = ((6, 10, "e1"), (25, 29, "e2"))
RELATIONS = Labelling(
    "data-1", 1, "relations", 2, 0, ("Cause-Effect(e2,e1)", "Cause-Effect(e1,e2)", "no relation"), (("m1", "first"),)
)
ORDER = "Where are LL-1042 and LL-7 of May?"
LOOK_UP = ToolChoice("look_up", (ArgumentChoice("order", True, True), ArgumentChoice("month", True)))
CALLS = Labelling("data-1", 1, "tool-calls", 2, 0, ("look_up", "call_back", "none"), (("m1", "first"),), (), (LOOK_UP,))


def spans(engine: FakeEngine) -> list[tuple[str, str]]:
    """Return words and label of every stretch that was given last."""
    text, answer = given(engine)[-1]
    return [(text[span["start"] : span["end"]], span["label"]) for span in json.loads(answer["spans"])]


def focused(qtbot: QtBot, key: object, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key where the focus is, as a keyboard does."""
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, key, *modifiers)


def select(qtbot: QtBot, field: MarkedText, words: str) -> None:
    """Select a part of the text with Shift and the arrows."""
    assert QApplication.focusWidget() is field
    focused(qtbot, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    before = field.toPlainText().index(words)
    for _ in range(before):
        focused(qtbot, Qt.Key.Key_Right)
    for _ in words:
        focused(qtbot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)


@pytest.fixture
def shown(pane: Callable[..., LabelPane], qtbot: QtBot) -> Callable[..., LabelPane]:  # noqa: F811
    """The pane as the active window, so that keys go where the focus is."""

    def make(told: Labelling, *found: ToLabel) -> LabelPane:
        made = pane(told, found)
        made.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return made

    return make


def test_a_pair_is_marked_and_related_by_keys(shown, engine: FakeEngine, qtbot: QtBot) -> None:
    made = shown(RELATIONS, ToLabel(FIRE), ToLabel("Next"))
    assert not made.answer.choice.isEnabled()
    select(qtbot, made.answer.text, "fuel")
    focused(qtbot, "2")
    assert made.answer.buttons.marks["e2"].text() == "2  Second: fuel"
    select(qtbot, made.answer.text, "fir")
    focused(qtbot, "1")
    assert QApplication.focusWidget() is made.answer.choice.typed
    focused(qtbot, "1")
    qtbot.waitUntil(lambda: len(given(engine)) == 1)
    assert spans(engine) == [("fire", "e1"), ("fuel", "e2")]
    assert given(engine)[0][1]["label"] == "Cause-Effect(e2,e1)"
    assert made.answer.text.toPlainText() == "Next"
    assert not made.answer.choice.isEnabled()


def test_a_pair_that_came_marked_waits_for_its_relation_only(shown, engine: FakeEngine, qtbot: QtBot) -> None:
    made = shown(RELATIONS, ToLabel(FIRE, "Cause-Effect(e2,e1)", 0.61, PAIR), ToLabel(FIRE + "!", None, 0.0, PAIR))
    assert "The model would say: Cause-Effect (second → first) (61 % sure)" in said(made)
    focused(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(given(engine)) == 1)
    assert (given(engine)[0][1]["label"], spans(engine)) == ("Cause-Effect(e2,e1)", [("fire", "e1"), ("fuel", "e2")])
    qtbot.keyClicks(made.answer.choice.typed, "no")
    focused(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(given(engine)) == 2)
    assert given(engine)[1][1]["label"] == "no relation"


def test_other_marks_than_the_model_saw_have_no_suggestion(shown, engine: FakeEngine, qtbot: QtBot) -> None:
    made = shown(RELATIONS, ToLabel(FIRE, "no relation", 0.61, PAIR))
    focused(qtbot, Qt.Key.Key_Escape)
    select(qtbot, made.answer.text, "The fire")
    focused(qtbot, "1")
    assert "The model would say" not in said(made)
    focused(qtbot, Qt.Key.Key_Return)
    assert given(engine) == []
    focused(qtbot, "3")
    qtbot.waitUntil(lambda: len(given(engine)) == 1)
    assert spans(engine) == [("The fire", "e1"), ("fuel", "e2")]


def test_a_call_is_a_tool_and_its_words(shown, engine: FakeEngine, qtbot: QtBot) -> None:
    made = shown(CALLS, ToLabel(ORDER), ToLabel("Thank you"))
    focused(qtbot, "1")
    for words, key in (("LL-1042", "1"), ("LL-7", "1"), ("May", "2")):
        select(qtbot, made.answer.text, words)
        focused(qtbot, key)
    focused(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(given(engine)) == 1)
    assert given(engine)[0][1]["label"] == "look_up"
    assert spans(engine) == [("LL-1042", "order"), ("LL-7", "order"), ("May", "month")]
    qtbot.keyClicks(made.answer.choice.typed, "no")
    focused(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(given(engine)) == 2)
    assert given(engine)[1] == ("Thank you", {"label": "none", "spans": "[]"})


def test_what_a_tool_needs_is_open_until_marked_or_left_out(shown, engine: FakeEngine, qtbot: QtBot) -> None:
    made = shown(CALLS, ToLabel(ORDER))
    focused(qtbot, "1")
    select(qtbot, made.answer.text, "LL-7")
    focused(qtbot, "1")
    for words in ("May", "of"):
        select(qtbot, made.answer.text, words)
        focused(qtbot, "2")
    assert made.answer.text.words("month") == ["of"], "an argument that takes one value has the last one marked"
    focused(qtbot, Qt.Key.Key_Backspace)
    focused(qtbot, Qt.Key.Key_Return)
    assert "Still open: month." in said(made)
    assert given(engine) == []
    focused(qtbot, "2")
    focused(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(given(engine)) == 1)
    assert spans(engine) == [("LL-7", "order")]


def test_a_suggested_call_is_accepted_or_mended(shown, engine: FakeEngine, qtbot: QtBot) -> None:
    suggestion = {"tool": "look_up", "arguments": {"order": "LL-1042", "month": "May"}}
    marks = ((10, 17, "order"), (30, 33, "month"))
    made = shown(CALLS, ToLabel(ORDER, suggestion, 0.8, marks), ToLabel("LL-7?", {**suggestion, "arguments": {}}, 0.9))
    assert "The model would say: look_up (80 % sure)" in said(made)
    focused(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(given(engine)) == 1)
    assert spans(engine) == [("LL-1042", "order"), ("May", "month")]
    focused(qtbot, Qt.Key.Key_Escape)
    focused(qtbot, "2")
    assert "Arguments of call_back" in said(made)
    select(qtbot, made.answer.text, "LL-7")
    made.answer.arguments.typed.setFocus()
    qtbot.keyClicks(made.answer.arguments.typed, "number")
    focused(qtbot, Qt.Key.Key_Return)
    focused(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(given(engine)) == 2)
    assert (given(engine)[1][1]["label"], spans(engine)) == ("call_back", [("LL-7", "number")])


def test_a_suggestion_of_no_tool_is_accepted_with_enter(shown, engine: FakeEngine, qtbot: QtBot) -> None:
    made = shown(CALLS, ToLabel(ORDER, {"tool": None, "arguments": {}}, 0.7))
    assert "The model would say: no tool (70 % sure)" in said(made)
    focused(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: given(engine) == [(ORDER, {"label": "none", "spans": "[]"})])


def test_more_texts_that_arrive_leave_what_is_marked(shown, engine: FakeEngine, qtbot: QtBot) -> None:
    made = shown(RELATIONS, ToLabel(FIRE), ToLabel("Next"))
    select(qtbot, made.answer.text, "fuel")
    focused(qtbot, "2")
    made._add((ToLabel("More"),))
    assert made.answer.text.words("e2") == ["fuel"]


@pytest.mark.parametrize("told", [CALLS, RELATIONS], ids=["from the choice", "from the text"])
def test_the_window_leaves_undo_and_skip_to_the_page(
    told: Labelling, engine: FakeEngine, make_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    found = (ToLabel("Thank you", spans=((0, 5, "e1"), (6, 9, "e2"))), ToLabel(ORDER), ToLabel("The last one"))
    engine.answers |= {GetLabelling: told, NextToLabel: found, SetLabel: None, UndoLabel: found[0].text}
    panes: list[LabelPane] = []
    page = Page("home", "Home", lambda context: panes.append(LabelPane(context)) or panes[0])
    window = make_window(pages=[page], wizards={})
    window.context.set_project(ProjectInfo("/shop.deskhand", "shop"))
    (made,) = panes
    window.show()
    window.activateWindow()
    made.begin(DatasetInfo("data-1", "requests", 1, told.task, {}, 0, "2026-11-24T10:00:00.000+00:00"))
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None and made.state.current is not None)
    focused(qtbot, "3")
    qtbot.waitUntil(lambda: made.undo_button.isEnabled())
    focused(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: made.answer.text.toPlainText() == "Thank you")
    assert "0 labelled in this batch, 2 left" in said(made)
    focused(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert made.answer.text.toPlainText() == ORDER


def test_a_mark_is_made_with_the_mouse(shown, qtbot: QtBot) -> None:
    made = shown(RELATIONS, ToLabel(FIRE))
    field = made.answer.text
    at = QTextCursor(field.document())
    at.setPosition(FIRE.index("fire") + 2)
    place = field.cursorRect(at).center()
    qtbot.mouseDClick(field.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.x(), place.y()))
    press(qtbot, made.answer.buttons.marks["e1"])
    assert field.words("e1") == ["fire"]
