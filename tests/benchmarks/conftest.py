"""What several benchmarks run on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.training.recipe import Recipe

HOME = os.environ.get("DESKHAND_HOME")


@pytest.fixture
def engine() -> Iterator[Engine]:
    """The engine on a person's home, in which the starter encoder is."""
    made = Engine(Path(HOME) if HOME else None)
    made.start()
    if all(base.state != "ready" for base in made.ask(commands.ListBases()) if base.id == Recipe().base):
        made.stop()
        pytest.skip("the starter encoder is not there: deskhand models fetch")
    yield made
    made.stop()
