"""Finds out what this computer can do, without loading torch: the window shows it before anything heavy starts."""

from __future__ import annotations

import platform
import shutil
import subprocess
from functools import cache
from pathlib import Path

import psutil

from engine.machine.memory import memory_free
from engine.results import Device, Hardware

# What makes bf16 matrix products faster than fp32 on a processor.
BF16_FLAGS = {"avx512_bf16", "amx_bf16", "bf16"}


@cache
def processor_facts() -> tuple[str, frozenset[str]]:
    """Return the processor's name and its feature flags (Linux; elsewhere a name only)."""
    info = Path("/proc/cpuinfo")
    if not info.is_file():
        return platform.processor() or platform.machine(), frozenset()
    name, flags = "", frozenset[str]()
    for line in info.read_text(encoding="utf-8", errors="replace").splitlines():
        key, _, value = line.partition(":")
        if key.strip() == "model name" and not name:
            name = value.strip()
        if key.strip() in {"flags", "Features"} and not flags:
            flags = frozenset(value.split())
    return name or platform.machine(), flags


def cpu_has_bf16() -> bool:
    """Return whether the processor multiplies in bf16."""
    return bool(processor_facts()[1] & BF16_FLAGS)


def cores() -> int:
    """Return the number of physical cores, or of logical ones where that is not known."""
    return psutil.cpu_count(logical=False) or psutil.cpu_count() or 1


def text_threads(physical: int, training: bool) -> int:
    """Return the threads for a text that a person waits for, on a computer with so many physical cores.

    One core is left to the window; while a training has the cores, a few short turns cost it least.
    """
    return max(1, physical // 4 if training else physical - 1)


def memory_kills(counters: Path = Path("/proc/vmstat")) -> int:
    """Return how many processes the system has ended for want of memory since it started; 0 where it does not tell.

    Linux counts those of control groups (containers) here too.
    """
    if not counters.is_file():
        return 0
    lines = (line.split() for line in counters.read_text(encoding="ascii").splitlines())
    return next((int(value) for name, value in lines if name == "oom_kill"), 0)


@cache
def gpus() -> tuple[Device, ...]:
    """Return the CUDA devices the driver lists, and Apple's GPU on Apple silicon."""
    if platform.system() == "Darwin" and platform.machine() == "arm64":
        return (Device("mps", "Apple GPU", psutil.virtual_memory().total, False),)
    tool = shutil.which("nvidia-smi")
    if not tool:
        return ()
    query = [tool, "--query-gpu=name,memory.total,compute_cap", "--format=csv,noheader,nounits"]
    answer = subprocess.run(query, capture_output=True, text=True, timeout=10, check=False)
    return parse_gpus(answer.stdout) if answer.returncode == 0 else ()


def parse_gpus(listing: str) -> tuple[Device, ...]:
    """Return the devices of the driver's listing (name, MiB, compute capability); Ampere (8.0) brought bf16."""
    devices = []
    for line in listing.strip().splitlines():
        name, memory, capability = (part.strip() for part in line.rsplit(",", 2))
        devices.append(Device("cuda", name, int(memory) * 2**20, float(capability) >= 8.0))
    return tuple(devices)


def hardware(folder: Path) -> Hardware:
    """Return this computer's facts; the free disk space is that of `folder`."""
    memory = psutil.virtual_memory()
    name, _ = processor_facts()
    cpu = Device("cpu", name, memory.total, cpu_has_bf16())
    return Hardware(
        system=f"{platform.system()} {platform.release()}",
        processor=name,
        cores=cores(),
        memory=memory.total,
        memory_free=memory_free(),
        disk_free=shutil.disk_usage(folder).free,
        devices=(*gpus(), cpu),
    )
