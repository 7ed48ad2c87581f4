"""Finds the files that a person means: all of a folder or an archive, and of files that belong together the first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from engine.data.readers.aligned import WORDS, is_aligned
from engine.data.readers.archive import on_disk
from engine.data.readers.folder import is_text_folder
from engine.data.readers.parallel import partner
from engine.data.workbench import Bench
from engine.errors import BadInput

# What lies beside data and is none.
_BESIDE = re.compile(r"(readme|licen[cs]e|source|copying|changelog|categories|classes|vocab)\b", re.IGNORECASE)


def gather(bench: Bench, paths: Iterable[str | Path]) -> list[Path]:
    """Return what to open, each once, in order: a folder or an archive becomes what it holds.

    Of files that belong together line by line (seq.in with seq.out and label; train.en with train.de) the first
    stands for all. Raises BadInput `folder_empty`, and what `on_disk` raises.
    """
    found: list[Path] = []
    for path in map(Path, paths):
        shown = list(_held(bench, path))
        if not shown:
            raise BadInput("folder_empty", file=str(path))
        found += shown
    chosen = list(dict.fromkeys(found))
    followers = {other for path in chosen for other in _companions(bench, path, chosen)}
    return [path for path in chosen if path not in followers]


def _held(bench: Bench, path: Path) -> Iterator[Path]:
    """Yield the files of a folder or an archive as paths inside it; anything else as it is."""
    real = on_disk(bench, path)
    if not real.is_dir() or is_text_folder(real):
        yield path
        return
    for inner in sorted(real.iterdir(), key=lambda entry: entry.name.lower()):
        if inner.name.startswith(".") or _BESIDE.match(inner.stem):
            continue
        if inner.is_dir():
            yield from _held(bench, path / inner.name)
        else:
            yield path / inner.name


def _companions(bench: Bench, path: Path, chosen: list[Path]) -> list[Path]:
    real = on_disk(bench, path)
    if path.name == WORDS and is_aligned(real):
        return [path.with_name(name) for name in ("seq.out", "label")]
    other = partner(real)
    beside = path.with_name(other.name) if other else None
    # Either of two translations may come first: the one that was chosen first stands for both.
    return [beside] if beside in chosen and chosen.index(beside) > chosen.index(path) else []
