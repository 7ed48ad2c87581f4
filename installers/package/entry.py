"""Where the frozen app starts: its window, its commands, and every process of its own, in one executable."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import MutableMapping

LIBRARIES = "LD_LIBRARY_PATH"


def own_libraries_only(environment: MutableMapping[str, str]) -> None:
    """Undo what the frozen app's loader set to find its libraries: a browser or a tool that is started has its own."""
    before = environment.pop(f"{LIBRARIES}_ORIG", "")
    environment.pop(LIBRARIES, None)
    if before:
        environment[LIBRARIES] = before


if __name__ == "__main__":
    own_libraries_only(os.environ)
    # First of all: a process that the app starts comes in here too, and is not to read the command line.
    multiprocessing.freeze_support()
    from engine.cli import main

    sys.exit(main())
