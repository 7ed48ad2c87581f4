"""Selects the desk's tools: an intent's answer where it is sure and full, else the documents, else a person."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

from engine.agent.callers.selection import Guess, Selection, decide, never
from engine.agent.courtesy import courtesy
from engine.agent.messages import Message, ToolCall
from engine.agent.templates import asks_about_me
from engine.agent.tools import Tool
from engine.ready_made.support_desk import tools as own
from engine.ready_made.support_desk.clerk import NOTHING, Decision
from engine.ready_made.support_desk.searching import document_tools, passages_of
from engine.ready_made.support_desk.values import BY_DOCUMENTS, BY_INTENT, HANDED_OVER

# A question that was asked back is left for another intent only from this confidence on.
_SURE = 0.9
Note = Callable[[str, str, str, float], None]


class DeskCaller:
    """`decide_question` says what is asked for, `note` keeps how each question is answered."""

    def __init__(
        self,
        decide_question: Callable[[str], Decision] | None,
        answers: Callable[[], Mapping[str, str]],
        note: Note,
        model: str = "",
    ) -> None:
        self._decide = decide_question
        self._answers = answers
        self._note = note
        self._model = model

    def select(
        self, messages: Sequence[Message], tools: Sequence[Tool], cancelled: Callable[[], bool] = never
    ) -> Selection:
        """Select for the person's last message; after a tool's result nothing more is called."""
        started = time.perf_counter()
        if not messages or messages[-1].role != "user":
            return self._selected(None, 1.0, started)
        text = messages[-1].content
        if courtesy(text) or asks_about_me(text):
            return self._selected(None, 1.0, started)
        found = self._decide(text) if self._decide else NOTHING
        guess = self._guess(found, text, tools)
        call, _ = decide(guess, messages, tools, 0.0, _SURE)
        if call is not None:
            called = next(tool for tool in tools if tool.name == call.name)
            # What a table does not fill is for a person: a customer is told neither of gaps nor of others' numbers.
            left = own.unfilled(called, call.arguments)
            if left:
                return self._handed_over(left, str(call.arguments["intent"]), found.confidence, started)
            if guess.tool is not None and call.name == guess.tool.name and call.arguments.get("question") == text:
                self._note(text, BY_INTENT, found.intent, found.confidence)
            return self._selected(call, found.confidence, started)
        return self._otherwise(text, found, tools, started)

    def _guess(self, found: Decision, text: str, tools: Sequence[Tool]) -> Guess:
        name = own.tool_for(self._answers().get(found.intent, "")) if found.sure else ""
        tool = next((tool for tool in tools if tool.name == name), None)
        return Guess(tool, {"intent": found.intent, "question": text} if tool else {}, found.confidence)

    def _otherwise(self, text: str, found: Decision, tools: Sequence[Tool], started: float) -> Selection:
        passages = passages_of(text, document_tools(tools))
        if passages is not None:
            self._note(text, BY_DOCUMENTS, found.intent, found.confidence)
            return self._selected(ToolCall("", passages[0].name, {"question": text}), found.confidence, started)
        return self._handed_over(text, found.intent, found.confidence, started)

    def _handed_over(self, question: str, intent: str, confidence: float, started: float) -> Selection:
        self._note(question, HANDED_OVER, intent, confidence)
        return self._selected(ToolCall("", own.HAND_OVER, {"question": question}), confidence, started)

    def _selected(self, call: ToolCall | None, confidence: float, started: float) -> Selection:
        return Selection(call, confidence, (time.perf_counter() - started) * 1000, "router", self._model)
