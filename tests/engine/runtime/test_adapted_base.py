"""A base model made of another and an adapter of the app's: merged, exported, listed, made anew when that changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from safetensors.torch import save_file

from engine.errors import JobFailed
from engine.export.decoder import export_decoder
from engine.models import catalogue, layout
from engine.models.catalogue import Entry
from engine.results import BaseModel
from engine.runtime.orders import FetchOrder
from engine.runtime.procedures import fetching
from engine.training.lora import merged, with_lora
from engine.training.recipe import Recipe
from engine.training.writer_model import load_writer
from tests.engine.export.tiny import decoder_folder
from tests.engine.runtime.test_writer_procedures import Reporter

AGENT = Entry(
    id="taught", name="Taught", family="decoder", purpose="", languages=("en",), parameters=0, layers=2, max_tokens=128,
    licence="Apache-2.0", source="tests", bytes=1, base_id="scribe", adapter="taught_adapter",
)  # fmt: skip


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A models folder with a tiny base, and an adapter beside it that the catalogue knows."""
    root = tmp_path / "models"
    built = layout.partial_folder(root) / "scribe"
    decoder_folder(built)
    export_decoder(built, built / "onnx", precision="fp32")
    layout.publish(BaseModel("scribe", "Scribe", "decoder", "ready"), built, root)
    monkeypatch.setattr(catalogue, "ADAPTERS", tmp_path)
    monkeypatch.setattr(catalogue, "entries", lambda catalogue=None: (AGENT,))
    adapter(root / "scribe", tmp_path / AGENT.adapter, 1.0)
    yield root


def adapter(base: Path, folder: Path, size: float) -> None:
    """Write an adapter whose updates are not nothing, and its card."""
    import torch
    from peft import get_peft_model_state_dict

    adapted: Any = with_lora(load_writer(base, "decoder"), Recipe(lora_rank=2, lora_alpha=4))
    torch.manual_seed(1)
    tensors = {name: size * torch.randn_like(value) for name, value in get_peft_model_state_dict(adapted).items()}
    folder.mkdir(exist_ok=True)
    save_file({name: value.half() for name, value in tensors.items()}, folder / catalogue.ADAPTER)
    config = adapted.peft_config["default"]
    config.save_pretrained(folder)
    card = {"adapter_sha256": layout.sha256(folder / catalogue.ADAPTER)}
    (folder / catalogue.CARD).write_text(json.dumps(card), encoding="utf-8")


def make(root: Path) -> BaseModel:
    return fetching.run(FetchOrder(root / "log", AGENT.id, root), Reporter(reason=""))


def test_the_base_with_its_adapter_stands_ready_and_writes_otherwise(root: Path) -> None:
    assert catalogue.known_base(root, "taught").state == "missing"
    base = make(root)
    assert (base.state, base.adapter, base.licence) == ("ready", catalogue.adapter_hash(AGENT), "Apache-2.0")
    assert catalogue.known_base(root, "taught") == base
    assert (Path(base.onnx) / "genai_config.json").is_file()
    plain, taught = load_writer(root / "scribe", "decoder"), load_writer(Path(base.folder), "decoder")
    layer = "model.layers.0.self_attn.q_proj.weight"
    assert not plain.state_dict()[layer].equal(taught.state_dict()[layer])
    again = merged(root / "scribe", root.parent / AGENT.adapter).state_dict()[layer]
    assert taught.state_dict()[layer].allclose(again)
    assert not list(layout.partial_folder(root).iterdir())


def test_with_another_adapter_it_is_to_be_made_anew(root: Path) -> None:
    first = make(root)
    adapter(root / "scribe", root.parent / AGENT.adapter, 0.5)
    assert catalogue.known_base(root, "taught").state == "missing"
    second = make(root)
    assert second.state == "ready" and second.adapter != first.adapter


def test_a_damaged_adapter_is_refused(root: Path) -> None:
    file = root.parent / AGENT.adapter / catalogue.ADAPTER
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    with pytest.raises(JobFailed) as failure:
        make(root)
    assert failure.value.code == "hash_mismatch"
    assert catalogue.known_base(root, "taught").state == "missing"
