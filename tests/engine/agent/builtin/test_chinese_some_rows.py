"""Figures and percentages of some rows in Chinese, and of what no percentage is worked out."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.agent.loop import Agent
from tests.engine.agent.builtin.test_chinese_questions import ORDERS, agent_over, asked


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    return agent_over(tmp_path_factory.mktemp("table"), "订单", ORDERS)


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("最后5个订单的平均金额", "下单日期最晚的 5 条订单的平均金额是 624.6。"),
        ("最近5个已发货订单的平均金额", "状态为已发货的下单日期最晚的 5 条订单的平均金额是 511.4。"),
        ("金额最高的3个订单的平均评分", "金额最高的 3 条订单的平均评分是 3.67。"),
        ("销量最多的2个订单的平均金额", "销量最高的 2 条订单的平均金额是 489.5。"),
        ("上海金额最高的3个订单的平均评分", "城市为上海的金额最高的 3 条订单的平均评分是 3.67。"),
        ("最近10个订单的最高金额", "下单日期最晚的 10 条订单的最高金额是 1299（订单 A-2017）。"),
        ("最近5个订单中金额最高的是哪个？", "下单日期最晚的 5 条订单的最高金额是 1299（订单 A-2017）。"),
        ("评分最高的订单的平均金额", "评分最高的 6 条订单的平均金额是 699。并列最后一位的也计算在内。"),
        ("北京最近3个订单有几个已取消？", "城市为北京的下单日期最晚的 3 条订单中，状态为已取消的有 1 条。"),
        ("金额最高的5个订单有几个已发货？", "金额最高的 5 条订单中，状态为已发货的有 3 条。"),
        ("最近5个订单中已发货的有几个？", "下单日期最晚的 5 条订单中，状态为已发货的有 2 条。"),
    ],
)
def test_a_figure_of_some_rows(agent: Agent, text: str, reply: str) -> None:
    assert asked(agent, text)[-1].content == reply


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("最近10个订单中已发货的比例", "下单日期最晚的 10 条订单中，状态为已发货的有 5 条（50%）。"),
        (
            "北京最近3个订单中已取消的占百分之几？",
            "城市为北京的下单日期最晚的 3 条订单中，状态为已取消的有 1 条（33.33%）。",
        ),
        ("北京的订单中已发货的占多少？", "5 条城市为北京的订单中，状态为已发货的有 2 条（40%）。"),
        ("有百分之多少的订单已发货？", "20 条订单中，状态为已发货的有 10 条（50%）。"),
        ("上海的订单占总数的百分之几？", "20 条订单中，城市为上海的有 7 条（35%）。"),
        # 'In transit' has the sign for 'in' in it.
        ("已发货和运输中的订单占比", "20 条订单中，状态为已发货或运输中的有 13 条（65%）。"),
        ("评分为5的订单占比", "20 条订单中，评分为5的有 6 条（30%）。"),
        # A share of an amount is none of rows.
        (
            "王芳的订单占总金额的百分之几？",
            "我没有考虑“百分之几”，因为不知道它在这里是什么意思。客户为王芳的订单的金额总计是 4035。",
        ),
        (
            "上海的金额占总金额的比例",
            "我没有考虑“比例”，因为不知道它在这里是什么意思。城市为上海的订单的金额总计是 5329。",
        ),
    ],
)
def test_a_percentage(agent: Agent, text: str, reply: str) -> None:
    assert asked(agent, text)[-1].content == reply


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("每个城市最近3个订单的平均金额", "最近3个订单"),
        ("最近订单的平均金额", "最近订单"),
        ("评分最高的订单有多少？", "评分最高的订单"),
        ("前5个订单的平均金额", "前5个订单"),
        ("各城市的订单占比", "占比"),
        # Of a row that is shown it is said that it was not changed.
        ("把A-2005的状态改为已发货", "改为"),
        # A question about what was cancelled is no wish to cancel something.
        ("取消订单最多的城市", "取消"),
        ("取消订单的平均金额", "取消"),
    ],
)
def test_what_is_left_out_is_said_in_the_persons_words(agent: Agent, text: str, part: str) -> None:
    assert asked(agent, text)[-1].content.startswith(f"我没有考虑“{part}”，")


def test_a_month_is_told_as_it_was_said(tmp_path: Path) -> None:
    agent = agent_over(tmp_path, "订单", "订单号,城市,金额\nB-1,上海,10\nB-2,北京,20\nB-3,北京,5\n")
    assert asked(agent, "三月的总金额")[-1].content.startswith("我没有考虑“三月”，")
