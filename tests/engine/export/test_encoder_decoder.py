"""An encoder-decoder becomes two ONNX files that write what torch writes."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from engine.errors import JobFailed
from engine.export.encoder_decoder import export_encoder_decoder, shrink_encoder_decoder
from engine.inference.rewriter import Rewriter
from engine.training.conversations import FRAME, limits_of, open_tokenizer
from engine.training.writer_model import load_writer
from engine.training.writing import TorchPen, ends_of, start_of

from .tiny import encoder_decoder_folder


def test_both_variants_write_like_torch(tmp_path: Path) -> None:
    folder = encoder_decoder_folder(tmp_path / "hf")
    model, tokenizer = load_writer(folder, "encoder-decoder"), open_tokenizer(folder)
    ends, limits = ends_of(folder, tokenizer), limits_of(32, 0, 12)
    torch_pen = TorchPen(model, tokenizer, limits, ends, "encoder-decoder")
    export_encoder_decoder(model, tmp_path / "fp32", start_of(model), ends, limits.read + FRAME)
    shrink_encoder_decoder(tmp_path / "fp32", tmp_path / "int8", "int8")
    for variant in ("fp32", "int8"):
        shutil.copyfile(folder / "tokenizer.json", tmp_path / variant / "tokenizer.json")
    exact, small = Rewriter(tmp_path / "fp32", threads=1), Rewriter(tmp_path / "int8", threads=1)
    for text in ("where is the order", "hello", "the order is shipped " * 30):
        asked = [{"role": "user", "content": text}]
        gap = np.abs(exact.first_logits(asked) - torch_pen.first_logits(asked)).max()
        assert gap < 1e-3
        # Random weights have no structure that eight bits keep: the gate judges a trained model.
        assert np.isfinite(small.first_logits(asked)).all()
        said, likelihood = exact.write(asked, 12)
        assert said == torch_pen.write(asked, 12, None)[0]
        assert 0 < likelihood < 1
    sizes = [sum(path.stat().st_size for path in (tmp_path / name).glob("*.onnx")) for name in ("int8", "fp32")]
    assert sizes[0] < 0.6 * sizes[1]
    with pytest.raises(ValueError, match="schema"):
        exact.write([{"role": "user", "content": "x"}], 2, {"type": "string"})


def test_a_folder_without_an_export_is_told(tmp_path: Path) -> None:
    with pytest.raises(JobFailed) as failed:
        Rewriter(tmp_path)
    assert failed.value.code == "model_not_loaded"
