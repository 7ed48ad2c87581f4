"""What holds for all tests."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import paths
from engine.api import Engine
from engine.runtime import child

# The first sets what must be set before the others load.
PRELOADED = [
    "engine.machine.offline",
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


@pytest.fixture(scope="session", autouse=True)
def graphs_are_traced_once(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Have all homes of a session keep their traced graphs in one folder: most tests train the same tiny model."""
    session = tmp_path_factory.getbasetemp()
    # Where several processes test, each has a folder of its own in the session's.
    shared = session.parent if hasattr(request.config, "workerinput") else session
    usual, paths.GRAPHS = paths.GRAPHS, str(shared / paths.GRAPHS)
    yield
    paths.GRAPHS = usual


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A running engine in a home of its own, without base models."""
    made = Engine(tmp_path / "home")
    made.start()
    yield made
    made.stop(timeout=60)
