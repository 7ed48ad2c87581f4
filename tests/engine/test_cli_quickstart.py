"""The quickstart's conversation is held to the words that the sample expects of each reply."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

from engine import commands
from engine.agent.messages import Message
from engine.cli import quickstart
from engine.cli.output import TextOutput
from engine.paths import sample

TURNS = json.loads((sample() / "conversation.json").read_text(encoding="utf-8"))["turns"]


class Answering:
    """Stands for an engine whose agent gives these replies, one a message."""

    def __init__(self, replies: list[str]) -> None:
        self.replies = iter(replies)
        self.messages: list[Message] = []

    def ask(self, command: Any, listener: Any = None) -> Any:
        if isinstance(command, commands.ListBases):
            return ()
        if isinstance(command, commands.SendMessage):
            self.messages += [Message("user", command.text), Message("assistant", next(self.replies))]
        return SimpleNamespace(chat="chat", messages=tuple(self.messages))


def converse(replies: list[str]) -> dict[str, Any]:
    return quickstart._converse(Answering(replies), TextOutput(), "project", "router")  # type: ignore[arg-type]


def expected() -> list[str]:
    return [", ".join(turn["replies"]) for turn in TURNS]


def test_replies_with_the_expected_words_pass_without_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    assert all(turn["replies"] for turn in TURNS)
    assert converse(expected())["unexpected"] == []
    assert capsys.readouterr().out == ""


def test_a_reply_with_another_fact_is_told_with_the_words_that_it_lacks(capsys: pytest.CaptureFixture[str]) -> None:
    replies = expected()
    asked = next(at for at, turn in enumerate(TURNS) if turn["say"] == "It's LL-1027")
    replies[asked] = "The customer of LL-1027 is Yuki Nakamura."
    found = converse(replies)
    assert found["unexpected"] == [{"reply": replies[asked], "expected": ["18 November 2026"]}]
    assert len(found["messages"]) == 2 * len(TURNS)
    told = capsys.readouterr().out
    assert "This reply should have said: 18 November 2026\n" in told
    assert f"1 of the {len(TURNS)} replies did not say what was expected of them.\n" in told
