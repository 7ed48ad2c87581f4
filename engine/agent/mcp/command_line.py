"""Reads how a tool server is started, as the person typed it or copied it from the server's own description."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from engine.errors import BadInput

_WINDOWS = os.name == "nt"
_VARIABLE = re.compile(r"([A-Za-z_]\w*)=(.*)", re.DOTALL)
# From the first value on: what cannot be read may hold one anywhere.
_VALUES = re.compile(r"(?<!\S)([A-Za-z_]\w*)=.*", re.DOTALL)
# What only a shell knows.
_SIGNS = {"&&", "||", "|", ";", ">", "<"}
_BUILT_IN = {"cd", "export", "set", "source"}


@dataclass(frozen=True)
class Start:
    """A command line without the variables that the program is to see; their values may be secret."""

    line: str
    variables: Mapping[str, str] = field(default_factory=dict, repr=False)


def take(text: str) -> Start:
    """Return how a server is started by what a person gives: a command line, or the JSON of a server's README.

    Before the program may stand NAME=value, and `env` before these. Raises BadInput `tool_server_command` for a line
    that cannot be read, `tool_server_json` for JSON that is not of one server that is a program.
    """
    described = _described(text)
    if described is not None:
        return _of_json(described)
    words = _words(text)
    named = words[1:] if PurePath(words[0]).name == "env" else words
    variables: dict[str, str] = {}
    while named and (found := _VARIABLE.fullmatch(named[0])):
        variables[found[1]] = _unquoted(found[2])
        named = named[1:]
    return Start(_joined(named), variables) if variables else Start(text.strip())


def read(line: str) -> list[str]:
    """Return the program, found on the PATH, and its arguments; no shell sees them.

    Raises BadInput `tool_server_command` for a line that cannot be read, `tool_server_shell` for one that only a shell
    understands, `tool_server_missing` for a program that is not there.
    """
    words = _words(line)
    # The shell of Windows is one that a line may start.
    signs = _SIGNS.intersection(words) if PurePath(words[0]).stem != "cmd" else set()
    if signs or words[0] in _BUILT_IN:
        raise BadInput("tool_server_shell", part=min(signs, default=words[0]))
    program = shutil.which(os.path.expanduser(words[0]))  # noqa: PTH111 - a name without a folder stays one
    if program is None:
        raise BadInput("tool_server_missing", program=words[0])
    return [program, *words[1:]]


def _words(line: str) -> list[str]:
    try:
        # On Windows a backslash is part of a path.
        words = shlex.split(line, posix=not _WINDOWS)
    except ValueError as error:
        shown = _VALUES.sub(r"\1=…", line)[:200]
        raise BadInput("tool_server_command", detail=str(error), command=shown) from error
    if not words:
        raise BadInput("tool_server_command", command="-")
    return [_unquoted(word) for word in words]


def _unquoted(word: str) -> str:
    return word[1:-1] if _WINDOWS and len(word) > 1 and word[0] == word[-1] == '"' else word


def _joined(words: Sequence[str]) -> str:
    if not _WINDOWS:
        return shlex.join(words)
    return " ".join(word if word and not re.search(r"\s", word) else f'"{word}"' for word in words)


def _described(text: str) -> Mapping[str, Any] | None:
    """Return the JSON object that a text is, or a part cut out of one; None for a command line."""
    cut = text.strip().rstrip(",")
    if not cut.startswith(("{", '"')):
        return None
    for form in (cut, f"{{{cut}}}"):
        try:
            found = json.loads(form)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, Mapping):
            return found
    if cut.startswith("{"):
        raise BadInput("tool_server_json")
    return None


def _of_json(found: Mapping[str, Any]) -> Start:
    """Return the one server that a description holds, under whatever names it stands there."""
    server: Any = found
    while isinstance(server, Mapping) and "command" not in server and len(server) == 1:
        server = next(iter(server.values()))
    if not isinstance(server, Mapping):
        raise BadInput("tool_server_json")
    command, given, variables = server.get("command"), server.get("args", []), server.get("env", {})
    if not (command and isinstance(command, str) and isinstance(given, list) and isinstance(variables, Mapping)):
        raise BadInput("tool_server_json")
    values = {str(name): str(value) for name, value in variables.items()}
    return Start(_joined([command, *map(str, given)]), values)
