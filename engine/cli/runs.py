"""A training or a search that was asked for here: Ctrl+C pauses it, and how it goes on is told."""

from __future__ import annotations

import signal
from typing import Any, TypeVar

from engine import commands
from engine.api import Engine
from engine.cli.output import Output
from engine.errors import JobCancelled, JobFailed
from engine.events import Event, RunStarted

R = TypeVar("R")


def ask_run(engine: Engine, command: commands.Command[R], output: Output) -> R:
    """Return what the training or search `command` ends with.

    Raises JobFailed `run_paused` after Ctrl+C, or `no_checkpoint` where the run has nothing to go on from yet.
    """
    watched = _Watched(engine, output)
    before = signal.signal(signal.SIGINT, watched.interrupted)
    try:
        return engine.ask(command, listener=watched.hear)
    except JobCancelled:
        if watched.begun is None:
            raise
        raise _paused(engine, watched.begun) from None
    finally:
        signal.signal(signal.SIGINT, before)


class _Watched:
    """Knows which run has begun, and pauses it when Ctrl+C is pressed."""

    def __init__(self, engine: Engine, output: Output) -> None:
        self.begun: RunStarted | None = None
        self._engine = engine
        self._output = output

    def hear(self, event: Event) -> None:
        """Note the run, and pass the event on."""
        if isinstance(event, RunStarted):
            self.begun = event
        self._output.event(event)

    def interrupted(self, *_: Any) -> None:
        """Pause the run; before there is one, stop as every command does."""
        if self.begun is None:
            raise KeyboardInterrupt
        self._engine.submit(commands.CancelJob(self.begun.job, pause=True))
        self._output.say("\nPausing ...")


def _paused(engine: Engine, begun: RunStarted) -> JobFailed:
    info = engine.ask(commands.GetRun(begun.project, begun.run)).info
    if not info.resumable:
        return JobFailed("no_checkpoint", name=info.name)
    return JobFailed("run_paused", name=info.name, run=info.run, project=begun.project)
