"""The monitor's reading, stopped by a person or by the app's end: then nothing is lost or counted twice."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from engine import commands as app
from engine.api import Engine
from engine.errors import JobCancelled
from engine.events import ENDS, Cancelled, Changed, Event, Progress
from engine.ready_made.sentiment_monitor import commands, feeds, kit, store, work
from engine.ready_made.sentiment_monitor.values import FOLDER, TABLE_FEED
from engine.runtime.core import Runtime
from tests.engine.ready_made.test_monitor_feeds import check_counts, feed, texts, watch
from tests.engine.ready_made.test_monitor_feeds_again import table

ROWS = 12000
LINES = [f"2026-03-01 10:00,text number {at}" for at in range(ROWS)]


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.ready_made.sentiment_monitor.files.PIECE", 1 << 16)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = tmp_path / "p"
    made.mkdir()
    return made


def stop(reason: str) -> Callable[[int], None]:
    """Return what ends a reading after its first piece."""

    def told(_new: int) -> None:
        raise JobCancelled(reason)

    return told


def write(file: Path) -> Path:
    file.parent.mkdir(exist_ok=True)
    if file.suffix == ".json":
        rows = [dict(zip(("date", "text"), line.split(","), strict=True)) for line in LINES]
        file.write_text(json.dumps(rows), encoding="utf-8")
    else:
        file.write_text("\n".join(["date,text", *LINES, ""]), encoding="utf-8")
    return file


def is_whole(root: Path) -> bool:
    """All rows are there once, counted once, and none of them came again."""
    check_counts(root)
    return len(texts(root)) == len(set(texts(root))) == ROWS == feed(root).texts and feed(root).repeated == 0


@pytest.mark.parametrize("kind", [FOLDER, TABLE_FEED])
def test_a_feed_that_a_person_stopped_rests_until_it_is_asked_for(root: Path, tmp_path: Path, kind: str) -> None:
    if kind == FOLDER:
        watch(root, kind, str(write(tmp_path / "in" / "a.csv").parent))
    else:
        table(tmp_path / "x.db", ROWS).close()
        watch(root, kind, str(tmp_path / "x.db"), "t")
    with pytest.raises(JobCancelled):
        feeds.read_all(root, stop("cancelled"))
    had = feed(root).texts
    assert 0 < had < ROWS and feed(root).state == "feed_stopped"
    assert feeds.read_all(root, watching=True) == 0 and feed(root).state == "feed_stopped"
    assert feeds.read_all(root) == ROWS - had
    assert is_whole(root) and feed(root).state == "ok"


def test_a_feed_that_the_apps_end_broke_off_is_read_on_by_itself(root: Path, tmp_path: Path) -> None:
    watch(root, FOLDER, str(write(tmp_path / "in" / "a.csv").parent))
    with pytest.raises(JobCancelled):
        feeds.read_all(root, stop("paused"), watching=True)
    assert 0 < feed(root).texts < ROWS and feed(root).state == "ok"
    feeds.read_all(root, watching=True)
    assert is_whole(root)


@pytest.mark.parametrize("reason", ["cancelled", "paused"])
@pytest.mark.parametrize("name", ["a.csv", "a.json"])
def test_a_file_whose_reading_was_stopped_is_read_on_when_asked_for(
    root: Path, tmp_path: Path, name: str, reason: str
) -> None:
    file = write(tmp_path / name)
    with pytest.raises(JobCancelled):
        feeds.take_files(root, [str(file)], stop(reason))
    had = feed(root).texts
    assert 0 < had < ROWS and feed(root).state == "feed_stopped"
    assert feeds.read_all(root, watching=True) == 0
    assert feeds.read_all(root) == ROWS - had and is_whole(root) and feed(root).state == "ok"


def test_a_file_that_is_brought_again_after_it_was_stopped_is_whole(root: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv")
    with pytest.raises(JobCancelled):
        feeds.take_files(root, [str(file)], stop("cancelled"))
    feeds.take_files(root, [str(file)])
    assert is_whole(root) and feed(root).state == "ok"


def test_who_waits_for_anothers_reading_can_stop_waiting(root: Path) -> None:
    held, end = threading.Event(), threading.Event()

    def hold() -> None:
        with work._alone(root, lambda: None):
            held.set()
            assert end.wait(60)

    other = threading.Thread(target=hold)
    other.start()
    try:
        assert held.wait(60)
        with pytest.raises(JobCancelled):
            work.take_in(root, None, stop("cancelled"))
    finally:
        end.set()
        other.join()


def test_cancel_ends_the_reading_and_read_now_goes_on(engine: Engine, tmp_path: Path) -> None:
    made = engine.ask(app.CreateReadyMade(str(tmp_path / "mine"), "sentiment-monitor", sample=False), timeout=60)
    folder = write(tmp_path / "in" / "a.csv").parent
    mine: list[str] = []
    ends: list[Event] = []
    asked, over = threading.Event(), threading.Event()

    def cancel_at_first(event: Event) -> None:
        if isinstance(event, Progress) and not mine:
            mine.append(event.job)
            engine.submit(app.CancelJob(event.job))
            # On the thread that reads: it goes on once the job has been asked to stop.
            assert asked.wait(60)
        elif isinstance(event, ENDS) and mine:
            if event.job in mine:
                ends.append(event)
                over.set()
            asked.set()

    unsubscribe = engine.subscribe(cancel_at_first)
    engine.submit(commands.AddFeed(made.path, FOLDER, str(folder)))
    assert over.wait(60)
    unsubscribe()
    assert [type(end) for end in ends] == [Cancelled]
    state = engine.ask(commands.GetMonitor(made.path))
    assert 0 < state.texts < ROWS and [one.state for one in state.feeds] == ["feed_stopped"]
    engine.ask(commands.ReadFeeds(made.path), timeout=60)
    assert is_whole(Path(made.path))


@pytest.fixture
def reading_held(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Set once the first rows are being added; that goes on when the app has been asked to end."""
    began, stopping = threading.Event(), threading.Event()
    stop_all, add = Runtime.stop, store.add

    def stopped(runtime: Runtime) -> None:
        stop_all(runtime)
        stopping.set()

    def added(*values: Any) -> store.Added:
        began.set()
        assert stopping.wait(60)
        return add(*values)

    monkeypatch.setattr(Runtime, "stop", stopped)
    monkeypatch.setattr(store, "add", added)
    return began


def test_the_apps_end_ends_the_watch_in_the_middle_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reading_held: threading.Event
) -> None:
    monkeypatch.setattr(kit, "EVERY_SECONDS", 0.05)
    first = Engine(tmp_path / "home")
    first.start()
    try:
        made = first.ask(app.CreateReadyMade(str(tmp_path / "mine"), "sentiment-monitor", sample=False), timeout=60)
        (tmp_path / "in").mkdir()
        first.ask(commands.AddFeed(made.path, FOLDER, str(tmp_path / "in")), timeout=60)
        write(tmp_path / "in" / "a.csv")
        assert reading_held.wait(60)
    finally:
        first.stop(timeout=60)
    root = Path(made.path)
    assert 0 < feed(root).texts < ROWS and feed(root).state == "ok"
    check_counts(root)
    second = Engine(tmp_path / "home")
    second.start()
    try:
        read = threading.Event()
        second.subscribe(lambda event: read.set() if isinstance(event, Changed) and not event.job else None)
        second.ask(commands.GetMonitor(made.path), timeout=60)
        assert read.wait(60)
    finally:
        second.stop(timeout=60)
    assert is_whole(root)
