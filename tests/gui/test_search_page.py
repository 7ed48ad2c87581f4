"""The page of a search: trials as they come, what the best changes, pausing, going on, and training with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.commands import CancelJob, GetSearch, ResumeSearch, SearchSettings
from engine.errors import BadInput, JobFailed
from engine.events import Cancelled, Failed, Progress, RunStarted, TrialChanged
from engine.results import Trial
from engine.training.recipe import Recipe
from gui import stopping
from gui.main_window import MainWindow
from gui.views.search import SearchPage
from gui.views.search_state import SearchState
from tests.gui.person import press, said
from tests.gui.trainings import OPENED, Stored, runs, show
from tests.helpers.fake_engine import FakeEngine
from tests.helpers.searched import CHANGED, TRIALS, search_result
from tests.helpers.trained import PROJECT, run_info

SEARCH = SearchSettings(PROJECT, "data-1", 2, Recipe(), 15.0, "Support intents")


# ---- the state, without a window ----------------------------------------------------------------------------


def test_the_best_is_the_highest_and_the_first_of_equals() -> None:
    state = SearchState(search_result())
    assert state.best is not None and state.best.number == 4
    assert state.recipe == replace(Recipe(), **CHANGED)
    assert ("batch_size", 32, 16) in state.changed()
    state.put(Trial(6, "done", {}, 0.934, 10, 90.0))
    assert state.best.number == 4
    assert state.running is None


def test_of_an_error_less_is_better() -> None:
    result = search_result()
    state = SearchState(replace(result, info=replace(result.info, metric="mse")))
    assert state.best is not None and state.best.number == 3
    values = [value for _, value in state.course()]
    assert values == sorted(values, reverse=True) and values[-1] == 0.703


def test_the_best_over_time_is_a_staircase() -> None:
    course = SearchState(search_result()).course()
    assert [value for _, value in course] == [0.912, 0.912, 0.912, 0.912, 0.934, 0.934]
    minutes = [at for at, _ in course]
    assert minutes == sorted(minutes)
    assert minutes[-2:] == pytest.approx([(95 + 40 + 31 + 112) / 60, (95 + 40 + 31 + 112 + 4 + 48) / 60])
    assert SearchState(search_result(trials=())).course() == ()


def test_one_trains_with_what_was_found_once_nothing_is_looked_for() -> None:
    assert not SearchState(search_result("running")).can_train
    assert SearchState(search_result("paused")).can_train
    assert not SearchState(search_result("failed", trials=())).can_train


# ---- the page -----------------------------------------------------------------------------------------------


@pytest.fixture
def stored() -> Stored:
    """No runs yet."""
    return Stored()


@pytest.fixture
def window(make_window: Callable[..., MainWindow], engine: FakeEngine, stored: Stored, qtbot: QtBot) -> MainWindow:
    """The window of a project; a search stays open until it is ended."""
    made = show(make_window, engine, stored, qtbot)
    engine.answers[GetSearch] = search_result()
    engine.held = (*engine.held, SearchSettings, ResumeSearch)
    return made


def opened(window: MainWindow, qtbot: QtBot) -> SearchPage:
    window.navigate("runs", {"search": "run-7"})
    page = runs(window).search
    qtbot.waitUntil(page.table.isVisible)
    return page


@pytest.fixture
def job(window: MainWindow, engine: FakeEngine, qtbot: QtBot) -> str:
    """A search that was started in the wizard and tries its sixth settings."""
    request = window.context.bridge.ask(SEARCH, owner=window)
    window.context.navigate("runs", search="", job=request.job)
    engine.emit(RunStarted(request.job, PROJECT, "run-7"))
    qtbot.waitUntil(runs(window).search.table.isVisible)
    return request.job


def row(page: SearchPage, number: int) -> list[str]:
    model = page.table.model()
    rows = [[model.index(at, column).data() for column in range(6)] for at in range(model.rowCount())]
    return next(cells for cells in rows if cells[0] == str(number))


def colour(page: SearchPage, number: int) -> object:
    model = page.table.model()
    at = next(at for at in range(model.rowCount()) if model.index(at, 0).data() == str(number))
    return model.index(at, 3).data(Qt.ItemDataRole.ForegroundRole)


def test_every_trial_is_a_row_in_words(window: MainWindow, job: str) -> None:
    page = runs(window).search
    assert row(page, 1)[1:4] == ["91.2 %", "Done", "the settings as given"]
    assert row(page, 2)[2] == "Cut short"
    assert row(page, 3)[1:3] == ["70.3 %", "Given up early"]
    assert row(page, 4)[2] == "Best so far"
    assert row(page, 4)[3] == "step size 0.00031, examples a step 16, dropout 0.05, steps shrink in a curve (cosine)"
    assert row(page, 5)[1:3] == ["", "Did not work"]
    assert row(page, 6)[2] == "Learning, round 6"
    assert row(page, 6)[3] == "Settings 2 again: step size 0.00027, step size of the new layers 0.0042"
    assert colour(page, 3) is not None and colour(page, 4) is None, "what was given up is greyed, the best is not"
    assert "settings 4: 93.4 %" in page.plot.accessibleDescription()


def test_what_the_best_changes_is_told(window: MainWindow, job: str, qtbot: QtBot) -> None:
    page = runs(window).search
    assert page.sentence.text() == "Trying settings 6; best so far 93.4 % with settings 4."
    qtbot.waitUntil(lambda: "32 → 16" in said(page))
    qtbot.waitUntil(
        lambda: "Support messages, version 2 · all-MiniLM-L6-v2 · The whole model · 15 minutes" in said(page)
    )
    assert "judged on the validation rows only" in said(page)


def test_trials_and_time_come_in_as_they_are_told(
    window: MainWindow, engine: FakeEngine, job: str, qtbot: QtBot
) -> None:
    page = runs(window).search
    page.table.choose(lambda trial: trial.number == 3)
    engine.emit(Progress(job, "searching", 300.0, 900.0, 600.0))
    engine.emit(TrialChanged(job, "run-9", replace(TRIALS[5], state="done", value=0.99)))
    engine.emit(TrialChanged(job, "run-7", replace(TRIALS[5], state="done", value=0.95, rounds=7)))
    engine.emit(TrialChanged(job, "run-7", Trial(7, "running", {"batch_size": 16})))
    qtbot.waitUntil(lambda: "settings 7" in page.sentence.text())
    wanted = "Trying settings 7, about 10 minutes left; best so far 95.0 % with settings 6."
    qtbot.waitUntil(lambda: page.sentence.text() == wanted)
    assert page._bar.value() == 333
    assert row(page, 6)[2] == "Best so far" and row(page, 4)[2] == "Done"
    assert page.table.chosen().number == 3, "the choice stays where the person left it"


def test_pausing_and_going_on(window: MainWindow, engine: FakeEngine, job: str, qtbot: QtBot) -> None:
    page = runs(window).search
    assert not page.train_button.isVisible() and not page.resume_button.isVisible()
    press(qtbot, page.pause_button)
    qtbot.waitUntil(lambda: CancelJob(job, True) in engine.asked)
    engine.answers[GetSearch] = search_result("paused", resumable=True)
    engine.emit(Cancelled(job, "paused"))
    qtbot.waitUntil(page.resume_button.isVisible)
    assert page.sentence.text() == "Paused, 6 settings were tried; the best are settings 4 with 93.4 %."
    assert page.train_button.isVisible() and not page.pause_button.isVisible()
    press(qtbot, page.resume_button)
    qtbot.waitUntil(lambda: ResumeSearch(PROJECT, "run-7") in engine.asked)
    engine.answers[GetSearch] = search_result()
    engine.emit(RunStarted(engine.job_of(ResumeSearch), PROJECT, "run-7"))
    qtbot.waitUntil(page.pause_button.isVisible)


def test_cancelling_asks_first(
    window: MainWindow, engine: FakeEngine, job: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = runs(window).search
    monkeypatch.setattr(stopping, "confirm", lambda *_: False)
    press(qtbot, page.cancel_button)
    monkeypatch.setattr(stopping, "confirm", lambda *_: True)
    press(qtbot, page.cancel_button)
    qtbot.waitUntil(lambda: CancelJob(job, False) in engine.asked)
    assert [command for command in engine.asked if isinstance(command, CancelJob)] == [CancelJob(job, False)]


def test_training_begins_with_the_best_settings(window: MainWindow, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[GetSearch] = search_result("done", TRIALS[:5])
    page = opened(window, qtbot)
    assert page.sentence.text() == "The time is up, 5 settings were tried; the best are settings 4 with 93.4 %."
    page.train_button.setFocus()
    qtbot.keyClick(page.train_button, Qt.Key.Key_Space)
    assert [{"dataset": "data-1", "recipe": replace(Recipe(), **CHANGED)}] == OPENED


def test_the_given_settings_may_be_the_best(window: MainWindow, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[GetSearch] = search_result("done", TRIALS[:3], best=0.912, best_epoch=1.0)
    page = opened(window, qtbot)
    assert page.sentence.text().endswith("nothing was better than the settings as given, 91.2 %.")
    assert "Nothing is better than the settings as given yet." in said(page)


def test_a_search_that_failed_says_why_and_one_that_is_gone_too(
    window: MainWindow, engine: FakeEngine, qtbot: QtBot
) -> None:
    error = {"code": "search_too_short", "params": {"minutes": "1"}, "detail": "", "bad_input": False}
    engine.answers[GetSearch] = search_result("failed", (), error=error)
    page = opened(window, qtbot)
    qtbot.waitUntil(page.error.isVisible)
    assert "Not even one round of learning ended in the time given (1 min)" in said(page.error)
    assert not page.train_button.isVisible()

    def gone(command: GetSearch) -> None:
        raise BadInput("no_run", run=command.run)

    engine.answers[GetSearch] = gone
    window.navigate("runs", {"search": "run-7"})
    qtbot.waitUntil(page.stack.error.isVisible)


def test_a_search_that_could_not_start_says_so(window: MainWindow, engine: FakeEngine, qtbot: QtBot) -> None:
    request = window.context.bridge.ask(SEARCH, owner=window)
    window.context.navigate("runs", search="", job=request.job)
    page = runs(window).search
    engine.emit(Failed(request.job, BadInput("base_not_ready", base="x", name="X").info()))
    qtbot.waitUntil(page.stack.error.isVisible)
    assert page.run == ""


def test_going_on_that_is_refused_is_told(window: MainWindow, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[GetSearch] = search_result("paused", resumable=True)
    page = opened(window, qtbot)
    press(qtbot, page.resume_button)
    qtbot.waitUntil(lambda: any(isinstance(command, ResumeSearch) for command in engine.asked))
    engine.emit(Failed(engine.job_of(ResumeSearch), JobFailed("worker_died", exit="SIGKILL").info()))
    qtbot.waitUntil(lambda: any("SIGKILL" in notice.text for notice in window.notices.notices))
    qtbot.waitUntil(page.resume_button.isEnabled)


def test_the_list_tells_searches_from_trainings_and_opens_each(
    window: MainWindow, stored: Stored, engine: FakeEngine, qtbot: QtBot
) -> None:
    stored.put(search_result().info)
    stored.put(run_info("run-2", "done", name="Second", created="2026-11-22T08:00:00Z"))
    window.navigate("runs")
    view = runs(window)
    qtbot.waitUntil(lambda: view.table.isVisible() and view.table.model().rowCount() == 2)
    model = view.table.model()
    assert [model.index(0, at).data() for at in (0, 2)] == ["Search: Support intents", "Trying settings"]
    assert model.index(1, 0).data() == "Second"
    view.table.setCurrentIndex(model.index(0, 0))
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    qtbot.waitUntil(view.search.table.isVisible)
    assert [action.title for action in view.actions_for_palette()] == []
    window.back()
    assert view.table.isVisible()


def test_the_palette_offers_what_can_be_done(window: MainWindow, job: str) -> None:
    titles = [action.title for action in runs(window).actions_for_palette()]
    assert titles == ["Pause this search", "Cancel this search"]
