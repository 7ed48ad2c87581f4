"""Labelling by hand: keys, typing, suggestions, undo and skip, marked stretches, and the version a batch becomes."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from engine.commands import FinishLabelling, GetLabelling, NextToLabel, SetLabel, UndoLabel
from engine.errors import BadInput
from engine.results import DatasetInfo, Gain, Labelling, ProjectInfo, ToLabel
from gui.main_window import MainWindow
from gui.views.label_pane import LabelPane
from gui.views.label_state import LabelState
from gui.views.label_text import identical, whole_words
from tests.gui.person import press, said, write
from tests.helpers.fake_engine import FakeEngine

TEXTS = ("Where is my card", "I lost my card", "It has not come", "Somebody stole it")
INFO = DatasetInfo("data-1", "requests", 1, "classification", {"unlabelled": 4}, 0, "2026-11-24T10:00:00.000+00:00")
TOLD = Labelling("data-1", 1, "classification", 4, 0, ("late", "lost"))


@pytest.fixture
def pane(engine: FakeEngine, make_window: Callable[..., MainWindow], qtbot: QtBot) -> Callable[..., LabelPane]:
    """Make the pane, shown and filled, for what is told of a dataset."""

    def make(told: Labelling = TOLD, found: tuple[ToLabel, ...] = tuple(map(ToLabel, TEXTS))) -> LabelPane:
        numbers = itertools.count(7)
        kept = {SetLabel: lambda _command: next(numbers), UndoLabel: found[0].text}
        engine.answers |= {GetLabelling: told, NextToLabel: found, **kept}
        context = make_window().context
        context.set_project(ProjectInfo("/shop.deskhand", "shop"))
        made = LabelPane(context)
        qtbot.addWidget(made)
        made.resize(900, 600)
        made.show()
        made.begin(DatasetInfo(**{**vars(INFO), "task": told.task}))
        qtbot.waitUntil(lambda: made.answer is not None and made.state.current is not None and made.answer.isEnabled())
        return made

    return make


def given(engine: FakeEngine) -> list[tuple[str, dict[str, str]]]:
    return [(command.text, dict(command.answer)) for command in engine.asked if isinstance(command, SetLabel)]


def test_a_number_labels_and_the_next_text_comes(pane, engine: FakeEngine, qtbot: QtBot) -> None:
    made = pane()
    qtbot.keyClick(made.answer.choice.typed, "2")
    qtbot.keyClick(made.answer.choice.typed, "1")
    qtbot.waitUntil(lambda: len(given(engine)) == 2)
    assert given(engine) == [(TEXTS[0], {"label": "lost"}), (TEXTS[1], {"label": "late"})]
    assert made.answer.text.toPlainText() == TEXTS[2]
    assert "2 labelled in this batch, 2 left" in said(made)


def test_a_typed_label_is_found_or_new(pane, engine: FakeEngine, qtbot: QtBot) -> None:
    made = pane()
    for typed in ("lo", "stolen card"):
        write(qtbot, made.answer.choice.typed, typed)
        qtbot.keyClick(made.answer.choice.typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(given(engine)) == 2)
    assert [answer["label"] for _, answer in given(engine)] == ["lost", "stolen card"]
    qtbot.keyClick(made.answer.choice.typed, "3")
    qtbot.waitUntil(lambda: given(engine)[-1][1] == {"label": "stolen card"})


def test_a_suggestion_is_accepted_with_enter(pane, engine: FakeEngine, qtbot: QtBot) -> None:
    told = Labelling(**{**vars(TOLD), "models": (("m1", "first"),), "gains": (Gain(1, 60, "accuracy", 0.71),)})
    made = pane(told, (ToLabel(TEXTS[0], "lost", 0.54),))
    assert "The model would say: lost (54 % sure)" in said(made)
    assert "60 labels: 71.0 %" in said(made)
    qtbot.keyClick(made.answer.choice.typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: given(engine) == [(TEXTS[0], {"label": "lost"})])
    assert next(command.model for command in engine.asked if isinstance(command, NextToLabel)) == "m1"


def test_undo_brings_the_text_back_and_skip_leaves_it(pane, engine: FakeEngine, qtbot: QtBot) -> None:
    made = pane()
    qtbot.keyClick(made.answer.choice.typed, "1")
    press(qtbot, made.undo_button)
    qtbot.waitUntil(lambda: made.answer.text.toPlainText() == TEXTS[0])
    assert "0 labelled in this batch, 4 left" in said(made)
    press(qtbot, made.skip_button)
    assert made.answer.text.toPlainText() == TEXTS[1]


def test_undo_takes_back_what_this_window_said(pane, engine: FakeEngine, qtbot: QtBot) -> None:
    made = pane(Labelling(**{**vars(TOLD), "pending": 1, "given": (3,)}))
    qtbot.keyClick(made.answer.choice.typed, "1")
    # Pressed before the number of the label is known: that label is meant, not the one before.
    made.undo()
    qtbot.waitUntil(lambda: len(engine.asked_for(UndoLabel)) == 1)
    qtbot.waitUntil(lambda: made.state.told.pending == 1)
    made.undo()
    assert [command.label for command in engine.asked_for(UndoLabel)] == [7, 3]


def test_an_undo_that_was_refused_is_told_and_all_is_read_anew(pane, engine: FakeEngine, qtbot: QtBot) -> None:
    made = pane(Labelling(**{**vars(TOLD), "pending": 1, "given": (3,)}))
    engine.answers[UndoLabel] = lambda _command: (_ for _ in ()).throw(BadInput("label_not_there"))
    engine.answers[GetLabelling] = Labelling(**{**vars(TOLD), "left": 3})
    press(qtbot, made.undo_button)
    qtbot.waitUntil(lambda: "0 labelled in this batch, 3 left" in said(made))
    assert "changed in another window" in made.context.window.notices.notices[-1].text


def test_labels_of_another_window_are_taken_back_last() -> None:
    state = LabelState()
    state.begin(Labelling(**{**vars(TOLD), "given": (3,)}))
    state.given.append(4)
    state.begin(Labelling(**{**vars(TOLD), "given": (3, 4, 5)}))
    assert state.given == [5, 3, 4]


def test_a_label_that_was_not_kept_is_told(pane, engine: FakeEngine, qtbot: QtBot) -> None:
    made = pane()
    engine.answers[SetLabel] = lambda _command: (_ for _ in ()).throw(BadInput("no_project", path="/gone"))
    qtbot.keyClick(made.answer.choice.typed, "1")
    qtbot.waitUntil(lambda: sum(isinstance(command, GetLabelling) for command in engine.asked) == 2)
    qtbot.waitUntil(lambda: made.answer.text.toPlainText() == TEXTS[0])


def test_a_batch_becomes_a_version(pane, engine: FakeEngine, qtbot: QtBot) -> None:
    new = DatasetInfo(**{**vars(INFO), "version": 2})
    engine.answers[FinishLabelling] = new
    made = pane()
    assert not made.finish_button.isEnabled()
    qtbot.keyClick(made.answer.choice.typed, "1")
    with qtbot.waitSignal(made.finished) as told:
        press(qtbot, made.finish_button)
    assert told.args == [new]


def test_labels_that_lie_aside_are_told_even_where_nothing_waits(pane, engine: FakeEngine, qtbot: QtBot) -> None:
    made = pane()
    assert "Labels kept" not in said(made)
    engine.answers |= {GetLabelling: Labelling(**{**vars(TOLD), "left": 0, "aside": 28}), NextToLabel: ()}
    made.state = LabelState()
    made.begin(INFO)
    qtbot.waitUntil(lambda: "Nothing waits for a label" in said(made))
    assert "Labels kept for texts that do not wait in this version: 28." in said(made)


def test_stretches_are_marked_everywhere_and_taken_away(pane, engine: FakeEngine, qtbot: QtBot) -> None:
    told = Labelling("data-1", 1, "entities", 2, 0, ("person", "place"))
    text = "Anna met Annabel and Anna in Oslo"
    made = pane(told, (ToLabel(text), ToLabel("Rome")))
    field = made.answer.text
    cursor = field.textCursor()
    cursor.setPosition(1)
    cursor.setPosition(3, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    qtbot.keyClick(field, "1")
    assert made.answer.text.spans == [(0, 4, "person"), (21, 25, "person")]
    cursor.setPosition(22)
    field.setTextCursor(cursor)
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(given(engine)) == 1)
    assert json.loads(given(engine)[0][1]["spans"]) == [{"start": 0, "end": 4, "label": "person"}]
    assert field.toPlainText() == "Rome"


def test_words_are_taken_whole() -> None:
    assert whole_words("see Anna now", 3, 6) == (4, 8)
    assert identical("Ann Anna Ann", "Ann") == [(0, 3), (9, 12)]
    assert whole_words("我在北京大学", 2, 4) == (2, 4)


def test_what_was_skipped_comes_again_in_the_end() -> None:
    state = LabelState()
    state.begin(TOLD)
    state.add([ToLabel("a"), ToLabel("b")])
    state.skip()
    state.answered(["late"])
    state.add([ToLabel("a"), ToLabel("b")])
    assert [item.text for item in state.queue] == ["a"]
