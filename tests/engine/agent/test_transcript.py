"""A conversation written down: Markdown for people, OpenAI's form for programs."""

from __future__ import annotations

import json

from engine.agent.messages import Message, ToolCall, chat_from_openai
from engine.agent.transcript import as_jsonl, as_markdown

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


def test_markdown_names_who_said_what_and_fences_hold() -> None:
    text = as_markdown("Late", "Desk", SAID)
    assert text.startswith("# Late\n\n**You:** Wo ist „LL-1“?\n\nCall of `look_up`:\n\n```json\n")
    assert '````json\n{\n  "note": "```"\n}\n````' in text
    assert text.endswith("**Desk:** It is late.\n")
    assert "You are Desk." not in text
