"""Checkpoints of a training: when and how they are written, and that one goes on from them as if it had never ended."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, BinaryIO

import pytest
import torch

from engine.errors import JobCancelled, JobFailed
from engine.training import checkpoint, procedure
from engine.training.model import trainable
from tests.engine.training.small_training import RECIPE, Notebook, training
from tests.helpers.tiny_base import make_tiny_encoder


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny_encoder(tmp_path_factory.mktemp("base") / "tiny")


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
