"""Tool calling as a decoder learns it: it reads what tools there are and a message, and writes the call as JSON.

The answer is `{"name": ..., "arguments": {...}}`, as OpenAI and most open models write a call, or `"no tool"`; a
grammar made of the training rows' tools and arguments holds a published model to that. Arguments that are stretches of
the message's words in the training rows are nothing else in an answer.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from engine.tasks.parts.call_form import (
    NOTHING_TO_CALL,
    Lesson,
    call_schema,
    call_text,
    described,
    in_any_order,
    instruction,
)
from engine.tasks.parts.calls import Calls, pairs
from engine.tasks.parts.chat import Message
from engine.tasks.parts.spans import locate
from engine.tasks.parts.stretches import stretches
from engine.tasks.task import Reading, Row, Space
from engine.tasks.writer_task import WriterTask

# Without bounds a small model may run on for ever inside a string or a list.
LONGEST_VALUE = 120
MOST_ITEMS = 8
# Of an argument's values at least so many are stretches of words where it is held to them: not all, as there are slips.
SPOKEN_SHARE = 0.99
WORDS = "words"


class WrittenCalls(Calls, WriterTask):
    """The language model as a caller; judged as the router is."""

    one_class = True

    def space(self, rows: Sequence[Row], tools: Sequence[Mapping[str, Any]] | None) -> Space:
        return {**super().space(rows, tools), "spoken": self._spoken(rows), "twice": True}

    def asked(self, read: Reading, space: Space) -> list[Message]:
        lesson = lesson_of(space)
        told = instruction(lesson.lines.values())
        return [{"role": "system", "content": told}, {"role": "user", "content": lesson.asked(str(read))}]

    def target(self, row: Row) -> str:
        gold = self.gold(row)
        if not gold["tool"]:
            return json.dumps(NOTHING_TO_CALL)
        return call_text(gold["tool"], _as_said(gold["arguments"], str(self.reads(row))))

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

    def schema(self, space: Space, read: Reading) -> Mapping[str, Any] | None:
        words = stretches([str(read)])
        # A grammar has no choice of nothing.
        defs = {WORDS: {"enum": list(words)}} if words else {}
        calls = [_call_schema(name, used, space, bool(words)) for name, used in space["arguments"].items()]
        return {"$defs": defs, "anyOf": [*calls, {"const": NOTHING_TO_CALL}]}

    def _spoken(self, rows: Sequence[Row]) -> dict[str, list[str]]:
        """Return tool -> arguments whose values are stretches of the message's words."""
        seen, heard = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
        for row in rows:
            gold, words = self.gold(row), set(stretches([str(self.reads(row))]))
            for name, value in pairs(gold["arguments"]):
                seen[gold["tool"], name] += 1
                heard[gold["tool"], name] += value in words
        spoken: dict[str, list[str]] = {}
        for (tool, name), count in sorted(seen.items()):
            if heard[tool, name] >= SPOKEN_SHARE * count:
                spoken.setdefault(tool, []).append(name)
        return spoken


def _as_said(arguments: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Return the arguments in the order in which the message says them: a writer need not look back and forth."""
    said = {name: arguments[name] for _, _, name in sorted(locate(text, pairs(arguments)) or ())}
    return {**said, **arguments}


def lesson_of(space: Space) -> Lesson:
    """Return how a model with this space learned to be asked; one of an older version reads a message once."""
    lines = {name: _described(name, used, space) for name, used in space["arguments"].items()}
    return Lesson(lines, space.get("twice", False))


def _described(name: str, used: list[str], space: Space) -> str:
    declared = (tool.get("function", tool) for tool in space["tools"])
    told = next((str(tool.get("description") or "") for tool in declared if tool.get("name") == name), "")
    return described(name, used, told)


def _call_schema(name: str, used: Sequence[str], space: Space, has_words: bool) -> dict[str, Any]:
    # A model published by an older version does not know which of its arguments are spoken.
    spoken = space.get("spoken", {}).get(name, ()) if has_words else ()
    lists = space["lists"].get(name, ())
    return call_schema(name, in_any_order({key: _value(key in spoken, key in lists) for key in used}))


def _value(is_spoken: bool, is_list: bool) -> dict[str, Any]:
    one: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": LONGEST_VALUE}
    if is_spoken:
        one = {"$ref": f"#/$defs/{WORDS}"}
    several = {"type": "array", "items": one, "minItems": 1, "maxItems": MOST_ITEMS}
    return {"anyOf": [one, several]} if is_list else one
