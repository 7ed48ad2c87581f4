"""Makes a tool of every published model: the agent calls it with a text and gets the answer and how sure it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from engine.agent.finders import find_text
from engine.agent.tools import Finder, Tool, ToolResult, schema
from engine.agent.words import humanised, snake
from engine.errors import BadInput
from engine.results import Prediction, ToolInfo
from engine.values import plain

Predict = Callable[[Sequence[str]], Sequence[Prediction]]


def make_model_tool(
    name: str,
    predict: Predict,
    description: str = "",
    labels: Sequence[str] = (),
    examples: Sequence[str] = (),
) -> Tool:
    """Return the tool for the published model `name`; its own name is the snake-cased one.

    `labels` are the answers it can give (shown in the description), `examples` messages that mean it, best some rows
    of its own training data.
    """
    shown = ", ".join(humanised(label) for label in labels[:6]) + (" and others" if len(labels) > 6 else "")
    about = description or f"Tell what kind of text this is, with the model {name}" + (f": {shown}." if shown else ".")

    def answer(arguments: Mapping[str, Any]) -> ToolResult:
        text = str(arguments["text"]).strip()
        predictions = predict((text,))
        if not predictions:
            raise BadInput("model_no_answer", model=name)
        return _result(name, predictions[0], labels)

    info = ToolInfo(
        name=snake(name),
        description=about,
        parameters=schema({"text": "The text to look at, in full."}, ["text"], 4000),
        origin="model",
    )
    return Tool(
        info,
        answer,
        asks={"text": "Which text should I look at?"},
        examples=tuple(examples),
        finders={"text": Finder(find_text, specific=False)},
        refine=_whole_text,
    )


def _whole_text(arguments: Mapping[str, Any], message: str) -> Mapping[str, Any]:
    """Take all of a quoted text where a caller pointed at a part of it."""
    part, whole = str(arguments.get("text") or ""), find_text(message) or ""
    if part and whole != message.strip() and part in whole:
        return {**arguments, "text": whole}
    return arguments


def _result(name: str, prediction: Prediction, labels: Sequence[str]) -> ToolResult:
    value = plain(prediction.value)
    confidence = round(prediction.confidence, 2)
    label = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    percent = f"{confidence * 100:.0f}%"
    others = [
        {"label": other, "confidence": round(share, 2)}
        for other, share in prediction.alternatives
        if other != value and share >= 0.005
    ][:3]
    rivals = tuple(other for other in labels if other != value) if isinstance(value, str) else ()
    return ToolResult(
        data={"label": value, "confidence": confidence, "alternatives": others},
        facts=(("kind of text", humanised(label)), ("confidence", percent)),
        reply=f"The model “{humanised(name)}” says: {humanised(label)} ({percent} sure).",
        needs=(label,),
        rivals={"kind of text": rivals} if rivals else {},
    )
