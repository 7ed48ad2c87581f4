"""Splits rows into train, valid and test: seeded, stratified by label, the same on every machine, no text on two sides.

Texts that differ by case and blanks only are one group and stay together; so are the rows of one conversation, whose
texts ("thanks") may then stand on two sides: the doctor tells it as `overlap`. Within a label, groups are ordered by
their text's hash, mixed with the seed's; walking through all labels, every n-th group is taken (systematic sampling),
so that each label gives its share to within one group and the whole is exact to within one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.commands import Split
from engine.data.label_sets import FIRST_LABEL
from engine.data.leakage import hold_sides
from engine.data.split_by import split_by
from engine.data.sql import literal, quote
from engine.data.talks import has_talks, hold_talks, unit
from engine.data.workbench import Bench
from engine.errors import BadInput, JobFailed
from engine.results import Problem


def split_rows(
    bench: Bench, table: str, roles: tuple[str, ...], split: Split, before: Path | None = None
) -> tuple[Problem, ...]:
    """Set `part` of the rows that have to make up for a part that was not given; given parts stay as they are.

    Both shares are of the rows that are split. By chance, the first group of each label always stays in train, and a
    text that the version `before` measured on keeps its part: chance makes up what this lacks of its share. Where that
    version is damaged, importing again is how a person mends it: all is split by chance then. Returns what the person
    should know of how it was done. Raises BadInput `split_shares` for shares that leave nothing to
    learn from, and what `split_by` raises.
    """
    if min(split.valid, split.test) < 0 or split.valid + split.test >= 1:
        raise BadInput("split_shares", valid=split.valid, test=split.test)
    given = {part for (part,) in bench.rows(f"SELECT DISTINCT part FROM {quote(table)}")}
    wanted = {"test": split.test, "valid": split.valid}
    shares = {part: share for part, share in wanted.items() if share and part not in given}
    if not shares:
        return ()
    if split.by:
        return split_by(bench, table, split, shares)
    talks = has_talks(bench, table)
    held, told = _held(bench, table, before, list(shares), talks) if before else ({}, ())
    groups = bench.name("groups")
    _make_groups(bench, table, groups, roles, split.seed, talks)
    total = int(bench.value(f"SELECT count(*) FROM {quote(groups)}")) + sum(held.values())
    for part, share in shares.items():
        _take(bench, groups, part, max(0.0, share * total - held.get(part, 0)))
    bench.con.execute(
        f"UPDATE {quote(table)} AS rows SET part = groups.part FROM {quote(groups)} AS groups "
        f"WHERE rows.part = 'train' AND groups.key = {unit(talks)}"
    )
    bench.con.execute(f"DROP TABLE {quote(groups)}")
    return told


def _held(
    bench: Bench, table: str, before: Path, parts: Sequence[str], talks: bool
) -> tuple[dict[str, int], tuple[Problem, ...]]:
    try:
        return _hold(bench, table, before, parts, talks), ()
    except JobFailed as error:
        if error.code != "version_broken":
            raise
        return {}, (Problem("earlier_unread", "careful", 1, params={"file": str(before)}),)


def _hold(bench: Bench, table: str, before: Path, parts: Sequence[str], talks: bool) -> dict[str, int]:
    """Move what `before` has in these parts, not given ones, there; return how many groups each holds now."""
    if talks:
        hold_talks(bench, table, before, parts)
    else:
        hold_sides(bench, table, "part = 'train'", before, parts)
    among = f"part IN ({', '.join(map(literal, parts))})"
    if not bench.value(f"SELECT count(*) FROM {quote(table)} WHERE part = 'train'"):
        # The file holds nothing else: something must be learned from.
        bench.con.execute(f"UPDATE {quote(table)} SET part = 'train' WHERE {among}")
    counted = f"SELECT part, count(DISTINCT {unit(talks)}) FROM {quote(table)} WHERE {among} GROUP BY part"
    return dict(bench.rows(counted))


def _make_groups(bench: Bench, table: str, groups: str, roles: tuple[str, ...], seed: int, talks: bool) -> None:
    """One row a group of texts; `first` is the group that keeps its label in train."""
    # Sets of labels are mostly all different: their first label stands for them.
    named = {"label": "label", "labels": FIRST_LABEL}
    label = next((f"arg_min({sql}, row)" for role, sql in named.items() if role in roles), "''")
    group, rows = unit(talks), quote(table)
    if talks and "label" in roles:
        # Nearly every conversation has a message that calls nothing: its rarest label stands for it.
        label = "arg_min(label, (often, row))"
        rows = f"(SELECT *, count(*) OVER (PARTITION BY label) AS often FROM {rows})"
    bench.con.execute(
        f"CREATE TABLE {quote(groups)} AS SELECT *, 'train' AS part, "
        "row_number() OVER (PARTITION BY label ORDER BY hash, key) = 1 AS first FROM ("
        f"SELECT {group} AS key, {label} AS label, xor({group}, md5_number_lower('{int(seed)}')) AS hash "
        f"FROM {rows} WHERE part = 'train' GROUP BY {group})"
    )


def _take(bench: Bench, groups: str, part: str, wanted: float) -> None:
    """Move `wanted` groups, spread evenly over the labels, from train to `part`."""
    name = quote(groups)
    free = int(bench.value(f"SELECT count(*) FROM {name} WHERE part = 'train' AND NOT first"))
    share = min(1.0, wanted / free) if free else 0.0
    bench.con.execute(
        f"UPDATE {name} SET part = '{part}' WHERE key IN (SELECT key FROM ("
        f"SELECT key, row_number() OVER (ORDER BY label, hash, key) AS place FROM {name} "
        f"WHERE part = 'train' AND NOT first) "
        f"WHERE floor(place * CAST({share!r} AS DOUBLE) + 0.5) > floor((place - 1) * CAST({share!r} AS DOUBLE) + 0.5))"
    )
