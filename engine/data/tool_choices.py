"""What a person may choose from when a text is to become a tool call: tools and their arguments.

The tools file that came with the dataset says most; rows and answers may hold tools that no file describes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from engine.data.layout import UNLABELLED
from engine.data.rows import read_tools
from engine.data.sql import one_file
from engine.data.stored import reading
from engine.data.workbench import Bench
from engine.results import ArgumentChoice, ToolChoice


def tool_choices(
    source: Path | None, calls: Sequence[Mapping[str, Any]] = (), tools: Sequence[Mapping[str, Any]] = ()
) -> tuple[ToolChoice, ...]:
    """Return the tools of a version, those of its tools file first, then what its rows and `calls` hold besides.

    `calls` are {'tool', 'arguments'} as in `target`; what is no call has the tool None. `tools` in OpenAI's form are
    described before all others. Without a version there are only these.
    """
    found: dict[str, dict[str, ArgumentChoice]] = {}
    for tool in (*tools, *((read_tools(source) or ()) if source else ())):
        found.setdefault(tool["function"]["name"], _described(tool["function"].get("parameters") or {}))
    answered = ((call["tool"], call["arguments"]) for call in calls if call["tool"])
    for name, arguments in (*(_in_rows(source) if source else ()), *answered):
        known = found.setdefault(name, {})
        for argument, value in arguments.items():
            many = isinstance(value, list)
            before = known.get(argument, ArgumentChoice(argument))
            known[argument] = ArgumentChoice(argument, before.required, before.many or many)
    return tuple(ToolChoice(name, tuple(arguments.values())) for name, arguments in found.items())


def _described(parameters: Mapping[str, Any]) -> dict[str, ArgumentChoice]:
    """Return the arguments of a JSON Schema; a type may be a name or a list of names."""
    required = parameters.get("required") or ()
    properties: Mapping[str, Any] = parameters.get("properties") or {}
    return {
        name: ArgumentChoice(name, name in required, isinstance(form, Mapping) and "array" in (form.get("type") or ""))
        for name, form in properties.items()
    }


def _in_rows(source: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield tool and the shape of its arguments as they occur: name -> a type, or a list of one."""
    with Bench() as bench, reading(source):
        shapes = bench.rows(
            "SELECT DISTINCT target ->> '$.tool', CAST(json_structure(target -> '$.arguments') AS VARCHAR) "
            f"FROM read_parquet({one_file(source)}) WHERE part <> '{UNLABELLED}' "
            "AND target ->> '$.tool' IS NOT NULL ORDER BY ALL"
        )
    for name, written in shapes:
        shape = json.loads(written)
        # Of an empty object DuckDB says no more than that it is "JSON".
        yield str(name), shape if isinstance(shape, dict) else {}
