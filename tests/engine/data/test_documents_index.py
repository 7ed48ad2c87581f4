"""The index follows the folder: only what changed is read again, what is gone is gone, a stop keeps what was read."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.data.documents import refreshing
from engine.data.documents.index import Index, spelled
from engine.data.documents.refreshing import Encoder, is_outdated, refresh, standing
from engine.data.documents.searching import Searcher, fused
from engine.errors import BadInput, JobCancelled
from tests.helpers.documents import write_pdf, write_word

WORDS = ("holiday", "parking", "refund")
OTHERS = 61


class Topics:
    """A sentence encoder that knows three words; counts the texts it is given."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.texts += texts
        rows = np.zeros((len(texts), len(WORDS) + OTHERS), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[: len(WORDS)] = [text.lower().count(word) for word in WORDS]
            row[len(WORDS) + crc32(text.encode()) % OTHERS] = 0.1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five documents, two of them in a folder below."""
    made = tmp_path / "documents"
    (made / "more").mkdir(parents=True)
    (made / "leave.md").write_text("# Leave\n\nEveryone has 30 days of holiday a year.\n", "utf-8")
    (made / "more" / "制度.txt").write_bytes("员工每年有十五天带薪年假。退款在三天内到账。".encode("gb18030"))
    write_pdf(made / "more" / "parking.pdf", ["Nothing.", "Parking costs guests 5 EUR a day."])
    write_word(made / "travel.docx")
    (made / "orders.html").write_text("<p>A refund takes ten days.</p>", "utf-8")
    return made


@pytest.fixture
def index(tmp_path: Path) -> Index:
    """An index that is not made yet."""
    return Index(tmp_path / "indexes" / "documents.sqlite")


def _first(searcher: Searcher, question: str) -> tuple[str, str]:
    found = searcher.search(question)
    return (found[0].passage.source, found[0].passage.place) if found else ("", "")


def test_every_kind_is_found_with_its_source(folder: Path, index: Index) -> None:
    report = refresh(index, folder, None)
    assert (report.files, report.read, report.removed, report.unread) == (5, 5, 0, ())
    searcher = Searcher(index, None)
    assert _first(searcher, "How many days of holiday are there?") == ("leave.md", "line 3")
    assert _first(searcher, "what does parking cost guests") == ("more/parking.pdf", "page 2")
    assert _first(searcher, "hotel limit in OSLÓ") == ("travel.docx", "paragraph 2")
    assert _first(searcher, "年假有多少天") == ("more/制度.txt", "line 1")
    assert _first(searcher, "退款") == ("more/制度.txt", "line 1")


def test_nothing_is_found_where_nothing_has_to_do_with_it(folder: Path, index: Index) -> None:
    refresh(index, folder, Encoder("topics", Topics()))
    searcher = Searcher(index, Encoder("topics", Topics()))
    for question in ("Who won the chess match in Vienna?", "明天的天气怎么样", "", "?!", '" OR * NEAR(', "AND NOT"):
        assert searcher.search(question) == (), question


def test_meaning_finds_what_words_do_not(folder: Path, index: Index) -> None:
    class Synonyms(Topics):
        def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
            return super().embed([text.replace("vacation", "holiday") for text in texts])

    encoder = Encoder("synonyms", Synonyms())
    refresh(index, folder, encoder)
    assert _first(Searcher(index, encoder), "vacation") == ("leave.md", "line 3")
    assert Searcher(index, encoder).nearest("vacation") > 0.9
    assert _first(Searcher(index, None), "vacation") == ("", "")


def test_chinese_is_found_by_its_words_where_the_encoder_does_not_read_it(folder: Path, index: Index) -> None:
    encoder = Encoder("topics", Topics())
    refresh(index, folder, encoder)
    searcher = Searcher(index, encoder)
    assert [each.passage.source for each in searcher.search("年假有几天？")] == ["more/制度.txt"]
    assert searcher.nearest("年假有几天？") >= 0.5
    assert searcher.nearest("明天天气怎么样？") == 0.0


def test_vectors_of_another_encoder_are_not_compared(folder: Path, index: Index) -> None:
    refresh(index, folder, Encoder("topics", Topics()))
    other = Topics()
    searcher = Searcher(index, Encoder("other", other))
    assert _first(searcher, "holiday days") == ("leave.md", "line 3")
    assert searcher.nearest("holiday") == 0.0
    report = refresh(index, folder, Encoder("other", other))
    assert report.read == 5
    assert searcher.nearest("holiday") > 0.9


def test_only_what_changed_is_read_again(folder: Path, index: Index) -> None:
    encoder = Topics()
    refresh(index, folder, Encoder("topics", encoder))
    encoder.texts.clear()
    assert refresh(index, folder, Encoder("topics", encoder)).read == 0
    (folder / "orders.html").write_text("<p>A refund takes two days.</p>", "utf-8")
    (folder / "more" / "parking.pdf").unlink()
    (folder / "new.txt").write_text("A new rule on holiday.", "utf-8")
    os.utime(folder / "leave.md", (1, 1))
    report = refresh(index, folder, Encoder("topics", encoder))
    assert (report.files, report.read, report.removed) == (5, 2, 1)
    assert sorted(encoder.texts) == ["A new rule on holiday.", "A refund takes two days."]
    searcher = Searcher(index, None)
    found = searcher.search("does a refund take days")
    assert [each.passage.text for each in found] == ["A refund takes two days."]
    assert searcher.search("guests parking") == ()


def test_a_searcher_sees_what_another_process_changed(folder: Path, index: Index) -> None:
    encoder = Encoder("topics", Topics())
    refresh(index, folder, encoder)
    searcher = Searcher(index, encoder)
    assert searcher.nearest("refund") > 0.9
    (folder / "orders.html").unlink()
    refresh(Index(index.path), folder, encoder)
    assert searcher.nearest("refund") < 0.5


def test_what_is_not_read_is_listed_and_tried_again(folder: Path, index: Index) -> None:
    (folder / "scan.pdf").write_bytes(b"%PDF-1.4 broken")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    (folder / "empty.txt").touch()
    (folder / ".hidden.txt").write_text("hidden", "utf-8")
    (folder / "~$travel.docx").write_bytes(b"lock")
    report = refresh(index, folder, None)
    expected = [("empty.txt", "document_empty"), ("photo.jpg", "document_kind"), ("scan.pdf", "document_broken")]
    assert [(each.source, each.error.code) for each in report.unread] == expected
    assert report.files == 5
    assert index.report().unread == tuple(report.unread)
    write_pdf(folder / "scan.pdf", ["Whole again."])
    assert [each.source for each in refresh(index, folder, None).unread] == ["empty.txt", "photo.jpg"]


@pytest.mark.skipif(os.name != "posix", reason="links and pipes are made otherwise there")
def test_what_cannot_be_opened_is_listed(folder: Path, index: Index) -> None:
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    report = refresh(index, folder, None)
    assert [(each.source, each.error.code) for each in report.unread] == [
        ("gone.txt", "document_unreadable"),
        ("pipe.txt", "document_unreadable"),
    ]
    assert report.files == 5


def test_a_file_that_broke_is_no_longer_found(folder: Path, index: Index) -> None:
    refresh(index, folder, None)
    (folder / "more" / "parking.pdf").write_bytes(b"%PDF-1.4 broken")
    report = refresh(index, folder, None)
    assert (report.files, report.removed) == (4, 1)
    assert Searcher(index, None).search("guests parking") == ()


@pytest.mark.parametrize("how", ["changed", "gone", "new"])
def test_documents_that_are_others_than_were_read_are_told(folder: Path, index: Index, how: str) -> None:
    (folder / "photo.jpg").write_bytes(b"no text")
    (folder / "hours.txt").write_text("The desk is open until 17:00.", "utf-8")
    refresh(index, folder, None)
    assert (is_outdated(index, folder), standing(index, folder, "hours.txt")) == (False, "")
    if how == "gone":
        (folder / "hours.txt").unlink()
    else:
        (folder / ("hours.txt" if how == "changed" else "more.txt")).write_text("The desk is closed.", "utf-8")
    assert (is_outdated(index, folder), standing(index, folder, "hours.txt")) == (True, "" if how == "new" else how)


def test_a_folder_that_is_gone_leaves_the_index_as_it_was(folder: Path, index: Index) -> None:
    before = refresh(index, folder, None)
    with pytest.raises(BadInput) as caught:
        refresh(index, folder.with_name("elsewhere"), None)
    assert caught.value.code == "documents_folder"
    assert index.report().passages == before.passages


def _stopped(index: Index, folder: Path, encoder: Encoder, at: tuple[str, int]) -> None:
    """Look at the folder and stop at this stage once so much of it is done."""
    reached: list[tuple[str, float]] = []
    with pytest.raises(JobCancelled):
        refresh(index, folder, encoder, lambda stage, done, total: reached.append((stage, done)), lambda: at in reached)


def test_a_stop_while_files_are_read_keeps_those_before(
    folder: Path, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refreshing, "PIECE", 2)
    encoder = Encoder("topics", Topics())
    _stopped(index, folder, encoder, ("read_documents", 3))
    held = index.report().files
    assert held >= 2 and index.is_unfinished()
    report = refresh(index, folder, encoder)
    assert (report.files, report.read) == (5, 5 - held) and not index.is_unfinished()
    assert Searcher(index, encoder).nearest("holiday") > 0.9


def test_a_stop_while_passages_are_embedded_keeps_what_was_done(
    folder: Path, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refreshing, "BATCH", 2)
    embedder = Topics()
    encoder = Encoder("topics", embedder)
    _stopped(index, folder, encoder, ("embed_passages", 2))
    assert len(embedder.texts) == 2 and index.is_unfinished()
    assert _first(Searcher(index, None), "days of holiday") == ("leave.md", "line 3"), "found by its words"
    report = refresh(index, folder, encoder)
    assert (report.files, report.read) == (5, 0)
    assert len(embedder.texts) == report.passages == len(set(embedder.texts)), "none is embedded twice"
    assert index.bare() == () and not index.is_unfinished()


def test_what_another_encoder_embedded_serves_until_all_is_read(
    folder: Path, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refreshing, "PIECE", 1)
    before = Encoder("topics", Topics())
    refresh(index, folder, before)
    _stopped(index, folder, Encoder("other", Topics()), ("read_documents", 4))
    assert Searcher(index, before).nearest("holiday") > 0.9 and not index.is_unfinished()
    assert index.report().files == 5


def test_progress_begins_and_ends_each_stage(folder: Path, index: Index) -> None:
    told: list[tuple[str, float, float]] = []
    refresh(index, folder, Encoder("topics", Topics()), lambda *values: told.append(values))
    assert ("read_documents", 0, 5) in told
    assert ("read_documents", 5, 5) in told
    passages = index.report().passages
    assert told[-1] == ("embed_passages", passages, passages)


def test_a_damaged_index_is_made_anew(folder: Path, index: Index) -> None:
    refresh(index, folder, None)
    index.path.write_bytes(b"no database at all, and long enough to be taken for one" * 40)
    with pytest.raises(BadInput) as caught:
        Searcher(index, None).search("holiday")
    assert caught.value.code == "documents_unindexed"
    assert Searcher(index, None).nearest("holiday") == 0.0
    assert index.topics(5) == ()
    assert refresh(index, folder, None).read == 5
    assert _first(Searcher(index, None), "days of holiday") == ("leave.md", "line 3")


def test_an_index_of_another_form_is_made_anew(folder: Path, index: Index) -> None:
    refresh(index, folder, None)
    with sqlite3.connect(index.path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert refresh(index, folder, None).read == 5


def test_what_was_read_in_another_way_is_found_until_it_is_read_again(folder: Path, index: Index) -> None:
    before = refresh(index, folder, None)
    with sqlite3.connect(index.path) as connection:
        connection.execute("DELETE FROM meta WHERE key = 'reading'")
    connection.close()
    assert _first(Searcher(index, None), "days of holiday") == ("leave.md", "line 3")
    again = refresh(index, folder, None)
    assert (again.read, again.passages) == (5, before.passages)
    assert refresh(index, folder, None).read == 0


def test_topics_are_headings_and_names(folder: Path, index: Index) -> None:
    refresh(index, folder, None)
    assert index.topics(5) == ("Leave", "parking", "制度", "orders", "Travel")
    assert len(index.topics(2)) == 2


def test_ranks_are_fused_as_the_paper_has_it() -> None:
    scores = fused(([1, 2, 3], [3, 1]))
    assert sorted(scores, key=scores.__getitem__, reverse=True) == [1, 3, 2]
    assert scores[1] == pytest.approx(1 / 61 + 1 / 62)
    assert scores[2] == pytest.approx(1 / 62)


def test_chinese_is_spelled_in_pairs() -> None:
    assert spelled("带薪年假OK 税").split() == ["带薪", "薪年", "年假", "OK", "税"]
