"""Commands that apply a published model: to a few texts at once, to a file in a worker."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from engine import commands
from engine.events import RunNote
from engine.results import FileResult, Prediction
from engine.runtime.core import Runtime
from engine.runtime.handlers.models import find
from engine.runtime.jobs import Job
from engine.runtime.orders import PredictOrder
from engine.runtime.worker import run_worker
from engine.tasks.registry import task_named


async def predict(runtime: Runtime, job: Job, command: commands.Predict) -> tuple[Prediction, ...]:
    """Apply to a few texts."""
    info = find(runtime.project(command.project), command.model)

    task = task_named(info.task)
    reads = [task.read(text) for text in command.texts]

    def work() -> tuple[Prediction, ...]:
        return tuple(runtime.models.predictor(info).predict(reads))

    return await runtime.in_pool(work)


async def predict_file(runtime: Runtime, job: Job, command: commands.PredictFile) -> FileResult:
    """Apply to a file in a worker: rows need not travel, and a kill costs the last piece of answers only."""
    info = find(runtime.project(command.project), command.model)
    order = PredictOrder(
        log=runtime.home.log.with_name("predict.log"),
        task=info.task,
        model=Path(info.folder),
        source=Path(command.input),
        target=Path(command.output),
        columns=command.columns,
    )

    def listen(kind: str, values: tuple[Any, ...]) -> None:
        job.listen(kind, values)
        if kind == "note":
            code, params = values
            job.tell(RunNote(job.id, "", code, params))

    result: FileResult = await run_worker(order, job, listen)
    return result


HANDLERS = {
    commands.Predict: predict,
    commands.PredictFile: predict_file,
}
