"""Reads a table's numbers and dates as people write them (1.199,50, 1.2万, 20.01.2026, 2026年1月20日), for figures.

A column becomes one of numbers or dates only where all its cells are some in one way of writing; codes stay text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.data.column_dates import day_first, is_ambiguous
from engine.data.layout import EXAMPLES, SHOWN
from engine.data.readers.source import FILE, ROW
from engine.data.sql import quote
from engine.data.workbench import Bench
from engine.results import Problem

_MONEY = "[$€£¥元]|EUR|USD|GBP|CHF|CNY|RMB"
# Full-width forms, as Chinese and Japanese input methods write them, and what they are.
_WIDE, _NARROW = "０１２３４５６７８９．，－＋％￥＄", "0123456789.,-+%¥$"
_WHOLE = r"[-−]?(0|[1-9][0-9]{{0,14}}|[1-9][0-9]{{0,2}}({0}[0-9]{{3}})+)"
_BLANKS = r"[ \x{00A0}\x{202F}’'']"
# The way of writing -> what a number looks like in it; where both fit, a comma before three digits parts thousands.
_FORMS = {
    "comma": _WHOLE.format(",") + r"(\.[0-9]+)?",
    "point": _WHOLE.format(r"\.") + r"(,[0-9]+)?",
    "blank": _WHOLE.format(_BLANKS) + r"([.,][0-9]+)?",
}
# Ten thousands and hundreds of millions, behind a number: 1.2万 is 12000.
_SCALES = {"万": 10_000, "亿": 100_000_000}
_SCALE = f"[{''.join(_SCALES)}]"
# What people write in a cell for which they have no number.
_NOTHING = r"(?i)n/?a\.?|-{1,2}|–|—|none|null|nan|\?"
# Columns of digits with which nothing is computed.
_CODES = re.compile(
    r"(?i:(?:^|[^a-z])(?:id|no|nr|code|key|sku|isbn|ean|iban|zip|plz|postcode|tel|fax|account)(?:$|[^a-z])|phone|mobile|"
    r"version|release|revision)|[a-z](?:Id|ID|No|Nr|Code)$|版本|电话|编号"
)
_MARKS = "./-"
_MONTHS = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
# What dates look like of which only one reading is there -> their forms for strptime.
_CLEAR = {
    "[0-9]{4}(-[0-9]{1,2}-|/[0-9]{1,2}/|[.][0-9]{1,2}[.]|年[0-9]{1,2}月)[0-9]{1,2}[日号]?": (
        "%Y-%m-%d",
        "%Y/%m/%d",
        "%Y.%m.%d",
        "%Y年%m月%d日",
        "%Y年%m月%d号",
        "%Y年%m月%d",
    ),
    f"(?i)([0-9]{{1,2}}[ -]{_MONTHS}[ -][0-9]{{4}}|{_MONTHS} [0-9]{{1,2}},? [0-9]{{4}})": (
        "%d %b %Y",
        "%d %B %Y",
        "%d-%b-%Y",
        "%d-%B-%Y",
        "%b %d, %Y",
        "%B %d, %Y",
        "%b %d %Y",
        "%B %d %Y",
    ),
}
_CLOCK = r"([ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)?"
# From this share of readable cells on, the others are slips that are worth telling.
_MOSTLY = 0.8
_LOOKED_AT = 1000


@dataclass(frozen=True)
class Written:
    """How a column's cells are read: `sql` is one cell's value, '' where they stay text.

    `kind` is number or date; `others` is the SQL of cells that keep a column of mostly numbers or dates text;
    `leads` says of a date whether the day was found to come first, None where no date tells.
    """

    name: str
    kind: str = ""
    sql: str = ""
    others: str = ""
    leads: bool | None = None


def read_written(bench: Bench, table: str, name: str) -> Written:
    """Return how the cells of a text column are numbers or dates; as text where they are none, or codes."""
    if _CODES.search(name):
        return Written(name)
    return _as_date(bench, table, name) or _as_number(bench, table, name) or Written(name)


def written_problems(bench: Bench, table: str, columns: Iterable[Written], files: Sequence[str]) -> tuple[Problem, ...]:
    """Return what a person should know of columns read so: what became numbers, how dates were read, what stayed text.

    The table has FILE, a place in `files`, and ROW.
    """
    told: list[Problem] = []
    for column in columns:
        cell = _trimmed(column.name)
        if column.others:
            told += _problem(bench, table, files, column, "cells_kept", "careful", column.others)
        elif column.kind == "number":
            rewritten = f"{cell} <> '' AND try_cast({cell} AS DOUBLE) IS NULL"
            told += _problem(bench, table, files, column, "numbers_written", "info", rewritten)
        elif column.kind == "date" and (unsure := [text for text in _days(bench, table, cell) if is_ambiguous(text)]):
            kind = "dates_month_first" if column.leads is False else "dates_day_first"
            among = f"{_day(cell)} IN (SELECT unnest(?))"
            severity = "careful" if column.leads is None else "info"
            told += _problem(bench, table, files, column, kind, severity, among, [unsure])
    return tuple(told)


def _problem(
    bench: Bench,
    table: str,
    files: Sequence[str],
    column: Written,
    kind: str,
    severity: str,
    condition: str,
    parameters: Sequence[object] = (),
) -> tuple[Problem, ...]:
    rows = bench.rows(
        f"SELECT {FILE}, {ROW}, left({quote(column.name)}, {SHOWN}), count(*) OVER () FROM {quote(table)} "
        f"WHERE {condition} ORDER BY 1, 2 LIMIT {EXAMPLES}",
        parameters,
    )
    if not rows:
        return ()
    examples = tuple({"file": files[file], "row": row, "value": value} for file, row, value, _ in rows)
    params = {"column": column.name, "row": examples[0]["row"], "value": examples[0]["value"]}
    return (Problem(kind, severity, int(rows[0][3]), examples, params=params),)


def _as_number(bench: Bench, table: str, name: str) -> Written | None:
    cell = _trimmed(name)
    money = rf"^([-−]?)({_MONEY})[\s\p{{Z}}]?|[\s\p{{Z}}]?({_MONEY})$"
    bare = rf"regexp_replace({cell}, '{money}', '\1', 'g')"
    nothing = f"regexp_full_match({cell}, '{_NOTHING}')"
    fits = {form: f"regexp_full_match({bare}, '{pattern}{_SCALE}?')" for form, pattern in _FORMS.items()}
    form = _best(bench, table, cell, fits, nothing)
    if form is None:
        return None
    others = f"{cell} <> '' AND NOT {nothing} AND NOT {fits[form]}"
    both = f"{fits['comma']} AND {fits['point']}"
    left, currencies, unclear, points, longest = bench.rows(
        f"SELECT count(*) FILTER ({others}), count(DISTINCT nullif(regexp_extract({cell}, '{_MONEY}'), '')), "
        f"bool_and({both}) FILTER ({cell} <> '' AND NOT {nothing}), bool_or(contains({bare}, '.')), "
        f"min(length(regexp_replace({bare}, '[^0-9]', '', 'g'))) FILTER ({cell} <> '') FROM {quote(table)}"
    )[0]
    # 1.199 alone is no evidence of thousands; nor are groups of digits that are all as long as a telephone number's.
    if currencies > 1 or (unclear and points) or (form == "blank" and longest > 6):
        return None
    if left:
        return Written(name, "number", "", others)
    plain = f"regexp_replace(replace({bare}, '−', '-'), '{_SCALE}$', '')"
    if form == "comma":
        plain = f"replace({plain}, ',', '')"
    else:
        parts = r"\." if form == "point" else _BLANKS
        plain = f"replace(regexp_replace({plain}, '{parts}', '', 'g'), ',', '.')"
    parted, scaled = bench.rows(
        f"SELECT bool_or(contains({plain}, '.')), bool_or(regexp_matches({bare}, '{_SCALE}$')) FROM {quote(table)} "
        f"WHERE NOT {nothing}"
    )[0]
    number = f"try_cast({plain} AS {'DOUBLE' if parted else 'BIGINT'})"
    return Written(name, "number", _scaled(number, bare) if scaled else number)


def _scaled(number: str, cell: str) -> str:
    """Return the SQL of a number times the scale behind it; a double's last digits are no part of what was written."""
    times = " ".join(f"WHEN ends_with({cell}, '{sign}') THEN {scale}" for sign, scale in _SCALES.items())
    return f"round({number} * CASE {times} ELSE 1 END, 6)"


def _as_date(bench: Bench, table: str, name: str) -> Written | None:
    cell = _trimmed(name)
    looks = {mark: f"[0-9]{{1,2}}[{mark}][0-9]{{1,2}}[{mark}][0-9]{{4}}" for mark in _MARKS}
    looks |= {look: look for look in _CLEAR}
    fits = {way: f"regexp_full_match({cell}, '{look}{_CLOCK}')" for way, look in looks.items()}
    way = _best(bench, table, cell, fits, "false")
    if way is None:
        return None
    leads = True if way in _CLEAR else day_first(_days(bench, table, cell))
    days = _CLEAR.get(way) or ((f"%m{way}%d{way}%Y" if leads is False else f"%d{way}%m{way}%Y"),)
    forms = ", ".join(f"'{day}{clock}'" for day in days for clock in ("", " %H:%M", " %H:%M:%S"))
    sql = rf"try_strptime(regexp_replace({cell}, '([0-9日号])T([0-9])', '\1 \2'), [{forms}])"
    others = f"{cell} <> '' AND {sql} IS NULL"
    left, clocks = bench.rows(f"SELECT count(*) FILTER ({others}), bool_or(contains({cell}, ':')) FROM {quote(table)}")[
        0
    ]
    if left:
        return Written(name, "date", "", others, leads)
    return Written(name, "date", sql if clocks else f"CAST({sql} AS DATE)", "", leads)


def _best(bench: Bench, table: str, cell: str, fits: dict[str, str], nothing: str) -> str | None:
    """Return the way of writing that most of the cells are in, the first of several; None where they are mostly none.

    The first rows rule out nearly all columns, so that few are looked at as a whole.
    """
    counted = ", ".join(f"count(*) FILTER ({fit})" for fit in fits.values())
    filled = f"SELECT * FROM {quote(table)} WHERE {cell} <> '' AND NOT {nothing}"
    for limit in (f" LIMIT {_LOOKED_AT}", ""):
        total, *found = bench.rows(f"SELECT count(*), {counted} FROM ({filled}{limit})")[0]
        if not total or max(found) < _MOSTLY * total:
            return None
    return list(fits)[found.index(max(found))]


def _days(bench: Bench, table: str, cell: str) -> list[str]:
    return [day for (day,) in bench.rows(f"SELECT DISTINCT {_day(cell)} FROM {quote(table)} WHERE {cell} <> ''")]


def _day(cell: str) -> str:
    return f"regexp_extract({cell}, '^[^ T]+')"


def _trimmed(name: str) -> str:
    narrow = f"translate({quote(name)}, '{_WIDE}', '{_NARROW}')"
    return rf"regexp_replace({narrow}, '^[\s\p{{Z}}]+|[\s\p{{Z}}]+$', '', 'g')"
