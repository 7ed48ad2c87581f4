"""Wishes in Chinese to the calculator, the date and the unit tools, and the agent's Chinese replies to them."""

from __future__ import annotations

import datetime as dt

import pytest

from engine.agent.builtin.calculator import make_calculator
from engine.agent.builtin.chinese_wishes import hear_wish
from engine.agent.builtin.dates import make_date_tools
from engine.agent.builtin.units import make_unit_tool
from engine.agent.callers.nearest import NearestCaller
from engine.agent.composer import Composer
from engine.agent.loop import Agent, run_turn
from engine.agent.messages import Message
from engine.agent.registry import Registry
from tests.engine.agent.builtin.test_chinese_questions import Apart
from tests.engine.agent.scripted import Watcher


def answered(*texts: str) -> str:
    """Return the reply to the last of `texts`, on 28 November 2026."""
    tools = [make_calculator(), *make_date_tools(lambda: dt.date(2026, 11, 28)), make_unit_tool()]
    agent = Agent("desk", "", Registry(tools), NearestCaller(Apart()), Composer(None))
    said: tuple[Message, ...] = ()
    for text in texts:
        said = (*said, *run_turn(agent, said, text, Watcher()))
    return said[-1].content


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("今天星期几？", "今天是2026年11月28日，星期六。"),
        ("请问明天是几月几号？", "明天是2026年11月29日，星期日。"),
        ("2024年3月1日是星期几？", "2024年3月1日是星期五。"),
        ("三天后是几号？", "2026年11月28日之后 3 天是2026年12月1日，星期二。"),
        ("2024年3月1日之前两周是哪天？", "2024年3月1日之前 2 周是2024年2月16日，星期五。"),
        ("5个工作日后是星期几", "2026年11月28日之后 5 个工作日是2026年12月4日，星期五。"),
        ("2024年3月1日到3月15日有多少天？", "从2024年3月1日到2024年3月15日是 14 天。"),
        (
            "从2024年3月1日到2024年3月15日有几个工作日？",
            "从2024年3月1日到2024年3月15日是 10 个工作日，连第一天共 11 个。",
        ),
        ("距离2026年12月25日还有多少天？", "从2026年11月28日到2026年12月25日是 27 天。"),
        ("2026年11月1日至今有多少天？", "从2026年11月1日到2026年11月28日是 27 天。"),
        ("5英里是多少公里？", "5 英里等于 8.04672 公里。"),
        ("请把2.5小时换算成分钟", "2.5 小时等于 150 分钟。"),
        ("100华氏度是多少摄氏度？", "100 华氏度等于 37.777778 摄氏度。"),
        ("十公斤等于多少磅？", "10 公斤等于 22.046226 磅。"),
        ("15乘以27等于多少？", "15 * 27 = 405。"),
        ("200的15%是多少", "200 * 15% = 30。"),
        ("240的百分之二十是多少？", "240 * 20% = 48。"),
        ("帮我算一下(3加4)乘以2", "(3 + 4) * 2 = 14。"),
        ("2的10次方是多少", "2 ** 10 = 1024。"),
        ("1.2万除以4是多少？", "12000 / 4 = 3000。"),
        ("三十六除以六等于几？", "36 / 6 = 6。"),
    ],
)
def test_a_wish_in_chinese_is_answered_in_chinese(text: str, reply: str) -> None:
    assert answered(text) == reply


def test_what_is_asked_back_may_be_answered_with_a_bare_quantity() -> None:
    assert answered("5英里是多少公斤？").startswith("“5 miles”不能用 kg 表示")
    assert hear_wish("三周") == "3 weeks"
    assert hear_wish("5 英里") == "5 miles"


@pytest.mark.parametrize(
    "text",
    [
        "三天前的订单有多少？",
        "今天天气怎么样？",
        "3月1日到3月15日卖了多少？",
        "评分是多少",
        "How many days are in 3 weeks?",
    ],
)
def test_any_other_text_is_left_as_it_is(text: str) -> None:
    assert hear_wish(text) == text
