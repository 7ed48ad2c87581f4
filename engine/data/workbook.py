"""Writes an Excel workbook of one sheet row by row, and tells beforehand what a sheet cannot hold."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xlsxwriter import Workbook as Book
from xlsxwriter.exceptions import FileCreateError

from engine.errors import BadInput

# What a sheet of Excel's holds; the first row is the names'. Letters are counted as Excel does, in units of UTF-16.
# https://support.microsoft.com/en-us/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
MOST_ROWS, MOST_COLUMNS, MOST_LETTERS = 1_048_575, 16_384, 32_767


def check_sheet(path: Path, rows: int, columns: int, longest: int) -> None:
    """Raise BadInput `excel_rows`, `excel_columns` or `excel_cell` for what a sheet cannot hold.

    `longest` is how many letters the longest cell has.
    """
    for code, found, most in (
        ("excel_rows", rows, MOST_ROWS),
        ("excel_columns", columns, MOST_COLUMNS),
        ("excel_cell", longest, MOST_LETTERS),
    ):
        if found > most:
            raise BadInput(code, file=str(path), found=found, most=most)


class Workbook:
    """The sheet in the file `path`; rows wait in `scratch` until `close` puts the file together.

    Texts stay texts: none becomes a formula, a link or a number.
    """

    def __init__(self, path: Path, scratch: Path) -> None:
        self._path = path
        self._book = Book(str(path), {"constant_memory": True, "tmpdir": str(scratch), "use_zip64": True})
        self._sheet = self._book.add_worksheet()
        self._rows = 0

    def head(self, names: Sequence[str]) -> None:
        """Write the names of the columns, and keep them in sight."""
        bold = self._book.add_format({"bold": True})
        self._sheet.freeze_panes(1, 0)
        for column, name in enumerate(names):
            self._sheet.write_string(0, column, name, bold)

    def add(self, cells: Sequence[str | float]) -> None:
        """Append a row; raises BadInput `excel_rows`, `excel_cell`."""
        self._rows += 1
        check_sheet(self._path, self._rows, len(cells), max((_letters(cell) for cell in cells), default=0))
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                self._sheet.write_string(self._rows, column, cell)
            else:
                self._sheet.write_number(self._rows, column, cell)

    def close(self) -> None:
        """Put the file together; raises OSError."""
        try:
            self._book.close()
        except FileCreateError as error:
            # It wraps the system's own error, which says whether the disk is full.
            (cause,) = error.args
            raise cause from error


def _letters(cell: str | float) -> int:
    if not isinstance(cell, str):
        return 0
    # Counted exactly only where it may matter.
    return len(cell) if 2 * len(cell) <= MOST_LETTERS else len(cell.encode("utf-16-le", "surrogatepass")) // 2
