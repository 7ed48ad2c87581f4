"""Writes an immutable version of a dataset: aside, synced, read again and counted, then renamed into place."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from engine.data.sql import literal, one_file, quote
from engine.data.stored import reading
from engine.data.workbench import Bench
from engine.errors import BadInput, JobFailed
from engine.machine.aside import written_file

FORMAT = "1"
# Rows that are read together: to look at any page of a million costs one of these.
GROUP = 20_480


def write_version(bench: Bench, select: str, target: Path, tools: Sequence[Mapping[str, Any]] = ()) -> int:
    """Write the rows of the SQL `select`, in its order, to the Parquet file `target`; return how many there are.

    The key-value metadata holds `deskhand` (the version of this form) and, where there are any, `tools` as JSON.
    Raises BadInput `version_exists`, JobFailed `write_failed`, `disk_full`; nothing is left behind then.
    """
    if target.exists():
        raise BadInput("version_exists", file=str(target))
    expected = int(bench.value(f"SELECT count(*) FROM ({select})"))
    notes = {"deskhand": FORMAT}
    if tools:
        notes["tools"] = json.dumps(list(tools), ensure_ascii=False)
    metadata = ", ".join(f"{key}: {literal(value)}" for key, value in notes.items())
    with put_aside(target) as aside:
        # DuckDB takes the name of a file to write as it stands: no wildcards here.
        bench.con.execute(
            f"COPY ({select}) TO {literal(str(aside))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {GROUP}, "
            f"KV_METADATA {{{metadata}}})"
        )
        written = int(bench.value(f"SELECT count(*) FROM read_parquet({one_file(aside)})"))
        if written != expected:
            raise JobFailed("write_failed", file=str(target), reason=f"{written} of {expected} rows were written")
    return expected


def copy_version(source: Path, target: Path) -> None:
    """Copy a version's file, whose rows must all be readable.

    Raises JobFailed `version_broken`, and as `put_aside`; nothing is left behind then.
    """
    with Bench() as bench, reading(source):
        # Looks at every cell.
        bench.rows(f"SELECT bit_xor(hash(COLUMNS(*))) FROM read_parquet({one_file(source)})")
    with put_aside(target) as aside:
        shutil.copyfile(source, aside)


@contextmanager
def put_aside(target: Path) -> Iterator[Path]:
    """Hand out a path beside `target` as `written_file` does; DuckDB may write there too."""
    with written_file(target, duckdb.IOException) as aside:
        yield aside


def content_hash(bench: Bench, table: str, columns: Sequence[str], where: str = "true") -> str:
    """Return the SHA-256 of the rows' content: the hash of the sorted hashes of the rows.

    A row's hash is that of its `columns` in the order of their names, each as its length in bytes, a colon and its
    text, so neither the order of the rows nor where they came from matters. No rows give the hash of nothing.
    """
    joined = row_content(columns)
    whole = hashlib.sha256()
    # Sorted by their first two signs and then within these, so that a million texts need not come here one by one.
    hashes = f"SELECT sha256({joined}) AS hash FROM {quote(table)} WHERE {where}"
    for ((sorted_hashes,),) in bench.batches(
        f"SELECT string_agg(hash, '' ORDER BY hash) FROM ({hashes}) GROUP BY left(hash, 2) ORDER BY left(hash, 2)", 1
    ):
        whole.update(sorted_hashes.encode("ascii"))
    return whole.hexdigest()


def row_content(columns: Sequence[str]) -> str:
    """Return the SQL for a row's content as one text, in which no value can run into the next."""
    texts = [f"coalesce(CAST({quote(name)} AS VARCHAR), '')" for name in sorted(columns)]
    # One flat call: of a chain of `||` DuckDB takes no more than a thousand.
    return "concat(" + ", ".join(f"strlen({text}), ':', {text}" for text in texts) + ")"
