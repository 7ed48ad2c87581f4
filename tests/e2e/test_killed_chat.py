"""The app is killed while a reply is written: the conversation opens with all messages up to the cut, and goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from engine import commands
from engine.agent.messages import to_openai
from engine.api import Engine
from engine.cli import main

# The engine as the window runs it; it tells of each message as the window learns of it, and is cut off at one of them.
CHILD = """
import json, os, signal, sys
from pathlib import Path
from engine import commands
from engine.agent.messages import to_openai
from engine.api import Engine
from engine.events import MessageAdded, TextDelta

home, project, chat, cut, words = sys.argv[1:]

def listen(event):
    if isinstance(event, MessageAdded):
        print(json.dumps([event.index, to_openai(event.message)]), flush=True)
    if cut == ("text" if isinstance(event, TextDelta) else getattr(getattr(event, "message", None), "role", "")):
        os.kill(os.getpid(), signal.SIGKILL)

engine = Engine(Path(home))
engine.start()
engine.ask(commands.SendMessage(project, chat, words), listener=listen)
engine.stop()
"""
FULL = ["system", "user", "assistant", "tool", "assistant"]


@pytest.fixture
def chat(home: Path, tmp_path: Path) -> tuple[str, str]:
    """A project with a table and an agent, and an empty chat of it."""
    orders = tmp_path / "orders.csv"
    orders.write_text("order_id,status\nLL-1,late\nLL-2,paid\n", encoding="utf-8")
    path = str(tmp_path / "shop")
    arguments = ["--home", str(home), "import", str(orders), "--project", path, "--task", "table", "--name", "orders"]
    assert main(arguments) == 0
    engine = Engine(home)
    engine.start()
    try:
        project = engine.ask(commands.OpenProject(f"{path}.deskhand")).path
        engine.ask(commands.SaveAgent(project, "Desk"))
        return project, engine.ask(commands.StartChat(project, "Desk")).chat
    finally:
        engine.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize(("cut", "kept"), [("user", 2), ("assistant", 3), ("tool", 4), ("text", 4)])
def test_a_killed_reply_leaves_all_that_was_said(home: Path, chat: tuple[str, str], cut: str, kept: int) -> None:
    project, name = chat
    command = [sys.executable, "-c", CHILD, str(home), project, name, cut, "Where is order LL-1?"]
    app = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert app.returncode == -9, app.stderr
    told = [json.loads(line) for line in app.stdout.splitlines()]
    assert len(told) == kept

    engine = Engine(home)
    engine.start()
    try:
        engine.ask(commands.OpenProject(project))
        stored = engine.ask(commands.GetChat(project, name)).messages
        assert [message.role for message in stored][:kept] == FULL[:kept]
        assert [[at, to_openai(message)] for at, message in enumerate(stored)][:kept] == told
        assert len(stored) < len(FULL), "the reply was not finished, so none is kept"
        said = engine.ask(commands.SendMessage(project, name, "Where is order LL-2?"), timeout=60).messages
        assert said[: len(stored)] == stored
        assert "paid" in said[-1].content
        calls = [call.id for message in said for call in message.calls]
        answers = [message.call_id for message in said if message.role == "tool"]
        assert calls == answers, "a model is given no call without its result"
        assert said[3].role == "tool" or cut == "user"
    finally:
        engine.stop()
