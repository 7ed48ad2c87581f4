"""A decoder's folder becomes an ONNX folder that onnxruntime-genai runs."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from engine.errors import BadInput, JobFailed
from engine.export.decoder import export_decoder

from .tiny import decoder_folder


def test_fp32_answers_like_torch_and_int8_is_smaller(tmp_path: Path) -> None:
    import onnxruntime_genai as genai
    import torch
    from transformers import AutoModelForCausalLM

    folder = decoder_folder(tmp_path / "hf")
    exact = export_decoder(folder, tmp_path / "fp32", precision="fp32")
    small = export_decoder(folder, tmp_path / "int8")
    tokens = np.array([1, 20, 30, 40], np.int32)
    with torch.no_grad():
        logits = AutoModelForCausalLM.from_pretrained(folder)(torch.tensor(tokens[None]).long()).logits[0, -1].numpy()
    for path, tolerance in ((exact, 1e-3), (small, 0.05)):
        model = genai.Model(str(path))
        generator = genai.Generator(model, genai.GeneratorParams(model))
        generator.append_tokens(tokens)
        assert np.abs(generator.get_logits().reshape(-1, 300)[-1] - logits).max() < tolerance
    assert _size(small) < _size(exact)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fp32", "hf", "int8"]


def test_an_architecture_without_a_builder_is_refused(tmp_path: Path) -> None:
    folder = decoder_folder(tmp_path / "hf")
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps({**config, "architectures": ["OddForCausalLM"]}), encoding="utf-8")
    with pytest.raises(BadInput) as failure:
        export_decoder(folder, tmp_path / "out")
    assert (failure.value.code, failure.value.params) == ("decoder_not_supported", {"architecture": "OddForCausalLM"})
    assert not (tmp_path / "out").exists()


def test_a_failing_build_keeps_what_stood_there(tmp_path: Path) -> None:
    folder = decoder_folder(tmp_path / "hf")
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-100])
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "old").touch()
    with pytest.raises(JobFailed) as failure:
        export_decoder(folder, tmp_path / "out")
    assert failure.value.code == "export_failed"
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["old"]


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.glob("model.onnx*"))
