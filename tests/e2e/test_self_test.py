"""The self-test does the main job through the window, and says where it cannot."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from engine import commands
from engine.api import Engine
from engine.errors import BadInput, JobCancelled, JobFailed
from engine.training.recipe import Recipe
from gui.main_window import MainWindow
from gui.self_test import main_job, run_self_test

# What a small base with random weights needs.
QUICK = Recipe(base="tiny", epochs=12, batch_size=8, learning_rate=3e-3, head_learning_rate=1e-2, patience=0)


def test_the_main_job_is_done_in_the_window(qapp: QApplication, home: Path, tmp_path: Path) -> None:
    told: list[str] = []
    seen = run_self_test(Engine(home), tmp_path / "stills", QUICK, told.append)
    assert seen["accuracy"] > 0.8
    assert len(seen["called"]) == 1
    assert "broken" in seen["reply"]
    assert seen["network"] == {"attempts": 0, "refused": True}
    report = seen["report"].splitlines()
    assert report[0].endswith(": offline report")
    assert any("HF_HUB_OFFLINE=1" in line for line in report) and any("it was refused" in line for line in report)
    steps = ["window", "files", "project", "data", "base model", "estimate", "training", "before and after"]
    assert list(seen["seconds"]) == [*steps, "agent", "chat"]
    stills = sorted((tmp_path / "stills").iterdir())
    assert len(stills) == len(told)
    assert all(QImage(str(still)).width() > 500 for still in stills)
    # Nothing of it stays in the person's list.
    after = Engine(home)
    after.start()
    assert not [info for info in after.ask(commands.ListProjects()) if info.name == "self-test"]
    after.stop()


def test_without_a_base_model_it_says_so(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="base_not_ready"):
        run_self_test(Engine(tmp_path / "home"))


@pytest.mark.parametrize(("called", "reply"), [([], "It is broken."), (["messages"], "It is late.")])
def test_a_wrong_answer_fails(called: list[str], reply: str) -> None:
    main_job.check(["messages"], "It is broken.")
    with pytest.raises(JobFailed, match="self_test_wrong"):
        main_job.check(called, reply)


def test_what_fails_meanwhile_ends_it(qapp: QApplication, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main_job, "_rows", list)
    with pytest.raises(BadInput, match="no_rows"):
        run_self_test(Engine(home), recipe=QUICK)


def test_closing_the_window_cancels_it(qapp: QApplication, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MainWindow, "open_wizard", lambda window, *_: window.close())
    with pytest.raises(JobCancelled):
        run_self_test(Engine(home), recipe=QUICK)


def test_its_window_is_gone_afterwards(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        run_self_test(Engine(tmp_path / "home"))
    assert not [window for window in QApplication.topLevelWidgets() if window.isVisible()]
