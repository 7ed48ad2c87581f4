"""Commands about versions that nothing was made from: how much they take, and how to be rid of them.

Every correction writes a whole version, so that a project would grow for as long as somebody works on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine import commands
from engine.results import SpareVersions
from engine.runtime.core import Project, Runtime
from engine.runtime.jobs import Job
from engine.store import datasets
from engine.store.database import transaction


async def list_spare(runtime: Runtime, job: Job, command: commands.ListSpareVersions) -> SpareVersions:
    """Find them, and ask the disk what they take."""
    project = runtime.project(command.project)
    info = datasets.get(project.database, command.dataset)
    spare = datasets.spare(project.database, info.dataset)
    return SpareVersions(spare, await runtime.in_pool(_size, _files(project, info.dataset, spare)))


async def delete_spare(runtime: Runtime, job: Job, command: commands.DeleteSpareVersions) -> SpareVersions:
    """Delete the rows first: files that nothing refers to do no harm, rows without files would."""
    project = runtime.project(command.project)
    info = datasets.get(project.database, command.dataset)
    with transaction(project.database) as database:
        # What a training that began meanwhile refers to is kept.
        gone = tuple(one for one in datasets.spare(database, info.dataset) if one in command.versions)
        for version in gone:
            datasets.delete_version(database, info.dataset, version)
    freed = await runtime.in_pool(_remove, _files(project, info.dataset, gone))
    runtime.changed(job, "datasets")
    return SpareVersions(gone, freed)


def _files(project: Project, dataset: str, versions: Sequence[int]) -> list[Path]:
    return [project.paths.dataset(dataset, version) for version in versions]


def _size(files: Sequence[Path]) -> int:
    return sum(file.stat().st_size for file in files if file.exists())


def _remove(files: Sequence[Path]) -> int:
    """Delete the files; returns how many bytes they took."""
    size = _size(files)
    for file in files:
        file.unlink(missing_ok=True)
    return size


HANDLERS = {
    commands.ListSpareVersions: list_spare,
    commands.DeleteSpareVersions: delete_spare,
}
