"""Looking at, and importing, a person's own model folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.errors import BadInput
from engine.models.catalogue import find_base, list_bases
from engine.models.folder import import_folder, inspect
from engine.models.layout import verify
from engine.sentences import ERRORS

from .conftest import hf_folder


@pytest.mark.parametrize(
    ("config", "family"),
    [
        ({"model_type": "bert"}, "encoder"),
        ({"model_type": "llama"}, "decoder"),
        ({"model_type": "t5", "is_encoder_decoder": True}, "encoder-decoder"),
        ({"model_type": "new-one", "architectures": ["NewForCausalLM"]}, "decoder"),
        ({"model_type": "bert", "architectures": ["BertForMaskedLM"]}, "encoder"),
    ],
)
def test_family_and_size_are_told_without_loading(tmp_path: Path, config: dict[str, object], family: str) -> None:
    base = inspect(hf_folder(tmp_path / "My Model", **config))
    assert (base.family, base.parameters, base.layers, base.max_tokens) == (family, 110, 2, 64)
    assert (base.id, base.name) == ("my-model", "My Model")


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def _pickled(folder: Path) -> None:
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")


def _shard(folder: Path) -> None:
    index = {"weight_map": {"a": "model-00001-of-00002.safetensors", "b": "../model.safetensors"}}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index), encoding="utf-8")


def _config(folder: Path, text: str) -> None:
    (folder / "config.json").write_text(text, encoding="utf-8")


def _adapter(folder: Path) -> None:
    (folder / "config.json").unlink()
    (folder / "adapter_config.json").write_text("{}", encoding="utf-8")


DAMAGE: dict[str, Callable[[Path], object]] = {
    "no_config": lambda folder: (folder / "config.json").unlink(),
    "config_broken": lambda folder: _config(folder, "{"),
    "needs_code": lambda folder: _config(folder, '{"model_type": "bert", "auto_map": {"AutoModel": "evil.Model"}}'),
    "family_unknown": lambda folder: _config(folder, '{"model_type": "vit", "architectures": ["ViTModel"]}'),
    "no_weights": lambda folder: (folder / "model.safetensors").unlink(),
    "pickled_weights": _pickled,
    "weights_damaged": lambda folder: _cut(folder / "model.safetensors"),
    "weights_shard_missing": _shard,
    "no_tokenizer": lambda folder: (folder / "tokenizer.json").unlink(),
    "adapter_only": _adapter,
}


@pytest.mark.parametrize("code", DAMAGE)
def test_each_reason_why_not(tmp_path: Path, code: str) -> None:
    folder = hf_folder(tmp_path / "own")
    DAMAGE[code](folder)
    with pytest.raises(BadInput) as failure:
        import_folder(folder, tmp_path / "models")
    assert failure.value.code == code
    assert code in ERRORS
    assert list_bases(tmp_path / "models")[-1].state == "missing", "only the starters are listed"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as failure:
        inspect(tmp_path / "none")
    assert failure.value.code == "folder_missing"


def test_weights_that_are_something_else(tmp_path: Path) -> None:
    folder = hf_folder(tmp_path / "own")
    (folder / "model.safetensors").write_bytes(b"\x80\x04 pickled, under another name" * 10)
    with pytest.raises(BadInput) as failure:
        inspect(folder)
    assert failure.value.code == "weights_damaged"


def test_import_copies_what_is_needed_and_nothing_that_runs(tmp_path: Path) -> None:
    folder, root = hf_folder(tmp_path / "own"), tmp_path / "models"
    (folder / "modeling.py").write_text("raise SystemExit", encoding="utf-8")
    (folder / "optimizer.bin").write_bytes(b"x")
    base = import_folder(folder, root)
    names = sorted(path.name for path in (root / "own").iterdir())
    assert names == ["base.json", "config.json", "model.safetensors", "tokenizer.json"]
    assert find_base(root, "own") == base
    assert base.folder == str(root / "own")
    assert verify(root / "own") == ()
    assert import_folder(folder, root).id == "own-2"


def test_a_base_that_lost_a_file_is_broken(tmp_path: Path) -> None:
    root = tmp_path / "models"
    import_folder(hf_folder(tmp_path / "own"), root)
    _cut(root / "own" / "model.safetensors")
    assert {base.id: base.state for base in list_bases(root)}["own"] == "broken"
    with pytest.raises(BadInput) as failure:
        find_base(root, "own")
    assert failure.value.code == "base_not_ready"
