"""The data wizard by keyboard alone: from dropped files to the import, and every control reached, named and marked."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from engine.commands import CheckData, ImportDataset, Split
from gui.wizards.data_wizard import DataWizard
from tests.gui import samples
from tests.gui.data_wizards import TEST, TRAIN, MakeWizard
from tests.gui.person import said
from tests.gui.test_data_wizard import Went, make, went  # noqa: F401
from tests.helpers.fake_engine import FakeEngine

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class Keys:
    """A person without a mouse: keys go to what has the focus, wherever that is."""

    def __init__(self, qtbot: QtBot, wizard: DataWizard) -> None:
        self.qtbot = qtbot
        self.wizard = wizard
        wizard.activateWindow()
        qtbot.waitUntil(wizard.isActiveWindow)

    def focus(self) -> QWidget:
        """Return what has the focus; a list that is open takes the keys in its place."""
        found = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert found is not None, "no key arrives anywhere"
        return found

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(self.focus(), key)

    def write(self, text: str) -> None:
        self.qtbot.keyClick(self.focus(), KEY.Key_A, CTRL)
        self.qtbot.keyClicks(self.focus(), text)

    def stops(self) -> list[QWidget]:
        """Return what Tab comes by until it is back where it was."""
        found = [self.focus()]
        while True:
            self.press(KEY.Key_Tab)
            if self.focus() is found[0]:
                return found
            found.append(self.focus())
            assert len(found) < 100, "Tab goes round without coming back"

    def tab_to(self, name: str) -> QWidget:
        """Press Tab until the control of this name has the focus."""
        for _ in range(100):
            if name_of(self.focus()) == name:
                return self.focus()
            self.press(KEY.Key_Tab)
        raise AssertionError(f"Tab does not come by '{name}'")


def name_of(widget: QWidget) -> str:
    """Return what a screen reader says of it."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton | QLabel) else "")


@pytest.fixture
def keys(make: MakeWizard, qtbot: QtBot) -> Callable[..., Keys]:  # noqa: F811
    """Return what opens the wizard with dropped files and gives it to a person without a mouse."""
    return lambda *paths: Keys(qtbot, make(*paths))


def to_page(keys: Keys, title: str) -> None:
    """Press Enter on Next until this page is there."""
    while title not in said(keys.wizard._stack.currentWidget()):
        keys.tab_to("Next")
        keys.press(KEY.Key_Return)
    if title == "Check and repair":
        keys.qtbot.waitUntil(lambda: is_examined(keys.wizard))


def is_examined(wizard: DataWizard) -> bool:
    """Whether the findings and the division stand in their places on the last page."""
    cards, last = wizard.check.cards.values(), wizard.check.division.ways["time"]
    shown = bool(cards) and all(card.isVisible() for card in cards)
    return shown and last.height() > last.radio.height() and not wizard.state.current.busy


# ---- from files to the dataset ------------------------------------------------------------------------------


def test_from_files_to_the_import(keys: Callable[..., Keys], engine: FakeEngine, qtbot: QtBot, went: Went) -> None:  # noqa: F811
    me = keys(TRAIN, TEST, "/data/banking77/notes.csv")
    me.tab_to("Take out notes.csv")
    me.press(KEY.Key_Space)
    qtbot.waitUntil(lambda: len(me.wizard.state.files) == 2 and not me.wizard.state.current.busy)
    me.tab_to("What test.csv is used for")
    me.press(KEY.Key_Up)
    assert me.wizard.state.given("valid") == (TEST,)
    me.tab_to("Next")
    me.press(KEY.Key_Return)

    me.tab_to("Choose tools and their arguments")
    me.press(KEY.Key_Space)
    me.tab_to("Sort texts into classes")
    me.press(KEY.Key_Return)
    me.tab_to("Next")
    me.press(KEY.Key_Space)

    me.tab_to("Column for: Its class")
    me.press(KEY.Key_Down)
    assert me.wizard.columns.boxes["label"].currentText().startswith("sent_on")
    me.press(KEY.Key_Up)
    me.tab_to("Next")
    me.press(KEY.Key_Return)

    qtbot.waitUntil(lambda: is_examined(me.wizard))
    me.tab_to("Name of the dataset")
    me.write("bank messages")
    me.tab_to("Keep one of each")
    me.press(KEY.Key_Space)
    me.tab_to("Share for the final test")
    me.press(KEY.Key_Up)
    me.tab_to("By time: learn from the older, test on the newest")
    me.press(KEY.Key_Space)
    qtbot.waitUntil(lambda: engine.asked_for(CheckData)[-1].spec.split.by == "time")
    qtbot.waitUntil(me.wizard.next_button.isEnabled)
    me.tab_to("Import")
    me.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(engine.asked_for(ImportDataset)))
    spec = engine.asked_for(ImportDataset)[0].spec
    assert (spec.paths, spec.valid, spec.name) == ((TRAIN,), (TEST,), "bank messages")
    assert spec.split == Split(0.1, 0.21, by="time", column="sent_on")
    assert spec.repairs == ("drop_duplicates", "drop_empty")
    engine.end(engine.job_of(ImportDataset), samples.MESSAGES)
    qtbot.waitUntil(lambda: not me.wizard.isVisible())
    assert went == [("data", {"dataset": "data-1"})]


@pytest.mark.parametrize("key", [KEY.Key_Space, KEY.Key_Return])
@pytest.mark.parametrize("name", ["Drop your files here", "Choose files…", "Choose a folder…"])
def test_files_are_chosen_by_keyboard(
    keys: Callable[..., Keys], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str, key: Qt.Key
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: opened.append("files") or ([TRAIN], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: opened.append("folder") or "/data/reviews")
    me = keys()
    me.tab_to(name)
    me.press(key)
    assert opened == ["folder" if "folder" in name else "files"]
    qtbot.waitUntil(lambda: bool(me.wizard.state.files))


def test_enter_presses_the_button_that_has_the_focus(keys: Callable[..., Keys]) -> None:
    me = keys(TRAIN)
    to_page(me, "Columns")
    me.tab_to("Back")
    me.press(KEY.Key_Return)
    assert me.wizard.state.current.name == "task"


def test_a_column_for_the_division_is_chosen_by_keyboard(
    keys: Callable[..., Keys], engine: FakeEngine, qtbot: QtBot
) -> None:
    me = keys(TRAIN)
    to_page(me, "Check and repair")
    me.tab_to("Whole groups together (a customer, a thread)")
    me.press(KEY.Key_Space, KEY.Key_Tab)
    assert name_of(me.focus()) == "Column that names the group", "it stands beside it"
    me.press(KEY.Key_Down)
    qtbot.waitUntil(lambda: engine.asked_for(CheckData)[-1].spec.split.by == "group")


def test_a_file_far_down_comes_into_view(keys: Callable[..., Keys]) -> None:
    me = keys(*(f"/data/part{number}.csv" for number in range(12)))
    box = me.tab_to("What part11.csv is used for")
    table = me.wizard.files.table
    assert table.viewport().rect().contains(QRect(box.mapTo(table.viewport(), QPoint()), box.size()))


# ---- every control ------------------------------------------------------------------------------------------

# What a page begins with.
FIRST = ("Drop your files here", "Sort texts into classes", "Column for: The text", "Name of the dataset")
PAGES = ("Files", "What should the model learn?", "Columns", "Check and repair")


@pytest.mark.parametrize("page", PAGES)
def test_every_control_has_a_name_and_a_visible_focus(keys: Callable[..., Keys], page: str) -> None:
    me = keys(TRAIN, TEST)
    to_page(me, page)
    stops = me.stops()
    assert len(stops) >= 5
    for stop in stops:
        assert name_of(stop), stop
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        marked = stop.grab().toImage()
        stop.clearFocus()
        assert stop.grab().toImage() != marked, f"'{name_of(stop)}' does not show that it has the focus"


@pytest.mark.parametrize("page", PAGES)
def test_tab_follows_the_reading_order(keys: Callable[..., Keys], page: str) -> None:
    me = keys(TRAIN, TEST)
    to_page(me, page)
    stops = me.stops()
    start = next(at for at, stop in enumerate(stops) if name_of(stop) in FIRST)
    stops = stops[start:] + stops[:start]
    # After the footer Tab begins again at the rail, whose one stop is the help.
    footer = ["Cancel", *(["Back"] if page != PAGES[0] else []), "Import" if page == PAGES[-1] else "Next", "Help"]
    assert [name_of(stop) for stop in stops[-len(footer) :]] == footer
    for before, after in pairwise(stops[: -len(footer)]):
        assert comes_before(me.wizard, before, after), f"'{name_of(after)}' comes after '{name_of(before)}'"


def comes_before(wizard: DataWizard, one: QWidget, other: QWidget) -> bool:
    """Whether one stands above the other, holds it, or stands left of it in the same line."""
    first = QRect(one.mapTo(wizard, QPoint()), one.size())
    second = QRect(other.mapTo(wizard, QPoint()), other.size())
    below = second.top() >= first.bottom() or first.contains(second)
    beside = second.left() >= first.right() and second.bottom() > first.top()
    return below or beside


@pytest.mark.parametrize("page", PAGES)
def test_the_first_control_of_a_page_has_the_focus(keys: Callable[..., Keys], page: str) -> None:
    me = keys(TRAIN)
    to_page(me, page)
    assert name_of(me.focus()) in FIRST


def test_tasks_that_come_late_stand_in_their_place(keys: Callable[..., Keys]) -> None:
    me = keys(TRAIN)
    to_page(me, PAGES[1])
    names = [name_of(stop) for stop in me.stops()]
    assert names.index("Cancel") > names.index("Nothing: a table for look-up") > names.index("Sort texts into classes")
