"""What it takes to export the starter encoder, of which no graph is kept yet, its head only, or both.

Run by hand: `pytest tests/benchmarks/test_publishing.py -m benchmark -s`. Needs the starter encoder in DESKHAND_HOME
(or the platform's home). Seconds of the processor, so that other work counts little.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.export.encoder import export_fp32
from engine.export.quantisation import quantise_int8
from engine.paths import Home
from engine.tasks.registry import task_named
from engine.training.model import TaskModel, build
from engine.training.recipe import Recipe

HOME = os.environ.get("DESKHAND_HOME")
TASK = task_named("classification")

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(0)]


def learned(labels: int, seed: int) -> TaskModel:
    folder = Home(Path(HOME) if HOME else None).bases / "all-minilm-l6-v2"
    space = {"labels": [str(number) for number in range(labels)]}
    return build(folder, TASK, space, Recipe(dropout=0.0, seed=seed))


def seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def test_the_second_model_of_an_architecture_is_exported_at_once(tmp_path: Path) -> None:
    def export(labels: int, seed: int) -> float:
        model = learned(labels, seed)
        return seconds(lambda: export_fp32(model, TASK.outputs, tmp_path / "fp32.onnx", graphs=tmp_path / "graphs"))

    first, second, others = export(5, 1), export(5, 2), export(7, 3)
    eight = seconds(lambda: quantise_int8(tmp_path / "fp32.onnx", tmp_path / "int8.onnx"))
    print(
        f"\nfirst {first:.1f} s; second {second:.1f} s ({first / second:.0f} times less); other labels {others:.1f} s"
    )
    print(f"int8 of it {eight:.1f} s")
    assert second < first / 5
    assert others < first / 2
