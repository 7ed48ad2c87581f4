"""Dates with a month's name: read in English on every system, and alike in a sentence and in a column."""

from __future__ import annotations

import calendar
import datetime as dt
import importlib

import pytest

from engine.agent.written_dates import find_dates
from engine.data import column_dates
from engine.data.column_dates import moment
from engine.text import months

WRITTEN = (
    "2019-04-13",
    "2019/4/13",
    "2019.04.13",
    "13.04.2019",
    "13/4/2019",
    "13-04-2019",
    "4/13/2019",
    "13 Apr 2019",
    "13-Apr-2019",
    "13 Apr. 2019",
    "13 April, 2019",
    "13th April 2019",
    "13th of April 2019",
    "April 13, 2019",
    "April 13 2019",
    "April 13th, 2019",
    "Apr. 13, 2019",
    "Saturday, 13 April 2019",
    "2019-04-13T00:00:00Z",
)


@pytest.mark.parametrize("text", WRITTEN)
def test_a_date_in_a_sentence_is_the_one_in_a_column(text: str) -> None:
    (found,) = find_dates(f"It came on {text} at last")
    assert found.readings == ((2019, 4, 13),)
    assert moment(text, True) == dt.datetime(2019, 4, 13, tzinfo=dt.UTC).timestamp()


def test_months_are_read_in_english_whatever_the_language_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar, "month_name", ["", *("十一月" for _ in range(12))])
    monkeypatch.setattr(calendar, "month_abbr", ["", *("11月" for _ in range(12))])
    assert importlib.reload(column_dates).moment("13 April 2019", True) == moment("2019-04-13", True)


def test_a_word_that_begins_like_a_month_is_none() -> None:
    assert [months.month_number(word) for word in ("March", "mar.", "SEPT", "sep", "may")] == [3, 3, 9, 9, 5]
    assert [months.month_number(word) for word in ("market", "Decathlon", "mayor", "ma", "")] == [None] * 5
