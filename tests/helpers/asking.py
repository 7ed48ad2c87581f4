"""Asks the engine behind a real window, as a page of it does."""

from __future__ import annotations

from engine import commands
from gui.app import App
from tests.helpers.heartbeat import until


def ask(app: App, command: commands.Command) -> object:
    """Return the answer; the window goes on meanwhile."""
    answers: list[object] = []
    failures: list[object] = []
    app.bridge.ask(command, answers.append, failures.append)
    until(lambda: bool(answers or failures))
    assert not failures, failures
    return answers[0]
