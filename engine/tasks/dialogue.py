"""Dialogue: the model learns to reply as the assistant of the person's own conversations does."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.agent import prompts
from engine.agent.messages import chat_from_openai
from engine.errors import BadInput
from engine.results import Role, TaskInfo
from engine.tasks.parts.chat import Message
from engine.tasks.parts.text_metrics import overlap_f1, rouge_l
from engine.tasks.task import Reading, Row, Space
from engine.tasks.writer_task import WriterTask
from engine.text.values import to_json

# Whose words are read; what tools answered is in the messages.
SPEAKERS = ("system", "user", "assistant")
_LESSON = f"system: {prompts.LEARNED}\n"
_TURN = re.compile(rf"^({'|'.join(SPEAKERS)}): ", re.MULTILINE)


class Dialogue(WriterTask):
    """Rows of a conversation (`messages`), what was said before the last reply (`text`) and that reply (`target`)."""

    info = TaskInfo(
        name="dialogue",
        title="Hold a conversation",
        meaning="The model reads a conversation and writes the next reply.",
        example="“My parcel is late.” → “I am sorry. What is your order number?”\n“LL-1042” → “It arrives tomorrow.”",
        roles=(Role("messages", "messages", True, ("messages", "conversation", "chat", "dialogue")),),
        metric="f1",
        families=("decoder",),
    )

    def space(self, rows: Sequence[Row], tools: Sequence[Mapping[str, Any]] | None) -> Space:
        """Return whether the rows have replies of an agent that a person corrected (`prompts.lesson`)."""
        return {prompts.COMPOSES: any(str(row["text"]).startswith(_LESSON) for row in rows)}

    def asked(self, read: Reading, space: Space) -> list[Message]:
        """Return the conversation as its turns; a text that is none is what the user says."""
        first, *rest = _TURN.split(str(read))
        turns = [("user", first), *zip(rest[::2], rest[1::2], strict=True)]
        return _alternating([(role, said.strip()) for role, said in turns if said.strip()] or [("user", "")])

    def scores(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, NDArray[np.float64] | None]:
        return {"f1": overlap_f1(gold, predicted), "rouge_l": rouge_l(gold, predicted)}

    def metrics(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
        return {"f1": float(overlap_f1(gold, predicted).mean()), "rouge_l": float(rouge_l(gold, predicted).mean())}

    @property
    def structure(self) -> Callable[[Row], Mapping[str, str]]:
        return _canonical


def _alternating(turns: Sequence[tuple[str, str]]) -> list[Message]:
    """Return the turns as messages, those of one speaker in a row as one: chat templates want them to alternate."""
    found: list[dict[str, str]] = []
    for role, said in turns:
        if found and found[-1]["role"] == role:
            found[-1]["content"] += f"\n{said}"
        else:
            found.append({"role": role, "content": said})
    return [*found]


def _canonical(row: Row) -> Mapping[str, str]:
    messages = chat_from_openai(row["messages"])
    replies = [at for at, message in enumerate(messages) if message.role == "assistant" and message.content]
    last = replies[-1] if replies else 0
    said = [
        f"{message.role}: {message.content}"
        for message in messages[:last]
        if message.role in SPEAKERS and message.content
    ]
    if not any(message.role == "user" and message.content for message in messages[:last]):
        raise BadInput("message_form", problem="there is no user message with an assistant's answer after it")
    given = row["messages"]
    return {
        "text": "\n".join(said),
        "target": messages[last].content,
        "messages": given if isinstance(given, str) else to_json(given),
    }


TASK = Dialogue()
