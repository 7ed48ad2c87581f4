"""The training procedure on a tiny real base: every adaptation with every optimiser, stopping, keeping the best."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch.nn.functional import normalize

from engine.errors import JobFailed
from engine.machine.memory import is_out_of_memory
from engine.tasks.parts.heads import PrototypeHead, mean_pool
from engine.tasks.registry import task_named
from engine.training.batching import collate
from engine.training.device import Placement
from engine.training.material import prepare
from engine.training.model import TaskModel, merged, trainable
from engine.training.objective import EncoderObjective
from engine.training.optimisation import optimiser
from engine.training.prototypes import TEXTS
from engine.training.recipe import ADAPTATIONS, OPTIMISERS, PROTOTYPES
from tests.engine.training.small_training import RECIPE, ROWS, Notebook, training
from tests.helpers.tiny_base import make_tiny_encoder


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny_encoder(tmp_path_factory.mktemp("base") / "tiny")


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
