"""`python -m gui`: open the window on this computer's engine."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from engine.api import Engine
from gui.app import run


def main() -> int:
    """Read the command line and open the window."""
    parser = argparse.ArgumentParser(prog="deskhand")
    parser.add_argument("--home", type=Path, help="where settings, logs and base models are kept")
    arguments = parser.parse_args()
    return run(Engine(arguments.home), arguments.home)


if __name__ == "__main__":
    sys.exit(main())
