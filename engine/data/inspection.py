"""Looks into a person's files and says what they hold and what could be learned, without changing anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from engine.commands import Reading
from engine.data.columns import Column, describe_columns
from engine.data.parts import guess_parts
from engine.data.readers import Source, gather, load, open_source
from engine.data.roles import rank_tasks
from engine.data.sql import quote
from engine.data.workbench import Bench
from engine.errors import BadInput
from engine.results import FileInfo, Inspection, TaskInfo

_SAMPLE_ROWS = 5


def inspect(
    paths: Sequence[str], tasks: Sequence[TaskInfo], readings: Mapping[str, Reading] | None = None
) -> Inspection:
    """Return what the files hold; a tools file is listed (format `tools`, no part) but is no data.

    Tasks that these columns cannot serve are left out; the largest file for training decides. Raises BadInput as
    `open_source` does, `one_column` for a table of one column that is no messages, `tools_only`.
    """
    files: list[FileInfo] = []
    described: list[tuple[Source, str, tuple[Column, ...]]] = []
    with Bench() as bench:
        for path in gather(bench, paths):
            source = open_source(bench, path, readings)
            table = "" if source.format == "tools" else load(bench, source)
            columns = describe_columns(bench, table, source.columns) if table else ()
            if table:
                if columns[0].info.kind != "text":  # texts alone can be labelled here
                    refuse_one_column(source, columns)
                described.append((source, table, columns))
            files.append(_file_info(source, columns))
        if not described:
            raise BadInput("tools_only", file=str(paths[0]) if paths else "")
        shown = _with_parts(files)
        learned = {file.path for file in shown if file.part == "train"}
        source, table, columns = max(described, key=lambda item: (str(item[0].path) in learned, item[0].rows))
        ranked = rank_tasks(tasks, columns)
        return Inspection(
            files=shown,
            tasks=tuple(ranked),
            roles={name: guess.roles for name, guess in ranked.items()},
            sample=_sample(bench, table, source.columns),
        )


def _with_parts(files: Sequence[FileInfo]) -> tuple[FileInfo, ...]:
    data = [file for file in files if file.format != "tools"]
    parts = dict(zip((file.path for file in data), guess_parts([Path(file.path) for file in data]), strict=True))
    return tuple(replace(file, part=parts.get(file.path, "")) for file in files)


def _file_info(source: Source, columns: Sequence[Column]) -> FileInfo:
    """Return the source as the window shows it; its part is told by all files together."""
    return FileInfo(
        path=str(source.path),
        format=source.format,
        encoding=source.encoding,
        rows=source.rows,
        bytes=source.bytes,
        part="",
        columns=tuple(column.info for column in columns),
        delimiter=source.delimiter,
        header=source.header,
        names_row=source.names_row,
        sheets=source.sheets,
        read_sheets=source.read_sheets,
    )


def refuse_one_column(source: Source, columns: Sequence[Column]) -> None:
    """Raise BadInput `one_column` for a table from which nothing can be learned."""
    delimited = source.format in ("csv", "tsv")
    if delimited and len(columns) == 1 and columns[0].lists.messages <= 0.5:
        raise BadInput("one_column", file=str(source.path), column=source.columns[0])


def _sample(bench: Bench, table: str, names: Sequence[str]) -> tuple[dict[str, str], ...]:
    cells = ", ".join(f"coalesce({quote(name)}, '')" for name in names)
    rows = bench.rows(f"SELECT {cells} FROM {quote(table)} LIMIT {_SAMPLE_ROWS}")
    return tuple(dict(zip(names, row, strict=True)) for row in rows)
