"""Makes a tool of every published model: the agent calls it with a text, or two, and gets the answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from engine.agent.finders import find_quoted, find_text
from engine.agent.language import Described, Phrase, say
from engine.agent.prompts import KIND
from engine.agent.tools import Finder, Tool, ToolResult, schema
from engine.agent.words import humanised, snake
from engine.errors import BadInput
from engine.results import Prediction, Role, ToolInfo
from engine.text.values import plain

Predict = Callable[[Sequence[str | tuple[str, str]]], Sequence[Prediction]]
LONGEST = 4000


def make_model_tool(
    name: str,
    predict: Predict,
    labels: Sequence[str] = (),
    examples: Sequence[str] = (),
    reads: Sequence[Role] = (),
) -> Tool:
    """Return the tool for the published model `name`; its own name is the snake-cased one.

    `labels` are the answers it can give (shown in the description), `examples` messages that mean it, best some rows
    of its own training data. `reads` are the roles of what it reads: one text, or two, each an argument.
    """
    about = _about(name, labels, len(reads) < 2)

    def ask(texts: Sequence[str]) -> ToolResult:
        predictions = predict((texts[0] if len(texts) == 1 else (texts[0], texts[1]),))
        if not predictions:
            raise BadInput("model_no_answer", model=name)
        return _result(name, predictions[0], labels)

    if len(reads) < 2:
        return _single(name, about, ask, examples)
    return _pair(name, about, ask, examples, (reads[0].hints[0], reads[1].hints[0]))


def _about(name: str, labels: Sequence[str], one: bool) -> Described:
    if not labels and one:
        return Described("Tell what kind of text this is, with the model {model}.", model=name)
    if not labels:
        return Described("Tell what two texts have to do with each other, with the model {model}.", model=name)
    shown = ", ".join(humanised(label) for label in labels[:6])
    if len(labels) > 6:
        shown = Described("{labels} and others", labels=shown)
    if one:
        return Described("Tell what kind of text this is, with the model {model}: {labels}.", model=name, labels=shown)
    return Described(
        "Tell what two texts have to do with each other, with the model {model}: {labels}.", model=name, labels=shown
    )


def _single(name: str, about: str, ask: Callable[[Sequence[str]], ToolResult], examples: Sequence[str]) -> Tool:
    return Tool(
        ToolInfo(
            name=snake(name),
            description=about,
            parameters=schema({"text": Described("The text to look at, in full.")}, ["text"], LONGEST),
            origin="model",
        ),
        lambda arguments: ask([str(arguments["text"]).strip()]),
        asks={"text": "Which text should I look at?"},
        examples=tuple(examples),
        finders={"text": Finder(find_text, specific=False)},
        refine=_whole_text,
    )


def _pair(
    name: str,
    about: str,
    ask: Callable[[Sequence[str]], ToolResult],
    examples: Sequence[str],
    arguments: tuple[str, str],
) -> Tool:
    words = [argument.replace("_", " ") for argument in arguments]
    properties = {
        argument: Described("The {word}, in full.", word=word) for argument, word in zip(arguments, words, strict=True)
    }
    return Tool(
        ToolInfo(snake(name), about, schema(properties, arguments, LONGEST), "model"),
        lambda given: ask([str(given[argument]).strip() for argument in arguments]),
        asks=dict(zip(arguments, (Phrase("What is the {words}?", words=word) for word in words), strict=True)),
        examples=tuple(examples),
        finders={
            argument: Finder(lambda message, at=at: find_quoted(message, at), specific=False)  # type: ignore[misc]
            for at, argument in enumerate(arguments)
        },
    )


def _whole_text(arguments: Mapping[str, Any], message: str) -> Mapping[str, Any]:
    """Take all of a quoted text where a caller pointed at a part of it."""
    part, whole = str(arguments.get("text") or ""), find_text(message) or ""
    if part and whole != message.strip() and part in whole:
        return {**arguments, "text": whole}
    return arguments


def _result(name: str, prediction: Prediction, labels: Sequence[str]) -> ToolResult:
    value = plain(prediction.value)
    if isinstance(value, float):
        return _score(name, value)
    confidence = round(prediction.confidence, 2)
    label = _told(value, labels)
    percent = f"{confidence * 100:.0f}%"
    others = [
        {"label": other, "confidence": round(share, 2)}
        for other, share in prediction.alternatives
        if other != value and share >= 0.005
    ][:3]
    rivals = tuple(other for other in labels if other != value) if isinstance(value, str) else ()
    kind = KIND if labels else "answer"
    said = tuple(map(humanised, value)) if _is_set(value) else (value,) if isinstance(value, str) and value else ()
    return ToolResult(
        data={"label": value, "confidence": confidence, "alternatives": others},
        facts=((kind, label), ("confidence", percent)),
        reply=say(
            "The model “{model}” says: {label} ({percent} sure).", model=humanised(name), label=label, percent=percent
        ),
        needs=said or (label,),
        rivals={kind: rivals} if rivals else {},
        # Of several classes a composer leaves some out.
        verbatim=len(said) > 1,
    )


def _score(name: str, value: float) -> ToolResult:
    told = f"{value:.3g}"
    return ToolResult(
        data={"score": round(value, 4)},
        facts=(("score", told),),
        reply=say("The model “{model}” says: {score}.", model=humanised(name), score=told),
        needs=(told,),
    )


def _told(value: Any, labels: Sequence[str]) -> str:
    """Return an answer in a person's words: a class, several of them, or words of a passage as they stand there."""
    if _is_set(value):
        return ", ".join(map(humanised, value)) or say("none")
    if isinstance(value, str):
        return (humanised(value) if value in labels else value) or say("no answer")
    return json.dumps(value, ensure_ascii=False)


def _is_set(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
