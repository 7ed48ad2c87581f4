"""Feeds of which no row has a date that can be read: they are not fine, and say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.errors import BadInput
from engine.ready_made.sentiment_monitor import feeds, store
from engine.store.database import transaction
from tests.engine.ready_made.test_monitor_feeds import (  # noqa: F401 (the fixture)
    HEAD,
    feed,
    folder,
    poll,
    project,
    refused,
    texts,
)


def test_a_feed_of_which_no_row_has_a_date_says_so(folder: Path) -> None:  # noqa: F811
    file = folder / "a.csv"
    file.write_text(HEAD + "soon,chat,one\nlater,chat,two\n", encoding="utf-8")
    poll(folder)
    poll(folder)
    with store.opened(project(folder)) as connection:
        (found,) = feeds.listed(connection)
    assert (found.state, found.refused) == ("feed_undated", 2)
    assert found.params == {"path": str(folder), "value": "soon"}
    file.write_text(HEAD + "2026-11-20 10:00:00+00,chat,one\nlater,chat,two, again\n", encoding="utf-8")
    poll(folder)
    assert feed(project(folder)).state == "ok" and texts(project(folder)) == ["one"]


def test_a_file_of_which_no_row_has_a_date_is_not_taken_for_good(tmp_path: Path) -> None:
    root, file = tmp_path / "p", tmp_path / "a.csv"
    root.mkdir()
    file.write_text(HEAD + "soon,chat,one\n", encoding="utf-8")
    with pytest.raises(BadInput, match="feed_undated"):
        feeds.take_files(root, [str(file)])
    feeds.read_all(root)
    assert feed(root).state == "feed_undated"
    with store.opened(root) as connection, transaction(connection):
        feeds.remove(connection, 1)
    feeds.read_all(root)
    assert feed(root).state == "ok" and not refused(root)
