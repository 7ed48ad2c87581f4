"""Refuses whatever would change something outside a process: a dry run that tries to is stopped, not believed."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# See the table of audit events in Python's documentation.
_REFUSED = frozenset(
    f"os.{name}"
    for name in (
        "chmod", "chown", "chflags", "exec", "fork", "forkpty", "kill", "killpg", "lchflags", "link", "lockf", "mkdir",
        "posix_spawn", "remove", "removexattr", "rename", "rmdir", "setxattr", "spawn", "startfile", "startfile/2",
        "symlink", "system", "truncate", "utime",
    )
) | {
    "subprocess.Popen", "pty.spawn", "socket.bind", "socket.connect", "socket.sendmsg", "socket.sendto",
    "winreg.CreateKey", "winreg.DeleteKey", "winreg.DeleteValue", "winreg.SetValue", "winreg.SaveKey",
    "winreg.LoadKey", "_winapi.CreateProcess", "_winapi.TerminateProcess",
}  # fmt: skip


class Changing(PermissionError):
    """What was tried would change something."""


def begin() -> None:
    """Refuse from now on: writing files, other programs, the network, databases that are not opened to be read only.

    There is no way back: for a process that ends with the dry run. Raises `Changing` in what tries it. What compiled
    code does without Python is not seen.
    """
    sys.dont_write_bytecode = True
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _REFUSED or (event in _JUDGED and _JUDGED[event](arguments)):
        raise Changing(f"a dry run may change nothing, and this was tried: {event}")


def _opens_to_write(arguments: tuple[Any, ...]) -> bool:
    _, mode, flags = arguments
    return bool(set(mode or "") & set("wax+")) or bool((flags or 0) & _WRITING)


def _opens_a_database(arguments: tuple[Any, ...]) -> bool:
    name = str(arguments[0])
    return name != ":memory:" and not (name.startswith("file:") and "mode=ro" in name)


_JUDGED: Mapping[str, Any] = {"open": _opens_to_write, "sqlite3.connect": _opens_a_database}
