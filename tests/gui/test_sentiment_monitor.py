"""The sentiment monitor's page: trends, alarms that are seen and muted, feeds with what to do, and new alarms told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from engine.commands import CancelJob, ListDatasets, ListModels, OpenProject
from engine.events import Cancelled, Changed, Progress
from engine.ready_made.registry import project_named
from engine.ready_made.sentiment_monitor import commands
from engine.ready_made.sentiment_monitor.values import (
    Alarm,
    AlarmDetails,
    DayReport,
    Feed,
    FeedLook,
    Monitor,
    Mood,
    Refused,
    Series,
    Share,
    Text,
    TextsPage,
    Trend,
)
from engine.results import ProjectInfo
from gui import projects
from gui.main_window import MainWindow
from gui.pages import READY_MADE, Page
from gui.ready_made.sentiment_monitor import SentimentMonitorView
from gui.ready_made.sentiment_monitor_feed_dialog import FeedDialog
from gui.ready_made.sentiment_monitor_report import as_csv
from gui.views.home import HomeView
from gui.views.project import ProjectView
from tests.gui.person import press, said
from tests.helpers.fake_engine import FakeEngine

BANK = ProjectInfo("/p/Bank.deskhand", "Bank", ready_made=project_named("sentiment-monitor").info)
NOON = 1795176000  # 2026-11-20, 12:00
FEEDS = (
    Feed(1, "folder", "in", "/d/in", "", "feed_folder_gone", {"path": "/d/in"}, 640, 12, 3, 1),
    Feed(2, "files", "old", "/d/old.csv", "", "ok", {}, 100, 0, 0, 0),
)
STATE = Monitor(FEEDS, 740, 40, 1, NOON - 60 * 86400, NOON, ("topic", "source", "column:region"), "m1", "", 1)
ALARM = Alarm(7, "topic", "card payments", NOON - 7200, NOON - 3600, NOON, 42, 11.6, True, "open", "", "", "")
TEXT = Text("My card <b>was</b> declined", NOON - 60, "email", "negative", ("card payments",), {})
DETAILS = AlarmDetails(ALARM, ("card", "declined"), (Share("source", "email", 30, 8.0),), (TEXT,))


LOOK = FeedLook(
    ("reviews", "shops"), "reviews", ("id", "opened", "closed_at", "body"), {"date": "closed_at", "text": "body"}
)


def trend(command: commands.GetTrend) -> Trend:
    names = ("card payments", "app", "fees") if command.by else ("",)
    made = tuple(
        Series(name, tuple(range(10, 38)), tuple(n % 7 + at for n in range(28))) for at, name in enumerate(names)
    )
    return Trend(NOON - 28 * 86400, 86400, made, 5 if command.by else 1)


@pytest.fixture
def view(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> SentimentMonitorView:
    """The page in a window, with everything there."""
    engine.answers |= {
        ListDatasets: (),
        ListModels: (),
        OpenProject: BANK,
        commands.GetMonitor: STATE,
        commands.GetTrend: trend,
        commands.ListTexts: TextsPage(900, (TEXT,)),
        commands.ListAlarms: (ALARM, replace(ALARM, alarm=3, by="", value="", state="past", going_on=False)),
        commands.GetAlarm: lambda command: replace(DETAILS, alarm=replace(ALARM, alarm=command.alarm)),
        commands.ListRefused: (Refused("/d/in/a.csv", 17, "feed_row_date", "yesterday-ish"),),
        commands.LookAtFeed: LOOK,
        commands.AddFeed: FEEDS[1],
        commands.ReadFeeds: 3,
        commands.ListZones: ("Asia/Shanghai", "Europe/Berlin"),
    }
    window = make_window(
        pages=[Page("home", "Home", HomeView), Page(READY_MADE, "Project", ProjectView, True)], wizards={}
    )
    window.resize(1200, 800)
    window.show()
    window.start()
    projects.open_project(window.context, BANK.path)
    qtbot.waitUntil(lambda: window.current_page == READY_MADE)
    made = window.view(READY_MADE)
    assert isinstance(made, SentimentMonitorView)
    qtbot.waitUntil(lambda: made.trend.trend is not None and made.alarms.details is not None)
    return made


def test_trends_by_what_is_chosen_and_the_texts_behind(
    view: SentimentMonitorView, engine: FakeEngine, qtbot: QtBot
) -> None:
    view.open_with("trend")
    pane = view.trend
    assert [pane.by.itemText(at) for at in range(4)] == ["All texts", "By topic", "By source", "By region"]
    pane.by.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "card payments" in pane.plot.accessibleDescription().lower())
    assert engine.asked_for(commands.GetTrend)[-1] == commands.GetTrend(BANK.path, "topic", NOON - 28 * 86400)
    assert "2 more are not shown." in said(pane)
    pane.only.setCurrentIndex(1)
    pane.negative.setChecked(True)
    pane.search.setText("declined")
    wanted = commands.ListTexts(BANK.path, "topic", "card payments", NOON - 28 * 86400, None, True, "declined", 200)
    qtbot.waitUntil(lambda: engine.asked_for(commands.ListTexts)[-1] == wanted)
    qtbot.waitUntil(lambda: "the newest 1 of 900 texts" in said(pane))
    assert pane.table.item(0, 3).text() == "My card <b>was</b> declined"
    pane.measure.setCurrentIndex(2)
    qtbot.waitUntil(lambda: "%" in pane.plot.accessibleDescription())


def test_an_alarm_is_explained_seen_and_muted(view: SentimentMonitorView, engine: FakeEngine, qtbot: QtBot) -> None:
    view.open_with("alarms")
    pane = view.alarms
    assert view.tabs.tabText(2) == "Alarms (1)"
    qtbot.waitUntil(lambda: "card, declined" in said(pane))
    assert "42 negative texts" in said(pane) and "12 were to be expected" in said(pane)
    assert "Email (30 instead of 8)" in said(pane)
    pane.owner.setText("Cards team")
    qtbot.keyClick(pane.owner, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(engine.asked_for(commands.SetOwner)))
    assert engine.asked_for(commands.SetOwner)[0] == commands.SetOwner(
        BANK.path, "topic", "card payments", "Cards team"
    )
    pane.note.setText("called them")
    view.window().activateWindow()
    pane.note.setFocus()
    qtbot.waitUntil(pane.note.hasFocus)
    qtbot.keyClick(pane.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(engine.asked_for(commands.AcknowledgeAlarm)))
    assert engine.asked_for(commands.AcknowledgeAlarm)[0].note == "called them"
    qtbot.mouseClick(pane.mute_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(engine.asked_for(commands.MuteAlarms)))
    assert engine.asked_for(commands.MuteAlarms)[0].days == 7
    pane.table.setCurrentCell(1, 0)
    qtbot.waitUntil(lambda: pane.details is not None and pane.details.alarm.alarm == 3)
    assert not pane.seen_button.isEnabled()


def test_what_is_being_written_about_an_alarm_stays_while_texts_come_in(
    view: SentimentMonitorView, engine: FakeEngine, qtbot: QtBot
) -> None:
    view.open_with("alarms")
    pane = view.alarms
    pane.note.setText("called the payments team, they")
    pane.owner.setText("Pay")
    before = engine.answers[commands.ListAlarms]

    def come(**changed: object) -> None:
        engine.answers[commands.ListAlarms] = (replace(ALARM, **changed), before[1])
        engine.emit(Changed("", BANK.path, "feed"))
        qtbot.waitUntil(lambda: pane._alarms == engine.answers[commands.ListAlarms])

    come(count=43)
    assert (pane.note.text(), pane.owner.text()) == ("called the payments team, they", "Pay")
    assert "43 negative texts" in said(pane) or "43 (12)" in pane.table.item(0, 3).text()
    pane.table.setCurrentCell(1, 0)
    assert (pane.note.text(), pane.owner.text()) == ("", "")
    pane.table.setCurrentCell(0, 0)
    come(count=44, owner="Payments")
    assert pane.owner.text() == "Payments"


def test_rows_that_were_taken_as_overlap_are_told_where_files_are_brought_and_watched(
    view: SentimentMonitorView, engine: FakeEngine, qtbot: QtBot
) -> None:
    feeds = [replace(feed, repeated=repeated) for feed, repeated in zip(FEEDS, (1200, 5), strict=True)]
    engine.answers[commands.GetMonitor] = replace(STATE, feeds=tuple(feeds))
    view.reload()
    qtbot.waitUntil(lambda: "1,205 rows" in view.told.text())
    for told in (view.told.text(), view.feeds.told.text()):
        assert "an equal row had been read already, from this file or another: 1,205 rows." in told
    engine.answers[commands.GetMonitor] = replace(STATE, feeds=(replace(FEEDS[0], repeated=0),))
    view.reload()
    qtbot.waitUntil(lambda: "overlap" not in view.told.text() + view.feeds.told.text())


def test_feeds_say_what_went_wrong_and_what_to_do(
    view: SentimentMonitorView, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.open_with("feeds")
    pane = view.feeds
    qtbot.waitUntil(lambda: pane.refused.rowCount() == 1)
    assert "The folder /d/in is not there." in said(pane) and "40 of them wait" in said(pane)
    assert "Correct its date in the file" in pane.refused.item(0, 3).text()
    assert pane.score_button.isVisible() and pane.remove_button.isEnabled()
    qtbot.mouseClick(pane.read_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(engine.asked_for(commands.ReadFeeds)) and pane.read_button.isEnabled())
    qtbot.mouseClick(pane.remove_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: engine.asked_for(commands.RemoveFeed) == [commands.RemoveFeed(BANK.path, 1)])


def feed_dialog(view: SentimentMonitorView, qtbot: QtBot) -> FeedDialog:
    qtbot.waitUntil(lambda: any(found.isVisible() for found in view.window().findChildren(FeedDialog)))
    return next(found for found in view.window().findChildren(FeedDialog) if found.isVisible())


def test_a_table_and_its_columns_are_chosen_before_it_is_watched(
    view: SentimentMonitorView, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.open_with("feeds")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/d/shop.db", ""))
    qtbot.mouseClick(view.feeds.table_button, Qt.MouseButton.LeftButton)
    dialog = feed_dialog(view, qtbot)
    qtbot.waitUntil(lambda: dialog.table.count() == 2)
    assert dialog.roles["date"].currentText() == "closed_at" and dialog.roles["source"].currentText() == "None"
    dialog.roles["date"].setCurrentText("opened")
    dialog.roles["source"].setCurrentText("id")
    qtbot.mouseClick(dialog.watch_button, Qt.MouseButton.LeftButton)
    columns = {"date": "opened", "text": "body", "source": "id", "sentiment": "", "topics": ""}
    wanted = commands.AddFeed(BANK.path, "table", "/d/shop.db", "reviews", columns)
    qtbot.waitUntil(lambda: engine.asked_for(commands.AddFeed) == [wanted])


def test_a_table_without_a_date_waits_for_the_person_and_an_empty_folder_does_not(
    view: SentimentMonitorView, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.open_with("feeds")
    engine.answers[commands.LookAtFeed] = FeedLook(columns=("a", "b"), roles={"text": "b"})
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/d/new")
    qtbot.mouseClick(view.feeds.folder_button, Qt.MouseButton.LeftButton)
    dialog = feed_dialog(view, qtbot)
    qtbot.waitUntil(lambda: dialog.roles["text"].currentText() == "b")
    assert not dialog.watch_button.isEnabled()
    dialog.roles["date"].setCurrentText("a")
    assert dialog.watch_button.isEnabled()
    dialog.reject()
    engine.answers[commands.LookAtFeed] = FeedLook()
    qtbot.mouseClick(view.feeds.folder_button, Qt.MouseButton.LeftButton)
    dialog = feed_dialog(view, qtbot)
    qtbot.waitUntil(lambda: "nothing to read yet" in said(dialog))
    qtbot.mouseClick(dialog.watch_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(engine.asked_for(commands.AddFeed)))
    assert engine.asked_for(commands.AddFeed) == [commands.AddFeed(BANK.path, "folder", "/d/new")]


def test_a_report_can_be_had_of_a_day_that_is_over(
    view: SentimentMonitorView, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    engine.answers[commands.GetDayReport] = DayReport("<p>", (("part", "value"), ("day", "2026-11-19")))
    pane = view.trend
    qtbot.waitUntil(lambda: pane.trend is not None)
    pane.days.aboutToShow.emit()
    assert len(pane.days.actions()) == 14
    pane.days.actions()[1].trigger()
    qtbot.waitUntil(lambda: bool(engine.asked_for(commands.GetDayReport)))
    assert engine.asked_for(commands.GetDayReport)[0].day == "2026-11-19"


def test_a_new_alarm_is_told_once(
    view: SentimentMonitorView, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(view.tray, "tell", lambda title, text: told.append(text))
    qtbot.waitUntil(lambda: view._known is not None)
    before = engine.answers[commands.ListAlarms]
    engine.answers[commands.ListAlarms] = (replace(ALARM, alarm=9, value="fees", count=50), *before)
    for _ in range(2):
        count = len(engine.asked_for(commands.ListAlarms))
        engine.emit(Changed("", BANK.path, "feed"))
        qtbot.waitUntil(lambda count=count: len(engine.asked_for(commands.ListAlarms)) > count)
        qtbot.waitUntil(lambda: view._known is not None and 9 in view._known)
    assert len(told) == 1 and told[0].startswith("Fees: 50 negative texts")


def test_without_texts_it_says_what_to_do(view: SentimentMonitorView, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[commands.GetMonitor] = Monitor((), 0, 0, 0, None, None, (), "", "", 0)
    engine.answers[commands.ListAlarms] = ()
    engine.emit(Changed("", BANK.path, "feed"))
    view.open_with("trend")
    qtbot.waitUntil(lambda: "Nothing to show yet" in said(view.trend_stack.currentWidget()))
    for tab, words in (("alarms", "No alarms"), ("feeds", "No texts yet")):
        view.open_with(tab)
        qtbot.waitUntil(lambda tab=tab, words=words: words in said(view.named[tab]))


def test_what_an_older_model_read_is_read_again(view: SentimentMonitorView, engine: FakeEngine, qtbot: QtBot) -> None:
    below = view.below
    assert not below.again_button.isVisible() and not below.stop_button.isVisible()
    engine.answers[commands.GetMonitor] = replace(STATE, older=1200)
    engine.held = (commands.RescoreTexts,)
    engine.emit(Changed("", BANK.path, "feed"))
    view.open_with("start")
    qtbot.waitUntil(below.again_button.isVisible)
    assert "Read by an older model: 1,200 texts." in said(below)
    qtbot.mouseClick(below.again_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(engine.asked_for(commands.RescoreTexts)))
    job = below._request.job
    engine.emit(Progress(job, "read_texts", 300, 1200))
    qtbot.waitUntil(lambda: "25" in below.older.text())
    qtbot.mouseClick(below.stop_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(engine.asked_for(CancelJob)))
    engine.emit(Cancelled(job, ""))
    qtbot.waitUntil(below.again_button.isVisible)


def test_sentiments_that_are_not_known_are_said_with_what_to_do(
    view: SentimentMonitorView, engine: FakeEngine, qtbot: QtBot
) -> None:
    assert view.below.moods.isHidden()
    engine.answers[commands.GetMonitor] = replace(STATE, unknown_moods=("angry", "happy"))
    view.reload()
    qtbot.waitUntil(lambda: not view.below.moods.isHidden())
    for told in (view.below.moods.text(), view.feeds.trouble.text()):
        assert "These sentiments are not known: angry, happy." in told and "Tick the bad ones under Start." in told


def test_what_counts_as_negative_is_ticked(view: SentimentMonitorView, engine: FakeEngine, qtbot: QtBot) -> None:
    part = view.below.negative
    assert part.isHidden()
    known = (Mood("negative", True), Mood("angry", False), Mood("happy", False))
    engine.answers[commands.GetMonitor] = replace(STATE, moods=known)
    view.reload()
    qtbot.waitUntil(part.isVisible)
    assert part.ticks.chosen() == ["negative"]
    press(qtbot, part.ticks.ticks["angry"], QPoint(8, 8))
    chosen = commands.SetMoods(BANK.path, ("negative", "angry"), ("happy",))
    qtbot.waitUntil(lambda: engine.asked_for(commands.SetMoods) == [chosen])


def test_times_are_those_of_the_zone(view: SentimentMonitorView, engine: FakeEngine, qtbot: QtBot) -> None:
    view.open_with("trend")
    qtbot.waitUntil(lambda: view.trend.table.rowCount() == 1)
    assert "11:59" in view.trend.table.item(0, 0).text()
    engine.answers[commands.GetMonitor] = replace(STATE, zone="Asia/Shanghai", chosen_zone="Asia/Shanghai")
    zone = view.below.zone
    qtbot.waitUntil(lambda: zone.count() == 3)
    assert zone.currentText() == "This computer's (UTC)"
    zone.activated.emit(1)
    qtbot.waitUntil(lambda: engine.asked_for(commands.SetZone) == [commands.SetZone(BANK.path, "Asia/Shanghai")])
    engine.emit(Changed("", BANK.path, "feed"))
    qtbot.waitUntil(lambda: zone.currentText() == "Asia/Shanghai")
    qtbot.waitUntil(lambda: "7:59" in view.trend.table.item(0, 0).text())
    assert zone.itemText(0) == "This computer's"
    view.open_with("alarms")
    qtbot.waitUntil(lambda: "6:00" in view.alarms.table.item(0, 2).text())


def test_the_report_as_a_table() -> None:
    assert as_csv(DayReport("", (("day", "by"), ("2026-11-20", "卡")))) == "\ufeffday,by\n2026-11-20,卡\n"
