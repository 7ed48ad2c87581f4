"""Gives a base model's folder its ready-made ONNX: embeddings for an encoder, the generator's form for a decoder."""

from __future__ import annotations

from pathlib import Path

from engine.errors import JobCancelled
from engine.inference.embedder import MODEL_FILE, OUTPUT
from engine.runtime.reporter import PipeReporter
from engine.tasks.encoder_task import Output


def ready(family: str, folder: Path, reporter: PipeReporter, graphs: Path | None = None) -> None:
    """Write `folder/onnx`; an encoder-decoder needs none until it is fine-tuned.

    `graphs` is where traced graphs are kept.
    """
    if reporter.reason:
        raise JobCancelled(reporter.reason)
    reporter.progress("export_base", 0, 0)
    if family == "encoder":
        _ready_encoder(folder, graphs)
    elif family == "decoder":
        from engine.export.decoder import export_decoder

        export_decoder(folder, folder / "onnx")


def _ready_encoder(folder: Path, graphs: Path | None) -> None:
    from engine.export.encoder import export_fp32
    from engine.export.quantisation import quantise_int8
    from engine.tasks.parts.heads import EmbeddingHead
    from engine.training.model import TaskModel, load_base

    target = folder / "onnx"
    target.mkdir()
    whole = target / "fp32.onnx"
    export_fp32(TaskModel(load_base(folder), EmbeddingHead()), (Output(OUTPUT),), whole, graphs=graphs)
    quantise_int8(whole, target / MODEL_FILE)
    whole.unlink()
