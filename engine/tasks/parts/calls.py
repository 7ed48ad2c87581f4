"""What choosing tools and their arguments is, whichever family of models learns it: its rows and how it is judged."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.agent.messages import Message, ToolCall, chat_from_openai, to_openai
from engine.errors import BadInput
from engine.results import Role, TaskInfo
from engine.tasks.entities import canonical_spans
from engine.tasks.parts.spans import Span, locate
from engine.tasks.task import Reading, Row, Space, Task

NO_TOOL = "none"


class Calls(Task):
    """Whole call right (`exact_call`), tool right (`accuracy`), argument values right (`span_f1`)."""

    info = TaskInfo(
        name="tool-calls",
        title="Choose tools and their arguments",
        meaning="The model reads a message, picks the tool that fits, and finds its arguments in the words.",
        example="“Where is order LL-1042?” → look_up_orders(order_id: LL-1042)\n“Thank you!” → no tool",
        roles=(Role("messages", "calls", True, ("messages", "conversation", "chat", "dialogue")),),
        metric="exact_call",
        families=("encoder", "decoder"),
        answer=("label", "target", "messages"),
        settings=("class_weights", "label_smoothing"),
        explained=True,
    )

    @property
    def structure(self) -> Callable[[Row], Mapping[str, str]]:
        return _canonical

    def choices(self, known: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*known, NO_TOOL)))

    def answered(self, text: str, answer: Mapping[str, str]) -> Mapping[str, str]:
        """Return the call of the tool `label` whose arguments are the stretches `spans`."""
        tool = answer.get("label", "").strip()
        if not tool:
            raise BadInput("message_form", problem="no tool was chosen")
        called = tool != NO_TOOL
        marked = (
            json.loads(canonical_spans({"text": text, "spans": answer.get("spans", "")})["spans"]) if called else []
        )
        spans = [(span["start"], span["end"], span["label"]) for span in marked]
        names = [name for _, _, name in spans]
        arguments = arguments_of(spans, text, [name for name in names if names.count(name) > 1])
        calls = (ToolCall("call_1", tool, arguments),) if called else ()
        said = [Message("user", text), Message("assistant", calls=calls)]
        shaped = _canonical({"messages": [to_openai(message) for message in said]})
        return {name: shaped[name] for name in self.info.answer}

    def space(self, rows: Sequence[Row], tools: Sequence[Mapping[str, Any]] | None) -> Space:
        golds = [self.gold(row) for row in rows]
        arguments: dict[str, set[str]] = {}
        for gold in golds:
            if gold["tool"]:
                arguments.setdefault(gold["tool"], set()).update(gold["arguments"])
        names = sorted(arguments)
        return {
            "labels": [NO_TOOL, *names],
            "arguments": {name: sorted(arguments[name]) for name in names},
            "lists": _list_arguments(golds),
            "tools": list(tools or ()),
        }

    def gold(self, row: Row) -> Any:
        return json.loads(row["target"])

    def stretches(self, value: Any, text: str) -> Sequence[Span]:
        return locate(text, pairs(value["arguments"])) or ()

    def label(self, row: Row) -> str:
        return str(row["label"])

    def lexicon(self, rows: Sequence[Row]) -> Any:
        """Return (tool, argument) -> the values seen in training, longest first."""
        seen: dict[tuple[str, str], set[str]] = {}
        for gold in map(self.gold, rows):
            for name, value in pairs(gold["arguments"]):
                seen.setdefault((gold["tool"], name), set()).add(value)
        return {key: sorted(values, key=lambda value: (-len(value), value)) for key, values in seen.items()}

    def answer(self, label: str, read: Reading, lexicon: Any) -> Any:
        if label == NO_TOOL:
            return {"tool": None, "arguments": {}}
        padded = f" {read} "
        found = {
            name: next((value for value in values if f" {value} " in padded), None)
            for (tool, name), values in lexicon.items()
            if tool == label
        }
        return {"tool": label, "arguments": {name: value for name, value in found.items() if value}}

    def scores(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, NDArray[np.float64] | None]:
        pairs = list(zip(gold, predicted, strict=True))
        return {
            "exact_call": np.array([_same(a, b) for a, b in pairs], float),
            "accuracy": np.array([a["tool"] == b["tool"] for a, b in pairs], float),
            "span_f1": None,
        }

    def metrics(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
        rows = self.scores(gold, predicted)
        exact, accuracy = rows["exact_call"], rows["accuracy"]
        assert exact is not None and accuracy is not None
        return {
            "exact_call": float(exact.mean()),
            "accuracy": float(accuracy.mean()),
            "span_f1": _argument_f1(gold, predicted),
        }

    def classes(self, value: Any) -> str:
        return str(value["tool"] or NO_TOOL)


def _canonical(row: Row) -> Mapping[str, str]:
    """Return text, label (tool or none), target (the call as JSON) and the messages as they came."""
    text, call = _last_exchange(chat_from_openai(row["messages"]))
    arguments = dict(call[1]) if call else {}
    if locate(text, pairs(arguments)) is None:
        raise BadInput("argument_not_in_text", tool=call[0] if call else NO_TOOL, text=text[:80])
    messages = row["messages"]
    return {
        "text": text,
        "label": call[0] if call else NO_TOOL,
        "target": json.dumps({"tool": call[0] if call else None, "arguments": arguments}, ensure_ascii=False),
        "messages": messages if isinstance(messages, str) else json.dumps(messages, ensure_ascii=False),
    }


def _last_exchange(messages: Sequence[Message]) -> tuple[str, tuple[str, Mapping[str, Any]] | None]:
    """Return the last user words that an assistant answered, and the call it answered with."""
    for index in range(len(messages) - 1, 0, -1):
        asked, answered = messages[index - 1], messages[index]
        if asked.role == "user" and answered.role == "assistant":
            if len(answered.calls) > 1:
                raise BadInput("message_form", problem="a message with several tool calls cannot be learned yet")
            call = answered.calls[0] if answered.calls else None
            return asked.content, (call.name, call.arguments) if call else None
    raise BadInput("message_form", problem="there is no user message with an assistant's answer after it")


def pairs(arguments: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return (name, value) of every argument, a list's items one by one."""
    return [
        (name, str(item))
        for name, value in arguments.items()
        for item in (value if isinstance(value, list) else [value])
    ]


def _list_arguments(golds: Sequence[Mapping[str, Any]]) -> dict[str, list[str]]:
    """Return tool -> arguments that occur as lists."""
    lists: dict[str, set[str]] = {}
    for gold in golds:
        for name, value in gold["arguments"].items():
            if isinstance(value, list):
                lists.setdefault(gold["tool"], set()).add(name)
    return {tool: sorted(names) for tool, names in lists.items()}


def arguments_of(spans: Sequence[Span], text: str, lists: Sequence[str]) -> dict[str, Any]:
    """Return the arguments; a name that stands twice becomes a list only where its tool is known to take one."""
    found: dict[str, Any] = {}
    for start, end, name in spans:
        value = text[start:end].strip()
        if name not in found:
            found[name] = value
        elif name in lists:
            found[name] = [*(found[name] if isinstance(found[name], list) else [found[name]]), value]
    return found


def _same(gold: Mapping[str, Any], predicted: Mapping[str, Any]) -> bool:
    return bool(gold["tool"] == predicted["tool"] and gold["arguments"] == predicted["arguments"])


def _argument_f1(gold: Sequence[Any], predicted: Sequence[Any]) -> float:
    """Micro F1 over (row, tool, argument, value); 1.0 where there is nothing to find and nothing was found."""

    def items(values: Sequence[Any]) -> set[tuple[int, str, str, str]]:
        return {(row, v["tool"], *pair) for row, v in enumerate(values) for pair in pairs(v["arguments"])}

    true, said = items(gold), items(predicted)
    return 2 * len(true & said) / (len(true) + len(said)) if true or said else 1.0
