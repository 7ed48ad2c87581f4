"""The app's place on a desktop that keeps to freedesktop.org: entry, icon, file type."""

from __future__ import annotations

import shutil
from pathlib import Path

from engine.paths import resources

HERE = Path(__file__).parent


def write(share: Path, command: str) -> None:
    """Write entry, icon and file type below `share` (a `share` folder); `command` starts the app."""
    entry = (HERE / "deskhand.desktop").read_text(encoding="utf-8").replace("@EXEC@", quoted(command))
    _write(share / "applications" / "deskhand.desktop", entry)
    _write(share / "mime" / "packages" / "deskhand.xml", (HERE / "deskhand.xml").read_text(encoding="utf-8"))
    icon = share / "icons" / "hicolor" / "scalable" / "apps" / "deskhand.svg"
    icon.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(resources() / "icons" / "app.svg", icon)


def quoted(command: str) -> str:
    """Return a program's path as the Exec key wants it: quoted where it has a sign that is reserved there."""
    if not any(sign in command for sign in " \t\"'\\><~|&;$*?#()`%"):
        return command
    escaped = "".join(f"\\{sign}" if sign in '"`$\\' else sign for sign in command)
    # The entry is a string too: there every backslash is written twice.
    return '"' + escaped.replace("\\", "\\\\").replace("%", "%%") + '"'


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
