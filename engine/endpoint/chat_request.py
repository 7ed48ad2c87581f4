"""The body of /v1/chat/completions as a value, in OpenAI's form; what no local model could heed is passed over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.agent.messages import Message, from_openai
from engine.endpoint import fields
from engine.endpoint.fields import wrong
from engine.tasks.parts.bounded import bounded

AUTO, NONE, REQUIRED = "auto", "none", "required"
MOST_TOOLS = 64
MOST_STOPS = 16
MOST_TOKENS = 1 << 20
HIGHEST_SEED = (1 << 63) - 1
NO_ARGUMENTS: Mapping[str, Any] = {"type": "object", "properties": {}}
# What a body may ask for that would be answered wrongly if it were passed over.
ONLY = {"n": (1,), "logprobs": (False,), "echo": (False,), "best_of": (1,)}


@dataclass(frozen=True)
class ToolSpec:
    """A tool that the program has: `arguments` is its schema, bounded so that a model can be held to it."""

    name: str
    description: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True)
class ChatRequest:
    """What is asked of a model that writes.

    `choice` is auto, none or required, and the latter for a single tool that was named: `tools` holds that one then.
    `schema` is what the text is held to, bounded; None for any text. `max_tokens` None leaves it to the endpoint.
    """

    model: str
    messages: tuple[Message, ...]
    stream: bool = False
    include_usage: bool = False
    temperature: float = 0.0
    top_p: float | None = None
    seed: int | None = None
    max_tokens: int | None = None
    stop: tuple[str, ...] = ()
    schema: Mapping[str, Any] | None = None
    tools: tuple[ToolSpec, ...] = ()
    choice: str = NONE


def read_chat(body: bytes) -> ChatRequest:
    """Return what a body asks for.

    Raises BadInput `request_json`, `request_form`, `message_form`, `schema_unusable`, `schema_unsupported`.
    """
    data = fields.read_object(body)
    for field, allowed in ONLY.items():
        if data.get(field) is not None and data[field] not in allowed:
            raise wrong(field, f"can only be {str(allowed[0]).lower()} here")
    tools, choice = _tools(data)
    most = [fields.whole(data, field, 1, MOST_TOKENS) for field in ("max_completion_tokens", "max_tokens")]
    return ChatRequest(
        model=fields.text(data, "model"),
        messages=_messages(data),
        stream=fields.flag(data, "stream"),
        include_usage=fields.flag(fields.table(data, "stream_options"), "include_usage"),
        # OpenAI's own default is 1; a small model answers best with its likeliest words.
        temperature=fields.number(data, "temperature", 0.0, 2.0) or 0.0,
        top_p=fields.number(data, "top_p", 0.0, 1.0),
        seed=fields.whole(data, "seed", -HIGHEST_SEED, HIGHEST_SEED),
        max_tokens=next((count for count in most if count is not None), None),
        stop=_stops(data),
        schema=_schema(data),
        tools=tools,
        choice=choice,
    )


def _messages(data: Mapping[str, Any]) -> tuple[Message, ...]:
    found = data.get("messages")
    if not isinstance(found, list) or not found:
        raise wrong("messages", "must be a list of at least one message")
    return tuple(map(from_openai, found))


def _stops(data: Mapping[str, Any]) -> tuple[str, ...]:
    found = data.get("stop")
    stops = [found] if isinstance(found, str) else found or []
    if not isinstance(stops, list) or len(stops) > MOST_STOPS or not all(isinstance(stop, str) for stop in stops):
        raise wrong("stop", f"must be a text or a list of at most {MOST_STOPS} texts")
    return tuple(stop for stop in stops if stop)


def _schema(data: Mapping[str, Any]) -> Mapping[str, Any] | None:
    asked = fields.table(data, "response_format")
    kind = asked.get("type", "text")
    if kind == "text":
        return None
    if kind == "json_object":
        return bounded({"type": "object"})
    if kind != "json_schema":
        raise wrong("response_format", "must be of the type text, json_object or json_schema")
    held = fields.table(asked, "json_schema")
    if "schema" not in held:
        raise wrong("response_format", "needs json_schema.schema")
    return bounded(held["schema"])


def _tools(data: Mapping[str, Any]) -> tuple[tuple[ToolSpec, ...], str]:
    """Return the tools that may be called, and whether one is: auto, none or required."""
    found = data.get("tools") or []
    if not isinstance(found, list) or len(found) > MOST_TOOLS:
        raise wrong("tools", f"must be a list of at most {MOST_TOOLS} tools")
    tools = tuple(_tool(tool) for tool in found)
    if len({tool.name for tool in tools}) < len(tools):
        raise wrong("tools", "names a tool twice")
    choice = data.get("tool_choice") or (AUTO if tools else NONE)
    if isinstance(choice, Mapping) and choice.get("type") == "allowed_tools":
        tools, choice = _allowed(tools, choice)
    if isinstance(choice, Mapping):
        return (_named(tools, choice),), REQUIRED
    if choice not in (AUTO, NONE, REQUIRED):
        raise wrong("tool_choice", "must be auto, none, required or one function")
    if choice == REQUIRED and not tools:
        raise wrong("tool_choice", "asks for a call, but there are no tools")
    return (tools, choice) if choice != NONE else ((), NONE)


def _allowed(tools: Sequence[ToolSpec], choice: Mapping[str, Any]) -> tuple[tuple[ToolSpec, ...], str]:
    """Return the tools that OpenAI's `allowed_tools` names, and whether one has to be called: auto or required."""
    held = fields.table(choice, "allowed_tools")
    named, mode = held.get("tools"), held.get("mode", AUTO)
    if mode not in (AUTO, REQUIRED) or not isinstance(named, list) or not named:
        raise wrong(
            "tool_choice", "needs allowed_tools.mode, auto or required, and allowed_tools.tools, a list of tools"
        )
    if not all(isinstance(one, Mapping) for one in named):
        raise wrong("tool_choice", "may name functions only")
    allowed = [_named(tools, one) for one in named]
    return tuple(tool for tool in tools if tool in allowed), mode


def _named(tools: Sequence[ToolSpec], choice: Mapping[str, Any]) -> ToolSpec:
    name = fields.table(choice, "function").get("name")
    named = next((tool for tool in tools if tool.name == name), None)
    if named is None:
        raise wrong("tool_choice", "names a function that is not among the tools")
    return named


def _tool(data: Any) -> ToolSpec:
    if not isinstance(data, Mapping) or data.get("type", "function") != "function":
        raise wrong("tools", "may hold functions only")
    function = fields.table(data, "function")
    name = function.get("name")
    if not isinstance(name, str) or not name:
        raise wrong("tools", "holds a function without a name")
    parameters = fields.table(function, "parameters")
    # As OpenAI has it, a function that says nothing of its arguments has none.
    silent = not parameters.keys() & {"properties", "additionalProperties", "$ref", "anyOf", "oneOf", "allOf"}
    arguments = bounded({**NO_ARGUMENTS, **parameters} if silent else parameters)
    if arguments.get("type") != "object":
        raise wrong("tools", "holds a function whose parameters are no object")
    return ToolSpec(name, str(function.get("description") or ""), arguments)
