"""Rows of the support desk's own tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from engine.errors import BadInput
from engine.ready_made.support_desk.filling import gap
from engine.ready_made.support_desk.values import (
    BY_DOCUMENTS,
    BY_INTENT,
    HANDED_OVER,
    TARGET,
    Day,
    HandOver,
    Suggestion,
)
from engine.store.database import now

_TARGET = "target"
_DAYS = 60


def set_answers(connection: sqlite3.Connection, answers: Mapping[str, str]) -> None:
    """Keep the answers of intents; one that stands is replaced only by one that says something."""
    for intent, answer in answers.items():
        connection.execute(
            "INSERT INTO desk_intents (intent, answer) VALUES (?, ?) ON CONFLICT (intent) DO UPDATE SET "
            "answer = CASE WHEN excluded.answer = '' THEN answer ELSE excluded.answer END",
            (intent, answer),
        )


def add_answers(connection: sqlite3.Connection, answers: Mapping[str, str]) -> None:
    """Keep the answers of intents that have none yet."""
    for intent, answer in answers.items():
        connection.execute(
            "INSERT INTO desk_intents (intent, answer) VALUES (?, ?) ON CONFLICT (intent) DO UPDATE SET "
            "answer = excluded.answer WHERE answer = ''",
            (intent, answer),
        )


def keep_only(connection: sqlite3.Connection, intents: Iterable[str]) -> None:
    """Forget the answers of all other intents."""
    for intent in set(answers(connection)) - set(intents):
        connection.execute("DELETE FROM desk_intents WHERE intent = ?", (intent,))


def set_answer(connection: sqlite3.Connection, intent: str, answer: str) -> None:
    """Keep an intent's answer, which may be none."""
    connection.execute(
        "INSERT INTO desk_intents (intent, answer) VALUES (?, ?) "
        "ON CONFLICT (intent) DO UPDATE SET answer = excluded.answer",
        (intent, answer),
    )


def answers(connection: sqlite3.Connection) -> dict[str, str]:
    """Return intent -> its answer."""
    found = connection.execute("SELECT intent, answer FROM desk_intents ORDER BY intent")
    return {row["intent"]: row["answer"] for row in found}


def rename(connection: sqlite3.Connection, intent: str, name: str) -> None:
    """Call an intent something else; where there is one of that name its answer stays, unless it has none."""
    known = answers(connection)
    connection.execute("DELETE FROM desk_intents WHERE intent = ?", (intent,))
    set_answer(connection, name, known.get(name) or known.get(intent, ""))
    connection.execute("UPDATE desk_handovers SET intent = ? WHERE intent = ? AND state = 'open'", (name, intent))


def note_rename(connection: sqlite3.Connection, dataset: str, version: int, intent: str, name: str) -> None:
    """Keep that an intent is called something else from this version of the questions on."""
    row = (dataset, version, intent, name)
    connection.execute("INSERT INTO desk_renames (dataset, version, intent, name) VALUES (?, ?, ?, ?)", row)


def renamed(connection: sqlite3.Connection, dataset: str, since: int = 0) -> dict[str, str]:
    """Return the name that an intent had in the version `since` -> the one it has now, of those that were renamed."""
    found: dict[str, str] = {}
    for row in connection.execute(
        "SELECT intent, name FROM desk_renames WHERE dataset = ? AND version > ? ORDER BY id", (dataset, since)
    ):
        found = {old: row["name"] if name == row["intent"] else name for old, name in found.items()}
        found[row["intent"]] = row["name"]
    return found


def forget_renames(connection: sqlite3.Connection) -> None:
    """Take names for what they say again, of questions that took the place of all before."""
    connection.execute("DELETE FROM desk_renames")


def target(connection: sqlite3.Connection) -> float:
    """Return the share of right answers that is wanted."""
    row = connection.execute("SELECT value FROM desk_settings WHERE name = ?", (_TARGET,)).fetchone()
    return float(row["value"]) if row else TARGET


def set_target(connection: sqlite3.Connection, share: float) -> None:
    """Keep the share of right answers that is wanted; raises BadInput `desk_target`."""
    if not 0.5 <= share < 1:
        raise BadInput("desk_target", target=share)
    connection.execute("INSERT OR REPLACE INTO desk_settings VALUES (?, ?)", (_TARGET, repr(share)))


def note_asked(connection: sqlite3.Connection, question: str, how: str, intent: str, confidence: float) -> None:
    """Keep what was asked and how it is answered."""
    connection.execute(
        "INSERT INTO desk_asked (created, question, how, intent, confidence) VALUES (?, ?, ?, ?, ?)",
        (now(), question, how, intent, confidence),
    )


def days(connection: sqlite3.Connection) -> tuple[Day, ...]:
    """Return the last days on which something was asked, oldest first."""
    found = connection.execute(
        "SELECT substr(created, 1, 10) AS day, sum(how = ?) AS a, sum(how = ?) AS b, sum(how = ?) AS c "
        "FROM desk_asked GROUP BY day ORDER BY day DESC LIMIT ?",
        (BY_INTENT, BY_DOCUMENTS, HANDED_OVER, _DAYS),
    ).fetchall()
    return tuple(Day(row["day"], row["a"], row["b"], row["c"]) for row in reversed(found))


def hand_over(connection: sqlite3.Connection, question: str, intent: str, suggestion: Suggestion) -> int:
    """Put a question on the list, once while it waits, and return its number; what it lacked is suggested now."""
    known = connection.execute(
        "SELECT id FROM desk_handovers WHERE question = ? AND state = 'open'", (question,)
    ).fetchone()
    if known:
        connection.execute(
            "UPDATE desk_handovers SET suggested = ?, source = ?, place = ? WHERE id = ? AND suggested = ''",
            (suggestion.text, suggestion.source, suggestion.place, known["id"]),
        )
        return int(known["id"])
    made = connection.execute(
        "INSERT INTO desk_handovers (created, question, intent, suggested, source, place) VALUES (?, ?, ?, ?, ?, ?)",
        (now(), question, intent, suggestion.text, suggestion.source, suggestion.place),
    )
    return int(made.lastrowid or 0)


def handovers(connection: sqlite3.Connection, settled: bool) -> tuple[HandOver, ...]:
    """Return those that wait, oldest first, or those that were settled, newest first."""
    where, order = ("state <> 'open'", "settled DESC") if settled else ("state = 'open'", "id")
    found = connection.execute(f"SELECT * FROM desk_handovers WHERE {where} ORDER BY {order} LIMIT 500")
    return tuple(_handover(row) for row in found)


def get_handover(connection: sqlite3.Connection, number: int) -> HandOver:
    """Return one; raises BadInput `desk_no_handover`."""
    row = connection.execute("SELECT * FROM desk_handovers WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise BadInput("desk_no_handover")
    return _handover(row)


def settle(connection: sqlite3.Connection, number: int, state: str, reply: str, intent: str, learned: bool) -> None:
    """Keep what a person did about it, and whether it became a training row."""
    connection.execute(
        "UPDATE desk_handovers SET state = ?, reply = ?, intent = ?, learned = ?, settled = ? WHERE id = ?",
        (state, reply, intent, learned, now(), number),
    )


def count_open(connection: sqlite3.Connection) -> int:
    """Return how many wait."""
    found: int = connection.execute("SELECT count(*) FROM desk_handovers WHERE state = 'open'").fetchone()[0]
    return found


def _handover(row: sqlite3.Row) -> HandOver:
    return HandOver(
        handover=row["id"],
        question=row["question"],
        created=row["created"],
        intent=row["intent"],
        suggested=row["suggested"],
        source=row["source"],
        place=row["place"],
        state=row["state"],
        reply=row["reply"],
        gap=gap(row["suggested"]),
        learned=bool(row["learned"]),
    )
