"""The things only the support desk needs: its tables, its way to take questions with answers, its tools and caller."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.agent.callers.selection import Caller
from engine.agent.tools import Tool
from engine.ready_made.support_desk import handlers, rows, taking, tools
from engine.ready_made.support_desk.caller import DeskCaller
from engine.ready_made.support_desk.clerk import Clerk, Measures, newest, rules
from engine.ready_made.support_desk.values import AGENT, QUESTIONS
from engine.results import AgentInfo
from engine.runtime.kits import Kit, Scene

if TYPE_CHECKING:
    from engine.runtime.core import Project, Runtime
    from engine.runtime.jobs import Job

CHANGED = "desk"


class SupportDesk(Kit):
    """See `engine.ready_made.support_desk.project`."""

    def __init__(self) -> None:
        self._measures = Measures()

    @property
    def migrations(self) -> Path:
        return Path(__file__).parent / "migrations"

    def handlers(self) -> Mapping[type, Any]:
        return handlers.handlers(self._measures)

    async def take(self, runtime: Runtime, job: Job, project: Project, part: str, paths: tuple[str, ...]) -> bool:
        if part != QUESTIONS:
            return False
        await taking.take(runtime, job, project, paths)
        return True

    def tools(self, scene: Scene) -> list[Tool]:
        def answers() -> Mapping[str, str]:
            return scene.database(rows.answers)

        def keep(question: str, intent: str, suggested: str, source: str) -> int:
            number = scene.database(lambda db: rows.hand_over(db, question, intent, suggested, source))
            scene.changed(CHANGED)
            return number

        def likely(question: str) -> str:
            clerk = self._clerk(scene)
            return clerk.decide(question).intent if clerk else ""

        return [*tools.answer_tools(answers, scene.tools), tools.hand_over_tool(keep, likely, answers)]

    def caller(self, scene: Scene, agent: AgentInfo) -> Caller | None:
        if agent.name != AGENT:
            return None
        clerk = self._clerk(scene)

        def note(question: str, how: str, intent: str, confidence: float) -> None:
            scene.database(lambda db: rows.note_asked(db, question, how, intent, confidence))
            scene.changed(CHANGED)

        decide, model = (clerk.decide, clerk.model) if clerk else (None, "")
        return DeskCaller(decide, lambda: scene.database(rows.answers), note, model)

    def _clerk(self, scene: Scene) -> Clerk | None:
        trained = scene.database(lambda db: newest(db, scene.models))
        if trained is None:
            return None
        measured = self._measures.of(scene.project, trained, scene.loaded, scene.library)
        return Clerk(measured, trained, scene.database(rules), scene.loaded, scene.encoder())
