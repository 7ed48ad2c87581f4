"""Opens the window over an engine, has the main job done in it, and returns what was seen."""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication

from engine.api import Engine
from engine.commands import ForgetProject, GetOverview
from engine.errors import JobCancelled
from engine.offline_report import offline_report
from engine.results import Overview
from engine.text.values import plain
from engine.training.recipe import Recipe
from gui.app import App
from gui.self_test.driver import Driver
from gui.self_test.main_job import RECIPE, MainJob


def run_self_test(
    engine: Engine, stills: Path | None = None, recipe: Recipe = RECIPE, told: Callable[[str], None] | None = None
) -> Mapping[str, Any]:
    """Return what was seen in the window, from the seconds a step to the offline report, by name.

    The window is shown where there is a screen, else drawn in memory. Its project and its settings are in a throw-away
    folder, the base models are the person's own. `told` gets a line a step. The engine is stopped. Raises the
    EngineError of what failed, and JobCancelled where the window was closed.
    """
    _draw_in_memory_without_a_screen()
    if stills is not None:
        stills.mkdir(parents=True, exist_ok=True)
    # A project that is still open on Windows may leave its folder, which is temporary anyway.
    with tempfile.TemporaryDirectory(prefix="deskhand-self-test-", ignore_cleanup_errors=True) as scratch:
        app = App(engine, Path(scratch))
        try:
            return _run(app, Path(scratch), stills, recipe, told or (lambda _line: None))
        finally:
            app.close()


def _run(
    app: App, scratch: Path, stills: Path | None, recipe: Recipe, told: Callable[[str], None]
) -> Mapping[str, Any]:
    job = MainJob(app.window, scratch, recipe)
    driver = Driver(app.window, app.bridge, stills)
    seconds: defaultdict[str, float] = defaultdict(float)

    def stepped(step: str, waited: float) -> None:
        seconds[step] += waited
        told(f"{step}: {waited:.1f} s")

    done: list[Overview] = []

    def end() -> None:
        app.bridge.ask(ForgetProject(str(job.project)))
        app.bridge.ask(
            GetOverview(), lambda overview: (done.append(overview), app.qt.quit()), lambda _error: app.qt.quit()
        )

    driver.stepped.connect(stepped)
    driver.ended.connect(end)
    app.show()
    driver.follow(job.steps())
    app.qt.exec()
    if driver.error is not None:
        raise driver.error
    if not done:
        raise JobCancelled
    overview = done[0]
    return {
        **job.found,
        "seconds": {step: round(waited, 2) for step, waited in seconds.items()},
        "network": {"attempts": overview.network_attempts, "refused": overview.network_shut},
        "runs_on": plain(overview.runs_on),
        "screen": QGuiApplication.platformName(),
        "report": offline_report(overview, job.found["files"], dt.datetime.now().astimezone()),
    }


def _draw_in_memory_without_a_screen() -> None:
    """Have the window drawn in memory where there is no screen to show it on."""
    shown = sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    if not shown:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
