"""The page of a training: one that learns before one's eyes, pausing and cancelling it, failing, and going on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from engine.commands import CancelJob, DeleteRun, ResumeTraining, StartTraining
from engine.errors import BadInput, JobFailed
from engine.events import Cancelled, Failed, MetricLogged, Progress, RunNote, RunStarted
from engine.results import MetricPoint, TrainResult
from engine.training.recipe import Recipe
from gui import stopping
from gui.main_window import MainWindow
from gui.views import followed_run
from gui.views.run import RunPage
from tests.gui.person import press, said
from tests.gui.trainings import Stored, opened, runs, show
from tests.helpers.fake_engine import FakeEngine
from tests.helpers.trained import PROJECT, STEPS, run_info


@pytest.fixture
def stored() -> Stored:
    """No runs yet."""
    return Stored()


@pytest.fixture
def window(make_window: Callable[..., MainWindow], engine: FakeEngine, stored: Stored, qtbot: QtBot) -> MainWindow:
    """The window of a project."""
    return show(make_window, engine, stored, qtbot)


@pytest.fixture
def job(window: MainWindow, engine: FakeEngine, stored: Stored, qtbot: QtBot) -> str:
    """A training that was started in the wizard and learns now, in its third round of ten."""
    context = window.context
    request = context.bridge.ask(StartTraining(PROJECT, "data-1", 2, Recipe(), "Support intents"), owner=window)
    stored.put(run_info())
    context.navigate("runs", job=request.job)
    engine.emit(RunStarted(request.job, PROJECT, "run-1"))
    page = runs(window).page
    qtbot.waitUntil(lambda: page._details is not None and page.chart.isVisible())
    return request.job


def notices(window: MainWindow) -> list[str]:
    return [notice.text for notice in window.notices.notices]


def fact(page: RunPage, words: str) -> bool:
    """Return whether a fact such as 'Rounds: at most 10' stands there."""
    return any(part.accessibleName() == words for part in page._facts.findChildren(QLabel) if not part.isHidden())


def told(page: RunPage) -> list[str]:
    """Return what happened, oldest first."""
    return [sentence for _, sentence in page.timeline.entries]


def drawn(page: RunPage) -> tuple[tuple[float, float], ...]:
    """Return the points of the measure in the chart: round and value."""
    return page.chart.metric_plot._lines[0].points


# ---- a training that runs -----------------------------------------------------------------------------------


def test_a_training_waits_for_its_row_and_is_then_shown(
    window: MainWindow, engine: FakeEngine, stored: Stored, qtbot: QtBot
) -> None:
    request = window.context.bridge.ask(StartTraining(PROJECT, "data-1", 2, Recipe()), owner=window)
    window.context.navigate("runs", job=request.job)
    page = runs(window).page
    assert not page.chart.isVisible() and page.run == ""
    engine.emit(RunStarted("job-of-another", PROJECT, "run-7"))
    stored.put(run_info(best=None), 0.0)
    engine.emit(RunStarted(request.job, PROJECT, "run-1"))
    qtbot.waitUntil(page.chart.isVisible)
    assert page.run == "run-1"
    assert page.sentence.text() == "Getting ready."
    assert "Support intents" in said(page) and "Learning" in said(page)


def test_values_appear_as_they_are_measured(window: MainWindow, engine: FakeEngine, job: str, qtbot: QtBot) -> None:
    page = runs(window).page
    before = len(drawn(page))
    assert page.sentence.text() == "Learning, round 3 of 10; best so far 91.2 % after round 2."
    engine.emit(MetricLogged(job, "run-1", MetricPoint(3 * STEPS, 3.0, "train", "loss", 0.2)))
    engine.emit(MetricLogged(job, "run-1", MetricPoint(3 * STEPS, 3.0, "valid", "accuracy", 0.95)))
    engine.emit(MetricLogged(job, "run-9", MetricPoint(3 * STEPS, 3.0, "valid", "accuracy", 0.99)))
    qtbot.waitUntil(lambda: "best so far 95.0 % after round 3" in page.sentence.text())
    assert page.sentence.text().startswith("Learning, round 4 of 10")
    qtbot.waitUntil(lambda: len(drawn(page)) == before + 1)
    assert drawn(page)[-1] == (3.0, 0.95)
    press(qtbot, page.chart.table_button)
    assert page.chart.table.isVisible()
    assert page.chart.table.model().rowCount() == len(page._details.metrics)


def test_of_a_loss_the_lowest_value_is_the_best(
    window: MainWindow, engine: FakeEngine, stored: Stored, job: str, qtbot: QtBot
) -> None:
    page = runs(window).page
    stored.put(run_info(metric="loss", best=2.5, best_epoch=1.0))
    page._reload()
    qtbot.waitUntil(lambda: "best so far 2.500 after round 1" in page.sentence.text())
    for number, value in ((3, 1.25), (4, 1.75)):
        engine.emit(MetricLogged(job, "run-1", MetricPoint(number * STEPS, float(number), "valid", "loss", value)))
    qtbot.waitUntil(lambda: "best so far 1.250 after round 3" in page.sentence.text())
    qtbot.waitUntil(lambda: page.chart.best().value == 1.25)
    engine.emit(RunNote(job, "run-1", "new_best", {"epoch": 3, "value": 1.25, "metric": "loss"}))
    qtbot.waitUntil(lambda: told(page)[-1] == "Round 3 is the best so far: error while learning (loss) 1.250.")


def test_a_worse_value_leaves_the_best_as_it_is(window: MainWindow, engine: FakeEngine, job: str, qtbot: QtBot) -> None:
    page = runs(window).page
    engine.emit(MetricLogged(job, "run-1", MetricPoint(3 * STEPS, 3.0, "valid", "accuracy", 0.5)))
    qtbot.waitUntil(lambda: page.sentence.text() == "Learning, round 4 of 10; best so far 91.2 % after round 2.")


def test_progress_tells_the_round_and_the_time_left(
    window: MainWindow, engine: FakeEngine, job: str, qtbot: QtBot
) -> None:
    page = runs(window).page
    engine.emit(Progress(job, "training", 4 * STEPS, 10 * STEPS, 250.0))
    engine.emit(Progress("another", "training", 9 * STEPS, 10 * STEPS, 5.0))
    qtbot.waitUntil(lambda: "about 4 minutes left" in page.sentence.text())
    assert page.sentence.text().startswith("Learning, round 5 of 10, about 4 minutes left;")
    assert page._bar.isVisible() and page._bar.value() == 400
    engine.emit(Progress(job, "evaluate", 0.0, 0.0))
    qtbot.waitUntil(lambda: page.sentence.text().startswith("Learned; measuring on the test rows;"))
    assert page._bar.maximum() == 0, "how long that takes is not known"
    assert not page.pause_button.isEnabled(), "there is nothing left to pause"
    assert page.cancel_button.isEnabled()


def test_what_happens_is_told_in_words(window: MainWindow, engine: FakeEngine, job: str, qtbot: QtBot) -> None:
    page = runs(window).page
    assert told(page) == [
        "Started with 620 training rows, on the processor.",
        "Round 1 is the best so far: right answers 84.5 %.",
        "Round 2 is the best so far: right answers 91.2 %.",
    ]
    engine.emit(RunNote(job, "run-9", "stopped_early", {"epoch": 4, "patience": 2}))
    engine.emit(RunNote(job, "run-1", "stopped_early", {"epoch": 5, "patience": 3}))
    qtbot.waitUntil(lambda: len(told(page)) == 4)
    assert told(page)[-1] == "Stopped after round 5: 3 rounds without getting better. The best is kept."
    qtbot.waitUntil(lambda: "Stopped after round 5" in said(page.timeline))


def test_its_facts_are_named_not_coded(window: MainWindow, job: str, qtbot: QtBot) -> None:
    page = runs(window).page
    qtbot.waitUntil(lambda: fact(page, "Data: Support messages, version 2"))
    assert fact(page, "Base model: all-MiniLM-L6-v2")
    assert fact(page, "May change: The whole model")
    assert fact(page, "Rounds: at most 10")


def test_the_end_shows_the_result(
    window: MainWindow, engine: FakeEngine, stored: Stored, job: str, qtbot: QtBot
) -> None:
    page = runs(window).page
    assert not page.result_button.isVisible()
    stored.put(run_info(status="done", model="model-1", best=0.934, best_epoch=5.0), 8)
    engine.end(job, TrainResult("run-1", "model-1", {"accuracy": 0.93}))
    qtbot.waitUntil(page.result_button.isVisible)
    assert page.sentence.text() == "Learned and published: 93.4 % on the validation rows after round 5."
    assert not page.pause_button.isVisible() and not page.cancel_button.isVisible()
    assert not page._bar.isVisible()
    press(qtbot, page.result_button)
    assert window.current_page == "models"
    assert window.view("models").opened == [{"model": "model-1"}]


# ---- pausing, cancelling, going on --------------------------------------------------------------------------


def test_pausing_keeps_a_checkpoint_and_resuming_goes_on(
    window: MainWindow, engine: FakeEngine, stored: Stored, job: str, qtbot: QtBot
) -> None:
    page = runs(window).page
    press(qtbot, page.pause_button)
    assert page.sentence.text() == "Pausing: keeping what was learned so far…"
    assert not page.pause_button.isEnabled(), "once is enough"
    qtbot.waitUntil(lambda: CancelJob(job, True) in engine.asked)
    stored.put(run_info(status="paused", resumable=True))
    engine.emit(Cancelled(job, "paused"))
    qtbot.waitUntil(page.resume_button.isVisible)
    assert page.sentence.text() == "Paused in round 3 of 10; best so far 91.2 % after round 2."
    assert not page.pause_button.isVisible()

    press(qtbot, page.resume_button)
    assert page.sentence.text() == "Going on from the last checkpoint…"
    assert engine.asked[-1] == ResumeTraining(PROJECT, "run-1")
    again = engine.job_of(ResumeTraining)
    stored.put(run_info())
    engine.emit(RunStarted(again, PROJECT, "run-1"))
    qtbot.waitUntil(page.pause_button.isVisible)
    assert not page.resume_button.isVisible()
    engine.emit(Progress(again, "training", 5 * STEPS, 10 * STEPS, 100.0))
    qtbot.waitUntil(lambda: "about 2 minutes left" in page.sentence.text())
    press(qtbot, page.pause_button)
    qtbot.waitUntil(lambda: CancelJob(again, True) in engine.asked)


def test_what_is_learned_again_after_a_checkpoint_is_not_drawn_twice(
    window: MainWindow, engine: FakeEngine, job: str, qtbot: QtBot
) -> None:
    page = runs(window).page
    assert [x for x, _ in drawn(page)] == [1.0, 2.0]
    engine.emit(RunNote(job, "run-1", "resumed", {"epoch": 2, "step": STEPS + 5}))
    qtbot.waitUntil(lambda: [x for x, _ in drawn(page)] == [1.0])
    assert told(page)[-1] == "Went on from the checkpoint in round 2, step 33."


def test_cancelling_asks_first_and_stops_for_good(
    window: MainWindow, engine: FakeEngine, stored: Stored, job: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = runs(window).page
    monkeypatch.setattr(stopping, "confirm", lambda *_: False)
    press(qtbot, page.cancel_button)
    assert not any(isinstance(command, CancelJob) for command in engine.asked)
    monkeypatch.setattr(stopping, "confirm", lambda *_: True)
    press(qtbot, page.cancel_button)
    assert page.sentence.text() == "Stopping…"
    assert not page.cancel_button.isEnabled()
    qtbot.waitUntil(lambda: CancelJob(job, False) in engine.asked)
    stored.put(run_info(status="cancelled"))
    engine.emit(Cancelled(job))
    qtbot.waitUntil(lambda: page.sentence.text().startswith("Cancelled in round 3 of 10"))
    assert not page.resume_button.isVisible() and not page.result_button.isVisible()
    assert not page.error.isVisible(), "what the person wanted is no error"


def test_a_training_that_fails_says_why_and_can_be_resumed(
    window: MainWindow, engine: FakeEngine, stored: Stored, job: str, qtbot: QtBot
) -> None:
    page = runs(window).page
    failure = JobFailed("out_of_memory", detail="MemoryError").info()
    row = {"code": failure.code, "params": {}, "detail": failure.detail, "bad_input": False, "unknown": 1}
    stored.put(run_info(status="failed", resumable=True, error=row))
    engine.emit(Failed(job, failure))
    qtbot.waitUntil(page.error.isVisible)
    assert "The computer ran out of memory. What was finished before is kept." in said(page.error)
    assert "choose a smaller batch size, then resume" in said(page.error)
    assert page.sentence.text().startswith("Stopped by an error in round 3 of 10")
    press(qtbot, page.resume_button)
    assert engine.asked[-1] == ResumeTraining(PROJECT, "run-1")
    stored.put(run_info())
    engine.emit(RunStarted(engine.job_of(ResumeTraining), PROJECT, "run-1"))
    qtbot.waitUntil(page.pause_button.isVisible)
    assert not page.error.isVisible(), "what is mended is no longer said"


def test_a_training_that_never_began_says_why(window: MainWindow, engine: FakeEngine, qtbot: QtBot) -> None:
    request = window.context.bridge.ask(StartTraining(PROJECT, "data-1", 2, Recipe()), owner=window)
    window.context.navigate("runs", job=request.job)
    page = runs(window).page
    engine.emit(Failed(request.job, BadInput("too_few_rows", train=3, valid=0).info()))
    qtbot.waitUntil(lambda: "There are 3 training rows and 0 validation rows" in said(page))


def test_a_training_that_was_cancelled_before_it_began_leads_to_the_list(
    window: MainWindow, engine: FakeEngine, stored: Stored, qtbot: QtBot
) -> None:
    stored.put(run_info("run-2", "done", name="Second"))
    request = window.context.bridge.ask(StartTraining(PROJECT, "data-1", 2, Recipe()), owner=window)
    window.context.navigate("runs", job=request.job)
    engine.emit(Cancelled(request.job))
    qtbot.waitUntil(lambda: runs(window).table.isVisible())


def test_a_resume_that_is_refused_says_why_and_can_be_tried_again(
    window: MainWindow, engine: FakeEngine, stored: Stored, qtbot: QtBot
) -> None:
    def refuse(_command: object) -> None:
        raise BadInput("no_checkpoint", name="Support intents")

    engine.held = ()
    engine.answers[ResumeTraining] = refuse
    stored.put(run_info(status="paused", resumable=True))
    page = opened(qtbot, window, "run-1")
    press(qtbot, page.resume_button)
    qtbot.waitUntil(lambda: bool(notices(window)))
    assert notices(window) == [
        "The run Support intents stopped before its first step. Your data are kept. Start a new training instead."
    ]
    qtbot.waitUntil(page.resume_button.isEnabled)
    assert page.sentence.text().startswith("Paused in round 3 of 10")


# ---- coming back to it -----------------------------------------------------------------------------------


def test_a_running_training_is_found_again_with_its_progress(
    window: MainWindow, engine: FakeEngine, stored: Stored, job: str, qtbot: QtBot
) -> None:
    page = runs(window).page
    engine.emit(Progress(job, "training", 4 * STEPS, 10 * STEPS, 250.0))
    qtbot.waitUntil(lambda: "left" in page.sentence.text())
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: runs(window).table.isVisible())
    page = opened(qtbot, window, "run-1")
    assert "about 4 minutes left" in page.sentence.text()
    assert page.pause_button.isEnabled() and page.cancel_button.isEnabled()


def test_the_palette_offers_what_can_be_done(
    window: MainWindow, engine: FakeEngine, stored: Stored, job: str, qtbot: QtBot
) -> None:
    page = runs(window).page
    titles = [action.title for action in window.palette_actions() if "this training" in action.title]
    assert titles == ["Pause this training", "Cancel this training"]
    stored.put(run_info(status="paused", resumable=True))
    engine.emit(Cancelled(job, "paused"))
    qtbot.waitUntil(page.resume_button.isVisible)
    titles = [action.title for action in window.palette_actions() if "this training" in action.title]
    assert titles == ["Resume this training"]


def test_deleting_asks_first_and_leads_back_to_the_list(
    window: MainWindow, engine: FakeEngine, stored: Stored, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.answers[DeleteRun] = None
    stored.put(run_info(status="cancelled"))
    page = opened(qtbot, window, "run-1")
    assert "Delete this run" in [action.title for action in page.actions()]
    monkeypatch.setattr(followed_run, "confirm", lambda *_: False)
    press(qtbot, page.delete_button)
    assert DeleteRun(PROJECT, "run-1") not in engine.asked
    monkeypatch.setattr(followed_run, "confirm", lambda *_: True)
    press(qtbot, page.delete_button)
    qtbot.waitUntil(lambda: runs(window).table.isVisible())
    assert DeleteRun(PROJECT, "run-1") in engine.asked
    assert "Deleted Support intents." in notices(window)


def test_a_run_that_goes_on_or_made_a_model_is_not_deleted(
    window: MainWindow, stored: Stored, qtbot: QtBot, job: str
) -> None:
    assert runs(window).page.delete_button.isHidden()
    stored.put(run_info("run-2", "done", model="model-1"))
    assert opened(qtbot, window, "run-2").delete_button.isHidden()


def test_a_training_of_another_process_says_where_it_can_be_stopped(
    window: MainWindow, stored: Stored, qtbot: QtBot
) -> None:
    stored.put(run_info())
    page = opened(qtbot, window, "run-1")
    assert page.elsewhere.isVisible() and "can only be stopped there" in said(page)
    assert not page.pause_button.isVisible() and not page.cancel_button.isVisible()
