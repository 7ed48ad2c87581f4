"""Where the frozen app starts: its window, its commands, and every process of its own, in one executable."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import MutableMapping

LIBRARIES, AGAIN = "LD_LIBRARY_PATH", "PYINSTALLER_RESET_ENVIRONMENT"


def own_libraries_only(environment: MutableMapping[str, str]) -> None:
    """Undo what the frozen app's loader set to find its libraries: a browser or a tool that is started has its own.

    A process of the app itself is told to set it again.
    """
    if LIBRARIES not in environment:
        return
    before = environment.pop(f"{LIBRARIES}_ORIG", "")
    del environment[LIBRARIES]
    if before:
        environment[LIBRARIES] = before
    environment[AGAIN] = "1"


if __name__ == "__main__":
    own_libraries_only(os.environ)
    # First of all: a process that the app starts comes in here too, and is not to read the command line.
    multiprocessing.freeze_support()
    from engine.cli import main

    sys.exit(main())
