"""A published model is kept while an agent needs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.errors import BadInput
from engine.results import AgentInfo, ModelInfo
from engine.store import agents, models
from engine.store.database import open_database


@pytest.mark.parametrize("use", ["caller", "language_model", "composer"])
def test_a_model_that_an_agent_uses_is_not_deleted(tmp_path: Path, use: str) -> None:
    database = open_database(tmp_path / "project.sqlite", new=True)
    model = ModelInfo("model-1", "calls", "tool-calls", "tiny", "r", "d", "exact_call", 0.8, "2026", 0, "f")
    models.add(database, model, 1)
    used = {"caller": "", "language_model": "", "composer": "", use: "model-1"}
    agents.save(database, AgentInfo("agent-1", "Helper", "", (), permissions={}, **used))
    with pytest.raises(BadInput) as caught:
        models.delete(database, "model-1")
    assert (caught.value.code, caught.value.params) == ("model_in_use", {"agents": "Helper"})
    agents.delete(database, "agent-1")
    models.delete(database, "model-1")
    assert models.every(database, tmp_path) == ()
    database.close()
