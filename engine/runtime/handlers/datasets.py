"""Commands about data: inspect, check, import, page."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from engine import commands
from engine.data import comparing, correcting, editing, exporting, importing, inspection, rows
from engine.data.versions import copy_version
from engine.errors import BadInput
from engine.machine.aside import staged
from engine.paths import check_name
from engine.results import (
    DataCheck,
    DatasetInfo,
    DatasetProfile,
    FileResult,
    Inspection,
    Problem,
    RowPreview,
    RowsPage,
    TaskInfo,
    VersionDiff,
)
from engine.runtime.core import Project, Runtime
from engine.runtime.jobs import Job
from engine.runtime.orders import ImportOrder, RepairOrder
from engine.runtime.reading import preview, reading_base, token_counter
from engine.runtime.worker import run_worker
from engine.store import corrections, datasets, labels
from engine.store.database import new_id, now, transaction
from engine.tasks.registry import all_tasks, task_named


async def list_tasks(runtime: Runtime, job: Job, command: commands.ListTasks) -> tuple[TaskInfo, ...]:
    """Return every task."""
    return tuple(task.info for task in all_tasks().values())


async def inspect_files(runtime: Runtime, job: Job, command: commands.InspectFiles) -> Inspection:
    """Look at files on the engine's own threads."""
    job.progress("read_files")
    infos = [task.info for task in all_tasks().values()]
    return await runtime.in_long_pool(inspection.inspect, command.paths, infos, command.reading)


async def preview_rows(runtime: Runtime, job: Job, command: commands.PreviewRows) -> RowPreview:
    """Read a few rows with a base model's tokenizer."""
    return await runtime.in_pool(preview, command, runtime.home.bases)


async def check_data(runtime: Runtime, job: Job, command: commands.CheckData) -> DataCheck:
    """Ask the doctor without importing."""
    task = None if command.spec.task == commands.TABLE else task_named(command.spec.task)

    def check() -> DataCheck:
        if task is None:
            return importing.check(command.spec, None, None, job.progress, job.cancelled)
        counter = token_counter(task, reading_base(runtime.home.bases, task))
        return importing.check(command.spec, task.info, task.structure, job.progress, job.cancelled, counter)

    return await runtime.in_long_pool(check)


async def import_dataset(runtime: Runtime, job: Job, command: commands.ImportDataset) -> DatasetInfo:
    """Import in a worker, under a name that no other task's dataset has."""
    database = runtime.project(command.project).database
    name = datasets.name_for(database, _wanted_name(command.spec), command.spec.task)
    return await import_version(runtime, job, command.project, replace(command.spec, name=name))


def _wanted_name(spec: commands.ImportSpec) -> str:
    check_name(Path(spec.paths[0]))
    return spec.name or Path(spec.paths[0]).stem


async def import_version(runtime: Runtime, job: Job, project_path: str, spec: commands.ImportSpec) -> DatasetInfo:
    """Import as a new dataset or as the next version of the one with that name and task."""
    project = runtime.project(project_path)
    name = _wanted_name(spec)
    dataset = _dataset_named(project.database, name, spec.task) or new_id("data")
    with staged_version(project, dataset, job.id) as staging:
        base = None
        if spec.task != commands.TABLE:
            base = await runtime.in_pool(reading_base, runtime.home.bases, task_named(spec.task))
        before = next(iter(earlier_files(project, dataset)), None)
        order = ImportOrder(runtime.home.log.with_name("import.log"), spec, staging, base, before)

        imported: importing.Imported = await run_worker(order, job, job.listen)
        info = await _publish_import(runtime, project, _from_files(spec.task, dataset, name, imported), staging)
    runtime.changed(job, "datasets")
    return info


def _dataset_named(database: sqlite3.Connection, name: str, task: str) -> str:
    """Return the id of the dataset with this name and task, '' where there is none."""
    found = (info.dataset for info in datasets.latest(database) if (info.name, info.task) == (name, task))
    return next(found, "")


async def _publish_import(runtime: Runtime, project: Project, info: DatasetInfo, staging: Path) -> DatasetInfo:
    """Publish what was imported, and where the dataset learned corrections from chats, a version that has them too."""
    lessons = [
        correcting.Lesson(
            project.paths.dataset(info.dataset, case.version), (f"chat/{case.chat}", case.position), case.text
        )
        for case in corrections.taught(project.database, info.dataset)
    ]
    if not lessons:
        return publish(project, info, staging)
    with staged_version(project, info.dataset, staging.name) as again:
        made, held = await runtime.in_pool(correcting.relearn, staging, again, lessons)
        info = publish(project, info, staging, lambda db: corrections.hold(db, info.dataset, held))
        if made is None:
            return info
        kept = Problem("corrections_kept", "info", len({lesson.text for lesson in lessons} - held))
        more = replace(follow_up(info, "correction", made), problems=(*info.problems, kept))
        return publish(project, more, again, lambda db: corrections.learned_again(db, info.dataset, info.version))


@contextlib.contextmanager
def staged_version(project: Project, dataset: str, name: str) -> Iterator[Path]:
    """Hand out the hidden file, called after `name`, in which the next version of a dataset is made for `publish`.

    At the end it is gone where it was not published, and so is the folder of a dataset without any version.
    """
    staging = staged(project.paths.datasets / dataset / name)
    try:
        yield staging
    finally:
        staging.unlink(missing_ok=True)
        # Only an empty folder goes: that of a dataset whose first version failed.
        with contextlib.suppress(OSError):
            staging.parent.rmdir()


def publish(
    project: Project, info: DatasetInfo, staging: Path, also: Callable[[sqlite3.Connection], None] | None = None
) -> DatasetInfo:
    """Add `info` as its dataset's next version and move its file, in one transaction with what must change too.

    Files that were imported under one name side by side become versions of one dataset, whose id is returned.
    A file of this version that has no row was left by an app that was killed just here: it is replaced. Raises
    BadInput `newer_version` for what was made from a version that is not the latest any more, as another window on
    the project may have saved one: what that holds would be lost. To bring an older one back is meant so.
    """
    with transaction(project.database) as database:
        if info.made == "import":
            info = replace(info, dataset=_dataset_named(database, info.name, info.task) or info.dataset)
        version = datasets.next_version(database, info.dataset)
        if info.parent not in (0, version - 1) and info.made != "restore":
            raise BadInput("newer_version", name=info.name, version=info.parent, latest=version - 1)
        info = replace(info, version=version, created=now())
        datasets.add(database, info)
        if also:
            also(database)
        staging.replace(project.paths.dataset(info.dataset, version))
    return info


def earlier_files(project: Project, dataset: str, version: int = 0) -> list[Path]:
    """Return the files of the versions before `version`, of all for 0, newest first; without those that are lost."""
    known = [info.version for info in datasets.versions(project.database, dataset)]
    files = [project.paths.dataset(dataset, number) for number in reversed(known) if not version or number < version]
    return [file for file in files if file.exists()]


def follow_up(info: DatasetInfo, made: str, imported: importing.Imported) -> DatasetInfo:
    """Return what is made from the version `info`; the number and the moment come when it is published."""
    return replace(
        info,
        made=made,
        parent=info.version,
        rows=imported.rows,
        labels=len(imported.labels),
        data_hash=imported.data_hash,
        test_hash=imported.test_hash,
    )


def _from_files(task: str, dataset: str, name: str, imported: importing.Imported) -> DatasetInfo:
    return DatasetInfo(
        dataset=dataset,
        name=name,
        version=0,
        task=task,
        rows=imported.rows,
        labels=len(imported.labels),
        created="",
        sources=imported.sources,
        problems=imported.problems,
        data_hash=imported.data_hash,
        test_hash=imported.test_hash,
        made="import",
    )


async def list_datasets(runtime: Runtime, job: Job, command: commands.ListDatasets) -> tuple[DatasetInfo, ...]:
    """Return the latest versions."""
    return datasets.latest(runtime.project(command.project).database)


async def list_versions(runtime: Runtime, job: Job, command: commands.ListVersions) -> tuple[DatasetInfo, ...]:
    """Return every version."""
    database = runtime.project(command.project).database
    return tuple(reversed(datasets.versions(database, datasets.get(database, command.dataset).dataset)))


async def compare_versions(runtime: Runtime, job: Job, command: commands.CompareVersions) -> VersionDiff:
    """Compare the rows of two versions by SQL."""
    project = runtime.project(command.project)
    before = datasets.get(project.database, command.dataset, command.before)
    after = datasets.get(project.database, command.dataset, command.after)
    known = {info.version: info for info in datasets.versions(project.database, before.dataset)}
    one_import = _import_of(known, before.version) == _import_of(known, after.version) != 0
    paths = [project.paths.dataset(info.dataset, info.version) for info in (before, after)]
    found = await runtime.in_long_pool(comparing.compare, *paths, command.limit, one_import)
    return replace(found, before=before.version, after=after.version)


def _import_of(known: Mapping[int, DatasetInfo], version: int) -> int:
    """Return the version whose import the rows of `version` came with, 0 where that was not kept."""
    while version in known and known[version].parent:
        version = known[version].parent
    return version if version in known and known[version].made == "import" else 0


async def restore_version(runtime: Runtime, job: Job, command: commands.RestoreVersion) -> DatasetInfo:
    """Copy an older version as the next one; raises JobFailed `version_broken` where its rows cannot be read."""
    project = runtime.project(command.project)
    info = datasets.get(project.database, command.dataset, command.version)
    with staged_version(project, info.dataset, job.id) as staging:
        await runtime.in_pool(copy_version, project.paths.dataset(info.dataset, info.version), staging)
        new = publish(project, replace(info, made="restore", parent=info.version), staging)
    runtime.changed(job, "datasets")
    return new


async def page_rows(runtime: Runtime, job: Job, command: commands.PageRows) -> RowsPage:
    """Read a page by SQL; raises BadInput as `datasets.get`: another window may have deleted the dataset."""
    project = runtime.project(command.project)
    info = datasets.get(project.database, command.dataset, command.version)
    path = project.paths.dataset(info.dataset, info.version)
    narrowed = (command.offset, command.limit, command.part, command.search, command.sort, command.descending)
    found = await runtime.in_pool(rows.page, path, *narrowed)
    return replace(found, editable=_editable(info.task, found.columns))


def _editable(task: str, columns: Sequence[str]) -> tuple[str, ...]:
    """Return the columns whose cells stand for themselves: a text into which marked places point does not."""
    known = all_tasks().get(task)
    if known is None:
        return ()
    own = [role.name for role in known.info.roles] if known.structure is None else ["label"]
    points = {"target", "messages"} & set(columns) if known.structure is not None else set()
    return () if points else tuple(name for name in own if name in columns)


async def edit_rows(runtime: Runtime, job: Job, command: commands.EditRows) -> DatasetInfo:
    """Write the corrected rows as the next version."""
    project = runtime.project(command.project)
    info = datasets.get(project.database, command.dataset, command.version)
    source = project.paths.dataset(info.dataset, info.version)
    job.progress("write_version")
    with staged_version(project, info.dataset, job.id) as staging:
        editable = _editable(info.task, (await runtime.in_pool(rows.page, source, 0, 1)).columns)
        earlier = earlier_files(project, info.dataset, info.version)
        made = await runtime.in_pool(
            editing.edit_rows, source, staging, command.changes, command.dropped, editable, earlier
        )
        # What a person said of a text that waits is meant for its row, whatever is written there now.
        moved: dict[str, tuple[str, ...]] = {}
        if labels.pending(project.database, info.dataset)[0]:
            moved = await runtime.in_pool(editing.waiting_after, source, staging, command.changes, command.dropped)
        new = publish(project, follow_up(info, "edit", made), staging, lambda db: labels.move(db, info.dataset, moved))
    runtime.changed(job, "datasets")
    return new


async def repair_rows(runtime: Runtime, job: Job, command: commands.RepairRows) -> DatasetInfo:
    """Write the repaired rows as the next version."""
    project = runtime.project(command.project)
    info = datasets.get(project.database, command.dataset, command.version)
    given = len(labels.pending(project.database, info.dataset)[0])
    if given:
        # They are kept by their texts, which a repair may change.
        raise BadInput("labels_first", count=given)
    source = project.paths.dataset(info.dataset, info.version)
    with staged_version(project, info.dataset, job.id) as staging:
        earlier = tuple(earlier_files(project, info.dataset, info.version))
        log = runtime.home.log.with_name("import.log")
        order = RepairOrder(log, source, staging, command.repairs, info.problems, earlier)
        made: importing.Imported = await run_worker(order, job, job.listen)
        new = publish(project, replace(follow_up(info, "repair", made), problems=made.problems), staging)
    runtime.changed(job, "datasets")
    return new


async def export_dataset(runtime: Runtime, job: Job, command: commands.ExportDataset) -> FileResult:
    """Write rows to a file."""
    started = time.monotonic()
    project = runtime.project(command.project)
    info = datasets.get(project.database, command.dataset, command.version)
    source = project.paths.dataset(info.dataset, info.version)
    job.progress("write_file")
    count = await runtime.in_long_pool(exporting.export_rows, source, Path(command.output), command.part)
    return FileResult(command.output, count, time.monotonic() - started)


async def get_profile(runtime: Runtime, job: Job, command: commands.GetProfile) -> DatasetProfile:
    """Count classes and lengths; raises BadInput as `datasets.get`."""
    project = runtime.project(command.project)
    info = datasets.get(project.database, command.dataset, command.version)
    path = project.paths.dataset(info.dataset, info.version)
    return await runtime.in_pool(rows.profile, path)


async def delete_dataset(runtime: Runtime, job: Job, command: commands.DeleteDataset) -> None:
    """Delete the rows first: files that nothing refers to do no harm, rows without files would."""
    project = runtime.project(command.project)
    info = datasets.get(project.database, command.dataset)
    with transaction(project.database) as database:
        datasets.delete(database, info.dataset)
        labels.forget_dataset(database, info.dataset)
        corrections.forget_dataset(database, info.dataset)
    await runtime.in_pool(remove_files, project, info.dataset)
    runtime.changed(job, "datasets")


def remove_files(project: Project, dataset: str) -> None:
    """Delete the files of a dataset that has no rows in the database any more; they may be gone already."""
    folder = project.paths.datasets / dataset
    if folder.is_dir():
        shutil.rmtree(folder)


HANDLERS = {
    commands.ListTasks: list_tasks,
    commands.InspectFiles: inspect_files,
    commands.PreviewRows: preview_rows,
    commands.CheckData: check_data,
    commands.ImportDataset: import_dataset,
    commands.ListDatasets: list_datasets,
    commands.ListVersions: list_versions,
    commands.CompareVersions: compare_versions,
    commands.RestoreVersion: restore_version,
    commands.PageRows: page_rows,
    commands.EditRows: edit_rows,
    commands.RepairRows: repair_rows,
    commands.ExportDataset: export_dataset,
    commands.GetProfile: get_profile,
    commands.DeleteDataset: delete_dataset,
}
