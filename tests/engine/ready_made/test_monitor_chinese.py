"""Questions to the monitor's agent in Chinese: what is asked, which days are meant, and the reply in Chinese."""

from __future__ import annotations

import datetime as dt

import pytest

from engine.agent.callers.nearest import NearestCaller
from engine.agent.composer import Composer
from engine.agent.loop import Agent, run_turn
from engine.agent.registry import Registry
from engine.ready_made.registry import all_projects
from engine.ready_made.sentiment_monitor import feeds, tools
from engine.ready_made.sentiment_monitor.asked_days import days_of
from engine.ready_made.sentiment_monitor.chinese_asked import find_about, find_feeling, find_since
from tests.engine.agent.builtin.test_chinese_questions import Apart
from tests.engine.agent.scripted import Watcher

TODAY = dt.date(2026, 11, 26)


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent over the texts of eight weeks: each day two negative, one positive and one that nothing has read."""
    root = tmp_path_factory.mktemp("monitor")
    days = [dt.date(2026, 10, 2) + dt.timedelta(day) for day in range(56)]
    moods = ("negative", "Negative", "positive", "")
    lines = [f"{day} 1{at}:00,{mood},运费,运费 {day} {at}" for day in days for at, mood in enumerate(moods)]
    (root / "texts.csv").write_text("\n".join(["date,sentiment,topic,text", *lines]), encoding="utf-8")
    feeds.take_files(root, [str(root / "texts.csv")])
    all_projects()
    registry = Registry(tools.make_tools(root, lambda: TODAY))
    return Agent("monitor", "", registry, NearestCaller(Apart()), Composer(None))


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        (
            "周一以来关于运费的负面评论有多少？",
            "关于运费，2026年11月23日至2026年11月26日：16 条文本，其中负面 8 条，正面 4 条。"
            "在情绪已知的文本中的占比：负面 67%、正面 33%。其中 4 条的情绪尚不清楚：还没有模型读过它们。",
        ),
        ("有没有未处理的警报？", "没有未处理的警报。"),
        (
            "显示昨天的正面评论",
            "关于全部文本，2026年11月25日：1 条正面文本：\n1. 2026-11-25，texts：“运费 2026-11-25 2”",
        ),
    ],
)
def test_a_question_in_chinese_is_answered_in_chinese(agent: Agent, text: str, reply: str) -> None:
    assert run_turn(agent, (), text, Watcher())[-1].content == reply


def test_what_changed_is_told_in_chinese(agent: Agent) -> None:
    said = run_turn(agent, (), "上周以来运费有什么变化？", Watcher())[-1].content
    assert said.startswith("关于运费，2026年11月16日至2026年11月26日：44 条文本，其中负面 22 条，正面 11 条。")
    assert "按之前四周推算，预计有 44 条文本，其中负面 22 条。" in said and "例如：“运费" in said


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("关于退款的评论有多少？", "没有按“退款”分组的文本。现有：运费。"),
        (
            "上周一的评论有多少？",
            "无法确定“上周一”指的是哪些天。请这样提问，例如：周一以来、11月12日、10月，或10月1日至10月15日。",
        ),
    ],
)
def test_what_is_not_known_is_refused_in_chinese(agent: Agent, text: str, refused: str) -> None:
    said = run_turn(agent, (), text, Watcher())[-1].content
    assert said == refused


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("昨天有多少条评论", (11, 25), (11, 25)),
        ("前天有多少条评论", (11, 24), (11, 24)),
        ("本周有多少投诉？", (11, 23), (11, 26)),
        ("上周的评论", (11, 16), (11, 22)),
        ("上个月有多少评论", (10, 1), (10, 31)),
        ("今年的评论", (1, 1), (11, 26)),
        ("最近3天有多少评论", (11, 24), (11, 26)),
        ("过去两周的评论", (11, 13), (11, 26)),
        ("3天前的评论", (11, 23), (11, 23)),
        ("周一以来有多少评论", (11, 23), (11, 26)),
        ("自星期五以来", (11, 20), (11, 26)),
        ("周三有多少评论", (11, 25), (11, 25)),
        ("从周五到周二的评论", (11, 20), (11, 24)),
        ("11月20日的评论", (11, 20), (11, 20)),
        ("2026年11月20日至11月22日", (11, 20), (11, 22)),
        ("十月有多少评论", (10, 1), (10, 31)),
        ("2026-11-23的评论", (11, 23), (11, 23)),
        ("有多少评论", (11, 20), (11, 26)),
    ],
)
def test_the_days_that_are_meant(text: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    meant = days_of(find_since(text) or "", TODAY, lambda: TODAY)
    assert meant == (dt.date(2026, *first), dt.date(2026, *last))


@pytest.mark.parametrize("text", ["上周一的评论", "周末的评论", "最近几天", "2025年有多少评论", "昨天之前", "24小时内"])
def test_days_that_are_not_counted_by_are_passed_on_as_they_are_said(text: str) -> None:
    said = find_since(text)
    assert said is not None and said in text


def test_all_days_are_meant_where_that_is_said() -> None:
    assert find_since("总共有多少评论") == "in total"


def test_topics_and_feelings_are_found_without_blanks() -> None:
    assert find_about("运费和配送运费的投诉", ["运费", "配送运费", "App"]) == "配送运费"
    assert find_about("app的评论", ["运费", "App"]) == "App"
    assert find_about("关于退款的投诉有多少", ["运费"]) == "退款"
    assert find_about("有多少投诉", ["运费"]) is None
    assert find_feeling("显示负面评论", ["negative"]) == "negative"
    assert find_feeling("负面和正面的评论", []) is None
    assert find_feeling("显示愤怒的评论", ["愤怒", "高兴"]) == "愤怒"
