"""A sentence in Chinese has no blank between its own signs and those of a value."""

from __future__ import annotations

import pytest

from engine.agent.language import CHINESE, say, speaking
from engine.errors import BadInput
from engine.sentences import sentence_for
from engine.text.han import closed_up


@pytest.mark.parametrize(
    ("form", "named", "closed"),
    [
        ("没有 {noun} 了", {"noun": "订单"}, "没有{noun}了"),
        ("没有 {noun} 了", {"noun": "orders"}, "没有 {noun} 了"),
        ("第 {at} 行", {"at": 19}, "第 {at} 行"),
        ("为 {value} 的", {"value": "A-1号"}, "为 {value}的"),
        # Two values stay apart, and English is left as it is.
        ("；{name} {value}", {"name": "状态", "value": "运输中"}, "；{name} {value}"),
        ("The {noun} is {value}.", {"noun": "订单", "value": "好"}, "The {noun} is {value}."),
        ("没有 {noun} 了", {}, "没有 {noun} 了"),
    ],
)
def test_blanks_between_chinese_signs_are_closed(form: str, named: dict[str, object], closed: str) -> None:
    assert closed_up(form, named) == closed


def test_sentences_and_errors_are_filled_without_such_blanks() -> None:
    with speaking(CHINESE):
        assert say("{quantity} is {result}.", quantity="5 英里", result="8 公里") == "5 英里等于 8 公里。"
    error = BadInput("figure_unknown", words="x", nouns="订单").info()
    assert sentence_for(error, lambda form: "没有 {nouns} 了").message == "没有订单了"
