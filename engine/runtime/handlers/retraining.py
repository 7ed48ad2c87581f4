"""Commands about models that learn corrections: train anew, hold against the old one, take its place, go back.

Routers learn corrected calls, models that hold conversations corrected replies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine import commands
from engine.commands import CALLS
from engine.errors import BadInput
from engine.evaluation.report import right_rows
from engine.results import (
    AgentInfo,
    CandidateResult,
    CorrectionState,
    ModelInfo,
    RegressionCase,
    Regressions,
    TrainResult,
)
from engine.runtime.callers import is_router
from engine.runtime.core import Project, Runtime
from engine.runtime.handlers import evaluations, training
from engine.runtime.handlers.corrections import KINDS, without_router
from engine.runtime.handlers.models import find, version_of
from engine.runtime.jobs import Job
from engine.runtime.regression_cases import of_model
from engine.store import agents, corrections, datasets, models, promotions, runs
from engine.store.database import transaction
from engine.tasks.registry import task_named
from engine.training.recipe import Recipe

# A written reply is hardly ever the same to the letter: one that shares so much of its words (F1) says it.
_SAID = 0.8


def _learner(project: Project, model: str) -> ModelInfo:
    """Return a model that corrections are for; raises BadInput `no_model`, `no_learner`."""
    info = find(project, model)
    if info.task not in KINDS:
        raise BadInput("no_learner", name=info.name)
    return info


async def get_corrections(runtime: Runtime, job: Job, command: commands.GetCorrections) -> CorrectionState:
    """Count, and look for a model that could take this one's place."""
    project = runtime.project(command.project)
    if not command.model:
        return _first_router(project)
    info = _learner(project, command.model)
    new = corrections.newer(project.database, info.dataset, version_of(project, info))
    previous = promotions.previous(project.database, info.model)
    settled, later = promotions.decided(project.database), _later(project, info)
    return CorrectionState(
        model=info,
        new=new,
        cases=len(of_model(project, info)),
        candidate=next((other for other in later if other.model not in settled), None),
        previous=find(project, previous[0]) if previous else None,
        unused=_unused(project, [other for other in later if other.model in settled]) if new else None,
    )


def _first_router(project: Project) -> CorrectionState:
    """Return how agents without a router stand to what was corrected for them, with the newest router of that."""
    cases, data = len(corrections.every(project.database)), without_router(project)
    if data is None:
        return CorrectionState(None, 0, cases)
    trained = (info for info in models.every(project.database, project.paths.models) if info.task == CALLS)
    router = next((info for info in trained if info.dataset == data.dataset and is_router(info)), None)
    learned = version_of(project, router) if router else 0
    new = corrections.newer(project.database, data.dataset, learned)
    return CorrectionState(None, new, cases, candidate=router, dataset=data)


def _later(project: Project, current: ModelInfo) -> list[ModelInfo]:
    """Return the models that learned from a newer version of the same data, newest first."""
    version = version_of(project, current)
    return [
        info
        for info in models.every(project.database, project.paths.models)
        if (info.task, info.dataset) == (current.task, current.dataset) and version_of(project, info) > version
    ]


def _unused(project: Project, settled: Sequence[ModelInfo]) -> ModelInfo | None:
    """Return the first of them that has learned all corrections and that no agent uses."""
    users = agents.every(project.database)
    used = {model for agent in users for model in (agent.caller, agent.composer, agent.language_model)}
    return next(
        (
            info
            for info in settled
            if info.model not in used
            and not corrections.newer(project.database, info.dataset, version_of(project, info))
        ),
        None,
    )


async def train(runtime: Runtime, job: Job, command: commands.TrainOnCorrections) -> TrainResult:
    """Start a training like any other, with the recipe of the model's own run."""
    project = runtime.project(command.project)
    info = _learner(project, command.model)
    if not corrections.newer(project.database, info.dataset, version_of(project, info)):
        raise BadInput("no_new_corrections", name=info.name)
    row = runs.row_of(project.database, info.run)
    order = commands.StartTraining(command.project, info.dataset, 0, Recipe.from_toml(row["recipe"]), str(row["name"]))
    return await training.start(runtime, job, order)


async def check_regressions(runtime: Runtime, job: Job, command: commands.CheckRegressions) -> Regressions:
    """Let the published model answer."""
    project = runtime.project(command.project)
    info = _learner(project, command.model)
    return await _check(runtime, info, of_model(project, info))


async def _check(runtime: Runtime, info: ModelInfo, cases: Sequence[RegressionCase]) -> Regressions:
    if not cases:
        return Regressions(info, 0, ())
    task = task_named(info.task)
    predictor = runtime.models.predictor(info)
    readings = [task.reads({"text": case.text}) for case in cases]
    said = [answer.value for answer in await runtime.in_pool(predictor.predict, readings)]
    wanted = [case.expected for case in cases]
    near = task.nearness(wanted, said)
    [right] = right_rows(task, wanted, said) if near is None else [[bool(share >= _SAID) for share in near]]
    failed = tuple((case, answer) for case, answer, passed in zip(cases, said, right, strict=True) if not passed)
    return Regressions(info, sum(right), failed)


async def judge(runtime: Runtime, job: Job, command: commands.JudgeCandidate) -> CandidateResult:
    """Compare on the test rows that both have in common, else on those of the candidate's data; then on the cases.

    These are those of the model in use, for both.
    """
    project = runtime.project(command.project)
    candidate, current = _learner(project, command.candidate), _learner(project, command.current)
    learned = [datasets.get(project.database, info.dataset, version_of(project, info)) for info in (candidate, current)]
    comparison = None
    if learned[0].rows.get("test"):
        common = learned[0].test_hash == learned[1].test_hash
        order = commands.CompareModels(
            command.project, candidate.model, current.model, "" if common else candidate.dataset
        )
        comparison = await evaluations.compare(runtime, job, order)
    cases = of_model(project, current)
    now, before = [await _check(runtime, info, cases) for info in (candidate, current)]
    return CandidateResult(candidate, current, comparison, now, before)


async def promote(runtime: Runtime, job: Job, command: commands.PromoteModel) -> tuple[AgentInfo, ...]:
    """Change the agents and keep the decision in one transaction."""
    project = runtime.project(command.project)
    model, over = _learner(project, command.model), _learner(project, command.over)
    users = _users(project, over)
    with transaction(project.database) as database:
        changed = _change(project, users, over, model.model)
        promotions.add(database, model.model, over.model, promotions.USED, [info.agent for info in users])
    _tell(runtime, job)
    return changed


async def keep(runtime: Runtime, job: Job, command: commands.KeepModel) -> None:
    """Keep the decision for the old one."""
    project = runtime.project(command.project)
    model, over = _learner(project, command.model), _learner(project, command.over)
    with transaction(project.database) as database:
        promotions.add(database, model.model, over.model, promotions.KEPT, ())
    runtime.changed(job, "corrections")


async def undo_decision(runtime: Runtime, job: Job, command: commands.UndoDecision) -> tuple[AgentInfo, ...]:
    """Change the agents back and forget the decision in one transaction."""
    project = runtime.project(command.project)
    model = _learner(project, command.model)
    previous, users = _took_over(project, model)
    with transaction(project.database) as database:
        changed = _change(project, users, model, previous)
        promotions.forget_last(database, model.model)
    _tell(runtime, job)
    return changed


async def roll_back(runtime: Runtime, job: Job, command: commands.RollBackModel) -> tuple[AgentInfo, ...]:
    """Change back the agents that changed then and still use the model."""
    project = runtime.project(command.project)
    model = _learner(project, command.model)
    previous, users = _took_over(project, model)
    if not previous:
        raise BadInput("nothing_to_roll_back", name=model.name)
    with transaction(project.database) as database:
        changed = _change(project, users, model, previous)
        promotions.add(database, model.model, previous, promotions.ROLLED_BACK, [info.agent for info in users])
    _tell(runtime, job)
    return changed


def _took_over(project: Project, model: ModelInfo) -> tuple[str, list[AgentInfo]]:
    """Return the model whose place a model took, '' for none, and the agents that changed then and still use it."""
    found = promotions.previous(project.database, model.model)
    if found is None:
        return "", []
    previous, then = found
    return previous, [info for info in _users(project, model) if info.agent in then]


def _users(project: Project, model: ModelInfo) -> list[AgentInfo]:
    """Return the agents whose caller a model is, or whose composer, if it holds conversations."""
    return [
        info
        for info in agents.every(project.database)
        if model.model == (info.caller if model.task == CALLS else info.composer)
    ]


def _change(project: Project, users: list[AgentInfo], old: ModelInfo, new: str) -> tuple[AgentInfo, ...]:
    changed = tuple(replace(info, caller=new) if old.task == CALLS else replace(info, composer=new) for info in users)
    for info in changed:
        agents.save(project.database, info)
    return changed


def _tell(runtime: Runtime, job: Job) -> None:
    runtime.changed(job, "agents")
    runtime.changed(job, "corrections")


HANDLERS = {
    commands.GetCorrections: get_corrections,
    commands.TrainOnCorrections: train,
    commands.CheckRegressions: check_regressions,
    commands.JudgeCandidate: judge,
    commands.PromoteModel: promote,
    commands.KeepModel: keep,
    commands.UndoDecision: undo_decision,
    commands.RollBackModel: roll_back,
}
