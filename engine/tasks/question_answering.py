"""Answering questions from a passage: the answer is a stretch of the passage, or there is none."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from engine.errors import BadInput
from engine.results import Role, TaskInfo
from engine.tasks.task import Row, Task


class QuestionAnswering(Task):
    """Rows of a question (`text`), a passage (`text_pair`), the answer (`target`, '' for none) and where it stands."""

    info = TaskInfo(
        name="question-answering",
        title="Answer questions from a passage",
        meaning="The model reads a question and a passage and points to the words of the passage that answer it.",
        example="“When do you open?” + “We open at nine.” → at nine\n“Who pays?” + “It rains.” → no answer",
        roles=(
            Role("text", "text", True, ("question", "query", "text")),
            Role("text_pair", "text", True, ("context", "passage", "paragraph", "document")),
            Role("target", "text", True, ("answer", "answer_text", "target", "response")),
            Role("answers", "json", False, ("answers",)),
        ),
        metric="f1",
        families=(),
    )

    @property
    def structure(self) -> Callable[[Row], Mapping[str, str]]:
        return _canonical


def _canonical(row: Row) -> Mapping[str, str]:
    """Return question, passage, answer, and every accepted answer with its place as JSON."""
    question, passage = str(row["text"]), str(row["text_pair"])
    answers = _given(row.get("answers")) or _found(str(row["target"]), passage)
    for answer in answers:
        start, text = answer["answer_start"], answer["text"]
        if passage[start : start + len(text)] != text:
            raise BadInput("answer_form", problem=f"'{text[:60]}' does not stand at {start} in the passage")
    return {
        "text": question,
        "text_pair": passage,
        "target": answers[0]["text"] if answers else "",
        "answers": json.dumps(answers, ensure_ascii=False),
    }


def _given(cell: Any) -> list[dict[str, Any]]:
    try:
        return [
            {"text": str(item["text"]), "answer_start": int(item["answer_start"])} for item in json.loads(cell or "[]")
        ]
    except (ValueError, TypeError, KeyError):
        raise BadInput("answer_form", problem="the answers are no list of text and answer_start") from None


def _found(answer: str, passage: str) -> list[dict[str, Any]]:
    """Return the answer at the first place where it stands."""
    if not answer.strip():
        return []
    start = passage.find(answer)
    if start < 0:
        raise BadInput("answer_form", problem=f"'{answer[:60]}' does not stand in the passage")
    return [{"text": answer, "answer_start": start}]


TASK = QuestionAnswering()
