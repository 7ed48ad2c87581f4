"""Takes questions with answers into the project: read, grouped where no intent is given, imported as a dataset."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from engine import commands
from engine.errors import BadInput
from engine.ready_made.support_desk import naming, pairs, rows
from engine.ready_made.support_desk.pairs import Pair
from engine.ready_made.support_desk.values import QUESTIONS
from engine.runtime.core import Project, Runtime
from engine.runtime.handlers.datasets import import_version
from engine.runtime.jobs import Job
from engine.store.database import transaction


async def take(runtime: Runtime, job: Job, project: Project, paths: Sequence[str]) -> None:
    """Import the questions under their intents and keep each intent's best answer.

    Raises BadInput `desk_no_questions`, `desk_no_groups`, and as the import does.
    """
    job.progress("read_files")
    found, templates = await runtime.in_pool(pairs.read, paths)
    if not any(pair.intent for pair in found):
        job.progress("group_questions")
        found = await runtime.in_pool(grouped, runtime, found)
    answers = {**pairs.best_answers(found), **templates}
    with tempfile.TemporaryDirectory(prefix="deskhand-desk-") as folder:
        file = Path(folder) / f"{QUESTIONS}.csv"
        await runtime.in_pool(_write, file, found)
        columns = {"text": "question", "label": "intent"}
        spec = commands.ImportSpec((str(file),), "classification", QUESTIONS, columns)
        await import_version(runtime, job, str(project.paths.root), spec)
    with transaction(project.database) as database:
        # Of questions that are gone, the answers would stand there without one.
        rows.keep_only(database, answers)
        rows.set_answers(database, answers)
    runtime.changed(job, "desk")


def grouped(runtime: Runtime, found: Sequence[Pair]) -> list[Pair]:
    """Return the pairs with the intents that are suggested for them."""
    base = runtime.library.base()
    if base is None:
        raise BadInput("desk_no_groups")
    numbers = runtime.models.grouper(base).group([pair.question for pair in found], [pair.answer for pair in found])
    groups: dict[int, list[str]] = {}
    for number, pair in zip(numbers, found, strict=True):
        groups.setdefault(number, []).append(pair.question)
    named = naming.names(groups)
    return [replace(pair, intent=named[number]) for number, pair in zip(numbers, found, strict=True)]


def _write(file: Path, found: Sequence[Pair]) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(("question", "intent"))
        writer.writerows((pair.question, pair.intent) for pair in found)
