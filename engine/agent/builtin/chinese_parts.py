"""Hears in Chinese by which part of a date rows are put together: 每月, 按季度, 哪一天, 星期几."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNITS = {
    "月份": "month",
    "月": "month",
    "年份": "year",
    "年": "year",
    "季度": "quarter",
    "季": "quarter",
    "星期": "week",
    "礼拜": "week",
    "周": "week",
    "天": "day",
    "日": "day",
    "小时": "hour",
    "钟头": "hour",
}
_WEEKDAY = "星期几|礼拜几|周几"
# What makes another word of a unit: 日期, 年龄, 月底.
_GOES_ON = "[期龄级气报销底初末边用]"
_GROUPED = re.compile(
    rf"(?:(?P<each>每一?个?|各个?|按照?每?个?)|(?P<which>哪一?个|哪一|哪(?=[年月])))"
    rf"(?:(?P<weekday>{_WEEKDAY})|(?P<unit>{'|'.join(_UNITS)})(?!{_GOES_ON}))"
)
_ALONE = re.compile(rf"(?P<weekday>{_WEEKDAY})|(?P<unit>月份|年份|季度)")


@dataclass(frozen=True)
class Part:
    """A part of a date, in English, with 'each' or 'which' before it or neither; its words end at `end`."""

    name: str
    how: str
    end: int


def hear_part(text: str, at: int) -> Part | None:
    """Return the part of a date that is named at a place of `text`, None where none is."""
    grouped = _GROUPED.match(text, at)
    if grouped:
        name = "weekday" if grouped["weekday"] else _UNITS[grouped["unit"]]
        return Part(name, "each" if grouped["each"] else "which", grouped.end())
    alone = _ALONE.match(text, at)
    if alone is None:
        return None
    # 'On which day of the week' asks for it by itself.
    return Part("weekday", "which", alone.end()) if alone["weekday"] else Part(_UNITS[alone["unit"]], "", alone.end())
