"""Says in one hash what decides the graph that a model is traced to, which is everything but the values of its weights.

Models of the same hash may share a graph, so that what is not understood gives no hash at all rather than a wrong one.
"""

from __future__ import annotations

import functools
import hashlib
import types
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from enum import Enum
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.utils.hooks import RemovableHandle

import engine

LIBRARIES = ("torch", "transformers", "onnxscript", "onnx-ir", "onnx")
_PLAIN = (type(None), bool, int, float, complex, str, bytes, torch.dtype, torch.device, Enum)
_CALLED = (type, types.FunctionType, types.BuiltinFunctionType, types.MethodDescriptorType)
# What a module is made of, of which `_parts` tells.
_HELD = {"_parameters", "_buffers", "_modules"}
# Where a base was loaded from says nothing about what it is.
_PLACES = {"name_or_path", "_name_or_path"}


def architecture(model: nn.Module, *facts: object) -> str | None:
    """Return a SHA-256 of the model's modules and their attributes, its parameters' shapes, its buffers, and `facts`.

    Buffers count with their values: they are no weights, and a graph may hold what was computed from them. None where
    an attribute is of a kind that cannot be told.
    """
    told = _Told()
    digest = hashlib.sha256()
    try:
        for part in (*_versions(model), *_parts(model, told), *map(told, facts)):
            digest.update(f"{part}\n".encode())
    except _Untellable:
        return None
    return digest.hexdigest()


def tensor_bytes(tensor: torch.Tensor) -> bytes:
    """Return a tensor's values as ONNX keeps them, in whatever type they are."""
    return tensor.detach().cpu().contiguous().reshape(-1).view(torch.uint8).numpy().tobytes()


def _versions(model: nn.Module) -> Iterator[str]:
    yield f"Deskhand {engine.__version__}"
    yield from (f"{name} {_version(name)}" for name in LIBRARIES)
    # Between two versions the app's own code may change. A packaged app has no source, and does not change.
    ours = {type(module).__module__ for module in model.modules() if type(module).__module__.startswith("engine.")}
    for name in sorted({*ours, __name__, f"{__package__}.tracing"}):
        spec = find_spec(name)
        file = Path((spec and spec.origin) or "")
        yield hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else name


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        # A packaged app need not say it: it has the one that it was built with.
        return ""


def _parts(model: nn.Module, told: _Told) -> Iterator[str]:
    # First, so that a module that refers to another one is told by its number.
    for module in model.modules():
        told.number(module)
    # One object under two names is another model than two objects.
    for name, module in model.named_modules(remove_duplicate=False):
        attributes = {key: value for key, value in vars(module).items() if key not in _HELD | _PLACES}
        yield f"module {name} {told(module)} {told(type(module))} {told(attributes)}"
    for name, parameter in model.named_parameters(remove_duplicate=False):
        yield f"parameter {name} {told.number(parameter)} {tuple(parameter.shape)} {parameter.dtype}"
    for name, buffer in model.named_buffers(remove_duplicate=False):
        yield f"buffer {name} {told(buffer)}"


class _Untellable(Exception):
    """An attribute of a kind of which it is not known what would tell two of them apart."""


class _Told:
    """Tells values in words that are the same in another process; an object that was told before, by its number."""

    def __init__(self) -> None:
        # The objects are held, since what is gone leaves its identity to another.
        self.seen: dict[int, tuple[int, object]] = {}

    def number(self, thing: object) -> int:
        """Return the number of an object, which is a new one where it was not seen yet."""
        return self.seen.setdefault(id(thing), (len(self.seen), thing))[0]

    def __call__(self, value: Any) -> str:
        """Return the words; raises _Untellable."""
        if isinstance(value, _PLAIN):
            return f"{type(value).__name__} {value!r}"
        if isinstance(value, torch.Tensor):
            return f"tensor {tuple(value.shape)} {value.dtype} {hashlib.sha256(tensor_bytes(value)).hexdigest()}"
        if isinstance(value, tuple):
            return f"tuple {self._all(value)}"
        if id(value) in self.seen:
            return f"number {self.number(value)}"
        self.number(value)
        if isinstance(value, _CALLED):
            return self._called(value)
        return f"{type(value).__module__}.{type(value).__qualname__} {self._inside(value)}"

    def _all(self, values: Iterable[Any]) -> list[str]:
        return [self(value) for value in values]

    def _called(self, value: Any) -> str:
        """Tell a class by its name, and a function also by what it was made with."""
        caught = [cell.cell_contents for cell in getattr(value, "__closure__", None) or ()]
        defaults = getattr(value, "__defaults__", None) or ()
        return f"{getattr(value, '__module__', '')}.{value.__qualname__} {self._all((*caught, *defaults))}"

    def _inside(self, value: Any) -> str | list[str]:
        if isinstance(value, OrderedDict):
            # A module's hooks: their keys are numbers that run through the process.
            return self._all(value.values())
        if isinstance(value, dict):
            return self._all(value.items())
        if isinstance(value, list):
            return self._all(value)
        if isinstance(value, set | frozenset):
            return sorted(self._all(value))
        if isinstance(value, functools.partial):
            return self._all((value.func, value.args, value.keywords))
        if isinstance(value, types.MethodType):
            return self._all((value.__func__, value.__self__))
        if isinstance(value, np.ndarray):
            return f"{value.shape} {value.dtype} {hashlib.sha256(value.tobytes()).hexdigest()}"
        if isinstance(value, RemovableHandle):
            # It removes a hook, which is told itself.
            return ""
        if hasattr(value, "__dict__"):
            return self._all((key, one) for key, one in vars(value).items() if key not in _PLACES)
        raise _Untellable(type(value).__qualname__)
