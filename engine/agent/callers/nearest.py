"""Selects tools by the nearest example, for a project in which no router was trained yet."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from engine.agent.callers.selection import Guess, Selection, completed, decide, never
from engine.agent.language import CHINESE, language_of
from engine.agent.messages import Message
from engine.agent.ports import Embedder
from engine.agent.tools import EVIDENCE, Tool
from engine.agent.wishes import name_one

_NEIGHBOURS = 3
_LATIN = re.compile(r"[A-Za-z]{2}")
_SURE = 0.75
# What all arguments that only a tool takes are worth in a language of which the encoder knows nothing.
_ALONE = 0.5

# What people say when they want no tool at all.
SMALL_TALK = (
    "hello",
    "hi there, how are you?",
    "good morning",
    "good evening, late shift today",
    "thank you very much",
    "thanks, that helps",
    "great, perfect",
    "okay",
    "goodbye, see you tomorrow",
    "that's all for now",
    "who are you?",
    "what can you do?",
    "how does this work?",
    "are you ready?",
    "tell me a joke",
    "what's the weather like?",
    "never mind",
    "I am tired today",
)


class NearestCaller:
    """Calls the tool whose examples are most like the person's words.

    A message scores with a tool the mean cosine of its three best examples (or fewer), with what the tool says of it
    (`Tool.fits`) or else a bonus when an argument that only this tool takes (an order number, a sum, a date) is found
    in it. Where the best one only tells something and leaves out of the message what one that changes something is
    called by ('refund' of `send_refund`), that one is meant. `threshold` is the score from which a call is made,
    `doubt` the one from which the agent asks whether the tool is meant.

    The starter encoder learned English. Of a message in Chinese only the examples in Chinese count.
    """

    def __init__(self, embedder: Embedder, model: str = "", threshold: float = 0.45, doubt: float = 0.35) -> None:
        self._embedder = embedder
        self._model = model
        self._threshold = threshold
        self._doubt = doubt
        self._cache: dict[tuple[str, ...], NDArray[np.float32]] = {}

    def select(
        self, messages: Sequence[Message], tools: Sequence[Tool], cancelled: Callable[[], bool] = never
    ) -> Selection:
        """Select for the person's last message; after a tool's result nothing more is called."""
        if not messages or messages[-1].role != "user":
            return Selection(None, 1.0, 0.0, "nearest", self._model)
        started = time.perf_counter()
        text = messages[-1].content
        tool, score = self._best(text, tools)
        guess = Guess(tool, completed(tool, _optional(tool, text), text) if tool else {}, score)
        call, unsure = decide(guess, messages, tools, self._threshold, _SURE)
        spent = (time.perf_counter() - started) * 1000
        return Selection(call, score, spent, "nearest", self._model, unsure)

    def _best(self, text: str, tools: Sequence[Tool]) -> tuple[Tool | None, float]:
        query = self._embedder.embed((text,))[0]
        talk = 0.0 if language_of(text) == CHINESE else self._likeness(query, SMALL_TALK)
        scored = [(self._score(query, tool, text), tool) for tool in tools]
        if not scored:
            return None, _share(talk)
        score, tool = max(scored, key=lambda pair: pair[0])
        if score < self._doubt or talk > score:
            return None, _share(max(talk, 1.0 - score))
        left = _left_out(tool, text)
        doing = [pair for pair in scored if pair[1].info.changes and pair[0] >= self._doubt and name_one(left, pair[1])]
        if doing:
            score, tool = max(doing, key=lambda pair: pair[0])
        return tool, _share(score)

    def _score(self, query: NDArray[np.float32], tool: Tool, text: str) -> float:
        examples, evidence = _examples(tool), EVIDENCE
        if language_of(text) == CHINESE:
            examples, evidence = tuple(filter(_is_chinese, examples)), _ALONE
        alike = self._likeness(query, examples) if examples else 0.0
        return tool.fits(text, alike) if tool.fits else alike + evidence * tool.evidence(text)

    def _likeness(self, query: NDArray[np.float32], examples: tuple[str, ...]) -> float:
        if examples not in self._cache:
            self._cache[examples] = self._embedder.embed(examples)
        cosines = np.sort(self._cache[examples] @ query)[::-1]
        return float(cosines[: min(_NEIGHBOURS, len(cosines))].mean())


def _is_chinese(example: str) -> bool:
    """Say whether an example is all Chinese: those of tables are English with a table's words in them."""
    return language_of(example) == CHINESE and _LATIN.search(example) is None


def _examples(tool: Tool) -> tuple[str, ...]:
    return tool.examples or (tool.info.description,)


def _left_out(tool: Tool, text: str) -> str:
    """Return what of the message a call of a tool that only tells something leaves out, '' where it cannot tell."""
    arguments = completed(tool, _optional(tool, text), text)
    if tool.info.changes or tool.left_out is None or tool.missing(arguments):
        return ""
    return " ".join(tool.left_out(arguments, text))


def _optional(tool: Tool, text: str) -> dict[str, str]:
    found = {name: finder.find(text) for name, finder in tool.finders.items() if name not in tool.required}
    return {name: value for name, value in found.items() if value}


def _share(score: float) -> float:
    return round(min(1.0, max(0.0, score)), 4)
