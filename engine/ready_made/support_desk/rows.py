"""Rows of the support desk's own tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping


def set_answers(connection: sqlite3.Connection, answers: Mapping[str, str]) -> None:
    """Keep the answers of intents; one that stands is replaced only by one that says something."""
    for intent, answer in answers.items():
        connection.execute(
            "INSERT INTO desk_intents (intent, answer) VALUES (?, ?) ON CONFLICT (intent) DO UPDATE SET "
            "answer = CASE WHEN excluded.answer = '' THEN answer ELSE excluded.answer END",
            (intent, answer),
        )


def answers(connection: sqlite3.Connection) -> dict[str, str]:
    """Return intent -> its answer."""
    found = connection.execute("SELECT intent, answer FROM desk_intents ORDER BY intent")
    return {row["intent"]: row["answer"] for row in found}
