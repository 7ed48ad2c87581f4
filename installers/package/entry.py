"""Where the frozen app starts: its window, its commands, and every process of its own, in one executable."""

from __future__ import annotations

import multiprocessing
import sys

if __name__ == "__main__":
    # First of all: a process that the app starts comes in here too, and is not to read the command line.
    multiprocessing.freeze_support()
    from engine.cli import main

    sys.exit(main())
