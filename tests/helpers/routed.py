"""A project whose agent has a real router, trained by a few steps of a tiny model on calls of a table's tool."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from engine import commands
from engine.api import Engine
from engine.results import AgentInfo, ModelInfo
from engine.training.recipe import Recipe

SUBJECTS = ("parcel", "lamp", "order", "box")
ASKING = ("Where is my {}", "Where is the {}", "I still wait for the {}", "The {} has not arrived", "My {} is late")
TELLING = ("The {} is broken", "My {} came in pieces", "A {} came broken", "It is broken the {}", "A {} in pieces")
TOOL = "look_up_orders"
# Words that no row of the data is like but those that call nothing: the first router makes no call of them.
UNHEARD = "came came for it box"
RECIPE = Recipe(base="tiny", epochs=12, batch_size=8, learning_rate=3e-3, head_learning_rate=1e-2, patience=0)


@dataclass(frozen=True)
class Routed:
    """A project with a dataset of calls, the router trained on it, and the agent that uses it."""

    project: str
    router: ModelInfo
    agent: AgentInfo


def make_routed(engine: Engine, folder: Path) -> Routed:
    """Make the project in `folder`."""
    project = engine.ask(commands.CreateProject(str(folder / "shop"))).path
    table = folder / "orders.csv"
    table.write_text("thing,status\n" + "".join(f"{name},late\n" for name in SUBJECTS), encoding="utf-8")
    engine.ask(commands.ImportDataset(project, commands.ImportSpec((str(table),), "table", "orders")))
    calls = folder / "calls.jsonl"
    calls.write_text("".join(json.dumps(row) + "\n" for row in _rows()), encoding="utf-8")
    spec = commands.ImportSpec((str(calls),), "tool-calls", "calls")
    data = engine.ask(commands.ImportDataset(project, spec))
    engine.ask(commands.StartTraining(project, data.dataset, 0, RECIPE, "router"), timeout=200)
    router = engine.ask(commands.ListModels(project))[0]
    agent = engine.ask(commands.SaveAgent(project, "Desk", caller=router.model))
    return Routed(project, router, agent)


def _rows() -> list[dict[str, object]]:
    asked = [(text.format(name), name) for text in ASKING for name in SUBJECTS]
    told = [(text.format(name), "") for text in TELLING for name in SUBJECTS]
    return [{"messages": [{"role": "user", "content": text}, _answer(name)]} for text, name in (*asked, *told)]


def _answer(name: str) -> dict[str, object]:
    if not name:
        return {"role": "assistant", "content": "I see."}
    call = {"name": TOOL, "arguments": json.dumps({"thing": name})}
    return {"role": "assistant", "content": None, "tool_calls": [{"id": "1", "type": "function", "function": call}]}


def say(engine: Engine, routed: Routed, text: str, chat: str = "") -> tuple[str, int]:
    """Say something in a chat ('' for a new one); returns the chat and the index of the reply."""
    chat = chat or engine.ask(commands.StartChat(routed.project, routed.agent.agent)).chat
    told = engine.ask(commands.SendMessage(routed.project, chat, text), timeout=60)
    return chat, len(told.messages) - 1


def call_of(text: str, thing: str) -> dict[str, str]:
    """Return the answer of a person who says that the table is to be asked about `thing`."""
    at = text.index(thing)
    return {"label": TOOL, "spans": json.dumps([{"start": at, "end": at + len(thing), "label": "thing"}])}
