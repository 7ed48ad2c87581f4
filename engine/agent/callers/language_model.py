"""Selects tools with a language model that is held to a grammar: it writes a call as JSON, or that it needs no tool."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence

from engine.agent.callers.call_grammar import calls_schema
from engine.agent.callers.selection import REPEATED, UNREADABLE, Guess, Selection, completed, decide, never
from engine.agent.callers.several import most_calls
from engine.agent.callers.talk import told
from engine.agent.messages import Message, ToolCall, calls_of_turn, question_of_turn
from engine.agent.ports import Writer
from engine.agent.tools import Tool
from engine.tasks.parts.call_form import NOTHING_TO_CALL, Lesson

AUTHOR = "language model"
_SURE = 0.9
# A call ends where its grammar does; long texts that are copied into it take as many tokens as they have.
_MOST_TOKENS = 2048


class LanguageModelCaller:
    """Calls what a decoder writes, where it finds that likely and the agent may.

    `lesson` is how the model learned to be asked; tools it does not know are described in the same form. `shown` puts
    worked examples made of the tools' own before the conversation, for a model that never learned to call.

    The confidence is the geometric mean of the probabilities of the tokens that the model chose among those which the
    grammar allowed; forced ones do not count. `threshold` is the one from which a call is made without asking: see
    `engine.runtime.callers` for those measured.
    """

    def __init__(
        self,
        writer: Writer,
        model: str = "",
        threshold: float = 0.6,
        lesson: Lesson | None = None,
        shown: bool = False,
    ) -> None:
        self._writer = writer
        self._model = model
        self._threshold = threshold
        self._lesson = lesson or Lesson()
        self._shown = shown

    def select(
        self, messages: Sequence[Message], tools: Sequence[Tool], cancelled: Callable[[], bool] = never
    ) -> Selection:
        """Select for the person's last message, or a further call after a result where that message asks for more.

        Results are read as data: arguments come from the person's words alone, a result's words are in no grammar.
        """
        text, made = question_of_turn(messages), calls_of_turn(messages)
        if not text or not tools or (made and len(made) >= most_calls(text)):
            return Selection(None, 1.0, 0.0, AUTHOR, self._model)
        started = time.perf_counter()
        said = [message.content for message in messages if message.role == "user"]
        prompt = told(messages, tools, self._lesson, self._shown)
        schema = calls_schema(tools, said, made, self._lesson.lines)
        written = self._writer.generate(prompt, _unheard, cancelled, max_tokens=_MOST_TOKENS, schema=schema)
        guess = _guess(written.text, written.likelihood, tools, text)
        read = guess or Guess(None, {}, 0.0)
        call, unsure = self._further(read) if made else decide(read, messages, tools, self._threshold, _SURE)
        dropped = UNREADABLE if guess is None and call is None else ""
        if call and any((call.name, call.arguments) == (one.name, one.arguments) for one in made):
            call, dropped = None, REPEATED
        spent = (time.perf_counter() - started) * 1000
        return Selection(call, read.confidence, spent, AUTHOR, self._model, unsure, dropped)

    def _further(self, guess: Guess) -> tuple[ToolCall | None, None]:
        """Return a further call; one that is doubtful or incomplete is none, as there is an answer."""
        if guess.tool is None or guess.confidence < self._threshold or guess.tool.missing(guess.arguments):
            return None, None
        return ToolCall("", guess.tool.name, guess.arguments), None


def _guess(text: str, likelihood: float, tools: Sequence[Tool], said: str) -> Guess | None:
    """Return what was written, None where that was cut off (stopped, or out of tokens): it is no call."""
    try:
        call = json.loads(text)
    except ValueError:
        return None
    if call == NOTHING_TO_CALL:
        return Guess(None, {}, likelihood)
    tool = next(tool for tool in tools if tool.name == call["name"])
    return Guess(tool, completed(tool, call["arguments"], said), likelihood)


def _unheard(piece: str) -> None:
    """A call is shown when it stands."""
