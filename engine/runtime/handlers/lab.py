"""Commands of the tool-call lab: make example calls from tools and chats, measure callers, look at the rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine import commands
from engine.agent.lab.judging import OUTCOMES, RIGHT, Case
from engine.agent.lab.making import Wanted
from engine.agent.lab.phrases import LANGUAGES
from engine.agent.messages import Message, ToolCall, as_understood, to_openai
from engine.agent.registry import permission_of
from engine.commands import CALLS
from engine.data.importing import Imported
from engine.data.made import Example
from engine.errors import BadInput
from engine.evaluation.calls import score_callers
from engine.models import catalogue
from engine.results import AgentInfo, CallerChoice, CallMeasure, DatasetInfo, Lab, MadeCalls, RowsPage
from engine.runtime import toolbox
from engine.runtime.core import Project, Runtime
from engine.runtime.handlers.agents import held_by
from engine.runtime.handlers.datasets import publish, staged_version
from engine.runtime.jobs import Job
from engine.runtime.lab_callers import caller_choices, chosen
from engine.runtime.lab_orders import MakeCallsOrder, MeasureCallsOrder, MeasuredCalls, Workshop
from engine.runtime.regression_cases import of_agent
from engine.runtime.worker import run_worker
from engine.store import agents, call_measures, chats, corrections, datasets, promotions
from engine.store.database import new_id, now, transaction

CASES = "cases"
MOST_EACH = 1000
MADE = "tools"


async def _workshop(runtime: Runtime, project: Project, agent: str) -> Workshop:
    info = agents.get(project.database, agent)
    bases = await runtime.in_pool(catalogue.list_bases, runtime.home.bases)
    permissions = {**agents.permissions(project.database), **info.permissions}
    return Workshop(str(project.paths.root), runtime.home.bases, bases, held_by(project), info, permissions)


async def _callers(runtime: Runtime, project: Project, workshop: Workshop) -> tuple[CallerChoice, ...]:
    before = promotions.previous(project.database, workshop.agent.caller)
    return await runtime.in_pool(
        caller_choices, workshop.agent, workshop.held.models, workshop.bases, before[0] if before else ""
    )


async def get_lab(runtime: Runtime, job: Job, command: commands.GetLab) -> Lab:
    """Look at what there is."""
    project = runtime.project(command.project)
    workshop = await _workshop(runtime, project, command.agent)
    return Lab(
        callers=await _callers(runtime, project, workshop),
        data=tuple(info for info in datasets.latest(project.database) if info.task == CALLS),
        cases=len(of_agent(project, workshop.agent)),
        measures=call_measures.every(project.database, workshop.agent.agent),
    )


async def make_calls(runtime: Runtime, job: Job, command: commands.MakeCalls) -> MadeCalls:
    """Make them in a worker and publish the version; raises BadInput `lab_rows`, `lab_languages`, `no_tools`."""
    project = runtime.project(command.project)
    if not 1 <= command.each <= MOST_EACH:
        raise BadInput("lab_rows", each=command.each, most=MOST_EACH)
    unknown = [language for language in command.languages if language not in LANGUAGES]
    if unknown or not command.languages:
        raise BadInput("lab_languages", languages=", ".join(unknown) or "-", known=", ".join(LANGUAGES))
    workshop = await _workshop(runtime, project, command.agent)
    info = _dataset(project, workshop.agent, command.name)
    taught = _taught(project, workshop, await _asking(runtime, project, workshop)) if command.chats else ()
    with staged_version(project, info.dataset, job.id) as staging:
        order = MakeCallsOrder(
            log=runtime.home.log.with_name("lab.log"),
            workshop=workshop,
            wanted=Wanted(command.each, command.seed, tuple(command.languages)),
            taught=tuple(taught),
            source=project.paths.dataset(info.dataset, info.version) if info.version else None,
            target=staging,
        )
        imported, added, kinds = await run_worker(order, job, job.listen)
        if added or not info.version:
            info = publish(project, _following(info, imported, workshop.agent), staging)
    runtime.changed(job, "datasets")
    return MadeCalls(info, added, kinds)


def _dataset(project: Project, agent: AgentInfo, name: str) -> DatasetInfo:
    """Return the dataset that takes the rows, its version 0 where it is yet to be made."""
    wanted = name or f"{agent.name} calls"
    known = (info for info in datasets.latest(project.database) if info.task == CALLS)
    found = next((info for info in known if wanted in (info.dataset, info.name)), None)
    if found is not None:
        return found
    return DatasetInfo(new_id("data"), datasets.name_for(project.database, wanted, CALLS), 0, CALLS, {}, 0, "")


def _following(info: DatasetInfo, imported: Imported, agent: AgentInfo) -> DatasetInfo:
    return DatasetInfo(
        dataset=info.dataset,
        name=info.name,
        version=0,
        task=CALLS,
        rows=imported.rows,
        labels=len(imported.labels),
        created="",
        sources=info.sources or (f"{MADE}/{agent.name}",),
        problems=imported.problems,
        data_hash=imported.data_hash,
        test_hash=imported.test_hash,
        made=MADE,
        parent=info.version,
    )


async def _asking(runtime: Runtime, project: Project, workshop: Workshop) -> frozenset[str]:
    """Return the tools that ask before they are used; on the pool, as each table is read to describe its own."""
    tools = await runtime.in_pool(toolbox.registry, workshop.held, runtime.models, runtime.around(project))
    return frozenset(tool.name for tool in tools if permission_of(tool, workshop.permissions) == "ask")


def _taught(project: Project, workshop: Workshop, asking: frozenset[str]) -> Iterator[Example]:
    """Yield what people taught the agent: corrected calls, and turns of its chats that they approved or called good.

    A call was approved where its tool asks before it is used and answered; what was called wrong is no example.
    """
    corrected = of_agent(project, workshop.agent)
    for case in corrected:
        yield _example(case.text, _expected(case.expected), f"chat/{case.chat}", case.position)
    settled = {corrections.alike(case.text) for case in corrected}
    for chat in chats.every(project.database):
        if chat.agent not in (workshop.agent.agent, workshop.agent.name):
            continue
        found, places = chats.get(project.database, chat.chat), chats.positions(project.database, chat.chat)
        for at, message in enumerate(as_understood(found.messages)):
            if message.role != "user" or corrections.alike(message.content) in settled:
                continue
            end = next((i for i in range(at + 1, len(found.messages)) if found.messages[i].role == "user"), None)
            verdicts = {found.verdicts.get(index) for index in range(at, end or len(found.messages))}
            turn = found.messages[at + 1 : end]
            if "wrong" not in verdicts and ("good" in verdicts or _approved(turn, asking)):
                calls = [call for said in turn for call in said.calls]
                yield _example(message.content, calls, f"chat/{chat.chat}", places[at])


def _approved(turn: tuple[Message, ...], asking: frozenset[str]) -> bool:
    """Return whether the turn called a tool that asks first, and every call of it was let through and answered."""
    answers = [message for message in turn if message.role == "tool"]
    return any(one.name in asking for one in answers) and all(one.ok for one in answers)


def _expected(expected: Any) -> list[ToolCall]:
    return [ToolCall("", expected["tool"], expected["arguments"])] if expected["tool"] else []


def _example(text: str, calls: list[ToolCall], source: str, place: int) -> Example:
    """Return a turn as a conversation; of arguments only those that stand in the words can be learned."""
    said = [Message("user", text)]
    for at, call in enumerate(calls, 1):
        standing = {name: value for name, value in call.arguments.items() if _stands(value, text)}
        said.append(Message("assistant", calls=(ToolCall(f"call_{at}", call.name, standing),)))
    if not calls:
        said.append(Message("assistant", "-"))
    return Example([to_openai(message) for message in said], "train", source, place, lacks=True)


def _stands(value: Any, text: str) -> bool:
    return all(str(one) in text for one in (value if isinstance(value, list | tuple) else [value]))


async def measure_calls(runtime: Runtime, job: Job, command: commands.MeasureCalls) -> CallMeasure:
    """Measure in a worker, and keep the scores and every row in one transaction.

    Raises BadInput `lab_most`, `lab_part`, `no_dataset`, `not_calls`, `nothing_to_measure`, `no_caller`, `no_callers`,
    `unknown_caller`.
    """
    project = runtime.project(command.project)
    if command.most < 0:
        raise BadInput("lab_most", most=command.most)
    workshop = await _workshop(runtime, project, command.agent)
    callers = chosen(await _callers(runtime, project, workshop), command.callers, workshop.agent.name)
    data = _measured_on(project, command)
    corrected = of_agent(project, workshop.agent)
    cases = tuple(Case(case.text, tuple(_expected(case.expected))) for case in corrected)
    order = MeasureCallsOrder(
        log=runtime.home.log.with_name("lab.log"),
        workshop=workshop,
        callers=callers,
        data=project.paths.dataset(data.dataset, data.version) if data else None,
        part=command.part,
        cases=() if data else cases,
        most=command.most,
    )
    found: MeasuredCalls = await run_worker(order, job, job.listen)
    outcomes = {key: [str(row["outcome"]) for row in rows] for key, rows in found.rows.items()}
    spent = {key: [float(row["milliseconds"]) for row in rows] for key, rows in found.rows.items()}
    scores = await runtime.in_pool(score_callers, callers, outcomes, spent, OUTCOMES, RIGHT)
    info = CallMeasure(
        measure=new_id("measure"),
        agent=workshop.agent.agent,
        agent_name=workshop.agent.name,
        dataset=data.dataset if data else "",
        version=data.version if data else 0,
        data=data.name if data else "",
        part=command.part,
        rows=len(next(iter(outcomes.values()))),
        of=found.of,
        tools=found.tools,
        created=now(),
        callers=scores,
    )
    with transaction(project.database) as database:
        call_measures.add(database, info, found.rows)
    runtime.changed(job, "measures")
    return info


def _measured_on(project: Project, command: commands.MeasureCalls) -> DatasetInfo | None:
    """Return the version to measure on, None for the corrected messages."""
    if command.part not in ("valid", "test", CASES):
        raise BadInput("lab_part", part=command.part)
    if command.part == CASES:
        return None
    info = datasets.get(project.database, command.dataset, command.version)
    if info.task != CALLS:
        raise BadInput("not_calls", name=info.name)
    return info


async def page(runtime: Runtime, job: Job, command: commands.PageMeasuredCalls) -> RowsPage:
    """Read a page by SQL."""
    database = runtime.project(command.project).database
    narrowed = (command.caller, command.outcome, command.offset, command.limit)
    return call_measures.page(database, command.measure, *narrowed)


async def delete(runtime: Runtime, job: Job, command: commands.DeleteCallMeasure) -> None:
    """Forget it."""
    with transaction(runtime.project(command.project).database) as database:
        call_measures.delete(database, command.measure)
    runtime.changed(job, "measures")


HANDLERS = {
    commands.GetLab: get_lab,
    commands.MakeCalls: make_calls,
    commands.MeasureCalls: measure_calls,
    commands.PageMeasuredCalls: page,
    commands.DeleteCallMeasure: delete,
}
