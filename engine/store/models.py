"""Rows of the published models."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from engine.errors import BadInput, not_known
from engine.results import ModelInfo, is_better


def add(connection: sqlite3.Connection, info: ModelInfo, dataset_version: int) -> None:
    """Publish a model."""
    connection.execute(
        "INSERT INTO models VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            info.model,
            info.name,
            info.task,
            info.base,
            info.run,
            info.dataset,
            dataset_version,
            info.metric,
            info.value,
            info.created,
            info.bytes,
        ),
    )


def free_name(connection: sqlite3.Connection, wanted: str) -> str:
    """Return `wanted`, or `wanted-2`, `wanted-3` ... where it is taken."""
    taken = {row["name"] for row in connection.execute("SELECT name FROM models")}
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name


def every(connection: sqlite3.Connection, root: Path) -> tuple[ModelInfo, ...]:
    """Return the published models, newest first; `root` is the project's models folder."""
    rows = connection.execute("SELECT * FROM models ORDER BY created DESC")
    return tuple(_info(row, root) for row in rows)


def best_by_version(connection: sqlite3.Connection, dataset: str) -> dict[int, tuple[str, float]]:
    """Return version -> (metric, value) of the best published model trained on that version of a dataset."""
    rows = connection.execute("SELECT dataset_version, metric, value FROM models WHERE dataset = ?", (dataset,))
    best: dict[int, tuple[str, float]] = {}
    for row in rows:
        version, metric, value = int(row["dataset_version"]), str(row["metric"]), float(row["value"])
        if version not in best or is_better(metric, value, best[version][1]):
            best[version] = (metric, value)
    return best


def get(connection: sqlite3.Connection, model: str, root: Path) -> ModelInfo:
    """Return a model by id or name; raises BadInput `no_model`."""
    row = connection.execute("SELECT * FROM models WHERE model = ? OR name = ?", (model, model)).fetchone()
    if row is None:
        raise not_known("no_model", [info.name for info in every(connection, root)], model=model)
    return _info(row, root)


def delete(connection: sqlite3.Connection, model: str) -> None:
    """Delete a model; raises BadInput `model_in_use` while an agent chooses its tools by it or writes with it.

    An agent that was deleted and can be had back does not hold it: it is told to choose another.
    """
    asked = "SELECT name FROM agents WHERE ? IN (caller, language_model, composer) AND deleted = '' ORDER BY name"
    users = [row["name"] for row in connection.execute(asked, (model,))]
    if users:
        raise BadInput("model_in_use", agents=", ".join(users))
    connection.execute("DELETE FROM models WHERE model = ?", (model,))
    connection.execute("UPDATE runs SET model = '' WHERE model = ?", (model,))


def _info(row: sqlite3.Row, root: Path) -> ModelInfo:
    return ModelInfo(
        model=row["model"],
        name=row["name"],
        task=row["task"],
        base=row["base"],
        run=row["run"],
        dataset=row["dataset"],
        metric=row["metric"],
        value=row["value"],
        created=row["created"],
        bytes=row["bytes"],
        folder=str(root / row["model"]),
    )
