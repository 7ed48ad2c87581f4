"""Sums in exact decimals, dates by the calendar; what cannot be worked out says why."""

from __future__ import annotations

import datetime as dt

import pytest

from engine.agent.builtin.calculator import make_calculator
from engine.agent.builtin.dates import make_date_tools
from engine.errors import BadInput, EngineError

ADD, BETWEEN = make_date_tools(lambda: dt.date(2026, 11, 23))


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("3 * 49.90", "149.7"),
        ("0.1 + 0.2", "0.3"),
        ("15% of 240", "36"),
        ("2 to the power of 10", "1024"),
        ("(120 - 20) / 8", "12.5"),
        ("3 × 54.00", "162"),
        ("1,200 + 34", "1234"),
    ],
)
def test_a_sum(expression: str, result: str) -> None:
    assert make_calculator().function({"expression": expression}).data["result"] == result


@pytest.mark.parametrize(
    "expression", ["1 / 0", "9 ** 9 ** 9", "__import__('os').system('x')", "lamp", "(" * 300, "1 +"]
)
def test_what_is_no_sum_is_refused(expression: str) -> None:
    with pytest.raises(BadInput):
        make_calculator().function({"expression": expression})


@pytest.mark.parametrize(
    ("date", "offset", "result"),
    [
        ("2026-11-18", "14 days", "2026-12-02"),
        ("31 January 2027", "one month", "2027-02-28"),
        ("2026-11-23", "5 working days", "2026-11-30"),
        ("today", "two weeks before", "2026-11-09"),
        ("18.11.2026", "1 year", "2027-11-18"),
    ],
)
def test_a_date_some_time_away(date: str, offset: str, result: str) -> None:
    assert result in str(ADD.function({"date": date, "offset": offset}).data)


@pytest.mark.parametrize(("date", "code"), [("soon", "date_unreadable"), ("03/04/2026", "date_two_ways")])
def test_a_date_that_cannot_be_read(date: str, code: str) -> None:
    with pytest.raises(EngineError) as caught:
        ADD.function({"date": date, "offset": "1 day"})
    assert caught.value.code == code


def test_days_between_two_dates() -> None:
    assert "22" in str(BETWEEN.function({"start": "2026-11-02", "end": "2026-11-24"}).data)
