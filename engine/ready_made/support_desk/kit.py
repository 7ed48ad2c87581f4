"""The things only the support desk needs: its tables, its way to take questions with answers, its tools and caller."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.agent.callers.selection import Caller
from engine.agent.tools import Tool
from engine.commands import PartReading
from engine.data.rows import numbered
from engine.ready_made.support_desk import asking, handlers, pairs, rows, taking, tools
from engine.ready_made.support_desk.caller import DeskCaller
from engine.ready_made.support_desk.clerk import NOTHING, Clerk, Decision, Measures, Rules, Trained, newest, rules
from engine.ready_made.support_desk.values import AGENT, QUESTIONS, Suggestion
from engine.results import AgentInfo, PartLook
from engine.runtime.kits import Kit, Scene

if TYPE_CHECKING:
    from engine.runtime.core import Project, Runtime
    from engine.runtime.jobs import Job

CHANGED = "desk"


class SupportDesk(Kit):
    """See `engine.ready_made.support_desk.project`."""

    def __init__(self) -> None:
        self._measures = Measures()
        # The loop itself holds no task.
        self._tidying: set[asyncio.Task[None]] = set()

    @property
    def migrations(self) -> Path:
        return Path(__file__).parent / "migrations"

    def handlers(self) -> Mapping[type, Any]:
        return handlers.handlers(self._measures)

    def opened(self, runtime: Runtime, project: Project) -> None:
        tidy = runtime.in_pool(self._measures.tidy, project.paths.root, handlers.trained_of(project))
        task = asyncio.get_running_loop().create_task(tidy)
        self._tidying.add(task)
        task.add_done_callback(self._tidying.discard)

    def look(self, part: str, paths: Sequence[str]) -> PartLook:
        return pairs.look(paths) if part == QUESTIONS else PartLook()

    async def take(
        self, runtime: Runtime, job: Job, project: Project, part: str, paths: tuple[str, ...], reading: PartReading
    ) -> bool:
        if part != QUESTIONS:
            return False
        await taking.take(runtime, job, project, paths, reading)
        return True

    async def add(
        self, runtime: Runtime, job: Job, project: Project, part: str, paths: tuple[str, ...], reading: PartReading
    ) -> bool:
        info = handlers.questions_of(project) if part == QUESTIONS else None
        if info is None:
            return False
        await taking.add(runtime, job, project, info, paths, reading)
        return True

    def tools(self, scene: Scene) -> list[Tool]:
        def answers() -> Mapping[str, str]:
            return scene.database(rows.answers)

        def keep(question: str, intent: str, suggestion: Suggestion) -> int:
            number = scene.database(lambda db: rows.hand_over(db, question, intent, suggestion))
            scene.changed(CHANGED)
            return number

        def decide(question: str) -> Decision:
            clerk = self._clerk(scene)
            return clerk.decide(question) if clerk else NOTHING

        over = tools.hand_over_tool(keep, decide, answers, scene.tools)
        return [*tools.answer_tools(answers, scene.tools), over]

    def caller(self, scene: Scene, agent: AgentInfo) -> Caller | None:
        if agent.name != AGENT:
            return None
        clerk = self._clerk(scene)

        def note(question: str, how: str, intent: str, confidence: float) -> None:
            scene.database(lambda db: rows.note_asked(db, question, how, intent, confidence))
            scene.changed(CHANGED)

        decide, model = (clerk.decide, clerk.model) if clerk else (None, "")
        return DeskCaller(decide, lambda: scene.database(rows.answers), note, model)

    async def first_questions(self, runtime: Runtime, project: Project) -> tuple[str, ...]:
        found, trained = handlers.questions_of(project), handlers.trained_of(project)
        if found is None or trained is None:
            return ()
        source = project.paths.dataset(found.dataset, found.version)
        told, root = rules(project.database, trained), project.paths.root
        return await runtime.in_pool(self._first_questions, runtime, root, source, trained, told)

    def _first_questions(
        self, runtime: Runtime, root: Path, source: Path, trained: Trained, told: Rules
    ) -> tuple[str, ...]:
        """Return a question of each of the commonest intents of which the desk is sure."""
        measured = self._measures.of(root, trained, runtime.models, runtime.library)
        clerk = Clerk(measured, trained, told, runtime.models, runtime.library.base())
        asked = asking.candidates(numbered(source), told.answers)
        return asking.answered(asked, clerk.decide_all(asked))

    def _clerk(self, scene: Scene) -> Clerk | None:
        trained = scene.database(lambda db: newest(db, scene.models))
        if trained is None:
            return None
        measured = self._measures.of(scene.project, trained, scene.loaded, scene.library)
        told = scene.database(lambda db: rules(db, trained))
        return Clerk(measured, trained, told, scene.loaded, scene.encoder())
