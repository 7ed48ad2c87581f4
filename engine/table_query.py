"""What can be asked of a table, as frozen values: the agent's tools ask and the data service answers."""

from __future__ import annotations

from dataclasses import dataclass

# What is worked out over a column; a count needs none, and `distinct` counts the different values.
OPERATIONS = ("count", "sum", "average", "min", "max", "distinct")
SIGNS = ("=", "!=", "<", "<=", ">", ">=", "contains", "lacks", "empty", "filled")
# Those that have no value.
ALONE = ("empty", "filled")
# Parts of a moment that rows are put together by.
PARTS = ("year", "quarter", "month", "week", "day", "weekday", "hour")


@dataclass(frozen=True)
class Condition:
    """What a row's cell has to be; `sign` is one of SIGNS.

    A moment's `value` is ISO 8601 and may be a year, a month or a day: `>` is then after its end, `=` within it; --03
    is March of any year, with `=` and `!=` only. Whether a cell is empty or filled is asked without a `value`. In a
    column whose cells hold several values, `=` means that one of them is it.
    """

    column: str
    sign: str
    value: str = ""


@dataclass(frozen=True)
class First:
    """The first `limit` of the rows that meet all of `among`, by the column `sort`; those without a cell are none.

    Rows with the same cell share a place: those that share the last one's are among the first. `order` is most (the
    highest or latest first) or least.
    """

    sort: str
    order: str
    limit: int
    among: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class Grouping:
    """By what rows are put together: a column, or one of PARTS of its moment ('' for the cells as they are)."""

    column: str
    part: str = ""
