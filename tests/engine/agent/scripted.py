"""Scripted stand-ins at the agent's ports: a caller, a writer and an observer that do what a test says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.agent.callers.selection import Selection, never
from engine.agent.messages import Message, ToolCall
from engine.agent.tools import Tool, ToolResult, schema
from engine.errors import BadInput
from engine.results import ToolInfo, ToolTrial


@dataclass
class ScriptedCaller:
    """Selects the next of `calls` each time it is asked; None (also at the end) is 'no tool'."""

    calls: list[ToolCall | None]
    unsure: ToolCall | None = None

    def select(
        self, messages: Sequence[Message], tools: Sequence[Tool], cancelled: Callable[[], bool] = never
    ) -> Selection:
        call = self.calls.pop(0) if self.calls else None
        return Selection(call, 0.9, 1.0, "router", "scripted", self.unsure)


@dataclass(frozen=True)
class Text:
    """What the scripted writer wrote."""

    text: str
    tokens: int = 5
    milliseconds: float = 1.0
    likelihood: float = 1.0


@dataclass
class ScriptedWriter:
    """Writes the next of `texts` word by word; `prompts` and `schemas` record what it was asked and held to."""

    texts: list[str]
    likelihood: float = 1.0
    prompts: list[Sequence[Message]] = field(default_factory=list)
    schemas: list[Mapping[str, Any] | None] = field(default_factory=list)

    def generate(
        self,
        messages: Sequence[Message],
        on_text: Callable[[str], None],
        cancelled: Callable[[], bool],
        *,
        max_tokens: int = 80,
        stop: Sequence[str] = (),
        schema: Mapping[str, Any] | None = None,
    ) -> Text:
        self.prompts.append(messages)
        self.schemas.append(schema)
        text = self.texts.pop(0)
        for word in text.split(" "):
            if cancelled():
                break
            on_text(f"{word} ")
        return Text(text, likelihood=self.likelihood)


@dataclass
class Watcher:
    """Records messages and text; answers approvals with `decision`; cancelled after `stop_after` messages."""

    decision: str = "once"
    stop_after: int = 10_000
    messages: list[Message] = field(default_factory=list)
    shown: list[tuple[str, bool]] = field(default_factory=list)
    approvals: list[ToolCall] = field(default_factory=list)

    def message(self, message: Message) -> None:
        self.messages.append(message)

    def text(self, delta: str, restart: bool = False) -> None:
        self.shown.append((delta, restart))

    def approve(self, call: ToolCall, tool: ToolInfo, dry_run: Callable[[], ToolTrial] | None) -> str:
        self.approvals.append(call)
        return self.decision

    def cancelled(self) -> bool:
        return len(self.messages) >= self.stop_after


ORDERS = {
    "LL-1": {"order_id": "LL-1", "item": "Willow pendant", "status": "shipped", "expected_on": "2026-11-19"},
    "LL-2": {"order_id": "LL-2", "item": "Halo light", "status": "delayed", "expected_on": "2026-11-25"},
}


def order_tool(permission: str = "allow") -> Tool:
    """Return `look_up_orders` over two orders."""

    def find(arguments: Mapping[str, Any]) -> ToolResult:
        row = ORDERS.get(str(arguments["order_id"]))
        if row is None:
            raise BadInput("row_not_found", noun="order", column="order id", value=arguments["order_id"], known="LL-1")
        facts = (
            ("order id", row["order_id"]),
            ("item", row["item"]),
            ("status", row["status"]),
            ("expected on", f"{row['expected_on'][-2:]} November 2026"),
        )
        return ToolResult(
            row,
            facts,
            f"Order {row['order_id']}: status {row['status']}.",
            needs=(row["status"], row["item"], row["expected_on"]),
            subject="order id",
            title=f"Order {row['order_id']}",
        )

    info = ToolInfo(
        "look_up_orders",
        "Find one order by its order id.",
        schema({"order_id": "The order id."}, ["order_id"]),
        "table",
        permission,
    )
    return Tool(info, find, asks={"order_id": "Which order id do you mean?"})


def call(tool: str = "look_up_orders", **arguments: Any) -> ToolCall:
    """Return a call without an id, as a caller makes it."""
    return ToolCall("", tool, arguments or {"order_id": "LL-1"})


def roles(messages: Iterable[Message]) -> list[str]:
    """Return the messages' roles."""
    return [message.role for message in messages]
