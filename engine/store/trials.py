"""Rows of the trials of searches: a copy of what the study beside the run holds, kept where everybody can read it."""

from __future__ import annotations

import json
import sqlite3

from engine.results import Trial
from engine.text.values import to_json


def put(connection: sqlite3.Connection, run: str, trial: Trial) -> None:
    """Keep a trial as it stands now."""
    connection.execute("INSERT OR REPLACE INTO trials VALUES (?, ?, ?)", (run, trial.number, to_json(trial)))


def every(connection: sqlite3.Connection, run: str) -> tuple[Trial, ...]:
    """Return the trials of a run, by number."""
    rows = connection.execute("SELECT trial FROM trials WHERE run = ? ORDER BY number", (run,))
    return tuple(Trial(**json.loads(row["trial"])) for row in rows)
