"""A base model whose ONNX an older Deskhand made says so, works meanwhile, and is made anew without the network."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.cli import main
from engine.errors import BadInput
from engine.machine.offline import network_attempts
from engine.models.layout import FACTS, verify


@pytest.fixture
def outdated(home: Path, tmp_path: Path) -> Path:
    """A home whose base model `tiny` has an export from before their versions were kept."""
    shutil.copytree(home / "models" / "tiny", tmp_path / "home" / "models" / "tiny")
    facts = tmp_path / "home" / "models" / "tiny" / FACTS
    data = json.loads(facts.read_text(encoding="utf-8"))
    assert data.pop("export") > 1
    facts.write_text(json.dumps(data), encoding="utf-8")
    return tmp_path / "home"


def test_it_is_made_anew_from_its_own_weights(outdated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = outdated / "models" / "tiny"
    weights = (folder / "model.safetensors").read_bytes()
    (made,) = (folder / "onnx").iterdir()
    before = made.stat().st_mtime_ns
    options = ["--home", str(outdated)]
    assert main([*options, "models", "list"]) == 0
    told = capsys.readouterr().out
    assert "deskhand models fetch tiny" in told and "ready" in told
    seen = network_attempts()
    assert main([*options, "--json", "models", "fetch", "tiny"]) == 0
    (base,) = json.loads(capsys.readouterr().out.splitlines()[-1])["result"]
    assert (base["state"], base["outdated"]) == ("ready", False)
    assert network_attempts() == seen
    assert made.stat().st_mtime_ns > before and (folder / "model.safetensors").read_bytes() == weights
    assert verify(folder) == ()
    assert [path.name for path in folder.parent.iterdir() if any(path.iterdir())] == ["tiny"]
    after = made.stat().st_mtime_ns
    assert main([*options, "models", "fetch", "tiny"]) == 0
    assert made.stat().st_mtime_ns == after, "what is up to date stays"


def test_damaged_weights_make_nothing(outdated: Path) -> None:
    file = outdated / "models" / "tiny" / "model.safetensors"
    damaged = bytearray(file.read_bytes())
    damaged[-1] ^= 1
    file.write_bytes(damaged)
    engine = Engine(outdated)
    engine.start()
    try:
        with pytest.raises(BadInput, match="base_not_ready"):
            engine.ask(commands.FetchBase("tiny"), timeout=250)
        (base,) = (base for base in engine.ask(commands.ListBases()) if base.id == "tiny")
    finally:
        engine.stop(timeout=60)
    assert (base.state, base.outdated) == ("ready", True), "it stays as it was"
