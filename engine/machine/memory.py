"""Says how much memory this process may still take, the most it has held, and whether an error is for want of it;
without loading torch.

A container's or a service's limit (cgroup) is often far below what the machine has free, and psutil does not see it:
a training that trusted the machine's figure would be killed without a word.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from pathlib import Path

import psutil

CGROUPS = Path("/sys/fs/cgroup")
OWN_CGROUP = Path("/proc/self/cgroup")
# A version 1 cgroup without a limit says so with a number near 2^63.
UNLIMITED = 1 << 60
# How the libraries that compute say that they got no memory: their kinds of error have nothing else in common.
NO_MEMORY = (
    "can't allocate memory",
    "cannot allocate memory",
    "out of memory",
    "bad allocation",
    "bad_alloc",
    # oneDNN's, which computes on the processor.
    "could not create a memory",
    "could not create a primitive",
    "could not execute a primitive",
)


def memory_free() -> int:
    """Return the bytes that can still be taken: what the machine has available, or less where a cgroup limits it."""
    available = int(psutil.virtual_memory().available)
    limited = cgroup_free()
    return available if limited is None else min(available, limited)


def cgroup_free(groups: Path = CGROUPS, own: Path = OWN_CGROUP) -> int | None:
    """Return the bytes left under the tightest memory limit of this process's cgroups, None where there is none.

    Versions 1 and 2; a limit of a group above counts for those below it. Pages of files that the kernel would give
    back count as free.
    """
    try:
        lines = own.read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    found: list[int] = []
    for line in lines:
        number, kinds, path = line.split(":", 2)
        if number == "0":
            found += _free(groups, path, "memory.max", "memory.current", "inactive_file")
        elif "memory" in kinds.split(","):
            files = ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file")
            found += _free(groups / "memory", path, *files)
    return min(found, default=None)


def _free(root: Path, path: str, limit_file: str, used_file: str, cache_name: str) -> list[int]:
    """Return what is left in each limited group from `path` up to the root."""
    folder, found = root / path.strip("/"), []
    for group in (folder, *folder.parents):
        limit, used = _number(group / limit_file), _number(group / used_file)
        if limit is not None and used is not None and limit < UNLIMITED:
            found.append(max(0, limit - used + _cache(group / "memory.stat", cache_name)))
        if group == root:
            break
    return found


def _number(path: Path) -> int | None:
    """Return the number in a file; None where the file is not there or says 'max'."""
    try:
        return int(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _cache(path: Path, name: str) -> int:
    try:
        facts = dict(line.split(" ", 1) for line in path.read_text(encoding="utf-8").splitlines())
    except (OSError, ValueError):
        return 0
    return int(facts.get(name, 0))


def peak_memory() -> int:
    """Return the most bytes that this process has held at once (its peak resident set)."""
    if sys.platform == "win32":
        return int(psutil.Process().memory_info().peak_wset)
    status = Path("/proc/self/status")
    if status.is_file():
        # Not getrusage: on Linux a new process inherits the peak of the one that started it.
        lines = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines() if ":" in line)
        if "VmHWM" in lines:
            return int(lines["VmHWM"].split()[0]) * 1024
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(peak if sys.platform == "darwin" else peak * 1024)


def release_memory() -> None:
    """Give back to the system what is held and not used, where its C library (glibc) has a call for it.

    What the tensors of a training leave behind stays reserved otherwise, and is missing where memory is mapped anew.
    """
    gc.collect()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an error says that there was too little memory, on the GPU or off it, of whichever library it is."""
    said = str(error).lower()
    return isinstance(error, MemoryError) or any(phrase in said for phrase in NO_MEMORY)
