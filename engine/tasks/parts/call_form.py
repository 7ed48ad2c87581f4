"""How a language model is told of tools and writes a call, the same when it learns and whoever asks it.

A call is `{"name": ..., "arguments": {...}}`, as OpenAI and most open models write it, or `"no tool"`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

NOTHING_TO_CALL = "no tool"


@dataclass(frozen=True)
class Lesson:
    """How a model learned to be asked for a call: the line it knows each tool by, and whether messages stand twice."""

    lines: Mapping[str, str] = field(default_factory=dict)
    twice: bool = False

    def asked(self, message: str) -> str:
        """Return the message as the model reads it.

        Where it stands twice, the words of the second time are read with all of the message known, which a decoder,
        that reads from left to right, otherwise never does (Springer et al. 2024, 'Repetition improves language model
        embeddings').
        """
        return f"{message}\n{message}" if self.twice else message


def instruction(tools: Iterable[str], must: bool = False) -> str:
    """Return what a model is asked to do with tools that were `described`; with `must` there is no way around one."""
    otherwise = "" if must else f', or "{NOTHING_TO_CALL}"'
    return f"Answer with the tool call that fits the message, as JSON{otherwise}.\nTools:\n" + "\n".join(tools)


def described(name: str, arguments: Iterable[str], told: str = "") -> str:
    """Return a tool in a line: its name, those of its arguments, and what it is for."""
    return f"{name}({', '.join(arguments)}){f': {told}' if told else ''}"


def call_text(name: str, arguments: Mapping[str, Any]) -> str:
    """Return a call as it is written."""
    return json.dumps({"name": name, "arguments": dict(arguments)}, ensure_ascii=False)


def in_any_order(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return the JSON Schema of arguments (name -> schema) that a grammar takes in any order; none has to be given.

    A grammar takes `properties` in their own order only, and patterns in any. A name that is given twice counts once,
    as it stands last.
    """
    patterns = {f"^{re.escape(name)}$": schema for name, schema in arguments.items()}
    bounds = {"maxProperties": len(patterns), "additionalProperties": False}
    return {"type": "object", "patternProperties": patterns, **bounds}


def call_schema(name: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return the JSON Schema of a call of one tool whose arguments have the schema `arguments`."""
    return {
        "type": "object",
        "properties": {"name": {"const": name}, "arguments": dict(arguments)},
        "required": ["name", "arguments"],
        "additionalProperties": False,
    }
