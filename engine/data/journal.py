"""Keeps the answers to a file's rows beside the file to come, so that work that was stopped goes on where it was.

A hidden file of JSON lines, whatever the output's format is: first what the answers belong to, then one answer a row
in the file's order. Its name says which process writes it, so that two never write one journal.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

# The beginning of a file that is hashed: two files of one size and time seldom begin the same.
HEAD_BYTES = 1 << 20


def fingerprint(path: Path) -> list[Any]:
    """Return what changes when a file, or anything in a folder, is written anew: size, time (ns), hash of the start."""
    if path.is_dir():
        inside = sorted(file for file in path.rglob("*") if file.is_file())
        return [[str(file.relative_to(path)), *fingerprint(file)] for file in inside]
    found = path.stat()
    with path.open("rb") as file:
        head = hashlib.sha256(file.read(HEAD_BYTES)).hexdigest()
    return [found.st_size, found.st_mtime_ns, head]


class Journal(AbstractContextManager["Journal"]):
    """The answers so far: `rows` of them, in whole pieces of `piece` rows.

    Rows that are answered together may sway each other's last digits, so only whole pieces are gone on from: then a
    stopped file becomes the same as an unbroken one, to the byte.
    """

    def __init__(self, target: Path, belongs: Mapping[str, Any], piece: int, is_abandoned: Callable[[Path], bool]):
        """Take over what was left for `target` by a process that is gone, if it `belongs` to the same work.

        `is_abandoned(path)` tells whether the process named in a path is gone. Raises OSError.
        """
        self.path = target.with_name(f".{target.name}.answers.{os.getpid()}.part")
        self.rows = 0
        self._head = json.dumps(belongs, ensure_ascii=True, sort_keys=True).encode("ascii") + b"\n"
        for left in _left(target):
            if is_abandoned(left):
                self._take(left, piece)
        if not self.rows:
            self.path.write_bytes(self._head)
        self._file = self.path.open("ab")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, answers: Sequence[Sequence[Any]]) -> None:
        """Append a piece of answers, each a list of JSON values; on the disk when this returns. Raises OSError."""
        lines = "".join(json.dumps(answer, ensure_ascii=False) + "\n" for answer in answers)
        self._file.write(lines.encode("utf-8"))
        self._file.flush()
        os.fsync(self._file.fileno())
        self.rows += len(answers)

    def __iter__(self) -> Iterator[list[Any]]:
        """Yield the answers in order."""
        with self.path.open("rb") as file:
            next(file)
            for line in file:
                yield json.loads(line)

    def remove(self) -> None:
        """Delete the journal: what it held stands in the file now."""
        self._file.close()
        self.path.unlink()

    def _take(self, left: Path, piece: int) -> None:
        """Make the longest journal of the same work ours, cut to whole pieces; delete every other."""
        rows, size = _whole(left, self._head, piece)
        if rows <= self.rows:
            left.unlink(missing_ok=True)
            return
        try:
            left.replace(self.path)
        except FileNotFoundError:
            return  # another process, started at the same time, took it first
        os.truncate(self.path, size)
        self.rows = rows


def _left(target: Path) -> list[Path]:
    """Return the journals for `target`, and the half-written files of it, that processes were at."""
    start, end = f".{target.name}.", ".part"
    return sorted(path for path in target.parent.iterdir() if path.name.startswith(start) and path.name.endswith(end))


def _whole(path: Path, head: bytes, piece: int) -> tuple[int, int]:
    """Return how many rows stand in whole pieces in a journal with this head, and the bytes up to their end."""
    rows = kept = end = 0
    with path.open("rb") as file:
        if file.readline(len(head)) != head:
            return 0, 0
        at = len(head)
        for line in file:
            if not line.endswith(b"\n"):
                break
            rows, at = rows + 1, at + len(line)
            if rows % piece == 0:
                kept, end = rows, at
    return kept, end
