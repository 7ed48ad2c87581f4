"""The app is killed at random moments of an import, its repair and its split: the last complete version stays, whole.

Four kills here; DESKHAND_KILLS=50 kills as often as that.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from engine import commands
from engine.api import Engine

KILLS = int(os.environ.get("DESKHAND_KILLS", "4"))
ROWS = 60_000
# Rows without a text: the default repair leaves them out.
EMPTY = 500


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file whose import takes long enough to be killed in every step."""
    path = tmp_path_factory.mktemp("data") / "many.csv"
    lines = [f"message number {at} about order {at % 977},class {at % 40},customer {at % 3000}" for at in range(ROWS)]
    path.write_text("\n".join(["text,label,customer", *lines, *[",class 1,nobody"] * EMPTY]) + "\n", encoding="utf-8")
    return path


@pytest.mark.skipif(os.name == "nt", reason="a process group is killed as a whole")
@pytest.mark.timeout(1800)
def test_a_killed_import_leaves_the_last_version_and_nothing_else(home: Path, table: Path, tmp_path: Path) -> None:
    project = tmp_path / "p.deskhand"
    where = ["--project", str(project), "--task", "classification", "--name", "many", "--split-by", "customer"]
    command = [sys.executable, "-m", "engine.cli", "--home", str(home), "--json", "import", str(table), *where]
    started = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    whole = time.monotonic() - started
    chance, finished = random.Random(0), 1
    for _ in range(KILLS):
        app = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
        try:
            app.wait(chance.uniform(0.2 * whole, 1.05 * whole))
        except subprocess.TimeoutExpired:
            workers = psutil.Process(app.pid).children(recursive=True)
            os.killpg(app.pid, signal.SIGKILL)
            app.wait()
            _wait_for_the_end_of(workers)
        assert app.returncode in (0, -signal.SIGKILL)
        finished += app.returncode == 0
        _assert_whole(home, project, finished)


def _wait_for_the_end_of(workers: list[psutil.Process]) -> None:
    """On a busy computer a killed process is there for a while yet, and what it holds is not swept before."""
    while any(_lives(worker) for worker in workers):
        psutil.wait_procs(workers, timeout=0.05)


def _lives(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _assert_whole(home: Path, project: Path, finished: int) -> None:
    """The project opens, its newest version has every row, and no file lies about that no version owns."""
    engine = Engine(home)
    engine.start()
    try:
        path = engine.ask(commands.OpenProject(str(project))).path
        (info,) = engine.ask(commands.ListDatasets(path))
        page = engine.ask(commands.PageRows(path, info.dataset, info.version))
    finally:
        engine.stop()
    # A kill after the transaction and before the last word leaves a version that nobody was told of.
    assert finished <= info.version <= finished + KILLS
    assert page.total == ROWS == sum(info.rows.values())
    files = sorted(file.name for file in (project / "datasets").rglob("*") if file.is_file())
    assert files == sorted(f"{version}.parquet" for version in range(1, info.version + 1))
