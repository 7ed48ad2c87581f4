"""A tiny published classifier: an exported model with random weights, its tokenizer and its labels."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.tiny_base import make_tiny_encoder

LABELS = ("late", "broken", "thanks", "other")


def make_published(folder: Path) -> Path:
    """Write model.onnx (int8), tokenizer.json and space.json into `folder` and return it."""
    from engine.export.encoder import export_fp32
    from engine.export.quantisation import quantise_int8
    from engine.inference.space import write_space
    from engine.paths import Home
    from engine.tasks.classification import TASK
    from engine.training.model import build
    from engine.training.recipe import Recipe

    make_tiny_encoder(folder)
    space = {"labels": list(LABELS)}
    model = build(folder, TASK, space, Recipe(dropout=0.0))
    export_fp32(model, TASK.outputs, folder / "fp32.onnx", graphs=Home(folder).graphs)
    quantise_int8(folder / "fp32.onnx", folder / "model.onnx")
    (folder / "fp32.onnx").unlink()
    write_space(folder, space, 64)
    return folder
