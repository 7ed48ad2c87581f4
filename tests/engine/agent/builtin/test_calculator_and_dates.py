"""Sums in exact decimals, dates by the calendar; what cannot be worked out says why."""

from __future__ import annotations

import datetime as dt

import pytest

from engine.agent.builtin.calculator import find_expression, make_calculator
from engine.agent.builtin.dates import make_date_tools
from engine.agent.callers.selection import completed
from engine.agent.tools import Tool
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
        ("0,125 * 8", "1"),
        ("1 000 + 1", "1001"),
        ("1.234,50 + 10", "1244.5"),
        ("250 minus 20%", "200"),
        ("200 + 10%", "220"),
        ("10 plus 20 percent", "12"),
        ("100 + 50 - 10%", "135"),
        ("10% + 5%", "0.15"),
        ("2 * 5%", "0.1"),
        ("30 + 5% of 100", "35"),
        ("20% off 50", "40"),
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
    ("message", "sum_"),
    [
        ("How much is 1 000 + 1?", "1 000 + 1"),
        ("What is 10 plus 20 percent?", "10 plus 20 percent"),
        ("calculate 20% off 50", "20% off 50"),
        ("what is (-3) * 4", "(-3) * 4"),
        ("3 * 4 (with VAT)", "3 * 4"),
        ("take 3 off 5", None),
        ("what is 2(3+4)?", None),
        ("1.5e3 + 2", None),
        ("12:30 + 1", None),
        ("LL-1042 - 3", None),
        ("1.2.3 + 4", None),
    ],
)
def test_a_sum_is_found_whole_or_not_at_all(message: str, sum_: str | None) -> None:
    assert find_expression(message) == sum_


def test_a_sum_that_a_caller_points_at_in_part_is_taken_whole() -> None:
    call = make_calculator().refine({"expression": "000 + 1"}, "How much is 1 000 + 1?")
    assert call["expression"] == "1 000 + 1"


@pytest.mark.parametrize(
    ("date", "offset", "result"),
    [
        ("2026-11-18", "14 days", "2026-12-02"),
        ("31 January 2027", "one month", "2027-02-28"),
        ("2026-11-23", "5 working days", "2026-11-30"),
        ("today", "two weeks before", "2026-11-09"),
        ("18.11.2026", "1 year", "2027-11-18"),
        ("2026-11-28", "1 working day before", "2026-11-27"),
        ("2026-01-01", "9000 working days", "2060-07-01"),
    ],
)
def test_a_date_some_time_away(date: str, offset: str, result: str) -> None:
    assert result in str(ADD.function({"date": date, "offset": offset}).data)


@pytest.mark.parametrize(("date", "code"), [("soon", "date_unreadable"), ("03/04/2026", "date_two_ways")])
def test_a_date_that_cannot_be_read(date: str, code: str) -> None:
    with pytest.raises(EngineError) as caught:
        ADD.function({"date": date, "offset": "1 day"})
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("message", "reply"),
    [
        ("thirty-five days after 2026-01-01", "thirty-five days after 1 January 2026 is Thursday, 5 February 2026."),
        ("twenty-one days from today", "twenty-one days after 23 November 2026 is Monday, 14 December 2026."),
        ("1,000 days after 2026-01-01", "1,000 days after 1 January 2026 is Wednesday, 27 September 2028."),
        ("add 1.5 years to 2026-01-01", "1.5 years after 1 January 2026 is Thursday, 1 July 2027."),
        ("a year and a half from today", "a year and a half after 23 November 2026 is Tuesday, 23 May 2028."),
        (
            "one hundred and twenty days after 2026-01-01",
            "one hundred and twenty days after 1 January 2026 is Friday, 1 May 2026.",
        ),
        ("3 months and 2 days after 2026-01-01", "3 months and 2 days after 1 January 2026 is Friday, 3 April 2026."),
        ("what is 2026-11-05 - 10 days", "10 days before 5 November 2026 is Monday, 26 October 2026."),
        ("what is 2026-11-05 -10 days", "10 days before 5 November 2026 is Monday, 26 October 2026."),
        ("what date is 6 weeks from now?", "6 weeks after 23 November 2026 is Monday, 4 January 2027."),
        ("which day was 5 working days ago", "5 working days before 23 November 2026 is Monday, 16 November 2026."),
        (
            "I came back on 2026-11-01, what is 7 days after?",
            "7 days after 1 November 2026 is Sunday, 8 November 2026.",
        ),
        ("2 days after the day after tomorrow", "2 days after 25 November 2026 is Friday, 27 November 2026."),
    ],
)
def test_a_date_is_worked_out_from_the_whole_number(message: str, reply: str) -> None:
    assert _said(ADD, message) == reply


def test_a_span_that_a_caller_points_at_in_part_is_taken_whole() -> None:
    for offset in ("five days", "thirty-five days"):
        call = ADD.refine({"date": "2026-01-01", "offset": offset}, "thirty-five days after 2026-01-01")
        assert call["offset"] == "thirty-five days"
    call = ADD.refine(
        {"date": "2026-01-01", "offset": "2 weeks"}, "12 weeks before 2026-05-01, 2 weeks before 2026-01-01"
    )
    assert call["offset"] == "2 weeks before"


@pytest.mark.parametrize("message", ["5-10 days after 2026-01-01", "five and twenty days after 2026-01-01"])
def test_a_part_of_a_number_is_no_span(message: str) -> None:
    assert ADD.missing(completed(ADD, {}, message)) == ("offset",)


@pytest.mark.parametrize("offset", ["two and a half weeks", "1/2 day", "half a month"])
def test_half_a_day_is_no_span(offset: str) -> None:
    with pytest.raises(BadInput, match="offset_unreadable"):
        ADD.function({"date": "2026-01-01", "offset": offset})


def test_a_day_that_the_year_has_not_is_no_date() -> None:
    with pytest.raises(BadInput, match="date_unreadable"):
        ADD.function({"date": "29 February", "offset": "1 day"})


def test_days_between_two_dates() -> None:
    assert "22" in str(BETWEEN.function({"start": "2026-11-02", "end": "2026-11-24"}).data)


@pytest.mark.parametrize(
    ("message", "start", "end", "told"),
    [
        ("days from 15 December to 10 January?", "2026-12-15", "2027-01-10", "26 days"),
        ("days from 15 December to 10 January 2027?", "2026-12-15", "2027-01-10", "26 days"),
        ("days from 28 Feb 2024 to 29 Feb", "2024-02-28", "2024-02-29", "1 day"),
        ("how many days until 24 December?", "2026-11-23", "2026-12-24", "31 days"),
        ("how many days until 1 March?", "2026-11-23", "2027-03-01", "98 days"),
        ("how many days since 24 December?", "2025-12-24", "2026-11-23", "334 days"),
        ("how long ago was 2026-11-20", "2026-11-20", "2026-11-23", "3 days"),
        ("from yesterday until 2026-12-01", "2026-11-22", "2026-12-01", "9 days"),
        ("days between today and tomorrow", "2026-11-23", "2026-11-24", "1 day"),
        (
            "working days between 2 and 13 November 2026",
            "2026-11-02",
            "2026-11-13",
            "9 working days, 10 with the first day",
        ),
        ("working days from 2026-11-07 to 2026-11-09", "2026-11-07", "2026-11-09", "1 working day"),
        ("weeks between 2026-10-01 and 2026-11-15", "2026-10-01", "2026-11-15", "6 weeks and 3 days"),
        ("months from 2026-01-31 to 2026-03-01", "2026-01-31", "2026-03-01", "1 month and 1 day"),
        ("years from 1990-05-01 to 2026-11-27", "1990-05-01", "2026-11-27", "36 years, 6 months and 26 days"),
        ("are 3 weeks enough from 2026-11-02 to 2026-11-24?", "2026-11-02", "2026-11-24", "22 days"),
    ],
)
def test_what_is_asked_for_is_counted(message: str, start: str, end: str, told: str) -> None:
    data = BETWEEN.function(completed(BETWEEN, {}, message)).data
    assert (data["start"], data["end"], data["answer"]) == (start, end, told)


def test_one_date_is_not_both_ends() -> None:
    message = "how many days did it take, 2026-11-02"
    assert BETWEEN.missing(completed(BETWEEN, {"end": "2026-11-02"}, message)) == ("end",)


def _said(tool: Tool, message: str) -> str:
    return tool.function(completed(tool, {}, message)).reply
