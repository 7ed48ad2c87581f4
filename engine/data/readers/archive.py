"""Unpacks ZIP archives into the bench's folder, and names what they hold: /data/a.zip/train.csv is a file in a.zip.

What an archive may not do follows Python's own warning on untrusted ones
(https://docs.python.org/3/library/zipfile.html#decompression-pitfalls).
"""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from pathlib import Path, PurePosixPath

from engine.data.workbench import Bench
from engine.errors import BadInput
from engine.paths import check_name

MOST_FILES = 20_000
MOST_BYTES = 8 << 30
# Text shrinks to a tenth; a hundredth of a large file is a bomb.
MOST_RATIO = 200
_SMALL = 64 << 20
_ENCRYPTED = 1
_SUFFIX = ".zip"


def archive_of(path: Path) -> Path | None:
    """Return the archive that `path` is or lies in, None where it is an ordinary path."""
    for part in (path, *path.parents):
        if part.suffix.lower() == _SUFFIX and part.is_file():
            return part
    return None


def on_disk(bench: Bench, path: Path) -> Path:
    """Return where `path` can be opened: itself, or its unpacked copy.

    Raises BadInput `name_unreadable`, `zip_broken`, `zip_unsafe`, `zip_locked`, `file_missing`.
    """
    check_name(path)
    archive = archive_of(path)
    if archive is None:
        return path
    found = _unpacked(bench, archive) / path.relative_to(archive)
    if not found.exists():
        raise BadInput("file_missing", file=str(path))
    return found


def _unpacked(bench: Bench, archive: Path) -> Path:
    folder = bench.folder / f"zip-{hashlib.sha256(str(archive).encode()).hexdigest()[:16]}"
    if folder.exists():
        return folder
    try:
        with zipfile.ZipFile(archive) as zipped:
            entries = [
                entry for entry in zipped.infolist() if not entry.is_dir() and not _is_litter(_slashed(entry.filename))
            ]
            _refuse_unsafe(archive, entries)
            for entry in entries:
                _unpack(zipped, entry, folder / _inner(archive, entry))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise BadInput("zip_broken", detail=str(error), file=str(archive)) from error
    folder.mkdir(exist_ok=True)
    return folder


def _unpack(zipped: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipped.open(entry) as source, target.open("wb") as out:
        shutil.copyfileobj(source, out, 1 << 20)


def _refuse_unsafe(archive: Path, entries: list[zipfile.ZipInfo]) -> None:
    """Raise before anything is written; zipfile itself never reads more than the size an entry states."""
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise BadInput("zip_locked", file=str(archive))
    size = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if len(entries) > MOST_FILES:
        raise BadInput(
            "zip_unsafe", file=str(archive), problem=f"it holds {len(entries)} files, more than {MOST_FILES}"
        )
    if size > MOST_BYTES or (size > _SMALL and size / packed > MOST_RATIO):
        raise BadInput("zip_unsafe", file=str(archive), problem="it would unpack to far more than it seems")
    for entry in entries:
        _inner(archive, entry)


def _inner(archive: Path, entry: zipfile.ZipInfo) -> PurePosixPath:
    inner = PurePosixPath(_slashed(entry.filename))
    if inner.is_absolute() or ".." in inner.parts or ":" in inner.parts[0]:
        raise BadInput("zip_unsafe", file=str(archive), problem=f"it would write outside its folder: {inner}"[:200])
    return inner


def _slashed(name: str) -> str:
    """Return a name as the format wants it; some programs on Windows write backslashes."""
    return name.replace("\\", "/")


def _is_litter(name: str) -> bool:
    """Tell what macOS and Windows leave in archives."""
    last = PurePosixPath(name).name
    return name.startswith("__MACOSX/") or last.startswith(".") or last in ("Thumbs.db", "desktop.ini")
