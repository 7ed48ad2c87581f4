"""A conversation written down: Markdown for people, OpenAI's form for programs."""

from __future__ import annotations

import json

import pytest

from engine.agent.messages import Message, ToolCall, chat_from_openai
from engine.agent.registry import failure
from engine.agent.transcript import as_jsonl, as_markdown
from engine.errors import BadInput, ErrorInfo

SAID = (
    Message("system", "You are Desk."),
    Message("user", "Wo ist „LL-1“?"),
    Message("assistant", "", (ToolCall("call_1", "look_up", {"id": "LL-1"}),)),
    Message("tool", '{"note": "```"}', call_id="call_1", name="look_up"),
    Message("assistant", "It is late."),
)


def test_one_line_reads_back_as_the_same_messages() -> None:
    text = as_jsonl(SAID)
    assert text.count("\n") == 1 and "„LL-1“" in text
    assert tuple(chat_from_openai(json.loads(text)["messages"])) == SAID


def test_a_failed_tool_is_failed_when_it_is_read_back() -> None:
    failed = failure(ToolCall("call_1", "look_up", {}), ErrorInfo("tool_timeout", {"tool": "look_up", "seconds": 10}))
    told = (failed.message, Message("tool", '{"error": "none", "message": "fine", "rows": 3}', call_id="call_2"))
    assert not told[0].ok and told[1].ok
    line = json.loads(as_jsonl(told))
    assert [set(message) for message in line["messages"]] == [{"role", "content", "tool_call_id", "name"}] * 2
    assert [message.ok for message in chat_from_openai(line["messages"])] == [False, True]


def test_parts_of_a_text_and_the_developer_are_understood() -> None:
    parts = [{"type": "text", "text": "Where"}, {"type": "text", "text": "is it?"}]
    said = [{"role": "developer", "content": "Be short."}, {"role": "user", "content": parts}]
    assert chat_from_openai(said) == [Message("system", "Be short."), Message("user", "Where\nis it?")]
    for content in ([{"type": "image_url", "image_url": {}}], ["Where"], {"text": "Where"}, 7, [*parts, None]):
        with pytest.raises(BadInput, match="message_form"):
            chat_from_openai([{"role": "user", "content": content}])
    assert chat_from_openai([{"role": "assistant", "content": []}]) == [Message("assistant")]


def test_markdown_names_who_said_what_and_fences_hold() -> None:
    text = as_markdown("Late", "Desk", SAID)
    assert text.startswith("# Late\n\n**You:** Wo ist „LL-1“?\n\nCall of `look_up`:\n\n```json\n")
    assert '````json\n{\n  "note": "```"\n}\n````' in text
    assert text.endswith("**Desk:** It is late.\n")
    assert "You are Desk." not in text


def test_what_opens_a_block_in_a_message_ends_with_it() -> None:
    said = [Message("user", "```python\nprint(1)\r\n\n# no heading"), Message("assistant", "- x\n```"), SAID[4]]
    assert as_markdown("", "Desk", said) == (
        "# Chat\n\n**You:**\n\n> ```python\n> print(1)\n>\n> # no heading\n\n"
        "**Desk:**\n\n> - x\n> ```\n\n**Desk:** It is late.\n"
    )
