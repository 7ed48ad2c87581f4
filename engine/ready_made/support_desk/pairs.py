"""Reads questions with their answers, or past conversations, from a person's files."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from engine.data.streams import iterate
from engine.errors import BadInput

_QUESTION = ("question", "questions", "text", "message", "query", "user", "customer", "utterance", "prompt")
_ANSWER = ("answer", "answers", "response", "reply", "assistant", "agent", "output", "completion", "template")
_INTENT = ("intent", "label", "category", "class", "topic")
_CHAT = "messages"


@dataclass(frozen=True)
class Pair:
    """A question with its answer and its intent, '' where the file does not say."""

    question: str
    answer: str = ""
    intent: str = ""


def read(paths: Sequence[str]) -> tuple[list[Pair], dict[str, str]]:
    """Return the pairs, each question once, and the answers that a file gives an intent without a question.

    Raises BadInput `desk_no_questions` where no column or conversation holds questions, and as the readers do.
    """
    pairs: dict[str, Pair] = {}
    templates: dict[str, str] = {}
    for path in paths:
        for rows in iterate(path):
            for row in rows:
                for pair in _pairs(row):
                    if pair.question:
                        pairs.setdefault(pair.question, pair)
                    elif pair.intent and pair.answer:
                        templates.setdefault(pair.intent, pair.answer)
    if not pairs:
        raise BadInput("desk_no_questions", files=", ".join(paths), columns=", ".join((*_QUESTION[:3], _CHAT)))
    return list(pairs.values()), templates


def best_answers(pairs: Sequence[Pair]) -> dict[str, str]:
    """Return intent -> the answer that was given most often, of equals the longest."""
    found: dict[str, Counter[str]] = {}
    for pair in pairs:
        counted = found.setdefault(pair.intent, Counter())
        if pair.answer:
            counted[pair.answer] += 1
    return {
        intent: max(counted, key=lambda answer: (counted[answer], len(answer)), default="")
        for intent, counted in found.items()
    }


def _pairs(row: Mapping[str, str]) -> Iterator[Pair]:
    named = {name.strip().lower(): value.strip() for name, value in row.items()}
    if named.get(_CHAT):
        yield from _conversation(named[_CHAT])
        return
    question, answer, intent = (_first(named, hints) for hints in (_QUESTION, _ANSWER, _INTENT))
    yield Pair(question, answer, intent)


def _first(row: Mapping[str, str], hints: Sequence[str]) -> str:
    return next((row[name] for name in hints if name in row), "")


def _conversation(text: str) -> Iterator[Pair]:
    """Yield how a conversation began: what is asked later is seldom to be understood without what came before."""
    said = [message for message in json.loads(text) if message.get("role") in ("user", "assistant")]
    for asked, told in pairwise(said):
        if asked["role"] == "user" and told["role"] == "assistant" and told.get("content"):
            yield Pair(str(asked.get("content") or "").strip(), str(told["content"]).strip())
            return
