"""Work on whole files keeps no page waiting, however much of it goes on at once."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.data import inspection
from engine.results import Inspection
from engine.runtime.core import POOL_THREADS


def test_a_page_is_there_while_many_files_are_looked_at(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def inspect(*_: object) -> Inspection:
        begun.set()
        assert go_on.wait(60)
        return Inspection((), (), {}, ())

    monkeypatch.setattr(inspection, "inspect", inspect)
    for _ in range(POOL_THREADS + 1):
        engine.submit(commands.InspectFiles((str(tmp_path / "rows.csv"),)))
    try:
        assert begun.wait(60)
        assert engine.ask(commands.PreviewRows("classification", {}, ()), timeout=60).rows == ()
    finally:
        go_on.set()
