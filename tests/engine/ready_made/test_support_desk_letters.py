"""Letters in Chinese that are brought with their answers: the greeting goes, the question stays whole."""

from __future__ import annotations

import pytest

from engine.ready_made.support_desk import letters


@pytest.mark.parametrize(
    ("letter", "kept"),
    [
        ("您好：\n我的包裹到哪里了？\n谢谢！\n王芳", "我的包裹到哪里了？"),
        ("尊敬的客服：\n鞋子尺码不对，怎么换？\n此致\n敬礼", "鞋子尺码不对，怎么换？"),
        ("你好，张经理，\n发票什么时候寄？", "发票什么时候寄？"),
        ("您好，客服\n发票什么时候寄？", "发票什么时候寄？"),
    ],
)
def test_greeting_and_closing_of_a_letter_in_chinese_are_left_out(letter: str, kept: str) -> None:
    assert letters.body(letter) == kept


@pytest.mark.parametrize(
    "letter",
    [
        "你好我的订单还没到\n订单号A-2001",
        "你好，我买的鞋子尺码不对，\n想换一双。",
        "您好，我想退款，\n怎么操作？",
        "我想退款\n谢谢\n订单号是A-2001，麻烦尽快处理。",
    ],
)
def test_a_question_in_chinese_is_no_greeting_and_no_signature(letter: str) -> None:
    assert letters.body(letter) == letter
