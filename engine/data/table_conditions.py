"""Turns conditions on a table's rows into SQL: names are checked and quoted, values bound, nothing else taken."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence
from typing import Any

from engine.data.sql import literal, quote
from engine.data.table_file import TableFile
from engine.errors import BadInput
from engine.table_query import ALONE, SIGNS, Condition

Sql = tuple[str, list[Any]]

_MOMENT = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?)?)?")
_ANY_YEAR = re.compile(r"--(0[1-9]|1[0-2])")
_LENGTHS = {3: dt.timedelta(days=1), 5: dt.timedelta(minutes=1), 6: dt.timedelta(seconds=1)}


def where(table: TableFile, conditions: Sequence[Condition]) -> Sql:
    """Return the SQL that all `conditions` hold, and its parameters.

    Several `=` of one column are alternatives, unless its cells hold several values, where all have to be among them;
    months of any year are alternatives of each other only.
    Raises BadInput `missing_column`, `sign_unknown`, `value_unfit`, `sign_unfit`.
    """
    parts: list[str] = []
    parameters: list[Any] = []
    equal: dict[tuple[str, bool], list[Sql]] = {}
    for condition in conditions:
        name = table.known(condition.column)
        found = _condition(table, name, condition.sign, condition.value.strip())
        if condition.sign == "=" and not table.separator(name):
            equal.setdefault((name, condition.value.startswith("--")), []).append(found)
        else:
            parts.append(found[0])
            parameters += found[1]
    for choices in equal.values():
        parts.append(f"({' OR '.join(sql for sql, _ in choices)})")
        parameters += [value for _, values in choices for value in values]
    return " AND ".join(parts) or "true", parameters


def same(name: str) -> str:
    """Return the SQL that a cell is the bound value, case and outer blanks aside."""
    text = f"trim(CAST({quote(name)} AS VARCHAR))"
    return f"lower({text}) = lower(trim(?))"


def alike(name: str) -> str:
    """Return the SQL that a cell is the bound value but for signs other than letters and digits."""
    bare = "regexp_replace(lower({}), '[^\\p{{L}}\\p{{N}}]', '', 'g')"
    cell = bare.format(f"CAST({quote(name)} AS VARCHAR)")
    return f"{cell} = {bare.format('?')} AND {cell} <> ''"


def _condition(table: TableFile, name: str, sign: str, value: str) -> Sql:
    if sign not in SIGNS:
        raise BadInput("sign_unknown", sign=sign, allowed=", ".join(SIGNS))
    if sign in ALONE:
        filled = f"(coalesce(trim(CAST({quote(name)} AS VARCHAR)), '') <> '')"
        return (filled if sign == "filled" else f"(NOT {filled})"), []
    if sign in ("contains", "lacks"):
        found = f"contains(lower(CAST({quote(name)} AS VARCHAR)), lower(?))"
        return (found if sign == "contains" else f"NOT coalesce({found}, false)"), [value]
    if moment := table.moment(name):
        return _in_time(moment, name, sign, value)
    if table.kinds[name] in ("integer", "number"):
        return f"{quote(name)} {'<>' if sign == '!=' else sign} ?", [_number(name, value)]
    if sign not in ("=", "!="):
        raise BadInput("sign_unfit", column=name, kind=table.kinds[name], sign=sign)
    found, parameters = _equal(table, name, value)
    return (found if sign == "=" else f"NOT coalesce({found}, false)"), parameters


def _equal(table: TableFile, name: str, value: str) -> Sql:
    separator = table.separator(name)
    if separator:
        cells = f"string_split(lower(CAST({quote(name)} AS VARCHAR)), {literal(separator)})"
        return f"list_contains(list_transform({cells}, lambda part: trim(part)), lower(trim(?)))", [value]
    exact = table.bench.value(f"SELECT count(*) FROM {table.scan} WHERE {same(name)}", [value])
    return (same(name) if exact else f"({alike(name)})"), [value]


def _number(name: str, value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise BadInput("value_unfit", column=name, value=value, kind="number")
    return number


def _in_time(moment: str, name: str, sign: str, value: str) -> Sql:
    span = _span(value)
    if span is None and sign in ("=", "!=") and (month := _ANY_YEAR.fullmatch(value)):
        within = f"(month({moment}) = ?)"
        return (within if sign == "=" else f"NOT coalesce({within}, false)"), [int(month[1])]
    if span is None:
        raise BadInput("value_unfit", column=name, value=value, kind="date")
    start, end = span
    within = f"({moment} >= ? AND {moment} < ?)"
    found: dict[str, Sql] = {
        "=": (within, [start, end]),
        "!=": (f"NOT coalesce({within}, false)", [start, end]),
        "<": (f"{moment} < ?", [start]),
        ">=": (f"{moment} >= ?", [start]),
        "<=": (f"{moment} < ?", [end]),
        ">": (f"{moment} >= ?", [end]),
    }
    return found[sign]


def _span(value: str) -> tuple[dt.datetime, dt.datetime] | None:
    """Return the first moment of a year, month, day, minute or second, and the first after it; None for other text."""
    match = _MOMENT.fullmatch(value)
    if not match:
        return None
    given = [int(part) for part in match.groups() if part]
    try:
        start = dt.datetime(*[*given, 1, 1][: max(3, len(given))])  # type: ignore[arg-type]
        if len(given) == 1:
            return start, start.replace(year=start.year + 1)
        if len(given) == 2:
            return start, (start + dt.timedelta(days=32)).replace(day=1)
        return start, start + _LENGTHS[len(given)]
    except (ValueError, OverflowError):
        return None
