"""An agent's tools in a worker of the lab, with what the project knows of their arguments; none of them is called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from engine.agent.mcp.servers import Servers
from engine.agent.registry import usable_tools
from engine.agent.tools import Tool, ToolResult
from engine.agent.words import snake
from engine.data.rows import read_tools
from engine.data.tool_choices import tool_choices
from engine.errors import BadInput
from engine.results import ToolInfo
from engine.runtime import toolbox
from engine.runtime.lab_orders import Workshop
from engine.runtime.library import Library
from engine.runtime.loaded import LoadedModels
from engine.runtime.tool_kinds import Around

MOST_VALUES = 60


def agent_tools(workshop: Workshop, loaded: LoadedModels, log: Path) -> tuple[Tool, ...]:
    """Return the tools that the agent may use; raises BadInput `no_tools`."""
    around = Around(workshop.project, Servers(), Library(workshop.folder, loaded), log)
    registry = toolbox.registry(workshop.held, loaded, around)
    tools = usable_tools(registry, [snake(name) for name in workshop.agent.tools], workshop.permissions)
    if not tools:
        raise BadInput("no_tools", agent=workshop.agent.name)
    return tools


def known_values(workshop: Workshop, tools: Sequence[Tool]) -> dict[str, dict[str, list[str]]]:
    """Return tool -> argument -> values of the project's tables, for arguments that are columns of the tool's table."""
    shelf = toolbox.ProjectTables(workshop.held.tables)
    found: dict[str, dict[str, list[str]]] = {}
    for tool in tools:
        fitting = [name for name in shelf.names() if tool.name.endswith(f"_{snake(name)}")]
        if tool.info.origin != "table" or not fitting:
            continue
        table = max(fitting, key=len)
        columns = {column.name for column in shelf.describe(table)}
        found[tool.name] = {
            name: [str(value) for value in shelf.values(table, name, MOST_VALUES)]
            for name in tool.arguments
            if name in columns
        }
    return found


def with_declared(tools: Sequence[Tool], source: Path, names: Sequence[str]) -> tuple[Tool, ...]:
    """Return `tools` and those of a dataset's own that its rows call by `names` and the agent has not.

    So callers can be measured on data of tools that are not there: no tool is called for it.
    """
    missing = [name for name in dict.fromkeys(names) if name not in {tool.name for tool in tools}]
    if not missing:
        return tuple(tools)
    declared = {tool["function"]["name"]: tool["function"] for tool in read_tools(source) or ()}
    seen = {choice.name: choice for choice in tool_choices(source)}
    made = []
    for name in missing:
        text = {"type": "string", "minLength": 1, "maxLength": 200}
        many = {"type": "array", "items": text, "minItems": 1, "maxItems": 8}
        # A tool that is only called after another has no row of its own.
        arguments = seen[name].arguments if name in seen else ()
        properties = {one.name: {"anyOf": [text, many]} if one.many else text for one in arguments}
        known = declared.get(name, {})
        parameters = known.get("parameters") or {"type": "object", "properties": properties, "required": []}
        made.append(Tool(ToolInfo(name, str(known.get("description") or ""), parameters, "dataset"), _never_called))
    return (*tools, *made)


def _never_called(arguments: Mapping[str, Any]) -> ToolResult:
    raise NotImplementedError("the lab calls no tool")
