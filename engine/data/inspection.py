"""Looks into a person's files and says what they hold and what could be learned, without changing anything."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.data.bench import Bench, quote
from engine.data.columns import Column, describe_columns
from engine.data.readers import Source, gather, load, open_source
from engine.data.roles import rank_tasks
from engine.errors import BadInput
from engine.results import FileInfo, Inspection, TaskInfo

_PARTS = {
    "train": ("train", "training"),
    "valid": ("valid", "validation", "val", "dev", "development"),
    "test": ("test", "testing", "eval", "heldout"),
}
_SAMPLE_ROWS = 5


def inspect(paths: Sequence[str], tasks: Sequence[TaskInfo]) -> Inspection:
    """Return what the files hold; a tools file is listed (format `tools`, no part) but is no data.

    Tasks that these columns cannot serve are left out; the largest file decides. Raises BadInput as
    `open_source` does, `one_column` for a table of one column that is no messages, `tools_only`.
    """
    files: list[FileInfo] = []
    described: list[tuple[Source, str, tuple[Column, ...]]] = []
    with Bench() as bench:
        for path in gather(bench, paths):
            source = open_source(bench, path)
            table = "" if source.format == "tools" else load(bench, source)
            columns = describe_columns(bench, table, source.columns) if table else ()
            if table:
                refuse_one_column(source, columns)
                described.append((source, table, columns))
            files.append(file_info(source, columns))
        if not described:
            raise BadInput("tools_only", file=str(paths[0]) if paths else "")
        source, table, columns = max(described, key=lambda item: item[0].rows)
        ranked = rank_tasks(tasks, columns)
        return Inspection(
            files=tuple(files),
            tasks=tuple(ranked),
            roles={name: guess.roles for name, guess in ranked.items()},
            sample=_sample(bench, table, source.columns),
        )


def guess_part(path: str | Path) -> str:
    """Return train, valid or test after the words in the file's name, else its folder's; train where none tells."""
    path = Path(path)
    words = "".join(sign if sign.isalpha() else " " for sign in path.stem.lower()).split()
    for found in (words, [path.parent.name.lower()]):
        for part in ("test", "valid", "train"):
            if any(word in _PARTS[part] for word in found):
                return part
    return "train"


def file_info(source: Source, columns: Sequence[Column]) -> FileInfo:
    """Return the source as the window shows it."""
    return FileInfo(
        path=str(source.path),
        format=source.format,
        encoding=source.encoding,
        rows=source.rows,
        bytes=source.bytes,
        part="" if source.format == "tools" else guess_part(source.path),
        columns=tuple(column.info for column in columns),
    )


def refuse_one_column(source: Source, columns: Sequence[Column]) -> None:
    """Raise BadInput `one_column` for a table from which nothing can be learned."""
    delimited = source.format in ("csv", "tsv")
    if delimited and len(columns) == 1 and columns[0].messages <= 0.5:
        raise BadInput("one_column", file=str(source.path), column=source.columns[0])


def _sample(bench: Bench, table: str, names: Sequence[str]) -> tuple[dict[str, str], ...]:
    cells = ", ".join(f"coalesce({quote(name)}, '')" for name in names)
    rows = bench.rows(f"SELECT {cells} FROM {quote(table)} LIMIT {_SAMPLE_ROWS}")
    return tuple(dict(zip(names, row, strict=True)) for row in rows)
