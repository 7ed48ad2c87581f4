"""The wizard frame follows its Qt-free state: Next, Back, busy, errors, and closing without losing work."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.commands import ListAgents, ListModels, ListTools
from engine.errors import ErrorInfo
from gui.command_palette import CommandPalette
from gui.help import HelpDialog
from gui.main_window import MainWindow
from gui.pages import wizards
from gui.wizards.frame import WizardDialog
from gui.wizards.state import WizardState
from tests.gui import samples
from tests.gui.person import press, said
from tests.helpers.fake_engine import FakeEngine


class FirstPage(QWidget):
    """Counts how often it was entered."""

    entered_count = 0

    def help_text(self) -> str:
        return "The first page explained."

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


def test_f1_explains_the_page_of_a_wizard(wizard: WizardDialog, qtbot: QtBot) -> None:
    wizard.activateWindow()
    qtbot.waitUntil(wizard.isActiveWindow)
    qtbot.keyClick(wizard, Qt.Key.Key_F1)
    dialog = wizard.findChild(HelpDialog)
    assert dialog is not None and "The first page explained." in said(dialog)
    assert "Ctrl+N" not in said(dialog), "a key of the window does nothing here"
    dialog.close()
    press(qtbot, wizard.help_button)
    assert len(wizard.findChildren(HelpDialog)) == 2
    wizard.findChildren(HelpDialog)[-1].close()


def test_ctrl_k_finds_what_can_be_done_in_a_wizard(wizard: WizardDialog, qtbot: QtBot) -> None:
    wizard.state.set_page("one", valid=True)
    wizard.activateWindow()
    qtbot.waitUntil(wizard.isActiveWindow)
    qtbot.keyClick(wizard, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = wizard.findChild(CommandPalette)
    assert palette is not None
    titles = [palette.list.item(at).text().split("    ")[0] for at in range(palette.list.count())]
    assert titles == ["Next", "Help on this page", "Close"], "there is no page before this one"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert wizard.state.current.name == "two"


@pytest.mark.parametrize("name", ["data", "training", "chat"])
def test_every_page_of_every_wizard_has_its_help(
    name: str, make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.answers |= {**samples.ANSWERS, **dict.fromkeys((ListAgents, ListTools, ListModels), ())}
    window = make_window(pages=[], wizards={})
    made = wizards()[name](window.context)
    qtbot.addWidget(made)
    assert [page for page, shown in made._pages.items() if not shown.help_text()] == []
