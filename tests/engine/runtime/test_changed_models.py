"""A published model that is not what it was any more: it would answer, but wrongly, so it is told."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.errors import BadInput, JobFailed
from engine.export.card import CARD_DATA, check_unchanged, hashes
from engine.results import BaseModel, ModelInfo
from engine.runtime.loaded import LoadedModels
from engine.runtime.orders import EvaluateOrder, PredictOrder
from engine.runtime.procedures import evaluating, predicting
from tests.engine.runtime.test_predicting import Reporter
from tests.helpers.published import make_published


def carded(folder: Path) -> Path:
    """Write a card that knows the folder's files."""
    (folder / CARD_DATA).write_text(json.dumps({"files": hashes(folder)}), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return carded(make_published(tmp_path_factory.mktemp("published")))


@pytest.fixture
def model(published: Path, tmp_path: Path) -> Path:
    """A copy that may be damaged."""
    return shutil.copytree(published, tmp_path / "model")


def damage_weights(folder: Path) -> None:
    """Change a byte of the largest weights: the graph is sound, and onnxruntime loads it."""
    import onnx

    file = folder / "model.onnx"
    content, weights = file.read_bytes(), onnx.load(file).graph.initializer
    largest = max((tensor.raw_data for tensor in weights), key=len)
    at = content.index(largest)
    file.write_bytes(content[:at] + bytes([content[at] ^ 0x55]) + content[at + 1 :])


def damage_tokenizer(folder: Path) -> None:
    """Leave half of it."""
    file = folder / "tokenizer.json"
    file.write_bytes(file.read_bytes()[:100])


@pytest.mark.parametrize(
    ("damage", "file"), [(damage_weights, "model.onnx"), (damage_tokenizer, "tokenizer.json")], ids=["weights", "words"]
)
def test_a_damaged_model_answers_nobody(model: Path, tmp_path: Path, damage: Callable[[Path], None], file: str) -> None:
    damage(model)
    source = tmp_path / "in.csv"
    source.write_text("text\nwhere is my parcel\n", encoding="utf-8")
    loaded = LoadedModels(tmp_path / "models.log")
    info = ModelInfo("m", "m", "classification", "b", "r", "d", "accuracy", 0.9, "", 0, str(model))
    log = tmp_path / "work.log"
    evaluate = EvaluateOrder(log, "classification", model, tmp_path / "no.parquet", "test", "", None, None)
    asked: list[Callable[[], object]] = [
        lambda: loaded.predictor(info).predict(["where is my parcel"]),
        lambda: predicting.run(
            PredictOrder(log, "classification", model, source, tmp_path / "out.csv", {}), Reporter()
        ),
        lambda: evaluating.run(evaluate, Reporter()),
    ]
    try:
        for ask in asked:
            with pytest.raises(JobFailed) as caught:
                ask()
            assert (caught.value.code, caught.value.params) == ("model_changed", {"file": file, "folder": str(model)})
    finally:
        loaded.close()


def test_a_published_decoder_is_held_to_its_card_too(tmp_path: Path) -> None:
    onnx = tmp_path / "model" / "onnx"
    onnx.mkdir(parents=True)
    (onnx / "model.onnx.data").write_bytes(b"weights")
    (onnx.parent / "space.json").write_text("{}", encoding="utf-8")
    carded(onnx.parent)
    (onnx / "model.onnx.data").write_bytes(b"weighty")
    loaded = LoadedModels(tmp_path / "models.log")
    try:
        with pytest.raises(JobFailed) as caught:
            loaded.generator(BaseModel("d", "d", "decoder", "ready", onnx=str(onnx))).prompt([])
    finally:
        loaded.close()
    assert (caught.value.code, caught.value.params["file"]) == ("model_changed", "onnx/model.onnx.data")


def test_a_base_model_is_not_held_to_what_somebody_else_calls_a_card(tmp_path: Path) -> None:
    (tmp_path / CARD_DATA).write_text("{}", encoding="utf-8")
    loaded = LoadedModels(tmp_path / "models.log")
    try:
        with pytest.raises(BadInput, match="generator_missing"):
            loaded.generator(BaseModel("d", "d", "decoder", "ready", onnx=str(tmp_path / "onnx"))).prompt([])
    finally:
        loaded.close()


def test_what_takes_no_part_in_answers_may_change(model: Path) -> None:
    for name in ("report.json", "answers.parquet"):
        (model / name).write_text("{}", encoding="utf-8")
    carded(model)
    (model / "report.json").write_text("{ }", encoding="utf-8")
    (model / "answers.parquet").unlink()
    (model / "notes.txt").write_text("mine", encoding="utf-8")
    check_unchanged(model)


def test_a_card_that_was_written_on_windows_holds_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "onnx").mkdir()
    (tmp_path / "onnx" / "model.onnx").write_bytes(b"weights")
    files = {name.replace("/", "\\"): digest for name, digest in hashes(tmp_path).items()}
    (tmp_path / CARD_DATA).write_text(json.dumps({"files": files}), encoding="utf-8")
    check_unchanged(tmp_path)


@pytest.mark.parametrize("card", [b"{", b"[]", b"{}", b"\xff"])
def test_a_damaged_card_is_told_as_itself(model: Path, card: bytes) -> None:
    (model / CARD_DATA).write_bytes(card)
    with pytest.raises(JobFailed) as caught:
        check_unchanged(model)
    assert (caught.value.code, caught.value.params["file"]) == ("model_changed", CARD_DATA)
