"""Everyday questions reach the monitor's own tools, beside the general ones, and are answered by them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from engine.agent.builtin.calculator import make_calculator
from engine.agent.builtin.dates import make_date_tools
from engine.agent.builtin.text_statistics import make_text_tool
from engine.agent.builtin.units import make_unit_tool
from engine.agent.callers.nearest import NearestCaller
from engine.agent.messages import Message, ToolCall
from engine.agent.tools import Tool
from engine.ready_made.sentiment_monitor import tools
from tests.engine.agent.callers.test_callers import Words
from tests.engine.ready_made.test_monitor_asked import TODAY, asked, bring


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two weeks: each day one negative and two positive texts about two airlines, and one that nothing has read."""
    days = [dt.date(2026, 11, 13) + dt.timedelta(day) for day in range(14)]
    moods = ("negative", "positive", "Positive", "")
    bring(
        tmp_path,
        [
            f"{day} 1{at}:00,{mood},{topic},{topic} {day} {at}"
            for day in days
            for topic in ("Delta", "United")
            for at, mood in enumerate(moods)
        ],
    )
    return tmp_path


def all_tools(root: Path) -> list[Tool]:
    general = (make_calculator(), *make_date_tools(), make_unit_tool(), make_text_tool())
    return [*general, *tools.make_tools(root, lambda: TODAY)]


def called(root: Path, message: str) -> ToolCall | None:
    return NearestCaller(Words()).select((Message("user", message),), all_tools(root)).call


@pytest.mark.parametrize(
    ("message", "name", "since"),
    [
        ("how many negative tweets on 22 November 2026?", "count_texts", "on 22 November 2026"),
        ("how many tweets on 2026-11-23?", "count_texts", "on 2026-11-23"),
        ("how many texts came in the last 3 days?", "count_texts", "in the last 3 days"),
        ("How many texts are there in total?", "count_texts", "in total"),
        ("what share of the texts about Delta is negative?", "count_texts", None),
        ("how many positive texts about Delta?", "count_texts", None),
        ("what changed between 18 and 20 November 2026?", "what_changed", "between 18 and 20 November 2026"),
        ("show me negative texts about Delta", "show_texts", None),
    ],
)
def test_a_question_about_the_texts_reaches_the_monitors_tools(
    root: Path, message: str, name: str, since: str | None
) -> None:
    call = called(root, message)
    assert call is not None and (call.name, call.arguments.get("since")) == (name, since)


def test_other_questions_reach_the_general_tools(root: Path) -> None:
    call = called(root, "how many days are there between 2026-10-01 and 2026-11-15?")
    assert call is not None and call.name == "days_between"


@pytest.mark.parametrize(
    "message", ["how many words are in “The texts are late.”", "count the words: our texts are late"]
)
def test_a_text_that_a_message_brings_is_no_evidence_for_the_monitors_tools(root: Path, message: str) -> None:
    for tool in tools.make_tools(root, lambda: TODAY):
        assert tool.fits is not None and tool.fits(message, 0.5) == 0.5


def test_shares_are_told_of_the_texts_of_which_it_is_known(root: Path) -> None:
    told = asked(root, "what share of the texts about Delta is negative?").reply
    assert "28 texts, 7 of them negative, 14 positive." in told
    assert "In shares of those of which it is known: 33% negative, 67% positive." in told


def test_all_texts_are_counted_in_total(root: Path) -> None:
    assert asked(root, "How many texts are there in total?").data["texts"] == 112


def test_texts_are_shown_newest_first_and_of_the_feeling_that_was_asked_for(root: Path) -> None:
    told = asked(root, "show me negative texts about Delta", "show_texts")
    assert told.verbatim and "About Delta, from 20 November 2026 to 26 November 2026: 7 negative texts" in told.reply
    assert [row["text"] for row in told.data["texts"]] == [f"Delta 2026-11-{day} 0" for day in (26, 25, 24, 23, 22)]
    positive = asked(root, "show me the positive texts about United from yesterday", "show_texts").data
    assert [row["text"] for row in positive["texts"]] == ["United 2026-11-25 2", "United 2026-11-25 1"]
    assert "8 texts" in asked(root, "show me the texts from yesterday", "show_texts").reply
