"""Rows of the labels that a person gave and that no version of the dataset holds yet."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from engine.store.database import now
from engine.text.values import to_json


def put(connection: sqlite3.Connection, dataset: str, text: str, answer: Mapping[str, str]) -> int:
    """Keep the answer to a text and return its number; said again, it becomes the last one given, with a new number."""
    connection.execute("DELETE FROM labels WHERE dataset = ? AND text = ?", (dataset, text))
    made = connection.execute(
        "INSERT INTO labels (dataset, text, answer, created) VALUES (?, ?, ?, ?) RETURNING id",
        (dataset, text, to_json(answer), now()),
    )
    number: int = made.fetchone()["id"]
    return number


def pending(connection: sqlite3.Connection, dataset: str) -> tuple[dict[str, dict[str, str]], int]:
    """Return text -> answer of all labels, in the order in which they were given, and the number of the last."""
    rows = connection.execute(
        "SELECT id, text, answer FROM labels WHERE dataset = ? ORDER BY id", (dataset,)
    ).fetchall()
    return {row["text"]: json.loads(row["answer"]) for row in rows}, rows[-1]["id"] if rows else 0


def numbers(connection: sqlite3.Connection, dataset: str) -> dict[int, str]:
    """Return number -> text of all labels, in the order in which they were given."""
    rows = connection.execute("SELECT id, text FROM labels WHERE dataset = ? ORDER BY id", (dataset,))
    return {row["id"]: row["text"] for row in rows}


def undo(connection: sqlite3.Connection, dataset: str, number: int) -> None:
    """Take this very label back."""
    connection.execute("DELETE FROM labels WHERE dataset = ? AND id = ?", (dataset, number))


def move(connection: sqlite3.Connection, dataset: str, texts: Mapping[str, Sequence[str]]) -> None:
    """Let the answer to a text be that to the texts which stand for it from now on: itself, others, or none.

    Another text that was answered keeps its own answer.
    """
    given, _ = pending(connection, dataset)
    moved = [(text, given[text]) for text in texts if text in given]
    for text, _ in moved:
        connection.execute("DELETE FROM labels WHERE dataset = ? AND text = ?", (dataset, text))
    kept = set(given) - set(texts)
    for text, answer in moved:
        for name in (name for name in texts[text] if name not in kept):
            put(connection, dataset, name, answer)


def clear(connection: sqlite3.Connection, dataset: str, texts: Iterable[str], last: int) -> None:
    """Forget the labels of `texts` up to number `last`, as a version holds them now."""
    connection.executemany(
        "DELETE FROM labels WHERE dataset = ? AND text = ? AND id <= ?", ((dataset, text, last) for text in texts)
    )


def forget_dataset(connection: sqlite3.Connection, dataset: str) -> None:
    """A dataset is gone, and with it what its labels were for."""
    connection.execute("DELETE FROM labels WHERE dataset = ?", (dataset,))
