"""A million rows: how long an import takes and how much memory, beside pandas; how soon any row can be looked at.

Run by hand on an idle computer: `pip install -e '.[test,bench]'`, then
`pytest tests/benchmarks/test_import.py -m benchmark -s`.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engine.data.rows import page
from tests.helpers.million import ROWS, write_million

SECONDS_BAR = 15.0
MEMORY_BAR = 700  # MB in the process that imports
JUMP_BAR = 0.100  # seconds to any row
JUMPS = 40

IMPORT = """
import resource, sys, time
from pathlib import Path
from engine.commands import ImportSpec
from engine.data.importing import import_dataset
from engine.tasks.registry import task_named
task = task_named("classification")
started = time.perf_counter()
import_dataset(ImportSpec((sys.argv[1],), "classification"), task.info, Path(sys.argv[2]), task.structure)
print(time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
PANDAS = """
import resource, sys, time
import pandas
started = time.perf_counter()
pandas.read_csv(sys.argv[1], encoding=sys.argv[2], dtype=str, keep_default_na=False)
print(time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(0)]


def _measured(code: str, *arguments: str) -> tuple[float, float]:
    """Return seconds and the largest resident memory in MB of a process that runs `code`."""
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    seconds, memory = done.stdout.split()
    return float(seconds), float(memory)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_million_rows(tmp_path: Path, encoding: str) -> None:
    pytest.importorskip("pandas", reason="the comparison needs pandas: pip install -e '.[bench]'")
    path, target = tmp_path / "rows.csv", tmp_path / "version.parquet"
    write_million(path, encoding)
    seconds, memory = _measured(IMPORT, str(path), str(target))
    theirs, their_memory = _measured(PANDAS, str(path), encoding)
    starts = [random.randrange(ROWS) for _ in range(JUMPS)]
    jumps = []
    for start in starts:
        began = time.perf_counter()
        page(target, start, 100)
        jumps.append(time.perf_counter() - began)
    print(
        f"\n{ROWS:,} rows in {encoding} ({path.stat().st_size / 1e6:.0f} MB)\n"
        f"  import, checked, split and written  {seconds:5.1f} s  {memory:5.0f} MB\n"
        f"  pandas.read_csv                     {theirs:5.1f} s  {their_memory:5.0f} MB  ratio {seconds / theirs:.1f}\n"
        f"  a page at any row: median {statistics.median(jumps) * 1000:.0f} ms, slowest {max(jumps) * 1000:.0f} ms"
    )
    assert seconds <= SECONDS_BAR
    assert memory <= MEMORY_BAR
    assert max(jumps) <= JUMP_BAR
