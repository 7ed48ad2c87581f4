"""Makes the next version of a dataset from rows that come to those that stand, which keep their parts and labels."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from engine.commands import Split
from engine.data.correcting import table_of
from engine.data.importing import Imported, write_rows
from engine.data.layout import KEY, UNLABELLED, alike_value, key_column
from engine.data.rows import read_tools
from engine.data.split import split_rows
from engine.data.sql import one_file, quote
from engine.data.stored import reading
from engine.data.workbench import Bench

# A text and its label, '' for one that waits for it.
Labelled = tuple[str, str]


def known_labels(source: Path, texts: Sequence[str]) -> dict[str, str]:
    """Return text -> its label in the version, of the texts that stand there with one; case and blanks aside."""
    with Bench() as bench, reading(source):
        asked = _read(bench, [(text, "") for text in texts])
        found = bench.rows(
            f"SELECT asked.text, arg_min(known.label, known.row) FROM {quote(asked)} AS asked "
            f"JOIN read_parquet({one_file(source)}) AS known "
            f"ON {alike_value('asked.text')} = {alike_value('known.text')} "
            f"WHERE known.part <> '{UNLABELLED}' GROUP BY asked.text"
        )
        return {str(text): str(label) for text, label in found}


def add_rows(source: Path, target: Path, fresh: Sequence[Labelled], origin: str, split: Split) -> Imported:
    """Write the version that has the rows `fresh` too; `origin` says where they come from.

    No text of theirs has a label in `source` already; one that waits there for a label gets it. They are divided by
    `split` among themselves, so that what is measured on stays what it was and grows with the data.
    """
    with Bench() as bench:
        table, roles = table_of(bench, source)
        added, given = bench.name("added"), _read(bench, fresh)
        last = int(bench.value(f"SELECT coalesce(max(row), 0) FROM {quote(table)}"))
        part = f"CASE WHEN label = '' THEN '{UNLABELLED}' ELSE 'train' END"
        bench.con.execute(
            f"CREATE TABLE {quote(added)} AS SELECT {last} + place AS row, {part} AS part, text, label, "
            f"$1 AS source_file, {last} + place AS source_row, {key_column(('text',))} FROM {quote(given)}",
            [origin],
        )
        bench.con.execute(
            f"DELETE FROM {quote(table)} WHERE part = '{UNLABELLED}' AND {alike_value('text')} IN "
            f"(SELECT {alike_value('text')} FROM {quote(added)})"
        )
        split_rows(bench, added, ("text", "label"), split)
        bench.con.execute(f"INSERT INTO {quote(table)} BY NAME SELECT * EXCLUDE ({KEY}) FROM {quote(added)}")
        return write_rows(bench, table, roles, read_tools(source) or (), target)


def _read(bench: Bench, rows: Iterable[Labelled]) -> str:
    """Return the name of a table with `place` (from 1), `text` and `label`."""
    path, table = bench.folder / bench.name("given"), bench.name("given")
    lines = (
        json.dumps({"place": place, "text": text, "label": label}, ensure_ascii=False)
        for place, (text, label) in enumerate(rows, 1)
    )
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    columns = "{place: 'BIGINT', text: 'VARCHAR', label: 'VARCHAR'}"
    bench.con.execute(
        f"CREATE TABLE {quote(table)} AS SELECT * FROM "
        f"read_json({one_file(path)}, format='newline_delimited', columns={columns})"
    )
    return table
