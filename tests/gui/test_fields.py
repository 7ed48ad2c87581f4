"""The fields a person fills in: files dropped on them go to the page or give a path, and their words stand in line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.theme import Theme
from gui.widgets.chat_list import ChatList
from gui.widgets.composer_box import ComposerBox
from gui.widgets.dialogs import TextDialog
from gui.widgets.fields import LineField, NumberField, PathField
from tests.gui.person import dragged_in, drop, files

GUI = Path(__file__).parents[2] / "gui"
# They show text and take none.
READ_ONLY = {"settings_log.py", "error_state.py", "code_block.py"}


class TakesDrops(QWidget):
    def __init__(self, field: QWidget) -> None:
        super().__init__()
        self.entered = 0
        self.setAcceptDrops(True)
        QVBoxLayout(self).addWidget(field)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.entered += 1
        event.acceptProposedAction()


@pytest.mark.parametrize("dragged", ["file", "text"])
def test_files_are_dropped_through_text_fields_and_text_into_them(theme: Theme, qtbot: QtBot, dragged: str) -> None:
    box, chats = ComposerBox("Write a message"), ChatList()
    mime = files("/p/rows.csv")
    if dragged == "text":
        mime = QMimeData()
        mime.setText("Where is it?")
    for widget, target in ((box, box.field.viewport()), (chats, chats.search)):
        around = TakesDrops(widget)
        qtbot.addWidget(around)
        around.show()
        assert dragged_in(target, mime) and around.entered == (dragged == "file")


def test_a_dialog_for_a_name_takes_no_file(theme: Theme, qtbot: QtBot) -> None:
    dialog = TextDialog("Rename", "Name", "orders")
    qtbot.addWidget(dialog)
    assert not dragged_in(dialog.field, files("/p/rows.csv"))


def test_a_field_for_a_path_takes_the_first(theme: Theme, qtbot: QtBot) -> None:
    field, given = PathField(), []
    qtbot.addWidget(field)
    field.dropped.connect(given.append)
    drop(field, "/p/own tools.py", "/p/other.py")
    assert (given, field.text()) == (["/p/own tools.py"], "")


def test_no_field_is_one_of_qts_own() -> None:
    made = re.compile(r"\bQ(?:LineEdit|PlainTextEdit)\(|\.setEditable\(True\)")
    bare = [file.name for file in sorted(GUI.rglob("*.py")) if made.search(file.read_text(encoding="utf-8"))]
    assert set(bare) == READ_ONLY, "make them of gui/widgets/fields.py"


def test_digits_begin_where_the_words_of_other_fields_do(qtbot: QtBot, theme: Theme) -> None:
    number, line = NumberField(), LineField()
    number.setValue(30)
    line.setText("30")
    begin = []
    for field in (number, line):
        qtbot.addWidget(field)
        field.resize(200, 34)
        field.show()
        image = field.grab().toImage()
        middle, ground = image.height() // 2, image.pixelColor(4, image.height() // 2).lightness()
        rows = range(middle - 5, middle + 5)
        begin.append(
            next(x for x in range(4, 60) if any(image.pixelColor(x, y).lightness() < ground - 40 for y in rows))
        )
    assert abs(begin[0] - begin[1]) <= 2, begin
