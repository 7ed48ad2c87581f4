"""The training procedure on a tiny real base: every adaptation with every optimiser, stopping, keeping, resuming."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, BinaryIO

import pytest
import torch
from torch.nn.functional import normalize

from engine.errors import JobCancelled, JobFailed
from engine.machine.memory import is_out_of_memory
from engine.results import MetricPoint
from engine.tasks.parts.heads import PrototypeHead, mean_pool
from engine.tasks.registry import task_named
from engine.training import checkpoint, procedure
from engine.training.batching import collate
from engine.training.device import Placement
from engine.training.material import prepare
from engine.training.model import TaskModel, build, merged, trainable
from engine.training.objective import EncoderObjective
from engine.training.optimisation import optimiser
from engine.training.procedure import Training
from engine.training.prototypes import TEXTS
from engine.training.recipe import ADAPTATIONS, OPTIMISERS, PROTOTYPES, Recipe
from tests.helpers.tiny_base import make_tiny_encoder

SUBJECTS = ("parcel", "lamp", "order", "box")
ROWS = [
    {"text": sentence.format(subject), "label": label}
    for sentence, label in (
        ("where is my {}", "late"),
        ("the {} has not arrived", "late"),
        ("my {} is broken", "broken"),
        ("the {} came in pieces", "broken"),
    )
    for subject in SUBJECTS
]
RECIPE = Recipe(
    epochs=4, batch_size=4, learning_rate=3e-3, head_learning_rate=1e-2, patience=0, precision="fp32", layers=1
)


@dataclass
class Notebook:
    """A reporter that keeps everything, and asks to stop once a number of steps is done."""

    stop_at: int = 0
    reason: str = "paused"
    points: list[MetricPoint] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    steps: float = 0

    def metric(self, point: MetricPoint) -> None:
        self.points.append(point)

    def progress(self, stage: str, done: float, total: float) -> None:
        self.steps = done

    def note(self, code: str, **params: Any) -> None:
        self.notes.append(code)

    def stop_reason(self) -> str:
        return self.reason if self.stop_at and self.steps >= self.stop_at else ""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny_encoder(tmp_path_factory.mktemp("base") / "tiny")


def training(base: Path, folder: Path, recipe: Recipe = RECIPE, reporter: Notebook | None = None) -> Training:
    task = task_named("classification")
    space = task.space(ROWS, None)
    material = prepare(base, task, space, ROWS, ROWS, recipe.max_tokens)
    model = build(base, task, space, recipe)
    placement = Placement("cpu", False)
    objective = EncoderObjective(task, space, material, recipe, placement)
    return Training(model, objective, recipe, placement, folder, reporter or Notebook())


def weights(model: TaskModel) -> dict[str, torch.Tensor]:
    return {name: tensor.clone() for name, tensor in model.state_dict().items()}


def base_changes(before: dict[str, torch.Tensor], after: dict[str, torch.Tensor]) -> set[str]:
    return {name for name in before if name.startswith("base.") and not torch.equal(before[name], after[name])}


@pytest.mark.parametrize("optimiser", OPTIMISERS)
@pytest.mark.parametrize("adaptation", ADAPTATIONS)
def test_every_adaptation_learns_with_every_optimiser(
    base: Path, tmp_path: Path, adaptation: str, optimiser: str
) -> None:
    rates = {"adamw": (3e-3, 1e-2), "sgd": (5e-2, 2e-1), "adafactor": (3e-3, 1e-2)}[optimiser]
    recipe = replace(
        RECIPE,
        adaptation=adaptation,
        optimiser=optimiser,
        learning_rate=rates[0],
        head_learning_rate=rates[1],
        epochs=12,
    )
    notebook = Notebook()
    done = training(base, tmp_path, recipe, notebook)
    before = weights(done.model)
    outcome = done.run()
    changed = base_changes(before, weights(done.model))
    assert outcome.best > 0.8
    if adaptation == "head":
        assert not changed
    elif adaptation == "top_layers":
        assert changed and all(".layer.1." in name for name in changed)
    elif adaptation == "lora":
        assert changed and all("lora_" in name for name in changed)
    else:
        assert any("embeddings" in name for name in changed) and any(".layer.0." in name for name in changed)


def test_merged_adapters_answer_as_the_adapted_model_does(base: Path, tmp_path: Path) -> None:
    done = training(base, tmp_path, replace(RECIPE, adaptation="lora"))
    done.run()
    ids = torch.tensor([[2, 4, 5, 6, 3]])
    mask = torch.ones_like(ids)
    model = done.model.eval()
    with torch.no_grad():
        adapted = model(ids, mask)[0]
        plain = merged(model).eval()
        assert torch.allclose(plain(ids, mask)[0], adapted, atol=1e-5)
    assert not any("lora" in name for name in plain.state_dict())


@pytest.mark.parametrize("adaptation", ["full", "lora"])
def test_a_paused_training_ends_as_an_unbroken_one(base: Path, tmp_path: Path, adaptation: str) -> None:
    recipe = replace(RECIPE, adaptation=adaptation)
    unbroken = training(base, tmp_path / "unbroken", recipe)
    expected = unbroken.run()

    with pytest.raises(JobCancelled) as stopped:
        training(base, tmp_path / "paused", recipe, Notebook(stop_at=6)).run()
    assert stopped.value.reason == "paused"
    torch.rand(100)  # another process would not have the same random numbers either
    notebook = Notebook()
    resumed = training(base, tmp_path / "paused", recipe, notebook)
    outcome = resumed.run()

    assert notebook.notes[0] == "resumed"
    assert (outcome.best, outcome.best_epoch) == (expected.best, expected.best_epoch)
    assert all(
        torch.equal(a, b)
        for a, b in zip(trainable(unbroken.model).values(), trainable(resumed.model).values(), strict=True)
    )


@pytest.mark.parametrize("adaptation", ["full", "lora"])
def test_a_checkpoint_that_is_written_while_learning_goes_on_is_of_its_moment(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, adaptation: str
) -> None:
    recipe = replace(RECIPE, adaptation=adaptation)
    unbroken = training(base, tmp_path / "unbroken", recipe)
    unbroken.run()
    further, written = threading.Event(), checkpoint.write

    class Onward(Notebook):
        def progress(self, stage: str, done: float, total: float) -> None:
            super().progress(stage, done, total)
            if done >= 3:
                further.set()

    def late(folder: Path, state: dict[str, Any]) -> None:
        assert further.wait(60)
        written(folder, state)

    killed = training(base, tmp_path / "killed", recipe, Onward(stop_at=3, reason="cancelled"))
    monkeypatch.setattr(checkpoint, "write", late)
    monkeypatch.setattr(procedure, "CHECKPOINT_SHARE", 1e-9)
    killed.checkpoint_after = -1.0
    with pytest.raises(JobCancelled):
        killed.run()
    found = checkpoint.load(tmp_path / "killed")
    assert found is not None and found[0].step == 1
    resumed = training(base, tmp_path / "killed", recipe)
    resumed.run()
    pairs = zip(trainable(unbroken.model).values(), trainable(resumed.model).values(), strict=True)
    assert all(torch.equal(one, other) for one, other in pairs)


def test_without_memory_for_a_copy_a_checkpoint_is_written_at_once(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = training(base, tmp_path)
    monkeypatch.setattr(procedure, "memory_free", lambda: made.checkpoint_bytes)
    made._save_meanwhile()
    assert made.writing is None and checkpoint.load(tmp_path) is not None


def test_what_came_in_the_way_of_a_checkpoint_is_told_at_the_next(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(folder: Path, state: dict[str, Any]) -> None:
        raise JobFailed("disk_full")

    monkeypatch.setattr(checkpoint, "write", full)
    made = training(base, tmp_path)
    made._save_meanwhile()
    with pytest.raises(JobFailed, match="disk_full"):
        made._save_meanwhile()


def test_a_run_of_a_version_that_taught_other_parts_is_refused_in_words(base: Path, tmp_path: Path) -> None:
    with pytest.raises(JobCancelled):
        training(base, tmp_path, replace(RECIPE, adaptation="top_layers"), Notebook(stop_at=2)).run()
    with pytest.raises(JobFailed) as refused:
        training(base, tmp_path, RECIPE).run()
    assert refused.value.code == "checkpoint_outdated"


def test_cancel_keeps_no_further_checkpoint(base: Path, tmp_path: Path) -> None:
    with pytest.raises(JobCancelled) as stopped:
        training(base, tmp_path, reporter=Notebook(stop_at=2, reason="cancelled")).run()
    assert stopped.value.reason == "cancelled"
    assert checkpoint.load(tmp_path) is None


def test_rounds_without_gain_stop_it_and_the_best_round_is_kept(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = Notebook()
    early = training(base, tmp_path, replace(RECIPE, epochs=10, patience=2), notebook)
    values = iter([0.5, 0.7, 0.6, 0.7, 0.9])
    kept: list[dict[str, torch.Tensor]] = []

    def validate() -> float:
        kept.append(weights(early.model))
        return next(values)

    monkeypatch.setattr(early, "_validate", validate)
    outcome = early.run()
    # Of the equal rounds 2 and 4 the later one.
    assert (outcome.best, outcome.best_epoch, outcome.epochs) == (0.7, 4, 4)
    assert notebook.notes.count("new_best") == 2 and notebook.notes[-1] == "stopped_early"
    assert all(torch.equal(kept[3][name], tensor) for name, tensor in early.model.state_dict().items())


def test_a_loss_that_runs_away_ends_it_with_its_own_error(base: Path, tmp_path: Path) -> None:
    wild = training(base, tmp_path, replace(RECIPE, optimiser="sgd", learning_rate=1.0, gradient_clip=0.0))
    with torch.no_grad():
        wild.model.head.get_parameter(next(iter(dict(wild.model.head.named_parameters())))).fill_(float("nan"))
    with pytest.raises(JobFailed) as caught:
        wild.run()
    assert caught.value.code == "loss_not_finite"


def test_a_full_disk_leaves_the_last_checkpoint(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(JobCancelled):
        training(base, tmp_path, reporter=Notebook(stop_at=3)).run()
    before = (tmp_path / checkpoint.STATE).read_bytes()

    def full(state: Any, file: BinaryIO) -> None:
        file.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(torch, "save", full)
    with pytest.raises(JobFailed) as caught:
        training(base, tmp_path).run()
    assert caught.value.code == "disk_full"
    assert (tmp_path / checkpoint.STATE).read_bytes() == before
    assert not list(tmp_path.glob(".*.part"))


def test_a_batch_computed_in_pieces_gives_the_same_gradients(base: Path, tmp_path: Path) -> None:
    recipe = replace(RECIPE, dropout=0.0, epochs=1, batch_size=8)
    whole = training(base, tmp_path / "whole", recipe)
    pieces = training(base, tmp_path / "pieces", replace(recipe, batch_size=2, accumulation=4))
    assert whole.run().best == pieces.run().best
    for one, other in zip(trainable(whole.model).values(), trainable(pieces.model).values(), strict=True):
        assert torch.allclose(one, other, atol=1e-5)


def test_short_memory_halves_what_is_computed_at_once(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = Notebook()
    short = training(base, tmp_path, RECIPE, notebook)
    real, most = short.objective.loss, []

    def loss(model: torch.nn.Module, indices: list[int]) -> torch.Tensor:
        if len(indices) > 1:
            raise RuntimeError(
                "[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes"
            )
        most.append(len(indices))
        return real(model, indices)

    monkeypatch.setattr(short.objective, "loss", loss)
    assert short.run().best > 0.5
    assert (short.progress.at_once, set(most)) == (1, {1})
    assert notebook.notes.count("smaller_batch") == 2
    resumed = training(base, tmp_path)
    resumed._restore()
    assert resumed.progress.at_once == 1


def test_memory_for_not_even_one_example_ends_it(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    short = training(base, tmp_path)

    def loss(model: torch.nn.Module, indices: list[int]) -> torch.Tensor:
        raise MemoryError

    monkeypatch.setattr(short.objective, "loss", loss)
    with pytest.raises(JobFailed) as caught:
        short.run()
    assert caught.value.code == "out_of_memory"


def test_another_error_is_not_taken_for_short_memory(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = training(base, tmp_path)

    def loss(model: torch.nn.Module, indices: list[int]) -> torch.Tensor:
        raise RuntimeError("shapes do not match")

    monkeypatch.setattr(broken.objective, "loss", loss)
    with pytest.raises(RuntimeError, match="shapes"):
        broken.run()


def test_lower_layers_learn_more_slowly_where_the_recipe_says_so(base: Path, tmp_path: Path) -> None:
    recipe = replace(RECIPE, layer_decay=0.5)
    groups = optimiser(training(base, tmp_path, recipe).model, recipe).param_groups
    rates = sorted({group["lr"] for group in groups})
    assert rates == pytest.approx([3e-3 / 4, 3e-3 / 2, 3e-3, 1e-2])


def test_rare_classes_count_more_where_the_recipe_says_so(base: Path, tmp_path: Path) -> None:
    task = task_named("classification")
    rows = [*ROWS, *[row for row in ROWS if row["label"] == "late"] * 2]
    space = task.space(rows, None)
    material = prepare(base, task, space, rows, ROWS, 64)
    objective = EncoderObjective(
        task, space, material, replace(RECIPE, class_weights="balanced"), Placement("cpu", False)
    )
    weights = objective.settings.weights["logits"]
    assert space["labels"] == ["broken", "late"]
    assert weights.tolist() == pytest.approx([32 / (2 * 8), 32 / (2 * 24)])


def test_a_checkpoint_that_does_not_fit_is_told_before_it_is_written(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = Notebook()
    first = training(base, tmp_path, reporter=notebook)
    monkeypatch.setattr(procedure, "free_bytes", lambda folder: 2 * first.checkpoint_bytes)
    first.run()
    assert notebook.notes.count("disk_low") == 1
    before = (tmp_path / checkpoint.STATE).read_bytes()
    full = training(base, tmp_path)
    monkeypatch.setattr("engine.training.disk_space.free_bytes", lambda folder: full.checkpoint_bytes - 1)
    with pytest.raises(JobFailed) as caught:
        full._save()
    assert caught.value.code == "disk_full"
    assert (tmp_path / checkpoint.STATE).read_bytes() == before


def test_a_process_that_was_ended_for_memory_halves_and_says_so_in_the_checkpoint(base: Path, tmp_path: Path) -> None:
    with pytest.raises(JobCancelled):
        training(base, tmp_path, reporter=Notebook(stop_at=3)).run()
    for at_once in (2, 1):
        notebook = Notebook(stop_at=1)
        again = training(base, tmp_path, reporter=notebook)
        again.memory_short = True
        with pytest.raises(JobCancelled):
            again.run()
        assert notebook.notes[:2] == ["resumed", "smaller_batch"]
        assert again.progress.at_once == at_once
    again = training(base, tmp_path)
    again.memory_short = True
    with pytest.raises(JobFailed) as caught:
        again.run()
    assert caught.value.code == "out_of_memory"


def test_a_resumed_training_tells_again_what_it_had_measured(base: Path, tmp_path: Path) -> None:
    first, second = Notebook(stop_at=6), Notebook()
    with pytest.raises(JobCancelled):
        training(base, tmp_path, reporter=first).run()
    training(base, tmp_path, reporter=second).run()
    assert first.points and second.points[: len(first.points)] == first.points


def test_checkpoints_take_a_small_share_of_the_time(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(float(second) for second in range(10_000))
    made = training(base, tmp_path)
    monkeypatch.setattr(procedure, "time", SimpleNamespace(monotonic=lambda: next(clock) / 10))
    made._save()
    assert made.checkpoint_after == pytest.approx(10.0)
    monkeypatch.setattr(procedure, "time", SimpleNamespace(monotonic=lambda: next(clock) * 10))
    made._save()
    assert made.checkpoint_after == procedure.CHECKPOINT_SECONDS


@pytest.mark.parametrize(
    "said",
    [
        "[enforce fail at alloc_cpu.cpp:127] DefaultCPUAllocator: can't allocate memory: you tried to allocate 8 bytes",
        "could not create a primitive",
        "std::bad_alloc",
        "CUDA error: out of memory",
        "Out of Memory Error: Failed to allocate block of 262144 bytes (bad allocation)",
    ],
)
def test_what_the_libraries_say_of_short_memory_is_understood(said: str) -> None:
    assert is_out_of_memory(RuntimeError(said))


def test_prototypes_begin_at_the_means_of_their_texts_and_learn_on_from_there(base: Path, tmp_path: Path) -> None:
    recipe = replace(RECIPE, head=PROTOTYPES, epochs=1, dropout=0.0)
    made = training(base, tmp_path, recipe)
    head = made.model.head
    assert isinstance(head, PrototypeHead)
    made.objective.begin(made.model)
    begun = head.classifier.weight.clone()
    assert torch.allclose(begun.norm(dim=1), torch.ones(len(begun)))
    # By hand: what the head reads of the texts of the first class.
    objective = made.objective
    assert isinstance(objective, EncoderObjective)
    read: list[torch.Tensor] = []
    head.register_forward_pre_hook(lambda _, given: read.append(normalize(mean_pool(given[0], given[1]), dim=-1)))
    first = [example for example in objective.material.train if example.targets["logits"] == 0]
    with torch.no_grad():
        for example in first[:TEXTS]:
            made.model(**collate([example], (), objective.material.padding).inputs)
    assert torch.allclose(begun[0], normalize(torch.cat(read).sum(dim=0), dim=0), atol=1e-5)
    made.run()
    assert not torch.equal(head.classifier.weight, begun)


def test_a_run_whose_folder_is_gone_stops_and_leaves_nothing_in_its_place(base: Path, tmp_path: Path) -> None:
    run, moved = tmp_path / "run", tmp_path / "moved"
    run.mkdir()
    going_on = training(base, run / "checkpoints")
    going_on.run()
    run.rename(moved)
    with pytest.raises(FileNotFoundError):
        going_on._save()
    with pytest.raises(FileNotFoundError):
        training(base, run / "checkpoints").run()
    assert not run.exists() and checkpoint.load(moved / "checkpoints") is not None
