"""What every reader hands out, whatever the format was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.errors import BadInput
from engine.results import Problem

# To look at one takes about 10 ms on two busy cores, whatever the number of rows.
MOST_COLUMNS = 2000
FILE = "__file"
ROW = "__row"


@dataclass(frozen=True)
class Source:
    """A file that can be read.

    `sql` selects `__row` and every column as text, in the file's order, nulls where nothing stands. `__row` is the
    number at which a person finds the row: in a delimited file and a workbook as a spreadsheet counts (from 1, what
    stands above and empty rows as well; the sheets of a workbook go on one after the other), else that of the record.
    `format` is csv, tsv, jsonl, json, parquet, excel, conll, squad, semeval, labelled lines or tools; a tools file has
    no rows but `tools`. `delimiter` is that of a delimited file, `header` that of a workbook, too; `names_row` is the
    row of a header, 0 for none. `values` selects the same as JSON (a text in quotes) where the file itself tells
    numbers, truth values and nested ones from texts. `sheets` are those of a workbook that hold anything, `read_sheets`
    those whose rows these are. `problems` are what the reader had to guess: of a kind that says
    what it made of it.
    """

    path: Path
    format: str
    encoding: str
    bytes: int
    rows: int
    columns: tuple[str, ...]
    sql: str = ""
    tools: tuple[dict[str, Any], ...] = field(default=())
    delimiter: str = ""
    header: bool | None = None
    names_row: int = 0
    sheets: tuple[str, ...] = ()
    read_sheets: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    values: str = ""


def unique_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return names that SQL can tell apart (it ignores case): an empty one becomes column_2, a second text text_2."""
    taken = {FILE, ROW, "file_row_number"}
    out: list[str] = []
    for number, given in enumerate(names, 1):
        stem = given.strip() or f"column_{number}"
        name, again = stem, 2
        while name.lower() in taken:
            name, again = f"{stem}_{again}", again + 1
        taken.add(name.lower())
        out.append(name)
    return tuple(out)


def refuse_many_columns(path: Path, count: int) -> None:
    """Raise BadInput `columns_over_limit` for a file of more columns than can be worked with."""
    if count > MOST_COLUMNS:
        raise BadInput("columns_over_limit", file=str(path), count=count, limit=MOST_COLUMNS)
