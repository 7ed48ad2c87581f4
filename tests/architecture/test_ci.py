"""What `.ci/run` makes of a step that fails, whatever else stands on PATH."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STEPS = ("pip", "pytest", "ruff", "mypy", "lint-imports")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
@pytest.mark.parametrize("failing", STEPS)
def test_a_step_that_fails_ends_it_red_and_no_later_one_runs(tmp_path: Path, failing: str) -> None:
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci" / "run")
    programs, ran = tmp_path / "programs", tmp_path / "ran"
    programs.mkdir()
    # `python3 -m venv DIR`: an environment that brings nothing, so the steps are those of PATH.
    stubs = {"python3": 'mkdir -p "$3/bin" && : > "$3/bin/activate"'}
    stubs |= {step: f'echo {step} >> "{ran}"; exit {int(step == failing)}' for step in STEPS}
    for name, line in stubs.items():
        (programs / name).write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    path = os.pathsep.join((str(programs), os.environ["PATH"]))
    ended = subprocess.run(["bash", tmp_path / ".ci" / "run"], env={**os.environ, "PATH": path}, check=False)
    assert ended.returncode == 1
    assert list(dict.fromkeys(ran.read_text(encoding="utf-8").split())) == list(STEPS[: STEPS.index(failing) + 1])
