"""Small real files for the tests of base models: safetensors, Hugging Face folders, wheels."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from engine.models.catalogue import Entry, Wheel


def hf_folder(folder: Path, model_type: str = "bert", **config: object) -> Path:
    """Write a folder with real, tiny safetensors (110 weights), a config and a tokenizer file."""
    folder.mkdir(parents=True)
    facts = {"model_type": model_type, "num_hidden_layers": 2, "max_position_embeddings": 64, **config}
    (folder / "config.json").write_text(json.dumps(facts), encoding="utf-8")
    (folder / "tokenizer.json").write_text("{}", encoding="utf-8")
    save_file({"a": np.ones((10, 10), np.float32), "b": np.zeros(10, np.float16)}, folder / "model.safetensors")
    return folder


def wheel_of(path: Path, project: str, piece: str = "") -> Wheel:
    """Return what a catalogue says of the wheel at `path`."""
    content = path.read_bytes()
    return Wheel(project, "1.0", path.name, hashlib.sha256(content).hexdigest(), len(content), piece)


@pytest.fixture
def starter(tmp_path: Path) -> tuple[Entry, Path]:
    """A starter model's entry, and its wheel of about 600 kB that also holds things nobody asked for."""
    weights = np.random.default_rng(0).bytes(600_000)
    wheel = tmp_path / "wheels" / "tiny_model-1.0-py3-none-any.whl"
    wheel.parent.mkdir()
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("tiny_model/model/config.json", '{"model_type": "bert"}')
        archive.writestr("tiny_model/model/model.safetensors", weights)
        archive.writestr("tiny_model/__init__.py", "raise SystemExit")
        archive.writestr("../outside.txt", "escaped")
    entry = Entry(
        id="tiny",
        name="Tiny",
        family="encoder",
        purpose="For tests.",
        languages=("en",),
        parameters=110,
        layers=2,
        max_tokens=64,
        licence="Apache-2.0",
        source="tests",
        bytes=wheel.stat().st_size,
        wheels=(wheel_of(wheel, "tiny-model"),),
        weights="model.safetensors",
        weights_sha256=hashlib.sha256(weights).hexdigest(),
        folder="tiny_model/model",
        files=("config.json", "model.safetensors"),
    )
    return entry, wheel
