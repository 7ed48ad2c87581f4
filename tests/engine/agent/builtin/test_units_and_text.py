"""The unit and text tools: what they compute, what they refuse, and what they find in a message."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.agent.builtin.calculator import written
from engine.agent.builtin.text_statistics import find_given, make_text_tool, statistics
from engine.agent.builtin.units import convert, find_quantity, find_target, make_unit_tool
from engine.agent.messages import ToolCall
from engine.agent.registry import Registry
from engine.errors import BadInput


@pytest.mark.parametrize(
    ("quantity", "unit", "result"),
    [
        ("5 miles", "km", "8.04672"),
        ("20 °C", "°F", "68"),
        ("-40 Fahrenheit", "celsius", "-40"),
        ("20 degrees Celsius", "kelvin", "293.15"),
        ("12 pounds", "kilograms", "5.443108"),
        ("1,500 m", "kilometres", "1.5"),
        ("2,5 hours", "minutes", "150"),
        ("two weeks", "days", "14"),
        ("half a litre", "ml", "500"),
        ("a yard", "inches", "36"),
        ("100 km/h", "mph", "62.137119"),
        ("10 square feet", "square metres", "0.92903"),
        ("2 cubic metres", "litres", "2000"),
        ("3 GB", "MB", "3000"),
        ("1 kWh", "kilojoules", "3600"),
        ("7 metres per second", "km/h", "25.2"),
        ("1/2 mile", "km", "0.804672"),
        ("5½ miles", "km", "8.851392"),
        ("twenty-five miles", "km", "40.2336"),
        ("one hundred and twenty minutes", "hours", "2"),
        ("an hour and a half", "minutes", "90"),
        ("two and a half hours", "minutes", "150"),
        ("three quarters of an hour", "minutes", "45"),
        ("5 feet 10 inches", "cm", "177.8"),
        ("1 hour, 20 minutes and 30 seconds", "seconds", "4830"),
        ("1 000 m", "km", "1"),
        ("0,125 litres", "ml", "125"),
    ],
)
def test_quantities_are_converted(quantity: str, unit: str, result: str) -> None:
    assert written(convert(quantity, unit)) == result


@pytest.mark.parametrize(
    ("quantity", "unit", "code"),
    [
        ("5 miles", "kilograms", "units_differ"),
        ("5 flurbs", "km", "unit_unknown"),
        ("5 miles", "flurbs", "unit_unknown"),
        ("miles", "km", "quantity_unreadable"),
        ("5.5.5 miles", "km", "quantity_unreadable"),
        ("1/0 miles", "km", "quantity_unreadable"),
        ("6 miles 5 feet 10 seconds", "km", "unit_unknown"),
        ("5 km**9**9**9", "m", "unit_unknown"),
        ("5 km", "__import__('os')", "unit_unknown"),
        ("5 " + "m*" * 200 + "m", "km", "unit_unknown"),
    ],
)
def test_what_cannot_be_converted_is_said(quantity: str, unit: str, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        convert(quantity, unit)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("message", "quantity", "unit"),
    [
        ("convert 5 miles to km", "5 miles", "km"),
        ("How many kilograms are 12 pounds?", "12 pounds", "kilograms"),
        ("what is 20 °C in Fahrenheit", "20 °C", "Fahrenheit"),
        ("How tall is 6 feet in metres?", "6 feet", "metres"),
        ("two hours in minutes please", "two hours", "minutes"),
        ("what date is 30 days after 12 October", "30 days", None),
        ("how many orders came in May", None, None),
        ("what is 3 * 49.90", None, None),
        ("order LL-1042 in detail", None, None),
        ("1/2 mile in km", "1/2 mile", "km"),
        ("convert twenty five miles to km", "twenty five miles", "km"),
        ("convert one hundred and twenty minutes to hours", "one hundred and twenty minutes", "hours"),
        ("convert 5 feet 10 inches to cm", "5 feet 10 inches", "cm"),
        ("how many cm are 6 ft 2 in?", "6 ft 2 in", "cm"),
        ("convert 2 hours and 30 minutes to seconds", "2 hours and 30 minutes", "seconds"),
        ("what are 5 miles and 3 km in metres", "5 miles", "metres"),
        ("6 ft 2 in cm", None, None),
        ("5-10 miles in km", None, None),
        ("five and twenty miles in km", None, None),
    ],
)
def test_quantity_and_unit_are_found(message: str, quantity: str | None, unit: str | None) -> None:
    assert (find_quantity(message), find_target(message)) == (quantity, unit)


@pytest.mark.parametrize(
    "message",
    [
        "how many hours are three days?",
        "How many weeks are 90 days?",
        "How many days are there in 3 weeks",
        "what is 3 days in hours?",
        "Please convert 2 hours to minutes.",
        "How much is 20 °C in Fahrenheit?",
    ],
)
def test_a_conversion_and_nothing_else_fits_best(message: str) -> None:
    fits = make_unit_tool().fits
    assert fits is not None and fits(message, 0.2) == pytest.approx(0.97)


@pytest.mark.parametrize(
    ("message", "score"),
    [
        ("How many days of the order from 2 weeks ago are left?", 0.47),
        ("How many days do I have to return something?", 0.2),
        ("What date is 14 days after 3 November 2026?", 0.2),
        ("Which policies have more than 10 days?", 0.2),
    ],
)
def test_what_is_no_conversion_fits_no_better(message: str, score: float) -> None:
    fits = make_unit_tool().fits
    assert fits is not None and fits(message, 0.2) == pytest.approx(score)


def test_a_quantity_that_a_caller_points_at_in_part_is_taken_whole() -> None:
    refine, message = make_unit_tool().refine, "convert twenty five miles to km"
    assert refine({"quantity": "five miles"}, message)["quantity"] == "twenty five miles"
    assert refine({"quantity": "5 flurbs"}, message)["quantity"] == "5 flurbs"
    assert "quantity" not in refine({"unit": "km"}, message)


def test_the_unit_tool_answers_in_words() -> None:
    outcome = Registry([make_unit_tool()]).run(ToolCall("1", "convert_units", {"quantity": "5 miles", "unit": "km"}))
    assert outcome.result is not None
    assert outcome.result.reply == "5 miles is 8.04672 km." and outcome.result.needs == ("8.04672",)


def test_texts_are_counted() -> None:
    text = "Dear team, we can't open the door. Why?\n\nSee order LL-1042."
    assert statistics(text) == {
        "words": 11,
        "characters": 59,
        "characters_without_spaces": 48,
        "sentences": 3,
        "paragraphs": 2,
        "words_a_sentence": 3.7,
        "minutes": 0.0,
    }
    chinese = statistics("我们九点开门。包裹 late 了！")
    assert (chinese["words"], chinese["sentences"]) == (10, 2)
    assert set(statistics("  ").values()) == {0, 2}


def test_only_a_text_that_is_given_is_counted() -> None:
    assert find_given("how many words are in “The parcel is late.”") == "The parcel is late."
    assert find_given("count the words: We open at nine.") == "We open at nine."
    assert find_given("how many words does this have?") is None
    tool = make_text_tool()
    outcome = Registry([tool]).run(ToolCall("1", tool.name, {"text": "Hello."}))
    assert outcome.result is not None
    assert outcome.result.reply == "The text has 1 word, 6 characters, 1 sentence, 1 paragraph."
    assert Decimal(str(outcome.result.data["words_a_sentence"])) == 1


def test_a_conversion_is_told_in_the_tools_own_words() -> None:
    """'Multiply 5 by 8.04672' has the right number, and is false."""
    result = (
        Registry([make_unit_tool()]).run(ToolCall("1", "convert_units", {"quantity": "5 miles", "unit": "km"})).result
    )
    assert result is not None and result.verbatim and result.reply == "5 miles is 8.04672 km."
