"""Questions in Chinese over a person's own table: the whole turn, from the message to the agent's Chinese sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.agent.builtin.tables import make_table_tools
from engine.agent.callers.nearest import NearestCaller
from engine.agent.composer import Composer
from engine.agent.grounding import check
from engine.agent.loop import Agent, run_turn
from engine.agent.messages import Message
from engine.agent.registry import Registry
from engine.commands import ImportSpec
from engine.data.importing import import_dataset
from engine.runtime.toolbox import ProjectTables
from tests.engine.agent.scripted import Watcher

ORDERS = """订单号,客户,城市,产品,销量,金额,状态,下单日期,评分
A-2001,王芳,上海,台灯,2,240,已发货,2026-01-05,5
A-2002,李强,北京,键盘,1,199,已发货,2026-01-12,4
A-2003,张伟,广州,显示器,1,1299,待处理,2026-01-20,3
A-2004,刘洋,上海,键盘,3,597,已取消,2026-02-02,2
A-2005,陈静,深圳,鼠标,5,445,运输中,2026-02-08,4
A-2006,王芳,上海,显示器,2,2598,已发货,2026-02-15,5
A-2007,赵敏,北京,台灯,1,120,待处理,2026-02-21,4
A-2008,孙丽,广州,鼠标,4,356,已发货,2026-03-01,5
A-2009,周杰,深圳,耳机,2,798,已发货,2026-03-03,4
A-2010,吴磊,上海,耳机,1,399,运输中,2026-03-09,3
A-2011,郑爽,北京,鼠标,6,534,已发货,2026-03-14,5
A-2012,李强,北京,键盘,2,398,已取消,2026-03-18,1
A-2013,张伟,广州,台灯,3,360,已发货,2026-03-22,4
A-2014,刘洋,上海,鼠标,2,178,待处理,2026-04-01,4
A-2015,陈静,深圳,键盘,1,199,已发货,2026-04-06,5
A-2016,王芳,上海,耳机,3,1197,已发货,2026-04-11,4
A-2017,赵敏,北京,显示器,1,1299,运输中,2026-04-17,3
A-2018,孙丽,广州,台灯,2,240,已取消,2026-04-20,2
A-2019,周杰,深圳,鼠标,3,267,已发货,2026-05-02,5
A-2020,吴磊,上海,台灯,1,120,待处理,2026-05-08,4
"""
# What is asked, what the reply has to name in this order, and what it may not name.
QUESTIONS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("订单 A-2005 的状态是什么？", ("A-2005", "运输中"), ("已发货",)),
    ("A-2011的金额是多少？", ("534",), ("郑爽",)),
    ("有多少订单已发货？", ("10",), ()),
    ("一共有多少个订单？", ("20",), ()),
    ("上海的订单有哪些？", ("7", "A-2001", "A-2004", "A-2006", "A-2010", "A-2014", "A-2016", "A-2020"), ("A-2002",)),
    ("金额大于 500 的订单有几个？", ("7",), ()),
    ("金额大于500的订单有哪些？", ("A-2003", "A-2004", "A-2006", "A-2009", "A-2011", "A-2016", "A-2017"), ("A-2001",)),
    ("哪个产品销量最高？", ("鼠标", "20"), ("台灯",)),
    ("总金额是多少？", ("11843",), ()),
    ("平均评分是多少？", ("3.8",), ()),
    ("销量前三的产品", ("鼠标", "台灯", "键盘"), ("显示器", "耳机")),
    ("北京有多少个订单？", ("5",), ()),
    ("评分最低的订单是哪个？", ("A-2012",), ("A-2004",)),
    ("每个城市有多少订单？", ("上海", "7", "北京", "5"), ()),
    ("状态不是已发货的订单有多少？", ("10",), ()),
    ("上海的总金额是多少？", ("5329",), ()),
    ("哪个城市的订单最多？", ("上海", "7"), ("北京",)),
    ("王芳的订单有哪些？", ("A-2001", "A-2006", "A-2016"), ("A-2002",)),
    ("金额最高的三个订单", ("A-2006", "1299", "1299"), ("A-2016",)),
    ("2026年3月有多少订单？", ("6",), ()),
)


class Apart:
    """An embedder to which no two texts are alike, as Chinese ones may be to an encoder that learned English."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.stack([np.random.default_rng(list(text.encode())).normal(size=2048) for text in texts])
        return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def agent_over(folder: Path, name: str, text: str) -> Agent:
    """Return an agent with the tools of one table."""
    source, kept = folder / f"{name}.csv", folder / f"{name}.parquet"
    source.write_text(text, encoding="utf-8")
    import_dataset(ImportSpec((str(source),), "table"), None, kept)
    registry = Registry(make_table_tools(ProjectTables({name: kept}), name))
    return Agent("desk", "", registry, NearestCaller(Apart()), Composer(None))


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    return agent_over(tmp_path_factory.mktemp("table"), "订单", ORDERS)


def asked(agent: Agent, *texts: str) -> tuple[Message, ...]:
    said: tuple[Message, ...] = ()
    for text in texts:
        said = (*said, *run_turn(agent, said, text, Watcher()))
    return said


def names(reply: str, wanted: Sequence[str], unwanted: Sequence[str]) -> bool:
    at = 0
    for part in wanted:
        found = re.compile(rf"(?<![\d.]){re.escape(part)}(?![\d.]\d|\d)").search(reply, at)
        if found is None:
            return False
        at = found.end()
    return not any(part in reply for part in unwanted)


@pytest.mark.parametrize(("text", "wanted", "unwanted"), QUESTIONS)
def test_a_question_in_chinese_is_answered(
    agent: Agent, text: str, wanted: tuple[str, ...], unwanted: tuple[str, ...]
) -> None:
    said = asked(agent, text)
    assert names(said[-1].content, wanted, unwanted), said[-1].content
    assert not re.search(r"[A-Za-z]{2,}", said[-1].content), said[-1].content
    # The numbers of a list are nobody's claims.
    assert check(re.sub(r"(?<=[：。])\d+\. ", "", said[-1].content), said[:-1]).ok


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("金额在200到500之间的订单有几个", "金额不小于200且金额不大于500的订单有 8 条。"),
        ("金额超过0.1万的订单有多少", "金额大于1000的订单有 4 条。"),
        ("金额超过百分之五十的订单有多少？", "金额大于50的订单有 20 条。"),
        ("金额超过５００％的订单有多少？", "金额大于500的订单有 7 条。"),
        ("评分大于3且金额超过1000的订单有多少？", "评分大于3且金额大于1000的订单有 2 条。"),
        ("下单日期在2026年3月之前的有多少", "下单日期早于2026年3月的订单有 7 条。"),
        ("北京和上海的订单有多少", "城市为北京或上海的订单有 12 条。"),
        ("不同的产品有多少种", "订单的产品有 5 个不同的值。"),
        ("哪个客户的总金额最高", "订单的金额总计最高的客户：王芳（4035）。"),
        ("订单最多的两个城市", "订单最多的城市：上海（7）、北京（5）。"),
        ("产品销量前三", "订单的销量总计最高的产品：鼠标（20）、台灯（9）、键盘（7）。"),
        ("订单 A-2005 什么时候下单的？", "订单 A-2005：下单日期 2026年2月8日。"),
        ("A-2005 是谁的订单", "订单 A-2005：客户 陈静。"),
        ("杭州的订单有多少？", "我没有考虑“杭州”，因为不知道它在这里是什么意思。订单有 20 条。"),
        ("给A-2005退款", "我没有考虑“退款”，因为不知道它在这里是什么意思。订单 A-2005：产品 鼠标、状态 运输中。"),
        ("金额大于90000的订单", "没有金额大于90000的订单。"),
        (
            "A-9999 的状态",
            "没有找到订单号为 A-9999 的订单。请检查订单号；现有的例如 A-2001, A-2002, A-2003, A-2004。",
        ),
        ("今天天气怎么样？", "我没有适合这个请求的工具。我可以在订单中查找和统计。"),
        ("帮我写一封邮件", "我没有适合这个请求的工具。我可以在订单中查找和统计。"),
    ],
)
def test_the_whole_sentence(agent: Agent, text: str, reply: str) -> None:
    assert asked(agent, text)[-1].content == reply


def test_a_bound_without_a_column_is_asked_back_for_in_chinese(agent: Agent) -> None:
    said = asked(agent, "大于 500 的订单有多少？", "金额")
    assert [message.content for message in said if message.role == "assistant" and message.content] == [
        "你指的是哪一列：销量、金额或评分？",
        "金额大于500的订单有 7 条。",
    ]


ENGLISH = """order_id,customer,city,status,amount,rating
A-1,Mei,Bern,shipped,120,5
A-2,Jon,Chur,cancelled,640,2
A-3,Mei,Bern,shipped,510,4
"""


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("订单 A-2 的状态是什么？", "Order A-2：status cancelled。"),
        ("有多少订单已发货？", "status为shipped的orders有 2 条。"),
        ("Bern的总金额是多少？", "city为Bern的orders的amount总计是 630。"),
        ("哪个城市的订单最多？", "orders最多的city：Bern（2）。"),
        ("平均评分", "orders的平均rating是 3.67。"),
    ],
)
def test_a_table_in_english_is_asked_in_chinese(tmp_path: Path, text: str, reply: str) -> None:
    assert asked(agent_over(tmp_path, "orders", ENGLISH), text)[-1].content == reply


REPAIRS = """编号,客户,电话号码,设备,价格,状态,送达日期
R-101,李雷,13800000001,笔记本,320,已完成,2026-03-05
R-102,韩梅梅,13800000002,手机,180,维修中,2026-03-09
R-103,王芳,13800000003,打印机,260,已送达,2026-03-12
R-104,张伟,13800000004,手机,150,待取件,2026-04-02
R-105,李雷,13800000001,手机,90,已完成,2026-04-08
R-106,王芳,13800000003,手机,85,已完成,2026-04-09
"""


@pytest.mark.parametrize("name", ["维修单", "维修记录", "repairs"])
@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("李雷的维修价格是多少？", ("2", "R-101", "320", "R-105", "90"), ("我没有考虑", "R-103")),
        ("张伟的电话号码？", ("R-104", "13800000004"), ("总计", "R-101")),
        ("张伟的电话是多少？", ("R-104", "13800000004"), ("总计", "我没有考虑")),
        ("王芳的维修什么时候送到？", ("R-103", "2026年3月12日", "R-106", "2026年4月9日"), ("我没有考虑",)),
        # A word that is not known between a value and a column is told, and the rest answered.
        ("李雷的保养价格是多少？", ("保养", "不知道", "R-101", "320"), ("R-103",)),
    ],
)
def test_a_person_and_a_column_are_asked_for(
    tmp_path: Path, name: str, text: str, wanted: tuple[str, ...], unwanted: tuple[str, ...]
) -> None:
    said = asked(agent_over(tmp_path, name, REPAIRS), text)
    assert names(said[-1].content, wanted, unwanted), said[-1].content


def test_a_status_goes_before_a_part_of_a_columns_name(tmp_path: Path) -> None:
    said = asked(agent_over(tmp_path, "维修单", REPAIRS.replace("已送达", "送达")), "有多少维修送达？")
    assert said[-1].content == "状态为送达的维修单有 1 条。"


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("北京的订单中，已发货的占百分之多少？", "5 条城市为北京的订单中，状态为已发货的有 2 条（40%）。"),
        ("已取消的订单占全部订单的百分之几？", "20 条订单中，状态为已取消的有 3 条（15%）。"),
        ("已发货订单的比例是多少", "20 条订单中，状态为已发货的有 10 条（50%）。"),
        ("上海的订单有百分之几是已取消的？", "7 条城市为上海的订单中，状态为已取消的有 1 条（14.29%）。"),
        ("金额大于500的订单所占的百分比", "20 条订单中，金额大于500的有 7 条（35%）。"),
        ("最近5个订单的平均金额是多少？", "下单日期最晚的 5 条订单的平均金额是 624.6。"),
        ("金额最高的3个订单的总销量", "金额最高的 3 条订单的销量总计是 4。"),
        ("最近5个订单中有多少已发货？", "下单日期最晚的 5 条订单中，状态为已发货的有 2 条。"),
    ],
)
def test_percentages_and_figures_of_some_rows(agent: Agent, text: str, reply: str) -> None:
    assert asked(agent, text)[-1].content == reply


ONLY_READ = "表“订单”只能读取。未做任何更改。"


@pytest.mark.parametrize(
    ("text", "declined"),
    [
        ("删除所有订单", True),
        ("请帮我取消上海的订单", True),
        ("把已取消的订单删掉", True),
        ("将所有待处理的订单改为已发货", True),
        ("取消的订单有哪些？", False),
        ("更新的订单有多少", False),
        ("删除了多少订单？", False),
    ],
)
def test_a_wish_to_change_rows_is_declined_in_chinese(agent: Agent, text: str, declined: bool) -> None:
    assert (asked(agent, text)[-1].content == ONLY_READ) == declined


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("每个季度有多少订单？", "订单的数量，按季度：2026-Q1（13）、2026-Q2（7）。"),
        (
            "按月统计上海的总金额",
            "城市为上海的订单的金额总计，按月份：2026-01（240）、2026-02（3195）、2026-03（399）、2026-04（1375）、2026-05（120）。",
        ),
        ("哪个月的订单最多？", "订单最多的月份：2026-03（6）。"),
        ("订单最多的月份是哪个？", "订单最多的月份：2026-03（6）。"),
        ("星期几的订单最多？", "订单最多的星期：星期一（6）。"),
        ("订单最多的是星期几？", "订单最多的星期：星期一（6）。"),
        ("各年的平均评分", "订单的平均评分，按年份：2026（3.8）。"),
        ("每年龄段有多少订单？", "我没有考虑“年龄段”，因为不知道它在这里是什么意思。订单有 20 条。"),
    ],
)
def test_rows_are_put_together_by_parts_of_their_dates(agent: Agent, text: str, reply: str) -> None:
    assert asked(agent, text)[-1].content == reply


def test_weeks_and_quarters_are_parts_of_a_date(tmp_path: Path) -> None:
    said = asked(agent_over(tmp_path, "订单", ORDERS), "2026年1月每周有多少订单？")[-1].content
    assert said == "下单日期为2026年1月的订单的数量，按周：2026-W02（1）、2026-W03（1）、2026-W04（1）。"
