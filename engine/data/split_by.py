"""Splits rows by a column of the person's file: whole groups to one part, or the oldest rows to learn from.

A text that stands in rows of two groups, or of two times, does not join them: one "thanks" would tie all customers
into a single group. Where that puts a text on two sides the doctor tells it as `overlap`, with its usual repair.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from engine.commands import Split
from engine.data.column_dates import day_first, is_ambiguous, moment
from engine.data.layout import BY, EXAMPLES, SHOWN
from engine.data.sql import one_file, quote
from engine.data.talks import has_talks, unit
from engine.data.workbench import Bench
from engine.errors import BadInput
from engine.results import Problem

GROUP, TIME = "group", "time"


def split_by(bench: Bench, table: str, split: Split, shares: Mapping[str, float]) -> tuple[Problem, ...]:
    """Set `part` of the rows in train by their column BY; return what the person should know of it.

    `shares` are of the rows that are split, test before valid. Raises BadInput `split_groups` and `split_moments`
    where groups or times are too few for the parts wanted, `split_no_date` for a value that is no date.
    """
    if split.by == GROUP:
        _split_groups(bench, table, split, shares)
        return ()
    return _split_times(bench, table, split, shares)


def _split_groups(bench: Bench, table: str, split: Split, shares: Mapping[str, float]) -> None:
    """Walk through the groups in seeded order and take each that brings a part's share closer."""
    # Rows without a group belong to nobody: only the same text or conversation keeps them together.
    alone = f"coalesce(({unit(has_talks(bench, table))})::VARCHAR, row::VARCHAR)"
    group = f"CASE WHEN trim({BY}) = '' THEN 't ' || {alone} ELSE 'g ' || trim({BY}) END"
    groups = bench.rows(
        f"SELECT {group} AS name, count(*) FROM {quote(table)} WHERE part = 'train' GROUP BY name "
        f"ORDER BY md5('{int(split.seed)} ' || name), name"
    )
    total = sum(size for _, size in groups)
    taken: dict[str, str] = {}
    for part, share in shares.items():
        left = share * total
        for name, size in groups:
            # The last group stays: something must be learned from.
            if name not in taken and size < 2 * left and len(taken) + 1 < len(groups):
                taken[name] = part
                left -= size
    _refuse_empty(taken.values(), shares, "split_groups", column=split.column, count=len(groups))
    rows = [{"name": name, "part": part} for name, part in taken.items()]
    chosen = _table(bench, rows, "name: 'VARCHAR', part: 'VARCHAR'")
    bench.con.execute(
        f"UPDATE {quote(table)} AS here SET part = chosen.part FROM {quote(chosen)} AS chosen "
        f"WHERE here.part = 'train' AND chosen.name = {group}"
    )


def _split_times(bench: Bench, table: str, split: Split, shares: Mapping[str, float]) -> tuple[Problem, ...]:
    values = [text for (text,) in bench.rows(f"SELECT DISTINCT {BY} FROM {quote(table)} WHERE part = 'train'")]
    leads = day_first(values)
    moments = {text: moment(text, leads is not False) for text in values}
    unread = [text for text, when in moments.items() if when is None]
    if unread:
        raise _no_date(bench, table, split, unread)
    dates = _table(
        bench, [{"as_is": text, "moment": at} for text, at in moments.items()], "as_is: 'VARCHAR', moment: 'DOUBLE'"
    )
    counted = bench.rows(
        f"SELECT moment, count(*) FROM {quote(table)} JOIN {quote(dates)} ON as_is = {BY} WHERE part = 'train' "
        "GROUP BY moment ORDER BY moment DESC"
    )
    total = sum(size for _, size in counted)
    taken: dict[float, str] = {}
    before, wanted = 0, 0.0
    for part, share in shares.items():
        wanted += share * total
        for at, size in counted:
            if at in taken:
                continue
            # Rows of one moment stay on one side: the side on which most of them would fall.
            if before + size / 2 > wanted or len(taken) + 1 == len(counted):
                break
            taken[at] = part
            before += size
    _refuse_empty(taken.values(), shares, "split_moments", column=split.column, count=len(counted))
    edges = ", ".join(f"('{part}', {min(at for at, of in taken.items() if of == part)!r})" for part in shares)
    newest = f"SELECT dates.as_is, arg_max(edge.part, edge.moment) AS part FROM {quote(dates)} AS dates "
    newest += f"JOIN (VALUES {edges}) AS edge(part, moment) ON dates.moment >= edge.moment GROUP BY dates.as_is"
    told = _told(bench, table, [text for text in values if is_ambiguous(text)], leads)
    bench.con.execute(
        f"UPDATE {quote(table)} AS here SET part = chosen.part FROM ({newest}) AS chosen "
        f"WHERE here.part = 'train' AND chosen.as_is = {BY}"
    )
    return told


def _refuse_empty(taken: Any, shares: Mapping[str, float], code: str, **told: Any) -> None:
    if set(shares) - set(taken):
        raise BadInput(code, **told)


def _no_date(bench: Bench, table: str, split: Split, unread: list[str]) -> BadInput:
    bad = _table(bench, [{"as_is": text} for text in unread], "as_is: 'VARCHAR'")
    file, row, value = bench.rows(
        f"SELECT source_file, source_row, {BY} FROM {quote(table)} JOIN {quote(bad)} ON as_is = {BY} "
        "WHERE part = 'train' ORDER BY row LIMIT 1"
    )[0]
    return BadInput("split_no_date", file=file, row=row, value=value[:SHOWN], column=split.column)


def _told(bench: Bench, table: str, unsure: list[str], leads: bool | None) -> tuple[Problem, ...]:
    """Tell how dates were read that could be read in two ways; as careful where no other date decided it."""
    if not unsure:
        return ()
    dates = _table(bench, [{"as_is": text} for text in unsure], "as_is: 'VARCHAR'")
    found = f"FROM {quote(table)} JOIN {quote(dates)} ON as_is = {BY} WHERE part = 'train'"
    rows = bench.rows(f"SELECT source_file, source_row, {BY} {found} ORDER BY row LIMIT {EXAMPLES}")
    examples = tuple({"file": file, "row": row, "value": value[:SHOWN]} for file, row, value in rows)
    kind = "dates_month_first" if leads is False else "dates_day_first"
    severity = "careful" if leads is None else "info"
    return (Problem(kind, severity, int(bench.value(f"SELECT count(*) {found}")), examples),)


def _table(bench: Bench, rows: list[dict[str, Any]], columns: str) -> str:
    """Return a table of these rows; through a file, as DuckDB reads that much faster than it takes single rows."""
    name = bench.name("chosen")
    path = bench.folder / name
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    bench.con.execute(
        f"CREATE TABLE {quote(name)} AS SELECT * FROM read_json({one_file(path)}, "
        f"format='newline_delimited', columns={{{columns}}})"
    )
    return name
