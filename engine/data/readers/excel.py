"""Reads Excel and OpenDocument workbooks (XLSX, XLSM, XLSB, XLS, ODS) through calamine."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from engine.commands import Reading
from engine.data.layout import EXAMPLES, SHOWN
from engine.data.readers.header import names_place, titles_told
from engine.data.readers.source import Source, unique_names
from engine.data.readers.spill import spilled
from engine.data.workbench import Bench
from engine.errors import BadInput
from engine.results import Problem

_SAMPLE_ROWS = 200
# A row's number in its sheet, and its cells.
Row = tuple[int, list[str | None]]


@dataclass(frozen=True)
class _Table:
    """A sheet's columns and rows; `names_row` is the row of its names, 0 for none, `titles` are the rows above."""

    sheet: str
    names: tuple[str, ...]
    names_row: int
    titles: list[Row]
    rows: list[Row]
    # The number of its last row.
    end: int


def read_excel(bench: Bench, path: Path, reading: Reading) -> Source:
    """Return a workbook's sheet as a source; several sheets with the same columns are read one after the other.

    Unless the `reading` names a sheet, those are read whose columns hold the most rows, and the others are told of.
    Raises BadInput `excel_broken`, `excel_locked`, `no_rows`, `sheet_unknown`.
    """
    sheets = {name: _table(name, rows, reading.header) for name, rows in _sheets(path) if rows}
    if not sheets:
        raise BadInput("no_rows", file=str(path))
    if reading.sheet and reading.sheet not in sheets:
        raise BadInput("sheet_unknown", file=str(path), sheet=reading.sheet, sheets=", ".join(sheets))
    tables = [sheets[reading.sheet]] if reading.sheet else _fullest(list(sheets.values()))
    first = tables[0]
    # Two rows of one file must not have the same number: a sheet goes on where the one before it ended.
    ends = accumulate((table.end for table in tables), initial=0)
    numbered = [(end + number, cells) for end, table in zip(ends, tables, strict=False) for number, cells in table.rows]
    source = spilled(
        bench,
        path,
        "excel",
        "",
        first.names,
        rows=(cells for _, cells in numbered),
        numbers=(number for number, _ in numbered),
    )
    return replace(
        source,
        header=first.names_row > 0,
        names_row=first.names_row,
        sheets=tuple(sheets),
        read_sheets=tuple(table.sheet for table in tables),
        problems=(*titles_told(path, first.titles), *_left_told(path, sheets.values(), tables, reading.sheet)),
    )


def _fullest(tables: Sequence[_Table]) -> list[_Table]:
    """Return the tables with the columns that the most rows have, in the workbook's order; of as many, the first's."""
    rows: Counter[tuple[str, ...]] = Counter()
    for table in tables:
        rows[table.names] += len(table.rows)
    names = max(rows, key=lambda each: rows[each])
    return [table for table in tables if table.names == names]


def _left_told(path: Path, tables: Iterable[_Table], read: Sequence[_Table], chosen: str) -> tuple[Problem, ...]:
    """Return what is to be told of sheets that are left out without the person having `chosen` one."""
    names = {table.sheet for table in read}
    left = [] if chosen else [table for table in tables if table.sheet not in names]
    examples = tuple({"file": str(path), "row": table.names_row, "value": table.sheet[:SHOWN]} for table in left)
    return (Problem("sheets", "careful", len(left), examples[:EXAMPLES]),) if left else ()


def _sheets(path: Path) -> list[tuple[str, list[Row]]]:
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            return [(name, _rows(book.get_sheet_by_name(name))) for name in book.sheet_names]
    except PasswordError as error:
        raise BadInput("excel_locked", detail=str(error), file=str(path)) from error
    except (CalamineError, OSError) as error:
        raise BadInput("excel_broken", detail=str(error), file=str(path)) from error


def _rows(sheet: CalamineSheet) -> list[Row]:
    """Return the rows as text, without the empty ones, which are counted."""
    above = sheet.start[0] if sheet.start else 0
    rows = [[_text(cell) for cell in row] for row in sheet.to_python()]
    return [(number, row) for number, row in enumerate(rows, above + 1) if any(row)]


def _table(sheet: str, rows: list[Row], given: bool | None) -> _Table:
    end = rows[-1][0]
    place = names_place([[cell or "" for cell in row] for _, row in rows[:_SAMPLE_ROWS]], given)
    if place is None:
        return _Table(sheet, unique_names([""] * len(rows[0][1])), 0, [], rows, end)
    number, names = rows[place]
    return _Table(sheet, unique_names(cell or "" for cell in names), number, rows[:place], rows[place + 1 :], end)


def _text(cell: Any) -> str | None:
    """Return a cell as a person reads it: whole numbers without a point, dates in ISO 8601, None for an empty one."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.isoformat(sep=" ") if cell.time() != dt.time() else cell.date().isoformat()
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return str(cell)
