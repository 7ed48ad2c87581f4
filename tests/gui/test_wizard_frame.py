"""The wizard frame follows its Qt-free state: Next, Back, busy, errors, and closing without losing work."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.errors import ErrorInfo
from gui.main_window import MainWindow
from gui.wizards.frame import WizardDialog
from gui.wizards.state import WizardState


class FirstPage(QWidget):
    """Counts how often it was entered."""

    entered_count = 0

    def entered(self) -> None:
        self.entered_count += 1


@pytest.fixture
def wizard(make_window: Callable[..., MainWindow], qtbot: QtBot) -> WizardDialog:
    window = make_window(pages=[], wizards={})
    made = WizardDialog(window.context, WizardState(["one", "two"]), "Import data", "Import")
    made.add_page("one", "First", "", FirstPage())
    made.add_page("two", "Second", "", QWidget())
    made.begin()
    made.show()
    return made


def test_state_moves_only_where_the_page_allows() -> None:
    state = WizardState(["one", "two"])
    assert not state.next()
    state.set_page("one", valid=True, busy=True)
    assert not state.next()
    state.set_page("one", busy=False)
    assert state.next()
    assert state.is_last
    assert not state.next()
    assert state.back()
    assert not state.back()


def test_buttons_follow_the_state(wizard: WizardDialog) -> None:
    assert not wizard.next_button.isEnabled()
    wizard.state.set_page("one", why_not="Choose a file.")
    assert wizard._why_not.text() == "Choose a file."
    wizard.state.set_page("one", valid=True)
    wizard.next_button.click()
    assert wizard.state.current.name == "two"
    assert wizard.next_button.text() == "Import"
    wizard._back.click()
    assert wizard._pages["one"].entered_count == 2


def test_an_error_is_shown_until_the_page_is_mended(wizard: WizardDialog) -> None:
    wizard.state.set_page("one", error=ErrorInfo("recipe_key", {"key": "k", "allowed": "a"}))
    assert wizard._error_box.isVisible()
    wizard.state.set_page("one", valid=True)
    assert not wizard._error_box.isVisible()


def test_closing_asks_when_something_would_be_lost(wizard: WizardDialog) -> None:
    wizard.state.dirty = True
    wizard._sure = lambda: False
    wizard.reject()
    assert wizard.isVisible()
    wizard._sure = lambda: True
    wizard.reject()
    assert not wizard.isVisible()
