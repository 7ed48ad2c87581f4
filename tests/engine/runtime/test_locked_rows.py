"""The test rows are locked: whatever a training decides, it decides before anything looks at one of them."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from engine import commands
from engine.data import rows
from engine.results import BaseModel
from engine.runtime.orders import ImportOrder, TrainOrder
from engine.runtime.procedures import importing, preparing, training
from engine.runtime.reporter import PipeReporter
from engine.training.recipe import Recipe
from tests.helpers.tiny_base import make_tiny_encoder


class Locked(dict[str, Any]):
    """A row that may not be looked at before everything was decided."""

    open = False

    def _look(self) -> None:
        assert Locked.open, "a test row was looked at before the training had ended"

    def __getitem__(self, name: str) -> Any:
        self._look()
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        self._look()
        return super().get(name, default)

    def items(self) -> Any:
        self._look()
        return super().items()

    def values(self) -> Any:
        self._look()
        return super().values()


class Listener(PipeReporter):
    """A reporter that opens the test rows once the published model stands and is to be measured."""

    def __init__(self) -> None:
        self.reason = ""
        self.stages: list[str] = []

    def send(self, kind: str, *values: Any) -> None:
        raise AssertionError("nothing is sent")

    def metric(self, point: Any) -> None:
        assert point.part in ("train", "valid")

    def note(self, code: str, **params: Any) -> None:
        self.stages.append(code)

    def progress(self, stage: str, done: float, total: float) -> None:
        self.stages.append(stage)
        Locked.open = stage in ("evaluate", "baselines", "slices")


def test_choices_never_see_the_test_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_tiny_encoder(tmp_path / "tiny")
    base = BaseModel("tiny", "Tiny", "encoder", "ready", folder=str(folder), max_tokens=64)
    file, data = tmp_path / "messages.csv", tmp_path / "1.parquet"
    texts = [("where is my {}", "late"), ("the {} is broken", "broken"), ("my {} has not arrived", "late")]
    with file.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows(
            [("text", "label"), *((text.format(f"lamp {at}"), label) for text, label in texts for at in range(30))]
        )
    listener = Listener()
    spec = commands.ImportSpec((str(file),), "classification", "messages")
    importing.run(ImportOrder(tmp_path / "log.txt", spec, data), listener)

    asked: list[str] = []

    def read_part(path: Path, part: str = "") -> list[Any]:
        asked.append(part)
        found = rows.read_part(path, part)
        return [Locked(row) for row in found] if part == "test" else found

    monkeypatch.setattr(preparing, "read_part", read_part)
    recipe = Recipe(base="tiny", epochs=4, batch_size=8, patience=1, learning_rate=3e-3, precision="fp32")
    order = TrainOrder(
        tmp_path / "log.txt", "classification", data, base, recipe, tmp_path / "run", tmp_path / "staging",
        "kind", "messages, version 1", "", "",
    )  # fmt: skip
    order.folder.mkdir()
    done = training.run(order, listener)
    assert asked == ["train", "valid", "test"]
    assert done.report.rows > 0 and listener.stages.index("trained") < listener.stages.index("evaluate")
