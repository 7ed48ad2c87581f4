"""The bridge: answers land once, on the GUI thread, and never after they were dropped."""

from __future__ import annotations

import threading
from collections import deque
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from engine.commands import CancelJob, ListProjects, ListTasks, StartTraining
from engine.errors import BadInput, ErrorInfo, JobCancelled
from engine.events import Changed, Done, MessageAdded, Progress, RunStarted, TextDelta
from engine.training.recipe import Recipe
from gui.bridge import Bridge, coalesce
from tests.helpers.fake_engine import FakeEngine


def training() -> StartTraining:
    return StartTraining("p", "d", 1, Recipe(base="b"))


def raising(error: Exception) -> Any:
    def answer(_command: object) -> None:
        raise error

    return answer


def settle(bridge: Bridge, engine: FakeEngine, qtbot: QtBot) -> None:
    """Wait until everything sent so far has been delivered."""
    with qtbot.waitSignal(bridge.changed):
        engine.emit(Changed("", "", "settled"))


def test_done_arrives_on_the_gui_thread(bridge: Bridge, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[ListTasks] = ("a",)
    got: list[tuple[Any, bool]] = []
    request = bridge.ask(ListTasks(), lambda r: got.append((r, threading.current_thread() is threading.main_thread())))
    qtbot.waitUntil(lambda: bool(got))
    assert got == [(("a",), True)]
    assert not request.active


def test_a_job_that_ends_before_submit_returns_still_answers(bridge: Bridge, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.immediate = True
    engine.answers[ListTasks] = ("now",)
    got: list[Any] = []
    bridge.ask(ListTasks(), got.append)
    assert got == []  # never from within ask()
    qtbot.waitUntil(lambda: got == [("now",)])


def test_failed_goes_to_the_handler_else_becomes_a_notice(bridge: Bridge, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[ListTasks] = raising(BadInput("recipe_key", key="x", allowed="y"))
    handled: list[ErrorInfo] = []
    unhandled: list[ErrorInfo] = []
    bridge.unhandled.connect(unhandled.append)
    bridge.ask(ListTasks(), failed=handled.append)
    qtbot.waitUntil(lambda: bool(handled))
    assert unhandled == []
    bridge.ask(ListTasks())
    qtbot.waitUntil(lambda: bool(unhandled))
    assert unhandled[0].code == "recipe_key"
    assert len(handled) == 1


def test_cancelled_tells_its_reason(bridge: Bridge, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[ListTasks] = raising(JobCancelled("paused"))
    reasons: list[str] = []
    bridge.ask(ListTasks(), cancelled=reasons.append)
    qtbot.waitUntil(lambda: reasons == ["paused"])


def test_a_dropped_request_never_lands(bridge: Bridge, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.held = (ListTasks,)
    got: list[Any] = []
    request = bridge.ask(ListTasks(), got.append)
    request.drop()
    engine.end(request.job, ("late",))
    settle(bridge, engine, qtbot)
    assert got == []


def test_a_request_drops_with_its_owner(bridge: Bridge, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.held = (ListTasks,)
    owner = QObject()
    got: list[Any] = []
    request = bridge.ask(ListTasks(), got.append, owner=owner)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    assert not request.active
    engine.end(request.job, ("late",))
    settle(bridge, engine, qtbot)
    assert got == []


def test_questions_before_the_start_are_held(engine: FakeEngine, qtbot: QtBot) -> None:
    bridge = Bridge(engine)
    got: list[Any] = []
    bridge.ask(ListProjects(), got.append)
    dropped = bridge.ask(ListTasks(), got.append)
    dropped.drop()
    assert engine.asked == []
    bridge.start()
    qtbot.waitUntil(lambda: got == [()])
    assert engine.asked == [ListProjects()]
    bridge.close()


def test_progress_and_text_are_coalesced_in_order() -> None:
    events = deque(
        [
            Progress("1", "a", 1),
            TextDelta("2", "c", "Hel"),
            Progress("1", "a", 2),
            TextDelta("2", "c", "lo"),
            MessageAdded("2", "c", 0, None),
            TextDelta("2", "c", "new", restart=True),
            TextDelta("2", "c", "er"),
            Done("2", None),
        ]
    )
    assert list(coalesce(events)) == [
        TextDelta("2", "c", "Hello"),
        Progress("1", "a", 2),
        MessageAdded("2", "c", 0, None),
        TextDelta("2", "c", "newer", restart=True),
        Done("2", None),
    ]


def test_a_burst_of_progress_reaches_the_window_seldom(bridge: Bridge, engine: FakeEngine, qtbot: QtBot) -> None:
    seen: list[Progress] = []
    bridge.progress.connect(seen.append)
    for step in range(1000):
        engine.emit(Progress("x", "train", step, 1000))
    qtbot.waitUntil(lambda: bool(seen) and seen[-1].done == 999)
    assert len(seen) < 100


def test_jobs_are_tracked_for_the_tray_and_cancelled(bridge: Bridge, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.held = (StartTraining,)
    reports: list[Progress] = []
    request = bridge.ask(training(), progress=reports.append)
    qtbot.waitUntil(lambda: len(bridge.trainings()) == 1)
    engine.emit(RunStarted(request.job, "p", "run-1"))
    engine.emit(Progress(request.job, "train", 5, 10, 30.0))
    qtbot.waitUntil(lambda: bool(reports))
    assert bridge.jobs()[0].progress == reports[0]
    assert bridge.job_of_run("run-1") == request.job
    request.cancel(pause=True)
    assert engine.asked[-1] == CancelJob(request.job, True)
    engine.end(request.job)
    qtbot.waitUntil(lambda: bridge.jobs() == ())


def test_a_handler_that_raises_does_not_stop_the_others(bridge: Bridge, engine: FakeEngine, qtbot: QtBot) -> None:
    got: list[Any] = []
    with qtbot.captureExceptions() as exceptions:
        bridge.ask(ListTasks(), raising(ValueError("a page's mistake")))
        bridge.ask(ListProjects(), got.append)
        qtbot.waitUntil(lambda: bool(got))
    assert [kind for kind, _, _ in exceptions] == [ValueError]
