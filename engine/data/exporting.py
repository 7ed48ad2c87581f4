"""Writes a version's rows to a file that other programs read: CSV, JSON lines or Parquet."""

from __future__ import annotations

import shutil
from pathlib import Path

from engine.data.sql import literal, one_file
from engine.data.stored import reading
from engine.data.versions import put_aside
from engine.data.workbench import Bench
from engine.errors import BadInput

# File name's ending -> how DuckDB writes it.
FORMATS = {
    ".csv": "FORMAT csv, HEADER",
    ".jsonl": "FORMAT json, ARRAY false",
    ".parquet": "FORMAT parquet, COMPRESSION zstd",
}
# Without it Excel takes UTF-8 for the writing of the computer's country.
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def export_rows(source: Path, target: Path, part: str = "") -> int:
    """Write the rows of `part` ('' for all), in the version's order, and return how many there are.

    A file that stands there is replaced, whole or not at all. Raises BadInput `export_format`, `file_is_folder`,
    JobFailed `write_failed`, `disk_full`, `version_broken`.
    """
    form = FORMATS.get(target.suffix.lower())
    if form is None:
        raise BadInput("export_format", file=str(target), allowed=", ".join(FORMATS))
    if target.is_dir():
        raise BadInput("file_is_folder", file=str(target))
    where = f"WHERE part = {literal(part)}" if part else ""
    rows = f"FROM read_parquet({one_file(source)}, file_row_number=true) {where}"
    with Bench() as bench, put_aside(target) as aside, reading(source):
        made = aside if form != FORMATS[".csv"] else bench.folder / bench.name("rows")
        select = f"SELECT * EXCLUDE (file_row_number) {rows} ORDER BY file_row_number"
        bench.con.execute(f"COPY ({select}) TO {literal(str(made))} ({form})")
        if made != aside:
            with made.open("rb") as plain, aside.open("wb") as marked:
                marked.write(BYTE_ORDER_MARK)
                shutil.copyfileobj(plain, marked)
        return int(bench.value(f"SELECT count(*) {rows}"))
