"""An encoder-decoder becomes two ONNX files that write what torch writes."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import numpy_helper

from engine.errors import JobFailed
from engine.export.encoder_decoder import export_encoder_decoder, shrink_encoder_decoder
from engine.inference.seq2seq import Seq2SeqGenerator
from engine.training.conversations import FRAME, limits_of, open_tokenizer
from engine.training.greedy import TorchPen, ends_of, start_of
from engine.training.writer_model import load_writer

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
    exact, small = Seq2SeqGenerator(tmp_path / "fp32", threads=1), Seq2SeqGenerator(tmp_path / "int8", threads=1)
    for text in ("where is the order", "hello", "the order is shipped " * 30):
        asked = [{"role": "user", "content": text}]
        gap = np.abs(exact.first_logits(asked) - torch_pen.first_logits(asked)).max()
        assert gap < 1e-3
        # What a trained model answers in eight bits the gate judges; of random weights the weights themselves tell.
        assert np.isfinite(small.first_logits(asked)).all()
        said, likelihood = exact.write(asked, 12)
        assert said == torch_pen.write(asked, 12, None)[0]
        assert 0 < likelihood < 1
    for file in ("encoder.onnx", "decoder.onnx"):
        assert_weights_kept(tmp_path / "fp32" / file, tmp_path / "int8" / file)
    sizes = [sum(path.stat().st_size for path in (tmp_path / name).glob("*.onnx")) for name in ("int8", "fp32")]
    assert sizes[0] < 0.6 * sizes[1]
    with pytest.raises(ValueError, match="schema"):
        exact.write([{"role": "user", "content": "x"}], 2, {"type": "string"})


def assert_weights_kept(exact: Path, small: Path) -> None:
    """Hold every quantised weight to half a step of its scale."""
    whole, parts = (
        {found.name: numpy_helper.to_array(found) for found in onnx.load(str(path)).graph.initializer}
        for path in (exact, small)
    )
    names = [name.removesuffix("_quantized") for name in parts if name.endswith("_quantized")]
    assert len(names) > 16, "every layer's matrices"
    for name in names:
        steps, scale, zero = (parts[f"{name}_{kind}"].astype(float) for kind in ("quantized", "scale", "zero_point"))
        # The output layer is the words' vectors, turned round when the file is prepared.
        weights = whole[name] if name in whole else whole["model.lm_head.weight"].T
        assert (np.abs((steps - zero) * scale - weights) <= scale / 2 + 1e-6).all(), name
        # One scale a channel is a product's: 7 bits, which no processor overflows with.
        assert scale.ndim == 0 or np.abs(steps).max() <= 64, name


def test_a_folder_without_an_export_is_told(tmp_path: Path) -> None:
    with pytest.raises(JobFailed) as failed:
        Seq2SeqGenerator(tmp_path)
    assert failed.value.code == "model_not_loaded"
