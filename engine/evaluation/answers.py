"""Keeps what a model said of every test row beside its report, so that no row behind a figure is computed twice.

A Parquet file that is read by SQL, a page at a time: the report stays small, however many rows were measured.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.data.sql import literal, one_file
from engine.data.versions import put_aside
from engine.data.workbench import Bench, Reader
from engine.evaluation.report import right_rows, row_scores
from engine.evaluation.slices import Key
from engine.results import Prediction, RowsPage
from engine.tasks.task import Row, Task, joined
from engine.text.values import to_json

FILE = "answers.parquet"
MOST_ROWS = 1000
# Between the parts of what is looked up as one; no text of a person holds it.
SEPARATOR = "\x1f"
_COLUMNS = {
    "row": "BIGINT",
    "text": "VARCHAR",
    "first": "BIGINT",
    "gold": "VARCHAR",
    "predicted": "VARCHAR",
    "gold_class": "VARCHAR",
    "predicted_class": "VARCHAR",
    "confidence": "DOUBLE",
    "score": "DOUBLE",
    "is_right": "BOOLEAN",
    "base": "VARCHAR",
    "columns": "VARCHAR",
    "cells": "VARCHAR[]",
    "slices": "VARCHAR[]",
}
_SHOWN = tuple(_COLUMNS)[:-2]
# Kept as JSON, as their form is the task's.
_JSON = ("gold", "predicted", "base", "columns")


@dataclass(frozen=True)
class Narrowing:
    """Which answers are wanted: see `commands.PageAnswers`."""

    wrong: bool = False
    gold: str | None = None
    said: str | None = None
    search: str = ""
    slice: Key | None = None


def write_answers(
    folder: Path,
    task: Task,
    rows: Sequence[Row],
    predictions: Sequence[Prediction],
    base: Sequence[Any] | None,
    columns: Sequence[Mapping[str, str]],
    slices: Sequence[Sequence[Key]],
) -> None:
    """Write what was said of `rows` into `folder`; `base` are the untuned base's answers, to all or to the first.

    Raises JobFailed `write_failed`; nothing is left behind then.
    """
    target = folder / FILE
    with Bench() as bench, put_aside(target) as aside:
        lines = bench.folder / "answers.jsonl"
        with lines.open("w", encoding="utf-8") as out:
            for line in _lines(task, rows, predictions, base, columns, slices):
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
        typed = ", ".join(f"{literal(name)}: {literal(kind)}" for name, kind in _COLUMNS.items())
        bench.con.execute(
            f"COPY (SELECT * FROM read_json({one_file(lines)}, format='newline_delimited', columns={{{typed}}}, "
            f"maximum_object_size={64 << 20})) TO {literal(str(aside))} (FORMAT parquet, COMPRESSION zstd)"
        )


# How far off an answer that is a number is, 0 for all others: their score says how right they are.
_OFF = "CASE WHEN try_cast(predicted AS DOUBLE) IS NULL THEN 0 ELSE score END"


def page_answers(path: Path, wanted: Narrowing, offset: int = 0, limit: int = 100) -> RowsPage:
    """Return at most `limit` (no more than 1000) of the answers wanted from `offset` on, the surest first.

    Numbers are all told with the same confidence: of these, the furthest off come first.

    `gold`, `predicted` and `base` are in the form of `Prediction.value`, `columns` maps the file's other columns. Of
    two texts read, `first` is the length of the first, None in a file that was written before it was kept.
    """
    where, parameters = _where(wanted)
    with Reader() as bench:
        scan = _scan(path)
        total = int(bench.value(f"SELECT count(*) FROM {scan} WHERE {where}", parameters))
        rows = bench.rows(
            f"SELECT {', '.join(_SHOWN)} FROM {scan} WHERE {where} "
            f"ORDER BY confidence DESC, {_OFF} DESC, row LIMIT ? OFFSET ?",
            [*parameters, max(0, min(limit, MOST_ROWS)), max(0, offset)],
        )
    return RowsPage(_SHOWN, total, offset, tuple(map(_shown, rows)))


def read_answers(path: Path) -> Iterator[Mapping[str, Any]]:
    """Yield every answer in the order of the test rows, in the form of `page_answers`."""
    with Reader() as bench:
        for batch in bench.batches(f"SELECT {', '.join(_SHOWN)} FROM {_scan(path)} ORDER BY row"):
            yield from map(_shown, batch)


def _scan(path: Path) -> str:
    """Return what is selected from; a file of an earlier version has no lengths of first texts."""
    return f"(FROM read_parquet({one_file(path)}) UNION ALL BY NAME SELECT NULL::BIGINT AS first WHERE false)"


def _lines(
    task: Task,
    rows: Sequence[Row],
    predictions: Sequence[Prediction],
    base: Sequence[Any] | None,
    columns: Sequence[Mapping[str, str]],
    slices: Sequence[Sequence[Key]],
) -> Iterator[dict[str, Any]]:
    gold, said = [task.gold(row) for row in rows], [prediction.value for prediction in predictions]
    scores, [right] = row_scores(task, gold, said)[1], right_rows(task, gold, said)
    for at, prediction in enumerate(predictions):
        read = task.reads(rows[at])
        yield {
            "row": at + 1,
            "text": joined(read),
            "first": None if isinstance(read, str) else len(read[0]),
            "gold": to_json(gold[at]),
            "predicted": to_json(prediction.value),
            "gold_class": task.classes(gold[at]),
            "predicted_class": task.classes(prediction.value),
            "confidence": prediction.confidence,
            "score": float(scores[at]),
            "is_right": right[at],
            "base": to_json(base[at]) if base is not None and at < len(base) else None,
            "columns": to_json(columns[at] if columns else {}),
            "cells": [SEPARATOR.join(cell) for cell in zip(*task.paired([gold[at]], [said[at]]), strict=True)],
            "slices": [SEPARATOR.join(key) for key in slices[at]] if slices else [],
        }


def _where(wanted: Narrowing) -> tuple[str, list[Any]]:
    conditions, parameters = ["true"], []
    if wanted.wrong:
        conditions.append("NOT is_right")
    if wanted.gold is not None and wanted.said is not None:
        conditions.append("list_contains(cells, ?)")
        parameters.append(f"{wanted.gold}{SEPARATOR}{wanted.said}")
    elif wanted.gold is not None:
        conditions.append("len(list_filter(cells, lambda cell: starts_with(cell, ?))) > 0")
        parameters.append(f"{wanted.gold}{SEPARATOR}")
    elif wanted.said is not None:
        conditions.append("len(list_filter(cells, lambda cell: ends_with(cell, ?))) > 0")
        parameters.append(f"{SEPARATOR}{wanted.said}")
    if wanted.search:
        conditions.append("contains(lower(text), lower(?))")
        parameters.append(wanted.search)
    if wanted.slice is not None:
        conditions.append("list_contains(slices, ?)")
        parameters.append(SEPARATOR.join(wanted.slice))
    return " AND ".join(conditions), parameters


def _shown(row: Sequence[Any]) -> dict[str, Any]:
    found = dict(zip(_SHOWN, row, strict=True))
    return {**found, **{name: json.loads(found[name]) if found[name] is not None else None for name in _JSON}}
