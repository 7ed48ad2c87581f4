"""Tasks that are learned by writing: what is asked, what is learned, and how what was written is understood."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from engine.errors import BadInput
from engine.tasks.parts.written_calls import WrittenCalls
from engine.tasks.registry import learned_by, task_named

CHAT = [
    {"role": "system", "content": "Be kind."},
    {"role": "user", "content": "My parcel is late."},
    {"role": "user", "content": "Order 12."},
    {"role": "assistant", "content": "I am sorry.\nIt comes today."},
    {"role": "user", "content": "Thank you."},
    {"role": "assistant", "content": "You are welcome."},
]
TOOLS = [{"type": "function", "function": {"name": "find", "description": "Find an order."}}]


def call_row(text: str, tool: str | None, **arguments: str | list[str]) -> dict[str, str]:
    target = {"tool": tool, "arguments": arguments}
    return {"text": text, "label": tool or "none", "target": json.dumps(target)}


CALLS = [
    call_row("where is 12", "find", order="12"),
    call_row("12 and 13", "find", order=["12", "13"]),
    call_row("hello", None),
]


def argument(call: Mapping[str, Any], name: str) -> Any:
    """Return the schema of an argument in that of a call."""
    return call["properties"]["arguments"]["patternProperties"][f"^{name}$"]


def test_a_conversation_is_read_as_its_turns() -> None:
    task = task_named("dialogue")
    row = task.structure({"messages": CHAT})
    conversation = task.conversation(row, {})
    merged = {"role": "user", "content": "My parcel is late.\nOrder 12."}
    assert conversation == [CHAT[0], merged, *CHAT[3:]]
    assert task.asked("Hello there", {}) == [{"role": "user", "content": "Hello there"}]


def test_a_conversation_needs_a_user_before_the_reply() -> None:
    with pytest.raises(BadInput) as refused:
        task_named("dialogue").structure({"messages": [CHAT[0], CHAT[-1]]})
    assert refused.value.code == "message_form"


def test_a_decoder_learns_calls_as_json_and_a_router_as_spans() -> None:
    assert isinstance(learned_by("tool-calls", "base", "decoder"), WrittenCalls)
    assert learned_by("tool-calls", "base", "encoder") is task_named("tool-calls")
    with pytest.raises(BadInput) as refused:
        learned_by("tool-calls", "base", "encoder-decoder")
    assert refused.value.code == "base_family"


def test_a_call_is_written_and_understood() -> None:
    task = WrittenCalls()
    space = task.space(CALLS, TOOLS)
    [told, asked, reply] = task.conversation(CALLS[0], space)
    assert "find(order): Find an order." in told["content"] and asked["content"] == "where is 12\nwhere is 12"
    assert json.loads(reply["content"]) == {"name": "find", "arguments": {"order": "12"}}
    two = call_row("by post 12", "find", order="12", way="post")
    assert task.target(two) == '{"name": "find", "arguments": {"way": "post", "order": "12"}}', "as they are said"
    written = [task.written(task.target(row), row["text"], space) for row in CALLS]
    assert task.metrics([task.gold(row) for row in CALLS], written)["exact_call"] == 1.0
    nothing = {"tool": None, "arguments": {}}
    for text in ("", "find", "[]", '{"name": "steal", "arguments": {}}', '"no tool"'):
        assert task.written(text, "x", space) == nothing
    assert task.confusion([task.gold(row) for row in CALLS], written).labels == ("find", "none")


def test_the_grammar_knows_the_tools_and_which_arguments_are_lists() -> None:
    task = WrittenCalls()
    schema = task.schema(task.space(CALLS, TOOLS), "where is 12")
    [call, nothing] = schema["anyOf"]
    assert nothing == {"const": "no tool"}
    assert call["properties"]["name"] == {"const": "find"}
    one, several = argument(call, "order")["anyOf"]
    assert several["type"] == "array" and several["items"] == one


def test_an_argument_is_the_messages_words_where_it_was_when_the_model_learned() -> None:
    task = WrittenCalls()
    rows = [*CALLS, call_row("set it to 21degrees", "heat", to="21"), call_row("a bit warmer", "heat", by="a bit")]
    schema = task.schema(task.space(rows, TOOLS), "where is 14")
    taken = {call["properties"]["name"].get("const"): call for call in schema["anyOf"] if "properties" in call}
    assert argument(taken["find"], "order")["anyOf"][0] == {"$ref": "#/$defs/words"} == argument(taken["heat"], "by")
    # 21 is only part of a word.
    assert argument(taken["heat"], "to")["type"] == "string"
    assert schema["$defs"]["words"]["enum"] == ["where", "where is", "where is 14", "is", "is 14", "14"]


def test_without_words_and_in_models_of_before_any_text_is_an_argument() -> None:
    task = WrittenCalls()
    space = task.space(CALLS, TOOLS)
    before = {name: value for name, value in space.items() if name != "spoken"}
    for schema in (task.schema(space, " "), task.schema(before, "where is 12")):
        one, _ = argument(schema["anyOf"][0], "order")["anyOf"]
        assert one["type"] == "string"


def test_a_translation_names_its_languages_where_it_is_sure() -> None:
    task = task_named("translation")
    english, german = "The two dogs are playing in the garden.", "Die beiden Hunde spielen zusammen im Garten."
    space = task.space([{"text": english, "target": german}] * 3, None)
    assert task.instruction(space) == "Translate the text from English to German."
    assert task.instruction(task.space([{"text": "12", "target": "12"}], None)) == "Translate the text."


def test_what_copying_gives() -> None:
    assert task_named("summarisation").copied("All agreed. We meet on Friday.") == "All agreed."
    assert task_named("summarisation").copied("大家同意。周五开会。") == "大家同意。"
    assert task_named("translation").copied("Two dogs") == "Two dogs"
    assert task_named("dialogue").copied("Hello") is None
