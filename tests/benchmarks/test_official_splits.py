"""Default recipe, starter encoder, official test files: Banking77 accuracy and SNIPS whole-call accuracy.

Run by hand: `pytest tests/benchmarks -m benchmark -s`. Needs the starter encoder (`deskhand models fetch`), in the home
that DESKHAND_HOME names or the platform's, and the data sets in DESKHAND_BENCH_DATA.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.training.recipe import Recipe

DATA = Path(os.environ.get("DESKHAND_BENCH_DATA", "../shared/data"))
HOME = os.environ.get("DESKHAND_HOME")
CASES = {
    "banking77": ("classification", ("train.csv",), (), ("test.csv",), "accuracy", 0.91, 15),
    "snips": (
        "tool-calls",
        ("toolcalls_train.jsonl", "tools.json"),
        ("toolcalls_valid.jsonl",),
        ("toolcalls_test.jsonl",),
        "exact_call",
        0.88,
        25,
    ),
}

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(3600)]


@pytest.fixture
def engine() -> Iterator[Engine]:
    """The engine on the person's own home, where the starter encoder is."""
    made = Engine(Path(HOME) if HOME else None)
    made.start()
    yield made
    made.stop()


@pytest.mark.parametrize("name", CASES)
def test_official_split(name: str, engine: Engine, tmp_path: Path) -> None:
    task, train, valid, test, metric, bar, minutes = CASES[name]
    folder = DATA / name
    if not folder.is_dir():
        pytest.skip(f"the data set {name} is not in {DATA}")
    if all(base.state != "ready" for base in engine.ask(commands.ListBases()) if base.id == Recipe().base):
        pytest.skip("the starter encoder is not there: deskhand models fetch")
    paths, valids, tests = (tuple(str(folder / file) for file in files) for files in (train, valid, test))
    project = engine.ask(commands.CreateProject(str(tmp_path / name))).path
    spec = commands.ImportSpec(paths, task, name, valid=valids, test=tests)
    data = engine.ask(commands.ImportDataset(project, spec))
    started = time.monotonic()
    result = engine.ask(commands.StartTraining(project, data.dataset, data.version, Recipe()))
    seconds = time.monotonic() - started
    details = engine.ask(commands.GetModel(project, result.model))
    found = details.report.metrics[metric]
    print(f"\n{name}: {metric} {found.value:.4f} ({found.low:.4f} to {found.high:.4f}), {seconds / 60:.1f} minutes")
    for baseline, values in details.report.baselines.items():
        print(f"  {baseline}: {values[metric].value:.4f}")
    for row in details.parity:
        print(f"  {row.variant}: {row.metric:.4f} against {row.torch_metric:.4f} in torch, published: {row.published}")
    loss = {row.variant: row.torch_metric - row.metric for row in details.parity}
    assert loss["int8"] <= 0.005
    assert found.value >= bar
    assert seconds <= minutes * 60
