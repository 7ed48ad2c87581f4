"""What a function would do is seen before it is allowed, and whatever it tries meanwhile, nothing is changed."""

from __future__ import annotations

import json
import queue
import threading
from pathlib import Path

import pytest

from engine import commands
from engine.agent.messages import ToolCall
from engine.api import Engine
from engine.errors import BadInput
from engine.events import ApprovalNeeded
from engine.results import ChatDetails, ToolTrial
from engine.runtime import toolbox
from engine.runtime.core import POOL_THREADS
from tests.engine.agent.scripted import ScriptedCaller

PATIENCE = 300
CODE = '''
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PRICES = HERE / "prices.txt"


def raise_prices(percent: int, dry_run: bool = False) -> str:
    """Raise every price."""
    old = int(PRICES.read_text())
    new = old * (100 + percent) // 100
    if not dry_run:
        PRICES.write_text(str(new))
    return f"lamp: {old} -> {new}"


def careless(how: str, dry_run: bool = False) -> str:
    """Change something even when it is only tried."""
    ways = {
        "write": lambda: PRICES.write_text("0"),
        "append": lambda: PRICES.open("ab"),
        "low": lambda: os.open(PRICES, os.O_RDWR),
        "remove": PRICES.unlink,
        "rename": lambda: PRICES.rename(HERE / "gone.txt"),
        "make": (HERE / "folder").mkdir,
        "program": lambda: subprocess.run([sys.executable, "-c", f"open({str(PRICES)!r}, 'w')"]),
        "system": lambda: os.system(f"rm {PRICES}"),
        "database": lambda: sqlite3.connect(HERE / "new.sqlite"),
    }
    ways[how]()
    return "done"


def plain(dry_run: str) -> str:
    """Take a text of this name."""
    return dry_run
'''


@pytest.fixture
def prices(tmp_path: Path) -> Path:
    (tmp_path / "tools.py").write_text(CODE, encoding="utf-8")
    file = tmp_path / "prices.txt"
    file.write_text("100", encoding="utf-8")
    return file


@pytest.fixture
def project(engine: Engine, prices: Path, tmp_path: Path) -> str:
    path = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    settings = {"file": str(tmp_path / "tools.py")}
    engine.ask(commands.AddToolSource(path, "Prices", "python", settings), PATIENCE)
    return path


class Asked:
    """A message on its way whose call waits for the person: `event` asks for it."""

    def __init__(self, engine: Engine, project: str, call: ToolCall, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(toolbox, "make_caller", lambda *given: ScriptedCaller([call]))
        self._engine = engine
        engine.ask(commands.SaveAgent(project, "Desk"))
        chat = engine.ask(commands.StartChat(project, "Desk")).chat
        asked = queue.SimpleQueue[ApprovalNeeded]()
        self._sent: list[ChatDetails] = []
        message = commands.SendMessage(project, chat, "Please do it")

        def hear(event: object) -> None:
            if isinstance(event, ApprovalNeeded):
                asked.put(event)

        self._thread = threading.Thread(target=lambda: self._sent.append(engine.ask(message, PATIENCE, hear)))
        self._thread.start()
        self.event = asked.get(timeout=PATIENCE)

    def try_it(self) -> ToolTrial:
        """See what it would do."""
        return self._engine.ask(commands.TryApproval(self.event.job, self.event.call), PATIENCE)

    def answer(self, decision: str) -> ChatDetails:
        """Decide, and return the chat after it."""
        self._engine.ask(commands.AnswerApproval(self.event.job, self.event.call, decision))
        self._thread.join(PATIENCE)
        return self._sent[0]


def test_what_a_call_would_do_is_seen_before_it_is_allowed(
    engine: Engine, project: str, prices: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = {tool.name: tool for tool in engine.ask(commands.ListTools(project), PATIENCE)}
    assert list(tools["raise_prices"].parameters["properties"]) == ["percent"], "the agent cannot choose to try"
    assert list(tools["plain"].parameters["properties"]) == ["dry_run"], "a text of this name is an argument"
    asked = Asked(engine, project, ToolCall("", "raise_prices", {"percent": 10}), monkeypatch)
    assert asked.event.dry_run
    for _ in range(2):
        tried = asked.try_it()
        assert tried.ok and json.loads(tried.content) == {"result": "lamp: 100 -> 110"}
        assert prices.read_text(encoding="utf-8") == "100"
    said = asked.answer("once")
    assert prices.read_text(encoding="utf-8") == "110"
    assert "lamp: 100 -> 110" in said.messages[-1].content
    with pytest.raises(BadInput, match="no_approval_waiting"):
        asked.try_it()


def test_a_dry_run_that_tries_to_change_something_is_stopped(
    engine: Engine, project: str, prices: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(path.name for path in prices.parent.iterdir())
    for how in ("write", "append", "low", "remove", "rename", "make", "program", "system", "database"):
        asked = Asked(engine, project, ToolCall("", "careless", {"how": how}), monkeypatch)
        tried = asked.try_it()
        assert not tried.ok and "a dry run may change nothing" in json.loads(tried.content)["message"], how
        asked.answer("deny")
    assert prices.read_text(encoding="utf-8") == "100"
    assert sorted(path.name for path in prices.parent.iterdir()) == before


def test_calls_that_wait_for_the_person_hold_nothing_else_up(
    engine: Engine, project: str, prices: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = ToolCall("", "raise_prices", {"percent": 10})
    waiting = [Asked(engine, project, call, monkeypatch) for _ in range(POOL_THREADS + 1)]
    assert engine.ask(commands.ListTools(project), timeout=30)
    assert waiting[0].try_it().ok
    for asked in waiting:
        assert not asked.answer("deny").messages[3].ok
    assert prices.read_text(encoding="utf-8") == "100"


def test_a_call_that_cannot_be_tried_says_so(
    engine: Engine, project: str, prices: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asked(engine, project, ToolCall("", "plain", {"dry_run": "yes"}), monkeypatch)
    assert not asked.event.dry_run
    with pytest.raises(BadInput, match="no_dry_run"):
        asked.try_it()
    asked.answer("deny")
