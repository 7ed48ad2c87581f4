"""A GGUF file becomes a Hugging Face folder with the same weights."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.errors import BadInput
from engine.export.gguf import convert_gguf

from .tiny import decoder_folder, write_gguf


def test_the_weights_and_the_chat_template_come_through(tmp_path: Path) -> None:
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    folder = decoder_folder(tmp_path / "hf")
    target = convert_gguf(write_gguf(folder, tmp_path / "tiny.gguf"), tmp_path / "out")
    config = json.loads((target / "config.json").read_text(encoding="utf-8"))
    assert "quantization_config" not in config
    assert config["architectures"] == ["LlamaForCausalLM"]
    before, after = (AutoModelForCausalLM.from_pretrained(path) for path in (folder, target))
    tokens = torch.tensor([[1, 20, 30, 40]])
    with torch.no_grad():
        torch.testing.assert_close(after(tokens).logits, before(tokens).logits, atol=1e-4, rtol=1e-4)
    tokenizer = AutoTokenizer.from_pretrained(target)
    text = tokenizer.apply_chat_template([{"role": "user", "content": "hello"}], tokenize=False)
    assert text == "<|im_start|>user hello<|im_end|>"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hf", "out", "tiny.gguf"]


@pytest.mark.parametrize("content", [b"GGUF" + bytes(40), b"not at all", b""])
def test_what_is_no_gguf_is_refused_and_leaves_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.gguf").write_bytes(content)
    with pytest.raises(BadInput) as failure:
        convert_gguf(tmp_path / "bad.gguf", tmp_path / "out")
    assert failure.value.code == "gguf_unreadable"
    assert [path.name for path in tmp_path.iterdir()] == ["bad.gguf"]
