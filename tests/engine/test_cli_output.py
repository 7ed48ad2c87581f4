"""What the command line prints of a model's figures."""

from __future__ import annotations

import pytest

from engine.cli.output import TextOutput
from tests.helpers.trained import report


def test_a_baseline_goes_by_what_it_is_whether_it_tells_classes_or_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    TextOutput().report(report())
    assert "    Counting words (TF-IDF)             0.8250  (0.7630 to 0.8810)\n" in capsys.readouterr().out
