"""Which base model data is looked at with, and the preview of rows that comes of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from engine.commands import ImportSpec, PreviewRows
from engine.data.importing import check
from engine.data.inspection import inspect
from engine.errors import BadInput
from engine.results import BaseModel
from engine.runtime import reading
from engine.sentences import NOTES, fill
from engine.tasks.registry import task_named
from tests.helpers.tiny_tokenizer import tiny_base

COLUMNS = {"text": "said", "label": "topic"}
ROWS = ({"said": "Where is my parcel?", "topic": "late", "id": "7"},)
TASK = task_named("classification")


def bases(monkeypatch: pytest.MonkeyPatch, *found: BaseModel) -> None:
    monkeypatch.setattr(reading, "list_bases", lambda root: found)


def test_without_a_base_there_are_no_tokens(tmp_path: Path) -> None:
    assert reading.preview(PreviewRows("classification", COLUMNS, ROWS), tmp_path).base == ""


def test_the_default_recipes_base_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other = BaseModel("other", "Other", "encoder", "ready")
    decoder = BaseModel("decoder", "Decoder", "decoder", "ready")
    default = BaseModel("all-minilm-l6-v2", "Default", "encoder", "ready")
    bases(monkeypatch, decoder, other, default)
    assert reading.reading_base(tmp_path, TASK) is default
    bases(monkeypatch, decoder, other, BaseModel(default.id, "Default", "encoder", "missing"))
    assert reading.reading_base(tmp_path, TASK) is other
    bases(monkeypatch, decoder)
    assert reading.reading_base(tmp_path, TASK) is None
    with pytest.raises(BadInput):
        reading.reading_base(tmp_path, TASK, "nowhere")


def test_raw_rows_are_read_by_their_columns(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bases(monkeypatch, tiny_base(tmp_path / "tiny", max_tokens=32))
    found = reading.preview(PreviewRows("classification", COLUMNS, ROWS), tmp_path)
    assert (found.base, found.limit, found.rows[0].count, found.rows[0].learned) == ("Tiny", 32, 5, "late")


def test_as_much_is_read_as_a_preset_proposes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    base = tiny_base(tmp_path / "tiny", max_tokens=512)
    bases(monkeypatch, base)
    rows = ({"said": "where is my parcel " * 50, "topic": "late"}, *ROWS)
    assert reading.preview(PreviewRows("classification", COLUMNS, ROWS), tmp_path).limit == 256
    assert reading.preview(PreviewRows("classification", COLUMNS, rows), tmp_path).limit == 384
    lengths = ((9, 80), (240, 20))
    told = PreviewRows("classification", COLUMNS, ROWS, lengths=lengths)
    assert reading.preview(told, tmp_path).limit == 384, "these five may be short ones among long"
    counter = reading.token_counter(TASK, base)
    assert counter is not None and counter.limit(lengths) == 384
    assert [counter.limit(lengths) for lengths in ((), ((9, 99), (240, 1)), ((9, 80), (240, 20)))] == [256, 256, 384]
    assert counter.limit(((900, 20),)) == 512, "no more than the base holds"
    writer = reading.token_counter(task_named("summarisation"), replace(base, family="decoder"))
    assert writer is not None and writer.limit(()) == 512


def test_the_preview_and_the_check_of_all_rows_tell_one_limit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    base = tiny_base(tmp_path / "tiny", max_tokens=512)
    bases(monkeypatch, base)
    file = tmp_path / "rows.csv"
    texts = [*["where is my parcel"] * 40, *["the lamp is late and " * 130] * 10]
    lines = [f"{text}{at},{'ab'[at % 2]}" for at, text in enumerate(texts)]
    file.write_text("said,topic\n" + "\n".join(lines) + "\n", encoding="utf-8")
    looked = inspect((str(file),), [TASK.info])
    said = next(column for column in looked.files[0].columns if column.name == "said")
    shown = reading.preview(PreviewRows("classification", COLUMNS, looked.sample, lengths=said.lengths), tmp_path)
    found = check(
        ImportSpec((str(file),), "classification", columns=COLUMNS),
        TASK.info,
        TASK.structure,
        counts=reading.token_counter(TASK, base),
    )
    told = next(problem.params["limit"] for problem in found.problems if problem.kind == "cut_texts")
    assert shown.limit == told == 512


def test_a_column_of_short_texts_needs_no_counting(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text("said,topic\n" + "where is it,late\nis it late?,late\n" * 5, encoding="utf-8")
    columns = inspect((str(file),), [TASK.info]).files[0].columns
    assert [column.lengths for column in columns] == [((160, 10),)] * 2


def test_a_row_that_the_task_cannot_read_stands_in_its_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bases(monkeypatch, tiny_base(tmp_path / "tiny"))
    good = {"t": "Meet Anna", "s": json.dumps([{"start": 5, "end": 9, "label": "person"}])}
    bad = {"t": "Meet Anna", "s": json.dumps([{"start": 5, "end": 99, "label": "person"}])}
    found = reading.preview(PreviewRows("entities", {"text": "t", "spans": "s"}, (bad, good)), tmp_path)
    assert found.rows[0].error is not None
    assert found.rows[0].error.code == "span_form"
    assert [token.tag for token in found.rows[1].tokens] == ["O", "B-person"]


def test_texts_without_labels_need_their_text_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bases(monkeypatch, tiny_base(tmp_path / "tiny"))
    found = reading.preview(PreviewRows("classification", {"text": "said"}, ROWS, unlabelled=True), tmp_path)
    assert (found.learns, found.rows[0].count) == ((), 5)
    with pytest.raises(BadInput) as told:
        reading.preview(PreviewRows("classification", {"text": "said"}, ROWS), tmp_path)
    assert told.value.code == "role_missing"


def version_of(said: Sequence[str], path: Path) -> Path:
    """Write a version with these texts."""
    cells = [(at, "train", "said.csv", at, text, "late") for at, text in enumerate(said, 1)]
    with duckdb.connect() as con:
        con.execute(
            "CREATE TABLE t (row INT, part TEXT, source_file TEXT, source_row INT, text TEXT, label TEXT)"
        ).executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?)", cells)
        con.execute(f"COPY t TO '{path}' (FORMAT parquet)")
    return path


def test_before_a_training_a_base_that_does_not_know_the_language_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    base = tiny_base(tmp_path / "tiny")
    english = version_of(["where is my parcel"] * 60, tmp_path / "en.parquet")
    chinese = version_of(["我的包裹到现在还没有收到，请帮我查一下"] * 60, tmp_path / "zh.parquet")
    bases(monkeypatch, base)
    assert reading.base_notes(english, TASK, base, tmp_path) == ()
    found, advice = reading.base_notes(chinese, TASK, base, tmp_path)
    assert (found.code, found.params["base"], advice.code) == ("words_unknown", "Tiny", "no_better_base")
    assert "% of the words" in fill(NOTES[found.code], found.params)
    others = [
        BaseModel("zh", "Han", "encoder", "ready", languages=("zh",)),
        BaseModel("all", "Babel", "encoder", "missing", languages=("multilingual",)),
        BaseModel("writer", "Writer", "decoder", "ready", languages=("zh",)),
        BaseModel("de", "Deutsch", "encoder", "ready", languages=("de",)),
    ]
    bases(monkeypatch, base, *others)
    advice = reading.base_notes(chinese, TASK, base, tmp_path)[1]
    assert fill(NOTES[advice.code], advice.params) == "Made for the language of these rows: Han, Babel."


def test_a_base_whose_words_are_in_pieces_is_told_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    base = tiny_base(tmp_path / "tiny")
    bases(monkeypatch, base)
    numbers = version_of([f"where is a{at:04d}xyz and b{at:04d}abc" for at in range(40)], tmp_path / "numbers.parquet")
    assert reading.base_notes(numbers, TASK, base, tmp_path)[0].code == "words_in_pieces"


def test_an_import_does_not_fail_for_a_damaged_tokenizer(tmp_path: Path) -> None:
    base = tiny_base(tmp_path / "tiny")
    assert reading.token_counter(TASK, base) is not None
    (tmp_path / "tiny" / "tokenizer.json").write_text("{", encoding="utf-8")
    assert reading.token_counter(TASK, base) is None
    assert reading.token_counter(TASK, None) is None
