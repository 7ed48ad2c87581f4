"""Writes a person's file anew with a model's answers beside its own columns."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from engine.data.row_forms import CSV, EXCEL, TYPED
from engine.data.streams import RowWriter, delimiter_of, iterate, iterate_values, number_columns
from engine.results import Prediction
from engine.text.values import plain

# What is added to the columns of the file, in this order; a cell of None belongs to no row of the whole file.
ADDED = ("prediction", "confidence", "alternatives")
# Counts up with each change of what the cells look like: answers that were kept in an older form are given anew.
FORM = 2
DIGITS = 4
BATCH = 1024


@dataclass(frozen=True)
class Columns:
    """What the columns of the answers are called in this file: None where it has none of that kind."""

    names: tuple[str | None, ...]

    @property
    def told(self) -> tuple[str, ...]:
        """Return the names of those that are there."""
        return tuple(name for name in self.names if name)


def cells_of(answer: Prediction, text: str) -> list[Any]:
    """Return the cells of ADDED for an answer to `text`, None for what does not apply.

    What is nested is JSON text; marked words are in the form in which they are imported, with the words beside it.
    """
    if isinstance(answer.value, float):
        return [round(answer.value, DIGITS), None, None]
    value = answer.value
    if isinstance(value, list):
        value = [item if isinstance(item, str) else _marked(item, text) for item in value]
    if not isinstance(value, str):
        value = json.dumps(plain(value), ensure_ascii=False)
    others = "; ".join(f"{label} {chance:.2f}" for label, chance in answer.alternatives)
    return [value, round(answer.confidence, DIGITS), others or None]


def _marked(span: tuple[int, int, str], text: str) -> dict[str, Any]:
    start, end, label = span
    return {"start": start, "end": end, "label": label, "text": text[start:end]}


def added_to(columns: Sequence[str], answers: Iterable[Sequence[Any]]) -> Columns:
    """Return the columns that the answers need; one whose name the file has already is numbered."""
    used = [True, False, False]
    for cells in answers:
        used = [known or cell is not None for known, cell in zip(used, cells, strict=True)]
    return Columns(tuple(free_name(name, columns) if there else None for name, there in zip(ADDED, used, strict=True)))


def free_name(name: str, taken: Sequence[str]) -> str:
    """Return `name`, numbered where one of `taken` is the same but for capitals."""
    lowered = {other.casefold() for other in taken}
    found, number = name, 2
    while found.casefold() in lowered:
        found, number = f"{name}_{number}", number + 1
    return found


def write_answered(
    source: Path,
    target: Path,
    own: Sequence[str],
    added: Columns,
    answers: Iterable[Sequence[Any]],
    on_rows: Callable[[int], None],
) -> int:
    """Write every row of `source` (columns `own`) with its answer to `target`, and return how many there are.

    Cells are texts as they were read; in a workbook, those of a column of numbers are numbers, and in a form that has
    types they are what they were. A CSV file has the delimiter of the source, which the person's programs open. The
    file appears when it is whole. `on_rows(count)` is called after each batch and may raise to stop. Raises BadInput
    as RowWriter and `iterate` do, JobFailed `write_failed`, ValueError where answers are missing.
    """
    left = iter(answers)
    read = iterate_values if target.suffix.lower() in TYPED else iterate
    numbers = number_columns(source) if target.suffix.lower() == EXCEL else ()
    delimiter = delimiter_of(source) if target.suffix.lower() == CSV else ""
    with RowWriter(target, source, (*own, *added.told), delimiter) as writer:
        for rows in read(source, BATCH):
            pairs = zip(rows, islice(left, len(rows)), strict=True)
            writer.write([{**row, **_numbers(row, numbers), **_named(added, cells)} for row, cells in pairs])
            on_rows(writer.rows)
    return writer.rows


def _numbers(row: Mapping[str, Any], names: Collection[str]) -> dict[str, float]:
    return {name: float(row[name]) for name in names if row[name]}


def _named(added: Columns, cells: Sequence[Any]) -> dict[str, Any]:
    return {name: "" if cell is None else cell for name, cell in zip(added.names, cells, strict=True) if name}
