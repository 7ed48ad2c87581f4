"""The process in which a person's Python file runs: lists its functions as tools, or calls one, and ends."""

from __future__ import annotations

import asyncio
import inspect
import json
import logging
import sys
import threading
import types
import typing
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, create_model
from pydantic_core import to_jsonable_python

from engine.agent.offers import Offer
from engine.errors import BadInput, EngineError, JobFailed
from engine.runtime import dry_run
from engine.runtime.child import begin
from engine.runtime.trusted_file import FunctionOrder, Listing, read_file

log = logging.getLogger(__name__)

MODULE = "trusted_tools"
# The parameter of a function that can tell what it would do.
DRY_RUN = "dry_run"
_LEAVE_SECONDS = 10.0
_LONGEST_ANSWER = 200_000
_LONGEST_SAID = 600


def main(connection: Connection, order: FunctionOrder) -> None:
    """Send ('done', Listing or the answer's text) or ('failed', ErrorInfo)."""
    sending = threading.Lock()

    def tell(kind: str, value: Any) -> None:
        # The function may have threads of its own, which try to reach the network while it answers.
        with sending:
            connection.send((kind, value))

    begin(order.log, 0, tell)
    try:
        code, sha256 = read_file(order.file, order.sha256)
        if order.dry_run:
            dry_run.begin()
        module = _load(code, order.file)
        answer = _call(module, order) if order.function else _list(module, sha256)
        tell("done", answer)
    except EngineError as error:
        tell("failed", error.info())
    # Stays until the app kills it: the children of a process that is gone could not be found any more.
    connection.poll(_LEAVE_SECONDS)


def _load(code: bytes, file: Path) -> types.ModuleType:
    module = types.ModuleType(MODULE)
    module.__file__ = str(file)
    # Where its annotations are looked up, and where dataclasses look for their own.
    sys.modules[MODULE] = module
    try:
        exec(compile(code, str(file), "exec"), module.__dict__)
    except (Exception, SystemExit) as error:
        log.exception("%s could not be run", file)
        raise BadInput("tool_file_broken", file=file.name, problem=_said(error)) from error
    return module


def _functions(module: types.ModuleType) -> dict[str, Callable[..., Any]]:
    return {
        name: found
        for name, found in vars(module).items()
        if inspect.isfunction(found) and found.__module__ == MODULE and not name.startswith("_")
    }


def _list(module: types.ModuleType, sha256: str) -> Listing:
    offers, left_out = [], []
    for name, function in _functions(module).items():
        model = _arguments(function)
        words = inspect.getdoc(function)
        if model is None or not words:
            left_out.append(name)
        else:
            schema = json.loads(json.dumps(model.model_json_schema()))
            # pydantic names the model after nothing that a person knows.
            schema.pop("title", None)
            offers.append(Offer("", name, words.split("\n\n")[0], schema, dry_run=_can_try(function)))
    return Listing(tuple(offers), tuple(left_out), sha256)


def _can_try(function: Callable[..., Any]) -> bool:
    """Say whether a function takes `dry_run` as true or false, by its name."""
    parameter = inspect.signature(function).parameters.get(DRY_RUN)
    named = parameter is not None and parameter.kind in (parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY)
    return named and typing.get_type_hints(function).get(DRY_RUN) is bool


def _arguments(function: Callable[..., Any]) -> type[BaseModel] | None:
    """Return a model of a function's arguments, None where one has no type or cannot be given by its name."""
    try:
        hints = typing.get_type_hints(function, include_extras=True)
        fields: dict[str, Any] = {}
        for name, parameter in inspect.signature(function).parameters.items():
            if name == DRY_RUN and _can_try(function):
                # Whether something is only tried is the person's to say, not the agent's.
                continue
            plain = parameter.kind in (parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY)
            if name not in hints or not plain or name.startswith("_"):
                return None
            fields[name] = (hints[name], ... if parameter.default is parameter.empty else parameter.default)
        made: type[BaseModel] = create_model("Arguments", __config__=ConfigDict(extra="forbid"), **fields)
        made.model_json_schema()
    except Exception as error:  # noqa: BLE001 - a type of the person's own may fail in any way; such a function is named
        log.warning("%s cannot be a tool: %r", function.__name__, error)
        return None
    return made


def _call(module: types.ModuleType, order: FunctionOrder) -> str:
    function = _functions(module).get(order.function)
    model = _arguments(function) if function else None
    if function is None or model is None or (order.dry_run and not _can_try(function)):
        raise JobFailed("tool_function_failed", tool=order.function, said="it is not in the file")
    try:
        read = model.model_validate(order.arguments or {})
        given = {name: getattr(read, name) for name in type(read).model_fields}
        if _can_try(function):
            given[DRY_RUN] = order.dry_run
        found = function(**given)
        if inspect.iscoroutine(found):
            found = asyncio.run(found)
        answer = (
            found if isinstance(found, str) else json.dumps(to_jsonable_python(found, fallback=str), ensure_ascii=False)
        )
    except ValidationError as error:
        problem = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        raise BadInput("tool_function_failed", tool=order.function, said=problem[:_LONGEST_SAID]) from error
    except (Exception, SystemExit) as error:
        log.exception("%s failed", order.function)
        raise JobFailed("tool_function_failed", tool=order.function, said=_said(error)) from error
    return answer[:_LONGEST_ANSWER]


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"[:_LONGEST_SAID]
