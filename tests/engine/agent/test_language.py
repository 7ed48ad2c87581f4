"""The agent answers in the language of the person's message, with sentences of its own in one table."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from string import Formatter

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.agent.callers.nearest import NearestCaller
from engine.agent.callers.selection import Caller
from engine.agent.chinese.sentences import SENTENCES
from engine.agent.composer import Composer
from engine.agent.grounding import check
from engine.agent.language import CHINESE, ENGLISH, Phrase, language_of, listed, say, speaking, told
from engine.agent.loop import Agent, run_turn
from engine.agent.messages import Message, ToolCall
from engine.agent.registry import Registry
from engine.agent.tools import Tool
from engine.sentences import ERRORS
from tests.engine.agent.scripted import ScriptedCaller, ScriptedWriter, Watcher, call, order_tool

AGENT = Path(__file__).parents[3] / "engine" / "agent"


def _answered(tool: Tool, caller: Caller, *texts: str, writer: ScriptedWriter | None = None) -> list[str]:
    """Return the agent's replies to `texts`, said one after the other."""
    agent = Agent("desk", "", Registry([tool]), caller, Composer(writer))
    said: tuple[Message, ...] = ()
    for text in texts:
        said = (*said, *run_turn(agent, said, text, Watcher(decision="deny")))
    return [message.content for message in said if message.role == "assistant" and message.content]


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (("Where is my order?",), ENGLISH),
        (("订单 A-2005 的状态是什么？",), CHINESE),
        (("查一下 order A-2005",), CHINESE),
        (("What does 订单 mean to you?",), ENGLISH),
        (("A-2005", "订单的状态是什么？"), CHINESE),
        (("A-2005", "Which status has my order?"), ENGLISH),
        (("ご注文番号は何ですか",), ENGLISH),
        (("12.5",), ENGLISH),
    ],
)
def test_the_language_of_what_was_said(texts: tuple[str, ...], language: str) -> None:
    assert language_of(*texts) == language


def test_a_sentence_is_said_in_the_language_of_the_turn_only() -> None:
    question = Phrase("Which column do you mean: {names}?", names=Phrase("{some} or {last}", some="金额", last="评分"))
    assert question == "Which column do you mean: 金额 or 评分?"
    with speaking(CHINESE):
        assert told(question) == "你指的是哪一列：金额或评分？"
        assert say("There are no {scope}.", scope="订单") == "没有订单。"
        assert listed(["甲", "乙", "丙"]) == "甲、乙、丙"
    assert told(question) == question
    assert listed(["a", "b", "c"]) == "a, b and c"


def test_a_question_back_and_its_answer_are_in_the_language_of_the_question() -> None:
    caller = ScriptedCaller([call(order_id=""), call(order_id="LL-9")])
    first, second = _answered(replace(order_tool(), asks={}), caller, "我的订单在哪里？", "LL-9")
    assert first == "你指的是哪个order id？"
    assert second.startswith("没有找到 order id 为 LL-9 的 order。请检查 order id")


def test_a_refusal_and_what_no_tool_fits_are_in_chinese() -> None:
    assert _answered(order_tool("ask"), ScriptedCaller([call()]), "查一下我的订单") == [
        "没有使用工具 look up orders，因为你没有允许。如需允许，请再问一次。"
    ]
    assert _answered(order_tool(), ScriptedCaller([]), "给我讲个笑话") == [
        "我没有适合这个请求的工具。我可以在orders中查找。"
    ]
    assert _answered(order_tool(), ScriptedCaller([]), "你能做什么？") == ["我可以在orders中查找。"]
    unsure = ScriptedCaller([], unsure=call())
    assert _answered(order_tool(), unsure, "这个呢") == ["我不确定你的意思。要用“look up orders”（order id：LL-1）吗？"]


def test_a_composer_that_knows_only_english_is_not_asked_for_chinese() -> None:
    writer = ScriptedWriter(["Order LL-1 is shipped."] * 2)
    (reply,) = _answered(order_tool(), ScriptedCaller([call()]), "订单 LL-1 的 status 是什么？", writer=writer)
    assert reply == "Order LL-1：status shipped、expected on 19 November 2026。"
    assert writer.prompts == []
    (reply,) = _answered(order_tool(), ScriptedCaller([call()]), "What is the status of LL-1?", writer=writer)
    assert reply == "Order LL-1 is shipped."


def test_claims_beside_chinese_signs_are_checked() -> None:
    said = (Message("user", "上海有多少订单？"), Message("tool", '{"result":7,"row":"A-2005"}'))
    assert check("城市为上海的订单有7条，第一条是A-2005。", said).ok
    assert check("城市为上海的订单有8条，第一条是A-2006。", said).problems == (
        ("unfounded", "8"),
        ("unfounded", "A-2006"),
    )


def _forms() -> Iterator[str]:
    """Yield the sentences that are written out where the agent says one."""
    for path in [*AGENT.rglob("*.py"), *AGENT.with_name("ready_made").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("say", "Phrase") and node.args:
                yield from (
                    part.value
                    for part in ast.walk(node.args[0])
                    if isinstance(part, ast.Constant) and isinstance(part.value, str) and _is_whole(node.args[0])
                )


def _is_whole(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant | ast.IfExp)


def _fields(form: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(form) if name}


def test_every_sentence_of_the_agent_has_its_chinese() -> None:
    forms = set(_forms()) - {"least"}
    assert len(forms) > 60
    assert forms - SENTENCES.keys() == set()


def test_what_an_agent_tells_of_a_failure_has_its_chinese() -> None:
    raised = {
        node.args[0].value
        for path in [*AGENT.glob("*.py"), *(AGENT / "builtin").glob("*.py")]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("BadInput", "JobFailed") and node.args
        if isinstance(node.args[0], ast.Constant)
    }
    # What is refused before anything is said, or outside of a chat, the window tells.
    told_elsewhere = {"message_empty", "message_long", "message_form", "table_empty"}
    codes = {code for code in raised - told_elsewhere if not code.startswith("tool_example")}
    assert len(codes) > 20
    assert {code for code in codes if ERRORS[code].message not in SENTENCES} == set()


def test_the_chinese_of_a_sentence_names_nothing_else() -> None:
    assert {form for form, chinese in SENTENCES.items() if not _fields(chinese) <= _fields(form)} == set()


def test_the_nearest_tool_to_chinese_is_one_with_an_example_in_chinese() -> None:
    english, both = replace(order_tool(), examples=("show me the 订单 with 订单号 LL-1",)), order_tool()
    caller = NearestCaller(Alike())
    assert caller.select([Message("user", "给我讲个笑话")], [english]).call is None
    assert caller.select([Message("user", "tell me a story")], [english]).confidence == 1.0
    told_so = replace(both, examples=("讲个笑话",), info=replace(both.info, parameters={"properties": {}}))
    assert caller.select([Message("user", "给我讲个笑话")], [told_so]).call == ToolCall("", both.name, {})


class Alike:
    """An embedder to which all texts are alike."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.ones((len(texts), 1), dtype=np.float32)
