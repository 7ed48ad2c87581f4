"""Memory limits of containers and services are seen, of both kinds of cgroup, and of the groups above."""

from __future__ import annotations

import platform
from pathlib import Path

import numpy as np
import psutil
import pytest

from engine.machine.memory import cgroup_free, memory_free, peak_memory, release_memory


def _group(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def test_the_tightest_limit_up_to_the_root_counts(tmp_path: Path) -> None:
    own = tmp_path / "cgroup"
    own.write_text("0::/user/app\n", encoding="utf-8")
    groups = tmp_path / "groups"
    stat = "anon 5\ninactive_file 100\n"
    _group(groups / "user", {"memory.max": "1000\n", "memory.current": "900\n", "memory.stat": stat})
    _group(groups / "user" / "app", {"memory.max": "max\n", "memory.current": "800\n"})
    assert cgroup_free(groups, own) == 200
    _group(groups / "user" / "app", {"memory.max": "850\n"})
    assert cgroup_free(groups, own) == 50


def test_version_one_is_read_where_it_limits(tmp_path: Path) -> None:
    own = tmp_path / "cgroup"
    own.write_text("3:cpuset:/\n4:memory:/box\n0::/\n", encoding="utf-8")
    box = tmp_path / "groups" / "memory" / "box"
    _group(box, {"memory.limit_in_bytes": "9223372036854771712", "memory.usage_in_bytes": "10"})
    assert cgroup_free(tmp_path / "groups", own) is None
    _group(box, {"memory.limit_in_bytes": "500", "memory.stat": "total_inactive_file 20\n"})
    assert cgroup_free(tmp_path / "groups", own) == 510
    assert cgroup_free(tmp_path / "groups", tmp_path / "missing") is None


def test_the_peak_is_this_process_and_stays() -> None:
    assert memory_free() > 0
    before = peak_memory()
    block = np.ones(before // 8 + (8 << 20))
    assert block.nbytes > before
    grown = peak_memory()
    del block
    assert grown > before + (32 << 20)
    # The kernel counts in batches of pages: some may be missing for a moment.
    assert peak_memory() > before + (24 << 20)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries have no call for it")
def test_what_is_no_longer_used_is_given_back() -> None:
    process = psutil.Process()
    held = [bytearray(64 << 10) for _ in range(2000)]
    # The last one lies on top of the heap, which cannot shrink by itself then.
    last = held.pop()
    full = process.memory_info().rss
    held.clear()
    release_memory()
    assert full - process.memory_info().rss > 1000 * (64 << 10)
    assert len(last) == 64 << 10
