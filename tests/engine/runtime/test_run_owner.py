"""A run belongs to the process that looks after it, whatever is done to the clock meanwhile."""

from __future__ import annotations

import json
import os
from pathlib import Path

import psutil
import pytest

from engine.runtime.core import OWNER, claim, owned_by_living


@pytest.mark.skipif(not psutil.LINUX, reason="elsewhere the start of a process does not move with the clock")
@pytest.mark.parametrize("seconds", [2, -2, 7200])
def test_a_clock_that_is_set_leaves_a_run_its_owner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    from psutil import _pslinux

    claim(tmp_path)
    booted = _pslinux.boot_time()
    monkeypatch.setattr(_pslinux, "boot_time", lambda: booted + seconds)
    assert owned_by_living(tmp_path)


def test_what_was_written_before_is_understood(tmp_path: Path) -> None:
    me = psutil.Process(os.getpid())
    for started, is_mine in ((me.create_time(), True), (me.create_time() - 60, False)):
        (tmp_path / OWNER).write_text(json.dumps({"pid": me.pid, "started": started}), encoding="utf-8")
        assert owned_by_living(tmp_path) is is_mine


@pytest.mark.skipif(not psutil.LINUX, reason="elsewhere the moment of the day tells them apart")
@pytest.mark.parametrize("other", [{"boot": "an earlier one"}, {"since_boot": 0.5}, {"pid": 2**22 + 1}])
def test_who_came_after_the_owner_is_not_the_owner(tmp_path: Path, other: dict[str, object]) -> None:
    claim(tmp_path)
    owner = json.loads((tmp_path / OWNER).read_text(encoding="utf-8"))
    (tmp_path / OWNER).write_text(json.dumps({**owner, **other}), encoding="utf-8")
    assert not owned_by_living(tmp_path)
