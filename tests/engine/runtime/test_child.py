"""A process of the engine's leaves Ctrl+C, which a terminal sends to it too, to whoever started it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROCESS = """
import signal, subprocess, sys
from pathlib import Path
from engine.runtime.child import begin

begin(Path(sys.argv[1]), 0, lambda kind, host: None)
signal.raise_signal(signal.SIGINT)
started = subprocess.run([sys.executable, "-c", "import signal; signal.raise_signal(signal.SIGINT)"])
sys.exit(7 if started.returncode else 8)
"""


def test_ctrl_c_ends_what_it_started_and_not_itself(tmp_path: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", PROCESS, str(tmp_path / "child.log")], check=False, timeout=100)
    assert ended.returncode == 7, (tmp_path / "child.log").read_text(encoding="utf-8")
