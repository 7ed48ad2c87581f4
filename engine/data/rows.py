"""Reads what a version holds: pages for the window, parts for training, profiles, tools; all by SQL on the Parquet."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from engine.data.canonical import missing_column
from engine.data.label_sets import EACH_LABEL
from engine.data.layout import OWN, UNLABELLED
from engine.data.lengths import word_lengths
from engine.data.marked import SPAN_LABELS
from engine.data.sql import file_literal, literal, one_file, plain_cell, quote
from engine.data.stored import reading
from engine.data.workbench import Reader
from engine.results import DatasetProfile, RowsPage

MOST_ROWS = 1000
# Versions whose columns, counts and profile are remembered: they never change, and to count a million rows takes time.
REMEMBERED = 32

# What the classes of a dataset are counted by: its labels, single ones of several, or those of its marked stretches.
_CLASSES = {"label": "label", "labels": EACH_LABEL, "spans": SPAN_LABELS}


def page(
    path: Path,
    offset: int = 0,
    limit: int = 100,
    part: str = "",
    search: str = "",
    sort: str = "",
    descending: bool = False,
) -> RowsPage:
    """Return at most `limit` (no more than 1000) rows from `offset` on that are of `part` and hold `search`.

    The search takes no notice of case and looks into every column that a person filled. Without `sort` the rows
    come in the version's order. Raises JobFailed `version_broken`, BadInput `missing_column`.
    """
    with Reader() as bench, reading(path):
        names = columns_of(path)
        if sort and sort not in names:
            raise missing_column(path.name, sort, names)
        where, parameters = _where(names, part, search)
        scan = _numbered(path)
        if search:
            first, total = 0, bench.value(f"SELECT count(*) FROM {scan}{where}", parameters)
        else:
            first, total = _extent(path, _moment(path), part)
        wanted, skipped = max(0, min(limit, MOST_ROWS)), max(0, offset)
        if not search and not sort and total:
            # The rows of a part lie side by side, so a page is a range: no row outside its row group is read.
            last = first + min(skipped + wanted, total) - 1
            where, parameters = f" WHERE file_row_number BETWEEN {first + skipped} AND {last}", []
            skipped = 0
        order = f"{quote(sort)} {'DESC' if descending else 'ASC'}, " if sort else ""
        rows = bench.rows(
            f"SELECT {', '.join(map(quote, names))} FROM {scan}{where} "
            f"ORDER BY {order}file_row_number LIMIT ? OFFSET ?",
            [*parameters, wanted, skipped],
        )
        found = tuple(dict(zip(names, map(plain_cell, row), strict=True)) for row in rows)
        return RowsPage(names, total, offset, found)


def profile(path: Path) -> DatasetProfile:
    """Return the rows of each class, most first, and how long the texts are; empty for what a table has not.

    Raises JobFailed `version_broken`.
    """
    return _profile(path, _moment(path))


@lru_cache(maxsize=REMEMBERED)
def _profile(path: Path, moment: int) -> DatasetProfile:
    with Reader() as bench, reading(path):
        names = columns_of(path)
        scan = f"read_parquet({one_file(path)})"
        classes: tuple[tuple[str, int], ...] = ()
        classed = next((sql for name, sql in _CLASSES.items() if name in names), "") if "part" in names else ""
        if classed:
            each = f"SELECT {classed} AS label FROM {scan} WHERE part <> '{UNLABELLED}'"
            counted = bench.rows(f"SELECT label, count(*) AS n FROM ({each}) GROUP BY label ORDER BY n DESC, label")
            classes = tuple((str(label), int(count)) for label, count in counted)
        lengths = word_lengths(bench, scan) if "text" in names else ()
        return DatasetProfile(classes, lengths)


def read_part(path: Path, part: str = "") -> list[dict[str, Any]]:
    """Return the canonical columns of every row of `part` ('' for all), in the version's order.

    Raises JobFailed `version_broken`.
    """
    with Reader() as bench, reading(path):
        names = [name for name in columns_of(path) if name not in OWN]
        where = f"part = {literal(part)}" if part else "true"
        cells = ", ".join(map(quote, names))
        found: list[dict[str, Any]] = []
        for batch in bench.batches(f"SELECT {cells} FROM read_parquet({one_file(path)}) WHERE {where} ORDER BY row"):
            found.extend(dict(zip(names, row, strict=True)) for row in batch)
        return found


def numbered(path: Path, label: str = "") -> list[dict[str, Any]]:
    """Return `row`, `text` and `label` of every row, of those with one label where it is given, in the rows' order."""
    with Reader() as bench, reading(path):
        where = f"label = {literal(label)}" if label else "true"
        scan = f"read_parquet({one_file(path)})"
        found = bench.rows(f"SELECT row, text, label FROM {scan} WHERE {where} ORDER BY row")
        return [dict(zip(("row", "text", "label"), row, strict=True)) for row in found]


def read_tools(path: Path) -> list[dict[str, Any]] | None:
    """Return the tools' schemas in OpenAI's form that came with the dataset, None where none did."""
    with Reader() as bench, reading(path):
        columns_of(path)
        for key, value in bench.rows(f"SELECT key, value FROM parquet_kv_metadata({file_literal(path)})"):
            if bytes(key) == b"tools":
                tools: list[dict[str, Any]] = json.loads(bytes(value).decode("utf-8"))
                return tools
        return None


def _moment(path: Path) -> int:
    """Return when the file was written: what is remembered of one that was replaced holds no longer."""
    return path.stat().st_mtime_ns if path.exists() else 0


def columns_of(path: Path) -> tuple[str, ...]:
    """Return the columns of a version's file; raises JobFailed `version_broken`."""
    return _described(path, _moment(path))


@lru_cache(maxsize=REMEMBERED)
def _described(path: Path, moment: int) -> tuple[str, ...]:
    with Reader() as bench, reading(path):
        return tuple(str(row[0]) for row in bench.rows(f"DESCRIBE SELECT * FROM read_parquet({one_file(path)})"))


@lru_cache(maxsize=REMEMBERED)
def _extent(path: Path, moment: int, part: str) -> tuple[int, int]:
    """Return the first row of a part, whose rows lie side by side, and how many it has; '' means all rows."""
    where, parameters = _where(columns_of(path), part, "")
    with Reader() as bench, reading(path):
        # The count of all rows stands in the file's footer; only a part has to be looked for.
        start = "coalesce(min(file_row_number), 0)" if where else "0"
        first, total = bench.rows(f"SELECT {start}, count(*) FROM {_numbered(path)}{where}", parameters)[0]
        return int(first), int(total)


def _numbered(path: Path) -> str:
    return f"read_parquet({one_file(path)}, file_row_number=true)"


def _where(names: Sequence[str], part: str, search: str) -> tuple[str, list[str]]:
    """Return the WHERE clause, empty where all rows are wanted, and its parameters."""
    conditions: list[str] = []
    parameters: list[str] = []
    if part and "part" in names:
        conditions.append("part = ?")
        parameters.append(part)
    if search:
        shown = [name for name in names if name not in OWN] or list(names)
        texts = ", ".join(f"CAST({quote(name)} AS VARCHAR)" for name in shown)
        conditions.append(f"contains(lower(concat_ws(chr(10), {texts})), lower(?))")
        parameters.append(search)
    return " WHERE " + " AND ".join(conditions) if conditions else "", parameters
