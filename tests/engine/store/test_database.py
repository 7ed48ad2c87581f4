"""What a project's database does with files that are no project, and with changes that fail half-way."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from engine.agent.messages import Message
from engine.errors import BadInput, JobFailed
from engine.runtime.core import unexpected
from engine.store import agents, chats, database
from engine.store.database import MIGRATIONS, migrate, open_database, transaction
from engine.text.values import to_json


def test_a_new_file_gets_every_migration(tmp_path: Path) -> None:
    connection = open_database(tmp_path / "project.sqlite", new=True)
    newest = max(int(file.name[:4]) for file in MIGRATIONS.glob("*.sql"))
    assert connection.execute("PRAGMA user_version").fetchone()[0] == newest
    assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1


@pytest.mark.parametrize("content", [b"no database at all " * 150, b"SQLite format 3\x00", b""])
def test_a_file_that_is_no_database_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "project.sqlite"
    path.write_bytes(content)
    with pytest.raises(BadInput) as caught:
        open_database(path)
    assert caught.value.code == "project_broken"
    assert path.read_bytes() == content


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        open_database(tmp_path / "gone" / "project.sqlite")
    assert (caught.value.code, caught.value.params["path"]) == ("project_broken", str(tmp_path / "gone"))


def test_a_project_that_another_process_writes_to_is_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "project.sqlite"
    # Without the seconds that a change waits for.
    monkeypatch.setattr(database.sqlite3, "connect", partial(sqlite3.connect, timeout=0))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(JobFailed) as caught:
            open_database(path)
        assert (caught.value.code, caught.value.params) == ("project_busy", {"path": str(tmp_path)})
        other.execute("ROLLBACK")
        mine = open_database(path, new=True)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError) as met, transaction(mine):
            pytest.fail("the other one writes")
        assert unexpected(met.value, "/shop").code == "project_busy"
        mine.close()


def test_a_project_that_may_not_be_written_is_not_called_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "project.sqlite"
    open_database(path, new=True).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda file, **how: connect(f"{file.as_uri()}?mode=ro", uri=True, **how))
    with pytest.raises(BadInput) as caught:
        open_database(path)
    assert (caught.value.code, caught.value.params["path"]) == ("project_locked", str(tmp_path))


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    path = tmp_path / "project.sqlite"
    open_database(path, new=True).close()
    (tmp_path / "project.sqlite-wal").mkdir()  # no log can be made there, by whomever
    with pytest.raises(BadInput) as caught:
        open_database(path)
    assert (caught.value.code, caught.value.params["path"]) == ("project_locked", str(tmp_path))


def test_a_project_of_a_later_deskhand_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "project.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    with pytest.raises(BadInput) as caught:
        open_database(path)
    assert caught.value.code == "project_newer"


def test_a_change_that_fails_half_way_changes_nothing(tmp_path: Path) -> None:
    connection = open_database(tmp_path / "project.sqlite", new=True)
    connection.execute("CREATE TABLE note (words TEXT)")
    with pytest.raises(ZeroDivisionError), transaction(connection) as database:
        database.execute("INSERT INTO note VALUES ('half')")
        raise ZeroDivisionError
    assert connection.execute("SELECT count(*) FROM note").fetchone()[0] == 0
    with transaction(connection) as database:
        database.execute("INSERT INTO note VALUES ('whole')")
    assert connection.execute("SELECT words FROM note").fetchone()[0] == "whole"


def test_of_migrations_that_fail_half_way_nothing_stays(tmp_path: Path) -> None:
    (tmp_path / "0001_first.sql").write_text(
        "-- One; two.\nCREATE TABLE one (\n    words TEXT\n);\nCREATE TABLE two (x);\n"
    )
    broken = tmp_path / "0002_second.sql"
    broken.write_text("CREATE TABLE three (x);\nCREATE TABLE one (x);\n")
    connection = sqlite3.connect(tmp_path / "made.sqlite", isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, tmp_path)
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == []
    broken.unlink()
    migrate(connection, tmp_path)
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("one",), ("two",)]
    assert connection.execute("PRAGMA user_version").fetchone()[0] == 1


def _made_before(path: Path, number: int) -> sqlite3.Connection:
    """A project's file as it was before the migration of this number."""
    old = sqlite3.connect(path)
    for file in sorted(MIGRATIONS.glob("*.sql")):
        if int(file.name[:4]) < number:
            old.executescript(file.read_text(encoding="utf-8"))
            old.execute(f"PRAGMA user_version = {int(file.name[:4])}")
    return old


def test_chats_of_before_stand_at_their_last_message(tmp_path: Path) -> None:
    path = tmp_path / "project.sqlite"
    old = _made_before(path, 8)
    old.executemany("INSERT INTO chats VALUES (?, '', 'agent-1', '2026')", [("chat-1",), ("chat-2",)])
    words = [to_json(Message("user", text)) for text in ("one", "two", "three")]
    old.executemany("INSERT INTO messages VALUES ('chat-1', ?, ?, '')", list(enumerate(words)))
    old.commit()
    old.close()
    connection = open_database(path)
    assert [message.content for message in chats.get(connection, "chat-1").messages] == ["one", "two", "three"]
    assert chats.get(connection, "chat-2").messages == ()
    assert chats.append(connection, "chat-1", Message("user", "four")) == 3
    assert chats.positions(connection, "chat-1") == [0, 1, 2, 3]
    connection.close()


def test_what_the_tools_page_said_before_goes_before_what_agents_were_allowed(tmp_path: Path) -> None:
    path = tmp_path / "project.sqlite"
    old = _made_before(path, 12)
    old.executemany("INSERT INTO permissions VALUES (?, ?)", [("a", "never"), ("b", "ask"), ("c", "allow")])
    for agent, own in (("1", '{"a": "allow", "b": "never", "c": "ask", "d": "allow"}'), ("2", '{"a": "ask"}')):
        old.execute(
            "INSERT INTO agents (agent, name, purpose, tools, caller, composer, permissions) "
            "VALUES (?, ?, '', '[]', '', '', ?)",
            (agent, agent, own),
        )
    old.commit()
    old.close()
    connection = open_database(path)
    kept = [info.permissions for info in agents.every(connection)]
    assert kept == [{"b": "never", "c": "ask", "d": "allow"}, {}]
    connection.close()
