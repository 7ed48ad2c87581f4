"""Splits rows into train, valid and test: seeded, stratified by label, the same on every machine, no text on two sides.

Texts that differ by case and blanks only are one group and stay together. Within a label, groups are ordered by
their text's hash, mixed with the seed's; walking through all labels, every n-th group is taken (systematic sampling),
so that each label gives its share to within one group and the whole is exact to within one.
"""

from __future__ import annotations

from engine.commands import Split
from engine.data.bench import Bench, quote
from engine.data.label_sets import FIRST_LABEL
from engine.data.layout import KEY
from engine.data.split_by import split_by
from engine.errors import BadInput
from engine.results import Problem


def split_rows(bench: Bench, table: str, roles: tuple[str, ...], split: Split) -> tuple[Problem, ...]:
    """Set `part` of the rows that have to make up for a part that was not given; given parts stay as they are.

    Both shares are of the rows that are split. By chance, the first group of each label always stays in train. Returns
    what the person should know of how it was done. Raises BadInput `split_shares` for shares that leave nothing to
    learn from, and what `split_by` raises.
    """
    if min(split.valid, split.test) < 0 or split.valid + split.test >= 1:
        raise BadInput("split_shares", valid=split.valid, test=split.test)
    given = {part for (part,) in bench.rows(f"SELECT DISTINCT part FROM {quote(table)}")}
    test = 0.0 if "test" in given else split.test
    valid = 0.0 if "valid" in given else split.valid
    if test + valid == 0:
        return ()
    if split.by:
        return split_by(bench, table, split, {name: part for name, part in (("test", test), ("valid", valid)) if part})
    groups = bench.name("groups")
    _make_groups(bench, table, groups, roles, split.seed)
    total = int(bench.value(f"SELECT count(*) FROM {quote(groups)}"))
    for part, share in (("test", test), ("valid", valid)):
        _take(bench, groups, part, share * total)
    bench.con.execute(
        f"UPDATE {quote(table)} AS rows SET part = groups.part FROM {quote(groups)} AS groups "
        f"WHERE rows.part = 'train' AND groups.key = {KEY}"
    )
    bench.con.execute(f"DROP TABLE {quote(groups)}")
    return ()


def _make_groups(bench: Bench, table: str, groups: str, roles: tuple[str, ...], seed: int) -> None:
    """One row a group of texts; `first` is the group that keeps its label in train."""
    # Sets of labels are mostly all different: their first label stands for them.
    named = {"label": "label", "labels": FIRST_LABEL}
    label = next((f"arg_min({sql}, row)" for role, sql in named.items() if role in roles), "''")
    bench.con.execute(
        f"CREATE TABLE {quote(groups)} AS SELECT *, 'train' AS part, "
        "row_number() OVER (PARTITION BY label ORDER BY hash, key) = 1 AS first FROM ("
        f"SELECT {KEY} AS key, {label} AS label, xor({KEY}, md5_number_lower('{int(seed)}')) AS hash "
        f"FROM {quote(table)} WHERE part = 'train' GROUP BY {KEY})"
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
