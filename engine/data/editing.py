"""Makes the next version of a dataset from corrections of its cells and rows taken out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from engine.data.correcting import table_of
from engine.data.importing import Imported, write_rows
from engine.data.layout import KEY, UNLABELLED
from engine.data.leakage import hold_sides_of_all, join_same_texts, keyed
from engine.data.rows import read_tools
from engine.data.sql import literal, one_file, quote
from engine.data.workbench import Bench
from engine.errors import BadInput

# Row number, column, what stands in it from now on.
Change = tuple[int, str, str]


def edit_rows(
    source: Path,
    target: Path,
    changes: Sequence[Change],
    dropped: Sequence[int],
    editable: Sequence[str],
    earlier: Sequence[Path] = (),
) -> Imported:
    """Write the version in which the cells hold what `changes` say and the rows `dropped` are gone.

    Rows are named by their number in `source`. A row that loses its label waits for one; one that waited and is
    given one is learned from. A row that waited, or whose text is another now, goes to the part in which that text
    stands already, else to the one in which it was measured on in one of the versions `earlier`, newest first: none is
    learned from and measured on. Raises BadInput `not_editable`, `nothing_changed`, `empty_cell`, `no_row_left`.
    """
    _refuse(changes, dropped, editable)
    with Bench() as bench:
        table, roles = table_of(bench, source)
        before = keyed(bench, table, roles)
        for column in dict.fromkeys(column for _, column, _ in changes):
            _write(bench, table, column, {row: value for row, name, value in changes if name == column})
        if dropped:
            gone = ", ".join(str(int(row)) for row in dropped)
            bench.con.execute(f"DELETE FROM {quote(table)} WHERE row IN ({gone})")
            if not bench.value(f"SELECT count(*) FROM {quote(table)}"):
                raise BadInput("no_row_left")
        after = keyed(bench, table, roles)
        fresh = fresh_texts(before, after)
        hold_sides_of_all(bench, after, f"part = 'train' AND {fresh}", earlier)
        # Last: a text that other rows are learned from stays with them.
        join_same_texts(bench, after, fresh)
        return write_rows(bench, after, roles, read_tools(source) or (), target)


def waiting_after(
    source: Path, target: Path, changes: Sequence[Change], dropped: Sequence[int]
) -> dict[str, tuple[str, ...]]:
    """Return text -> the texts it waits as in `target`, of the texts that waited in a row that was changed or dropped.

    `target` is the version that `edit_rows` made; a text that does not wait any more has none.
    """
    texts = {row: value for row, column, value in changes if column == "text"}
    touched = ", ".join(str(int(row)) for row in {*dropped, *(row for row, _, _ in changes)})
    with Bench() as bench:
        waits = f"SELECT row, text FROM read_parquet({{}}) WHERE part = '{UNLABELLED}' AND {{}}"
        now: dict[str, list[str]] = {}
        for row, text in bench.rows(waits.format(one_file(source), f"row IN ({touched})")):
            now.setdefault(text, [text]).append(texts.get(row, text))
        asked = [text for known in now.values() for text in known]
        found = bench.rows(waits.format(one_file(target), "text IN (SELECT unnest(?))"), [asked])
        left = {text for _, text in found}
        return {text: tuple(dict.fromkeys(name for name in known if name in left)) for text, known in now.items()}


def _refuse(changes: Sequence[Change], dropped: Sequence[int], editable: Sequence[str]) -> None:
    for row, column, value in changes:
        if column not in editable:
            raise BadInput("not_editable", column=column, allowed=", ".join(editable) or "-")
        # Without a label a row waits for one; without a text there is nothing to learn from.
        if column != "label" and not value.strip():
            raise BadInput("empty_cell", row=row, column=column)
    if not changes and not dropped:
        raise BadInput("nothing_changed")


def fresh_texts(before: str, after: str) -> str:
    """Return the SQL that selects rows with another text or their first label; not those that wait for one.

    Both tables have KEY.
    """
    return (
        f"row IN (SELECT row FROM {quote(after)} AS new JOIN {quote(before)} AS old USING (row) "
        f"WHERE new.part <> '{UNLABELLED}' AND (old.part = '{UNLABELLED}' OR new.{KEY} <> old.{KEY}))"
    )


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
