"""Makes the next version of a dataset from corrections of its cells and rows taken out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from engine.data.bench import Bench, literal, one_file, quote
from engine.data.importing import Imported, write_rows
from engine.data.layout import OWN, UNLABELLED
from engine.data.rows import read_tools
from engine.errors import BadInput

# Row number, column, what stands in it from now on.
Change = tuple[int, str, str]


def edit_rows(
    source: Path, target: Path, changes: Sequence[Change], dropped: Sequence[int], editable: Sequence[str]
) -> Imported:
    """Write the version in which the cells hold what `changes` say and the rows `dropped` are gone.

    Rows are named by their number in `source`. A row that loses its label waits for one; one that waited and is
    given one is learned from. Raises BadInput `not_editable`, `nothing_changed`.
    """
    for _, column, _ in changes:
        if column not in editable:
            raise BadInput("not_editable", column=column, allowed=", ".join(editable) or "-")
    if not changes and not dropped:
        raise BadInput("nothing_changed")
    with Bench() as bench:
        table = bench.name("rows")
        bench.con.execute(f"CREATE TABLE {quote(table)} AS SELECT * FROM read_parquet({one_file(source)})")
        roles = [str(row[0]) for row in bench.rows(f"DESCRIBE {quote(table)}") if row[0] not in OWN]
        for column in dict.fromkeys(column for _, column, _ in changes):
            _write(bench, table, column, {row: value for row, name, value in changes if name == column})
        if dropped:
            gone = ", ".join(str(int(row)) for row in dropped)
            bench.con.execute(f"DELETE FROM {quote(table)} WHERE row IN ({gone})")
        return write_rows(bench, table, roles, read_tools(source) or (), target)


def _write(bench: Bench, table: str, column: str, values: dict[int, str]) -> None:
    path = bench.folder / bench.name("changes")
    lines = (json.dumps({"row": row, "value": value}, ensure_ascii=False) for row, value in values.items())
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    scan = f"read_json({one_file(path)}, format='newline_delimited', columns={{row: 'BIGINT', value: 'VARCHAR'}})"
    waits = f"here.part = {literal(UNLABELLED)}"
    part = f"CASE WHEN trim(given.value) = '' THEN '{UNLABELLED}' WHEN {waits} THEN 'train' ELSE here.part END"
    bench.con.execute(
        f"UPDATE {quote(table)} AS here SET {quote(column)} = given.value"
        f"{f', part = {part}' if column == 'label' else ''} FROM {scan} AS given WHERE here.row = given.row"
    )
