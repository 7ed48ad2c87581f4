"""Orders a file's columns by how plausible it is to divide rows by them, so that few people need to search."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from engine.results import ColumnInfo

# Words of a column's name that say whose rows they are, or when they came to be.
_OWNERS = "customer client user author person account member session thread conversation dialogue dialog ticket case"
_OWNERS += " group family company patient speaker document doc passage context article source order"
_TIMES = "date time datetime timestamp day month year when created sent received updated posted opened"
_HINTS = {"group": frozenset(_OWNERS.split()), "time": frozenset(_TIMES.split())}
_CHINESE = {"group": ("客户", "用户", "会话", "作者", "工单"), "time": ("日期", "时间", "年月")}
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
# The first rank whose columns say nothing of owners or times.
_NOT_PLAUSIBLE = 2


@dataclass(frozen=True)
class SplitColumns:
    """All columns, the plausible ones first; `likely` is the first of these, '' where none is plausible."""

    names: tuple[str, ...] = ()
    likely: str = ""


def split_columns(by: str, columns: Sequence[ColumnInfo], used: Sequence[str]) -> SplitColumns:
    """Order the columns for a split by 'group' or 'time'; `used` ones play a role, so they seldom say either."""
    if not by:
        return SplitColumns()
    ranked = sorted(columns, key=lambda column: (_rank(by, column, used), -column.distinct))
    names = tuple(column.name for column in ranked)
    plausible = bool(ranked) and _rank(by, ranked[0], used) < _NOT_PLAUSIBLE
    return SplitColumns(names, names[0] if plausible else "")


def _rank(by: str, column: ColumnInfo, used: Sequence[str]) -> int:
    """Return 0 for the most plausible kind of column."""
    if column.distinct < 2:
        return _NOT_PLAUSIBLE + 1
    if by == "time":
        return 0 if column.kind == "date" else 1 if _is_hinted(by, column.name) else _NOT_PLAUSIBLE
    if column.name not in used and column.kind != "date" and _is_hinted(by, column.name):
        return 0
    # What the model reads beside the text, such as a passage with many questions, makes good groups too.
    return 1 if column.kind in ("text", "integer") and _is_hinted(by, column.name) else _NOT_PLAUSIBLE


def _is_hinted(by: str, name: str) -> bool:
    words = {word.lower() for word in _WORD.findall(name)}
    return bool(words & _HINTS[by]) or any(hint in name for hint in _CHINESE[by])
