"""Checkpoints: the whole state of a training at one step, written so that a kill at any moment leaves a good one."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from accelerate.utils import recursively_apply
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file

from engine.machine.aside import written_file

STATE = "state.pt"
BEST = "best.safetensors"


@dataclass
class Progress:
    """Where a training stands. `batch` is the next batch of round `epoch` (both from 0).

    `at_once` is how many examples are computed at once: the recipe's, or fewer where memory did not hold them.
    `points` is all that was measured, as MetricPoint's fields: the app may be killed before it has stored the last.
    """

    epoch: int = 0
    batch: int = 0
    step: int = 0
    best: float = float("-inf")
    best_epoch: int = -1
    rounds_without_gain: int = 0
    loss_sum: float = 0.0
    loss_count: int = 0
    seconds: float = 0.0
    finished: bool = False
    at_once: int = 1
    points: list[tuple[int, float, str, str, float]] = field(default_factory=list)


def save(folder: Path, progress: Progress, tensors: dict[str, Any]) -> None:
    """Write the checkpoint of this moment; raises as `write`."""
    write(folder, state_of(progress, tensors))


def state_of(progress: Progress, tensors: dict[str, Any]) -> dict[str, Any]:
    """Return what a checkpoint of this moment holds; it is only valid until the next step."""
    state = {"progress": vars(progress), "torch_rng": torch.get_rng_state(), **tensors}
    if torch.cuda.is_available():
        state["cuda_rng"] = torch.cuda.get_rng_state_all()
    return state


def copied(state: dict[str, Any]) -> dict[str, Any]:
    """Return what a state holds in memory of its own, off the GPU: it stays as it is while learning goes on."""
    found: dict[str, Any] = recursively_apply(lambda tensor: tensor.detach().to("cpu", copy=True), state)
    return found


def write(folder: Path, state: dict[str, Any]) -> None:
    """Write the checkpoint aside, sync it and rename it over the last one.

    Raises JobFailed `disk_full`, `write_failed`; FileNotFoundError where the run's folder is gone: a project that was
    moved is not made anew.
    """
    folder.mkdir(exist_ok=True)
    # Handed a file, torch passes on what the system said of it; of a path it only says that something went wrong.
    with written_file(folder / STATE) as path, path.open("wb") as file:
        torch.save(state, file)


def load(folder: Path) -> tuple[Progress, dict[str, Any]] | None:
    """Return the last checkpoint and put the random generators back, or None where there is none."""
    path = folder / STATE
    if not path.is_file():
        return None
    state = torch.load(path, map_location="cpu", weights_only=True)
    torch.set_rng_state(state.pop("torch_rng"))
    if "cuda_rng" in state:
        torch.cuda.set_rng_state_all(state.pop("cuda_rng"))
    return Progress(**state.pop("progress")), state


def save_best(folder: Path, weights: dict[str, torch.Tensor]) -> None:
    """Keep the best weights so far; raises as `save`."""
    folder.mkdir(exist_ok=True)
    tensors = {name: tensor.detach().cpu().contiguous() for name, tensor in weights.items()}
    with written_file(folder / BEST, SafetensorError) as path:
        save_file(tensors, path)


def load_best(folder: Path) -> dict[str, torch.Tensor]:
    """Return the best weights."""
    return load_file(folder / BEST)
