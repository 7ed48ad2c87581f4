"""The person's words as arguments: the last messages, numbers, what a finder sees, and how many wishes there may be."""

from __future__ import annotations

import pytest

from engine.agent.callers.said import finds, not_of_others, numbers, recalled
from engine.agent.callers.several import most_calls
from engine.agent.finders import key_finder
from engine.agent.tools import Finder

KEYS = Finder(key_finder(lambda: ("LL-1", "LL-2")))


def test_the_newest_of_the_last_messages_comes_first() -> None:
    assert recalled(["alpha", "beta"]) == ["beta", "alpha"]
    assert recalled(["first", "b", "c", "d"]) == ["d", "c", "b"]


def test_numbers_are_those_that_were_said() -> None:
    assert numbers(["set 3 alarms, twelve of 1,200.5 and -4"]) == (3, 1200.5, -4, 12)
    assert numbers(["set twenty-five alarms, a dozen of two and a half"]) == (25, 12, 2.5)
    assert numbers(["room 12a, version 1.2.3, order A-2005"]) == ()


def test_a_finder_sees_all_that_a_message_names() -> None:
    assert finds(KEYS, ["Is ll-1 later than LL-2, and LL-2 paid?"]) == ["LL-1", "LL-2", "LL-2"]
    assert finds(KEYS, ["Where is my order?"]) == []


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("Where is LL-1?", 1),
        ("What is 2.5 * 4?", 1),
        ("what is 12*7 and how many orders are open?", 2),
        ("Where is LL-1? Is it paid?", 2),
        ("LL-1在哪里？还有多少订单？", 3),
    ],
)
def test_the_persons_words_bound_how_often_a_model_is_asked(text: str, most: int) -> None:
    assert most_calls(text) == most


def test_a_code_that_is_not_among_the_keys_is_found_by_its_shape() -> None:
    find = key_finder(lambda: ("LL-1042", "INV-7"))
    assert find("Where is ll-9999?") == "ll-9999"
    assert find("Where is LL-10425, or LX-1000?") is None


def test_who_names_somebody_else_does_not_refer_to_what_was_said_before() -> None:
    assert not_of_others(["customer C-103", "which city does Mei Chen live in"]) == ["which city does Mei Chen live in"]
    for said in (["customer C-103", "and in which city?"], ["Mei Chen, C-103", "where does Mei live?"]):
        assert not_of_others(said) == said
