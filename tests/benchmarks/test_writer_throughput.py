"""Examples a second while the starter decoder learns to call SNIPS' tools: what all examples begin with (the
instruction and the tools) read once a batch, beside read with each.

Run by hand, on an idle machine: `pytest tests/benchmarks/test_writer_throughput.py -m benchmark -s`. Needs the starter
decoder in DESKHAND_HOME (or the platform's home) and the data sets in DESKHAND_BENCH_DATA. Both compute the same
gradients (a test of the objective shows it), from the same batches, in turns.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.paths import default_home
from engine.tasks.parts.tokens import load_tokenizer
from engine.tasks.parts.written_calls import WrittenCalls
from engine.tasks.registry import task_named
from engine.tasks.task import Row
from engine.training.conversations import limits_of, open_tokenizer, prepare_writer
from engine.training.device import capabilities, place
from engine.training.greedy import ends_of
from engine.training.procedure import Training
from engine.training.recipe import Recipe
from engine.training.writer_model import build_writer
from engine.training.writer_objective import WriterObjective, shared_beginning
from tests.benchmarks.contest import Contestant, Silent, contest
from tests.helpers.public_data import PUBLIC, needs_public

HOME = Path(os.environ["DESKHAND_HOME"]) if "DESKHAND_HOME" in os.environ else default_home()
BASE = HOME / "models" / "smollm2-135m-instruct"
ROWS, TURNS = 160, 4
RECIPE = Recipe(adaptation="lora", learning_rate=1e-3, batch_size=8, lora_dropout=0.0, max_tokens=512)

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.timeout(0),
    needs_public,
    pytest.mark.skipif(not BASE.is_dir(), reason="no decoder: deskhand models fetch"),
]


def rows() -> list[Row]:
    task = task_named("tool-calls")
    lines = (PUBLIC / "snips" / "toolcalls_train.jsonl").read_text(encoding="utf-8").splitlines()
    return [task.structure(json.loads(line)) for line in lines[:: len(lines) // ROWS][:ROWS]]


def training(folder: Path) -> Training:
    task, found = WrittenCalls(), rows()
    tools = json.loads((PUBLIC / "snips" / "tools.json").read_text(encoding="utf-8"))
    tokenizer, reader = open_tokenizer(BASE), load_tokenizer(BASE, RECIPE.max_tokens)
    reader.no_truncation()
    limits, ends = limits_of(RECIPE.max_tokens, 2048, task.most_tokens), ends_of(BASE, tokenizer)
    space = task.space(found, tools)
    material = prepare_writer(tokenizer, reader, task, space, found, found[:1], limits, ends, "decoder")
    model, placement = build_writer(BASE, "decoder", RECIPE), place(capabilities(), RECIPE.precision)
    return Training(model, WriterObjective(material, model, RECIPE, placement), RECIPE, placement, folder, Silent())


def turn_of(training: Training) -> Callable[[int], int]:
    training.model.train()
    size = RECIPE.batch_size

    def turn(number: int) -> int:
        training._step(range(number * size, (number + 1) * size))
        return size

    return turn


def test_what_all_begin_with_is_read_once(tmp_path: Path) -> None:
    once, each = training(tmp_path / "once"), training(tmp_path / "each")
    assert isinstance(each.objective, WriterObjective) and isinstance(once.objective, WriterObjective)
    each.objective._shares = False
    examples = once.objective.material.train[: RECIPE.batch_size]
    mean = sum(example.length for example in examples) / len(examples)
    print(f"\n{mean:.0f} tokens an example, {shared_beginning(examples)} of them shared; {RECIPE.batch_size} a batch")
    contestants = [Contestant("once a batch", turn_of(once)), Contestant("with each", turn_of(each))]
    contest(contestants, TURNS)
    assert contestants[0].pace >= 1.5 * contestants[1].pace
