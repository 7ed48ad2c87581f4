"""What learning from fewer rows costs where they are chosen for what they say, beside as many from all over.

Run by hand: `pytest tests/benchmarks/test_fewer_rows.py -m benchmark -s`. Needs the starter encoder in DESKHAND_HOME
(or the platform's home) and the data sets in DESKHAND_BENCH_DATA. Both trainings take the recipe of SNIPS' case in
`test_official_splits.py` with one member, the same validation rows and the official test rows; minutes are the
trainings'.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.results import Interval
from engine.training.recipe import Recipe
from tests.benchmarks.test_official_splits import CASES
from tests.helpers.public_data import PUBLIC, needs_public

NAME = "snips"
ROWS = 3000

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(0), needs_public]


def lines(part: str) -> list[str]:
    """Return the rows of a part, each as a line that the app imports."""
    return (PUBLIC / f"snips/toolcalls_{part}.jsonl").read_text(encoding="utf-8").splitlines()


def spread(rows: Sequence[str]) -> list[str]:
    """Return ROWS rows from all over."""
    return [rows[place * len(rows) // ROWS] for place in range(ROWS)]


def whole(rows: Sequence[str]) -> list[str]:
    return list(rows)


def trained(
    engine: Engine, folder: Path, part: Callable[[Sequence[str]], list[str]], recipe: Recipe
) -> tuple[Interval, float]:
    """Return the metric on the official test rows, and the minutes that the training took."""
    data = folder / "rows"
    data.mkdir(parents=True)
    parts = {"train": part(lines("train")), "valid": lines("valid"), "test": lines("test")}
    for at, rows in parts.items():
        (data / f"{at}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    project = engine.ask(commands.CreateProject(str(folder / "project"))).path
    spec = commands.ImportSpec((str(data),), CASES[NAME].task, NAME)
    found = engine.ask(commands.ImportDataset(project, spec), timeout=None)
    started = time.monotonic()
    made = engine.ask(commands.StartTraining(project, found.dataset, found.version, recipe), timeout=None)
    minutes = (time.monotonic() - started) / 60
    return engine.ask(commands.GetModel(project, made.model)).report.metrics[CASES[NAME].metric], minutes


def test_chosen_rows_teach_more_than_as_many_from_all_over(engine: Engine, tmp_path: Path) -> None:
    recipe = Recipe(patience=0, epochs=12).with_settings({**CASES[NAME].settings, "members": "1", "epochs": "12"})
    plain, plain_minutes = trained(engine, tmp_path / "plain", spread, recipe)
    settings = {"train_rows": str(ROWS)}
    chosen, minutes = trained(engine, tmp_path / "chosen", whole, recipe.with_settings(settings))
    for told, found, took in (("from all over", plain, plain_minutes), ("chosen", chosen, minutes)):
        interval = f"{found.value:.3f} ({found.low:.3f} to {found.high:.3f})"
        print(f"\n{NAME}, {ROWS} rows {told}: {interval}, {took:.1f} minutes")
    print(f"{NAME}: wrong answers, chosen to from all over: {(1 - chosen.value) / (1 - plain.value):.2f}")
    assert chosen.value > plain.value
