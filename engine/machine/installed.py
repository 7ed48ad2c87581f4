"""The app as it was installed, and the folder it was given: whether its files are whole, and whether it can write."""

from __future__ import annotations

import hashlib
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from engine.errors import BadInput, EngineError, JobFailed
from engine.machine.disk import disk_full, is_full

MANIFEST = "SHA256SUMS"
# What the first start writes of settings and logs; what models need is checked when they are written.
_ROOM = 1 << 16


def installed() -> Path | None:
    """Return the folder that a package put the app in, None where it runs from its source."""
    if not getattr(sys, "frozen", False):
        return None
    folder = Path(sys.executable).resolve().parent
    # An .app of macOS keeps its libraries beside the folder of its executable.
    return folder.parent if sys.platform == "darwin" else folder


def write_manifest(folder: Path) -> int:
    """Write the SHA-256 of every file below `folder` into its manifest, as sha256sum does; returns how many."""
    lines = [f"{_digest(file)}  {file.relative_to(folder).as_posix()}\n" for file in _files(folder)]
    (folder / MANIFEST).write_text("".join(lines), encoding="utf-8", newline="\n")
    return len(lines)


def damaged(folder: Path) -> list[str]:
    """Return the files of the manifest that are gone or differ; the manifest itself where it cannot be read."""
    try:
        lines = (folder / MANIFEST).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return [MANIFEST]
    found = []
    for line in lines:
        digest, gap, name = line.partition("  ")
        file = folder / name
        if not gap or not file.is_file() or _digest(file) != digest:
            found.append(name or line)
    return found if lines else [MANIFEST]


def check_files(folder: Path | None) -> int:
    """Return how many files of the installed app are whole, 0 without one; raises JobFailed `package_damaged`."""
    if folder is None:
        return 0
    if wrong := damaged(folder):
        raise JobFailed("package_damaged", "\n".join(wrong), file=wrong[0], count=len(wrong))
    return len((folder / MANIFEST).read_text(encoding="utf-8").splitlines())


def check_home(folder: Path) -> None:
    """Make the app's own folder and try to write there.

    Raises BadInput `home_not_writable`, JobFailed `disk_full`: without this the app could only fail somewhere later.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"\0" * _ROOM)
    except OSError as error:
        raise home_refused(error, folder) from error


def home_refused(error: OSError, place: str | Path) -> EngineError:
    """Return what to tell of the app's own folder that could not be written at `place`: see `check_home`."""
    if is_full(error):
        return disk_full(error, place)
    return BadInput("home_not_writable", str(error), folder=str(place))


def _files(folder: Path) -> Iterable[Path]:
    found = (file for file in folder.rglob("*") if file.is_file() and file != folder / MANIFEST)
    return sorted(found, key=lambda file: file.relative_to(folder).as_posix())


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
