"""Functions of a Python file as tools: listed, called, failing, late, dying, changed behind the person's back."""

from __future__ import annotations

import json
import os
import queue
import threading
from pathlib import Path

import psutil
import pytest

from engine import commands
from engine.agent.messages import ToolCall
from engine.api import Engine
from engine.errors import BadInput
from engine.events import Cancelled, Event
from engine.results import ToolSourceInfo, ToolTrial
from engine.runtime import functions, toolbox
from engine.runtime.trusted_file import FunctionOrder
from engine.sentences import sentence_for
from tests.engine.agent.scripted import ScriptedCaller

PATIENCE = 120
CODE = '''
import datetime as dt
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field


@dataclass
class Price:
    net: float
    gross: float


def price(net: Annotated[float, Field(ge=0)], country: Literal["DE", "FR"] = "DE") -> Price:
    """Work out a price with tax.

    The rates are those of last year.
    """
    return Price(net, round(net * (1.19 if country == "DE" else 1.2), 2))


async def weekday(day: dt.date) -> str:
    """Tell the weekday of a day."""
    return day.strftime("%A")


def refuse(reason: str) -> str:
    """Fail."""
    print("said on the way")
    raise LookupError(reason)


def hang(marker: str) -> str:
    """Never answer."""
    child = subprocess.Popen([sys.executable, "-c", "import threading; threading.Event().wait()"])
    with open(marker, "w") as file:
        file.write(f"{os.getpid()} {child.pid}")
    threading.Event().wait()


def vanish() -> str:
    """End the process."""
    os._exit(7)


def many(count: int) -> list[int]:
    """Count."""
    return list(range(count))


def untyped(thing):
    """Cannot be a tool."""


def undocumented(thing: str) -> str:
    return thing


def _helper(thing: str) -> str:
    """Is nobody's business."""
    return thing
'''


@pytest.fixture
def project(engine: Engine, tmp_path: Path) -> str:
    return engine.ask(commands.CreateProject(str(tmp_path / "shop")), PATIENCE).path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "prices.py"
    path.write_text(CODE, encoding="utf-8")
    return path


def add(engine: Engine, project: str, file: Path) -> ToolSourceInfo:
    return engine.ask(commands.AddToolSource(project, "Prices", "python", {"file": str(file)}), PATIENCE)


def call(engine: Engine, project: str, tool: str, **arguments: object) -> ToolTrial:
    return engine.ask(commands.TryTool(project, tool, arguments), PATIENCE)


def said(trial: ToolTrial) -> str:
    return str(json.loads(trial.content)["message"])


def test_functions_with_types_and_words_become_tools(engine: Engine, project: str, file: Path) -> None:
    source = add(engine, project, file)
    assert [tool.name for tool in source.tools] == ["price", "weekday", "refuse", "hang", "vanish", "many"]
    assert source.left_out == ("untyped", "undocumented")
    assert {tool.permission for tool in source.tools} == {"ask"}
    price = source.tools[0]
    assert price.description == "Work out a price with tax." and price.parameters["required"] == ["net"]

    assert json.loads(call(engine, project, "price", net=10, country="FR").content)["result"] == {
        "net": 10,
        "gross": 12,
    }
    assert json.loads(call(engine, project, "weekday", day="2026-11-26").content)["result"] == "Thursday"
    for arguments, words in (({"net": -1}, "minimum"), ({"net": 1, "country": "XX"}, "XX"), ({}, "net")):
        wrong = call(engine, project, "price", **arguments)
        assert not wrong.ok and words in said(wrong), said(wrong)
    wrong = call(engine, project, "weekday", day="some day")
    assert not wrong.ok and "day" in said(wrong)
    refused = call(engine, project, "refuse", reason="no such country")
    assert not refused.ok and "LookupError: no such country" in said(refused)
    gone = call(engine, project, "vanish")
    assert not gone.ok and "ended before it answered (7)" in said(gone)
    long = json.loads(call(engine, project, "many", count=100_000).content)
    assert long["result"].startswith("[0, 1, 2") and "cut" in long


def test_a_changed_file_is_not_run_until_it_is_trusted_again(
    engine: Engine, project: str, file: Path, tmp_path: Path
) -> None:
    source = add(engine, project, file)
    engine.ask(commands.SetPermission(project, "price", "allow"))
    ran = tmp_path / "ran"
    file.write_text(f"open({str(ran)!r}, 'w').close()\n{CODE.replace('1.19', '1.25')}", encoding="utf-8")
    changed = call(engine, project, "price", net=100)
    assert not changed.ok and "trust it again" in said(changed) and not ran.exists()
    assert engine.ask(commands.ListToolSources(project))[0].state == "changed"

    engine.ask(commands.RefreshToolSource(project, source.source), PATIENCE)
    assert engine.ask(commands.ListToolSources(project))[0].state == "ready"
    assert json.loads(call(engine, project, "price", net=100).content)["result"]["gross"] == 125
    file.unlink()
    state = engine.ask(commands.ListToolSources(project))[0]
    assert state.state == "failed" and state.error is not None and state.error.code == "tool_file_missing"


def test_a_late_function_is_killed_with_what_it_started(file: Path, tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    os.mkfifo(marker)
    sha256 = functions.listed(FunctionOrder(tmp_path / "log", file)).sha256
    order = FunctionOrder(tmp_path / "log", file, sha256, "hang", {"marker": str(marker)})
    failures: list[str] = []

    def late() -> None:
        with pytest.raises(Exception, match="tool_timeout"):
            functions.called(order, seconds=12)
        failures.append("late")

    caller = threading.Thread(target=late)
    caller.start()
    family = [psutil.Process(int(pid)) for pid in marker.read_text(encoding="utf-8").split()]
    caller.join(PATIENCE)
    assert failures == ["late"]
    assert psutil.wait_procs(family, timeout=10)[1] == []


def test_a_function_is_killed_when_the_reply_is_stopped(
    engine: Engine, project: str, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = tmp_path / "marker"
    os.mkfifo(marker)
    add(engine, project, file)
    engine.ask(commands.SetPermission(project, "hang", "allow"))
    caller = ScriptedCaller([ToolCall("", "hang", {"marker": str(marker)})])
    monkeypatch.setattr(toolbox, "make_caller", lambda *given: caller)
    engine.ask(commands.SaveAgent(project, "Desk"))
    chat = engine.ask(commands.StartChat(project, "Desk")).chat
    ended = queue.SimpleQueue[Event]()
    engine.subscribe(lambda event: ended.put(event) if isinstance(event, Cancelled) else None)
    job = engine.submit(commands.SendMessage(project, chat, "Please do it"))
    family = [psutil.Process(int(pid)) for pid in marker.read_text(encoding="utf-8").split()]
    engine.submit(commands.CancelJob(job))
    assert ended.get(timeout=PATIENCE).job == job
    # Long before the time that a function has to answer.
    assert psutil.wait_procs(family, timeout=5)[1] == []
    told = engine.ask(commands.GetChat(project, chat)).messages
    assert [message.role for message in told] == ["system", "user", "assistant", "tool", "assistant"]
    assert not told[3].ok and "may already have taken effect" in told[3].content


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("def broken(:\n", "tool_file_broken"),
        ("import a_module_that_is_not_there\n", "tool_file_broken"),
        ("raise SystemExit(3)\n", "tool_file_broken"),
        ("X = 1\n", "tool_file_empty"),
        ("def tax(net):\n    return net\n", "tool_file_empty"),
    ],
)
def test_a_file_without_tools_is_not_added(engine: Engine, project: str, file: Path, code: str, problem: str) -> None:
    file.write_text(code, encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        add(engine, project, file)
    assert refused.value.code == problem
    if problem == "tool_file_empty":
        # Who writes the file has to know what to change in it.
        told = sentence_for(refused.value.info())
        assert told.message.endswith(": tax." if "tax" in code else ": -.")
        assert "a type at each argument and a docstring" in told.remedy
    assert engine.ask(commands.ListToolSources(project)) == ()
