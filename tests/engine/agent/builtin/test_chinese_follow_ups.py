"""What is said in Chinese after a question over a table, and changes one value of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.agent.loop import Agent, run_turn
from engine.agent.messages import Message
from tests.engine.agent.builtin.test_chinese_questions import ENGLISH, ORDERS, agent_over
from tests.engine.agent.scripted import Watcher


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    return agent_over(tmp_path_factory.mktemp("table"), "订单", ORDERS)


def heard(agent: Agent, *texts: str) -> str:
    """Return the whole question that the last of `texts` was taken for, '' where it was none or is not clear."""
    said: tuple[Message, ...] = ()
    for text in texts:
        new = run_turn(agent, said, text, Watcher())
        said = (*said, *new)
    return next(message.trace.heard for message in new if message.role == "user" and message.trace)


@pytest.mark.parametrize(
    ("texts", "whole"),
    [
        (("上海有多少个订单？", "那北京的呢？"), "北京有多少个订单？"),
        (("北京的订单有多少？", "上海有多少？"), "上海的订单有多少？"),
        (("北京的订单有多少？", "那上海有几个呢"), "上海的订单有多少？"),
        (("上海的总金额是多少？", "那北京是多少？"), "北京的总金额是多少？"),
        (("王芳的订单有哪些？", "李强呢？"), "李强的订单有哪些？"),
        (("王芳的订单有哪些？", "那么李强的订单呢"), "李强的订单有哪些？"),
        (("王芳的订单有哪些？", "不，我说的是李强"), "李强的订单有哪些？"),
        (("A-2005的状态是什么？", "A-2006呢？"), "A-2006的状态是什么？"),
        (("金额大于500的订单有几个？", "那1000呢？"), "金额大于1000的订单有几个？"),
        (("2026年3月有多少订单？", "四月呢？"), "2026年四月有多少订单？"),
        (("2026年3月有多少订单？", "那2025年4月的呢？"), "2025年4月有多少订单？"),
        (("北京的订单有多少？", "三月呢？", "那广州呢？"), "三月，广州的订单有多少？"),
        (("一共有多少个订单？", "已发货的呢？"), "已发货，一共有多少个订单？"),
    ],
)
def test_one_value_is_changed_or_added(agent: Agent, texts: tuple[str, ...], whole: str) -> None:
    assert heard(agent, *texts) == whole


@pytest.mark.parametrize(
    "texts",
    [
        # Another figure than that of the question, and questions of their own.
        ("王芳的订单有哪些？", "李强有多少？"),
        ("王芳的订单有哪些？", "北京的订单有多少？"),
        ("王芳的订单有哪些？", "为什么呢？"),
        ("王芳的订单有哪些？", "上海"),
        ("那北京呢？",),
    ],
)
def test_what_is_no_follow_up_is_heard_as_it_is(agent: Agent, texts: tuple[str, ...]) -> None:
    assert heard(agent, *texts) == ""


@pytest.mark.parametrize("text", ["那杭州呢？", "那不是北京的呢？", "那北京和广州呢？", "他的邮箱呢？"])
def test_where_it_is_not_clear_what_changes_that_is_said(agent: Agent, text: str) -> None:
    first = run_turn(agent, (), "上海的订单有多少？", Watcher())
    assert heard(agent, "上海的订单有多少？", text) == ""
    if "北京" not in text:
        assert run_turn(agent, first, text, Watcher())[-1].content.startswith("我不清楚这要改动上一个问题的哪一处")


def test_a_question_of_its_own_keeps_what_it_has_to_be_asked_back(agent: Agent) -> None:
    first = run_turn(agent, (), "上海的订单有多少？", Watcher())
    assert (
        run_turn(agent, first, "大于 500 的订单有多少？", Watcher())[-1].content == "你指的是哪一列：销量、金额或评分？"
    )


def test_the_whole_question_is_answered(agent: Agent, tmp_path: Path) -> None:
    first = run_turn(agent, (), "上海有多少个订单？", Watcher())
    assert run_turn(agent, first, "三月呢？", Watcher())[-1].content == (
        "城市为上海且下单日期为任意年份的3月的订单有 1 条。"
    )
    english = agent_over(tmp_path, "orders", ENGLISH)
    first = run_turn(english, (), "Bern的总金额是多少？", Watcher())
    assert run_turn(english, first, "那Chur呢？", Watcher())[-1].content == "city为Chur的orders的amount总计是 640。"


def test_a_month_is_written_in_signs_too(agent: Agent) -> None:
    assert run_turn(agent, (), "三月有多少订单？", Watcher())[-1].content == ("下单日期为任意年份的3月的订单有 6 条。")
