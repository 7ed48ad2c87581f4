"""Rows of the datasets and their versions."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from engine.errors import BadInput, not_known
from engine.results import DatasetInfo, Problem
from engine.text.values import to_json


def add(connection: sqlite3.Connection, info: DatasetInfo) -> None:
    """Add one version."""
    connection.execute(
        "INSERT INTO datasets VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            info.dataset,
            info.version,
            info.name,
            info.task,
            to_json(info.rows),
            info.labels,
            info.created,
            to_json(info.sources),
            to_json(info.problems),
            info.data_hash,
            info.test_hash,
            info.made,
            info.parent,
        ),
    )


def next_version(connection: sqlite3.Connection, dataset: str) -> int:
    """Return the number of a dataset's next version, 1 for a new one."""
    found: int = connection.execute(
        "SELECT coalesce(max(version), 0) + 1 FROM datasets WHERE dataset = ?", (dataset,)
    ).fetchone()[0]
    return found


def latest(connection: sqlite3.Connection) -> tuple[DatasetInfo, ...]:
    """Return the latest version of each dataset, newest first."""
    rows = connection.execute(
        "SELECT * FROM datasets AS d WHERE version = (SELECT max(version) FROM datasets WHERE dataset = d.dataset)"
        " ORDER BY created DESC"
    )
    return tuple(_info(row) for row in rows)


def name_for(connection: sqlite3.Connection, wanted: str, task: str) -> str:
    """Return what a dataset of a task is to be called: `wanted`, or `wanted-2` ... where only other tasks' have that.

    A name that this task's dataset has is kept: an import under it is that one's next version.
    """
    known = {(info.name, info.task) for info in latest(connection)}
    taken = {name for name, _ in known}
    name, number = wanted, 1
    while name in taken and (name, task) not in known:
        number += 1
        name = f"{wanted}-{number}"
    return name


def versions(connection: sqlite3.Connection, dataset: str) -> tuple[DatasetInfo, ...]:
    """Return every version of a dataset, the first one first."""
    rows = connection.execute("SELECT * FROM datasets WHERE dataset = ? ORDER BY version", (dataset,))
    return tuple(_info(row) for row in rows)


def get(connection: sqlite3.Connection, dataset: str, version: int = 0) -> DatasetInfo:
    """Return a version (0: the latest) by the dataset's id, or by its name where no other has it.

    Raises BadInput `no_dataset`, and `dataset_ambiguous` as projects may hold several of one name.
    """
    known = latest(connection)
    found = [info for info in known if info.dataset == dataset] or [info for info in known if info.name == dataset]
    if len(found) > 1:
        told = ", ".join(f"{info.dataset} ({info.task})" for info in found)
        raise BadInput("dataset_ambiguous", dataset=dataset, known=told)
    for info in found:
        if version in (0, info.version):
            return info
        row = connection.execute(
            "SELECT * FROM datasets WHERE dataset = ? AND version = ?", (info.dataset, version)
        ).fetchone()
        if row:
            return _info(row)
    raise not_known("no_dataset", [info.name for info in known], dataset=dataset)


def delete(connection: sqlite3.Connection, dataset: str) -> None:
    """Delete every version; raises BadInput `dataset_in_use` while runs were made from it."""
    used = connection.execute("SELECT count(*) FROM runs WHERE dataset = ?", (dataset,)).fetchone()[0]
    if used:
        raise BadInput("dataset_in_use", runs=used)
    connection.execute("DELETE FROM datasets WHERE dataset = ?", (dataset,))


def spare(connection: sqlite3.Connection, dataset: str) -> tuple[int, ...]:
    """Return the versions of a dataset that nothing needs, the first one first.

    Kept are the newest, what was imported, what was brought back by a later one, and what a run, a model or a
    correction refers to: by those, what was measured on is known for good.
    """
    rows = connection.execute(
        "SELECT version FROM datasets AS d WHERE dataset = ? AND made <> 'import'"
        " AND version < (SELECT max(version) FROM datasets WHERE dataset = d.dataset)"
        " AND version NOT IN (SELECT parent FROM datasets WHERE dataset = d.dataset AND made = 'restore')"
        " AND version NOT IN (SELECT dataset_version FROM runs WHERE dataset = d.dataset)"
        " AND version NOT IN (SELECT dataset_version FROM models WHERE dataset = d.dataset)"
        " AND version NOT IN (SELECT version FROM regression_cases WHERE dataset = d.dataset)"
        " AND version NOT IN (SELECT before FROM regression_cases WHERE dataset = d.dataset)"
        " ORDER BY version",
        (dataset,),
    )
    return tuple(row["version"] for row in rows)


def delete_version(connection: sqlite3.Connection, dataset: str, version: int) -> None:
    """Delete a version; those that were made from it now come from the one that it was made from."""
    connection.execute(
        "UPDATE datasets SET parent = (SELECT parent FROM datasets WHERE dataset = ?1 AND version = ?2)"
        " WHERE dataset = ?1 AND parent = ?2",
        (dataset, version),
    )
    connection.execute("DELETE FROM datasets WHERE dataset = ? AND version = ?", (dataset, version))


def _info(row: sqlite3.Row) -> DatasetInfo:
    problems: list[dict[str, Any]] = json.loads(row["problems"])
    return DatasetInfo(
        dataset=row["dataset"],
        name=row["name"],
        version=row["version"],
        task=row["task"],
        rows=json.loads(row["rows"]),
        labels=row["labels"],
        created=row["created"],
        sources=tuple(json.loads(row["sources"])),
        problems=tuple(Problem(**{**problem, "examples": tuple(problem["examples"])}) for problem in problems),
        data_hash=row["data_hash"],
        test_hash=row["test_hash"],
        made=row["made"],
        parent=row["parent"],
    )
