"""Makes a project's tools and agents out of what the project holds: tables, published models, base models."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from engine.agent.builtin.calculator import make_calculator
from engine.agent.builtin.dates import make_date_tools
from engine.agent.builtin.models import make_model_tool
from engine.agent.builtin.tables import make_table_tools
from engine.agent.builtin.text_statistics import make_text_tool
from engine.agent.builtin.units import make_unit_tool
from engine.agent.loop import Agent
from engine.agent.registry import Registry
from engine.agent.tools import Tool
from engine.agent.words import snake
from engine.commands import CALLS
from engine.data import tables
from engine.errors import JobFailed
from engine.inference.space import EXAMPLES_FILE, family_of, read_space
from engine.results import AgentInfo, BaseModel, ColumnInfo, DatasetInfo, ModelInfo, Prediction
from engine.runtime import tool_sources
from engine.runtime.callers import make_caller
from engine.runtime.composers import make_composer
from engine.runtime.kits import Own, Scene
from engine.runtime.loaded import LoadedModels
from engine.runtime.tool_kinds import Around
from engine.store.tool_sources import ToolSource
from engine.table_query import Condition, First, Grouping
from engine.tasks.registry import task_named
from engine.tasks.task import Reading

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Holdings:
    """What tools are made of: a project's tables (name -> parquet file), its published models, and added sources."""

    tables: Mapping[str, Path]
    models: tuple[ModelInfo, ...]
    sources: tuple[ToolSource, ...] = ()


class ProjectTables:
    """The tables as the agent's tools see them (`engine.agent.ports.Tables`)."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files

    def look_up(self, table: str, column: str, value: Any) -> Sequence[Mapping[str, Any]]:
        """Return the rows in which `column` is `value`."""
        return tables.look_up(self._files[table], column, str(value))

    def names(self) -> Sequence[str]:
        """Return the names of the tables."""
        return tuple(self._files)

    def aggregate(
        self,
        table: str,
        operation: str,
        column: str | None,
        conditions: Sequence[Condition],
        first: First | None = None,
    ) -> Any:
        """Return one figure over the rows that match."""
        return tables.aggregate(self._files[table], operation, column or "", conditions, first)

    def group(
        self,
        table: str,
        by: Grouping,
        operation: str,
        column: str | None,
        conditions: Sequence[Condition],
        order: str,
        limit: int,
    ) -> tuple[Sequence[tuple[Any, Any]], int]:
        """Return a figure a group of the rows that match."""
        return tables.group(self._files[table], by, operation, column or "", conditions, order, limit)

    def select(
        self,
        table: str,
        conditions: Sequence[Condition],
        sort: str,
        order: str,
        limit: int,
        first: First | None = None,
    ) -> tuple[Sequence[Mapping[str, Any]], int]:
        """Return the rows that match."""
        return tables.select(self._files[table], conditions, sort, order, limit, first)

    def describe(self, table: str) -> tuple[ColumnInfo, ...]:
        """Return the columns."""
        return tables.describe(self._files[table])

    def values(self, table: str, column: str, limit: int) -> Sequence[Any]:
        """Return distinct values, commonest first."""
        return tables.values(self._files[table], column, limit)


def holdings(
    datasets: Sequence[DatasetInfo],
    models: Sequence[ModelInfo],
    path: Callable[..., Path],
    sources: Sequence[ToolSource] = (),
) -> Holdings:
    """Return what the project holds; `path` maps a dataset and its version to the file.

    Models whose folders are gone are left out.
    """
    found = {info.name: path(info.dataset, info.version) for info in datasets if info.task == "table"}
    there = tuple(info for info in models if family_of(Path(info.folder)))
    return Holdings(found, there, tuple(sources))


def readable(held: Holdings) -> Holdings:
    """Return the holdings without the tables whose files are gone or damaged; reads them, so not on the engine thread.

    They are told in the log, and on their own pages.
    """
    found = {}
    for name, file in held.tables.items():
        try:
            tables.describe(file)
        except JobFailed as error:
            if error.code != "version_broken":
                raise
            log.warning("The table %s is no tool: its rows in %s cannot be read", name, file)
        else:
            found[name] = file
    return replace(held, tables=found)


def registry(held: Holdings, loaded: LoadedModels, around: Around) -> Registry:
    """Return every tool there is: built-in, three a table, one a model, a ready-made project's own, the sources'.

    Routers choose tools and are none; a table that is not `readable` is left out.
    """
    held = readable(held)
    tools: list[Tool] = [make_calculator(), *make_date_tools(), make_unit_tool(), make_text_tool()]
    shelf = ProjectTables(held.tables)
    for name in held.tables:
        tools += make_table_tools(shelf, name)
    tools += [_model_tool(info, loaded) for info in held.models if info.task != CALLS]
    others = tool_sources.tools(around, held.sources, [tool.name for tool in tools])
    if around.own is not None:
        tools += around.own.kit.tools(_scene(held, loaded, around, around.own, [*tools, *others]))
    taken = {tool.name for tool in tools}
    # A folder of documents is searched with a model, whose loading is not the tool's time.
    return Registry([*tools, *(tool for tool in others if tool.name not in taken)], loaded.clock)


def declaration(tool: Tool) -> dict[str, Any]:
    """Return a tool as OpenAI's form declares it."""
    info = tool.info
    function = {"name": info.name, "description": info.description, "parameters": dict(info.parameters)}
    return {"type": "function", "function": function}


def _scene(held: Holdings, loaded: LoadedModels, around: Around, own: Own, tools: Iterable[Tool]) -> Scene:
    return Scene(
        project=Path(around.project),
        tables=ProjectTables(held.tables),
        models=held.models,
        loaded=loaded,
        library=around.library,
        database=own.database,
        changed=own.changed,
        tools=tuple(tools),
    )


def _model_tool(info: ModelInfo, loaded: LoadedModels) -> Tool:
    folder = Path(info.folder)
    examples = json.loads((folder / EXAMPLES_FILE).read_text(encoding="utf-8"))

    task = task_named(info.task)

    def predict(texts: Sequence[Reading]) -> Sequence[Prediction]:
        return loaded.predictor(info).predict([task.read(text) for text in texts])

    labels = read_space(folder)["space"].get("labels", ())
    return make_model_tool(info.name, predict, labels=labels, examples=examples, reads=task.info.reads)


def build_agent(
    info: AgentInfo,
    held: Holdings,
    bases: Sequence[BaseModel],
    permissions: Mapping[str, str],
    loaded: LoadedModels,
    around: Around,
) -> Agent:
    """Return the agent ready to answer; models load here, so never call it on the engine thread.

    Raises BadInput `no_caller` when what it selects tools by is not there.
    """
    held = readable(held)
    tools = registry(held, loaded, around)
    caller = around.own.kit.caller(_scene(held, loaded, around, around.own, tools), info) if around.own else None
    return Agent(
        name=info.name,
        purpose=info.purpose,
        registry=tools,
        caller=caller or make_caller(info, held.models, bases, loaded),
        composer=make_composer(info, held.models, bases, loaded),
        tools=tuple(snake(tool) for tool in info.tools),
        permissions={**permissions, **info.permissions},
        clock=loaded.clock,
    )
