"""What the data wizard takes files for until a person says otherwise: their task, their columns, the dataset's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from engine.commands import TABLE
from engine.results import ColumnInfo, DatasetInfo, FileInfo, Inspection, Role, TaskInfo

# What texts without anything else are most likely meant for.
LABELLED_FIRST = "classification"
# A file named after its part says nothing about what is in it; its folder does.
_PART_NAMES = ("train", "training", "valid", "validation", "dev", "val", "test", "testing", "data")


def likely_task(inspection: Inspection, columns: Sequence[ColumnInfo], tasks: Sequence[TaskInfo]) -> str:
    """Return the task that the columns fit best."""
    if inspection.tasks:
        return inspection.tasks[0]
    # A list of texts and nothing else waits for labels.
    texts = len(columns) == 1 and columns[0].kind == "text"
    return LABELLED_FIRST if texts and any(task.name == LABELLED_FIRST for task in tasks) else TABLE


def answer_role(task: TaskInfo | None) -> str:
    """Return the role under which a person knows what is learned of a row."""
    roles = task.roles if task else ()
    if any(role.kind == "calls" for role in roles):
        return "calls"
    names = [role.name for role in roles]
    return next((name for name in ("label", "labels", "judgement") if name in names), "target")


def with_texts(
    known: Mapping[str, str],
    roles: Sequence[Role],
    guessed: Mapping[str, Mapping[str, str]],
    columns: Sequence[ColumnInfo],
) -> dict[str, str]:
    """Return role -> column with the texts that shall be labelled; `guessed` is what the engine found, task by task.

    What is missing for the task to fit are its labels: its text may play that part for another task.
    """
    found = dict(known)
    for role in roles:
        column = next((guess[role.name] for guess in guessed.values() if role.name in guess), "")
        if column:
            found.setdefault(role.name, column)
    texts = [column.name for column in columns if column.kind == "text"]
    return {"text": texts[0], **found} if texts else found


def all_lengths(files: Sequence[FileInfo], name: str) -> tuple[tuple[int, int], ...]:
    """Return how long the texts of a column are in all files together, as `ColumnInfo` has it."""
    found: Counter[int] = Counter()
    for column in (column for file in files for column in file.columns if column.name == name):
        found.update(dict(column.lengths))
    return tuple(sorted(found.items()))


def strangers(
    files: Sequence[FileInfo], columns: Sequence[ColumnInfo], used: Collection[str] | None
) -> tuple[FileInfo, ...]:
    """Return the files that cannot be imported together with the one of these columns: they lack some that are `used`.

    With None, as for a table, the columns have to be the same. One that is numbered (summary1) is as good.
    """
    every = {column.name.lower() for column in columns}

    def belongs(file: FileInfo) -> bool:
        names = {column.name for column in file.columns}
        if used is None:
            return {name.lower() for name in names} == every
        return all(column in names or f"{column}1" in names for column in used)

    return tuple(file for file in files if not belongs(file))


def likely_name(files: Sequence[str]) -> str:
    """Return what a dataset of these files is called, '' for none."""
    if not files:
        return ""
    path = Path(files[0])
    parent = path.parent.stem if path.parent.suffix.lower() == ".zip" else path.parent.name
    plain = parent if path.stem.lower() in _PART_NAMES and parent else path.stem
    return plain.replace("_", " ").strip()


def gets_number(name: str, task: str, existing: Sequence[DatasetInfo]) -> bool:
    """Return whether only other tasks' datasets have this name, so that an import gets a number after it."""
    tasks = {info.task for info in existing if info.name == name.strip()}
    return bool(tasks) and task not in tasks
