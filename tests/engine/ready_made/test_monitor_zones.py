"""The monitor's time zone: times that name none are meant in it, days begin at its midnight, and it may change."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

import pytest

from engine.data.column_dates import moment
from engine.errors import BadInput
from engine.ready_made.sentiment_monitor import alarms, feeds, report, store, tools, trends, zones
from engine.store.database import transaction

BERLIN, SHANGHAI, KOLKATA = "Europe/Berlin", "Asia/Shanghai", "Asia/Kolkata"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project on a computer in Berlin."""
    monkeypatch.setattr(zones.tzlocal, "get_localzone_name", lambda: BERLIN)
    return tmp_path


def bring(root: Path, *lines: str) -> None:
    file = root / "feed.csv"
    file.write_text("\n".join(["date,sentiment,text", *lines]), encoding="utf-8")
    feeds.take_files(root, [str(file)])


def days(root: Path) -> dict[str, int]:
    with store.opened(root) as connection:
        found = trends.trend(connection, "", None, None, 86400, 1)
    first = dt.date(1970, 1, 1) + dt.timedelta(found.first // 86400)
    totals = found.series[0].totals
    return {(first + dt.timedelta(at)).isoformat(): count for at, count in enumerate(totals) if count}


def test_a_time_without_a_zone_is_one_of_the_person(root: Path) -> None:
    bring(root, "2026-11-20 00:30,negative,here", "2026-11-20T00:30:00Z,negative,there", "2026-07-20,negative,a day")
    with store.opened(root) as connection:
        told = dict(connection.execute("SELECT text, moment FROM texts").fetchall())
    utc = dt.datetime(2026, 11, 20, 0, 30, tzinfo=dt.UTC).timestamp()
    assert told["there"] == utc and told["here"] == utc - 3600
    assert told["a day"] == dt.datetime(2026, 7, 19, 22, tzinfo=dt.UTC).timestamp()
    assert days(root) == {"2026-07-20": 1, "2026-11-20": 2}


def test_another_zone_counts_the_days_anew(root: Path) -> None:
    bring(root, "2026-11-20 23:30,negative,late", "2026-11-20 12:00,negative,noon")
    assert days(root) == {"2026-11-20": 2}
    with store.opened(root) as connection, transaction(connection):
        store.set_setting(connection, store.ZONE, SHANGHAI)
    assert days(root) == {"2026-11-20": 1, "2026-11-21": 1}
    bring(root, "2026-11-21 06:30,negative,in Shanghai")
    # Half past six there is half past eleven of the evening before in Berlin.
    assert days(root) == {"2026-11-20": 1, "2026-11-21": 2}
    with store.opened(root) as connection, transaction(connection):
        store.set_setting(connection, store.ZONE, "")
    assert days(root) == {"2026-11-20": 3}


def test_the_report_and_the_tools_speak_of_its_days(root: Path) -> None:
    bring(root, *(f"2026-11-{day} 0{hour}:30,negative,late {day} {hour}" for day in (18, 19, 20) for hour in (0, 9)))
    with store.opened(root) as connection:
        made = report.render(connection, "Bank", "", "en")
        assert report.render(connection, "Bank", "2026-11-19", "zh_CN").rows[1][3] == "2"
        with pytest.raises(BadInput, match="date_unreadable"):
            report.render(connection, "Bank", "yesterday", "en")
    assert made.rows[1] == ("2026-11-20", "", "", "2", "2")
    assert "00:30" in made.page and "Days and times are those of Europe/Berlin." in made.page
    counted = {tool.name: tool for tool in tools.make_tools(root, lambda: dt.date(2026, 11, 26))}["count_texts"]
    assert counted.function({"since": "yesterday"}).data["texts"] == 2
    assert counted.function({"since": "since yesterday"}).data["texts"] == 4


@pytest.mark.parametrize(("name", "ahead"), [(BERLIN, 1), (SHANGHAI, 8), (KOLKATA, 5), ("America/New_York", -5)])
def test_the_week_that_hours_are_learned_by_is_the_persons(
    root: Path, monkeypatch: pytest.MonkeyPatch, name: str, ahead: int
) -> None:
    times = [f"2026-11-{day:02} {hour:02}:10:00Z" for day in (16, 17) for hour in range(24)]
    bring(root, *(f"{time},negative,late {at}" for time in times for at in range(3)))
    with store.opened(root) as connection, transaction(connection):
        store.set_setting(connection, store.ZONE, name)
    asked: list[tuple[int, str]] = []
    monkeypatch.setattr(alarms, "_found", lambda _counts, first, bucket, _streams: asked.append((first, bucket)) or ())
    alarms.watch(root)
    first = int(dt.datetime(2026, 11, 16, tzinfo=dt.UTC).timestamp()) // 3600
    assert asked == [(first + ahead, "hour")]


@pytest.mark.parametrize("name", [BERLIN, SHANGHAI, KOLKATA, "America/New_York", "Australia/Lord_Howe", "UTC"])
def test_days_follow_each_other_without_gap_or_overlap(name: str) -> None:
    start = zones.number_of(dt.date(2026, 1, 1))
    for day in range(start, start + 366):
        hours = range(zones.first_hour(day, name), zones.first_hour(day + 1, name))
        assert 23 <= len(hours) <= 25
        assert {zones.day_of(hour, name) for hour in hours} == {day}
    assert zones.date_of(start) == dt.date(2026, 1, 1)


def test_a_time_that_comes_twice_or_never_is_read(root: Path) -> None:
    zone = zones.zone(BERLIN)
    twice = dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC).timestamp()
    assert moment("25.10.2026 02:30", True, zone) == twice
    never = dt.datetime(2026, 3, 29, 1, 30, tzinfo=dt.UTC).timestamp()
    assert moment("29.03.2026 02:30", True, zone) == never
    assert moment("25.10.2026 02:30 +0100", True, zone) == twice + 3600


def test_a_zone_that_is_none_is_refused_and_an_unknown_computer_is_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("Mars/Base", "../etc/passwd", ""):
        with pytest.raises(BadInput, match="monitor_zone"):
            zones.zone(name)
    monkeypatch.setattr(zones.tzlocal, "get_localzone_name", lambda: "Mars/Base")
    assert zones.system_zone() == "UTC"
    assert BERLIN in zones.names()


def test_a_file_of_before_is_brought_to_todays_form(root: Path) -> None:
    folder = Path(store.__file__).parent / "migrations"
    old = sqlite3.connect(root / store.FILE)
    old.executescript(f"{(folder / '0001_feed.sql').read_text(encoding='utf-8')}; PRAGMA user_version = 1;")
    evening = dt.datetime(2026, 11, 20, 23, 30, tzinfo=dt.UTC)
    hour = int(evening.timestamp()) // 3600
    old.execute("INSERT INTO counts VALUES ('', '', ?, 'negative', 2)", (hour,))
    old.execute("INSERT INTO days VALUES ('', '', ?, 'negative', 2)", (hour // 24,))
    old.commit()
    old.close()
    assert days(root) == {"2026-11-21": 2}
