"""The monitor's feeds: nothing lost, nothing counted twice, and said plainly, however rows come."""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3
from collections import Counter
from pathlib import Path

import duckdb
import pytest

from engine.errors import BadInput
from engine.ready_made.sentiment_monitor import alarms, feeds, rows, scoring, store, trends
from engine.ready_made.sentiment_monitor.values import Feed
from engine.results import Prediction
from engine.store.database import transaction

HEAD = "date,channel,text\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A watched folder; the project lies beside it."""
    made = tmp_path / "in"
    made.mkdir()
    (tmp_path / "p").mkdir()
    watch(tmp_path / "p", "folder", str(made))
    return made


def watch(root: Path, kind: str, path: str, table: str = "") -> None:
    with store.opened(root) as connection, transaction(connection):
        feeds.make(connection, kind, path, table)


def project(folder: Path) -> Path:
    return folder.parent / "p"


def poll(folder: Path) -> int:
    """Read twice: what had no line end the first time is taken when the file rests."""
    new = feeds.read_all(project(folder)) + feeds.read_all(project(folder))
    check_counts(project(folder))
    return new


def feed(root: Path) -> Feed:
    with store.opened(root) as connection:
        return feeds.listed(connection)[0]


def texts(root: Path) -> list[str]:
    with store.opened(root) as connection:
        return [row["text"] for row in connection.execute("SELECT text FROM texts ORDER BY id")]


def refused(root: Path) -> list[tuple[int, str]]:
    with store.opened(root) as connection:
        return [(row["row"], row["reason"]) for row in connection.execute("SELECT * FROM refused ORDER BY id")]


def check_counts(root: Path) -> None:
    """The counts by hour are those of the texts that are there, whatever happened."""
    with store.opened(root) as connection:
        counted = Counter()
        by = store.counted_columns(connection)
        for row in connection.execute("SELECT * FROM texts"):
            counted[("", "", row["moment"] // 3600, row["sentiment"])] += 1
            counted[("source", row["source"], row["moment"] // 3600, row["sentiment"])] += 1
            for topic in store.parted(row["topics"]):
                counted[("topic", topic, row["moment"] // 3600, row["sentiment"])] += 1
        kept = {
            (row["by"], row["value"], row["hour"], row["sentiment"]): row["count"]
            for row in connection.execute("SELECT * FROM counts WHERE count <> 0 AND by NOT LIKE 'column:%'")
        }
        assert kept == dict(counted)
        days = Counter()
        for (group, value, hour, sentiment), count in counted.items():
            days[(group, value, hour // 24, sentiment)] += count
        assert dict(days) == {
            (row["by"], row["value"], row["day"], row["sentiment"]): row["count"]
            for row in connection.execute("SELECT * FROM days WHERE count <> 0 AND by NOT LIKE 'column:%'")
        }
        texts = dict(connection.execute("SELECT feed, count(*) FROM texts GROUP BY feed").fetchall())
        assert texts == {feed.feed: feed.texts for feed in feeds.listed(connection) if feed.texts}
        assert set(by) == {row["id"] for row in connection.execute("SELECT id FROM feeds")}


def test_rows_are_read_on_as_they_arrive(folder: Path) -> None:
    file = folder / "a.csv"
    file.write_text(HEAD + "2026-11-20 10:00,chat,one\n2026-11-20 11:00,chat,two\n", encoding="utf-8")
    assert poll(folder) == 2
    assert poll(folder) == 0
    with file.open("a", encoding="utf-8") as opened:
        opened.write("2026-11-20 12:00,chat,three\n2026-11-20 1")
    assert feeds.read_all(project(folder)) == 1
    with file.open("a", encoding="utf-8") as opened:
        opened.write('3:00,chat,"four, with\na line break"\n')
    assert poll(folder) == 1
    assert texts(project(folder)) == ["one", "two", "three", "four, with\na line break"]
    assert feed(project(folder)).state == "ok" and feed(project(folder)).repeated == 0


def test_a_row_that_came_without_its_end_is_taken_back(folder: Path) -> None:
    file = folder / "a.csv"
    file.write_text(HEAD + "2026-11-20 10:00,chat,one\n2026-11-20 11:00,chat,tw", encoding="utf-8")
    assert poll(folder) == 2 and texts(project(folder)) == ["one", "tw"]
    with file.open("a", encoding="utf-8") as opened:
        opened.write("o days late\n")
    poll(folder)
    assert texts(project(folder)) == ["one", "two days late"]


def test_malformed_rows_cost_themselves_alone_and_are_told(folder: Path) -> None:
    lines = [
        "2026-11-20 10:00,chat,good",
        "yesterday-ish,chat,no date",
        "2026-11-20 11:00,chat",
        "2026-11-20 11:00,chat,",
        '2026-11-20 12:00,chat,"a quote that never closes',
        "2026-11-20 13:00,chat,still here",
        "0201-04-27,chat,a broken year",
    ]
    (folder / "a.csv").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    poll(folder)
    assert texts(project(folder)) == ["good", "a quote that never closes", "still here"]
    reasons = [reason for _, reason in refused(project(folder))]
    assert reasons == ["feed_row_date", "feed_row_columns", "feed_row_text", "feed_row_date"]
    assert [row for row, _ in refused(project(folder))][:3] == [2, 3, 4]
    fixed = [line.replace("yesterday-ish", "2026-11-19") for line in lines]
    (folder / "a.csv").write_text(HEAD + "\n".join(fixed) + "\n", encoding="utf-8")
    poll(folder)
    assert texts(project(folder)).count("no date") == 1 and len(texts(project(folder))) == 4
    assert len(refused(project(folder))) == 3


def test_late_and_out_of_order_rows_lie_in_their_hour_and_those_of_another_file_are_counted_once(folder: Path) -> None:
    (folder / "a.csv").write_text(
        HEAD + "2026-11-20 10:00,chat,one\n2026-11-20 10:00,chat,one\n2026-11-20 09:00,chat,before\n", encoding="utf-8"
    )
    poll(folder)
    (folder / "b.csv").write_text(HEAD + "2026-11-20 10:00,chat,one\n2026-11-18 09:00,chat,late\n", encoding="utf-8")
    poll(folder)
    assert texts(project(folder)) == ["one", "one", "before", "late"]
    assert (feed(project(folder)).repeated, feed(project(folder)).late) == (1, 1)
    with store.opened(project(folder)) as connection:
        found = trends.trend(connection, "", None, None, 3600, 1)
    assert sum(found.series[0].totals) == 4 and found.series[0].totals[0] == 1


def test_a_file_that_is_brought_again_with_other_rows_loses_none(tmp_path: Path) -> None:
    root, file = tmp_path / "p", tmp_path / "a.csv"
    root.mkdir()
    for lines in ("2026-11-20 10:00,chat,one\n2026-11-20 11:00,chat,two", "2026-11-21 10:00,chat,three"):
        file.write_text(HEAD + lines, encoding="utf-8")
        assert feeds.take_files(root, [str(file)]) == lines.count("chat")
    assert texts(root) == ["one", "two", "three"]


def test_a_file_that_is_written_anew_or_cut_is_read_from_its_start(folder: Path) -> None:
    file = folder / "a.jsonl"
    file.write_text('{"created_at": "2026-11-20T10:00:00Z", "text": "one"}\nnot json\n', encoding="utf-8")
    poll(folder)
    file.write_text('{"created_at": "2026-11-20T10:00:00Z", "text": "one"}\n', encoding="utf-8")
    poll(folder)
    assert texts(project(folder)) == ["one"] and refused(project(folder)) == []


def test_a_folder_that_vanishes_is_told_and_read_on_when_it_is_back(folder: Path) -> None:
    (folder / "a.csv").write_text(HEAD + "2026-11-20 10:00,chat,one\n", encoding="utf-8")
    poll(folder)
    away = folder.with_name("away")
    folder.rename(away)
    assert poll(folder) == 0
    assert feed(project(folder)).state == "feed_folder_gone" and feed(project(folder)).texts == 1
    with (away / "a.csv").open("a", encoding="utf-8") as opened:
        opened.write("2026-11-20 11:00,chat,two\n")
    away.rename(folder)
    assert poll(folder) == 1
    assert feed(project(folder)).state == "ok" and texts(project(folder)) == ["one", "two"]


def test_a_file_without_dates_is_told_and_the_others_are_read(folder: Path) -> None:
    (folder / "a.csv").write_text("colour,size\nred,1\n", encoding="utf-8")
    (folder / "b.csv").write_text(HEAD + "2026-11-20 10:00,chat,one\n", encoding="utf-8")
    assert poll(folder) == 1
    assert feed(project(folder)).state == "feed_no_date"


def test_a_clock_that_jumps_loses_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.csv").write_text(
        HEAD + "2026-11-20 10:00,chat,one\n2026-11-25 10:00,chat,from tomorrow's clock\n", encoding="utf-8"
    )
    now = 1763632800.0 + 365 * 86400  # 2026-11-20, 10:00
    monkeypatch.setattr(rows, "clock", lambda: now)
    poll(folder)
    assert texts(project(folder)) == ["one"] and refused(project(folder)) == [(2, "feed_row_future")]
    monkeypatch.setattr(rows, "clock", lambda: 0.0)  # set back to 1970: nothing that is there goes
    os.utime(folder / "a.csv", (1, 1))
    poll(folder)
    assert texts(project(folder)) == ["one"]
    monkeypatch.setattr(rows, "clock", lambda: now + 5 * 86400)
    poll(folder)
    assert texts(project(folder)) == ["one", "from tomorrow's clock"] and refused(project(folder)) == []
    assert feed(project(folder)).late == 0


def test_a_sqlite_table_is_only_read_and_read_on(tmp_path: Path) -> None:
    root, file = tmp_path / "p", tmp_path / "shop.db"
    root.mkdir()
    shop = sqlite3.connect(file)
    shop.execute("CREATE TABLE reviews (id INTEGER PRIMARY KEY, created_at TEXT, body TEXT)")
    shop.execute("INSERT INTO reviews VALUES (1, '2026-11-20 10:00', 'one'), (2, '2026-11-20 11:00', 'two')")
    shop.commit()
    watch(root, "table", str(file), "reviews")
    assert feeds.read_all(root) == 2 and feeds.read_all(root) == 0
    shop.execute("DELETE FROM reviews WHERE id = 2")
    shop.execute("INSERT INTO reviews VALUES (2, '2026-11-20 12:00', 'in its place')")
    shop.commit()
    assert feeds.read_all(root) == 1
    shop.execute("BEGIN EXCLUSIVE")
    shop.execute("INSERT INTO reviews VALUES (3, '2026-11-20 13:00', 'three')")
    os.utime(file)
    assert feeds.read_all(root) == 0 and feed(root).state == "feed_busy"
    shop.commit()
    shop.close()
    assert feeds.read_all(root) == 1 and feed(root).state == "ok"
    assert texts(root) == ["one", "two", "in its place", "three"]
    file.unlink()
    feeds.read_all(root)
    assert feed(root).state == "feed_file_gone"
    check_counts(root)


def test_a_duckdb_table_is_read_and_a_wrong_name_is_told(tmp_path: Path) -> None:
    root, file = tmp_path / "p", tmp_path / "shop.duckdb"
    root.mkdir()
    with duckdb.connect(str(file)) as shop:
        shop.execute("CREATE TABLE reviews (created TIMESTAMP, body TEXT)")
        shop.execute("INSERT INTO reviews VALUES ('2026-11-20 10:00', 'one'), ('2026-11-20 11:00', 'two')")
    watch(root, "table", str(file), "reviews")
    assert feeds.read_all(root) == 2
    with duckdb.connect(str(file)) as shop:
        shop.execute("INSERT INTO reviews VALUES ('2026-11-20 12:00', 'three')")
    assert feeds.read_all(root) == 1 and texts(root) == ["one", "two", "three"]
    watch(root, "table", str(file), "nothing")
    feeds.read_all(root)
    with store.opened(root) as connection:
        assert [found.state for found in feeds.listed(connection)] == ["ok", "feed_table"]


def test_what_models_say_moves_the_counts_and_is_kept_when_broken_off(folder: Path) -> None:
    lines = [f"2026-11-20 10:{at:02},chat,text {at} is bad" for at in range(40)]
    (folder / "a.csv").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    poll(folder)
    root = project(folder)

    def mood(texts: object) -> list[Prediction]:
        return [Prediction("negative", 0.9) for _ in texts]

    def topic(texts: object) -> list[Prediction]:
        return [Prediction(["app", "fees"], 0.9) for _ in texts]

    assert scoring.score(root, mood, None) == 40
    with pytest.raises(BadInput):
        scoring.score(root, None, lambda texts: (_ for _ in ()).throw(BadInput("x")))
    assert scoring.waiting(root) == 40
    assert scoring.score(root, mood, topic) == 40 and scoring.waiting(root) == 0
    check_counts(root)
    with store.opened(root) as connection:
        hour = connection.execute("SELECT max(moment) FROM texts").fetchone()[0] // 3600
        assert trends.figures(connection, "topic", "fees", hour, hour + 1) == (40, 40)
        assert trends.texts(connection, "topic", "app", search="text 7 ").total == 1


def test_files_are_taken_once_whatever_they_are_called(tmp_path: Path) -> None:
    root = tmp_path / "p"
    root.mkdir()
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(HEAD + "20/11/2026 10:00,chat,one\n03/04/2026,chat,in April\n", encoding="utf-8")
    assert feeds.take_files(root, [str(tmp_path / "a.csv"), str(tmp_path / "b.csv")]) == 2
    check_counts(root)
    with store.opened(root) as connection:
        low, _ = trends.span(connection)
    assert low is not None and low * 3600 == 1775174400  # 3 April, as the other date says which comes first


def test_a_feed_that_is_removed_and_added_again_is_the_same(folder: Path) -> None:
    (folder / "a.csv").write_text(HEAD + "2026-11-20 10:00,chat,one\n", encoding="utf-8")
    poll(folder)
    with store.opened(project(folder)) as connection, transaction(connection):
        feeds.remove(connection, 1)
    with (folder / "a.csv").open("a", encoding="utf-8") as opened:
        opened.write("2026-11-20 11:00,chat,two\n")
    assert poll(folder) == 0
    watch(project(folder), "folder", str(folder))
    assert poll(folder) == 1 and texts(project(folder)) == ["one", "two"]


@pytest.mark.parametrize("seed", range(8))
def test_whatever_happens_each_row_is_counted_once(folder: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows in any order, again, broken and cut in two; a folder that goes and comes; a clock that jumps; broken off."""
    chance = random.Random(seed)
    root, away = project(folder), folder.with_name("away")
    day = 1795176000  # 2026-11-20, 12:00
    sound = [f"2026-11-{1 + at % 19:02} {at % 24:02}:00,chat,row {at}" for at in range(60)]
    lines = [*sound, "no date,chat,broken", "2026-11-02 10:00,chat", *chance.sample(sound, 20)]
    chance.shuffle(lines)
    left = dict.fromkeys(("a.csv", "b.csv"), "")
    whole = dict(left)
    written = "".join(f"{line}\n" for line in lines)
    while written or any(left.values()):
        name = chance.choice(sorted(left))
        cut = written.find("\n", chance.randrange(1, 200)) + 1 or len(written)
        left[name], whole[name] = left[name] + written[:cut], whole[name] + written[:cut]
        written = written[cut:]
        file = folder / name
        part = chance.randrange(1, len(left[name]) + 1) if left[name] else 0
        with file.open("a", encoding="utf-8") as opened:
            opened.write((HEAD if file.stat().st_size == 0 else "") + left[name][:part])
        left[name] = left[name][part:]
        monkeypatch.setattr(rows, "clock", lambda: float(chance.choice((0, day, day, day + 400 * 86400))))
        if chance.random() < 0.3:
            folder.rename(away)
            feeds.read_all(root)
            assert feed(root).state == "feed_folder_gone"
            away.rename(folder)
        if chance.random() < 0.3:
            with monkeypatch.context() as broken:
                broken.setattr(store, "count", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
                with contextlib.suppress(KeyboardInterrupt):
                    feeds.read_all(root)
        feeds.read_all(root)
    monkeypatch.setattr(rows, "clock", lambda: float(day))
    poll(folder)
    first, second = (Counter(line for line in lines.splitlines() if line in sound) for lines in whole.values())
    expected = first | second  # as often as in the file that has a row most often
    assert sorted(texts(root)) == sorted(line.rsplit(",", 1)[1] for line in expected.elements())
    assert sorted({reason for _, reason in refused(root)}) == ["feed_row_columns", "feed_row_date"]
    assert feed(root).state == "ok" and feed(root).texts == expected.total() >= 60 and feed(root).late > 0


def test_a_clock_that_ran_ahead_mutes_nothing_for_years(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    poll(folder)
    with store.opened(project(folder)) as connection:
        monkeypatch.setattr(rows, "clock", lambda: 2_500_000_000.0)
        with transaction(connection):
            alarms.mute(connection, "", "", 7)
        assert alarms.is_muted(connection, "", "")
        monkeypatch.setattr(rows, "clock", lambda: 1_795_176_000.0)
        assert not alarms.is_muted(connection, "", "")


def test_what_older_models_read_is_read_again_and_goes_on_where_it_stopped(folder: Path) -> None:
    lines = [f"2026-11-20 10:{at // 60:02}:{at % 60:02},chat,text {at}" for at in range(300)]
    (folder / "a.csv").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    (folder / "b.csv").write_text("date,sentiment,text\n2026-11-20 10:00,positive,by hand\n", encoding="utf-8")
    poll(folder)
    root, read = project(folder), []

    def says(mood: str) -> scoring.Reader:
        def reader(texts: list[str]) -> list[Prediction]:
            read.extend(texts)
            return [Prediction(mood, 0.9) for _ in texts]

        return reader

    def older(model: str) -> int:
        with store.opened(root) as connection:
            return scoring.older(connection, model, "")

    assert scoring.score(root, says("negative"), None, models=("first", "")) == 300
    assert (older("first"), older("second"), older("")) == (0, 300, 0)
    stops = iter((False, False, True))
    done = scoring.score(root, says("positive"), None, lambda: next(stops), models=("second", ""), again=True)
    assert done == 2 * scoring.BATCH and older("second") == 300 - done
    check_counts(root)
    read.clear()
    assert scoring.score(root, says("positive"), None, models=("second", ""), again=True) == 300 - done
    assert len(read) == len(set(read)) == 300 - done and older("second") == 0
    check_counts(root)
    with store.opened(root) as connection:
        assert trends.texts(connection, negative=True).total == 0
        hand = connection.execute("SELECT sentiment_by FROM texts WHERE text = 'by hand'").fetchone()
        assert hand["sentiment_by"] == 0
