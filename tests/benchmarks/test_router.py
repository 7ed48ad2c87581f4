"""How long a router takes for one message: alone, and with as many members as SNIPS' has, beside the same in torch; of
the larger encoder, too, where it was fetched.

Run by hand, on an idle machine: `pytest tests/benchmarks/test_router.py -m benchmark -s`. Needs the starter encoder in
DESKHAND_HOME (or the platform's home) and the data sets in DESKHAND_BENCH_DATA. Each is trained by the app for one
round on a few rows; so that it does not matter what it learned, of several members all are asked here, though as a
rule one that is sure decides alone (`test_official_splits.py` tells the time of what was trained in earnest). Torch
runs the same models in fp32 on messages that were tokenised before, and makes no calls of what it finds. All take
turns, so that a busy moment hits each of them.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import torch

from engine import commands
from engine.api import Engine
from engine.hardware import cores, processor_facts
from engine.inference.predictor import Predictor
from engine.tasks.registry import task_named
from engine.training.batching import collate
from engine.training.ensemble import assemble
from engine.training.material import prepare
from engine.training.model import build
from engine.training.recipe import Recipe
from tests.benchmarks.test_export_gates import FEW, calls, written
from tests.benchmarks.test_official_splits import CASES
from tests.helpers.public_data import needs_public

THREADS = int(os.environ.get("OMP_NUM_THREADS", cores()))
MEMBERS, LARGER_MEMBERS = (int(CASES[name].settings["members"]) for name in ("snips", "snips-larger"))
LARGER = CASES["snips-larger"].settings["base"]
# Turns that each takes, the first only to warm up; messages in a turn.
TURNS, MESSAGES = 6, 100
MOST_MILLISECONDS = 10.0
# No certainty is higher.
NEVER = 1.0

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(0), needs_public]


@dataclass
class Contestant:
    """`answer(number)` answers that message."""

    name: str
    answer: Callable[[int], object]
    milliseconds: list[float] = field(default_factory=list)

    def turn(self, counts: bool) -> None:
        for number in range(MESSAGES):
            started = time.perf_counter()
            self.answer(number)
            if counts:
                self.milliseconds.append(1000 * (time.perf_counter() - started))

    @property
    def median(self) -> float:
        return statistics.median(self.milliseconds)


def ours(engine: Engine, project: str, members: int, base: str = Recipe().base) -> Contestant:
    recipe = Recipe(base=base, members=members, epochs=1, patience=0)
    made = engine.ask(commands.StartTraining(project, "snips", 0, recipe), timeout=None)
    details = engine.ask(commands.GetModel(project, made.model))
    variant = next(row.variant for row in details.parity if row.published)
    predictor = Predictor(Path(details.info.folder), task_named(details.info.task), threads=THREADS)
    predictor.sure = NEVER
    texts = [text for text, _ in messages()]
    return Contestant(f"ours, {members} {base} in {variant}", lambda number: predictor.predict([texts[number]]))


def in_torch(base: Path, members: int) -> Contestant:
    task, recipe = task_named("tool-calls"), Recipe(members=members)
    rows = [row for _, row in messages()]
    space = task.space(rows, None)
    material = prepare(base, task, space, rows, [], recipe.max_tokens)
    features = material.valid.features
    model = assemble(recipe, lambda each: build(base, task, space, each, features)).eval()
    batches = [collate([example], (), material.padding) for example in material.train]

    def answer(number: int) -> object:
        with torch.inference_mode():
            return model(**batches[number].inputs)

    return Contestant(f"torch, {members} in fp32", answer)


def messages() -> list[tuple[str, dict[str, str]]]:
    """Return test messages, each with its row."""
    structure = task_named("tool-calls").structure
    rows = [dict(structure({"messages": row["messages"]})) for row in calls("test")[:MESSAGES]]
    return [(row["text"], row) for row in rows]


def test_the_time_of_a_message(engine: Engine, tmp_path: Path) -> None:
    torch.set_num_threads(THREADS)
    (tmp_path / "chosen").mkdir()
    project = engine.ask(commands.CreateProject(str(tmp_path / "router"))).path
    chosen = written(calls, FEW, tmp_path / "chosen")
    engine.ask(commands.ImportDataset(project, commands.ImportSpec(chosen, "tool-calls", "snips")), timeout=600)
    folders = {base.id: Path(base.folder) for base in engine.ask(commands.ListBases()) if base.state == "ready"}
    sizes = (1, MEMBERS)
    contestants = [ours(engine, project, size) for size in sizes]
    contestants += [in_torch(folders[Recipe().base], size) for size in sizes]
    if LARGER in folders:
        contestants += [ours(engine, project, size, LARGER) for size in (1, LARGER_MEMBERS)]
    for number in range(TURNS):
        for contestant in contestants:
            contestant.turn(counts=number > 0)
    print(f"\n{processor_facts()[0]}, threads: {THREADS}; one message, median and 95th percentile")
    for contestant in contestants:
        late = statistics.quantiles(contestant.milliseconds, n=20)[-1]
        ratio = contestant.median / contestants[1].median
        print(f"  {contestant.name:36} {contestant.median:6.2f} ms {late:6.2f} ms  {ratio:5.2f} times our {MEMBERS}")
    assert contestants[1].median <= MOST_MILLISECONDS
