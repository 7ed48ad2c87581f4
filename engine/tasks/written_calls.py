"""Tool calling as a decoder learns it: it reads what tools there are and a message, and writes the call as JSON.

The answer is `{"name": ..., "arguments": {...}}`, as OpenAI and most open models write a call, or `"no tool"`; a
grammar made of the training rows' tools and arguments holds a published model to that.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from engine.tasks.call_form import NOTHING_TO_CALL, call_schema, call_text, described, instruction
from engine.tasks.calls import Calls
from engine.tasks.task import Reading, Row, Space
from engine.tasks.writer_task import WriterTask

# Without bounds a small model may run on for ever inside a string or a list.
LONGEST_VALUE = 120
MOST_ITEMS = 8


class WrittenCalls(Calls, WriterTask):
    """The language model as a caller; judged as the router is."""

    one_class = True

    def instruction(self, space: Space) -> str:
        return instruction(tool_lines(space).values())

    def target(self, row: Row) -> str:
        gold = self.gold(row)
        return call_text(gold["tool"], gold["arguments"]) if gold["tool"] else json.dumps(NOTHING_TO_CALL)

    def written(self, text: str, read: Reading, space: Space) -> Any:
        """Return the call; whatever is none of the known tools calls nothing."""
        try:
            call = json.loads(text)
        except ValueError:
            call = None
        if not isinstance(call, Mapping) or call.get("name") not in space["arguments"]:
            return {"tool": None, "arguments": {}}
        arguments = call.get("arguments")
        return {"tool": call["name"], "arguments": dict(arguments) if isinstance(arguments, Mapping) else {}}

    def schema(self, space: Space) -> Mapping[str, Any] | None:
        calls = [_call_schema(name, used, space) for name, used in space["arguments"].items()]
        return {"anyOf": [*calls, {"const": NOTHING_TO_CALL}]}


def tool_lines(space: Space) -> dict[str, str]:
    """Return the line that a model with this space learned each of its tools by, in order."""
    return {name: _described(name, used, space) for name, used in space["arguments"].items()}


def _described(name: str, used: list[str], space: Space) -> str:
    declared = (tool.get("function", tool) for tool in space["tools"])
    told = next((str(tool.get("description") or "") for tool in declared if tool.get("name") == name), "")
    return described(name, used, told)


def _call_schema(name: str, used: list[str], space: Space) -> dict[str, Any]:
    text = {"type": "string", "minLength": 1, "maxLength": LONGEST_VALUE}
    several = {"type": "array", "items": text, "minItems": 1, "maxItems": MOST_ITEMS}
    lists = space["lists"].get(name, ())
    arguments = {
        "type": "object",
        "properties": {key: {"anyOf": [text, several]} if key in lists else text for key in used},
        "additionalProperties": False,
    }
    return call_schema(name, arguments)
