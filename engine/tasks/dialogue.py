"""Dialogue: the model learns to reply as the assistant of the person's own conversations does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.agent.messages import chat_from_openai
from engine.errors import BadInput
from engine.results import Role, TaskInfo
from engine.tasks.task import Row
from engine.tasks.text_metrics import overlap_f1, rouge_l
from engine.tasks.writer_task import WriterTask
from engine.values import to_json

# Whose words a person reads; what tools answered is in the messages.
SPEAKERS = ("user", "assistant")


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

    def scores(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, NDArray[np.float64] | None]:
        return {"f1": overlap_f1(gold, predicted), "rouge_l": rouge_l(gold, predicted)}

    def metrics(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
        return {"f1": float(overlap_f1(gold, predicted).mean()), "rouge_l": float(rouge_l(gold, predicted).mean())}

    @property
    def structure(self) -> Callable[[Row], Mapping[str, str]]:
        return _canonical


def _canonical(row: Row) -> Mapping[str, str]:
    messages = chat_from_openai(row["messages"])
    replies = [at for at, message in enumerate(messages) if message.role == "assistant" and message.content]
    last = replies[-1] if replies else 0
    said = [f"{message.role}: {message.content}" for message in messages[:last] if message.role in SPEAKERS]
    if not said:
        raise BadInput("message_form", problem="there is no user message with an assistant's answer after it")
    given = row["messages"]
    return {
        "text": "\n".join(said),
        "target": messages[last].content,
        "messages": given if isinstance(given, str) else to_json(given),
    }


TASK = Dialogue()
