"""Rows of the calls and replies that a person corrected, each a case that every later model of its kind is held to."""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterable

from engine.errors import BadInput
from engine.results import RegressionCase
from engine.store.database import now

CALL, REPLY = "call", "reply"


def add(
    connection: sqlite3.Connection,
    kind: str,
    chat: str,
    position: int,
    text: str,
    expected: str,
    dataset: str,
    version: int,
    before: int,
    reply: int = -1,
    agent: str = "",
) -> RegressionCase:
    """Keep a case; `expected` is, as JSON, a call {'tool', 'arguments'} or the text of a reply."""
    made = connection.execute(
        "INSERT INTO regression_cases (kind, chat, position, text, expected, dataset, version, before, reply, agent,"
        " created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (kind, chat, position, text, expected, dataset, version, before, reply, agent, now()),
    )
    return get(connection, int(made.lastrowid or 0))


def every(connection: sqlite3.Connection, kind: str = "") -> tuple[RegressionCase, ...]:
    """Return the cases that stand, oldest first; `kind` is call, reply or '' for both.

    Of the same words the newest answer stands in a dataset, as there is one row of them.
    """
    rows = connection.execute("SELECT * FROM regression_cases WHERE ? IN (kind, '') ORDER BY id", (kind,))
    return _newest((case.dataset, alike(case.text), case) for case in map(_case, rows))


def newest(cases: Iterable[RegressionCase]) -> tuple[RegressionCase, ...]:
    """Return of cases, oldest first, those that no later one of the same words overtook, whatever data learns it."""
    return _newest((case.kind, alike(case.text), case) for case in cases)


def _newest(cases: Iterable[tuple[str, str, RegressionCase]]) -> tuple[RegressionCase, ...]:
    found = {(of, words): case for of, words, case in cases}
    return tuple(sorted(found.values(), key=lambda case: case.case))


def alike(text: str) -> str:
    """Return what texts have in common that differ by case and blanks only, as the rows of a dataset are compared."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text).lower(), flags=re.ASCII).strip()


def newer(connection: sqlite3.Connection, dataset: str, version: int) -> int:
    """Return how many of the cases that stand a version of the dataset after `version` learns."""
    return sum(case.version > version for case in every(connection) if case.dataset == dataset)


def learned(connection: sqlite3.Connection, dataset: str, version: int) -> tuple[str, ...]:
    """Return the texts of the cases that this version of the dataset learns, oldest first."""
    return tuple(case.text for case in newest(c for c in taught(connection, dataset) if c.version <= version))


def taught(connection: sqlite3.Connection, dataset: str) -> tuple[RegressionCase, ...]:
    """Return the cases that versions of the dataset learn, oldest first, with those that newer ones overtook."""
    rows = connection.execute(
        "SELECT * FROM regression_cases WHERE dataset = ? AND version > 0 ORDER BY id", (dataset,)
    )
    return tuple(_case(row) for row in rows)


def hold(connection: sqlite3.Connection, dataset: str, texts: Iterable[str]) -> None:
    """The dataset measures on these texts from now on: their cases stay, but nothing learns them any more."""
    connection.executemany(
        "UPDATE regression_cases SET version = 0, before = 0 WHERE dataset = ? AND text = ?",
        ((dataset, text) for text in texts),
    )


def learned_again(connection: sqlite3.Connection, dataset: str, before: int) -> None:
    """The version `before` was imported and the cases are learned anew: what it says of their texts stood before them.

    A case that overtook another of its text keeps its own: to take it back brings the other one.
    """
    firsts: dict[str, int] = {}
    for case in taught(connection, dataset):
        firsts.setdefault(alike(case.text), case.case)
    connection.executemany(
        "UPDATE regression_cases SET before = ? WHERE id = ?", ((before, first) for first in firsts.values())
    )


def get(connection: sqlite3.Connection, case: int) -> RegressionCase:
    """Return a case; raises BadInput `no_correction`."""
    row = connection.execute("SELECT * FROM regression_cases WHERE id = ?", (case,)).fetchone()
    if row is None:
        raise BadInput("no_correction")
    return _case(row)


def overtaken_by(connection: sqlite3.Connection, case: RegressionCase) -> RegressionCase | None:
    """Return the case by which the same dataset next learned the same words otherwise, None where this one stands."""
    later = (other for other in taught(connection, case.dataset) if other.case > case.case)
    return next((other for other in later if alike(other.text) == alike(case.text)), None)


def of_reply(connection: sqlite3.Connection, chat: str, reply: int) -> tuple[RegressionCase, ...]:
    """Return the cases that correct the reply at this position of a chat, newest first."""
    rows = connection.execute(
        "SELECT * FROM regression_cases WHERE (chat, reply) = (?, ?) ORDER BY id DESC", (chat, reply)
    )
    return tuple(map(_case, rows))


def delete(connection: sqlite3.Connection, case: RegressionCase) -> None:
    """Forget a case: what stood before it is what stood before the one that overtook it."""
    later = overtaken_by(connection, case)
    if case.version and later is not None:
        connection.execute("UPDATE regression_cases SET before = ? WHERE id = ?", (case.before, later.case))
    connection.execute("DELETE FROM regression_cases WHERE id = ?", (case.case,))


def forget_dataset(connection: sqlite3.Connection, dataset: str) -> None:
    """A dataset is gone: its cases still hold later routers to them, but nothing learns them any more."""
    connection.execute("UPDATE regression_cases SET version = 0, before = 0 WHERE dataset = ?", (dataset,))


def _case(row: sqlite3.Row) -> RegressionCase:
    return RegressionCase(
        case=row["id"],
        kind=row["kind"],
        chat=row["chat"],
        position=row["position"],
        text=row["text"],
        expected=json.loads(row["expected"]),
        dataset=row["dataset"],
        version=row["version"],
        before=row["before"],
        created=row["created"],
        reply=row["reply"],
        agent=row["agent"],
    )
