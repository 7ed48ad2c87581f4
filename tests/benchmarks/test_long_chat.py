"""A conversation of ten thousand messages in the window: how soon it is there, and how late the window ever answers.

Run by hand on an idle computer: `pytest tests/benchmarks/test_long_chat.py -m benchmark -s`.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QAbstractSlider

from engine import commands
from engine.agent.messages import Message, ToolCall, Trace
from engine.api import Engine
from engine.store import chats
from engine.store.database import open_database, transaction
from gui.app import App
from gui.views.chat import ChatView
from tests.helpers.asking import ask
from tests.helpers.heartbeat import Heartbeat, until, wait

MESSAGES = 10_000
SCROLLS = 200
EARLIER = 5  # batches of earlier messages that are asked for
STALL_BAR = 0.050  # seconds, at the 99th percentile
OPEN_BAR = 1.0  # seconds

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(600)]


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    made = App(Engine(tmp_path / "home"), tmp_path / "home")
    made.show()
    until(lambda: made.window.context.overview is not None)
    yield made
    made.window.close()
    made.close()


def _turns() -> Iterator[Message]:
    yield Message("system", "You are Desk.")
    for number in range(MESSAGES // 4):
        call = ToolCall(f"call_{number}", "look_up_orders", {"order_id": f"LL-{number}"})
        yield Message("user", f"Where is order LL-{number}, which I have been waiting for?", trace=Trace("person"))
        yield Message("assistant", "", (call,), trace=Trace("nearest", confidence=0.9))
        yield Message("tool", f'{{"order_id": "LL-{number}", "status": "late"}}', call_id=call.id, name=call.name)
        yield Message("assistant", f"Order LL-{number}: status late. " * 3, trace=Trace("template"))


def test_a_long_conversation_opens_and_scrolls(app: App, tmp_path: Path) -> None:
    info = ask(app, commands.CreateProject(str(tmp_path / "desk")))
    agent = ask(app, commands.SaveAgent(info.path, "Desk"))
    chat = ask(app, commands.StartChat(info.path, agent.agent)).chat
    with transaction(open_database(Path(info.path) / "project.sqlite")) as database:
        for message in _turns():
            chats.append(database, chat, message)
    app.window.context.set_project(info)
    wait(3000)
    beat = Heartbeat()
    beat.doing = "opening the conversation"
    started = time.perf_counter()
    app.window.context.navigate("chat", agent=agent.agent, chat=chat)
    view = app.window.view("chat")
    assert isinstance(view, ChatView)
    talk = view.pane.conversation
    until(lambda: talk.built > 0, 60, 2)
    opened = time.perf_counter() - started
    until(lambda: talk.earlier.isVisible(), 60)
    for batch in range(EARLIER):
        beat.doing = f"building earlier messages, batch {batch + 1}"
        built = talk.built
        talk.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
        until(lambda built=built: talk.built >= built + 60, 60)
        beat.doing = f"scrolling, batch {batch + 1}"
        bar = talk.verticalScrollBar()
        for at in range(SCROLLS):
            up = at < SCROLLS // 2
            bar.triggerAction(
                QAbstractSlider.SliderAction.SliderPageStepSub if up else QAbstractSlider.SliderAction.SliderPageStepAdd
            )
            wait(5)
    beat.stop()
    print(f"\n{MESSAGES} messages: the newest are there after {opened:.2f} s; bar {OPEN_BAR} s")
    every, _ = beat.report("opening and scrolling a long conversation", STALL_BAR)
    assert opened <= OPEN_BAR
    assert every <= STALL_BAR
