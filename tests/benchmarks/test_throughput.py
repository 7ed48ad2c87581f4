"""Examples a second on Banking77 with the starter encoder: ours beside the textbook loop and `transformers.Trainer`.

Run by hand, on an idle machine: `pytest tests/benchmarks/test_throughput.py -m benchmark -s`. Needs the starter encoder
in DESKHAND_HOME (or the platform's home) and the data sets in DESKHAND_BENCH_DATA. The three take turns, so that a busy
moment hits each of them. DESKHAND_BENCH_EPOCHS=N also trains ours and the Trainer for N rounds (hours on few cores) and
compares their accuracy on the official test rows; both learn at the same rates. The Trainer's model reads
the first token of a text, as its library has it, ours the mean of all.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer, DataCollatorWithPadding, TrainingArguments
from transformers import Trainer as HfTrainer

from engine import commands
from engine.api import Engine
from engine.hardware import cpu_has_bf16, processor_facts
from engine.tasks.parts.features import IDS
from engine.tasks.registry import task_named
from engine.tasks.task import Row
from engine.training.batching import epoch_batches
from engine.training.device import capabilities, place
from engine.training.material import prepare
from engine.training.model import build
from engine.training.objective import EncoderObjective
from engine.training.prediction import Texts, predict
from engine.training.procedure import Training
from engine.training.recipe import Recipe
from tests.benchmarks.contest import Contestant, Silent, contest
from tests.helpers.public_data import PUBLIC, needs_public

HOME = os.environ.get("DESKHAND_HOME")
EPOCHS = int(os.environ.get("DESKHAND_BENCH_EPOCHS", "0"))
# Turns that each takes, steps in a turn; the first turn only warms up.
TURNS, STEPS = 4, 10
TEXTBOOK_BATCH, TEXTBOOK_TOKENS = 16, 128

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(0), needs_public]


@pytest.fixture(scope="module")
def base() -> Path:
    engine = Engine(Path(HOME) if HOME else None)
    engine.start()
    try:
        found = {base.id: base for base in engine.ask(commands.ListBases())}[Recipe().base]
    finally:
        engine.stop()
    if found.state != "ready":
        pytest.skip("the starter encoder is not there: deskhand models fetch")
    return Path(found.folder)


def rows(part: str) -> list[Row]:
    with (PUBLIC / "banking77" / f"{part}.csv").open(encoding="utf-8", newline="") as file:
        return [{"text": row["text"], "label": row["category"]} for row in csv.DictReader(file)]


def ours(base: Path, train: list[Row], valid: list[Row], folder: Path, recipe: Recipe) -> Training:
    task = task_named("classification")
    space = task.space(train, None)
    material = prepare(base, task, space, train, valid, recipe.max_tokens)
    placement = place(capabilities(), recipe.precision)
    objective = EncoderObjective(task, space, material, recipe, placement)
    texts = [example.inputs[IDS] for example in material.train]
    return Training(build(base, task, space, recipe, (), texts), objective, recipe, placement, folder, Silent())


def our_turn(training: Training) -> Callable[[int], int]:
    training.model.train()
    batches = epoch_batches(training.objective.lengths, training.size, 0, 0)

    def turn(number: int) -> int:
        chosen = batches[number * STEPS : (number + 1) * STEPS]
        for batch in chosen:
            training._step(batch)
        return sum(map(len, chosen))

    return turn


def textbook_turn(base: Path, train: list[Row]) -> Callable[[int], int]:
    """The loop of the tutorials: every text padded to 128, fp32, batch 16, plain AdamW."""
    tokenizer, labels = AutoTokenizer.from_pretrained(base), sorted({row["label"] for row in train})
    model = AutoModelForSequenceClassification.from_pretrained(base, num_labels=len(labels), dtype=torch.float32)
    optimiser = torch.optim.AdamW(model.parameters(), lr=5e-5)
    model.train()

    def turn(number: int) -> int:
        for step in range(number * STEPS, (number + 1) * STEPS):
            chosen = train[step * TEXTBOOK_BATCH : (step + 1) * TEXTBOOK_BATCH]
            texts = [row["text"] for row in chosen]
            found = tokenizer(
                texts, padding="max_length", truncation=True, max_length=TEXTBOOK_TOKENS, return_tensors="pt"
            )
            targets = torch.tensor([labels.index(row["label"]) for row in chosen])
            model(**found, labels=targets).loss.backward()
            optimiser.step()
            optimiser.zero_grad()
        return STEPS * TEXTBOOK_BATCH

    return turn


def trainer(base: Path, train: list[Row], folder: Path, recipe: Recipe, steps: int = -1) -> HfTrainer:
    """transformers' own, padded to the longest of each batch, with our recipe's settings and optimiser."""
    tokenizer, labels = AutoTokenizer.from_pretrained(base), sorted({row["label"] for row in train})
    model = AutoModelForSequenceClassification.from_pretrained(base, num_labels=len(labels), dtype=torch.float32)
    examples = [
        {
            **tokenizer(row["text"], truncation=True, max_length=recipe.max_tokens),
            "label": labels.index(row["label"]),
        }
        for row in train
    ]
    arguments = TrainingArguments(
        output_dir=str(folder),
        per_device_train_batch_size=recipe.batch_size,
        learning_rate=recipe.learning_rate,
        num_train_epochs=recipe.epochs,
        max_steps=steps,
        warmup_steps=recipe.warmup,
        save_strategy="no",
        report_to="none",
        disable_tqdm=True,
        bf16=place(capabilities(), recipe.precision).bf16,
        use_cpu=not torch.cuda.is_available(),
        seed=recipe.seed,
    )
    ready = (optimiser_of(model, recipe), None)
    return HfTrainer(model, arguments, DataCollatorWithPadding(tokenizer), examples, optimizers=ready)


def optimiser_of(model: Any, recipe: Recipe) -> torch.optim.Optimizer:
    """Return what learns the head at the rate that our recipe has for it, as the Trainer's own knows a single rate."""
    groups: dict[float, list[torch.nn.Parameter]] = {recipe.learning_rate: [], recipe.head_learning_rate: []}
    for name, parameter in model.named_parameters():
        is_new = "pooler" in name or "classifier" in name
        groups[recipe.head_learning_rate if is_new else recipe.learning_rate].append(parameter)
    rated = [{"params": parameters, "lr": rate} for rate, parameters in groups.items()]
    return torch.optim.AdamW(rated, weight_decay=recipe.weight_decay, fused=True)


def trainer_turn(base: Path, train: list[Row], folder: Path, recipe: Recipe) -> Callable[[int], int]:
    made = trainer(base, train, folder, recipe, STEPS)

    def turn(number: int) -> int:
        made.train()
        return STEPS * recipe.batch_size

    return turn


def test_throughput(base: Path, tmp_path: Path) -> None:
    train, recipe = rows("train"), Recipe()
    training = ours(base, train, train[:64], tmp_path / "ours", recipe)
    contestants = [
        Contestant("ours", our_turn(training)),
        Contestant("textbook loop", textbook_turn(base, train)),
        Contestant("transformers.Trainer", trainer_turn(base, train, tmp_path / "trainer", recipe)),
    ]
    name, _ = processor_facts()
    print(f"\n{name}, bf16: {cpu_has_bf16()}, threads: {torch.get_num_threads()}, CUDA: {torch.cuda.is_available()}")
    contest(contestants, TURNS)
    own, textbook, library = (contestant.pace for contestant in contestants)
    assert own >= 8 * textbook
    assert own >= 1.5 * library


@pytest.mark.skipif(not EPOCHS, reason="long: set DESKHAND_BENCH_EPOCHS to a number of rounds")
def test_the_speed_costs_no_accuracy(base: Path, tmp_path: Path) -> None:
    train, test = rows("train"), rows("test")
    recipe = Recipe(epochs=EPOCHS, patience=0)
    training = ours(base, train, train[:64], tmp_path / "ours", recipe)
    training.run()
    objective = training.objective
    assert isinstance(objective, EncoderObjective)
    encoded = prepare(base, objective.task, objective.space, train[:1], test, recipe.max_tokens).valid
    texts = Texts(encoded.texts, encoded.encodings, encoded.features)
    said = predict(
        training.model, objective.task, objective.space, texts, objective.material.padding, objective.placement
    )
    own = sum(answer.value == row["label"] for answer, row in zip(said, test, strict=True)) / len(test)

    made = trainer(base, train, tmp_path / "trainer", recipe)
    made.train()
    tokenizer, labels = AutoTokenizer.from_pretrained(base), sorted({row["label"] for row in train})
    examples = [
        {**tokenizer(row["text"], truncation=True, max_length=recipe.max_tokens), "label": labels.index(row["label"])}
        for row in test
    ]
    found = made.predict(examples)
    library = float((found.predictions.argmax(-1) == found.label_ids).mean())
    print(f"\n{EPOCHS} rounds, official test rows: ours {own:.4f}, transformers.Trainer {library:.4f}")
    assert own >= library - 0.005
