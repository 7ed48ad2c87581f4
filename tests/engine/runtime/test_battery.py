"""Whether the computer runs on its battery: told where the system tells it, and no failure where it does not."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from engine.runtime.procedures import estimating


def _raise(error: Exception) -> Any:
    raise error


@pytest.mark.parametrize(
    ("told", "left"),
    [
        (lambda: SimpleNamespace(power_plugged=False, percent=62), 0.62),
        (lambda: SimpleNamespace(power_plugged=True, percent=62), None),
        (lambda: SimpleNamespace(power_plugged=None, percent=62), None),
        (lambda: None, None),
        (lambda: _raise(FileNotFoundError("/sys/class/power_supply")), None),
    ],
)
def test_the_battery_is_told_where_it_drives_the_computer(
    monkeypatch: pytest.MonkeyPatch, told: Any, left: float | None
) -> None:
    monkeypatch.setattr(estimating.psutil, "sensors_battery", told)
    assert estimating._battery() == left
