"""The things only the support desk needs: its tables, its way to take questions with answers, its tools and caller."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.ready_made.support_desk import taking
from engine.ready_made.support_desk.values import QUESTIONS
from engine.runtime.kits import Kit

if TYPE_CHECKING:
    from engine.runtime.core import Project, Runtime
    from engine.runtime.jobs import Job


class SupportDesk(Kit):
    """See `engine.ready_made.support_desk.project`."""

    @property
    def migrations(self) -> Path:
        return Path(__file__).parent / "migrations"

    async def take(self, runtime: Runtime, job: Job, project: Project, part: str, paths: tuple[str, ...]) -> bool:
        if part != QUESTIONS:
            return False
        await taking.take(runtime, job, project, paths)
        return True
