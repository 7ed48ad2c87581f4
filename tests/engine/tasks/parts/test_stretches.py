"""Which stretches of a text's words may be given as an argument."""

from __future__ import annotations

from engine.tasks.parts.stretches import MOST, stretches


def test_every_stretch_of_words_is_there_as_it_was_written() -> None:
    found = stretches(["Play “Blue  Train”, please."])
    assert {"Play", "Blue", "Train", "Blue  Train", "Play “Blue  Train", "please"} <= set(found)
    assert found[-1] == "Play “Blue  Train”, please."
    assert "Play Train" not in found and "" not in found


def test_a_script_without_blanks_goes_by_character() -> None:
    assert {"订单", "订单LL-1", "LL-1"} <= set(stretches(["订单LL-1在哪里？"]))


def test_the_first_text_has_the_first_choice_and_a_long_one_is_bounded() -> None:
    assert stretches(["beta", "alpha"]) == ("beta", "alpha")
    long = " ".join(f"word{number}" for number in range(2000))
    assert len(stretches([long, "earlier"])) <= MOST + 4
