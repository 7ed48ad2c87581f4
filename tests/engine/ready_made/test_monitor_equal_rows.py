"""Equal rows of one file are as many texts, those that are read again none: short answers of one day, without ids."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from engine.ready_made.sentiment_monitor import feeds, store, trends
from engine.store.database import transaction
from tests.engine.ready_made.test_monitor_feeds import (  # noqa: F401 (the fixture)
    check_counts,
    feed,
    folder,
    poll,
    project,
    texts,
    watch,
)
from tests.engine.ready_made.test_monitor_feeds_again import BrokenOff, break_off, later

HEAD = "date,feedback,sentiment\n"
ANSWERS = ("too slow",) * 30 + ("bad",) * 20
DAY = [f"2026-11-20,{text},negative\n" for text in ANSWERS] + ["2026-11-20,great,positive\n"] * 50
COUNTED = Counter({"too slow": 30, "bad": 20, "great": 50})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = tmp_path / "p"
    made.mkdir()
    return made


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that one file is read in several."""
    monkeypatch.setattr("engine.ready_made.sentiment_monitor.files.PIECE", 256)


@pytest.mark.usefixtures("small_pieces")
def test_equal_answers_of_one_file_are_counted_as_often_as_they_stand_there(root: Path) -> None:
    file = root.with_name("survey.csv")
    file.write_text(HEAD + "".join(DAY), encoding="utf-8")
    assert feeds.take_files(root, [str(file)]) == 100
    assert Counter(texts(root)) == COUNTED and feed(root).repeated == 0
    check_counts(root)
    with store.opened(root) as connection:
        assert trends.figures(connection, "", "", 0, 1 << 40) == (100, 50)


@pytest.mark.usefixtures("small_pieces")
def test_a_file_that_is_read_again_or_grew_counts_what_is_new(root: Path) -> None:
    file, copy = root.with_name("survey.csv"), root.with_name("copy.csv")
    file.write_text(HEAD + "".join(DAY), encoding="utf-8")
    shutil.copy(file, copy)
    assert [feeds.take_files(root, [str(file)]) for _ in range(2)] == [100, 0]
    with copy.open("a", encoding="utf-8") as opened:
        opened.write("2026-11-20,bad,negative\n" * 2 + "2026-11-20,new,\n")
    assert feeds.take_files(root, [str(copy)]) == 3
    file.write_text(copy.read_text(encoding="utf-8"), encoding="utf-8")
    assert feeds.take_files(root, [str(file)]) == 0
    assert Counter(texts(root)) == COUNTED + Counter({"bad": 2, "new": 1})
    check_counts(root)


def test_a_watched_file_that_grows_by_equal_rows(folder: Path) -> None:  # noqa: F811
    for name in ("a.csv", "b.csv"):
        (folder / name).write_text(HEAD + "2026-11-20,bad,negative\n" * (3 if name == "a.csv" else 1), encoding="utf-8")
    assert poll(folder) == 3
    with (folder / "b.csv").open("a", encoding="utf-8") as opened:
        opened.write("2026-11-20,bad,negative\n" * 2)
    assert poll(folder) == 0 and feed(project(folder)).repeated == 3  # all three stand in the other file too
    with (folder / "b.csv").open("a", encoding="utf-8") as opened:
        opened.write("2026-11-20,bad,negative\n" * 2)
    assert poll(folder) == 2 and texts(project(folder)) == ["bad"] * 5


def test_a_last_line_that_goes_on_is_taken_back_alone(folder: Path) -> None:  # noqa: F811
    (folder / "a.csv").write_text("date,text\n2026-11-20,bad\n2026-11-20,bad", encoding="utf-8")
    assert poll(folder) == 2
    with (folder / "a.csv").open("a", encoding="utf-8") as opened:
        opened.write(" and late\n")
    poll(folder)
    assert texts(project(folder)) == ["bad", "bad and late"]


@pytest.mark.usefixtures("small_pieces")
def test_a_reading_again_that_was_broken_off_counts_nothing_twice(folder: Path) -> None:  # noqa: F811
    file = folder / "a.csv"
    file.write_text(HEAD + "no date,x,\n" + "".join(DAY), encoding="utf-8")
    assert poll(folder) == 100
    file.write_text(HEAD + "2026-11-19,x,\n" + "".join(DAY), encoding="utf-8")
    later(file)
    with pytest.raises(BrokenOff):
        feeds.read_all(project(folder), break_off)
    poll(folder)
    assert Counter(texts(project(folder))) == COUNTED + Counter(["x"])


def test_a_row_with_the_same_id_is_the_same_row(folder: Path) -> None:  # noqa: F811
    lines = [f"T{at},2026-11-20,too slow\n" for at in range(30)]
    (folder / "a.csv").write_text("id,date,text\n" + "".join(lines), encoding="utf-8")
    assert poll(folder) == 30
    with (folder / "a.csv").open("a", encoding="utf-8") as opened:
        opened.write(lines[3] + "T30,2026-11-20,too slow\n")
    assert poll(folder) == 1 and feed(project(folder)).repeated == 1


def test_equal_rows_of_a_table_are_read_on(root: Path) -> None:
    file = root.with_name("x.db")
    shop = sqlite3.connect(file)
    shop.execute("CREATE TABLE t (date TEXT, text TEXT)")

    def insert(*rows: tuple[str, str]) -> None:
        shop.executemany("INSERT INTO t VALUES (?, ?)", rows)
        shop.commit()
        later(file)

    insert(*[("2026-11-20", "bad")] * 3, ("soon", "bad"))
    watch(root, "table", str(file), "t")
    assert feeds.read_all(root) == 3 and feeds.read_all(root) == 0
    insert(("2026-11-20", "bad"))
    assert feeds.read_all(root) == 1
    shop.execute("UPDATE t SET date = '2026-11-20' WHERE date = 'soon'")
    insert(("2026-11-20", "bad"))
    assert feeds.read_all(root) == 2 and texts(root) == ["bad"] * 6 and feed(root).repeated == 0
    shop.execute("DELETE FROM t WHERE rowid = 2")  # all rows come again
    insert(("2026-11-20", "bad"))
    assert feeds.read_all(root) == 0 and texts(root) == ["bad"] * 6
    check_counts(root)
    shop.close()


def test_a_store_from_before_equal_rows_were_counted_goes_on(folder: Path) -> None:  # noqa: F811
    file, root = folder / "a.csv", project(folder)
    file.write_text(HEAD + "".join(DAY), encoding="utf-8")
    poll(folder)
    with store.opened(root) as connection, transaction(connection):
        by = store.counted_columns(connection)[1]
        for row in connection.execute("SELECT key FROM texts WHERE id NOT IN (1, 31, 51)").fetchall():
            store.take_back(connection, row["key"], by)
        connection.execute("DELETE FROM occurrences")
        connection.execute("UPDATE files SET reading = 0")
        columns = json.loads(connection.execute("SELECT columns FROM feeds").fetchone()["columns"])
        del columns["has_id"]
        connection.execute("UPDATE feeds SET columns = ?", (json.dumps(columns),))
    with file.open("a", encoding="utf-8") as opened:
        opened.write("2026-11-20,new,\n" * 2)
    assert poll(folder) == 2 and Counter(texts(root)) == Counter(["too slow", "bad", "great", "new", "new"])
    # Read from its start once more, it gives what was left out.
    file.write_text(
        file.read_text(encoding="utf-8").replace("2026-11-20,new,\n", "2026-11-20,old,\n"), encoding="utf-8"
    )
    later(file)
    poll(folder)
    assert Counter(texts(root)) == COUNTED + Counter({"new": 2, "old": 2})
