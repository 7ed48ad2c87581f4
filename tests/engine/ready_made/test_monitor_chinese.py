"""Questions to the monitor's agent in Chinese: what is asked, which days are meant, and the reply in Chinese."""

from __future__ import annotations

import datetime as dt

import pytest

from engine.agent.callers.nearest import NearestCaller
from engine.agent.composer import Composer
from engine.agent.loop import Agent, run_turn
from engine.agent.registry import Registry
from engine.errors import BadInput
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
            "关于全部文本，2026年11月25日共有 1 条正面文本：\n1. 2026-11-25，texts：“运费 2026-11-25 2”",
        ),
        ("今天天气怎么样？", "我没有适合这个请求的工具。我可以使用这些工具：变化情况、统计文本、显示文本、列出警报。"),
        ("谢谢", "不客气。"),
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
        ("关于退款的评论有多少？", "没有“退款”这一主题或分组。现有：运费。"),
        ("退款的投诉有多少？", "没有“退款”这一主题或分组。现有：运费。"),
        ("中国平安最近有什么变化？", "没有“中国平安”这一主题或分组。现有：运费。"),
        ("和退款有关的负面评论有哪些？", "没有“退款”这一主题或分组。现有：运费。"),
        (
            "去年同期有多少评论？",
            "无法确定“去年同期”指的是哪些天。请这样提问，例如：周一以来、11月12日、10月，或10月1日至10月15日。",
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
        ("上周三有多少评论", (11, 18), (11, 18)),
        ("上个星期天的评论", (11, 22), (11, 22)),
        ("上周一共有多少评论", (11, 16), (11, 22)),
        ("从上周三到本周一的评论", (11, 18), (11, 23)),
        ("上上周的评论", (11, 9), (11, 15)),
        ("上一周的评论", (11, 16), (11, 22)),
        ("周末的评论", (11, 21), (11, 22)),
        ("上周末的评论", (11, 21), (11, 22)),
        ("大前天的评论", (11, 23), (11, 23)),
        ("这两天的评论", (11, 25), (11, 26)),
        ("近一周的评论", (11, 20), (11, 26)),
        ("最近 3 天的评论", (11, 24), (11, 26)),
        ("七天内的评论", (11, 20), (11, 26)),
        ("近半个月的评论", (11, 12), (11, 26)),
        ("三天前到昨天的评论", (11, 23), (11, 25)),
        ("昨天和前天的评论", (11, 24), (11, 25)),
        ("月初以来的评论", (11, 1), (11, 26)),
        ("今年年初至今的评论", (1, 1), (11, 26)),
        ("本月上旬的评论", (11, 1), (11, 10)),
        ("上季度的评论", (7, 1), (9, 30)),
        ("第三季度的评论", (7, 1), (9, 30)),
        ("上半年的评论", (1, 1), (6, 30)),
        ("国庆期间的评论", (10, 1), (10, 7)),
        ("双11的评论", (11, 11), (11, 11)),
        ("11月20日到22日的评论", (11, 20), (11, 22)),
        ("十一月二十日的评论", (11, 20), (11, 20)),
        ("11月20的评论", (11, 20), (11, 20)),
        ("20号的评论", (11, 20), (11, 20)),
        ("28号的评论", (10, 28), (10, 28)),
        ("上个月20号的评论", (10, 20), (10, 20)),
        ("今年三月的评论", (3, 1), (3, 31)),
        ("2026/11/20的评论", (11, 20), (11, 20)),
        ("11/20的评论", (11, 20), (11, 20)),
        ("周三到周一的评论", (11, 18), (11, 23)),
    ],
)
def test_the_days_that_are_meant(text: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    meant = days_of(find_since(text) or "", TODAY, lambda: TODAY)
    assert meant == (dt.date(2026, *first), dt.date(2026, *last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024年10月1日到10月15日", "2024-10-01", "2024-10-15"),
        ("2024年11月20日到1月5日", "2024-11-20", "2025-01-05"),
        ("去年10月到12月", "2025-10-01", "2025-12-31"),
        ("去年10月和11月", "2025-10-01", "2025-11-30"),
        ("上上周三到周五", "2026-11-11", "2026-11-13"),
        ("上周五到周一", "2026-11-20", "2026-11-23"),
        ("去年11月", "2025-11-01", "2025-11-30"),
        ("25年第三季度", "2025-07-01", "2025-09-30"),
        ("前年", "2024-01-01", "2024-12-31"),
    ],
)
def test_the_second_day_follows_the_first(text: str, first: str, last: str) -> None:
    meant = days_of(find_since(text) or "", TODAY, lambda: TODAY)
    assert meant == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("最近几天的评论", "最近几天"),
        ("昨天之前有多少", "昨天之前"),
        ("24小时内的评论", "24小时内"),
        ("昨晚有多少投诉", "昨晚"),
        ("每天有多少投诉", "每天"),
        ("去年同期的评论", "去年同期"),
        ("春节期间的投诉", "春节期间"),
        ("双十一期间的投诉", "双十一期间"),
        ("国庆节前的投诉", "国庆节前"),
        ("涨价之后的投诉", "涨价之后"),
        ("上月底的评论", "上月底"),
        ("月初的评论", "月初"),
        ("近一年半的评论", "近一年半"),
        ("前三天的评论", "前三天"),
        ("截至11月20日的评论", "截至11月20日"),
        ("本周比上周多多少", "本周比上周"),
        ("10月2日和10月5日的评论", "10月2日和10月5日"),
        ("11月28日到3日的评论", "11月28日到3日"),
        ("昨天到前天的评论", "昨天到前天"),
        ("三天前到11月20日的评论", "三天前到11月20日"),
        ("2月30日的评论", "2月30日"),
        ("半年前的评论", "半年前"),
    ],
)
def test_days_that_are_not_counted_by_are_refused_as_they_are_said(text: str, said: str) -> None:
    assert find_since(text) == said
    with pytest.raises(BadInput, match="monitor_days") as caught:
        days_of(said, TODAY, lambda: TODAY)
    assert caught.value.params == {"said": said}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("last week的负面评论有多少", "last week"),
        ("周末配送的投诉", None),
        ("1号店的投诉", None),
        ("5号线的投诉", None),
        ("双十一活动的评论有多少", None),
        ("最近的评论", None),
        ("所有负面评论", "in total"),
    ],
)
def test_what_is_no_time_of_the_texts_is_not_taken_for_one(text: str, expected: str | None) -> None:
    assert find_since(text, ["周末配送", "双十一活动"]) == expected


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
    assert find_feeling("显示正面评论", ["positive", "正面"]) == "正面"
    assert find_feeling("显示好评", ["positive", "正面"]) == "正面"
    assert find_feeling("显示负面评论", ["负面", "正面"]) == "negative"
    assert find_feeling("不满意的评论", []) == "negative"
    assert find_feeling("赞助商的评论", []) is None
    assert find_feeling("投诉处理的评论", [], ["投诉处理"]) is None


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("VIP的投诉有多少", "VIP"),
        ("最近5天有多少评论", None),
        ("关于上周的评论有多少", None),
        ("关于“运费”的评论有多少", "运费"),
        ("微博上关于运费的评论", "运费"),
        ("请帮我统计一下上个月的负面评论数量", None),
        ("客户最近在抱怨什么？", None),
        ("上海的投诉", "上海"),
        ("联想的负面新闻有多少", "联想"),
        ("show me 昨天的负面评论", None),
    ],
)
def test_what_is_asked_about_is_all_of_a_name(text: str, about: str | None) -> None:
    assert find_about(text, ["运费", "IP", "5", "微博"]) == about


def test_what_is_left_out_is_told(agent: Agent) -> None:
    said = run_turn(agent, (), "运费和退款的投诉各有多少？", Watcher())[-1].content
    assert said.startswith("我没有考虑“退款”，因为不知道它在这里是什么意思。关于运费，")


def test_a_follow_up_in_chinese_changes_the_days(agent: Agent) -> None:
    history = run_turn(agent, (), "上周关于运费的评论有多少？", Watcher())
    said = run_turn(agent, history, "那上周三呢？", Watcher())[-1].content
    assert said.startswith("关于运费，2026年11月18日：4 条文本")


def test_a_follow_up_in_chinese_changes_the_feeling(agent: Agent) -> None:
    history = run_turn(agent, (), "显示昨天运费的负面评论", Watcher())
    said = run_turn(agent, history, "那正面的呢？", Watcher())[-1].content
    assert said.startswith("关于运费，2026年11月25日共有 1 条正面文本：")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("投诉有哪些？", "show_texts"),
        ("最近大家对运费有什么不满？", "show_texts"),
        ("show me 负面评论", "show_texts"),
        ("昨天有多少负面？", "count_texts"),
        ("关于“运费”的评论有多少？", "count_texts"),
        ("负面评论增加了多少？", "what_changed"),
        ("负面评论怎么突然变多了？", "what_changed"),
        ("帮我写一封邮件，说说最新的评论", None),
        ("翻译这句话：“评论有多少，我们今天还没有人统计过。”", None),
        ("写邮件", None),
        ("哪些话题的负面评论最多？", None),
        ("给我来几条昨天的差评", "show_texts"),
        ("有没有人在投诉运费？", "show_texts"),
        ("今天新增了多少条负面评论？", "count_texts"),
    ],
)
def test_the_tool_that_a_message_in_chinese_means(agent: Agent, text: str, name: str | None) -> None:
    made = run_turn(agent, (), text, Watcher())
    assert next((call.name for message in made for call in message.calls), None) == name


def test_chinese_beside_english_is_read(agent: Agent) -> None:
    tool = agent.registry.get("count_texts")
    found = {name: finder.find("how many complaints about 运费 since 周一?") for name, finder in tool.finders.items()}
    assert found == {"about": "运费", "since": "周一以来"}


def test_what_a_caller_points_at_in_chinese_is_understood(agent: Agent) -> None:
    tool = agent.registry.get("show_texts")
    given = tool.refine({"feeling": "正面", "since": "昨天"}, "显示昨天运费的正面评论")
    assert given == {"about": "运费", "feeling": "positive", "since": "昨天"}
    assert tool.function(given).data["from"] == "2026-11-25"
