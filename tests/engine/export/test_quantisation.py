"""Eight bits for layers whose activations have outliers, as those of larger encoders do."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from torch import Tensor, nn

from engine.export import quantisation
from engine.export.encoder import save
from engine.export.quantisation import quantise_int8, with_outliers
from engine.export.tracing import fill, traced, weights
from engine.inference.sessions import open_session
from engine.tasks.parts.features import IDS

IDS_READ = np.arange(15).reshape(3, 5)


class Layers(nn.Module):
    """Tokens through two layers; `outlier` is added to one of the values that the first hands to the second."""

    def __init__(self, outlier: float) -> None:
        super().__init__()
        torch.manual_seed(0)
        self.table, self.inner, self.outer = nn.Embedding(50, 64), nn.Linear(64, 4096), nn.Linear(4096, 8)
        with torch.no_grad():
            self.inner.bias[0] += outlier
            # What is always large is hardly listened to.
            self.outer.weight[:, 0] *= 0.01

    def forward(self, input_ids: Tensor) -> Tensor:
        """Map ids [batch, tokens] to [batch, tokens, 8]."""
        out: Tensor = self.outer(self.inner(self.table(input_ids)))
        return out


def _written(folder: Path, outlier: float, name: str = IDS) -> tuple[Path, Layers]:
    model, path = Layers(outlier).eval(), folder / "fp32.onnx"
    graph = traced(model, {"input_ids": torch.from_numpy(IDS_READ)}, ("said",))
    save(fill(graph, weights(model), ("input_ids",)), path)
    whole = onnx.load(path)
    for node in whole.graph.node:
        node.input[:] = [name if read == "input_ids" else read for read in node.input]
    whole.graph.input[0].name = name
    onnx.save(whole, path)
    return path, model


def _gap(path: Path, model: Layers) -> float:
    (said,) = open_session(path, 1).run(None, {IDS: IDS_READ})
    return float(np.abs(said - model(torch.from_numpy(IDS_READ)).detach().numpy()).max())


def test_a_layer_that_is_handed_outliers_is_quantised_by_blocks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, model = _written(tmp_path, outlier=1000.0)
    quantise_int8(path, tmp_path / "int8.onnx")
    operators = [node.op_type for node in onnx.load(tmp_path / "int8.onnx").graph.node]
    assert operators.count("MatMulNBits") == 1
    assert "MatMulInteger" in operators, "the other layer has one scale a channel"
    monkeypatch.setattr(quantisation, "with_outliers", lambda path: [])
    quantise_int8(path, tmp_path / "channels.onnx")
    assert _gap(tmp_path / "int8.onnx", model) < _gap(tmp_path / "channels.onnx", model) / 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["channels.onnx", "fp32.onnx", "int8.onnx"]


def test_without_outliers_there_are_no_blocks(tmp_path: Path) -> None:
    path, model = _written(tmp_path, outlier=0.0)
    quantise_int8(path, tmp_path / "int8.onnx")
    assert "MatMulNBits" not in {node.op_type for node in onnx.load(tmp_path / "int8.onnx").graph.node}
    assert _gap(tmp_path / "int8.onnx", model) < 0.05


def test_of_a_graph_that_reads_something_else_nothing_is_told(tmp_path: Path) -> None:
    path, _ = _written(tmp_path, outlier=1000.0, name="token")
    assert with_outliers(path) == []
