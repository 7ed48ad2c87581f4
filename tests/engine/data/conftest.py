"""What the data tests share: the task of the classification examples and a writer of small files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.results import Role, TaskInfo

_TEXT = ("text", "sentence", "message", "utterance", "review", "content", "question")
_LABEL = ("label", "intent", "category", "class", "sentiment", "topic")


@pytest.fixture
def task() -> TaskInfo:
    roles = (Role("text", "text", True, _TEXT), Role("label", "category", True, _LABEL))
    return TaskInfo("classification", "Sort texts", "", "", roles, "accuracy")


@pytest.fixture
def calls() -> TaskInfo:
    return TaskInfo(
        "tool-calls", "Call tools", "", "", (Role("messages", "messages", True, ("messages",)),), "exact_call"
    )


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, str | bytes], str]:
    """Write a file into the test's folder as it stands, text as UTF-8, and return its path."""

    def write(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return str(path)

    return write
