"""The tool-call lab in the window: make example messages, measure callers, and see the messages behind a figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.agent.lab.judging import OUTCOMES
from engine.commands import DeleteCallMeasure, GetLab, ListAgents, ListTools, MakeCalls, MeasureCalls, PageMeasuredCalls
from engine.errors import BadInput
from engine.events import Cancelled, Changed, Progress
from engine.results import (
    CallerChoice,
    CallerScore,
    CallMeasure,
    DatasetInfo,
    Difference,
    Interval,
    Lab,
    MadeCalls,
    ProjectInfo,
    RowsPage,
)
from gui.main_window import MainWindow
from gui.views.lab import LabPage
from gui.views.tools import ToolsView
from tests.gui import talks
from tests.gui.person import press, said
from tests.helpers.fake_engine import FakeEngine

NEAREST = CallerChoice("nearest", "nearest", "All MiniLM L6 v2", False)
ROUTER = CallerChoice("router:m1", "router", "router", True, "nearest", "m1")
WRITER = CallerChoice("language_model:lm", "language_model", "SmolLM2 135M Instruct", False, language_model="lm")
DATA = DatasetInfo("data-9", "Desk calls", 1, "tool-calls", {"train": 300, "valid": 60, "test": 60}, 8, talks.MOMENT)


def score(choice: CallerChoice, right: int, missed: int, better: bool = False) -> CallerScore:
    counts = dict.fromkeys(OUTCOMES, 0) | {"right": right, "missed": missed}
    shares = {
        kind: Interval(count / 60, max(0.0, count / 60 - 0.1), min(1.0, count / 60 + 0.1))
        for kind, count in counts.items()
    }
    found = Difference(0.4, 0.3, 0.5, 0.001, "better") if better else None
    return CallerScore(choice, counts, shares, 3.2, found)


MEASURE = CallMeasure(
    "measure-1", "agent-1", "Desk helper", "data-9", 1, "Desk calls", "test", 60, 60, 3, talks.MOMENT,
    (score(NEAREST, 30, 30), score(ROUTER, 54, 6, better=True)),
)  # fmt: skip
LAB = Lab((NEAREST, ROUTER, WRITER), (DATA,), 2, (MEASURE,))


def rows(command: PageMeasuredCalls) -> RowsPage:
    """Answer with messages whose only call was missed."""
    call = {"tool": "look_up_orders", "arguments": {"order_id": "LL-1042"}}
    row = {"text": "Where is LL-1042?", "expected": [call], "made": [], "asks": call, "outcome": "missed",
           "confidence": 0.31, "milliseconds": 3.0, "caller": command.caller}  # fmt: skip
    return RowsPage(tuple(row), 6, 0, tuple({**row, "text": f"{row['text']} {at}"} for at in range(6)))


@pytest.fixture
def tools(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> ToolsView:
    """The Tools page of a project with an agent."""
    talks.fill(engine)
    engine.answers |= {ListAgents: (talks.AGENT,), GetLab: LAB, PageMeasuredCalls: rows, MeasureCalls: MEASURE}
    window = make_window(wizards={})
    window.resize(1200, 800)
    window.show()
    window.context.set_project(ProjectInfo(talks.PROJECT, "Support desk"))
    window.navigate("tools")
    view: ToolsView = window.view("tools")
    qtbot.waitUntil(lambda: view.lab_button.isVisible())
    return view


def opened(view: ToolsView, qtbot: QtBot) -> LabPage:
    """Press the button and wait for the lab."""
    press(qtbot, view.lab_button)
    qtbot.waitUntil(lambda: view.lab.make_button.isVisible())
    return view.lab


def test_callers_stand_side_by_side_and_a_figure_opens_its_messages(
    tools: ToolsView, engine: FakeEngine, qtbot: QtBot
) -> None:
    page = opened(tools, qtbot)
    table = page.measured.table
    assert (table.rowCount(), table.columnCount()) == (len(OUTCOMES) + 2, 3)
    assert table.horizontalHeaderItem(2).text() == "Router\nafter training"
    assert table.horizontalHeaderItem(1).toolTip().endswith("All MiniLM L6 v2")
    assert [table.item(0, at).text() for at in (0, 1)] == ["Right", "30 (50 %), 40 % to 60 %"]
    assert table.item(0, 2).text() == "54 (90 %), 80 % to 100 %"
    assert table.item(len(OUTCOMES), 2).text() == "better (+40 points)"
    assert table.item(2, 1).text() == "–"
    assert "60 messages; 3 tools could be called. None was." in said(page)
    table.setFocus()
    table.setCurrentCell(OUTCOMES.index("missed"), 2)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.measured.model.rowCount() == 6)
    assert engine.asked[-1] == PageMeasuredCalls(talks.PROJECT, "measure-1", "router:m1", "missed", 0, 100)
    shown = [page.measured.model.index(0, at).data() for at in range(4)]
    assert shown == [
        "Where is LL-1042? 0",
        "Look up orders(order id: LL-1042)",
        "asks: Look up orders(order id: LL-1042)?",
        "31 %",
    ]
    assert "Missed call, Router, after training: router." in page.measured.title.text()
    assert tools.escape() and not tools.escape()


def test_calls_are_shown_under_their_tools_own_names(tools: ToolsView, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[ListTools] = (replace(talks.LOOK_UP, title="Bestellung <b>suchen</b>"),)
    page = opened(tools, qtbot)
    page.measured.open_rows("router:m1", "missed")

    def shown() -> list[str]:
        return [page.measured.model.index(0, at).data() for at in (1, 2)]

    told = "Bestellung <b>suchen</b>(order id: LL-1042)"
    qtbot.waitUntil(lambda: shown() == [told, f"asks: {told}?"])


def test_measuring_shows_progress_is_cancelled_and_ends(tools: ToolsView, engine: FakeEngine, qtbot: QtBot) -> None:
    page = opened(tools, qtbot)
    assert [key for key, box in page.callers.items() if box.isChecked()] == ["nearest", "router:m1"]
    engine.held = (MeasureCalls,)
    press(qtbot, page.measure_button)
    qtbot.waitUntil(lambda: any(isinstance(one, MeasureCalls) for one in engine.asked))
    wanted = MeasureCalls(talks.PROJECT, "agent-1", "data-9", part="test", callers=("nearest", "router:m1"))
    assert wanted in engine.asked
    job = engine.job_of(MeasureCalls)
    engine.emit(Progress(job, "measure_calls", 30, 120))
    qtbot.waitUntil(lambda: page.stack.busy.visible_now)
    assert "Letting the callers answer" in said(page)
    page.stack.busy.cancelled.emit()
    engine.emit(Cancelled(job, "cancelled"))
    qtbot.waitUntil(lambda: page.measure_button.isVisible())
    engine.held = ()
    engine.answers[MeasureCalls] = replace(MEASURE, measure="measure-2")
    engine.answers[GetLab] = replace(LAB, measures=(replace(MEASURE, measure="measure-2"), MEASURE))
    press(qtbot, page.measure_button)
    qtbot.waitUntil(lambda: page.earlier.count() == 2 and page.measure_button.isVisible())
    assert page.earlier.currentData() == "measure-2"


def test_messages_are_made_and_offered_to_measure_on(tools: ToolsView, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[GetLab] = replace(LAB, data=(), cases=0, measures=())
    page = opened(tools, qtbot)
    assert not page.measure_button.isEnabled()
    assert "No messages yet: make some first." in said(page)
    assert "Nothing was measured yet." in said(page)
    page.each.setValue(25)
    engine.answers[MakeCalls] = MadeCalls(DATA, 420, {"call": 300, "none": 120})
    engine.answers[GetLab] = replace(LAB, measures=())
    press(qtbot, page.make_button)
    qtbot.waitUntil(lambda: page.made.isVisible())
    assert MakeCalls(talks.PROJECT, "agent-1", each=25) in engine.asked
    assert page.made.text() == ("420 rows new in “Desk calls”, version 1. Made: whole calls: 300, no tool meant: 120.")
    qtbot.waitUntil(lambda: page.measure_button.isVisible() and page.measure_button.isEnabled())
    assert page.data.currentData() == ("data-9", "test")
    for box in page.callers.values():
        box.setChecked(False)
    assert not page.measure_button.isEnabled()


def test_a_measure_is_forgotten_when_that_is_confirmed(
    tools: ToolsView, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(tools, qtbot)
    answers = [False, True]
    monkeypatch.setattr("gui.views.lab.confirm", lambda *_: answers.pop(0))
    press(qtbot, page.forget_button)
    assert not any(isinstance(one, DeleteCallMeasure) for one in engine.asked)
    engine.answers[GetLab] = replace(LAB, measures=())
    press(qtbot, page.forget_button)
    qtbot.waitUntil(lambda: DeleteCallMeasure(talks.PROJECT, "measure-1") in engine.asked)
    engine.emit(Changed("job-9", talks.PROJECT, "measures"))
    qtbot.waitUntil(lambda: page.none.isVisible())
    assert not page.measured.isVisible()


def test_without_an_agent_one_is_to_be_made(tools: ToolsView, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[ListAgents] = ()
    press(qtbot, tools.lab_button)
    qtbot.waitUntil(lambda: "No agent yet" in said(tools.lab))


def test_what_went_wrong_is_told(tools: ToolsView, engine: FakeEngine, qtbot: QtBot) -> None:
    page = opened(tools, qtbot)

    def refuse(_command: MakeCalls) -> MadeCalls:
        raise BadInput("no_tools", agent="Desk helper")

    engine.answers[MakeCalls] = refuse
    press(qtbot, page.make_button)
    qtbot.waitUntil(lambda: "has no tool that it may use" in said(page))
    page.stack.retry.emit()
    qtbot.waitUntil(lambda: page.make_button.isVisible())
