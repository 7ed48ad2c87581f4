"""The support desk's page: groups corrected, waiting questions settled, and the slider that shows what care costs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.commands import ListDatasets, ListModels, OpenProject, StartTraining
from engine.events import Changed
from engine.ready_made.registry import project_named
from engine.ready_made.support_desk.commands import (
    GetDesk,
    GetQuality,
    ListHandOvers,
    ListQuestions,
    MeasureDesk,
    MoveQuestions,
    RenameIntent,
    SetAnswer,
    SetTarget,
    SettleHandOver,
)
from engine.ready_made.support_desk.values import (
    Day,
    Desk,
    HandOver,
    Intent,
    IntentQuality,
    Quality,
    QualityPoint,
    Question,
)
from engine.results import DatasetInfo, ProjectInfo
from gui import projects
from gui.main_window import MainWindow
from gui.pages import READY_MADE, Page
from gui.ready_made import support_desk_intents
from gui.ready_made.support_desk import SupportDeskView
from gui.views.home import HomeView
from gui.views.project import ProjectView
from tests.gui.person import said
from tests.helpers.fake_engine import FakeEngine

SHOP = ProjectInfo("/p/Shop.deskhand", "Shop", ready_made=project_named("support-desk").info)
DESK = Desk((Intent("late_parcel", 40, "Soon."), Intent("broken", 12, "")), "model-1", True, 0.97, 3, 2)
WAITING = (
    HandOver(1, "Why is it blue?", "2026-11-20T09:00:00Z", "broken", "", ""),
    HandOver(2, "Still nothing here", "2026-11-21T09:00:00Z", "late_parcel", "Soon.", "intent"),
)


def point(target: float, answered: float, precision: float | None) -> QualityPoint:
    """Return a point over a hundred rows of one intent."""
    count = round(100 * answered)
    right = round(count * (precision or 0))
    return QualityPoint(target, target, answered, precision, answered, (IntentQuality("late", 100, count, right),))


QUALITY = Quality(
    "model-1",
    0.97,
    100,
    (point(0.9, 0.99, 0.93), point(0.97, 0.9, 0.98), point(0.995, 0.0, None)),
    (Day("2026-11-20", 8, 1, 1),),
)


@pytest.fixture
def view(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> SupportDeskView:
    """The page over a desk with two intents and two questions that wait."""
    data = DatasetInfo("data-1", "questions", 1, "classification", {"train": 52}, 2, "")
    engine.answers |= {
        OpenProject: SHOP,
        ListDatasets: (data,),
        ListModels: (),
        GetDesk: DESK,
        GetQuality: QUALITY,
        MeasureDesk: QUALITY,
        ListHandOvers: WAITING,
        ListQuestions: (Question(4, "Where is it?", 3), Question(9, "Is it late?", 3)),
        SettleHandOver: lambda command: replace(WAITING[1], state="accepted", reply=command.reply),
    }
    window = make_window(
        pages=[Page("home", "Home", HomeView), Page(READY_MADE, "Project", ProjectView, True)], wizards={}
    )
    window.resize(1200, 800)
    window.show()
    window.start()
    projects.open_project(window.context, SHOP.path)
    qtbot.waitUntil(lambda: window.current_page == READY_MADE)
    made = window.view(READY_MADE)
    assert isinstance(made, SupportDeskView)
    qtbot.waitUntil(lambda: made.desk is not None and made.intents.questions.count() == 2)
    qtbot.waitUntil(lambda: made.handovers.table.rowCount() == 2 and bool(made.quality.sentence.text()))
    return made


def test_it_tells_what_waits_and_what_is_new(view: SupportDeskView) -> None:
    assert view.tabs.tabText(2) == "Waiting for you (2)"
    assert "3 new or corrected questions to learn: train again" in said(view)
    assert "2 intents. 1 of them have no answer yet and are never answered." in said(view)
    assert view.help_text()


def test_it_tells_when_more_wait_than_are_listed(view: SupportDeskView) -> None:
    waiting = view.handovers
    assert waiting.more.isHidden()
    waiting.show_desk(replace(DESK, open=5_000))
    waiting._show(WAITING)
    assert not waiting.more.isHidden() and waiting.more.text().startswith("The oldest 2 of 5,000.")


def test_an_answer_and_a_name_are_kept(view: SupportDeskView, engine: FakeEngine, qtbot: QtBot) -> None:
    view.open_with(tab="intents")
    view.intents.answer.setPlainText("Tomorrow.")
    view.intents.name.setText("delivery")
    qtbot.mouseClick(view.intents.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(engine.asked_for(RenameIntent)))
    assert engine.asked_for(SetAnswer) == [SetAnswer(SHOP.path, "late_parcel", "Tomorrow.")]
    assert engine.asked_for(RenameIntent) == [RenameIntent(SHOP.path, "late_parcel", "delivery")]


def test_an_intent_stays_chosen_while_it_gets_its_name(view: SupportDeskView, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.held = (RenameIntent,)
    view.intents.table.setCurrentCell(1, 0)
    view.intents.answer.setPlainText("Sorry.")
    view.intents.name.setText("damage")
    view.intents.save()
    answered = replace(DESK.intents[1], answer="Sorry.")
    engine.answers[GetDesk] = replace(DESK, intents=(DESK.intents[0], answered))
    engine.emit(Changed("", SHOP.path, "desk"))
    qtbot.waitUntil(lambda: view.intents.table.item(1, 2).text() == "Sorry.")
    assert (view.intents.table.currentRow(), view.intents.name.text()) == (1, "damage")


def test_what_is_being_written_stays_when_somebody_asks(
    view: SupportDeskView, engine: FakeEngine, qtbot: QtBot
) -> None:
    view.intents.answer.setPlainText("Half a sent")
    view.handovers.reply.setPlainText("Half a rep")
    before = len(engine.asked_for(ListHandOvers))
    engine.emit(Changed("", SHOP.path, "desk"))
    qtbot.waitUntil(lambda: len(engine.asked_for(ListHandOvers)) > before)
    qtbot.waitUntil(lambda: len(engine.asked_for(GetQuality)) > 1)
    assert view.intents.answer.toPlainText() == "Half a sent"
    assert view.handovers.reply.toPlainText() == "Half a rep"


def test_what_is_being_written_stays_when_what_it_is_about_changes(
    view: SupportDeskView, engine: FakeEngine, qtbot: QtBot
) -> None:
    view.intents.answer.setPlainText("Half a sent")
    view.handovers.reply.setPlainText("Half a rep")
    view.handovers.intent.setCurrentText("colo")
    more = Intent("late_parcel", 41, "Soon.")
    engine.answers[GetDesk] = replace(DESK, intents=(Intent("new", 50, ""), more, DESK.intents[1]))
    third = HandOver(3, "And now?", "2026-11-22T09:00:00Z")
    engine.answers[ListHandOvers] = (replace(WAITING[0], suggested="Blue."), WAITING[1], third)
    engine.emit(Changed("", SHOP.path, "desk"))
    qtbot.waitUntil(lambda: view.handovers.table.rowCount() == 3 and view.intents.table.rowCount() == 3)
    assert (view.intents.name.text(), view.intents.answer.toPlainText()) == ("Late parcel", "Half a sent")
    assert (view.handovers.reply.toPlainText(), view.handovers.intent.currentText()) == ("Half a rep", "colo")
    # Another one is chosen, and the first again: what it says is shown.
    view.handovers.table.setCurrentCell(1, 0)
    assert view.handovers.reply.toPlainText() == "Soon."
    view.handovers.table.setCurrentCell(0, 0)
    assert (view.handovers.reply.toPlainText(), view.handovers.intent.currentText()) == ("Blue.", "Broken")
    # What nobody changed is brought up to date.
    engine.answers[ListHandOvers] = (replace(WAITING[0], suggested="Green."), WAITING[1])
    engine.emit(Changed("", SHOP.path, "desk"))
    qtbot.waitUntil(lambda: view.handovers.reply.toPlainText() == "Green.")


def test_questions_are_moved_to_another_intent(
    view: SupportDeskView, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.open_with(tab="intents")
    assert not view.intents.move_button.isEnabled()
    view.intents.questions.selectAll()
    monkeypatch.setattr(support_desk_intents, "ask_text", lambda *_: "Late parcel")
    qtbot.mouseClick(view.intents.move_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(engine.asked_for(MoveQuestions)))
    assert engine.asked_for(MoveQuestions) == [MoveQuestions(SHOP.path, 3, (4, 9), "late_parcel")]


def test_a_suggested_reply_is_accepted_and_another_dismissed(
    view: SupportDeskView, engine: FakeEngine, qtbot: QtBot
) -> None:
    view.open_with(tab="handovers")
    pane = view.handovers
    assert not pane.accept_button.isEnabled() and "Nothing comes near." in pane.source.text()
    qtbot.mouseClick(pane.dismiss_button, Qt.MouseButton.LeftButton)
    pane.table.setCurrentCell(1, 0)
    assert (pane.reply.toPlainText(), pane.intent.currentText()) == ("Soon.", "Late parcel")
    view.window().activateWindow()
    qtbot.waitUntil(view.window().isActiveWindow)
    pane.reply.setFocus()
    qtbot.keyClick(pane.reply, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(engine.asked_for(SettleHandOver)) == 2)
    assert engine.asked_for(SettleHandOver) == [
        SettleHandOver(SHOP.path, 1, "", ""),
        SettleHandOver(SHOP.path, 2, "Soon.", "late_parcel"),
    ]


@pytest.mark.parametrize(
    ("item", "told"),
    [
        (HandOver(2, "", "", state="accepted", intent="late", learned=True), "Accepted. The question is learned"),
        (HandOver(2, "", "", state="edited", intent="late", learned=True), "kept. The question is learned"),
        (HandOver(2, "", "", state="edited", intent="late"), "The question is not learned, for the desk is measured"),
        (HandOver(2, "", "", state="accepted"), "Nothing is learned, as you did not say what the question asks for."),
        (HandOver(2, "", "", state="dismissed"), "Dismissed. Nothing is learned from it."),
    ],
)
def test_it_is_told_what_a_reply_teaches(
    view: SupportDeskView, engine: FakeEngine, qtbot: QtBot, item: HandOver, told: str
) -> None:
    engine.answers[SettleHandOver] = item
    view.open_with(tab="handovers")
    view.handovers.table.setCurrentCell(1, 0)
    view.handovers.accept()
    qtbot.waitUntil(lambda: told in said(view.window()))


def test_a_suggestion_with_a_gap_says_so(view: SupportDeskView, engine: FakeEngine, qtbot: QtBot) -> None:
    text = "It is {orders.status}."
    item = HandOver(3, "Where?", "2026-11-21T09:00:00Z", "late", text, gap="{orders.status}")
    engine.answers[ListHandOvers] = (item,)
    engine.emit(Changed("", SHOP.path, "desk"))
    qtbot.waitUntil(lambda: view.handovers.reply.toPlainText() == text)
    assert "places such as {orders.status}" in view.handovers.source.text()


def test_a_new_intent_may_be_written(view: SupportDeskView, engine: FakeEngine, qtbot: QtBot) -> None:
    view.open_with(tab="handovers")
    view.handovers.reply.setPlainText("All of ours are.")
    view.handovers.intent.setCurrentText("colour")
    qtbot.mouseClick(view.handovers.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(engine.asked_for(SettleHandOver)))
    assert engine.asked_for(SettleHandOver) == [SettleHandOver(SHOP.path, 1, "All of ours are.", "colour")]


def test_the_slider_shows_what_care_costs_and_is_kept(view: SupportDeskView, engine: FakeEngine, qtbot: QtBot) -> None:
    view.open_with(tab="quality")
    pane = view.quality
    assert pane.slider.value() == 1
    assert "it answers 90.0 % by itself, and 98.0 % of those answers are right" in pane.cost.text()
    qtbot.keyClick(pane.slider, Qt.Key.Key_Left)
    assert "answers 99.0 % by itself" in pane.cost.text()
    assert engine.asked_for(SetTarget) == []
    qtbot.waitUntil(lambda: engine.asked_for(SetTarget) == [SetTarget(SHOP.path, 0.9)])
    pane.slider.setValue(2)
    assert pane.cost.text() == "On the 100 locked test rows it would answer nothing by itself."
    assert pane.days.rowCount() == 1 and pane.by_intent.rowCount() == 1


def test_a_training_is_measured(view: SupportDeskView, engine: FakeEngine, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: view.steps.train_buttons["questions"].isEnabled())
    qtbot.mouseClick(view.steps.train_buttons["questions"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: engine.asked_for(MeasureDesk) == [MeasureDesk(SHOP.path)])
    assert len(engine.asked_for(StartTraining)) == 1
