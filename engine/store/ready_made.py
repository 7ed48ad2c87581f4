"""Which ready-made project a project was made from, and the tables that only such a project has."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from engine.store import database


def mark(connection: sqlite3.Connection, name: str) -> None:
    """Say which ready-made project this is."""
    with database.transaction(connection):
        connection.execute("DELETE FROM ready_made")
        connection.execute("INSERT INTO ready_made (name) VALUES (?)", (name,))


def name_of(connection: sqlite3.Connection) -> str:
    """Return the name of the ready-made project, '' for a project of the person's own making."""
    row = connection.execute("SELECT name FROM ready_made").fetchone()
    return str(row["name"]) if row else ""


def migrate(connection: sqlite3.Connection, folder: Path) -> None:
    """Bring a ready-made project's own tables to today's form; raises BadInput `project_newer`."""
    read, keep = "SELECT version FROM ready_made", "UPDATE ready_made SET version = {number}"
    database.migrate(connection, folder, read, keep)
