"""The desk's own tools: give an intent's answer, filled from a table where it says so, and hand a question over."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from engine.agent.language import Described, say
from engine.agent.tools import Tool, ToolResult, schema
from engine.agent.words import humanised
from engine.errors import BadInput, EngineError
from engine.ready_made.support_desk.clerk import Decision
from engine.ready_made.support_desk.filling import filled, gap, look_ups, table_of
from engine.ready_made.support_desk.suggesting import suggest
from engine.ready_made.support_desk.values import Suggestion
from engine.results import ToolInfo

ANSWER, WITH, HAND_OVER = "answer_customer", "answer_with_", "hand_over"
ORIGIN = "support_desk"
_INTENT = Described("What the question asks for.")
_QUESTION = Described("The customer's question, in full.")
# Why an answer cannot be given: no such row, no such column, nothing in that cell, or no answer any more.
UNFILLED = ("row_not_found", "desk_field", "desk_gap", "desk_no_answer")
_LONGEST = 4000

Answers = Callable[[], Mapping[str, str]]
Keep = Callable[[str, str, Suggestion], int]
Decide = Callable[[str], Decision]


def answer_tools(answers: Answers, tools: Sequence[Tool]) -> list[Tool]:
    """Return the tool that gives an answer as it stands, and one a table for answers that are filled from it."""
    return [_plain(answers), *(_with(answers, table, tool) for table, tool in look_ups(tools).items())]


def tool_for(answer: str) -> str:
    """Return the name of the tool that gives this answer."""
    table = table_of(answer)
    return f"{WITH}{table}" if table else ANSWER


def _plain(answers: Answers) -> Tool:
    def give(arguments: Mapping[str, Any]) -> ToolResult:
        return _given(str(arguments["intent"]), _answer(answers, str(arguments["intent"])))

    fields = {"intent": _INTENT, "question": _QUESTION}
    info = ToolInfo(
        ANSWER,
        Described("Give the answer that is kept for what a customer asks."),
        schema(fields, ["intent"], _LONGEST),
        ORIGIN,
    )
    return Tool(info, give, asks={"intent": "What does the customer want?"})


def _with(answers: Answers, table: str, look_up: Tool) -> Tool:
    key = look_up.required[0]

    def give(arguments: Mapping[str, Any]) -> ToolResult:
        intent = str(arguments["intent"])
        answer = _answer(answers, intent)
        text = filled(answer, look_up.function({key: arguments[key]}).data)
        if gap(text):
            raise BadInput("desk_gap", field=gap(text))
        return _given(intent, text)

    fields = {
        "intent": _INTENT,
        key: look_up.info.parameters["properties"][key]["description"],
        "question": _QUESTION,
    }
    words = Described(
        "Give the answer that is kept for what a customer asks, filled from the table {table}.", table=humanised(table)
    )
    return Tool(
        ToolInfo(f"{WITH}{table}", words, schema(fields, ["intent", key], _LONGEST), ORIGIN),
        give,
        asks={"intent": "What does the customer want?", key: look_up.asks.get(key, "")},
        finders={key: look_up.finders[key]} if key in look_up.finders else {},
    )


def unfilled(tool: Tool, arguments: Mapping[str, Any]) -> str:
    """Return the question to hand over where a table does not fill an answer, '' where nothing speaks against it.

    It names the key that was given, which a customer may have said only when asked back.
    """
    if not tool.name.startswith(WITH) or tool.missing(arguments):
        return ""
    try:
        tool.function(arguments)
    except EngineError as error:
        if error.code not in UNFILLED:
            # The call itself will tell.
            return ""
        question = str(arguments.get("question") or "")
        keys = [str(arguments[name]) for name in tool.required if name != "intent"]
        left = [key for key in keys if key.casefold() not in question.casefold()]
        return " ".join(filter(None, (question, *(f"({key})" for key in left))))
    return ""


def hand_over_tool(keep: Keep, decide: Decide, answers: Answers, tools: Sequence[Tool]) -> Tool:
    """Return the tool that puts a question on the list, with a reply that `tools` help to suggest."""

    def give(arguments: Mapping[str, Any]) -> ToolResult:
        question = str(arguments["question"]).strip()
        found = decide(question)
        number = keep(question, found.intent, suggest(question, found, answers(), tools))
        return ToolResult(
            data={"handed_over": number},
            facts=(("handed over", "yes"),),
            reply=say("I am not sure about this, so I have handed your question over. Somebody will reply to it."),
            verbatim=True,
        )

    words = Described("Hand a question over to a person, where nothing here answers it.")
    fields = {"question": Described("The question, in full.")}
    info = ToolInfo(HAND_OVER, words, schema(fields, ["question"], 8000), ORIGIN)
    return Tool(info, give, asks={"question": "Which question should I hand over?"})


def _answer(answers: Answers, intent: str) -> str:
    found = answers().get(intent, "")
    if not found:
        raise BadInput("desk_no_answer", intent=humanised(intent))
    return found


def _given(intent: str, text: str) -> ToolResult:
    facts = (("intent", humanised(intent)), ("answer", text))
    return ToolResult(data={"intent": intent, "answer": text}, facts=facts, reply=text, verbatim=True)
