"""Those of some rows that meet a condition: 'which of the last 5 orders are delayed'."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.agent.loop import Agent
from tests.engine.agent.builtin.test_chinese_questions import ORDERS as CHINESE_ORDERS
from tests.engine.agent.builtin.test_chinese_questions import agent_over, asked
from tests.engine.agent.builtin.test_some_rows_asked import ORDERS, _agent


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    return _agent(tmp_path_factory.mktemp("orders"), "orders", ORDERS)


@pytest.mark.parametrize(
    ("text", "said", "orders"),
    [
        (
            "Which of the last 5 orders are delayed?",
            "2 of the 5 orders with the latest ordered on are those with status delayed.",
            ["O-12", "O-10"],
        ),
        (
            "Which of the last 4 orders from Berlin are delayed?",
            "2 of the 4 orders with city Berlin with the latest ordered on are those with status delayed.",
            ["O-07", "O-04"],
        ),
        (
            "show the shipped ones of the 3 most expensive orders",
            "2 of the 3 orders with the highest total are those with status shipped.",
            ["O-06", "O-08"],
        ),
        (
            "Which of the first two orders are cancelled?",
            "None of the 2 orders with the earliest ordered on are those with status cancelled.",
            [],
        ),
    ],
)
def test_those_of_some_rows_are_shown(agent: Agent, text: str, said: str, orders: list[str]) -> None:
    reply = asked(agent, text)[-1].content
    assert reply.startswith(said), reply
    assert re.findall(r"O-\d\d", reply) == orders


def test_the_last_rows_themselves_are_shown_as_before(agent: Agent) -> None:
    reply = asked(agent, "Show the last 2 delayed orders")[-1].content
    assert re.findall(r"O-\d\d", reply) == ["O-12", "O-10"]


def test_those_of_some_rows_are_shown_in_chinese(tmp_path: Path) -> None:
    reply = asked(agent_over(tmp_path, "订单", CHINESE_ORDERS), "最近5个订单中哪些已发货？")[-1].content
    assert reply.startswith("下单日期最晚的 5 条订单中，状态为已发货的有 2 条。")
    assert re.findall(r"A-\d{4}", reply) == ["A-2019", "A-2016"]


def test_that_none_of_them_is_one_is_said_in_chinese(tmp_path: Path) -> None:
    reply = asked(agent_over(tmp_path, "订单", CHINESE_ORDERS), "最近2个订单中有多少已取消？")[-1].content
    assert reply == "下单日期最晚的 2 条订单中，没有状态为已取消的。"
