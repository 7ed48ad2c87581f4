"""One table's Parquet file as questions see it: its true column names, their kinds, and how SQL reads their cells."""

from __future__ import annotations

import functools
from pathlib import Path

from engine.data.canonical import missing_column
from engine.data.sql import literal, one_file, quote
from engine.data.workbench import Bench, Reader
from engine.data.written_cells import read_written
from engine.results import ColumnInfo

_SAMPLES = 5
_KINDS = {"BIGINT": "integer", "DOUBLE": "number", "BOOLEAN": "boolean", "DATE": "date", "TIMESTAMP": "date"}
_LOOKED_AT = 1000
_SEPARATORS = ("|", ";")
_MANY_PARTS = 0.1
_LONGEST_PART = 40
_TIME_NAMES = "time|date|stamp|created|updated|_at$|_on$"
# Whole seconds since 1970 that are taken for moments: 1980 to 2100.
_EPOCHS = (315532800, 4102444800)


class TableFile:
    """A table on disk, read through `bench`; `kinds` maps column -> kind."""

    def __init__(self, bench: Bench, path: Path) -> None:
        self.bench, self.path = bench, path
        self.scan = f"read_parquet({one_file(path)})"
        self.kinds = self._kinds()
        stamp = path.stat()
        if read := _written(str(path), stamp.st_mtime_ns, stamp.st_size):
            cells = ", ".join(f"{sql} AS {quote(name)}" for name, sql in read)
            self.scan = f"(SELECT * REPLACE ({cells}) FROM {self.scan})"
            self.kinds = self._kinds()

    def _kinds(self) -> dict[str, str]:
        described = self.bench.rows(f"DESCRIBE SELECT * FROM {self.scan}")
        return {str(row[0]): _KINDS.get(str(row[1]), "text") for row in described}

    def known(self, column: str) -> str:
        """Return the column's true name; case and outer blanks do not matter. Raises BadInput `missing_column`."""
        for name in self.kinds:
            if name.lower() == column.strip().lower():
                return name
        raise missing_column(self.path.name, column, tuple(self.kinds))

    @functools.cached_property
    def columns(self) -> dict[str, ColumnInfo]:
        """What is known of each column; worked out once for a file, which never changes."""
        stamp = self.path.stat()
        return {item.name: item for item in _described(str(self.path), stamp.st_mtime_ns, stamp.st_size)}

    def moment(self, name: str) -> str:
        """Return the SQL of a column's cells as timestamps, '' where they are none."""
        cell = quote(name)
        if self.kinds[name] == "date":
            return f"CAST({cell} AS TIMESTAMP)"
        if not self.columns[name].dated:
            return ""
        return f"make_timestamp({cell} * 1000000)" if self.kinds[name] == "integer" else _written_moment(cell)

    def separator(self, name: str) -> str:
        """Return what stands between the values of one cell of the column, '' where a cell is one value."""
        return self.columns[name].separator

    def column_info(self, name: str) -> ColumnInfo:
        """Return what is known of a column, with some of its values."""
        text = f"CAST({quote(name)} AS VARCHAR)"
        distinct, empty = self.bench.rows(
            f"SELECT count(DISTINCT {text}) FILTER ({text} <> ''), count(*) FILTER (coalesce({text}, '') = '') "
            f"FROM {self.scan}"
        )[0]
        samples = self.bench.rows(
            f"SELECT value FROM (SELECT DISTINCT {text} AS value FROM {self.scan} WHERE {text} <> '') "
            f"ORDER BY value LIMIT {_SAMPLES}"
        )
        seen = tuple(str(value) for (value,) in samples)
        dated = self._is_dated(name)
        separator = "" if dated else self._separator(name)
        return ColumnInfo(name, self.kinds[name], int(distinct), int(empty), seen, separator, dated)

    def _is_dated(self, name: str) -> bool:
        cell = quote(name)
        if self.kinds[name] == "integer":
            least, most = _EPOCHS
            found = self.bench.value(
                f"SELECT min({cell}) >= {least} AND max({cell}) <= {most} "
                f"AND regexp_matches({literal(name.lower())}, '{_TIME_NAMES}') FROM {self.scan}"
            )
            return bool(found)
        if self.kinds[name] != "text":
            return self.kinds[name] == "date"
        found = self.bench.value(
            f"SELECT bool_and(regexp_matches(cell, '^\\d{{4}}-\\d\\d-\\d\\d') "
            f"AND {_written_moment('cell')} IS NOT NULL) FROM {self._some_cells(name)}"
        )
        return bool(found)

    def _separator(self, name: str) -> str:
        if self.kinds[name] != "text":
            return ""
        for sign in _SEPARATORS:
            share, longest = self.bench.rows(
                f"SELECT avg(CAST(contains(cell, '{sign}') AS INTEGER)), "
                f"max(list_max(list_transform(string_split(cell, '{sign}'), lambda part: length(part)))) "
                f"FROM {self._some_cells(name)}"
            )[0]
            if share and share >= _MANY_PARTS and longest <= _LONGEST_PART:
                return sign
        return ""

    def _some_cells(self, name: str) -> str:
        text = f"trim(CAST({quote(name)} AS VARCHAR))"
        return f"(SELECT {text} AS cell FROM {self.scan} WHERE {text} <> '' LIMIT {_LOOKED_AT})"


def _written_moment(cell: str) -> str:
    """Return the SQL of a moment in ISO 8601 without what follows its seconds: it counts as it was written."""
    return f"try_cast(left(trim({cell}), 19) AS TIMESTAMP)"


@functools.lru_cache(maxsize=64)
def _written(path: str, changed: int, size: int) -> tuple[tuple[str, str], ...]:
    """Return (name, SQL of a cell) of the text columns that an import would read as numbers or dates today.

    A table that was imported by an earlier Deskhand holds them as text. Days that could be months stay so: nobody would
    be told how they were read.
    """
    with Reader() as bench:
        scan, view = f"read_parquet({one_file(Path(path))})", bench.name("written")
        described = bench.rows(f"DESCRIBE SELECT * FROM {scan}")
        bench.con.execute(f"CREATE TEMP VIEW {quote(view)} AS SELECT * FROM {scan}")
        found = [read_written(bench, view, str(row[0])) for row in described if row[1] == "VARCHAR"]
        clear = [item for item in found if item.kind != "date" or item.leads is not None]
        return tuple((item.name, item.sql) for item in clear if item.sql)


@functools.lru_cache(maxsize=64)
def _described(path: str, changed: int, size: int) -> tuple[ColumnInfo, ...]:
    with Reader() as bench:
        table = TableFile(bench, Path(path))
        return tuple(table.column_info(name) for name in table.kinds)
