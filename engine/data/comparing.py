"""Tells two versions of a dataset apart: rows added, taken out and changed, counted by part, the first ones shown.

Rows carry no identity of their own, so pairs are sought twice: rows that are wholly equal first, each with one of the
other version, then those left over by what they have in common. That is their place in the person's file while both
versions came from one import, else their text (case and blanks aside). All in SQL: a million rows take seconds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from engine.data.layout import OWN, alike_value
from engine.data.sql import one_file, plain_cell, quote
from engine.data.stored import reading
from engine.data.versions import row_content
from engine.data.workbench import Bench
from engine.results import VersionDiff

# Without a part of its own, as in a table, every row is of this one.
ALL = "all"
MOST_EXAMPLES = 200


def compare(before: Path, after: Path, limit: int, one_import: bool) -> VersionDiff:
    """Return what changed from the version `before` to `after`; `one_import` says that places in the files still hold.

    The numbers of the versions are for the caller to fill in. Raises JobFailed `version_broken`.
    """
    limit = max(0, min(limit, MOST_EXAMPLES))
    with Bench() as bench:
        names = [_columns(bench, path) for path in (before, after)]
        shared = [name for name in names[0] if name in names[1]]
        sides = [_side(bench, path, own, shared, one_import) for path, own in zip((before, after), names, strict=True)]
        pairs = _pair(bench, *sides)
        return VersionDiff(
            before=0,
            after=0,
            same=_counts(bench, pairs, "same"),
            added=_counts(bench, pairs, "old IS NULL"),
            removed=_counts(bench, pairs, "new IS NULL"),
            changed=_counts(bench, pairs, "NOT same AND old IS NOT NULL AND new IS NOT NULL"),
            added_rows=_examples(bench, after, _first(bench, pairs, "old IS NULL", "new", limit)),
            removed_rows=_examples(bench, before, _first(bench, pairs, "new IS NULL", "old", limit)),
            changed_rows=_changed(bench, pairs, before, after, limit),
        )


def _columns(bench: Bench, path: Path) -> list[str]:
    with reading(path):
        return [str(row[0]) for row in bench.rows(f"DESCRIBE SELECT * FROM read_parquet({one_file(path)})")]


def _side(bench: Bench, path: Path, names: Sequence[str], shared: Sequence[str], one_import: bool) -> str:
    """Make a table of a version's rows: its `place`, `part`, `content`, what pairs may have in common as `key`."""
    roles = [name for name in names if name not in OWN]
    if one_import and "source_row" in shared:
        key = row_content(("source_file", "source_row"))
    elif "text" in shared:
        read = "text" if "text_pair" not in shared else "text || chr(10) || text_pair"
        key = alike_value(read)
    else:
        key = row_content([name for name in shared if name not in OWN][:1] if "part" in shared else roles)
    part = "part" if "part" in names else f"'{ALL}'"
    content = row_content([*roles, *(["part"] if "part" in names else [])])
    table = bench.name("side")
    # Half a hash in place of texts: two of a million rows meet by accident once in some ten million comparisons.
    with reading(path):
        bench.con.execute(
            f"CREATE TABLE {quote(table)} AS SELECT file_row_number AS place, {part} AS part, "
            f"hash({content}) AS content, hash({key}) AS key FROM read_parquet({one_file(path)}, file_row_number=true)"
        )
    return table


def _pair(bench: Bench, old: str, new: str) -> str:
    """Make a table of pairs: the places `old` and `new` (NULL where there is none), `part`, and if they are `same`.

    Several equal rows are told apart by their order, so that one that is left out of three counts as one removed.
    """
    same, pairs = bench.name("same"), bench.name("pairs")
    equal = [_ranked(table, "key, content") for table in (old, new)]
    bench.con.execute(
        f"CREATE TABLE {quote(same)} AS SELECT a.place AS old, b.place AS new, b.part FROM {equal[0]} AS a "
        f"JOIN {equal[1]} AS b USING (key, content, twin)"
    )
    left = [
        _ranked(table, "key", f"place NOT IN (SELECT {side} FROM {quote(same)})")
        for side, table in (("old", old), ("new", new))
    ]
    bench.con.execute(
        f"CREATE TABLE {quote(pairs)} AS SELECT old, new, part, true AS same FROM {quote(same)} UNION ALL "
        f"SELECT a.place, b.place, coalesce(b.part, a.part), false FROM {left[0]} AS a "
        f"FULL OUTER JOIN {left[1]} AS b USING (key, twin)"
    )
    return pairs


def _ranked(table: str, by: str, among: str = "true") -> str:
    return f"(SELECT *, row_number() OVER (PARTITION BY {by} ORDER BY place) AS twin FROM {quote(table)} WHERE {among})"


def _counts(bench: Bench, pairs: str, where: str) -> dict[str, int]:
    counted = bench.rows(f"SELECT part, count(*) FROM {quote(pairs)} WHERE {where} GROUP BY part ORDER BY part")
    return {str(part): int(count) for part, count in counted}


def _first(bench: Bench, pairs: str, where: str, side: str, limit: int) -> list[int]:
    found = bench.rows(f"SELECT {side} FROM {quote(pairs)} WHERE {where} ORDER BY {side} LIMIT {limit}")
    return [int(at) for (at,) in found]


def _changed(
    bench: Bench, pairs: str, before: Path, after: Path, limit: int
) -> tuple[tuple[Mapping[str, Any], Mapping[str, Any]], ...]:
    found = bench.rows(
        f"SELECT old, new FROM {quote(pairs)} WHERE NOT same AND old IS NOT NULL AND new IS NOT NULL "
        f"ORDER BY new LIMIT {limit}"
    )
    old = _examples(bench, before, [int(at) for at, _ in found])
    new = _examples(bench, after, [int(at) for _, at in found])
    return tuple(zip(old, new, strict=True))


def _examples(bench: Bench, path: Path, places: Sequence[int]) -> tuple[Mapping[str, Any], ...]:
    """Return the rows at these places, in their order."""
    if not places:
        return ()
    names = _columns(bench, path)
    with reading(path):
        found = bench.rows(
            f"SELECT file_row_number, {', '.join(map(quote, names))} "
            f"FROM read_parquet({one_file(path)}, file_row_number=true) "
            f"WHERE file_row_number IN ({', '.join(map(str, places))})"
        )
    rows = {int(at): dict(zip(names, map(plain_cell, values), strict=True)) for at, *values in found}
    return tuple(rows[at] for at in places)
