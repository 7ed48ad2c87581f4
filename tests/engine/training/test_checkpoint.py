"""Why a checkpoint could not be written is what the person is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch

from engine.errors import JobFailed
from engine.machine.aside import staged
from engine.training import checkpoint
from engine.training.checkpoint import BEST, STATE, Progress


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_torch_passes_on_that_a_disk_is_full(tmp_path: Path) -> None:
    staged(tmp_path / STATE).symlink_to("/dev/full")
    with pytest.raises(JobFailed) as caught:
        checkpoint.save(tmp_path, Progress(), {"weights": torch.zeros(300_000)})
    assert (caught.value.code, caught.value.params) == ("disk_full", {"folder": str(tmp_path)})


def test_a_missing_right_is_no_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(torch, "save", denied)
    with pytest.raises(JobFailed) as caught:
        checkpoint.save(tmp_path, Progress(), {})
    assert (caught.value.code, caught.value.params["reason"]) == ("write_failed", "Permission denied")


def test_weights_that_cannot_be_written_are_no_full_disk(tmp_path: Path) -> None:
    (tmp_path / BEST).mkdir()
    with pytest.raises(JobFailed) as caught:
        checkpoint.save_best(tmp_path, {"weights": torch.zeros(2)})
    assert caught.value.code == "write_failed"


def test_a_checkpoint_is_read_as_it_was_written(tmp_path: Path) -> None:
    checkpoint.save(tmp_path, Progress(step=7), {"weights": torch.ones(3)})
    found = checkpoint.load(tmp_path)
    assert found is not None
    progress, state = found
    assert progress.step == 7
    assert torch.equal(state["weights"], torch.ones(3))
