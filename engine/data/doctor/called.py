"""Finds tool calls that their tools would refuse: what is learned from them could only fail when it is called.

A call is checked against the JSON Schema of its tool (draft 2020-12). Its arguments are words of a text, so '4' and
'true' are also read as the number and the truth value that they spell.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from engine.data.workbench import Bench

# The name under which the function below stands in SQL.
WRONG = "wrong_in_call"
_SPELT = re.compile(r"-?\d+(\.\d+)?|true|false", re.IGNORECASE)
_LONGEST = 80


def register(bench: Bench, tools: Sequence[Mapping[str, Any]]) -> None:
    """Make what is wrong with a call callable from the bench's SQL; '' where nothing is."""
    known = {str(tool["function"]["name"]): _Signature(tool["function"].get("parameters")) for tool in tools}

    def wrong(target: str) -> str:
        call = json.loads(target)
        name, arguments = call["tool"], call["arguments"]
        if name is None:
            return ""
        if name not in known:
            return f"{name}: there is no such tool"
        problem = next(known[name].problems(arguments), "")
        return f"{name}: {problem}" if problem else ""

    bench.con.create_function(WRONG, wrong, ["VARCHAR"], "VARCHAR")


def broken(rows: str) -> str:
    """Return the SQL that selects `row` and `value` of each row of the table whose call its tool would refuse."""
    checked = f"SELECT row, text, {WRONG}(target) AS wrong FROM {rows} WHERE target <> ''"
    # Materialised: a filter on it would work everything out twice.
    found = "SELECT row, wrong || ' | ' || text AS value FROM checked WHERE wrong <> ''"
    return f"WITH checked AS MATERIALIZED ({checked}) {found}"


class _Signature:
    """What a tool takes; a tool without a schema, or with one that is none, takes anything."""

    def __init__(self, schema: Any) -> None:
        import jsonschema  # type: ignore[import-untyped]
        from referencing.jsonschema import EMPTY_REGISTRY

        self._arguments: dict[str, Any] = {}
        self._required: list[str] = []
        self._open = True
        if not isinstance(schema, Mapping):
            return
        try:
            jsonschema.Draft202012Validator.check_schema(schema)
        except jsonschema.SchemaError:
            return
        # A registry of its own: the default one would fetch what a schema refers to elsewhere.
        whole = jsonschema.Draft202012Validator(schema, registry=EMPTY_REGISTRY)
        self._arguments = {name: whole.evolve(schema=part) for name, part in schema.get("properties", {}).items()}
        self._required = list(schema.get("required", ()))
        self._open = bool(schema.get("additionalProperties", False)) or "patternProperties" in schema

    def problems(self, arguments: Mapping[str, Any]) -> Iterator[str]:
        """Yield what is wrong with the arguments."""
        for name in arguments:
            if name not in self._arguments and not self._open:
                yield f"there is no argument '{name}'"
        for name in self._required:
            if name not in arguments:
                yield f"the argument '{name}' is missing"
        for name, value in arguments.items():
            if name in self._arguments and (problem := _misfit(self._arguments[name], value)):
                yield f"{name}: {problem}"


def _misfit(argument: Any, value: Any) -> str:
    """Return why no reading of the value fits the argument's schema, '' where one does."""
    from referencing.exceptions import Unresolvable

    try:
        if argument.is_valid(_read(value)):
            return ""
        error = next(argument.iter_errors(value), None)
    except Unresolvable:  # the schema refers to one that did not come with it
        return ""
    return str(error.message)[:_LONGEST] if error else ""


def _read(value: Any) -> Any:
    """Return the number or truth value that words spell, of a list each; anything else as it is."""
    if isinstance(value, list):
        return [_read(item) for item in value]
    if isinstance(value, str) and _SPELT.fullmatch(value.strip()):
        try:
            return json.loads(value.strip().lower())
        except ValueError:  # 007 is no number in JSON
            return value
    return value
