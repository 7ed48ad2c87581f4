"""Commands about the app itself: overview, settings, log, stopping jobs."""

from __future__ import annotations

import engine
from engine import commands
from engine.errors import BadInput
from engine.hardware import hardware
from engine.machine.installed import check_files, installed
from engine.machine.offline import is_shut, network_attempts
from engine.results import Overview, ToolTrial
from engine.runtime.core import Runtime
from engine.runtime.jobs import Job


async def get_overview(runtime: Runtime, job: Job, command: commands.GetOverview) -> Overview:
    """Describe this computer and where things lie."""
    home = runtime.home
    home.root.mkdir(parents=True, exist_ok=True)
    return Overview(
        version=engine.__version__,
        hardware=await runtime.in_pool(hardware, home.root),
        settings=dict(runtime.settings.values),
        folders={"home": str(home.root), "models": str(home.bases), "log": str(home.log)},
        network_attempts=network_attempts(),
        network_shut=is_shut(),
        runs_on=runtime.models.runs_on,
        settings_aside=str(runtime.settings.set_aside or ""),
    )


async def save_settings(runtime: Runtime, job: Job, command: commands.SaveSettings) -> None:
    """Merge and write."""
    runtime.settings.update(command.changes)
    runtime.changed(job, "settings")


async def get_log(runtime: Runtime, job: Job, command: commands.GetLog) -> tuple[str, ...]:
    """Return the ring's last lines."""
    return tuple(runtime.ring.lines)[-command.lines :]


async def check_app_files(runtime: Runtime, job: Job, command: commands.CheckFiles) -> int:
    """Compare every file with the package's manifest."""
    return await runtime.in_pool(check_files, installed())


async def cancel_job(runtime: Runtime, job: Job, command: commands.CancelJob) -> None:
    """Ask a job to stop; one that has ended already needs no asking."""
    found = runtime.jobs.find(command.job)
    if found:
        found.stop("paused" if command.pause else "cancelled")


async def answer_approval(runtime: Runtime, job: Job, command: commands.AnswerApproval) -> None:
    """Hand the person's decision to the waiting turn."""
    if command.decision not in ("once", "always", "deny"):
        raise BadInput("unknown_decision", decision=command.decision)
    found = runtime.jobs.find(command.job)
    answer = found.approvals.pop(command.call, None) if found else None
    if answer is None:
        raise BadInput("no_approval_waiting", call=command.call)
    answer(command.decision)


async def try_approval(runtime: Runtime, job: Job, command: commands.TryApproval) -> ToolTrial:
    """Try the call that waits."""
    found = runtime.jobs.find(command.job)
    if found is None or command.call not in found.approvals:
        raise BadInput("no_approval_waiting", call=command.call)
    if command.call not in found.dry_runs:
        raise BadInput("no_dry_run", tool=command.call)
    return await runtime.in_pool(found.dry_runs[command.call])


HANDLERS = {
    commands.GetOverview: get_overview,
    commands.SaveSettings: save_settings,
    commands.GetLog: get_log,
    commands.CancelJob: cancel_job,
    commands.AnswerApproval: answer_approval,
    commands.TryApproval: try_approval,
    commands.CheckFiles: check_app_files,
}
