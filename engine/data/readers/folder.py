"""Reads a folder of text files: one row a file, and the folder each lies in is its label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from engine.data.encodings import as_utf8, detect_each
from engine.data.readers.source import Source
from engine.data.readers.spill import spilled
from engine.data.workbench import Bench
from engine.paths import check_name

_TEXT = ".txt"
_LABELLED = ("text", "label", "file")
_PLAIN = ("text", "file")


def is_text_folder(path: Path) -> bool:
    """Tell a folder of labels: folders that hold nothing but text files. One flat folder needs at least ten of them.

    Folders that are named as parts of the data (train, test) are no labels.
    """
    if not path.is_dir():
        return False
    inside = [entry for entry in path.iterdir() if not entry.name.startswith(".")]
    folders = [entry for entry in inside if entry.is_dir()]
    if not folders:
        return len(inside) >= 10 and all(entry.suffix.lower() == _TEXT for entry in inside)
    names = {entry.name.lower() for entry in folders}
    return not names & {"train", "valid", "val", "dev", "test"} and all(map(_holds_texts, folders))


def read_folder(bench: Bench, path: Path, encoding: str = "") -> Source:
    """Return a row a text file, with its label where the files lie in folders of labels; `encoding` as for `as_utf8`.

    Raises BadInput `no_rows`, `name_unreadable`, and what reading a file raises.
    """
    flat = not any(entry.is_dir() for entry in path.iterdir())
    files = _texts(path) if flat else [file for folder in sorted(path.iterdir()) for file in _texts(folder)]
    source = spilled(
        bench, path, "folder", "", _PLAIN if flat else _LABELLED, _rows(bench, path, files, flat, encoding)
    )
    return replace(source, bytes=sum(file.stat().st_size for file in files))


def _rows(bench: Bench, path: Path, files: list[Path], flat: bool, encoding: str) -> Iterator[tuple[str, ...]]:
    # Short texts in an old encoding do not tell each by itself which one it is.
    found = {} if encoding else detect_each([file for file in files if file.stat().st_size])
    for file in files:
        check_name(file)
        if file.stat().st_size == 0:
            text = ""
        else:
            read = as_utf8(file, bench.folder / "text-of-folder", encoding, found.get(file, ""))
            text = read.path.read_text(encoding="utf-8-sig").strip()
        name = file.relative_to(path).as_posix()
        yield (text, name) if flat else (text, file.parent.name, name)


def _texts(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(entry for entry in folder.iterdir() if entry.suffix.lower() == _TEXT and entry.is_file())


def _holds_texts(folder: Path) -> bool:
    inside = [entry for entry in folder.iterdir() if not entry.name.startswith(".")]
    return bool(inside) and all(entry.is_file() and entry.suffix.lower() == _TEXT for entry in inside)
