"""A program's messages as a small model reads them: results as facts before their question, calls as it writes them."""

from __future__ import annotations

from engine.agent.messages import Message, ToolCall
from engine.endpoint.conversation import answered_calls, for_a_call, for_a_text

FIRST = ToolCall("c1", "look_up", {"order_id": "LL-1"})
SECOND = ToolCall("c2", "now", {})
TALK = (
    Message("user", "Where is LL-1?"),
    Message("assistant", calls=(FIRST, SECOND)),
    Message("tool", "late", call_id="c1"),
    Message("tool", "noon", call_id="c2", name="clock"),
    Message("assistant", "It is late."),
    Message("user", "And LL-2?"),
)


def test_results_stand_before_the_question_that_they_are_for() -> None:
    assert for_a_text(TALK) == [
        {"role": "user", "content": "look_up says: late\nclock says: noon\n\nQuestion: Where is LL-1?"},
        {"role": "assistant", "content": "It is late."},
        {"role": "user", "content": "And LL-2?"},
    ]


def test_a_result_without_a_question_or_a_call_is_kept() -> None:
    assert for_a_text([Message("tool", "late", call_id="c9")]) == [{"role": "tool", "content": "late"}]
    found = for_a_text([Message("user", "Where?"), Message("tool", "late", call_id="c9")])
    assert found == [{"role": "user", "content": "A tool says: late\n\nQuestion: Where?"}]


def test_words_beside_a_call_are_kept() -> None:
    talk = [Message("user", "Where?"), Message("assistant", "I look.", (FIRST,))]
    assert for_a_text(talk)[1] == {"role": "assistant", "content": "I look."}
    written = '{"name": "look_up", "arguments": {"order_id": "LL-1"}}'
    assert for_a_call(talk, "Tools")[2]["content"] == f"I look.\n{written}"


def test_only_calls_since_the_last_question_count_as_answered() -> None:
    assert answered_calls(TALK[:3]) == [FIRST]
    assert answered_calls(TALK[:4]) == [FIRST, SECOND]
    assert answered_calls(TALK) == []
