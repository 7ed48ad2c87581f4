"""Which base model data is looked at with, and the preview of rows that comes of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from engine.commands import PreviewRows
from engine.errors import BadInput
from engine.results import BaseModel
from engine.runtime import reading
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
    counter = reading.token_counter(TASK, base)
    assert counter is not None
    assert [counter.limit(lengths) for lengths in ((), ((9, 99), (240, 1)), ((9, 80), (240, 20)))] == [256, 256, 384]
    assert counter.limit(((900, 20),)) == 512, "no more than the base holds"
    writer = reading.token_counter(task_named("summarisation"), replace(base, family="decoder"))
    assert writer is not None and writer.limit(()) == 512


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


def test_an_import_does_not_fail_for_a_damaged_tokenizer(tmp_path: Path) -> None:
    base = tiny_base(tmp_path / "tiny")
    assert reading.token_counter(TASK, base) is not None
    (tmp_path / "tiny" / "tokenizer.json").write_text("{", encoding="utf-8")
    assert reading.token_counter(TASK, base) is None
    assert reading.token_counter(TASK, None) is None
