"""What holds for all tests."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterator

import pytest

from engine.runtime import child

# The first sets what must be set before the others load.
PRELOADED = [
    "engine.offline",
    "engine.runtime.procedures.training",
    "transformers.modeling_utils",
    "peft",
    "sklearn.metrics",
    "torch._dynamo",
    "torch.export",
    "onnxscript",
    "onnxruntime.quantization",
]


@pytest.fixture(scope="session", autouse=True)
def processes_start_quickly() -> Iterator[None]:
    """Fork every process of an engine in a test from one that has loaded the libraries, which takes longer than most
    of what a test has it do. How a person's are started is seen by the tests that run the command line."""
    if sys.platform != "linux":
        yield
        return
    multiprocessing.set_forkserver_preload(PRELOADED)
    child.START = "forkserver"
    yield
    child.START = "spawn"
