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
from engine.agent.callers.nearest import NearestCaller
from engine.agent.callers.router import RouterCaller
from engine.agent.callers.selection import Caller
from engine.agent.composer import Composer
from engine.agent.loop import Agent
from engine.agent.messages import Message
from engine.agent.registry import Registry
from engine.agent.tools import Tool
from engine.agent.words import snake
from engine.data import tables
from engine.errors import BadInput
from engine.inference.space import read_space
from engine.results import AgentInfo, BaseModel, ColumnInfo, DatasetInfo, ModelInfo, Prediction
from engine.runtime.loaded import LoadedModels
from engine.table_query import Condition, Grouping
from engine.tasks.registry import task_named
from engine.tasks.task import Reading

CALLS = "tool-calls"
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

    def names(self) -> Sequence[str]:
        """Return the names of the tables."""
        return tuple(self._files)

    def aggregate(self, table: str, operation: str, column: str | None, conditions: Sequence[Condition]) -> Any:
        """Return one figure over the rows that match."""
        return tables.aggregate(self._files[table], OPERATIONS.get(operation, operation), column or "", conditions)

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
        named = OPERATIONS.get(operation, operation)
        return tables.group(self._files[table], by, named, column or "", conditions, order, limit)

    def select(
        self, table: str, conditions: Sequence[Condition], sort: str, order: str, limit: int
    ) -> tuple[Sequence[Mapping[str, Any]], int]:
        """Return the rows that match."""
        return tables.select(self._files[table], conditions, sort, order, limit)

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
    """Return every tool there is: built-in, three a table, one a published model; routers choose tools and are none."""
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

    Raises BadInput `no_caller` when there is neither a router nor a starter encoder to tell tools apart.
    """
    return Agent(
        name=info.name,
        purpose=info.purpose,
        registry=registry(held, loaded),
        caller=_caller(info, held, bases, loaded),
        composer=_composer(info, bases, loaded),
        tools=tuple(snake(tool) for tool in info.tools),
        permissions={**permissions, **info.permissions},
    )


def _caller(info: AgentInfo, held: Holdings, bases: Sequence[BaseModel], loaded: LoadedModels) -> Caller:
    if info.caller:
        model = next((model for model in held.models if info.caller in (model.model, model.name)), None)
        if model is None or model.task != CALLS:
            raise BadInput("no_caller", agent=info.name)
        return RouterCaller(_Router(model, loaded), model.name)
    encoder = next((base for base in bases if base.family == "encoder" and base.state == "ready" and base.onnx), None)
    if encoder is None:
        raise BadInput("no_caller", agent=info.name)
    return NearestCaller(loaded.embedder(encoder), encoder.name)


class _Router:
    """A published tool-calls model as the agent's router (`engine.agent.ports.Router`)."""

    def __init__(self, info: ModelInfo, loaded: LoadedModels) -> None:
        self._predictor = loaded.predictor(info)
        self._tools = tuple(read_space(Path(info.folder))["space"]["arguments"])

    @property
    def tools(self) -> Sequence[str]:
        """The tools it was trained to call."""
        return self._tools

    def predict(self, texts: Sequence[str]) -> Sequence[Prediction]:
        """Return a call a text."""
        return self._predictor.predict(texts)


def composer_of(info: AgentInfo, bases: Sequence[BaseModel]) -> BaseModel | None:
    """Return the decoder that writes the agent's replies, or None for fixed sentences only."""
    ready = [base for base in bases if base.family == "decoder" and base.state == "ready" and base.onnx]
    return next((base for base in ready if base.id == info.composer), None)


def _composer(info: AgentInfo, bases: Sequence[BaseModel], loaded: LoadedModels) -> Composer:
    base = composer_of(info, bases)
    return Composer(_Writer(base, loaded), base.name) if base else Composer(None)


class _Writer:
    """A decoder as the agent's writer (`engine.agent.ports.Writer`); loads at its first word."""

    def __init__(self, base: BaseModel, loaded: LoadedModels) -> None:
        self._base = base
        self._loaded = loaded

    def generate(
        self,
        messages: Sequence[Message],
        on_text: Callable[[str], None],
        cancelled: Callable[[], bool],
        *,
        max_tokens: int = 80,
        stop: Sequence[str] = (),
    ) -> Any:
        """Write; see `engine.inference.generator`."""
        plain = [{"role": message.role, "content": message.content} for message in messages]
        generator = self._loaded.generator(self._base)
        return generator.generate(plain, on_text, cancelled, max_tokens=max_tokens, stop=stop)
