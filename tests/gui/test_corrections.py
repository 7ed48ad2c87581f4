"""A call or a reply corrected in a chat, and the model that learns it: trained, judged, used, kept or rolled back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.commands import (
    CorrectCall,
    CorrectReply,
    GetChat,
    GetCorrection,
    GetCorrections,
    GetModel,
    GetReplyCorrections,
    JudgeCandidate,
    KeepModel,
    ListAgents,
    ListChats,
    ListDatasets,
    ListTasks,
    MakeCalls,
    PromoteModel,
    RateMessage,
    RollBackModel,
    TrainOnCorrections,
    UndoCorrection,
    UndoDecision,
    UnmarkMessage,
)
from engine.errors import ErrorInfo
from engine.events import Cancelled, Changed, Failed, RunStarted
from engine.results import CorrectionState, DatasetInfo, MadeCalls, ProjectInfo, TrainResult
from gui.main_window import MainWindow
from gui.views.agents import save_of
from gui.views.call_correction import CallCorrection
from gui.views.chat import ChatView
from gui.views.first_router import FirstRouter
from gui.views.retraining import Retraining
from gui.widgets.message_bubble import Correction, ReplyBlock
from tests.gui import talks
from tests.gui.person import press, said
from tests.helpers import trained
from tests.helpers.fake_engine import FakeEngine

OLD, NEW = talks.ROUTER, talks.NEWER
LEARNED_NONE = CorrectionState(OLD, 2, 3)
WAITING = CorrectionState(OLD, 2, 3, candidate=NEW)


@pytest.fixture
def page(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> ChatView:
    """The Chat page with a turn that called a tool."""
    talks.fill(engine)
    engine.answers |= {
        ListChats: (talks.CHAT,),
        GetChat: talks.DETAILS,
        GetCorrection: talks.CORRECTING,
        CorrectCall: talks.CORRECTED,
        CorrectReply: talks.CORRECTED_REPLY,
        GetReplyCorrections: (talks.CORRECTED_REPLY.case, talks.CASE),
        RateMessage: 6,
    }
    engine.held = (TrainOnCorrections,)
    window = make_window(wizards={})
    window.resize(1200, 800)
    window.show()
    window.context.set_project(ProjectInfo(talks.PROJECT, "Support desk"))
    window.navigate("chat")
    view = window.view("chat")
    assert isinstance(view, ChatView)
    qtbot.waitUntil(lambda: view.pane.conversation.reply(4) is not None)
    return view


def reply(page: ChatView) -> ReplyBlock:
    block = page.pane.conversation.reply(4)
    assert block is not None
    return block


def open_call(page: ChatView, qtbot: QtBot) -> CallCorrection:
    """Press 'wrong', then that not the words were."""
    block = reply(page)
    press(qtbot, block.buttons["wrong"])
    assert isinstance(block.correction, Correction)
    press(qtbot, block.correction.call)
    qtbot.waitUntil(lambda: isinstance(block.correction, CallCorrection))
    assert isinstance(block.correction, CallCorrection)
    return block.correction


def told(page: ChatView, engine: FakeEngine, qtbot: QtBot, state: CorrectionState) -> Retraining:
    """Let the engine tell another state of the router."""
    engine.answers[GetCorrections] = state
    engine.emit(Changed("job-x", talks.PROJECT, "corrections"))
    qtbot.waitUntil(lambda: page.retraining._state == state)
    return page.retraining


def test_no_tool_is_said_with_one_key_and_taken_back(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    form = open_call(page, qtbot)
    qtbot.keyClick(form.answer.choice.typed, Qt.Key.Key_3)
    said_so = CorrectCall(talks.PROJECT, "chat-1", 4, {"label": "none", "spans": "[]"})
    qtbot.waitUntil(lambda: said_so in engine.asked and reply(page).correction is None)
    assert "Marked as wrong" in said(reply(page))
    notices = page.window().notices.notices
    assert "version 2 of tool calls" in notices[-1].text
    assert page.window().notices.undo()
    qtbot.waitUntil(lambda: UndoCorrection(talks.PROJECT, 7) in engine.asked)
    qtbot.waitUntil(lambda: "Marked as wrong" not in said(reply(page)))


def test_a_tool_is_said_with_its_words(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    form = open_call(page, qtbot)
    qtbot.keyClicks(form.answer.choice.typed, "a tool that is not there")
    qtbot.keyClick(form.answer.choice.typed, Qt.Key.Key_Return)
    assert form.answer.tool == "", "only what the agent has can be called"
    form.answer.choice.typed.clear()
    qtbot.keyClick(form.answer.choice.typed, Qt.Key.Key_1)
    assert form.answer.text.words("order_id") == ["LL-1042"], "what was found is marked"
    assert form.answer.arguments.done.text() == "Save correction"
    press(qtbot, form.answer.arguments.done)
    spans = '[{"start": 9, "end": 16, "label": "order_id"}]'
    said_so = CorrectCall(talks.PROJECT, "chat-1", 4, {"label": "look_up_orders", "spans": spans})
    qtbot.waitUntil(lambda: said_so in engine.asked)


def test_what_was_marked_stays_when_it_could_not_be_kept(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.held = (CorrectCall,)
    form = open_call(page, qtbot)
    qtbot.keyClick(form.answer.choice.typed, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: any(isinstance(command, CorrectCall) for command in engine.asked))
    assert not form.isEnabled()
    engine.emit(Failed(engine.job_of(CorrectCall), ErrorInfo("disk_full", {"folder": "/p"})))
    qtbot.waitUntil(form.isEnabled)
    assert reply(page).correction is form


def open_reply(page: ChatView, qtbot: QtBot) -> Correction:
    """Press 'wrong'."""
    press(qtbot, reply(page).buttons["wrong"])
    form = reply(page).correction
    assert isinstance(form, Correction)
    return form


def test_a_reply_is_corrected_and_taken_back(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    form = open_reply(page, qtbot)
    assert "what should it have said?" in said(form) and not form.save.isEnabled(), "nothing was changed yet"
    form.field.selectAll()
    qtbot.keyClicks(form.field, "It left yesterday.")
    press(qtbot, form.save)
    told = CorrectReply(talks.PROJECT, "chat-1", 4, "It left yesterday.")
    qtbot.waitUntil(lambda: told in engine.asked and reply(page).correction is None)
    assert "Marked as wrong" in said(reply(page))
    assert "version 1 of replies" in page.window().notices.notices[-1].text
    assert page.window().notices.undo()
    qtbot.waitUntil(lambda: UndoCorrection(talks.PROJECT, 8) in engine.asked)
    qtbot.waitUntil(lambda: "Marked as wrong" not in said(reply(page)))


def test_what_a_reply_was_corrected_to_before_is_shown_and_taken_back(
    page: ChatView, engine: FakeEngine, qtbot: QtBot
) -> None:
    assert "What you said before" not in said(open_reply(page, qtbot)), "it was not judged yet"
    press(qtbot, reply(page).correction.mark)
    qtbot.waitUntil(lambda: "Marked as wrong" in said(reply(page)))
    form = open_reply(page, qtbot)
    qtbot.waitUntil(lambda: form.former is not None)
    assert "“It left yesterday.”" in said(form) and "“no tool”" in said(form)
    qtbot.keyClicks(form.field, "unfinished")
    engine.answers[GetReplyCorrections] = (talks.CASE,)
    press(qtbot, form.former.buttons[0])
    qtbot.waitUntil(lambda: UndoCorrection(talks.PROJECT, 8) in engine.asked)
    qtbot.waitUntil(lambda: form.isEnabled() and "“It left yesterday.”" not in said(form))
    assert "unfinished" in form.field.toPlainText() and reply(page).correction is form
    qtbot.waitUntil(lambda: "Marked as wrong" not in said(reply(page)))


def test_a_reply_is_only_marked_as_wrong(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    form = open_reply(page, qtbot)
    qtbot.keyClicks(form.field, "unfinished")
    press(qtbot, form.mark)
    qtbot.waitUntil(lambda: RateMessage(talks.PROJECT, "chat-1", 4, "wrong") in engine.asked)
    assert not any(isinstance(command, CorrectReply) for command in engine.asked)


def test_what_was_written_stays_when_it_could_not_be_kept(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.held = (CorrectReply,)
    form = open_reply(page, qtbot)
    qtbot.keyClicks(form.field, "more")
    press(qtbot, form.save)
    qtbot.waitUntil(lambda: any(isinstance(command, CorrectReply) for command in engine.asked))
    assert not form.isEnabled()
    engine.emit(Failed(engine.job_of(CorrectReply), ErrorInfo("disk_full", {"folder": "/p"})))
    qtbot.waitUntil(form.isEnabled)
    assert reply(page).correction is form and "more" in form.field.toPlainText()


def mark_wrong(page: ChatView, qtbot: QtBot) -> None:
    """Mark the reply as wrong, and wait for the notice that it is kept."""
    press(qtbot, open_reply(page, qtbot).mark)
    qtbot.waitUntil(lambda: bool(page.window().notices.notices))
    assert "Marked as wrong" in said(reply(page))


def test_a_wrong_reply_is_unmarked_again(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    mark_wrong(page, qtbot)
    assert page.window().notices.undo()
    qtbot.waitUntil(lambda: UnmarkMessage(talks.PROJECT, "chat-1", 6) in engine.asked)
    qtbot.waitUntil(lambda: "Marked as wrong" not in said(reply(page)))


@pytest.mark.parametrize("back", [False, True])
def test_another_chat_is_shown_when_a_mark_is_taken_back(
    page: ChatView, engine: FakeEngine, qtbot: QtBot, back: bool
) -> None:
    mark_wrong(page, qtbot)
    page.pane.open_chat("chat-2")
    if back:
        engine.answers[GetChat] = replace(talks.DETAILS, verdicts={4: "wrong"})
        page.pane.open_chat("chat-1")
    assert page.window().notices.undo()
    engine.answers[GetChat] = talks.DETAILS
    qtbot.waitUntil(lambda: UnmarkMessage(talks.PROJECT, "chat-1", 6) in engine.asked)
    page.pane.open_chat("chat-1")
    qtbot.waitUntil(lambda: "Marked as wrong" not in said(reply(page)))


def test_nothing_is_offered_without_corrections(page: ChatView) -> None:
    assert page.retraining.isHidden()


def test_a_training_is_started_judged_and_used(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers |= {JudgeCandidate: talks.candidate(2, 0), PromoteModel: (talks.AGENT,)}
    panel = told(page, engine, qtbot, LEARNED_NONE)
    assert "router has not learned yet: 2" in said(panel)
    press(qtbot, panel.train)
    qtbot.waitUntil(lambda: TrainOnCorrections(talks.PROJECT, OLD.model) in engine.asked and panel.watch.isVisible())
    assert not panel.train.isVisible()
    job = engine.job_of(TrainOnCorrections)
    engine.emit(RunStarted(job, talks.PROJECT, "run-7"))
    engine.answers[GetCorrections] = WAITING
    engine.end(job, TrainResult("run-7", NEW.model, {}))
    engine.emit(Changed(job, talks.PROJECT, "models"))
    qtbot.waitUntil(panel.use.isVisible)
    assert JudgeCandidate(talks.PROJECT, NEW.model, OLD.model) in engine.asked
    words = said(panel)
    assert "The new model is better. 2 of 3 corrected messages are right now; before: 0." in words
    assert "Still wrong: “Where is LL-1042?”" in words
    press(qtbot, panel.use)
    qtbot.waitUntil(lambda: PromoteModel(talks.PROJECT, NEW.model, OLD.model) in engine.asked)
    qtbot.waitUntil(lambda: bool(page.window().notices.notices))
    assert page.window().notices.notices[-1].text == "router-2 is used now by: Desk helper."
    assert page.window().notices.undo()
    qtbot.waitUntil(lambda: UndoDecision(talks.PROJECT, NEW.model) in engine.asked)


@pytest.mark.parametrize(
    ("found", "words", "tone"),
    [
        (talks.candidate(1, 1), "No clear difference", "careful"),
        (talks.candidate(0, 1), "The new model is worse.", "bad"),
        (talks.candidate(3, 1, "worse"), "The new model is worse.", "bad"),
        (talks.candidate(1, 1, "better"), "The new model is better.", "good"),
    ],
)
def test_a_candidate_of_before_is_judged_when_asked(
    page: ChatView, engine: FakeEngine, qtbot: QtBot, found: object, words: str, tone: str
) -> None:
    engine.answers |= {JudgeCandidate: found, KeepModel: None}
    panel = told(page, engine, qtbot, WAITING)
    assert "router-2, is trained and not in use" in said(panel)
    press(qtbot, panel.judge)
    qtbot.waitUntil(panel.keep.isVisible)
    assert words in said(panel) and panel.told.tone == tone
    press(qtbot, panel.keep)
    qtbot.waitUntil(lambda: KeepModel(talks.PROJECT, NEW.model, OLD.model) in engine.asked)
    qtbot.waitUntil(lambda: bool(page.window().notices.notices))
    assert page.window().notices.notices[-1].text == "router stays in use."
    assert page.window().notices.undo()
    qtbot.waitUntil(lambda: UndoDecision(talks.PROJECT, NEW.model) in engine.asked)


def test_a_model_that_was_decided_against_is_still_named_and_judged(
    page: ChatView, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.answers[JudgeCandidate] = talks.candidate(2, 0)
    panel = told(page, engine, qtbot, CorrectionState(OLD, 2, 3, unused=NEW))
    words = said(panel)
    assert "router has not learned yet: 2" in words and "router-2 has learned them and is not used." in words
    assert not panel.train.isVisible(), "it would make the same model once more"
    press(qtbot, panel.judge)
    qtbot.waitUntil(panel.use.isVisible)
    assert JudgeCandidate(talks.PROJECT, NEW.model, OLD.model) in engine.asked


def test_a_cancelled_training_can_be_started_again(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    panel = told(page, engine, qtbot, LEARNED_NONE)
    press(qtbot, panel.train)
    qtbot.waitUntil(panel.watch.isVisible)
    engine.emit(Cancelled(engine.job_of(TrainOnCorrections)))
    qtbot.waitUntil(lambda: panel.train.isVisible() and panel.train.isEnabled())


def test_the_page_of_a_router_offers_the_training_too(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    router = trained.model_info(OLD.model, name="router", task="tool-calls")
    engine.answers |= {
        GetCorrections: LEARNED_NONE,
        GetModel: lambda command: trained.model_details(router if command.model == OLD.model else None),
        ListTasks: (),
        ListDatasets: (),
    }
    window = page.window()
    window.navigate("models", {"model": OLD.model})
    panel = window.view("models").page.retraining
    qtbot.waitUntil(panel.train.isVisible)
    window.navigate("models", {"model": "model-1"})
    qtbot.waitUntil(panel.isHidden)


def test_the_router_before_is_had_back(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[RollBackModel] = (talks.AGENT,)
    panel = told(page, engine, qtbot, CorrectionState(OLD, 0, 3, previous=talks.WEAK))
    assert "router took the place of old router." in said(panel)
    press(qtbot, panel.back)
    qtbot.waitUntil(lambda: RollBackModel(talks.PROJECT, OLD.model) in engine.asked)
    qtbot.waitUntil(lambda: bool(page.window().notices.notices))
    assert "Desk helper" in page.window().notices.notices[-1].text


def test_what_was_decided_is_not_told_any_more_after_going_back(
    page: ChatView, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.answers |= {
        JudgeCandidate: talks.candidate(3, 1),
        PromoteModel: (talks.AGENT,),
        RollBackModel: (talks.AGENT,),
    }
    panel = told(page, engine, qtbot, WAITING)
    press(qtbot, panel.judge)
    qtbot.waitUntil(panel.use.isVisible)
    engine.answers[GetCorrections] = CorrectionState(OLD, 0, 3, previous=talks.WEAK)
    press(qtbot, panel.use)
    notices = page.window().notices
    qtbot.waitUntil(lambda: [notice.undoes for notice in notices.notices] == [True])
    panel.reload()
    qtbot.waitUntil(panel.back.isVisible)
    press(qtbot, panel.back)
    qtbot.waitUntil(lambda: bool(notices.notices) and "Back to the model before" in notices.notices[-1].text)
    assert [notice.undoes for notice in notices.notices] == [False]


ALONE = replace(talks.AGENT, caller="")
GATHERED = DatasetInfo("data-9", "corrections", 3, "tool-calls", {"train": 2}, 1, "2026-11-20T09:00:00Z")


@pytest.fixture
def alone(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> FirstRouter:
    """The page with an agent that has no router, for which two calls were corrected."""
    engine.answers |= {ListAgents: (ALONE,), GetCorrections: CorrectionState(None, 2, 2, dataset=GATHERED)}
    engine.emit(Changed("job-x", talks.PROJECT, "agents"))
    qtbot.waitUntil(page.first_router.train.isVisible)
    return page.first_router


def test_an_agent_without_a_router_is_offered_one_that_learns_its_corrections(
    page: ChatView, alone: FirstRouter, engine: FakeEngine, qtbot: QtBot
) -> None:
    opened: list[tuple[str, dict[str, object]]] = []
    page.window().open_wizard = lambda name, what: opened.append((name, what))
    assert page.retraining.isHidden()
    assert "Corrections in “corrections” that no router has learned yet: 2." in said(alone)
    engine.answers[MakeCalls] = MadeCalls(replace(GATHERED, version=4), 120, {})
    press(qtbot, alone.train)
    qtbot.waitUntil(lambda: bool(opened))
    assert MakeCalls(talks.PROJECT, ALONE.agent, GATHERED.dataset) in engine.asked
    assert opened == [("training", {"dataset": GATHERED.dataset})]


def test_the_first_router_is_used_with_one_click_and_given_up_with_another(
    page: ChatView, alone: FirstRouter, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.answers[GetCorrections] = CorrectionState(None, 0, 2, candidate=OLD, dataset=GATHERED)
    engine.emit(Changed("job-x", talks.PROJECT, "models"))
    qtbot.waitUntil(alone.use.isVisible)
    assert "router has learned your corrections. Desk helper does not use it yet." in said(alone)
    press(qtbot, alone.use)
    before = save_of(talks.PROJECT, ALONE)
    qtbot.waitUntil(lambda: replace(before, caller=OLD.model) in engine.asked)
    qtbot.waitUntil(lambda: bool(page.window().notices.notices))
    assert page.window().notices.undo()
    qtbot.waitUntil(lambda: before in engine.asked)
    press(qtbot, alone.later)
    assert alone.isHidden()


def test_the_card_says_what_a_corrected_reply_does(page: ChatView, qtbot: QtBot) -> None:
    told = said(open_reply(page, qtbot))
    assert "a training row of the dataset “replies”" in told and "goes on writing its replies as before" in told
