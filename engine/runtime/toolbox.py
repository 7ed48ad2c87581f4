"""Makes a project's tools and agents out of what the project holds: tables, published models, base models."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.agent.builtin.calculator import make_calculator
from engine.agent.builtin.dates import make_date_tools
from engine.agent.builtin.models import make_model_tool
from engine.agent.builtin.tables import make_table_tools
from engine.agent.composer import Composer
from engine.agent.loop import Agent
from engine.agent.registry import Registry
from engine.agent.tools import Tool
from engine.agent.words import snake
from engine.data import tables
from engine.inference.space import read_space
from engine.results import AgentInfo, BaseModel, ColumnInfo, DatasetInfo, ModelInfo, Prediction
from engine.runtime.callers import CALLS, make_caller
from engine.runtime.loaded import LoadedModels
from engine.runtime.writing import LoadedWriter, ready_decoders
from engine.tasks.registry import task_named
from engine.tasks.task import Reading

EXAMPLES_FILE = "examples.json"
# What the agent calls these operations, and what the tables do.
OPERATIONS = {"min": "minimum", "max": "maximum"}


@dataclass(frozen=True)
class Holdings:
    """What tools are made of: the project's tables (name -> parquet file) and its published models."""

    tables: Mapping[str, Path]
    models: tuple[ModelInfo, ...]


class ProjectTables:
    """The tables as the agent's tools see them (`engine.agent.ports.Tables`)."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files

    def look_up(self, table: str, column: str, value: Any) -> Sequence[Mapping[str, Any]]:
        """Return the rows in which `column` is `value`."""
        return tables.look_up(self._files[table], column, str(value))

    def aggregate(self, table: str, operation: str, column: str | None, filters: Mapping[str, Any]) -> Any:
        """Return one figure over the rows that match."""
        wanted = {name: str(value) for name, value in filters.items()}
        return tables.aggregate(self._files[table], OPERATIONS.get(operation, operation), column or "", wanted)

    def describe(self, table: str) -> tuple[ColumnInfo, ...]:
        """Return the columns."""
        return tables.describe(self._files[table])

    def values(self, table: str, column: str, limit: int) -> Sequence[Any]:
        """Return distinct values, commonest first."""
        return tables.values(self._files[table], column, limit)


def holdings(datasets: Sequence[DatasetInfo], models: Sequence[ModelInfo], path: Callable[..., Path]) -> Holdings:
    """Return what the project holds; `path` maps a dataset and its version to the file."""
    found = {info.name: path(info.dataset, info.version) for info in datasets if info.task == "table"}
    return Holdings(found, tuple(models))


def registry(held: Holdings, loaded: LoadedModels) -> Registry:
    """Return every tool there is: built-in, two a table, one a published model; routers choose tools and are none."""
    tools: list[Tool] = [make_calculator(), *make_date_tools()]
    shelf = ProjectTables(held.tables)
    for name in held.tables:
        tools += make_table_tools(shelf, name)
    tools += [_model_tool(info, loaded) for info in held.models if info.task != CALLS]
    return Registry(tools)


def _model_tool(info: ModelInfo, loaded: LoadedModels) -> Tool:
    folder = Path(info.folder)
    examples = json.loads((folder / EXAMPLES_FILE).read_text(encoding="utf-8"))

    task = task_named(info.task)

    def predict(texts: Sequence[Reading]) -> Sequence[Prediction]:
        return loaded.predictor(info).predict([task.read(text) for text in texts])

    labels = read_space(folder)["space"].get("labels", ())
    return make_model_tool(info.name, predict, labels=labels, examples=examples, reads=task.info.reads)


def build_agent(
    info: AgentInfo, held: Holdings, bases: Sequence[BaseModel], permissions: Mapping[str, str], loaded: LoadedModels
) -> Agent:
    """Return the agent ready to answer; models load here, so call it on the pool.

    Raises BadInput `no_caller` when what it selects tools by is not there.
    """
    return Agent(
        name=info.name,
        purpose=info.purpose,
        registry=registry(held, loaded),
        caller=make_caller(info, held.models, bases, loaded),
        composer=_composer(info, bases, loaded),
        tools=tuple(snake(tool) for tool in info.tools),
        permissions={**permissions, **info.permissions},
    )


def composer_of(info: AgentInfo, bases: Sequence[BaseModel]) -> BaseModel | None:
    """Return the decoder that writes the agent's replies, or None for fixed sentences only."""
    return next((base for base in ready_decoders(bases) if base.id == info.composer), None)


def _composer(info: AgentInfo, bases: Sequence[BaseModel], loaded: LoadedModels) -> Composer:
    base = composer_of(info, bases)
    return Composer(LoadedWriter(base, loaded), base.name) if base else Composer(None)
