"""Reads Excel and OpenDocument workbooks (XLSX, XLSM, XLSB, XLS, ODS) through calamine."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from engine.data.readers.header import has_header
from engine.data.readers.source import Source, unique_names
from engine.data.readers.spill import spilled
from engine.data.workbench import Bench
from engine.errors import BadInput

_SAMPLE_ROWS = 200
Row = list[str | None]


def read_excel(bench: Bench, path: Path, given: bool | None = None) -> Source:
    """Return the workbook's sheet as a source; several sheets with the same columns are read one after the other.

    `given` is whether the person says that the first rows are headers, None to find it out.
    Raises BadInput `excel_broken`, `excel_locked`, `excel_sheets` where the sheets have different columns, `no_rows`.
    """
    sheets = [(name, rows) for name, rows in _sheets(path) if rows]
    if not sheets:
        raise BadInput("no_rows", file=str(path))
    headers = [_has_header(rows) if given is None else given for _, rows in sheets]
    names, rows = _table(sheets[0][1], headers[0])
    for (_, more), header in zip(sheets[1:], headers[1:], strict=True):
        others, body = _table(more, header)
        if others != names:
            raise BadInput("excel_sheets", file=str(path), sheets=", ".join(name for name, _ in sheets))
        rows += body
    return replace(spilled(bench, path, "excel", "", names, rows), header=headers[0])


def _sheets(path: Path) -> list[tuple[str, list[Row]]]:
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            return [(name, _rows(book.get_sheet_by_name(name).to_python())) for name in book.sheet_names]
    except PasswordError as error:
        raise BadInput("excel_locked", detail=str(error), file=str(path)) from error
    except (CalamineError, OSError) as error:
        raise BadInput("excel_broken", detail=str(error), file=str(path)) from error


def _rows(cells: list[list[Any]]) -> list[Row]:
    """Return the rows as text, without the empty ones."""
    rows = [[_text(cell) for cell in row] for row in cells]
    return [row for row in rows if any(row)]


def _has_header(rows: list[Row]) -> bool:
    return has_header([[cell or "" for cell in row] for row in rows[:_SAMPLE_ROWS]])


def _table(rows: list[Row], header: bool) -> tuple[tuple[str, ...], list[Row]]:
    """Return the names of the columns and the rows below them."""
    if header:
        return unique_names(cell or "" for cell in rows[0]), rows[1:]
    return unique_names([""] * len(rows[0])), rows


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
