"""Tools from outside through the real window over the real engine: added, tried, allowed by a click, failing, dying."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine import commands
from engine.agent.messages import Message, ToolCall
from engine.api import Engine
from engine.runtime import toolbox
from gui.main_window import MainWindow
from gui.self_test.hands import press
from gui.views.chat_pane import ChatPane
from gui.views.tool_source_dialog import ToolSourceDialog
from gui.widgets.approval_card import ApprovalCard
from gui.widgets.tool_card import ToolCard
from tests.engine.agent.scripted import ScriptedCaller
from tests.gui.person import said
from tests.helpers.real_window import LONG, closed, opened, real_window

SERVER = Path(__file__).parents[1] / "helpers" / "tool_server.py"
PRICES = '''
from pathlib import Path


def raise_prices(percent: int, dry_run: bool = False) -> str:
    """Raise every price."""
    file = Path(__file__).with_name("prices.txt")
    old = int(file.read_text())
    if not dry_run:
        file.write_text(str(old * (100 + percent) // 100))
    return f"lamp: {old} -> {old * (100 + percent) // 100}"
'''


@pytest.fixture
def window(engine: Engine, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    yield from real_window(engine, qapp, qtbot, tmp_path)


def add(qtbot: QtBot, window: MainWindow, name: str, given: str, file: bool = False) -> None:
    """Add a source on the Tools page."""
    window.navigate("tools")
    tools = window.view("tools")
    dialog = opened(qtbot, ToolSourceDialog, lambda: press(tools.add_button))
    if file:
        press(dialog.python)
    QTest.keyClicks(dialog.name, name)
    QTest.keyClicks(dialog.file if file else dialog.command, given)
    press(dialog.try_button)
    qtbot.waitUntil(lambda: "It offers these tools:" in said(dialog), timeout=LONG)
    press(dialog.add_button)
    closed(qtbot, dialog)
    qtbot.waitUntil(lambda: any(card.info.name == name for card in tools.sources.cards.values()), timeout=LONG)


def chat(
    qtbot: QtBot, window: MainWindow, engine: Engine, monkeypatch: pytest.MonkeyPatch, calls: Sequence[ToolCall]
) -> ChatPane:
    """Open a chat whose agent makes these calls, one a message."""
    monkeypatch.setattr(toolbox, "make_caller", lambda *given: caller)
    caller = ScriptedCaller([step for call in calls for step in (call, None)])
    agent = engine.ask(commands.SaveAgent(window.context.project, "Desk"))
    window.navigate("chat", {"agent": agent.agent})
    pane = window.view("chat").pane
    qtbot.waitUntil(lambda: pane.talk is not None and pane.box.isEnabled(), timeout=LONG)
    return pane


def ask(qtbot: QtBot, pane: ChatPane) -> ApprovalCard:
    """Say something and return the card that asks for leave."""
    QTest.keyClicks(pane.box.field, "Please do it")
    press(pane.box.button)
    approvals = pane.conversation.tail.approvals
    qtbot.waitUntil(lambda: bool(approvals), timeout=LONG)
    return next(iter(approvals.values()))


def ended(qtbot: QtBot, pane: ChatPane) -> Message:
    """Wait for the end of the turn and return its reply."""
    qtbot.waitUntil(lambda: pane.talk is not None and not pane.talk.busy, timeout=LONG)
    return pane.talk.messages[-1]


def last_card(pane: ChatPane) -> ToolCard:
    cards = [entry.key for entry in pane.talk.entries() if entry.key.startswith("used-")]
    card = pane.conversation.block(cards[-1])
    assert isinstance(card, ToolCard)
    return card


def test_a_servers_tools_are_allowed_by_a_click(
    qtbot: QtBot, window: MainWindow, engine: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    add(qtbot, window, "Test server", shlex.join([sys.executable, str(SERVER)]))
    # A named pipe: reading it waits until the server is in the call.
    marker = tmp_path / "called"
    os.mkfifo(marker)
    calls = [
        ToolCall("", "add", {"first": 2, "second": 40}),
        ToolCall("", "add", {"first": 2, "second": 41}),
        ToolCall("", "fail", {"reason": "no stock left"}),
        ToolCall("", "wait", {"marker": str(marker)}),
        ToolCall("", "add", {"first": 1, "second": 1}),
    ]
    pane = chat(qtbot, window, engine, monkeypatch, calls)
    card = ask(qtbot, pane)
    assert not card.trial.isVisible(), "no server can be held to a promise to change nothing"
    press(card.buttons["once"])
    assert "42" in ended(qtbot, pane).content

    press(ask(qtbot, pane).buttons["deny"])
    assert "you did not allow it" in ended(qtbot, pane).content
    assert last_card(pane).accessibleName() == "Tool Add, not used"

    press(ask(qtbot, pane).buttons["once"])
    assert "“no stock left”" in ended(qtbot, pane).content.replace("Error executing tool fail: ", "")
    assert last_card(pane).accessibleName() == "Tool Fail, failed"

    press(ask(qtbot, pane).buttons["once"])
    called: list[int] = []
    reader = os.open(marker, os.O_RDONLY | os.O_NONBLOCK)
    qtbot.waitUntil(lambda: bool(_read(reader, called)), timeout=LONG)
    os.close(reader)
    psutil.Process(called[0]).kill()
    assert "ended while it was asked" in ended(qtbot, pane).content

    press(ask(qtbot, pane).buttons["always"])
    assert "2" in ended(qtbot, pane).content
    tools = {tool.name: tool for tool in engine.ask(commands.ListTools(window.context.project))}
    assert (tools["add"].permission, tools["fail"].permission) == ("allow", "ask")


def _read(reader: int, called: list[int]) -> list[int]:
    try:
        text = os.read(reader, 100).decode("ascii")
    except BlockingIOError:
        # The server has opened the pipe, and has not written yet.
        return called
    if text:
        called.append(int(text))
    return called


def test_a_function_is_tried_by_a_click_before_it_is_allowed(
    qtbot: QtBot, window: MainWindow, engine: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "tools.py").write_text(PRICES, encoding="utf-8")
    prices = tmp_path / "prices.txt"
    prices.write_text("100", encoding="utf-8")
    add(qtbot, window, "Prices", str(tmp_path / "tools.py"), file=True)
    pane = chat(qtbot, window, engine, monkeypatch, [ToolCall("", "raise_prices", {"percent": 10})])
    card = ask(qtbot, pane)
    press(card.trial)
    qtbot.waitUntil(lambda: card.outcome is not None, timeout=LONG)
    assert card.outcome.text() == "lamp: 100 -> 110"
    assert prices.read_text(encoding="utf-8") == "100"
    press(card.buttons["once"])
    assert "lamp: 100 -> 110" in ended(qtbot, pane).content
    assert prices.read_text(encoding="utf-8") == "110"
