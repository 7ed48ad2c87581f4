"""The Tools page: a card a tool, its permission, its search, and trying it by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from engine.commands import ListTools, SetPermission, TryTool
from engine.errors import BadInput
from engine.events import Changed
from engine.results import ProjectInfo, ToolTrial
from gui.main_window import MainWindow
from gui.views import tool_words
from gui.views.tool_trial import ToolTrialDialog
from gui.views.tools import ToolsView
from tests.gui import talks
from tests.gui.person import press
from tests.helpers.fake_engine import FakeEngine


@pytest.fixture
def page(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> ToolsView:
    talks.fill(engine)
    window = make_window(wizards={})
    window.show()
    window.context.set_project(ProjectInfo(talks.PROJECT, "Support desk"))
    window.navigate("tools")
    view = window.view("tools")
    assert isinstance(view, ToolsView)
    qtbot.waitUntil(lambda: len(view.cards) == len(talks.TOOLS))
    return view


def choose(page: ToolsView, tool: str, row: int) -> None:
    box = page.cards[tool].permission
    box.setCurrentIndex(row)
    box.activated.emit(row)


def trial(qtbot: QtBot, page: ToolsView, tool: str) -> ToolTrialDialog:
    press(qtbot, page.cards[tool].try_button)
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, ToolTrialDialog) and w.isVisible())


def test_a_permission_is_kept(page: ToolsView, engine: FakeEngine, qtbot: QtBot) -> None:
    assert page.cards["look_up_orders"].permission.value() == "ask"
    choose(page, "calculator", 2)
    wanted = SetPermission(talks.PROJECT, "calculator", "never")
    qtbot.waitUntil(lambda: wanted in engine.asked)


def test_a_permission_that_was_refused_goes_back(page: ToolsView, engine: FakeEngine, qtbot: QtBot) -> None:
    def refuse(_command: SetPermission) -> None:
        raise BadInput("unknown_permission", permission="never")

    engine.answers[SetPermission] = refuse
    choose(page, "calculator", 2)
    qtbot.waitUntil(lambda: page.cards["calculator"].permission.value() == "allow")


def test_search_finds_by_name_and_purpose(page: ToolsView, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.search, "order")
    assert [name for name, tile in page.cards.items() if tile.isVisible()] == ["look_up_orders"]
    qtbot.keyClicks(page.search, " nothing like it")
    assert page._nothing.isVisible()


def test_a_new_table_brings_its_tool(page: ToolsView, engine: FakeEngine, qtbot: QtBot) -> None:
    more = replace(talks.LOOK_UP, name="look_up_parcels")
    engine.answers[ListTools] = (*talks.TOOLS, more)
    engine.emit(Changed("job-x", talks.PROJECT, "datasets"))
    qtbot.waitUntil(lambda: "look_up_parcels" in page.cards)


def test_trying_says_what_is_missing_then_shows_the_tool_message(
    page: ToolsView, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.answers[TryTool] = ToolTrial(True, '{"result": "149.7"}', 3.0)
    dialog = trial(qtbot, page, "calculator")
    press(qtbot, dialog.run_button)
    assert dialog.form.problems["expression"].isVisible()
    qtbot.keyClicks(dialog.form.inputs["expression"], "3 * 49.90")
    press(qtbot, dialog.run_button)
    qtbot.waitUntil(dialog.result.isVisible)
    assert '"149.7"' in dialog.result.text()
    assert TryTool(talks.PROJECT, "calculator", {"expression": "3 * 49.90"}) in engine.asked
    dialog.reject()


def test_a_trial_that_fails_says_why(page: ToolsView, engine: FakeEngine, qtbot: QtBot) -> None:
    def fail(_command: TryTool) -> None:
        raise BadInput("calculation_zero", expression="1/0")

    engine.answers[TryTool] = fail
    dialog = trial(qtbot, page, "calculator")
    qtbot.keyClicks(dialog.form.inputs["expression"], "1/0")
    qtbot.keyClick(dialog.form.inputs["expression"], Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.error.isVisible)
    assert not dialog.result.isVisible() and dialog.run_button.isEnabled()
    dialog.reject()


def test_a_failure_to_read_can_be_retried(
    make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot
) -> None:
    def fail(_command: ListTools) -> None:
        raise BadInput("project_broken", path="/p")

    engine.answers[ListTools] = fail
    window = make_window(wizards={})
    window.context.set_project(ProjectInfo(talks.PROJECT, "Support desk"))
    window.navigate("tools")
    view = window.view("tools")
    assert isinstance(view, ToolsView)
    qtbot.waitUntil(lambda: view.stack.currentWidget() is view.stack._error_page)
    engine.answers[ListTools] = talks.TOOLS
    view.stack.retry.emit()
    qtbot.waitUntil(lambda: len(view.cards) == len(talks.TOOLS))


def test_coming_back_from_a_chat_tells_the_last_use(page: ToolsView, engine: FakeEngine, qtbot: QtBot) -> None:
    def words(name: str) -> str:
        return " ".join(line.text() for line in page.cards[name].findChildren(QLabel))

    assert "Not used yet" in words("look_up_orders")
    engine.answers[ListTools] = tuple(
        replace(tool, used="2026-11-20T09:00:00+00:00") if tool.name == "look_up_orders" else tool
        for tool in talks.TOOLS
    )
    page.hide()
    page.show()
    qtbot.waitUntil(lambda: "Last used" in words("look_up_orders"))
    assert "11/20/26" in words("look_up_orders") and "Not used yet" in words("calculator")


def test_a_tool_says_in_words_where_it_comes_from() -> None:
    for kind in ("built-in", "table", "model", "mcp", "python", "documents"):
        assert tool_words.origin(replace(talks.CALCULATOR, origin=kind))[0] != kind
