"""The things only the sentiment monitor needs: its commands, its way to take dated texts, its watch, and its tools."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.agent.tools import Tool
from engine.commands import PartReading
from engine.errors import JobCancelled
from engine.events import Changed
from engine.ready_made.sentiment_monitor import handlers, tools, work
from engine.ready_made.sentiment_monitor.handlers import CHANGED
from engine.ready_made.sentiment_monitor.values import FEED
from engine.ready_made.sentiment_monitor.work import Readers
from engine.runtime.kits import Kit, Scene

if TYPE_CHECKING:
    from engine.runtime.core import Project, Runtime
    from engine.runtime.jobs import Job

log = logging.getLogger(__name__)
# How often feeds are looked at; a folder of a hundred files takes a millisecond.
EVERY_SECONDS = 20.0
SLICE = 512


class SentimentMonitor(Kit):
    """See `engine.ready_made.sentiment_monitor.project`."""

    def __init__(self) -> None:
        self._watching: dict[tuple[int, Path], asyncio.Task[None]] = {}

    def handlers(self) -> Mapping[type, Any]:
        return handlers.HANDLERS

    def tools(self, scene: Scene) -> list[Tool]:
        return tools.make_tools(scene.project)

    def opened(self, runtime: Runtime, project: Project) -> None:
        key = (id(runtime), project.paths.root)
        known = self._watching.get(key)
        if known is None or known.done():
            self._watching[key] = asyncio.get_running_loop().create_task(self._watch(runtime, project))

    async def take(
        self, runtime: Runtime, job: Job, project: Project, part: str, paths: tuple[str, ...], reading: PartReading
    ) -> bool:
        if part != FEED:
            return False
        await handlers.take_in(runtime, job, project, paths)
        return True

    async def first_questions(self, runtime: Runtime, project: Project) -> tuple[str, ...]:
        return await runtime.in_pool(tools.first_questions, project.paths.root)

    async def _watch(self, runtime: Runtime, project: Project) -> None:
        """Read on as long as the project is open; waits by a clock that does not jump."""
        root = project.paths.root
        while True:
            await asyncio.sleep(EVERY_SECONDS)
            if runtime.projects.get(root) is not project or not project.stands():
                return
            try:
                await self._round(runtime, project)
            except JobCancelled:
                return
            except Exception:
                # The next round may go well: a disk that was full, a model process that died.
                log.exception("Reading the feeds of %s failed", root)

    async def _round(self, runtime: Runtime, project: Project) -> None:
        root = project.paths.root
        before = await runtime.in_pool(work.states, root)
        new = await runtime.in_pool(work.take_in, root, None, lambda _new: runtime.check(), True)
        read = await self._score(runtime, project)
        found = await runtime.in_pool(work.watch, root, runtime.check) if new or read else ()
        if new or read or found or before != await runtime.in_pool(work.states, root):
            runtime.publish(Changed("", str(root), CHANGED))

    async def _score(self, runtime: Runtime, project: Project) -> int:
        """Let the models read what waits, a little at a time, so that the app need not wait for all of it to end."""
        done, root, stopped = 0, project.paths.root, runtime.is_stopping
        while read := await runtime.in_pool(self._slice, handlers.readers_of(runtime, project), root, stopped):
            done += read
            if read < SLICE:
                break
        return done

    @staticmethod
    def _slice(readers: Readers, root: Path, stopped: Callable[[], bool]) -> int:
        return readers.score(root, stopped, most=SLICE)
