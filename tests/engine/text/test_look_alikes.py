"""Names that look the same are found to, whatever alphabet they are written in, and other names are not."""

from __future__ import annotations

import pytest

from engine.text.look_alikes import mixes_alphabets, skeleton


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("calculator", "\u0441alculator", True),
        ("Copy", "\u0441\u043e\u0440\u0443", True),
        ("copy it", "\uff43opy\u00a0it", True),
        ("pay", "p\u0430y\u0301", True),
        ("pay", "play", False),
        ("look up", "lookup", False),
        ("查询天气", "查询汇率", False),
    ],
)
def test_names_that_look_alike(one: str, other: str, alike: bool) -> None:
    assert (skeleton(one) == skeleton(other)) is alike


@pytest.mark.parametrize(
    ("name", "mixed"),
    [
        ("\u0441alculator", True),
        ("Calculator", False),
        ("калькулятор", False),
        ("калькулятор Excel", False),
        ("PDF转换", False),
        ("Überweisung 2", False),
        ("", False),
    ],
)
def test_a_word_of_two_alphabets(name: str, mixed: bool) -> None:
    assert mixes_alphabets(name) is mixed
