"""The Qt bindings keep their hands off Python's own objects.

PySide6 6.12.0 takes a reference away from None or True with every call that answers nothing and with every signal; on
Python 3.11, where these are counted, the app aborts after some thousands of them. This holds the pin in pyproject.toml.
"""

from __future__ import annotations

import sys
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QObject, Signal

PINNED = f'"PySide6-Essentials=={PySide6.__version__}"' in (Path(__file__).parents[2] / "pyproject.toml").read_text(
    encoding="utf-8"
)
TIMES = 300


class Sender(QObject):
    """Something with a signal."""

    sent = Signal(int)


@pytest.mark.skipif(not PINNED, reason="other bindings are installed than those that pyproject.toml pins")
def test_calls_and_signals_take_no_reference_away() -> None:
    sender = Sender()
    sender.sent.connect(len)
    sender.sent.disconnect(len)
    counted = (None, True, False)
    before = [sys.getrefcount(value) for value in counted]
    for number in range(TIMES):
        sender.setObjectName("name")
        sender.property("missing")
        sender.sent.emit(number)
    lost = [then - sys.getrefcount(value) for then, value in zip(before, counted, strict=True)]
    assert max(lost) < TIMES // 2, f"references to None, True, False that were lost: {lost}"
