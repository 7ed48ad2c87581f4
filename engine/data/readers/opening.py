"""Opens a file whatever it is: finds the format (its content counts for more than its name) and the reader for it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import duckdb

from engine.commands import Reading
from engine.data.encodings import TextFile, as_utf8, refuse_long_lines
from engine.data.readers.aligned import is_aligned, read_aligned
from engine.data.readers.archive import on_disk
from engine.data.readers.chats import as_messages
from engine.data.readers.cluener import from_cluener
from engine.data.readers.conll import is_conll, read_conll
from engine.data.readers.delimited import read_delimited
from engine.data.readers.excel import read_excel
from engine.data.readers.folder import is_text_folder, read_folder
from engine.data.readers.json_rows import read_array, read_lines
from engine.data.readers.label_studio import from_label_studio
from engine.data.readers.parallel import partner, read_parallel
from engine.data.readers.parquet import read_parquet
from engine.data.readers.semeval import is_semeval, read_semeval
from engine.data.readers.source import FILE, Source, refuse_many_columns
from engine.data.readers.squad import is_squad, read_squad
from engine.data.readers.trailing import has_trailing_labels, read_trailing
from engine.data.sql import literal, quote
from engine.data.workbench import Bench
from engine.errors import BadInput

_MAGIC = (
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3", "a database"),
)
_READERS = {
    "jsonl": read_lines,
    "json": read_array,
    "conll": read_conll,
    "semeval": read_semeval,
    "squad": read_squad,
    "trailing": read_trailing,
}
# Forms that may stand in one line as a whole.
_WHOLE = frozenset({"json", "squad"})
_JSON_LINES = (".jsonl", ".ndjson")
_TABLES = (".csv", ".tsv")
_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")


def open_source(bench: Bench, path: str | Path, readings: Mapping[str, Reading] | None = None) -> Source:
    """Return the file as a source of rows; cheap but for one pass over the bytes that finds what is broken.

    `readings` holds what the person corrected, by the paths that they see. Raises BadInput: name_unreadable,
    file_missing, file_unreadable, file_empty, binary_file, undecodable, encoding_unknown, and what the format's reader
    raises. Every one names the file.
    """
    shown = Path(path)
    real = on_disk(bench, shown)
    try:
        source = _opened(bench, real, _reading(readings or {}, shown))
        # A delimited file was told before: to read its columns takes the time that is to be saved.
        refuse_many_columns(real, len(source.columns))
        return replace(source, path=shown)
    except BadInput as error:
        if real == shown:
            raise
        # A person knows the archive, not the copy that was unpacked from it.
        told = {
            name: value.replace(str(real), str(shown)) if isinstance(value, str) else value
            for name, value in error.params.items()
        }
        raise BadInput(error.code, error.detail, **told) from error


def _reading(readings: Mapping[str, Reading], path: Path) -> Reading:
    """Return the reading given for the file itself, else for the nearest folder or archive that holds it."""
    known = {Path(given): reading for given, reading in readings.items()}
    return next((known[place] for place in (path, *path.parents) if place in known), Reading())


def _opened(bench: Bench, path: Path, reading: Reading) -> Source:
    if is_text_folder(path):
        return read_folder(bench, path, reading.encoding)
    head = _head(path)
    if head.startswith(b"PAR1"):
        return read_parquet(bench, path)
    if head.startswith((b"PK", b"\xd0\xcf")) and path.suffix.lower() in _WORKBOOKS:
        return read_excel(bench, path, reading)
    for magic, found in _MAGIC:
        if head.startswith(magic):
            raise BadInput("binary_file", file=str(path), found=found)
    text = as_utf8(path, bench.folder / bench.name("text"), reading.encoding)
    form = _format(path, text, bool(reading.delimiter))
    if form not in _WHOLE:
        refuse_long_lines(path, text)
    if is_aligned(path):
        return read_aligned(bench, path, text, reading.encoding)
    if other := partner(path):
        return read_parallel(bench, path, text, other, reading.encoding)
    if form == "delimited":
        return read_delimited(bench, path, text, reading)
    source = _READERS[form](bench, path, text)
    if source.format in ("json", "jsonl"):
        return as_messages(bench, from_cluener(bench, from_label_studio(bench, source)))
    return source


def load(bench: Bench, source: Source) -> str:
    """Read the source into a table of the bench, with `__file` beside its columns, and return the table's name.

    Raises BadInput `too_many_columns`: each column takes memory of its own, that of the rows is spilled.
    """
    table = bench.name("raw")
    try:
        bench.con.execute(
            f"CREATE TABLE {quote(table)} AS SELECT {literal(str(source.path))} AS {FILE}, * FROM ({source.sql})"
        )
    except duckdb.OutOfMemoryException as error:
        count = len(source.columns)
        raise BadInput("too_many_columns", str(error), file=str(source.path), count=count) from error
    return table


def _head(path: Path) -> bytes:
    if path.is_dir():
        raise BadInput("file_is_folder", file=str(path))
    if path.exists() and not path.is_file():
        # Reading a pipe would wait for ever.
        raise BadInput("file_unreadable", file=str(path), reason="it is no regular file")
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except FileNotFoundError:
        raise BadInput("file_missing", file=str(path)) from None
    except OSError as error:
        raise BadInput("file_unreadable", file=str(path), reason=error.strerror or "it could not be opened") from error
    if not head:
        raise BadInput("file_empty", file=str(path))
    return head


def _format(path: Path, text: TextFile, divided: bool) -> str:
    """Return the form of a text; `divided` is whether the person named a delimiter: what is no JSON is a table then."""
    with text.path.open(encoding="utf-8-sig", errors="replace") as file:
        start = file.read(1 << 16)
    body = start.lstrip()
    suffix = path.suffix.lower()
    if not body:
        raise BadInput("file_empty", file=str(path))
    if is_squad(start):
        return "squad"
    if suffix in _JSON_LINES:
        return "json" if body.startswith("[") else "jsonl"
    if suffix == ".json" or body[0] == "{":
        return _json_form(body, suffix)
    inner = body[1:].lstrip()
    if body[0] == "[" and inner.startswith("{"):
        return "json"
    return "delimited" if divided or suffix in _TABLES else _plain_form(start)


def _plain_form(start: str) -> str:
    """Tell what lines of text are that are no table by their name."""
    if is_semeval(start):
        return "semeval"
    if is_conll(start):
        return "conll"
    return "trailing" if has_trailing_labels(start) else "delimited"


def _json_form(body: str, suffix: str) -> str:
    """Tell an array from lines: a file named .json is often one object a line."""
    if body[0] != "{":
        return "json"
    line, _, rest = body.partition("\n")
    try:
        json.loads(line)
    except RecursionError:
        return "json"
    except ValueError:
        cut = not rest and len(line) > 60_000
        return "jsonl" if cut else ("json" if suffix == ".json" or line.strip() == "{" else "delimited")
    return "jsonl"
