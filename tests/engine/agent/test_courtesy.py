"""Courtesies get fixed words; anything with a wish in it does not."""

from __future__ import annotations

import pytest

from engine.agent.courtesy import courtesy


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("Good morning, are you ready?", "Good morning. Yes, I am ready. What can I do for you?"),
        ("hi there", "Hi. What can I do for you?"),
        ("Thanks a lot!", "You are welcome."),
        ("ok, bye", "Goodbye."),
        ("oh, never mind", "All right."),
        ("你好", "你好。有什么可以帮你的吗？"),
        ("谢谢！", "不客气。"),
        ("好的，谢谢你的帮助！", "不客气。"),
        ("不用了，谢谢", "不客气。"),
        ("好的，谢谢，再见", "再见。"),
        ("算了", "好的。"),
        ("再见。", "再见。"),
        ("Hello, how are you today?", "Hello. I am fine, thank you. What can I do for you?"),
    ],
)
def test_a_courtesy_is_answered(said: str, answer: str) -> None:
    assert courtesy(said) == answer


@pytest.mark.parametrize(
    "said",
    [
        "Hello, can you recommend me a lamp?",
        "Where is order LL-1?",
        "thanks, and now tell me about refunds",
        "你好，怎么开发票？",
        "",
    ],
)
def test_what_asks_for_something_is_no_courtesy(said: str) -> None:
    assert courtesy(said) == ""
