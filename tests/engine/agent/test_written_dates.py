"""Dates in the text of a question."""

from __future__ import annotations

from engine.agent.written_dates import find_dates


def test_chinese_dates_are_found() -> None:
    found = find_dates("2026年3月5日到2026年 5 月1号有多少天？还有6月30日")
    assert [date.readings for date in found] == [((2026, 3, 5),), ((2026, 5, 1),), ((None, 6, 30),)]


def test_an_impossible_chinese_date_is_left_out() -> None:
    assert find_dates("2026年2月31日") == []
