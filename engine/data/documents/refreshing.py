"""Brings the index of a folder up to date: only new and changed files are read again."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from stat import S_ISREG
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from engine.data.documents.blocks import Block
from engine.data.documents.index import Changes, Index, IndexedFile, ReadFile
from engine.data.documents.passages import cut
from engine.data.documents.reading import read_document
from engine.errors import BadInput, JobCancelled
from engine.paths import check_name
from engine.results import DocumentsReport, Passage, UnreadDocument

Progress = Callable[[str, float, float], None]
Cancelled = Callable[[], bool]
# Passages that are embedded at once, and those of read files that are kept at once: more than that no stop loses.
BATCH = 64
PIECE = 512
log = logging.getLogger(__name__)


class Embeds(Protocol):
    """A sentence encoder."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return [len(texts), d], rows of length 1."""


@dataclass(frozen=True)
class Encoder:
    """What embeds, and its name, by which vectors of another one are told."""

    name: str
    embedder: Embeds


def refresh(
    index: Index,
    folder: Path,
    encoder: Encoder | None,
    progress: Progress = lambda stage, done, total: None,
    cancelled: Cancelled = lambda: False,
) -> DocumentsReport:
    """Look at the folder and write what changed, piece by piece: what was read stays, however this ends.

    A file is taken for unchanged by its size and time, or else by its hash. Files that could not be read are tried
    again each time. Names that begin with a dot or '~$' are not documents but what programs leave behind. An index of
    another encoder, or of another reading, serves until all files are read anew.

    Raises BadInput `documents_folder` where the folder is not there (the index is left as it is), JobCancelled when
    `cancelled` says so: the next look goes on from there.
    """
    if not folder.is_dir():
        raise BadInput("documents_folder", folder=str(folder))
    name = encoder.name if encoder else ""
    report = _read(index, folder, name, progress, cancelled)
    if encoder:
        _embed(index, encoder.embedder, progress, cancelled)
    index.finish()
    return report


def _read(index: Index, folder: Path, encoder: str, progress: Progress, cancelled: Cancelled) -> DocumentsReport:
    """Read the files that are new or changed, and forget those that are gone."""
    known = index.files(encoder)
    whole = not known and not index.is_empty()
    unread: list[UnreadDocument] = []
    found = list(_listed(folder, unread))
    read: list[ReadFile] = []
    touched: list[IndexedFile] = []
    written = 0
    for done, path in enumerate(found):
        progress("read_documents", done, len(found))
        _check(cancelled)
        try:
            kept, file, passages = _looked_at(folder, path, known, cancelled)
        except BadInput as error:
            log.info("%s is not read: %s", path, error.code)
            unread.append(UnreadDocument(_source(folder, path), error.info()))
            continue
        if not kept:
            read.append(ReadFile(file, passages))
        elif file != known[file.path]:
            touched.append(file)
        if not whole and sum(len(each.passages) for each in read) >= PIECE:
            index.write(Changes(read, (), (), unread), encoder)
            written += len(read)
            read = []
    progress("read_documents", len(found), len(found))
    _check(cancelled)
    readable = {_source(folder, path) for path in found} - {each.source for each in unread}
    changes = Changes(read, touched, [path for path in known if path not in readable], unread)
    report = index.write(changes, encoder, whole)
    return replace(report, read=written + report.read)


def is_outdated(index: Index, folder: Path) -> bool:
    """Say whether other documents are in the folder than were read, by their names, sizes and times; it reads none.

    Raises BadInput `documents_unindexed`.
    """
    read, unread = index.noted()
    now = {_source(folder, path): path for path in _listed(folder, [])}
    return not read.keys() <= now.keys() <= read.keys() | unread or any(
        _stamp(path) != read.get(source, _stamp(path)) for source, path in now.items()
    )


def standing(index: Index, folder: Path, source: str) -> str:
    """Return how a document that was read stands: gone, changed, '' as it was. Raises as `is_outdated`."""
    now = _stamp(folder / source)
    if now is None:
        return "gone"
    return "" if index.noted()[0].get(source) == now else "changed"


def _stamp(path: Path) -> tuple[int, int] | None:
    """Return a file's size and time, None where it is not there or out of reach."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns


def _listed(folder: Path, unread: list[UnreadDocument]) -> Iterator[Path]:
    """Yield the files below `folder` in order; a folder that may not be looked into goes to `unread`."""

    def refused(error: OSError) -> None:
        path = Path(error.filename)
        reason = error.strerror or str(error)
        problem = BadInput("document_unreadable", detail=str(error), file=str(path), reason=reason)
        unread.append(UnreadDocument(_source(folder, path), problem.info()))

    for inside, folders, files in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if not _is_hidden(name))
        yield from (Path(inside) / name for name in sorted(files) if not _is_hidden(name))


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def _source(folder: Path, path: Path) -> str:
    # A name that is no text goes to the unread ones, which are stored too: with a '?' for what is none.
    return path.relative_to(folder).as_posix().encode("utf-8", "replace").decode("utf-8")


def _looked_at(
    folder: Path, path: Path, known: Mapping[str, IndexedFile], cancelled: Cancelled
) -> tuple[bool, IndexedFile, list[Passage]]:
    """Return (whether it is as the index has it, the file as it is now, its passages where it is not)."""
    check_name(path)
    source = _source(folder, path)
    before = known.get(source)
    try:
        stat = path.stat()
        if not S_ISREG(stat.st_mode):
            # Reading a pipe would wait for ever.
            raise BadInput("document_unreadable", file=str(path), reason="it is no regular file")
        if before and (before.size, before.modified) == (stat.st_size, stat.st_mtime_ns):
            return True, before, []
        with path.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadInput("document_unreadable", detail=str(error), file=str(path), reason=reason) from error
    file = IndexedFile(source, stat.st_size, stat.st_mtime_ns, digest)
    if before and before.hash == digest:
        return True, file, []
    return False, file, list(cut(_stoppable(read_document(path), cancelled), source))


def _stoppable(blocks: Iterator[Block], cancelled: Cancelled) -> Iterator[Block]:
    for block in blocks:
        _check(cancelled)
        yield block


def _embed(index: Index, embedder: Embeds, progress: Progress, cancelled: Cancelled) -> None:
    """Give the passages that have none their vectors."""
    bare = index.bare()
    for start in range(0, len(bare), BATCH):
        progress("embed_passages", start, len(bare))
        _check(cancelled)
        held = index.passages(bare[start : start + BATCH])
        rows = embedder.embed([embedded_text(passage) for passage in held.values()])
        index.embed(dict(zip(held, rows, strict=True)))
    progress("embed_passages", len(bare), len(bare))


def embedded_text(passage: Passage) -> str:
    """Return what stands for a passage to the encoder: its heading says what the words below it are about."""
    return f"{passage.heading}. {passage.text}" if passage.heading else passage.text


def _check(cancelled: Cancelled) -> None:
    if cancelled():
        raise JobCancelled
