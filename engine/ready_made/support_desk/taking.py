"""Takes questions with answers into the project: read, grouped where no intent is given, imported or added."""

from __future__ import annotations

import csv
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from engine import commands
from engine.data import adding
from engine.data.rows import numbered
from engine.errors import BadInput
from engine.ready_made.support_desk import naming, pairs, rows
from engine.ready_made.support_desk.pairs import Pair
from engine.ready_made.support_desk.values import QUESTIONS
from engine.results import DatasetInfo
from engine.runtime.core import Project, Runtime
from engine.runtime.handlers import datasets as versions
from engine.runtime.jobs import Job
from engine.store.database import transaction


async def take(
    runtime: Runtime, job: Job, project: Project, paths: Sequence[str], reading: commands.PartReading
) -> None:
    """Import the questions under their intents, in the place of those before, and keep each intent's best answer.

    Raises BadInput `desk_no_questions`, `desk_no_groups`, and as the import does.
    """
    job.progress("read_files")
    found, templates = await runtime.in_pool(pairs.read, paths, reading)
    if not any(pair.intent for pair in found):
        job.progress("group_questions")
        found = await runtime.in_pool(grouped, runtime, found)
    answers = {**pairs.best_answers(found), **templates}
    with tempfile.TemporaryDirectory(prefix="deskhand-desk-") as folder:
        file = Path(folder) / f"{QUESTIONS}.csv"
        await runtime.in_pool(_write, file, found)
        columns = {"text": "question", "label": "intent"}
        spec = commands.ImportSpec((str(file),), "classification", QUESTIONS, columns)
        await versions.import_version(runtime, job, str(project.paths.root), spec)
    with transaction(project.database) as database:
        # Of questions that are gone, the answers would stand there without one.
        rows.keep_only(database, answers)
        rows.forget_renames(database)
        rows.set_answers(database, answers)
    runtime.changed(job, "desk")


async def add(
    runtime: Runtime,
    job: Job,
    project: Project,
    info: DatasetInfo,
    paths: Sequence[str],
    reading: commands.PartReading,
) -> None:
    """Add the questions to the version `info`: known ones keep their intents, and intents their answers.

    Raises BadInput as `take` does.
    """
    source = project.paths.dataset(info.dataset, info.version)
    job.progress("read_files")
    found, templates = await runtime.in_pool(pairs.read, paths, reading)
    says = any(pair.intent for pair in found)
    named = _names(rows.answers(project.database), rows.renamed(project.database, info.dataset))
    found = [replace(pair, intent=named(pair.intent)) for pair in found]
    templates = {named(intent): answer for intent, answer in templates.items()}
    known = await runtime.in_pool(adding.known_labels, source, [pair.question for pair in found])
    found = [_as_known(pair, known.get(pair.question, "")) for pair in found]
    if not says and len(known) < len(found):
        job.progress("group_questions")
        stand = await runtime.in_pool(_standing, source, rows.answers(project.database))
        found = await runtime.in_pool(grouped, runtime, found, stand)
    fresh = [(pair.question, pair.intent) for pair in found if pair.question not in known]
    answers = {**pairs.best_answers([pair for pair in found if pair.intent]), **templates}
    if not fresh:
        with transaction(project.database) as database:
            rows.add_answers(database, answers)
    else:
        job.progress("write_version")
        with versions.staged_version(project, info.dataset, job.id) as staging:
            origin = ", ".join(Path(path).name for path in paths)
            made = await runtime.in_pool(adding.add_rows, source, staging, fresh, origin, commands.Split())
            new = versions.follow_up(info, "addition", made)
            versions.publish(project, new, staging, lambda database: rows.add_answers(database, answers))
        runtime.changed(job, "datasets")
    runtime.changed(job, "desk")


def _names(stand: Collection[str], renamed: Mapping[str, str]) -> Callable[[str], str]:
    """Return what an intent of a file is called here: files go on saying the name from before."""
    return lambda intent: intent if intent in stand else renamed.get(intent, intent)


def _as_known(pair: Pair, intent: str) -> Pair:
    """Return the pair under the intent it has here; its answer may not fit one that a person put it under."""
    if not intent:
        return pair
    return replace(pair, intent=intent, answer=pair.answer if pair.intent in ("", intent) else "")


def grouped(runtime: Runtime, found: Sequence[Pair], stand: Sequence[Pair] = ()) -> list[Pair]:
    """Return the pairs with the intents that are suggested for those without one.

    A group with questions that `stand` takes the intent that most of these have.
    """
    base = runtime.library.base()
    if base is None:
        raise BadInput("desk_no_groups")
    every = [*stand, *found]
    numbers = runtime.models.grouper(base).group([pair.question for pair in every], [pair.answer for pair in every])
    groups: dict[int, list[str]] = {}
    intents: dict[int, Counter[str]] = {}
    for number, pair in zip(numbers, every, strict=True):
        groups.setdefault(number, []).append(pair.question)
        if pair.intent:
            intents.setdefault(number, Counter())[pair.intent] += 1
    own = {number: counted.most_common(1)[0][0] for number, counted in intents.items()}
    fresh = {number: questions for number, questions in groups.items() if number not in own}
    named = {**naming.names(fresh, {pair.intent for pair in stand}), **own}
    return [
        replace(pair, intent=pair.intent or named[number])
        for number, pair in zip(numbers[len(stand) :], found, strict=True)
    ]


def _standing(source: Path, answers: Mapping[str, str]) -> list[Pair]:
    """Return the questions of a version with their intents and the answers of these."""
    known = [(str(row["text"]), str(row["label"])) for row in numbered(source)]
    return [Pair(text, answers.get(intent, ""), intent) for text, intent in known if intent]


def _write(file: Path, found: Sequence[Pair]) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(("question", "intent"))
        writer.writerows((pair.question, pair.intent) for pair in found)
