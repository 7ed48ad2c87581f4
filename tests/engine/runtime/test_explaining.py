"""Which answers are explained: what the window offers and what the engine does are one fact of the task."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from engine import commands
from engine.errors import BadInput
from engine.runtime.handlers import evaluations
from engine.sentences import sentence_for
from engine.tasks.registry import all_tasks


@pytest.mark.parametrize("task", sorted(name for name, task in all_tasks().items() if not task.info.explained))
def test_a_task_without_one_class_a_text_is_not_explained(task: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluations, "find", lambda *_: SimpleNamespace(task=task))
    runtime: Any = SimpleNamespace(project=lambda _path: None)
    job: Any = None
    with pytest.raises(BadInput) as caught:
        asyncio.run(evaluations.explain_row(runtime, job, commands.ExplainRow("shop", "model", "a text")))
    assert caught.value.code == "not_explained"
    told = sentence_for(caught.value.info())
    assert task in told.message
    assert "marked" not in told.message + told.remedy, "few of these tasks have marked words"
