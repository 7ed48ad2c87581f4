"""The encoder's export against torch, and the gate that keeps a model that answers differently from being published."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from onnx import numpy_helper

from engine.errors import JobFailed
from engine.export.encoder import export_fp32
from engine.export.parity import Logits, Measured, judge, largest_gap
from engine.export.quantisation import SMALLER, quantise_int8
from engine.export.variants import variants
from engine.inference.predictor import Predictor
from engine.inference.sessions import open_session
from engine.inference.space import write_space
from engine.paths import Home
from engine.results import ERRORS
from engine.tasks.parts.features import MARKS, SHAPES
from engine.tasks.parts.tokens import encode, load_tokenizer
from engine.tasks.registry import task_named
from engine.training.device import Placement
from engine.training.model import build
from engine.training.prediction import Texts, logits_of
from engine.training.recipe import Recipe
from tests.helpers.tiny_base import make_tiny_encoder

TEXTS = ("where is my parcel", "the lamp is broken", "it came in pieces", "thank you", "i wait still for the box")
ROWS = [{"text": text, "label": label} for text, label in zip(TEXTS, "abcab", strict=True)]
TASK = task_named("classification")


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Logits]:
    """A folder with all variants of one model, and torch's logits of TEXTS."""
    folder = make_tiny_encoder(tmp_path_factory.mktemp("export") / "tiny")
    space = TASK.space(ROWS, None)
    model = build(folder, TASK, space, Recipe(dropout=0.0))
    texts = Texts(TEXTS, encode(load_tokenizer(folder, 64), TEXTS))
    logits = dict(logits_of(model, TASK, texts, 0, Placement("cpu", False)))
    write_space(folder, space, 64)
    export_fp32(model, TASK.outputs, folder / "fp32.onnx", graphs=Home(folder).graphs)
    for variant, shrink in SMALLER.items():
        shrink(folder / "fp32.onnx", folder / f"{variant}.onnx")
    return folder, [logits[index] for index in range(len(TEXTS))]


def measured(folder: Path, variant: str, reference: Logits) -> Measured:
    """Measure a variant as a training does; the metric is the share of texts with torch's answer."""
    logits = Predictor(folder, TASK, f"{variant}.onnx").logits(list(TEXTS))
    same = [
        bool(np.argmax(ours["logits"]) == np.argmax(torch_said["logits"]))
        for ours, torch_said in zip(logits, reference, strict=True)
    ]
    return Measured(variant, float(np.mean(same)), logits, (folder / f"{variant}.onnx").stat().st_size, 1.0)


def weight_bytes(path: Path) -> int:
    """Return the bytes of all weights that are numbers with a point."""
    tensors = map(numpy_helper.to_array, onnx.load(path).graph.initializer)
    return sum(tensor.nbytes for tensor in tensors if tensor.dtype.kind == "f")


def test_fp32_gives_torchs_logits_for_texts_of_any_length(exported: tuple[Path, Logits]) -> None:
    folder, reference = exported
    found = measured(folder, "fp32", reference)
    assert largest_gap(found.logits, reference) < 1e-4
    assert found.metric == 1.0


def test_sixteen_bits_are_close_to_torch_and_half_the_size(exported: tuple[Path, Logits]) -> None:
    folder, reference = exported
    assert 0 < largest_gap(measured(folder, "fp16", reference).logits, reference) < 0.02
    half, whole = (weight_bytes(folder / f"{variant}.onnx") for variant in ("fp16", "fp32"))
    assert half == whole / 2


def test_a_graphics_card_gets_other_variants_and_full_precision_is_always_there() -> None:
    for family in ("encoder", "decoder", "encoder-decoder"):
        assert variants(family, cuda=False)[-1] == variants(family, cuda=True)[-1] == "fp32"
        assert "fp16" in variants(family, cuda=True)
        assert "fp16" not in variants(family, cuda=False)


def test_the_smaller_variant_within_the_limit_is_published(exported: tuple[Path, Logits]) -> None:
    folder, reference = exported
    rows = judge([measured(folder, variant, reference) for variant in ("int8", "fp32")], 1.0, reference, 1.0)
    smaller = min(rows, key=lambda row: row.bytes)
    assert [row.variant for row in rows if row.published] == [smaller.variant]
    assert all(row.logit_gap < 1.0 for row in rows)


@pytest.mark.parametrize(
    ("name", "metrics", "published"),
    [
        ("exact_call", (0.70, 0.73, 0.73), "int8"),
        ("exact_call", (0.729, 0.73, 0.73), "int4"),
        ("exact_call", (0.66, 0.67, 0.64), "int8"),
        ("mse", (0.30, 0.20, 0.20), "int8"),
    ],
    ids=["below-fp32", "as-fp32", "below-torch", "errors"],
)
def test_a_variant_keeps_up_with_torch_and_with_full_precision(
    name: str, metrics: Sequence[float], published: str
) -> None:
    # Torch, that no grammar holds, has 0.67 (of errors 0.35).
    logits = [{"first": np.zeros(2, np.float32)}]
    names = ("int4", "int8", "fp32")
    found = [Measured(names[at], metrics[at], logits, at, 1.0) for at in range(3)]
    rows = judge(found, 0.35 if name in ERRORS else 0.67, logits, 0.005, name)
    assert [row.variant for row in rows if row.published] == [published]


def test_a_swapped_weight_is_refused(exported: tuple[Path, Logits], tmp_path: Path) -> None:
    folder, reference = exported
    shutil.copytree(folder, tmp_path / "swapped")
    graph = onnx.load(folder / "fp32.onnx")
    head = next(tensor for tensor in graph.graph.initializer if list(tensor.dims) in ([3, 32], [32, 3]))
    values = numpy_helper.to_array(head)
    classes = values.shape.index(3)
    head.CopyFrom(numpy_helper.from_array(np.roll(values, 1, axis=classes).copy(), head.name))
    onnx.save(graph, tmp_path / "swapped" / "fp32.onnx")
    found = measured(tmp_path / "swapped", "fp32", reference)
    with pytest.raises(JobFailed) as caught:
        judge([found], 1.0, reference, 0.005)
    assert caught.value.code == "gate_refused"
    assert caught.value.params["trained"] == 1.0


def test_a_loss_of_just_the_limit_passes_and_a_hair_more_does_not() -> None:
    logits: Logits = [{"logits": np.zeros(2, np.float32)}]
    at_limit = Measured("int8", 0.895, logits, 10, 1.0)
    below = Measured("int8", 0.8949, logits, 10, 1.0)
    full = Measured("fp32", 0.9, logits, 40, 2.0)
    assert [row.published for row in judge([at_limit, full], 0.9, logits, 0.005)] == [True, False]
    assert [row.published for row in judge([below, full], 0.9, logits, 0.005)] == [False, True]


def test_the_gap_is_the_largest_of_any_logit() -> None:
    ours: Logits = [{"a": np.array([1.0, 2.0], np.float32)}, {"a": np.array([0.0, 0.5], np.float32)}]
    reference: Logits = [{"a": np.array([1.0, 2.25], np.float32)}, {"a": np.array([0.0, -0.25], np.float32)}]
    assert largest_gap(ours, reference) == 0.75


def test_the_export_leaves_the_model_as_it_was(tmp_path: Path) -> None:
    folder = make_tiny_encoder(tmp_path / "tiny")
    model = build(folder, TASK, TASK.space(ROWS, None), Recipe(dropout=0.0)).eval()
    ids = torch.ones((2, 5), dtype=torch.long)
    with torch.no_grad():
        before = model(ids, torch.ones_like(ids))[0]
        export_fp32(model, TASK.outputs, tmp_path / "model.onnx", graphs=Home(folder).graphs)
        assert torch.equal(model(ids, torch.ones_like(ids))[0], before)


def test_features_are_inputs_of_the_exported_model(tmp_path: Path) -> None:
    folder = make_tiny_encoder(tmp_path / "tiny")
    task, features = task_named("relations"), (MARKS, SHAPES)
    space = {"labels": ["a(e1,e2)", "other"]}
    model = build(folder, task, space, Recipe(dropout=0.0), features)
    with torch.no_grad():
        model.shapes.weight.normal_()
    reads = ["¤ the lamp ¤ came in ¶ pieces ¶", "¶ Thank ¶ you for ¤ the ¤ ORDER"]
    texts = Texts(reads, encode(load_tokenizer(folder, 64), reads), features)
    reference = dict(logits_of(model, task, texts, 0, Placement("cpu", False)))
    write_space(folder, space, 64)
    export_fp32(model, task.outputs, folder / "model.onnx", features, Home(folder).graphs)
    predictor = Predictor(folder, task)
    assert predictor.encoder.features == list(features)
    assert largest_gap(predictor.logits(reads), [reference[0], reference[1]]) < 1e-4


def test_no_product_of_eight_bits_overflows(tmp_path: Path) -> None:
    """Without VNNI two products are added in 16 bits: 255 * 127 twice would end at 32,767, half of what it is."""
    weights = numpy_helper.from_array(np.ones((64, 8), np.float32), "weights")
    given = onnx.helper.make_tensor_value_info("given", onnx.TensorProto.FLOAT, ["batch", 64])
    found = onnx.helper.make_tensor_value_info("found", onnx.TensorProto.FLOAT, ["batch", 8])
    product = onnx.helper.make_node("MatMul", ["given", "weights"], ["found"])
    graph = onnx.helper.make_graph([product], "product", [given], [found], [weights])
    opset = onnx.helper.make_opsetid("", 20)
    onnx.save(onnx.helper.make_model(graph, opset_imports=[opset], ir_version=10), tmp_path / "fp32.onnx")
    quantise_int8(tmp_path / "fp32.onnx", tmp_path / "int8.onnx")
    (sums,) = open_session(tmp_path / "int8.onnx", 1).run(None, {"given": np.ones((1, 64), np.float32)})
    assert sums == pytest.approx(64, rel=0.01)
