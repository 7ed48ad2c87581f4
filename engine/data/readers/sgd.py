"""Reads schema-guided dialogues (Rastogi et al. 2020): turns become chat messages, services become tools.

A service's intent is a tool named `Service_intent`; what the system calls and is answered stand as tool calls and
tool messages before what it says.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from engine.data.readers.calls import tool_call

TURNS = "turns"
COLUMNS = frozenset({TURNS, "services"})
_SPEAKERS = {"USER": "user", "SYSTEM": "assistant"}


def sgd_messages(row: Mapping[str, str | None]) -> list[dict[str, Any]]:
    """Return a dialogue as OpenAI's messages; raises ValueError or KeyError for what is no such dialogue."""
    messages: list[dict[str, Any]] = []
    for turn in json.loads(row[TURNS] or ""):
        if turn["speaker"] not in _SPEAKERS:
            raise ValueError(f"nobody is known as '{str(turn['speaker'])[:40]}'")
        for frame in turn.get("frames", ()):
            if "service_call" in frame:
                messages += _exchange(frame, f"call_{len(messages)}")
        messages.append({"role": _SPEAKERS[turn["speaker"]], "content": str(turn["utterance"])})
    return messages


def sgd_tools(services: Any) -> tuple[dict[str, Any], ...]:
    """Return the intents of a list of services as tools in OpenAI's form, none where it is no such list."""
    if not isinstance(services, list) or not all(map(_is_service, services)):
        return ()
    return tuple(tool for service in services for tool in _tools(service))


def _is_service(item: Any) -> bool:
    return isinstance(item, dict) and item.keys() >= {"service_name", "slots", "intents"}


def _tools(service: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    slots = {slot["name"]: slot for slot in service["slots"]}
    for intent in service["intents"]:
        required: Sequence[str] = intent["required_slots"]
        names = [*required, *intent["optional_slots"]]
        yield {
            "type": "function",
            "function": {
                "name": f"{service['service_name']}_{intent['name']}",
                "description": intent["description"],
                "parameters": {
                    "type": "object",
                    "properties": {name: _parameter(slots[name]) for name in names},
                    "required": list(required),
                },
            },
        }


def _parameter(slot: Mapping[str, Any]) -> dict[str, Any]:
    told = {"type": "string", "description": slot["description"]}
    return {**told, "enum": list(slot["possible_values"])} if slot["is_categorical"] else told


def _exchange(frame: Mapping[str, Any], call: str) -> list[dict[str, Any]]:
    """Return the assistant's call and the tool's answer."""
    asked = frame["service_call"]
    results = json.dumps(frame.get("service_results", []), ensure_ascii=False)
    return [
        tool_call(f"{frame['service']}_{asked['method']}", asked["parameters"], call),
        {"role": "tool", "tool_call_id": call, "content": results},
    ]
