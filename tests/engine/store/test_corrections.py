"""Which cases stand, and what becomes of those of a dataset that is imported once more."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.results import AgentInfo, ChatInfo
from engine.store import agents, chats, corrections
from engine.store.database import MIGRATIONS, migrate, open_database, transaction


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = open_database(tmp_path / "project.sqlite", new=True)
    yield connection
    connection.close()


def keep(database: sqlite3.Connection, text: str, version: int, chat: str = "chat-1", dataset: str = "calls") -> int:
    """Keep a corrected call, learned by a version that follows on the one before."""
    kept = (corrections.CALL, chat, 1, text, "{}", dataset, version, max(0, version - 1))
    return corrections.add(database, *kept).case


def test_of_the_same_words_the_newest_answer_stands(database: sqlite3.Connection) -> None:
    """However they were written, and in whatever chat: there is one training row of them, and one case."""
    with transaction(database):
        keep(database, "Where is  it?", 2)
        other = keep(database, "My lamp", 3)
        elsewhere = keep(database, "Where is it?", 2, "chat-3", "others")
        last = keep(database, " where is it? ", 4, "chat-2")
    assert [case.case for case in corrections.every(database)] == [other, elsewhere, last]
    assert (corrections.newer(database, "calls", 1), corrections.newer(database, "calls", 3)) == (2, 1)
    assert corrections.learned(database, "calls", 3) == ("Where is  it?", "My lamp"), "it had not been overtaken then"
    assert corrections.learned(database, "calls", 4) == ("My lamp", " where is it? ")


def test_cases_follow_an_import(database: sqlite3.Connection) -> None:
    with transaction(database):
        kept = [keep(database, "first", 2), keep(database, "held", 3), keep(database, "First", 4)]
        kept += [keep(database, "only a case", 0), keep(database, "first", 2, "chat-2", "others")]
    assert [case.text for case in corrections.taught(database, "calls")] == ["first", "held", "First"]
    with transaction(database):
        corrections.hold(database, "calls", ["held"])
        corrections.learned_again(database, "calls", 5)
    found = [corrections.get(database, case) for case in kept]
    assert [(case.text, case.version, case.before) for case in found] == [
        ("first", 2, 5), ("held", 0, 0), ("First", 4, 3), ("only a case", 0, 0), ("first", 2, 1)
    ]  # fmt: skip
    assert corrections.newer(database, "calls", 3) == 1


def test_cases_of_an_earlier_deskhand_learn_whose_they_are(tmp_path: Path) -> None:
    """A chat names its agent by id or by name; where either is gone, the case is nobody's."""
    earlier = tmp_path / "migrations"
    earlier.mkdir()
    for script in MIGRATIONS.glob("*.sql"):
        if int(script.name[:4]) < 14:
            shutil.copy(script, earlier)
    connection = sqlite3.connect(tmp_path / "project.sqlite", isolation_level=None)
    connection.row_factory = sqlite3.Row
    migrate(connection, earlier)
    agents.save(connection, AgentInfo("agent-1", "Desk", "", (), "", ""))
    for chat, agent in (("by-id", "agent-1"), ("by-name", "Desk"), ("of-none", "agent-2")):
        chats.add(connection, ChatInfo(chat, "", agent, "2026-01-01", 0))
    for chat in ("by-id", "by-name", "of-none", "deleted"):
        connection.execute(
            "INSERT INTO regression_cases (chat, position, text, expected, dataset, version, before, created)"
            " VALUES (?, 1, ?, '{}', 'calls', 2, 1, '')",
            (chat, chat),
        )
    migrate(connection, MIGRATIONS)
    found = [(case.chat, case.agent, case.reply) for case in corrections.every(connection)]
    connection.close()
    assert found == [("by-id", "agent-1", -1), ("by-name", "agent-1", -1), ("of-none", "", -1), ("deleted", "", -1)]
