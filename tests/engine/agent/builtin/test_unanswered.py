"""What of a message the look-up of a row neither does nor answers is named, and nothing else."""

from __future__ import annotations

import pytest

from tests.engine.agent.builtin.test_tables_and_models import LOOK_UP


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Cancel order LL-1042", "Cancel"),
        ("please cancel it: LL-1042", "cancel"),
        ("I need to refund order LL-1042", "refund"),
        ("Can you return order 1042?", "return"),
        ("Change the price of LL-1042 to 12", "Change"),
        ("Order LL-1042: ship and refund it", "refund"),
        ("What is the email of John O'Brien and where is order LL-1042?", "email of John O'Brien"),
        ("Where is LL1042? How is the weather in Rome?", "weather in Rome"),
        ("Where are LL-1042 and LL-1050?", "LL-1050"),
    ],
)
def test_what_is_neither_done_nor_answered_is_named(text: str, left: str) -> None:
    assert LOOK_UP.left_out is not None
    assert LOOK_UP.left_out({"order_id": "LL-1042"}, text) == (left,)


@pytest.mark.parametrize(
    "text",
    [
        "LL-1042?",
        "ll1042 status",
        "Details LL-1042",
        "whats order LL-1042",
        "Delayed order LL-1042",
        "What about LL-1042, is it late?",
        "could you please check order 1042 for me",
        "I'd like to know the status of LL-1042",
        "Hi, good morning. Where's order LL-1042?",
        "What is the price and status of LL-1042",
        "Is order LL-1042 shipped and when was it ordered?",
        "Has the Halo light of LL-1042 been shipped and what does it cost?",
        "My customer is angry. Where is LL-1042?",
        "Did LL-1042 go out with the MP3 player?",
    ],
)
def test_what_is_answered_or_only_said_is_not(text: str) -> None:
    assert LOOK_UP.left_out is not None
    assert LOOK_UP.left_out({"order_id": "LL-1042"}, text) == ()


def test_the_examples_of_a_look_up_leave_nothing_out() -> None:
    assert LOOK_UP.left_out is not None
    for text in LOOK_UP.examples:
        key = LOOK_UP.finders["order_id"].find(text)
        assert key is None or LOOK_UP.left_out({"order_id": key}, text) == ()
