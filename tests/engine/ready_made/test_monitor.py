"""The sentiment monitor through the engine: made with its sample, fed, alarmed, reported and asked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from engine import commands as app
from engine.api import Engine
from engine.errors import BadInput
from engine.events import Changed
from engine.ready_made.sentiment_monitor import commands, kit, store, tools
from engine.ready_made.sentiment_monitor.asked_days import days_of
from engine.ready_made.sentiment_monitor.values import FOLDER
from engine.results import DatasetInfo, ModelInfo
from engine.store import datasets, models
from engine.store.database import now, open_database, transaction
from gui.report_file import write_report
from tests.helpers.heartbeat import until
from tests.helpers.published import LABELS, make_published


@pytest.fixture
def project(engine: Engine, tmp_path: Path) -> str:
    """A monitor with a feed of its own: eight quiet weeks, then two days of failing cards."""
    made = engine.ask(app.CreateReadyMade(str(tmp_path / "mine"), "sentiment-monitor", sample=False), timeout=60)
    file = tmp_path / "feed.csv"
    file.write_text("\n".join(["date,channel,sentiment,topic,region,text", *_rows()]), encoding="utf-8")
    engine.ask(app.BringData(made.path, "feed", (str(file),)), timeout=60)
    return made.path


def _rows() -> list[str]:
    found = []
    for day in range(58):
        date = dt.date(2026, 9, 21) + dt.timedelta(day)
        for at in range(9):
            mood = "negative" if at % 3 == 0 else "positive"
            topic = ("app", "fees", "card payments")[at % 2 if at < 6 else 2]
            found.append(f"{date} 1{at}:00,chat,{mood},{topic},north,the {topic} on day {day} was as ever {at}")
        if day >= 56:
            found += [f"{date} 12:{at:02},email,negative,card payments,south,card declined {at}" for at in range(20)]
    return found


def test_a_surge_becomes_an_alarm_with_what_is_behind_it(engine: Engine, project: str) -> None:
    state = engine.ask(commands.GetMonitor(project))
    assert (state.texts, state.waiting, state.refused) == (58 * 9 + 40, 0, 0)
    assert state.groups == ("topic", "source", "column:region") and state.open_alarms >= 2
    alarms = engine.ask(commands.ListAlarms(project))
    assert {"", "card payments"} <= {alarm.value for alarm in alarms}
    alarm = next(alarm for alarm in alarms if alarm.value == "card payments")
    assert alarm.going_on and alarm.count >= 20 and alarm.count > 3 * alarm.expected
    details = engine.ask(commands.GetAlarm(project, alarm.alarm))
    assert "declined" in details.words and all("declined" in text.text for text in details.texts)
    assert "card payments" in {share.value for share in details.grew}
    engine.ask(commands.SetOwner(project, "topic", "card payments", "Cards team"))
    engine.ask(commands.AcknowledgeAlarm(project, alarm.alarm, "called the provider"))
    known = next(one for one in engine.ask(commands.ListAlarms(project)) if one.alarm == alarm.alarm)
    assert (known.state, known.owner, known.note) == ("acknowledged", "Cards team", "called the provider")
    engine.ask(commands.ReadFeeds(project))
    assert len(engine.ask(commands.ListAlarms(project))) == len(alarms)
    engine.ask(commands.MuteAlarms(project, "", ""))
    assert {one.state for one in engine.ask(commands.ListAlarms(project)) if not one.value} == {"muted"}
    with pytest.raises(BadInput) as caught:
        engine.ask(commands.GetAlarm(project, 999))
    assert caught.value.code == "alarm_unknown"


def test_trends_and_texts(engine: Engine, project: str) -> None:
    found = engine.ask(commands.GetTrend(project, "topic"))
    assert found.seconds == 86400 and {series.value for series in found.series} == {"app", "fees", "card payments"}
    cards = next(series for series in found.series if series.value == "card payments")
    assert cards.negatives[-1] == 21 and sum(cards.totals) == 58 * 3 + 40
    south = engine.ask(commands.ListTexts(project, "column:region", "south", negative=True, limit=5))
    assert south.total == 40 and len(south.texts) == 5 and south.texts[0].cells["region"] == "south"
    hours = engine.ask(commands.GetTrend(project, since=south.texts[0].moment, seconds=3600))
    assert hours.seconds == 3600 and sum(hours.series[0].negatives) == 22


def test_the_day_report_as_page_pdf_and_rows(engine: Engine, project: str, tmp_path: Path) -> None:
    made = engine.ask(commands.GetDayReport(project))
    assert "2026-11-17" in made.page and "card payments" in made.page and "card declined" in made.page
    assert made.rows[0] == ("day", "by", "value", "texts", "negative")
    assert ("2026-11-17", "topic", "card payments", "23", "21") in made.rows
    assert "日报" in engine.ask(commands.GetDayReport(project, "2026-11-16", "zh_CN")).page
    write_report(made.page, tmp_path / "day.pdf")
    assert (tmp_path / "day.pdf").read_bytes().startswith(b"%PDF")


def test_a_watched_folder_is_read_by_itself(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kit, "EVERY_SECONDS", 0.05)
    told: list[str] = []
    engine.subscribe(lambda event: told.append(event.what) if isinstance(event, Changed) and not event.job else None)
    made = engine.ask(app.CreateReadyMade(str(tmp_path / "mine"), "sentiment-monitor", sample=False), timeout=60)
    folder = tmp_path / "in"
    folder.mkdir()
    engine.ask(commands.AddFeed(made.path, FOLDER, str(folder)))
    (folder / "a.csv").write_text("date,text\n2026-11-20 10:00,it arrives\n", encoding="utf-8")
    until(lambda: "feed" in told and engine.ask(commands.GetMonitor(made.path)).texts == 1)
    (feed,) = engine.ask(commands.GetMonitor(made.path)).feeds
    engine.ask(commands.RemoveFeed(made.path, feed.feed))
    assert engine.ask(commands.GetMonitor(made.path)).texts == 1
    with pytest.raises(BadInput) as caught:
        engine.ask(commands.AddFeed(made.path, FOLDER, str(tmp_path / "none")))
    assert caught.value.code == "feed_folder"


def test_the_sample_is_whole(engine: Engine, tmp_path: Path) -> None:
    made = engine.ask(app.CreateReadyMade(str(tmp_path / "mine"), "sentiment-monitor"), timeout=280)
    found = {info.name: sum(info.rows.values()) for info in engine.ask(app.ListDatasets(made.path))}
    assert found == {"sentiment": 420, "topic": 420}
    state = engine.ask(commands.GetMonitor(made.path))
    assert state.texts == state.waiting == 584 and state.refused == 0
    assert {"what_changed", "count_texts", "list_alarms"} <= {
        tool.name for tool in engine.ask(app.ListTools(made.path))
    }


def test_the_agents_tools_answer(engine: Engine, project: str) -> None:
    trial = engine.ask(app.TryTool(project, "what_changed", {"about": "card payments", "since": "Monday"}))
    assert trial.ok and '"negative":42' in trial.content and "declined" in trial.content
    made = {tool.name: tool for tool in tools.make_tools(Path(project), lambda: dt.date(2026, 11, 20))}
    asked = "what changed for card payments since Friday?"
    found = {name: finder.find(asked) for name, finder in made["what_changed"].finders.items()}
    assert found == {"about": "card payments", "since": "Friday"}
    told = made["what_changed"].function(found).reply
    assert "from 13 November 2026 to 17 November 2026" in told and "card declined" in told
    counted = made["count_texts"].function({"since": "last week"}).data
    assert (counted["texts"], counted["from"], counted["to"]) == (7 * 9, "2026-11-09", "2026-11-15")
    alarms = made["list_alarms"].function({})
    assert alarms.data["open"] >= 2 and "card payments since 16 November 2026" in alarms.reply
    with pytest.raises(BadInput) as caught:
        made["count_texts"].function({"about": "weather"})
    assert caught.value.code == "monitor_unknown"
    with store.opened(Path(project)) as connection, transaction(connection):
        connection.execute("DELETE FROM counts")
    with pytest.raises(BadInput) as caught:
        made["count_texts"].function({})
    assert caught.value.code == "monitor_empty"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Friday", 13),
        ("since yesterday", 16),
        ("three days", 15),
        ("since two weeks ago", 3),
        ("12 November", 12),
        ("", 11),
    ],
)
def test_days_are_counted_back_from_the_last_text(said: str, day: int) -> None:
    newest = dt.date(2026, 11, 17)
    assert days_of(said, newest, lambda: dt.date(2026, 11, 26)) == (dt.date(2026, 11, day), newest)


def test_published_models_read_what_waits(engine: Engine, tmp_path: Path) -> None:
    made = engine.ask(app.CreateReadyMade(str(tmp_path / "mine"), "sentiment-monitor", sample=False), timeout=60)
    file = tmp_path / "feed.csv"
    lines = [f"2026-11-2{at % 3} 10:0{at},text number {at}" for at in range(9)]
    file.write_text("\n".join(["date,text", *lines]), encoding="utf-8")
    engine.ask(app.BringData(made.path, "feed", (str(file),)), timeout=60)
    assert engine.ask(commands.GetMonitor(made.path)).waiting == 9
    _publish(Path(made.path), "sentiment")
    assert engine.ask(commands.ScoreTexts(made.path), timeout=250) == 9
    state = engine.ask(commands.GetMonitor(made.path))
    assert (state.waiting, state.sentiment, state.topic) == (0, "model-sentiment", "")
    assert all(text.sentiment in LABELS for text in engine.ask(commands.ListTexts(made.path)).texts)
    _publish(Path(made.path), "topic")
    assert engine.ask(commands.ScoreTexts(made.path), timeout=250) == 9
    state = engine.ask(commands.GetMonitor(made.path))
    assert state.waiting == 0 and state.groups == ("topic", "source")
    found = engine.ask(commands.GetTrend(made.path, "topic"))
    assert sum(sum(series.totals) for series in found.series) == 9


def test_what_counts_as_negative_is_chosen_of_what_texts_and_model_say(engine: Engine, project: str) -> None:
    _publish(Path(project), "sentiment")
    known = engine.ask(commands.GetMonitor(project)).moods
    said = [("positive", False), ("negative", True)]
    assert [(mood.label, mood.negative) for mood in known] == [*said, *((label, False) for label in LABELS)]
    engine.ask(commands.SetMoods(project, ("positive", "late"), ("negative",)))
    [line] = engine.ask(commands.GetTrend(project)).series
    assert (sum(line.totals), sum(line.negatives)) == (58 * 9 + 40, 58 * 6)
    (Path(project) / "models" / "model-sentiment" / "space.json").unlink()
    left = engine.ask(commands.GetMonitor(project)).moods
    assert [(mood.label, mood.negative) for mood in left] == [("positive", True), ("negative", False)]


def _publish(root: Path, name: str) -> None:
    """Put a tiny model into a project, as one that learned the dataset of this name."""
    folder = root / "models" / f"model-{name}"
    folder.mkdir(parents=True)
    make_published(folder)
    database = open_database(root / "project.sqlite")
    with transaction(database):
        datasets.add(database, DatasetInfo(f"data-{name}", name, 1, "classification", {"train": 9}, 0, now()))
        info = ModelInfo(
            f"model-{name}", name, "classification", "tiny", "", f"data-{name}", "accuracy", 0.5, now(), 9, str(folder)
        )
        models.add(database, info, 1)
    database.close()
