"""Describes the columns of rows that were read, and guesses their kinds from what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.data.label_sets import are_sets
from engine.data.lengths import word_lengths
from engine.data.numbers import NUMBER, are_names, are_scores
from engine.data.sql import quote
from engine.data.strips import strips
from engine.data.workbench import Bench
from engine.results import ColumnInfo

SAMPLES = 5
# A text of so many bytes has fewer words than that: a word takes two bytes with the blank, a Chinese sign three.
SHORT_BYTES, SHORT_WORDS = 300, 160
_LONGEST_SAMPLE = 120
_NUMERIC = tuple("-.,0123456789")

# What a value must look like, for its column to be of that kind. A number with leading zeros is a code, not a number.
_FORMS = {
    "integer": r"-?(0|[1-9][0-9]{0,17})",
    "number": NUMBER,
    "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?)?",
    "boolean": r"true|false|True|False|TRUE|FALSE",
    "json": r"(?s)\s*[\[{].*[\]}]\s*",
}


@dataclass(frozen=True)
class Lists:
    """What the JSON lists of a column are, as shares of those that are not empty.

    `messages` begin with a role as chat messages do, `calls` hold a tool call; `turns` is their mean length. `spans`
    begin with a start as marked stretches of text do, `pairs` are two of them.
    """

    messages: float = 0.0
    calls: float = 0.0
    turns: float = 0.0
    spans: float = 0.0
    pairs: float = 0.0


@dataclass(frozen=True)
class Column:
    """A column with what guessing its role needs: mean words a value, what its lists are, and whether they are sets.

    `sets` tells that its values recombine a few names: lists of them, or names with a separator between; `scores` that
    they are text, but nearly all of them numbers as a person writes them.
    """

    info: ColumnInfo
    rows: int
    words: float
    lists: Lists
    sets: bool = False
    scores: bool = False


def describe_columns(bench: Bench, table: str, names: Sequence[str]) -> tuple[Column, ...]:
    """Return what stands in the columns `names` of the table; all of them hold text or nulls."""
    return tuple(_describe(bench, strip, name) for strip, own in strips(bench, table, names) for name in own)


def kind_of(bench: Bench, table: str, name: str) -> str:
    """Return the kind that every non-empty value of the column fits: integer, number, date, boolean, json or text."""
    kinds = list(_FORMS)
    # The first rows rule out most kinds, so that few are tried on a million.
    for limit in (1000, 0):
        kinds = _fitting(bench, table, name, kinds, limit)
        if not kinds:
            return "text"
    return "text" if kinds[0] == "number" and are_names(bench, table, name) else kinds[0]


def _fitting(bench: Bench, table: str, name: str, kinds: Sequence[str], limit: int) -> list[str]:
    """Return those of `kinds` that the column's non-empty values (the first `limit`, 0 for all) fit; none fit none."""
    column = quote(name)
    fits = ", ".join(f"bool_and({_fits(kind, column)})" for kind in kinds)
    filled = f"SELECT {column} FROM {quote(table)} WHERE {column} <> ''" + (f" LIMIT {limit}" if limit else "")
    row = bench.rows(f"SELECT {fits} FROM ({filled})")[0]
    return [kind for kind, all_fit in zip(kinds, row, strict=True) if all_fit]


def _fits(kind: str, column: str) -> str:
    form = f"regexp_full_match({column}, '{_FORMS[kind]}')"
    if kind == "integer":
        return f"({form} AND try_cast({column} AS BIGINT) IS NOT NULL)"
    if kind == "number":
        return f"({form} AND try_cast({column} AS DOUBLE) IS NOT NULL)"
    if kind == "date":
        return f"({form} AND try_cast({column} AS TIMESTAMP) IS NOT NULL)"
    return f"({form} AND json_valid({column}))" if kind == "json" else form


def _describe(bench: Bench, table: str, name: str) -> Column:
    column, rows = quote(name), quote(table)
    total, filled, distinct, longest, words = bench.rows(
        f"SELECT count(*), count(*) FILTER ({column} <> ''), count(DISTINCT {column}) FILTER ({column} <> ''), "
        f"max(strlen({column})), "
        f"avg(length({column}) - length(replace({column}, ' ', '')) + 1) FILTER ({column} <> '') FROM {rows}"
    )[0]
    samples = bench.rows(
        f"SELECT DISTINCT ON ({column}) {column} FROM (SELECT {column} FROM {rows} WHERE {column} <> '' LIMIT 50) "
        f"LIMIT {SAMPLES}"
    )
    kind = kind_of(bench, table, name)
    shown = tuple(_shorten(str(value)) for (value,) in samples)
    lengths = _lengths(bench, table, name, int(total), int(longest or 0)) if kind == "text" else ()
    info = ColumnInfo(name, kind, int(distinct), int(total - filled), shown, lengths=lengths)
    # Not only of kind json: one spoilt row among many must not hide what the others are.
    lists = any(sample.lstrip().startswith("[") for sample in shown)
    found = _lists(bench, table, name) if lists else Lists()
    # Of sentences no number is asked.
    written = kind == "text" and any(sample.strip()[:1] in _NUMERIC for sample in shown)
    scores = written and are_scores(bench, table, name)
    sets = kind in ("text", "json") and not scores and are_sets(bench, table, name)
    return Column(info, int(total), float(words or 0), found, sets, scores)


def _lengths(bench: Bench, table: str, name: str, total: int, longest: int) -> tuple[tuple[int, int], ...]:
    # To count the words of a million texts takes seconds, and none of short ones is cut.
    if longest <= SHORT_BYTES:
        return ((SHORT_WORDS, total),)
    return word_lengths(bench, f"(SELECT coalesce({quote(name)}, '') AS text FROM {quote(table)})")


def _lists(bench: Bench, table: str, name: str) -> Lists:
    column = quote(name)
    facts = (
        "json_exists(list, '$[0].role')::INT",
        "(len(json_extract(list, '$[*].tool_calls[0]')) > 0)::INT",
        "json_array_length(list)",
        "json_exists(list, '$[0].start')::INT",
        "(json_exists(list, '$[1].start') AND json_array_length(list) = 2)::INT",
    )
    shares = bench.rows(
        f"SELECT {', '.join(f'avg({fact})' for fact in facts)} "
        f"FROM (SELECT CASE WHEN json_valid({column}) THEN {column}::JSON ELSE '[]'::JSON END AS list "
        f"FROM {quote(table)} WHERE {column} NOT IN ('', '[]') LIMIT 1000)"
    )[0]
    return Lists(*(float(share or 0) for share in shares))


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST_SAMPLE else text[: _LONGEST_SAMPLE - 1] + "…"
