"""Commands about how well a model does: its answers row by row, what it looked at, two models compared, the report."""

from __future__ import annotations

from pathlib import Path

from engine import __version__, commands
from engine.errors import BadInput
from engine.evaluation.answers import FILE, Narrowing, page_answers
from engine.evaluation.page import Origin, render
from engine.inference.occlusion import explain
from engine.models import catalogue
from engine.results import Comparison, DatasetInfo, Explanation, ModelInfo, RowsPage
from engine.runtime.core import Project, Runtime
from engine.runtime.handlers.models import evaluate_kept, find, read_details, version_of
from engine.runtime.jobs import Job
from engine.runtime.orders import CompareOrder, Contender
from engine.runtime.worker import run_worker
from engine.store import datasets, runs
from engine.tasks.registry import task_named
from engine.tasks.task import joined


async def page(runtime: Runtime, job: Job, command: commands.PageAnswers) -> RowsPage:
    """Read a page of the kept answers."""
    project = runtime.project(command.project)
    answers = await _answers(runtime, job, project, find(project, command.model))
    piece = (command.by, command.column, command.value) if command.by else None
    wanted = Narrowing(command.wrong, command.gold, command.said, command.search, piece)
    return await runtime.in_pool(page_answers, answers, wanted, command.offset, command.limit)


async def _answers(runtime: Runtime, job: Job, project: Project, info: ModelInfo) -> Path:
    """Return the file of a model's answers; a model that was made before they were kept answers its rows once more."""
    file = Path(info.folder) / FILE
    if not file.is_file():
        await evaluate_kept(runtime, job, project, info)
    return file


async def explain_row(runtime: Runtime, job: Job, command: commands.ExplainRow) -> Explanation:
    """Leave out each word of what the model reads of the text.

    Raises BadInput `not_explained` for a task whose rows are not a text with one class, and as `Task.read` does.
    """
    info = find(runtime.project(command.project), command.model)
    task = task_named(info.task)
    if not task.info.explained:
        raise BadInput("not_explained", task=info.task)
    predictor = runtime.models.predictor(info)
    return await runtime.in_pool(explain, joined(task.read(command.text)), predictor.predict, task.classes)


async def compare(runtime: Runtime, job: Job, command: commands.CompareModels) -> Comparison:
    """Compare in a worker, on the test rows that both have in common or on those that were chosen.

    Raises BadInput `same_model`, `tasks_differ`, `tests_differ`.
    """
    project = runtime.project(command.project)
    first, second = find(project, command.first), find(project, command.second)
    if first.model == second.model:
        raise BadInput("same_model", name=first.name)
    if first.task != second.task:
        raise BadInput("tasks_differ", first=first.name, second=second.name)
    learned = [_learned(project, info) for info in (first, second)]
    chosen = datasets.get(project.database, command.dataset) if command.dataset else learned[0]
    if chosen.task != first.task:
        raise BadInput("tasks_differ", first=first.name, second=chosen.name)
    common = all(data.test_hash == chosen.test_hash for data in learned)
    if not common and not command.dataset:
        raise BadInput("tests_differ", first=first.name, second=second.name)
    contenders = []
    for info, data in zip((first, second), learned, strict=True):
        answers = await _answers(runtime, job, project, info) if common else None
        contenders.append(Contender(info, answers, project.paths.dataset(data.dataset, data.version)))
    order = CompareOrder(
        log=runtime.home.log.with_name("evaluate.log"),
        first=contenders[0],
        second=contenders[1],
        data=project.paths.dataset(chosen.dataset, chosen.version),
        name=f"{chosen.name}, version {chosen.version}",
        fresh=not common,
    )
    found: Comparison = await run_worker(order, job, job.listen)
    return found


def _learned(project: Project, info: ModelInfo) -> DatasetInfo:
    return datasets.get(project.database, info.dataset, version_of(project, info))


async def report(runtime: Runtime, job: Job, command: commands.RenderReport) -> str:
    """Render the locked report with the origin of its figures."""
    project = runtime.project(command.project)
    info = find(project, command.model)
    origin = Origin(
        data=_learned(project, info),
        base=catalogue.base_or_none(runtime.home.bases, info.base),
        recipe=str(runs.row_of(project.database, info.run)["recipe"]),
        version=__version__,
    )
    return await runtime.in_pool(lambda: render(read_details(info), origin, command.language))


HANDLERS = {
    commands.PageAnswers: page,
    commands.ExplainRow: explain_row,
    commands.CompareModels: compare,
    commands.RenderReport: report,
}
