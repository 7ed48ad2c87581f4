"""Which ready-made project a project was made from, and the tables that only such a project has."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from engine.errors import BadInput
from engine.store.database import transaction


def mark(connection: sqlite3.Connection, name: str) -> None:
    """Say which ready-made project this is."""
    with transaction(connection):
        connection.execute("DELETE FROM ready_made")
        connection.execute("INSERT INTO ready_made (name) VALUES (?)", (name,))


def name_of(connection: sqlite3.Connection) -> str:
    """Return the name of the ready-made project, '' for a project of the person's own making."""
    row = connection.execute("SELECT name FROM ready_made").fetchone()
    return str(row["name"]) if row else ""


def migrate(connection: sqlite3.Connection, folder: Path) -> None:
    """Bring a ready-made project's own tables to today's form; raises BadInput `project_newer`."""
    have: int = connection.execute("SELECT version FROM ready_made").fetchone()["version"]
    steps = {int(file.name[:4]): file for file in sorted(folder.glob("*.sql"))}
    if have > max(steps, default=0):
        raise BadInput("project_newer", path=str(folder))
    for number, file in steps.items():
        if number > have:
            script = file.read_text(encoding="utf-8")
            connection.executescript(f"BEGIN; {script} UPDATE ready_made SET version = {number}; COMMIT;")
