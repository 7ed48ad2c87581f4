"""The JSON Schema that a language model's call is held to: the usable tools, and for arguments the person's words."""

from __future__ import annotations

import logging
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import jsonschema  # type: ignore[import-untyped]

from engine.agent.callers.said import finds, not_of_others, numbers, recalled
from engine.agent.messages import ToolCall
from engine.agent.tools import Tool
from engine.errors import BadInput
from engine.logs import named
from engine.tasks.parts.bounded import bounded
from engine.tasks.parts.call_form import NOTHING_TO_CALL, call_schema, in_any_order
from engine.tasks.parts.stretches import stretches
from engine.text.values import plain

_log = logging.getLogger(__name__)
Part = dict[str, Any]


def calls_schema(
    tools: Sequence[Tool], said: Sequence[str], made: Sequence[ToolCall] = (), learned: Collection[str] = ()
) -> dict[str, Any]:
    """Return the JSON Schema of a call of one of `tools` or of no tool.

    `said` are the person's messages, oldest first; `made` are the calls of this turn. What a tool's schema lists
    stays as it is; another text is something that the argument's finder sees in `said`, else a stretch of its words;
    a number is one that stands there. No argument has to be given: a required one that is left out, or that is nowhere
    in `said`, is missing, and the agent asks for it. What a finder of a type of its own found for an earlier call is
    not offered again ('how many' for orders is not for policies too), nor a further call that lacks something or that
    would take any words for what a finder does not see.

    Arguments come in the tool's own order; in any for tools that the model has `learned`, as it learned to write them
    as they are said, and an older version by name.

    Where `said` holds all that some tool needs, found by a finder of a type of its own ('3 * 4'), tools that would have
    to ask back are not offered beside it. A tool whose schema no model can be held to is left out.
    """
    words = _Words(stretches(recalled(said)), numbers(said))
    offers = [offer for tool in tools if (offer := _offer(tool, said, made, words, tool.name in learned))]
    if any(offer.is_whole and offer.is_evident for offer in offers):
        offers = [offer for offer in offers if offer.is_whole]
    return {"$defs": words.defs, "anyOf": [{"const": NOTHING_TO_CALL}, *(offer.call for offer in offers)]}


@dataclass(frozen=True)
class _Offer:
    """A tool's call as a schema: whether all that it needs can be given, and whether a specific finder saw of that."""

    call: Part
    is_whole: bool
    is_evident: bool


@dataclass
class _Words:
    """What the person said, and the lists of texts that several arguments share, name -> schema."""

    texts: tuple[str, ...]
    numbers: tuple[int | float, ...]
    defs: dict[str, Part] = field(default_factory=dict)
    _named: dict[tuple[str, ...], str] = field(default_factory=dict)

    def one_of(self, values: Sequence[str]) -> Part | None:
        """Return the schema of one of `values`, None where there are none."""
        key = tuple(dict.fromkeys(values))
        if not key:
            return None
        if key not in self._named:
            self._named[key] = f"words{len(self._named) + 1}"
            self.defs[self._named[key]] = {"enum": list(key)}
        return {"$ref": f"#/$defs/{self._named[key]}"}

    def part(self, node: Mapping[str, Any]) -> Part | None:
        """Return a part of a bounded schema narrowed to the person's words, None where they hold nothing for it."""
        if "anyOf" in node:
            choices = [part for choice in node["anyOf"] if (part := self.part(choice))]
            return {"anyOf": choices} if choices else None
        kind = node.get("type")
        if kind == "string":
            return self.one_of([text for text in self.texts if _fits(text, node)])
        if kind in ("integer", "number"):
            fitting = [number for number in self.numbers if jsonschema.Draft202012Validator(node).is_valid(number)]
            return {"enum": fitting} if fitting else None
        if kind == "array":
            return self._list(node)
        return self._object(node) if kind == "object" else dict(node)

    def _list(self, node: Mapping[str, Any]) -> Part | None:
        first = [self.part(item) for item in node.get("prefixItems", ())]
        others = self.part(node["items"]) if node["items"] else False
        if None in first or others is None:
            return None
        return {**node, **({"prefixItems": first} if first else {}), "items": others}

    def _object(self, node: Mapping[str, Any]) -> Part | None:
        made = {**node}
        for key in ("properties", "patternProperties"):
            if key in node:
                made[key] = {name: part for name, inner in node[key].items() if (part := self.part(inner))}
        return made if all(name in made["properties"] for name in node["required"]) else None


def _offer(tool: Tool, said: Sequence[str], made: Sequence[ToolCall], words: _Words, learned: bool) -> _Offer | None:
    try:
        known = bounded(plain(tool.info.parameters))
    except BadInput as error:
        _log.info("The language model cannot be held to the schema of %s: %s", tool.name, named(error))
        return None
    arguments: dict[str, Part] = {}
    for name, node in known.get("properties", {}).items():
        part = _argument(tool, name, node, said, made, words)
        if part is not None:
            arguments[name] = _filled(part) if name in tool.required else part
        elif name in tool.required and made:
            # A further call is not worth asking back.
            return None
    shape = {"type": "object", "properties": arguments, "required": [], "additionalProperties": False}
    if learned:
        shape = in_any_order(arguments)
    needed = [name for name in tool.required if name in arguments]
    is_evident = any(tool.finders[name].specific for name in needed if name in tool.finders)
    return _Offer(call_schema(tool.name, shape), len(needed) == len(tool.required), is_evident)


def _argument(
    tool: Tool, name: str, node: Mapping[str, Any], said: Sequence[str], made: Sequence[ToolCall], words: _Words
) -> Part | None:
    finder = tool.finders.get(name)
    if finder is None or node.get("type") != "string":
        return words.part(node)
    found = finds(finder, not_of_others(said) if finder.specific else said)
    if finder.specific:
        for value in (value for call in made for value in call.arguments.values()):
            if value in found:
                found.remove(value)
    elif not found:
        # A further call with any stretch of words counts the sum that another tool is to work out as a text.
        return None if made else words.part(node)
    return words.one_of([text for text in found if _fits(text, node)])


def _filled(part: Part) -> Part:
    """Return a needed list as one with something in it: a model writes an empty one for what was not said."""
    is_open = part.get("type") == "array" and part["minItems"] == 0 < part["maxItems"]
    return {**part, "minItems": 1} if is_open else part


def _fits(text: str, node: Mapping[str, Any]) -> bool:
    if not int(node["minLength"]) <= len(text) <= int(node["maxLength"]):
        return False
    return "pattern" not in node or re.search(node["pattern"], text) is not None
