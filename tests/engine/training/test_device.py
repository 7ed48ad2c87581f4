"""Which device and precision are chosen, for machines that are not here."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.hardware import memory_kills, parse_gpus
from engine.training.device import Capabilities, Placement, place


@pytest.mark.parametrize(
    ("can", "precision", "chosen"),
    [
        (Capabilities(True, True, False, True), "auto", Placement("cuda", True)),
        (Capabilities(True, False, False, True), "auto", Placement("cuda", False)),
        (Capabilities(False, False, True, True), "auto", Placement("mps", False)),
        (Capabilities(False, False, False, True), "auto", Placement("cpu", True)),
        (Capabilities(False, False, False, False), "auto", Placement("cpu", False)),
        (Capabilities(False, False, False, True), "fp32", Placement("cpu", False)),
        (Capabilities(False, False, False, False), "bf16", Placement("cpu", True)),
    ],
)
def test_the_best_device_is_chosen(can: Capabilities, precision: str, chosen: Placement) -> None:
    assert place(can, precision) == chosen


def test_the_drivers_listing_is_read() -> None:
    found = parse_gpus("NVIDIA RTX A2000, 6138, 8.6\nTesla T4, 15360, 7.5\n")
    assert [(gpu.name, gpu.memory, gpu.bf16) for gpu in found] == [
        ("NVIDIA RTX A2000", 6138 * 2**20, True),
        ("Tesla T4", 15360 * 2**20, False),
    ]


def test_the_systems_kills_for_want_of_memory_are_counted(tmp_path: Path) -> None:
    counters = tmp_path / "vmstat"
    counters.write_text("pgfault 9\noom_kill 3\nnuma_hit 7\n", encoding="ascii")
    assert memory_kills(counters) == 3
    assert memory_kills(tmp_path / "elsewhere") == 0
