"""Columns that hold several labels a row, or none: how they are told from others, and how SQL sees single labels."""

from __future__ import annotations

from engine.data.sql import literal, quote
from engine.data.workbench import Bench

# The SQL for every label of a row of the canonical column `labels`, one a row of the result.
EACH_LABEL = "unnest(from_json(nullif(labels, ''), '[\"VARCHAR\"]'))"
# The SQL for the first of them, '' for none.
FIRST_LABEL = "coalesce(json_extract_string(labels, '$[0]'), '')"
# What may stand between labels, the first that a value holds; as the task of several labels reads them.
_SEPARATORS = (";", "|", ",")
_LOOKED_AT = 2000
_MOST_LABELS = 500
_LONGEST_LABEL = 40


def are_sets(bench: Bench, table: str, name: str) -> bool:
    """Whether the column's values combine a few short names in different ways.

    Then there are no more names than values. 'Cause-Effect(e1,e2)' has a comma, too, but more pieces than there are
    labels; a sentence has commas, and hardly a piece of it stands in another one.
    """
    column = quote(name)
    cases = ["WHEN value LIKE '[%' AND json_valid(value) THEN from_json(value, '[\"VARCHAR\"]')"]
    for sign in map(literal, _SEPARATORS):
        cases.append(f"WHEN contains(value, {sign}) THEN string_split(value, {sign})")
    split = f"CASE {' '.join(cases)} ELSE [value] END"
    first = f"SELECT {column} FROM {quote(table)} WHERE {column} <> '' LIMIT {_LOOKED_AT}"
    values = f"SELECT DISTINCT trim({column}) AS value FROM ({first})"
    several, names, distinct, longest = bench.rows(
        f"SELECT count(*) FILTER (several), count(DISTINCT piece), count(DISTINCT value), max(length(piece)) FROM ("
        f"SELECT value, len(pieces) > 1 AS several, trim(unnest(pieces)) AS piece FROM ("
        f"SELECT value, {split} AS pieces FROM ({values})))"
    )[0]
    return bool(several) and names <= min(distinct, _MOST_LABELS) and longest <= _LONGEST_LABEL
