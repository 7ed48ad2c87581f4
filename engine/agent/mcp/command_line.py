"""Reads the command line that starts a tool server, as the person typed it."""

from __future__ import annotations

import os
import shlex
import shutil

from engine.errors import BadInput


def read(line: str) -> list[str]:
    """Return the program, found on the PATH, and its arguments; no shell sees them.

    Raises BadInput `tool_server_command` for a line that cannot be read, `tool_server_missing` for a program that is
    not there.
    """
    try:
        # On Windows a backslash is part of a path.
        words = shlex.split(line, posix=os.name != "nt")
    except ValueError as error:
        raise BadInput("tool_server_command", detail=str(error), command=line[:200]) from error
    if os.name == "nt":
        words = [word[1:-1] if len(word) > 1 and word[0] == word[-1] == '"' else word for word in words]
    if not words:
        raise BadInput("tool_server_command", command="-")
    program = shutil.which(os.path.expanduser(words[0]))  # noqa: PTH111 - a name without a folder stays one
    if program is None:
        raise BadInput("tool_server_missing", program=words[0])
    return [program, *words[1:]]
