"""Guards against leakage: a row whose text is new to its part goes where that text stands already, or stood."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.data.layout import HELD, KEY, UNLABELLED, key_column
from engine.data.sql import literal, one_file, quote
from engine.data.stored import reading
from engine.data.workbench import Bench

# Rows with a fresh label that have no part yet.
NEW = "new"


def keyed(bench: Bench, table: str, roles: Sequence[str]) -> str:
    """Return the name of a copy of the table that has KEY too."""
    copy = bench.name("keyed")
    bench.con.execute(f"CREATE TABLE {quote(copy)} AS SELECT *, {key_column(roles)} FROM {quote(table)}")
    return copy


def join_same_texts(bench: Bench, table: str, fresh: str) -> None:
    """Give the rows that the SQL `fresh` selects the part in which their text stands already, case and blanks aside.

    The table has KEY. Where only fresh rows have a text, the first of them that has a part decides.
    """
    bench.con.execute(
        f"UPDATE {quote(table)} AS here SET part = known.side FROM ("
        f"SELECT {KEY} AS key, first(part ORDER BY ({fresh}), row) AS side FROM {quote(table)} "
        f"WHERE part NOT IN ('{NEW}', '{UNLABELLED}') GROUP BY 1) AS known WHERE ({fresh}) AND {KEY} = known.key"
    )


def hold_sides_of_all(bench: Bench, table: str, fresh: str, earlier: Sequence[Path]) -> None:
    """Give the rows that the SQL `fresh` selects the part in which their text was measured on in one of `earlier`.

    The first version that did decides, and a row whose part has changed is not to be selected any more: no version is
    read that no row is left for. The table has KEY.
    """
    for version in earlier:
        if not bench.value(f"SELECT count(*) FROM {quote(table)} WHERE {fresh}"):
            return
        hold_sides(bench, table, fresh, version)


def hold_sides(bench: Bench, table: str, fresh: str, before: Path, parts: Sequence[str] = HELD) -> None:
    """Give the rows that the SQL `fresh` selects the part in which their text stood in the version `before`.

    Only `parts` count: what was measured on is not to be learned from later. The table has KEY. Raises JobFailed
    `version_broken`.
    """
    scan, wanted = f"read_parquet({one_file(before)})", ", ".join(map(literal, parts))
    with reading(before):
        key = key_column([str(row[0]) for row in bench.rows(f"DESCRIBE SELECT * FROM {scan}")])
        held = f"SELECT row, part, {key} FROM {scan} WHERE part IN ({wanted})"
        bench.con.execute(
            f"UPDATE {quote(table)} AS here SET part = known.side FROM ("
            f"SELECT {KEY} AS key, first(part ORDER BY row) AS side FROM ({held}) GROUP BY 1) AS known "
            f"WHERE ({fresh}) AND {KEY} = known.key"
        )
