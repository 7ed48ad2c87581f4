"""The cases of a dataset that is imported once more: what is learned anew, and what nothing learns any more."""

from __future__ import annotations

from pathlib import Path

from engine.store import corrections
from engine.store.database import open_database, transaction


def test_cases_follow_an_import(tmp_path: Path) -> None:
    connection = open_database(tmp_path / "project.sqlite", new=True)
    with transaction(connection) as database:
        for position, (text, version) in enumerate((("first", 2), ("held", 3), ("first", 4), ("only a case", 0))):
            corrections.add(
                database, corrections.CALL, "chat-1", position, text, "{}", "calls", version, max(0, version - 1)
            )
        corrections.add(database, corrections.CALL, "chat-2", 0, "first", "{}", "others", 2, 1)
    assert [case.text for case in corrections.taught(connection, "calls")] == ["first", "held", "first"]
    with transaction(connection) as database:
        corrections.hold(database, "calls", ["held"])
        corrections.learned_again(database, "calls", 5)
    found = [(case.text, case.version, case.before) for case in corrections.every(connection)]
    assert found == [("first", 2, 5), ("held", 0, 0), ("first", 4, 3), ("only a case", 0, 0), ("first", 2, 1)]
    assert corrections.newer(connection, "calls", 3) == 1
    connection.close()
