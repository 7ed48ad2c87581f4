"""Reads JSON lines and JSON arrays of objects; every key becomes a column, nested values stay JSON text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb

from engine.data.encodings import TextFile
from engine.data.readers.json_faults import broken_array, broken_line
from engine.data.readers.sgd import sgd_tools
from engine.data.readers.source import ROW, Source, unique_names
from engine.data.sql import literal, one_file, quote
from engine.data.workbench import Bench
from engine.errors import BadInput

_TOOLS_LIMIT = 8 << 20
# In bytes: more than blanks at the end of a file take.
_TAIL = 1 << 16
# DuckDB's message may be cut in the middle of a character, which its Python side then cannot decode.
_UNREADABLE = (duckdb.Error, UnicodeDecodeError)


def read_lines(bench: Bench, path: Path, text: TextFile) -> Source:
    """Read one object a line (empty lines are passed over).

    Raises BadInput `json_broken` with the line, `json_row` for a line that is no object, `no_rows`.
    """
    scan = f"SELECT row_number() OVER () AS {ROW}, json FROM read_ndjson_objects({one_file(text.path)})"
    try:
        return _source(bench, path, text, "jsonl", scan)
    except _UNREADABLE as error:
        raise broken_line(path, text, error) from error


def read_array(bench: Bench, path: Path, text: TextFile) -> Source:
    """Read an array of objects, or of tools (`{"type": "function", ...}` or services), which are schemas, not rows.

    Raises BadInput `json_broken`, `json_cut`, `json_row`, `json_not_rows` for an object where a list is needed,
    `no_rows`.
    """
    tools = _tools(text)
    if tools:
        return Source(path, "tools", text.encoding, path.stat().st_size, len(tools), (), "", tools)
    if not _ends_as_array(text):
        # DuckDB takes one that is cut between two rows for whole.
        raise broken_array(path, text, "the end of the array is missing")
    scan = f"SELECT row_number() OVER () AS {ROW}, json FROM read_json_objects({one_file(text.path)}, format='array')"
    try:
        return _source(bench, path, text, "json", scan)
    except _UNREADABLE as error:
        raise broken_array(path, text, error) from error


def _ends_as_array(text: TextFile) -> bool:
    with text.path.open("rb") as file:
        file.seek(max(0, text.path.stat().st_size - _TAIL))
        return file.read().rstrip().endswith(b"]")


def _source(bench: Bench, path: Path, text: TextFile, form: str, scan: str) -> Source:
    other = bench.rows(f"SELECT {ROW}, json_type(json) FROM ({scan}) WHERE json_type(json) <> 'OBJECT' LIMIT 1")
    if other:
        raise BadInput("json_row", file=str(path), row=other[0][0], found=str(other[0][1]).lower())
    rows = int(bench.value(f"SELECT count(*) FROM ({scan})"))
    if not rows:
        raise BadInput("no_rows", file=str(path))
    keys = [
        str(key)
        for (key,) in bench.rows(
            "SELECT key FROM (SELECT unnest(json_keys(json)) AS key, "
            f"unnest(range(len(json_keys(json)))) AS place, {ROW} FROM ({scan})) "
            f"GROUP BY key ORDER BY min({ROW}), arg_min(place, {ROW})"
        )
    ]
    names = unique_names(keys)

    def selected(sign: str) -> str:
        cells = (f"json {sign} {literal(_pointer(key))}" for key in keys)
        named = (f"CAST({cell} AS VARCHAR) AS {quote(name)}" for cell, name in zip(cells, names, strict=True))
        return f"SELECT {ROW}, {', '.join(named)} FROM ({scan})"

    size = path.stat().st_size
    return Source(path, form, text.encoding, size, rows, names, selected("->>"), values=selected("->"))


def _pointer(key: str) -> str:
    """Return the JSON pointer (RFC 6901) to a key: unlike a path it can name every one, the empty one too."""
    return "/" + key.replace("~", "~0").replace("/", "~1")


def _tools(text: TextFile) -> tuple[dict[str, Any], ...]:
    if text.path.stat().st_size > _TOOLS_LIMIT:
        return ()
    try:
        items = json.loads(text.path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError):
        return ()
    if isinstance(items, list) and items and all(map(_is_tool, items)):
        return tuple(items)
    return sgd_tools(items)


def _is_tool(item: Any) -> bool:
    function = item.get("function") if isinstance(item, dict) and item.get("type") == "function" else None
    return isinstance(function, dict) and isinstance(function.get("name"), str)
