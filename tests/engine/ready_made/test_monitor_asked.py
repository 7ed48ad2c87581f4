"""Questions to the monitor's agent: which days and what they are about, and what is counted is what was asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from engine.agent.tools import Tool, ToolResult
from engine.errors import BadInput
from engine.ready_made.sentiment_monitor import feeds, moods, report, store, tools, trends, work
from engine.ready_made.sentiment_monitor.asked_days import days_of, find_days
from engine.ready_made.sentiment_monitor.values import Mood
from engine.store.database import transaction

TODAY = dt.date(2026, 11, 26)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The texts of eight weeks: each day two negative, one positive and one that nothing has read, about fees."""
    days = [dt.date(2026, 10, 2) + dt.timedelta(day) for day in range(56)]
    moods = ("negative", "Negative", "positive", "")
    bring(tmp_path, [f"{day} 1{at}:00,{mood},fees,fees {day} {at}" for day in days for at, mood in enumerate(moods)])
    return tmp_path


def bring(root: Path, lines: Sequence[str]) -> None:
    """Read lines of date, sentiment, topic and text."""
    file = root / f"{len(list(root.glob('*.csv')))}.csv"
    file.write_text("\n".join(["date,sentiment,topic,text", *lines]), encoding="utf-8")
    feeds.take_files(root, [str(file)])


def tool(root: Path, name: str = "count_texts") -> Tool:
    """Return one of the tools."""
    return {tool.name: tool for tool in tools.make_tools(root, lambda: TODAY)}[name]


def asked(root: Path, message: str, name: str = "count_texts") -> ToolResult:
    """Call a tool with what it finds in a message."""
    called = tool(root, name)
    found: dict[str, Any] = {key: value for key, find in called.finders.items() if (value := find.find(message))}
    return called.function(called.refine(found, message))


@pytest.mark.parametrize("name", ["count_texts", "what_changed"])
def test_what_is_counted_is_said_as_it_stands(root: Path, name: str) -> None:
    told = asked(root, "How many negative texts are there about fees since Monday?", name)
    assert told.verbatim and "16 texts, 8 of them negative, 4 positive." in told.reply
    assert "How people feel is not known yet for 4 of them" in told.reply


def test_a_number_that_says_when_is_no_topic(tmp_path: Path) -> None:
    bring(tmp_path, ["2026-11-25,negative,5,five"])
    find = tool(tmp_path, "count_texts").finders["about"].find
    assert find("how many texts in the last 5 days?") is None
    assert find("how many texts about 5 in the last 5 days?") == "5"


def test_alarms_are_listed_as_they_stand(root: Path) -> None:
    told = asked(root, "Are there any alarms?", "list_alarms")
    assert told.verbatim and told.reply == "No alarm is open."


@pytest.mark.parametrize(
    ("message", "about"),
    [
        ("How many texts are there about refunds since Monday?", "refunds"),
        ("how many texts came regarding the late trains?", "late trains"),
        ("How many texts about refunds in October?", "refunds"),
        ("what changed for card payments since Friday?", "card payments"),
        ("what's going on with delivery since Monday?", "delivery"),
        ("how many complaints on parking this week?", "parking"),
    ],
)
def test_a_topic_that_is_not_there_is_refused(root: Path, message: str, about: str) -> None:
    with pytest.raises(BadInput, match="monitor_unknown") as caught:
        asked(root, message)
    assert caught.value.params == {"about": about, "known": "fees"}


@pytest.mark.parametrize(
    "message",
    [
        "How do people feel about it since Monday?",
        "how many texts about two weeks ago?",
        "what came about?",
        "What is wrong with our customers?",
        "how many texts for the last 3 days?",
        "texts with a negative sentiment",
        "what changed on Friday?",
        "how many tweets on 2026-11-23?",
    ],
)
def test_not_all_that_follows_about_is_a_topic(root: Path, message: str) -> None:
    assert asked(root, message).data["about"] == "all texts"


@pytest.mark.parametrize(
    ("message", "first", "last"),
    [
        ("How many complaints about fees in October?", (10, 1), (10, 31)),
        ("How many texts about fees since October?", (10, 1), (11, 26)),
        ("how many texts in Nov. 2026", (11, 1), (11, 26)),
        ("How many negative texts came on 20 November?", (11, 20), (11, 20)),
        ("How many texts came on last Friday?", (11, 20), (11, 20)),
        ("How many texts since last Friday?", (11, 20), (11, 26)),
        ("How many texts came between 1 October and 15 October?", (10, 1), (10, 15)),
        ("texts from Monday to Wednesday", (11, 23), (11, 25)),
        ("What may have changed about the APR since yesterday?", (11, 25), (11, 26)),
        ("How many texts came?", (11, 20), (11, 26)),
        ("how many negative texts were there yesterday?", (11, 25), (11, 25)),
        ("how many today?", (11, 26), (11, 26)),
        ("how many texts this week?", (11, 23), (11, 26)),
        ("how many texts last week?", (11, 16), (11, 22)),
        ("What changed since last week?", (11, 16), (11, 26)),
        ("how many texts this month", (11, 1), (11, 26)),
        ("how many texts in the last month", (10, 1), (10, 31)),
        ("this year", (1, 1), (11, 26)),
        ("in the past week", (11, 20), (11, 26)),
        ("how many texts came in the last 3 days?", (11, 24), (11, 26)),
        ("past 7 days", (11, 20), (11, 26)),
        ("last two weeks", (11, 13), (11, 26)),
        ("over the last 2 months", (9, 27), (11, 26)),
        ("3 days ago", (11, 23), (11, 23)),
        ("two weeks ago", (11, 9), (11, 15)),
        ("since two weeks ago", (11, 12), (11, 26)),
        ("how many complaints a day?", (11, 20), (11, 26)),
        ("how many texts last Friday?", (11, 20), (11, 20)),
        ("last Thursday", (11, 19), (11, 19)),
        ("from Friday to Tuesday", (11, 20), (11, 24)),
        ("from Monday until today", (11, 23), (11, 26)),
        ("what changed between 18 and 20 November 2026?", (11, 18), (11, 20)),
        ("between 18 October and 20 November 2026", (10, 18), (11, 20)),
    ],
)
def test_the_days_that_are_meant(message: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    meant = days_of(find_days(message) or "", TODAY, lambda: TODAY)
    assert meant == (dt.date(2026, *first), dt.date(2026, *last))


def test_the_year_before() -> None:
    assert days_of("last year", TODAY, lambda: TODAY) == (dt.date(2025, 1, 1), dt.date(2025, 12, 31))


@pytest.mark.parametrize(("message", "texts"), [("how many texts came yesterday?", 4), ("what changed today?", 4)])
def test_a_call_knows_how_its_days_are_led_to(root: Path, message: str, texts: int) -> None:
    called = tool(root)
    assert called.function(called.refine({"since": message.split()[-1].rstrip("?")}, message)).data["texts"] == texts
    since = called.refine({"since": "yesterday"}, "how many texts came since yesterday?")
    assert called.function(since).data["texts"] == 8


def test_a_day_without_a_year_has_been() -> None:
    assert days_of("20 December", TODAY, lambda: TODAY)[0] == dt.date(2025, 12, 20)
    assert days_of("in December", TODAY, lambda: TODAY) == (dt.date(2025, 12, 1), dt.date(2025, 12, 31))
    assert days_of("May", TODAY, lambda: TODAY)[0] == dt.date(2026, 5, 1)


@pytest.mark.parametrize(
    "message",
    [
        "How many texts came before 1 October?",
        "How many texts until Monday?",
        "How many texts about fees last quarter?",
        "how many complaints in 2025",
        "What changed in the last 24 hours?",
        "How many texts since 1 January 2028?",
        "How many texts in the last 5000 years?",
    ],
)
def test_days_that_are_not_understood_are_refused(root: Path, message: str) -> None:
    with pytest.raises(BadInput, match="monitor_days"):
        asked(root, message)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (8, "By the 7 days before, 20 texts and 10 negative ones were to be expected."),
        (29, "By the four weeks before, 20 texts and 10 negative ones were to be expected."),
        (7, ""),
    ],
)
def test_what_is_usual_is_told_by_the_days_that_there_are(tmp_path: Path, days: int, expected: str) -> None:
    first = dt.date(2026, 10, 2)
    last = first + dt.timedelta(days - 1)
    lines = [
        f"{first + dt.timedelta(day)} 1{at % 10}:00,{'negative' if at % 2 else 'positive'},app,app {day} {at}"
        for day in range(days)
        for at in range(20)
    ]
    bring(tmp_path, lines)
    told = tool(tmp_path, "what_changed").function({"since": last.isoformat()}).reply
    assert expected in told and ("were to be expected" in told) == bool(expected) and "What grew" not in told
    with store.opened(tmp_path) as connection:
        page = report.render(connection, "Bank", "", "en").page
        assert "日报" in report.render(connection, "Bank", "", "zh_CN").page
    assert expected.replace("20 texts and ", "") in page and ("were to be expected" in page) == bool(expected)


def test_below_a_week_nothing_is_said_to_have_grown(tmp_path: Path) -> None:
    days = [dt.date(2026, 11, 19) + dt.timedelta(day) for day in range(8)]
    bring(tmp_path, [f"{day} 10:0{at},negative,app,app {day} {at}" for day in days for at in range(day.day - 18)])
    assert "app (8 for 4)" in tool(tmp_path, "what_changed").function({"since": "26 November"}).reply
    assert "What grew" not in tool(tmp_path, "what_changed").function({"since": "25 November"}).reply


@pytest.mark.parametrize(
    ("bad", "good", "negative", "unknown"),
    [
        ("NEG", "POS", 80, ()),
        ("-1", "1", 80, ()),
        ("−0.8", "0.6", 80, ()),
        ('"-0,8"', '"0,6"', 80, ()),
        ("angry", "happy", 0, ("angry", "happy")),
        ("1 star", "5 stars", 0, ("1 star", "5 stars")),
        ("1", "5", 0, ("1", "5")),
    ],
)
def test_sentiments_that_are_not_known_are_told(
    tmp_path: Path, bad: str, good: str, negative: int, unknown: tuple[str, ...]
) -> None:
    bring(tmp_path, [f"2026-11-20 10:{at % 60:02},{good if at % 2 else bad},app,app {at}" for at in range(160)])
    assert work.monitor(tmp_path, "", "").unknown_moods == unknown
    assert tool(tmp_path).function({"since": "20 November"}).data["negative"] == negative


@pytest.mark.parametrize(("bad", "good"), [("Angry", "happy"), ("it's bad", "ok"), ("Ärger", "Freude"), ("1", "5")])
def test_a_person_chooses_what_counts_as_negative(tmp_path: Path, bad: str, good: str) -> None:
    bring(tmp_path, [f"2026-11-20 10:{at % 60:02},{good if at % 2 else bad},app,app {at}" for at in range(160)])
    found = work.monitor(tmp_path, "", "", ("negative", good)).moods
    assert {(mood.label, mood.negative) for mood in found} == {(bad, False), (good, False), ("negative", True)}
    with store.opened(tmp_path) as connection, transaction(connection):
        moods.choose(connection, [bad], [good])
    assert tool(tmp_path).function({"since": "20 November"}).data["negative"] == 80
    stands = work.monitor(tmp_path, "", "")
    assert (stands.unknown_moods, set(stands.moods)) == ((), {Mood(bad, True), Mood(good, False)})


def test_what_is_known_as_negative_can_be_taken_out(tmp_path: Path) -> None:
    moods_ = ("complaint", "-1", "positive")
    bring(tmp_path, [f"2026-11-20 10:{at % 60:02},{moods_[at % 3]},app,app {at}" for at in range(30)])
    assert tool(tmp_path).function({"since": "20 November"}).data["negative"] == 20
    with store.opened(tmp_path) as connection, transaction(connection):
        moods.choose(connection, [], ["Complaint", "-1"])
    assert tool(tmp_path).function({"since": "20 November"}).data["negative"] == 0


def test_what_differs_in_capitals_is_one_topic_and_one_source(tmp_path: Path) -> None:
    for day, topics in ((20, ("Delivery", "delivery", "Delivery")), (21, ("DELIVERY", "fees"))):
        lines = [
            f"2026-11-{day} 10:0{at},{'Chat' if at else 'chat'},{topic},{day} {at}" for at, topic in enumerate(topics)
        ]
        file = tmp_path / f"{day}.csv"
        file.write_text("\n".join(["date,source,topic,text", *lines]), encoding="utf-8")
        feeds.take_files(tmp_path, [str(file)])
    with store.opened(tmp_path) as connection:
        assert trends.values(connection, "topic") == ("Delivery", "fees")
        assert trends.values(connection, "source") == ("Chat",)
    assert asked(tmp_path, "How many texts are there about delivery since 20 November?").data["texts"] == 4
