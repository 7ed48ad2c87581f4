"""The person's words as arguments: stretches, numbers, what a finder sees, and how many wishes a message may hold."""

from __future__ import annotations

import pytest

from engine.agent.callers.several import most_calls
from engine.agent.callers.stretches import MOST, finds, numbers, stretches
from engine.agent.finders import key_finder
from engine.agent.tools import Finder

KEYS = Finder(key_finder(lambda: ("LL-1", "LL-2")))


def test_every_stretch_of_words_is_there_as_it_was_written() -> None:
    found = stretches(["Play “Blue  Train”, please."])
    assert {"Play", "Blue", "Train", "Blue  Train", "Play “Blue  Train", "please"} <= set(found)
    assert found[-1] == "Play “Blue  Train”, please."
    assert "Play Train" not in found and "" not in found


def test_a_script_without_blanks_goes_by_character() -> None:
    assert {"订单", "订单LL-1", "LL-1"} <= set(stretches(["订单LL-1在哪里？"]))


def test_the_newest_message_comes_first_and_a_long_one_is_bounded() -> None:
    assert stretches(["alpha", "beta"]) == ("beta", "alpha")
    assert "first" not in stretches(["first", "b", "c", "d"])
    long = " ".join(f"word{number}" for number in range(2000))
    assert len(stretches(["earlier", long])) <= MOST + 4


def test_numbers_are_those_that_were_said() -> None:
    assert numbers(["set 3 alarms, twelve of 1,200.5 and -4"]) == (3, 1200.5, -4, 12)
    assert numbers(["room 12a, version 1.2.3"]) == ()


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
