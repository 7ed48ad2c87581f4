"""Selects tools with a trained router: an encoder that names the tool and points at its arguments."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from engine.agent.callers.selection import Guess, Selection, decide, never
from engine.agent.messages import Message
from engine.agent.ports import Router
from engine.agent.tools import Tool

# The confidence from which a call is made without asking, and from which it goes before a question that was asked back.
_CONFIDENT, _SURE = 0.5, 0.8


class RouterCaller:
    """Calls what the router predicts, where it is confident and the agent may."""

    def __init__(self, router: Router, model: str = "") -> None:
        self._router = router
        self._model = model

    def select(
        self, messages: Sequence[Message], tools: Sequence[Tool], cancelled: Callable[[], bool] = never
    ) -> Selection:
        """Select for the person's last message; after a tool's result nothing more is called.

        Only the person's own words are read, so nothing that a tool returns can cause a call.
        """
        if not messages or messages[-1].role != "user":
            return Selection(None, 1.0, 0.0, "router", self._model)
        started = time.perf_counter()
        prediction = self._router.predict((messages[-1].content,))[0]
        value: Mapping[str, Any] = prediction.value
        known = set(self._router.tools)
        tool = next((tool for tool in tools if tool.name == value.get("tool") and tool.name in known), None)
        arguments = _fitting(tool, value.get("arguments") or {}) if tool else {}
        guess = Guess(tool, arguments, prediction.confidence)
        call, unsure = decide(guess, messages, tools, _CONFIDENT, _SURE)
        spent = (time.perf_counter() - started) * 1000
        return Selection(call, prediction.confidence, spent, "router", self._model, unsure)


def _fitting(tool: Tool, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments that the tool knows, each in a type that its schema takes."""
    properties = tool.info.parameters.get("properties", {})
    return {name: _typed(value, properties[name]) for name, value in arguments.items() if name in properties and value}


def _typed(value: Any, wanted: Mapping[str, Any]) -> Any:
    kinds = {wanted.get("type"), *(option.get("type") for option in wanted.get("anyOf", ()))}
    if isinstance(value, list | tuple):
        texts = [str(item).strip() for item in value]
        if "array" in kinds:
            return texts
        value = texts[0] if len(texts) == 1 else ", ".join(texts)
    text = str(value).strip()
    if "string" in kinds or kinds == {None}:
        return text
    if "array" in kinds:
        return [text]
    try:
        return int(text) if "integer" in kinds else float(text)
    except ValueError:
        return text
