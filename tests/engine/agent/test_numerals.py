"""Numbers as people write them: what they are, and what is only a part of one."""

from __future__ import annotations

import pytest

from engine.agent.numerals import find_spelt, quantities, read_chinese, read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,234.5", "1234.5"),
        ("1.234,50", "1234.5"),
        ("1.234.567", "1234567"),
        ("1 000", "1000"),
        ("5 000,50", "5000.5"),
        ("1'000", "1000"),
        ("1,500", "1500"),
        ("0,125", "0.125"),
        ("1,5", "1.5"),
        ("1.000", "1"),
        ("1/2", "0.5"),
        ("5 1/2", "5.5"),
        ("5½", "5.5"),
        ("twenty-one", "21"),
        ("one hundred and twenty", "120"),
        ("a hundred", "100"),
        ("two hundred thousand and five", "200005"),
        ("2 hundred", "200"),
        ("two and a half", "2.5"),
        ("half an", "0.5"),
        ("three quarters of a", "0.75"),
        ("an", "1"),
        ("a dozen", "12"),
        ("half a dozen", "6"),
        ("3 dozen", "36"),
        ("half a million", "500000"),
    ],
)
def test_a_number_is_read_as_a_whole(text: str, number: str) -> None:
    found = read_number(text)
    assert found is not None and format(found.normalize(), "f") == number


@pytest.mark.parametrize("text", ["5.5.5", "1,00,000", "1/0", "five six", "five and twenty", "lamp"])
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("add thirty-five days", ["thirty-five days"]),
        ("an hour and a half, 20 minutes", ["an hour and a half", "20 minutes"]),
        ("it is -40 miles", ["-40 miles"]),
        ("2026-10-12 + 30 days", ["30 days"]),
        ("2026-10-12 100 days", ["100 days"]),
        ("5-10 days", []),
        ("five and twenty days", []),
        ("one thousand, two hundred days", []),
        ("a fifth of a mile", []),
        ("at 12:30 minutes", []),
        ("LL-10 days", []),
    ],
)
def test_a_part_of_a_number_has_no_unit(text: str, found: list[str]) -> None:
    units = r"(?:days?|hours?|minutes?|miles?)\b"
    assert [text[one.start : one.end] for one in quantities(text, units)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("twenty-five minutes or two hundred and five", [("twenty-five", 25), ("two hundred and five", 205)]),
        ("half a dozen of 3 hundred", [("half a dozen", 6), ("3 hundred", 300)]),
        ("five six", [("five", 5), ("six", 6)]),
        ("20 often weigh a ton", []),
    ],
)
def test_numbers_in_words_are_found_as_a_whole(text: str, found: list[tuple[str, int]]) -> None:
    assert [(text[one.start : one.end], one.count) for one in find_spelt(text)] == found


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("500", "500"),
        ("3,000", "3000"),
        ("1.2万", "12000"),
        ("3亿", "300000000"),
        ("2百万", "2000000"),
        ("-5千", "-5000"),
        ("三", "3"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("三十五", "35"),
        ("两", "2"),
    ],
)
def test_numbers_in_chinese(text: str, digits: str) -> None:
    assert read_chinese(text) == digits
