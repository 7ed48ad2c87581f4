"""The monitor's feeds when they are read again: broken off, corrected, written anew with more columns, or twice."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engine.errors import BadInput
from engine.ready_made.sentiment_monitor import feeds, rows, store
from engine.ready_made.sentiment_monitor.looking import look
from engine.ready_made.sentiment_monitor.values import Feed
from engine.store.database import transaction
from tests.engine.ready_made.test_monitor_feeds import (  # noqa: F401 (the fixture)
    check_counts,
    feed,
    folder,
    poll,
    project,
    refused,
    texts,
    watch,
)


class BrokenOff(Exception):
    pass


def break_off(_new: int) -> None:
    raise BrokenOff


def days(root: Path) -> list[str]:
    with store.opened(root) as connection:
        found = connection.execute("SELECT moment FROM texts ORDER BY id").fetchall()
    return [datetime.fromtimestamp(row["moment"], UTC).strftime("%Y-%m-%d") for row in found]


def listed(root: Path) -> tuple[Feed, ...]:
    with store.opened(root) as connection:
        return feeds.listed(connection)


def counted(root: Path, column: str) -> dict[str, int]:
    with store.opened(root) as connection:
        found = connection.execute(
            "SELECT value, sum(count) AS count FROM counts WHERE by = ? GROUP BY value", (f"column:{column}",)
        )
        return {row["value"]: row["count"] for row in found}


def later(file: Path) -> None:
    """Let a file look as if it had been written later, however coarse the disk's clock is."""
    os.utime(file, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns + 10**9))


def table(file: Path, count: int, table: str = "t") -> sqlite3.Connection:
    made = sqlite3.connect(file)
    made.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, date TEXT, text TEXT, status TEXT)")
    made.executemany(
        f"INSERT INTO {table} (date, text, status) VALUES ('2026-03-01 10:00', ?, 'open')",
        [(f"text number {at}",) for at in range(count)],
    )
    made.commit()
    return made


# ---- broken off -------------------------------------------------------------------------------------------


def test_a_table_that_was_broken_off_is_read_to_its_end(tmp_path: Path) -> None:
    root = tmp_path / "p"
    root.mkdir()
    table(tmp_path / "x.db", 12000).close()
    watch(root, "table", str(tmp_path / "x.db"), "t")
    with pytest.raises(BrokenOff):
        feeds.read_all(root, break_off)
    assert feed(root).texts == 5000
    feeds.read_all(root)
    assert feed(root).texts == 12000 and feed(root).repeated == 0 and feeds.read_all(root) == 0
    check_counts(root)


def test_a_file_that_is_read_as_a_whole_and_was_broken_off_is_read_to_its_end(folder: Path) -> None:  # noqa: F811
    written = [{"date": "2026-03-01 10:00:00", "text": f"text number {at}"} for at in range(5000)]
    (folder / "w.json").write_text(json.dumps(written), encoding="utf-8")
    feeds.read_all(project(folder))
    with pytest.raises(BrokenOff):
        feeds.read_all(project(folder), break_off)
    assert feed(project(folder)).texts == 2000
    assert poll(folder) == 3000 and feed(project(folder)).texts == 5000


# ---- dates ------------------------------------------------------------------------------------------------


def test_dates_with_dots_begin_with_the_day(folder: Path) -> None:  # noqa: F811
    for day in (3, 4, 13):
        (folder / f"{day:02}.csv").write_text(f"date,text\n{day:02}.03.2026,text {day}\n", encoding="utf-8")
        poll(folder)
    assert days(project(folder)) == ["2026-03-03", "2026-03-04", "2026-03-13"] and not refused(project(folder))


def test_a_date_is_not_read_as_one_that_is_still_to_come(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    now = datetime(2026, 3, 5, 18, tzinfo=UTC).timestamp()
    monkeypatch.setattr(rows, "clock", lambda: now)
    (folder / "a.csv").write_text("date,text\n04/03/2026,yesterday\n05/03/2026,today\n", encoding="utf-8")
    poll(folder)
    assert days(project(folder)) == ["2026-03-04", "2026-03-05"] and not refused(project(folder))


def test_texts_move_to_their_day_once_a_date_tells_that_the_day_comes_first(folder: Path) -> None:  # noqa: F811
    for day in (3, 4):
        (folder / f"{day:02}.csv").write_text(f"date,text\n{day:02}/03/2024,text {day}\n", encoding="utf-8")
        poll(folder)
    assert days(project(folder)) == ["2024-03-03", "2024-04-03"]
    (folder / "13.csv").write_text("date,text\n13/03/2024,text 13\n", encoding="utf-8")
    poll(folder)
    poll(folder)
    assert days(project(folder)) == ["2024-03-03", "2024-03-04", "2024-03-13"]
    assert feed(project(folder)).texts == 3 and feed(project(folder)).repeated == 0


def test_a_file_whose_later_rows_tell_is_read_again_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.ready_made.sentiment_monitor.files.PIECE", 64)
    root, file = tmp_path / "p", tmp_path / "a.csv"
    root.mkdir()
    lines = [f"{day:02}/03/2024,text number {day}\n" for day in range(1, 16)]
    file.write_text("date,text\n" + "".join(lines), encoding="utf-8")
    assert feeds.take_files(root, [str(file)]) == 15
    assert days(root) == [f"2024-03-{day:02}" for day in range(1, 16)] and feed(root).repeated == 0
    check_counts(root)


# ---- written anew -----------------------------------------------------------------------------------------


def test_a_column_that_was_added_or_changed_makes_no_other_rows(folder: Path) -> None:  # noqa: F811
    file = folder / "a.csv"

    def write(head: str, end: Callable[[int], str]) -> None:
        lines = [f"T{at},2026-03-01 10:00,text number {at}{end(at)}\n" for at in range(40)]
        file.write_text(f"id,date,text{head}\n" + "".join(lines), encoding="utf-8")
        later(file)

    write(",status", lambda at: ",open")
    assert poll(folder) == 40
    write(",status,likes", lambda at: f",{'closed' if at % 2 else 'open'},{at % 3}")
    assert poll(folder) == 0 and feed(project(folder)).texts == 40 and feed(project(folder)).repeated == 0


def test_a_column_that_was_added_makes_no_other_rows_without_an_id_either(folder: Path) -> None:  # noqa: F811
    file = folder / "a.csv"
    lines = [f"2026-03-01 10:00,text number {at},{at % 5}" for at in range(10)]
    file.write_text("date,text,desk\n" + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    assert poll(folder) == 10
    file.write_text("date,text,desk,status\n" + "".join(f"{line},open\n" for line in lines), encoding="utf-8")
    later(file)
    assert poll(folder) == 0 and feed(project(folder)).texts == 10


def test_the_columns_to_count_by_follow_what_a_row_says_now(tmp_path: Path) -> None:
    root = tmp_path / "p"
    root.mkdir()
    shop = table(tmp_path / "x.db", 40)
    shop.execute("UPDATE t SET status = 'closed' WHERE id > 30")
    shop.commit()
    watch(root, "table", str(tmp_path / "x.db"), "t")
    feeds.read_all(root)
    assert counted(root, "status") == {"open": 30, "closed": 10}
    shop.execute("DELETE FROM t WHERE id = 3")
    shop.execute("UPDATE t SET status = 'closed' WHERE id > 20")
    shop.commit()
    later(tmp_path / "x.db")
    assert feeds.read_all(root) == 0
    assert counted(root, "status") == {"open": 20, "closed": 20}
    assert feed(root).texts == 40 and feed(root).repeated == 0
    check_counts(root)
    shop.close()


def test_what_to_count_by_is_settled_once_enough_rows_came(folder: Path) -> None:  # noqa: F811
    def write(name: str, numbers: Sequence[int]) -> None:
        lines = [f"2026-03-01 10:00,text number {at},{'north' if at % 2 else 'south'}\n" for at in numbers]
        (folder / name).write_text("date,text,region\n" + "".join(lines), encoding="utf-8")
        poll(folder)

    write("a.csv", range(2))
    assert counted(project(folder), "region") == {}
    write("b.csv", range(2, 42))
    assert counted(project(folder), "region") == {"north": 21, "south": 21}
    write("c.csv", range(42, 44))
    assert counted(project(folder), "region") == {"north": 22, "south": 22}


# ---- corrected --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("more", ["", "2026-03-02 10:00,another\n"])
def test_a_row_that_was_corrected_in_its_file_is_read(folder: Path, more: str) -> None:  # noqa: F811
    file = folder / "a.csv"
    file.write_text("date,text\n2026-13-05,broken\n2026-03-01 10:00,sound\n", encoding="utf-8")
    poll(folder)
    assert refused(project(folder)) == [(1, "feed_row_date")]
    file.write_text(file.read_text(encoding="utf-8").replace("2026-13-05", "2026-03-05") + more, encoding="utf-8")
    later(file)
    poll(folder)
    assert sorted(texts(project(folder))) == sorted(["broken", "sound", *(["another"] if more else [])])
    assert not refused(project(folder)) and feed(project(folder)).repeated == 0


def test_a_row_that_was_corrected_in_its_table_is_read(tmp_path: Path) -> None:
    root = tmp_path / "p"
    root.mkdir()
    shop = table(tmp_path / "x.db", 50)
    shop.execute("UPDATE t SET date = 'bad' WHERE id IN (6, 7)")
    shop.commit()
    watch(root, "table", str(tmp_path / "x.db"), "t")
    feeds.read_all(root)
    assert refused(root) == [(6, "feed_row_date"), (7, "feed_row_date")]
    shop.execute("UPDATE t SET date = '2026-03-02 10:00' WHERE id = 6")
    shop.commit()
    later(tmp_path / "x.db")
    assert feeds.read_all(root) == 1 and refused(root) == [(7, "feed_row_date")]
    assert feed(root).texts == 49 and feed(root).repeated == 0
    check_counts(root)
    shop.close()


def test_a_row_that_was_corrected_in_a_file_that_was_brought_is_read(tmp_path: Path) -> None:
    root, file = tmp_path / "p", tmp_path / "a.csv"
    root.mkdir()
    file.write_text("date,text\n2026-13-05,broken\n2026-03-01 10:00,sound\n", encoding="utf-8")
    feeds.take_files(root, [str(file)])
    assert feeds.read_all(root) == 0
    file.write_text("date,text\n2026-03-05,broken\n2026-03-01 10:00,sound\n", encoding="utf-8")
    later(file)
    assert feeds.read_all(root) == 1 and not refused(root) and sorted(texts(root)) == ["broken", "sound"]


def test_a_line_of_json_may_hold_any_sign(folder: Path) -> None:  # noqa: F811
    said = ["a\u2028b", "a\x85b", "plain"]
    lines = [json.dumps({"date": "2026-03-01 10:00", "text": text}, ensure_ascii=False) for text in said]
    (folder / "a.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    poll(folder)
    assert texts(project(folder)) == said and not refused(project(folder))


# ---- brought and watched ----------------------------------------------------------------------------------


@pytest.mark.parametrize("brought_first", [True, False])
def test_a_file_that_is_brought_and_whose_folder_is_watched_counts_once(tmp_path: Path, brought_first: bool) -> None:
    root, home = tmp_path / "p", tmp_path / "in"
    root.mkdir()
    home.mkdir()
    file = home / "a.csv"
    file.write_text("".join(["date,text\n", *(f"2026-03-01 10:00,text {at}\n" for at in range(30))]), encoding="utf-8")
    steps = [lambda: feeds.take_files(root, [str(file)]), lambda: watch(root, "folder", str(home))]
    for step in steps if brought_first else steps[::-1]:
        step()
        feeds.read_all(root)
    assert sum(found.texts for found in listed(root)) == 30
    check_counts(root)


# ---- looked at before it is watched -----------------------------------------------------------------------


def test_a_file_is_looked_at_and_watched_with_the_columns_that_were_chosen(tmp_path: Path) -> None:
    root, file = tmp_path / "p", tmp_path / "x.db"
    root.mkdir()
    shop = table(file, 3)
    shop.execute("CREATE TABLE other (opened TEXT, closed_at TEXT, subject TEXT, body TEXT)")
    shop.execute("INSERT INTO other VALUES ('2026-03-01', '2026-03-09', 'the subject', 'the body')")
    shop.commit()
    shop.close()
    found = look("table", file)
    assert found.tables == ("t", "other") and found.table == "t" and found.roles == {"date": "date", "text": "text"}
    found = look("table", file, "other")
    assert found.columns == ("opened", "closed_at", "subject", "body")
    assert found.roles == {"date": "closed_at", "text": "body"}
    chosen = {"date": "opened", "text": "subject", "source": "", "topics": "", "sentiment": ""}
    with store.opened(root) as connection, transaction(connection):
        feeds.make(connection, "table", str(file), "other", chosen)
    feeds.read_all(root)
    assert days(root) == ["2026-03-01"] and texts(root) == ["the subject"]
    with store.opened(root) as connection, pytest.raises(BadInput, match="feed_known"):
        feeds.make(connection, "table", str(file), "other", {**chosen, "text": "body"})


def test_a_column_is_taken_for_nothing_where_the_person_says_so(folder: Path) -> None:  # noqa: F811
    file = folder / "a.csv"
    file.write_text("date,text,source\n2026-03-01,the first text,17\n", encoding="utf-8")
    assert look("folder", folder).roles == {"date": "date", "text": "text", "source": "source"}
    with store.opened(project(folder)) as connection, transaction(connection):
        connection.execute("DELETE FROM feeds")
        feeds.make(connection, "folder", str(folder), columns={"date": "date", "text": "text", "source": ""})
    poll(folder)
    with store.opened(project(folder)) as connection:
        assert [row["source"] for row in connection.execute("SELECT source FROM texts")] == ["in"]


def test_an_empty_folder_has_nothing_to_choose_and_a_missing_one_is_told(folder: Path) -> None:  # noqa: F811
    assert look("folder", folder).columns == ()
    with pytest.raises(BadInput, match="feed_folder"):
        look("folder", folder / "gone")


def test_a_text_longer_than_what_is_read_at_once_stays_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.ready_made.sentiment_monitor.files.PIECE", 64)
    root, file = tmp_path / "p", tmp_path / "a.csv"
    root.mkdir()
    long = "\n".join(["a line of a long text"] * 20)
    file.write_text(f'date,text\n2026-03-01,"short"\n2026-03-01,"{long}"\n2026-03-02,"last"\n', encoding="utf-8")
    assert feeds.take_files(root, [str(file)]) == 3 and texts(root) == ["short", long, "last"] and not refused(root)
