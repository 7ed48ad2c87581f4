"""Every number, date, code and name of a reply comes from a message, in whatever form it is written."""

from __future__ import annotations

import pytest

from engine.agent.grounding import check, says
from engine.agent.messages import Message, ToolCall

ROW = (
    '{"order_id":"LL-1027","customer":"Yuki Nakamura","status":"delayed","expected_on":"2026-11-18",'
    '"price_eur":1249.5,"days":7}'
)
MESSAGES = (
    Message("system", "You are Helper."),
    Message("user", "Where is order LL-1027?"),
    Message("assistant", "", (ToolCall("call_1", "look_up_orders", {"order_id": "LL-1027"}),)),
    Message("tool", ROW, call_id="call_1", name="look_up_orders"),
)


@pytest.mark.parametrize(
    "reply",
    [
        "Order LL-1027 is delayed.",
        "It is expected on 18 November 2026.",
        "It is expected on November 18.",
        "It should come on 2026-11-18, a Wednesday.",
        "It costs 1,249.50 EUR.",
        "It is seven days late.",
        "It costs one thousand two hundred and forty-nine and a half EUR.",
        "Yuki Nakamura ordered it.",
        "Unfortunately your order is late.",
    ],
)
def test_what_a_message_says_may_be_said(reply: str) -> None:
    assert check(reply, MESSAGES).problems == ()


@pytest.mark.parametrize(
    ("reply", "invented"),
    [
        ("Order LL-1028 is delayed.", "LL-1028"),
        ("It is expected on 19 November 2026.", "19 November 2026"),
        ("It costs 1249.60 EUR.", "1249.60"),
        ("It is eight days late.", "eight"),
        ("It is twenty-seven days late.", "twenty-seven"),
        ("Maja Nakamura ordered it.", "Maja"),
        ("It comes with Hermes.", "Hermes"),
        ("It comes on Friday.", "Friday"),
    ],
)
def test_what_no_message_says_is_refused(reply: str, invented: str) -> None:
    assert ("unfounded", invented) in check(reply, MESSAGES).problems


def test_a_claim_is_traced_to_the_latest_message_that_holds_it() -> None:
    assert check("Order LL-1027 costs 1249.50 EUR.", MESSAGES).sources() == {"LL-1027": 3, "1249.50": 3, "EUR": 3}


def test_the_assistants_own_words_are_no_source() -> None:
    said = (*MESSAGES, Message("assistant", "It comes on 24 December 2026."), Message("user", "Really?"))
    assert not check("It comes on 24 December 2026.", said).ok


def test_a_reply_has_to_say_one_of_the_values_asked_for() -> None:
    assert ("no_facts", "") in check("I will look into it.", MESSAGES, needs=("delayed",)).problems
    assert check("It is delayed.", MESSAGES, needs=("delayed",)).ok


def test_the_value_that_a_fact_does_not_have_is_a_contradiction() -> None:
    found = check("It is not shipped but delayed.", MESSAGES, ("delayed",), {"status": ("shipped", "delivered")})
    assert ("contradiction", "shipped") in found.problems


def test_an_empty_reply_is_refused() -> None:
    assert check("  ", MESSAGES).problems == (("empty", ""),)


@pytest.mark.parametrize(
    ("reply", "value", "said"),
    [
        ("It costs 149 EUR.", "149.00 EUR", True),
        ("On November 18, 2026.", "2026-11-18", True),
        ("On November 19, 2026.", "2026-11-18", False),
        ("It is damaged.", "damaged item", False),
        ("This is a damaged item.", "damaged_item", True),
    ],
)
def test_a_value_is_said_in_any_form(reply: str, value: str, said: bool) -> None:
    assert says(reply, value) is said


def test_a_time_in_a_result_is_one_and_not_two_numbers() -> None:
    messages = [Message("tool", '{"departure":"06:40","left":3,"note":"The gym opens at 6:30."}')]
    assert check("It leaves at 06:40, and there are 3 left.", messages).ok
    assert check("The gym opens at 6:30.", messages).ok
    assert not check("It leaves at 06:41.", messages).ok
