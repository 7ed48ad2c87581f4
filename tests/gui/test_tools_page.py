"""The Tools page: a card a tool, its permission, its search, and trying it by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from engine.commands import GetToolExamples, ListTools, SaveToolExamples, SetPermission, TryTool
from engine.errors import BadInput
from engine.events import Changed
from engine.results import ProjectInfo, ToolExamples, ToolTrial
from gui.main_window import MainWindow
from gui.theme import Theme
from gui.views import tool_words
from gui.views.tool_examples import ToolExamplesDialog
from gui.views.tool_trial import ToolTrialDialog
from gui.views.tools import ToolsView
from gui.widgets.card_flow import AT_ONCE
from gui.widgets.schema_form import SchemaForm
from gui.widgets.tick_list import TickList
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


def examples(qtbot: QtBot, page: ToolsView, engine: FakeEngine, found: ToolExamples) -> ToolExamplesDialog:
    """Open the dialog of a tool that was added, which the engine knows this of."""
    engine.answers[GetToolExamples] = found
    engine.answers[ListTools] = (*talks.TOOLS, replace(talks.LOOK_UP, name="till", origin="python"))
    engine.emit(Changed("job-x", talks.PROJECT, "tools"))
    qtbot.waitUntil(lambda: "till" in page.cards)
    opener = page.cards["till"].ask_button
    opener.setFocus()
    qtbot.keyClick(opener, Qt.Key.Key_Space)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ToolExamplesDialog) and w.isVisible())
    qtbot.waitUntil(dialog.text.hasFocus)
    return dialog


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


def test_many_tools_come_a_few_at_a_time_also_when_a_search_is_cleared(
    page: ToolsView, engine: FakeEngine, qtbot: QtBot
) -> None:
    def in_view() -> int:
        return sum(tile.isVisible() for tile in page.cards.values())

    many = tuple(replace(talks.LOOK_UP, name=f"look_up_{number}") for number in range(3 * AT_ONCE))
    page._show(many)
    assert in_view() == AT_ONCE
    qtbot.waitUntil(lambda: in_view() == len(many))
    before = dict(page.cards)
    page.search.setText("nothing like it")
    assert in_view() == 0 and page._nothing.isVisible()
    page.search.clear()
    assert in_view() == AT_ONCE and not page._nothing.isVisible()
    qtbot.waitUntil(lambda: in_view() == len(many))
    assert page.cards == before


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


def test_a_form_takes_words_and_leaves_out_what_nobody_touched(theme: Theme, qtbot: QtBot) -> None:
    """As the arguments of a Python function come: (name: str | None, times: int | None, mood: Mood, loud=True)."""
    nothing = {"type": "null"}
    form = SchemaForm(
        {
            "properties": {
                "name": {"anyOf": [{"type": "string"}, nothing], "default": None, "description": "Who."},
                "times": {"anyOf": [{"type": "integer"}, nothing], "default": None},
                "mood": {"$ref": "#/$defs/Mood", "default": "glad"},
                "loud": {"type": "boolean", "default": True},
                "often": {"anyOf": [{"type": "boolean"}, nothing], "default": None},
                "sure": {"type": "boolean"},
            },
            "required": ["sure"],
            "$defs": {"Mood": {"type": "string", "enum": ["glad", "sad"], "description": "How."}},
        }
    )
    qtbot.addWidget(form)
    assert [(item.kind, item.description) for item in form.form] == [
        ("text", "Who."),
        ("integer", ""),
        ("choice", "How."),
        *[("boolean", "")] * 3,
    ]
    loud, often, mood = form.inputs["loud"], form.inputs["often"], form.inputs["mood"]
    assert isinstance(loud, QCheckBox) and isinstance(often, QComboBox) and isinstance(mood, QComboBox)
    assert loud.isChecked() and form.read() == {"sure": False}
    qtbot.keyClicks(form.inputs["name"], "Anna")
    mood.setCurrentText("sad")
    loud.setChecked(False)
    often.setCurrentText("No")
    assert form.read() == {"name": "Anna", "mood": "sad", "loud": False, "often": False, "sure": False}


def test_lists_are_typed_a_line_each_or_ticked(theme: Theme, qtbot: QtBot) -> None:
    form = SchemaForm(
        {
            "properties": {
                "names": {"type": "array", "items": {"type": "string"}},
                "counts": {"anyOf": [{"type": "array", "items": {"type": "integer", "minimum": 1}}, {"type": "null"}]},
                "moods": {"type": "array", "items": {"$ref": "#/$defs/Mood"}},
                "places": {"type": "array", "items": {"type": "object"}},
            },
            "required": ["names", "moods"],
            "$defs": {"Mood": {"type": "string", "enum": ["glad", "sad", "calm"]}},
        }
    )
    qtbot.addWidget(form)
    form.show()
    assert [(item.kind, tool_words.kind(item)) for item in form.form] == [
        ("list", "a list (each item: text)"),
        ("list", "a list (each item: a whole number)"),
        ("list", "a list (each item: one of glad, sad, calm)"),
        ("json", "JSON"),
    ]
    assert form.read() is None
    told = {name: line.text() for name, line in form.problems.items() if line.isVisible()}
    assert told == {"names": "Fill this in.", "moods": "Tick at least one."}
    form.inputs["names"].setPlainText("Smith, Anna\n\nBen\n")
    form.inputs["counts"].setPlainText("3\n0")
    moods = form.inputs["moods"]
    assert isinstance(moods, TickList)
    for mood in ("calm", "glad"):
        moods.ticks[mood].setChecked(True)
    assert form.read() is None
    assert form.problems["counts"].text() == "Line 2: Type 1 or more."
    form.inputs["counts"].setPlainText("3\n12")
    assert form.read() == {"names": ["Smith, Anna", "Ben"], "counts": [3, 12], "moods": ["glad", "calm"]}


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
    window.show()
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
    for kind in ("built-in", "table", "model", "mcp", "python", "documents", "support_desk"):
        assert tool_words.origin(replace(talks.CALCULATOR, origin=kind))[0] != kind


def test_how_a_person_asks_for_a_tool_is_written_and_kept_by_keyboard(
    page: ToolsView, engine: FakeEngine, qtbot: QtBot
) -> None:
    dialog = examples(qtbot, page, engine, ToolExamples((), ("Please tell what it holds",)))
    assert dialog.text.toPlainText() == "Please tell what it holds" and dialog.suggested.isVisible()
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.text, " Is there any cash left? ")
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wanted = SaveToolExamples(talks.PROJECT, "till", ("Please tell what it holds", "Is there any cash left?"))
    qtbot.waitUntil(lambda: wanted in engine.asked)
    qtbot.waitUntil(lambda: not any(isinstance(w, ToolExamplesDialog) for w in QApplication.topLevelWidgets()))


def test_sentences_that_are_refused_stay_and_can_be_mended_or_left(
    page: ToolsView, engine: FakeEngine, qtbot: QtBot
) -> None:
    def refuse(_command: SaveToolExamples) -> None:
        raise BadInput("tool_example_long", start="Is there", limit=200)

    engine.answers[SaveToolExamples] = refuse
    dialog = examples(qtbot, page, engine, ToolExamples(("Is there any cash left?",), ("Please tell it",)))
    assert dialog.text.toPlainText() == "Is there any cash left?" and not dialog.suggested.isVisible()
    press(qtbot, dialog.save_button)
    qtbot.waitUntil(dialog.error.isVisible)
    assert "200" in dialog.error.accessibleName() and dialog.save_button.isEnabled()
    qtbot.keyClicks(dialog.text, " now")
    assert not dialog.error.isVisible()
    qtbot.keyClick(dialog.text, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not any(isinstance(w, ToolExamplesDialog) for w in QApplication.topLevelWidgets()))
    assert sum(isinstance(command, SaveToolExamples) for command in engine.asked) == 1


def test_only_tools_that_were_added_take_sentences(page: ToolsView, engine: FakeEngine, qtbot: QtBot) -> None:
    origins = ("built-in", "table", "model", "documents", "mcp", "python")
    engine.answers[ListTools] = tuple(replace(talks.LOOK_UP, name=origin, origin=origin) for origin in origins)
    engine.emit(Changed("job-x", talks.PROJECT, "tools"))
    qtbot.waitUntil(lambda: set(page.cards) == set(origins))
    assert [name for name, tile in page.cards.items() if tile.ask_button.isVisible()] == ["mcp", "python"]
