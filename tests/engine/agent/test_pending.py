"""What counts as an answer to a question of the agent: a yes, a no, and the argument itself, in two languages."""

from __future__ import annotations

import pytest

from engine.agent.messages import Message, Trace
from engine.agent.pending import Pending, answered, insists, said_for, settles, starts_anew
from engine.agent.tools import Finder, Tool, ToolResult
from engine.results import ToolInfo

PARAMETERS = {"type": "object", "properties": {"order_id": {"type": "string"}}, "required": ["order_id"]}
TOOL = Tool(ToolInfo("look_up", "Look up an order", PARAMETERS, "table"), lambda _: ToolResult({}, (), ""))
LEAVE = Pending("look_up", {"order_id": "LL-1"}, ())
WHICH = Pending("look_up", {}, ("order_id",))


@pytest.mark.parametrize(
    "words", ["Yes", "ok, do it", "是", "是的。", "好", "好的，谢谢", "可以！", "行", "没问题", "当然可以", " 嗯 "]
)
def test_a_yes_lets_the_waiting_call_be_made(words: str) -> None:
    call = answered(LEAVE, TOOL, words, {})
    assert call is not None and call.arguments == {"order_id": "LL-1"}


@pytest.mark.parametrize("words", ["No", "yesterday", "不", "不是", "不可以", "好吃的面包", "是不是", "可以吗？"])
def test_anything_else_does_not(words: str) -> None:
    assert answered(LEAVE, TOOL, words, {}) is None


@pytest.mark.parametrize("words", ["no idea", "thanks", "不", "不用了", "算了。", "我不知道", "没有订单号", "谢谢你"])
def test_a_no_is_no_argument(words: str) -> None:
    assert answered(WHICH, TOOL, words, {}) is None


@pytest.mark.parametrize("words", ["LL-7", "不锈钢锅", "不，是 LL-7"])
def test_short_words_are_the_argument_whatever_they_begin_with(words: str) -> None:
    call = answered(WHICH, TOOL, words, {})
    assert call is not None and call.arguments["order_id"]


@pytest.mark.parametrize(
    ("words", "is_value"),
    [
        ("LL-7", True),
        ("it's LL-7", True),
        ("LL-7 please", True),
        ("what is the status of LL-7", False),
        ("lamp", False),
    ],
)
def test_a_bare_value_settles_a_question(words: str, is_value: bool) -> None:
    info = ToolInfo("look_up", "Looks.", {"type": "object", "properties": {"id": {}}, "required": ["id"]}, "table")
    finder = Finder(lambda text: "LL-7" if "LL-7" in text else None)
    tool = Tool(info, lambda arguments: ToolResult({}, (), ""), finders={"id": finder})
    assert settles(Pending("look_up", {}, ("id",)), tool, words) is is_value


TRUTH = {"type": "object", "properties": {"express": {"type": "boolean"}}, "required": ["express"]}
SHIP = Tool(ToolInfo("ship", "Ship it", TRUTH, "mcp"), lambda _: ToolResult({}, (), ""))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("no", False),
        ("No, thanks", False),
        ("不用了", False),
        ("yes please", True),
        ("好的", True),
        ("cancel", None),
        ("no idea", None),
        ("the blue one", None),
    ],
)
def test_a_no_answers_what_takes_yes_or_no(words: str, value: bool | None) -> None:
    # What a model reads in the words goes behind what they plainly say.
    call = answered(Pending("ship", {}, ("express",)), SHIP, words, {"express": True} if value is False else {})
    assert (call and call.arguments) == (None if value is None else {"express": value})


def test_a_list_may_be_as_long_as_its_parts_are_short() -> None:
    parameters = {"type": "object", "properties": {"tags": {"type": "array"}}, "required": ["tags"]}
    tool = Tool(ToolInfo("tag", "Tag it", parameters, "mcp"), lambda _: ToolResult({}, (), ""))
    words = "red, light blue, green, yellow, black, white"
    call = answered(Pending("tag", {}, ("tags",)), tool, words, {})
    assert call is not None and call.arguments == {"tags": words}


PLACE = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
WEATHER = Tool(ToolInfo("get_weather", "Tell the weather", PLACE, "mcp"), lambda _: ToolResult({}, (), ""))


@pytest.mark.parametrize(
    "words",
    [
        "what is the weather",
        "what time is it",
        "and which orders are late",
        "how many orders are open",
        "is my parcel late",
        "can you look for LL",
        "please show me the orders",
        "list all open orders",
        "I would like to know more",
        "who are you",
        "what can you do",
        "help",
        "good morning",
        "Berlin?",
        "今天天气怎么样",
        "现在几点了",
        "北京的天气好吗",
        "帮我查订单",
        "订单到了？",
    ],
)
def test_a_wish_is_no_argument(words: str) -> None:
    assert answered(Pending("get_weather", {}, ("city",)), WEATHER, words, {}) is None


@pytest.mark.parametrize(
    "words",
    [
        "Berlin",
        "New York",
        "Will Smith",
        "buy some milk",
        "the blue one over there",
        "a pint of milk for Anna",
        "When Harry Met Sally",
        "Where the Wild Things Are",
        "open",
        "open orders",
        "do my taxes",
        "list of friends",
        "不锈钢锅",
        "北京市海淀区",
    ],
)
def test_a_plain_answer_of_up_to_six_words_is_the_argument(words: str) -> None:
    call = answered(Pending("get_weather", {}, ("city",)), WEATHER, words, {})
    assert call is not None and call.arguments == {"city": words}


@pytest.mark.parametrize("words", ["Berlin please", "Berlin, thanks!", "it's Berlin, thank you", "Berlin，谢谢您"])
def test_what_is_polite_beside_the_argument_is_none_of_it(words: str) -> None:
    call = answered(Pending("get_weather", {}, ("city",)), WEATHER, words, {})
    assert call is not None and call.arguments == {"city": "Berlin"}


def test_an_argument_that_takes_any_text_takes_a_question_too() -> None:
    texts = {"type": "object", "properties": {"to": {}, "message": {"type": "string"}}, "required": ["to", "message"]}
    send = Tool(ToolInfo("send", "Send it", texts, "mcp"), lambda _: ToolResult({}, (), ""))
    call = answered(Pending("send", {"to": "Anna"}, ("message",)), send, "how are you?", {})
    assert call is not None and call.arguments == {"to": "Anna", "message": "how are you?"}


BEFORE = ("Refund 20 euros for A-2005 or A-2007",)


@pytest.mark.parametrize("words", ["yes do it", "ok", "yes, the one I said", "好的", "Sure, thanks"])
def test_a_yes_is_no_argument(words: str) -> None:
    assert answered(WHICH, TOOL, words, {}) is None
    assert insists(WHICH, words, ())


@pytest.mark.parametrize("words", ["the one I just said", "I already told you", "same as above", "我刚才说过"])
def test_what_points_to_something_stated_is_no_argument(words: str) -> None:
    assert answered(WHICH, TOOL, words, {}, BEFORE) is None
    assert insists(WHICH, words, BEFORE)
    assert not insists(WHICH, words, ("Refund it",)), "nothing was stated"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("A-2005", "A-2005"),
        ("yes, it's A-2005", "A-2005"),
        ("ok, Berlin", "Berlin"),
        ("OK Computer", "OK Computer"),
        ("it's the blue lamp", "blue lamp"),
    ],
)
def test_what_names_something_is_an_argument_whatever_was_stated(words: str, value: str) -> None:
    call = answered(WHICH, TOOL, words, {}, BEFORE)
    assert call is not None and call.arguments == {"order_id": value}


@pytest.mark.parametrize("words", ["hmm, wait", "I don't know", "never mind", "can you show me all of them?", "等等"])
def test_who_hesitates_or_asks_for_something_else_does_not_insist(words: str) -> None:
    assert answered(WHICH, TOOL, words, {}, BEFORE) is None
    assert not insists(WHICH, words, BEFORE)


def test_what_a_call_is_made_of_goes_back_to_its_first_question() -> None:
    def ask(tool: str) -> Message:
        return Message("assistant", "Which?", trace=Trace(asks={"tool": tool, "arguments": {}, "missing": ["a"]}))

    def said(text: str) -> Message:
        return Message("user", text)

    talk = (said("old"), ask("other"), said("refund it"), ask("send"), said("A-2005 "), ask("send"), said("20"))
    assert said_for(talk, "send") == ("refund it", "A-2005", "20")
    assert said_for(talk, "other") == ("20",) and said_for((), "send") == ()


@pytest.mark.parametrize(
    ("words", "given", "anew"),
    [
        ("What was the total in Chur?", {"where": "city = Chur", "operation": "total"}, True),
        ("What is the total?", {"where": "city = Bern", "operation": "total"}, False),
        ("What is the total?", {"operation": "total"}, False),
        ("the total in Chur", {"where": "city = Chur", "operation": "total"}, False),
        ("Which are in Chur?", {"where": "city = Chur"}, False),
    ],
)
def test_a_whole_question_that_states_more_than_was_asked_for_starts_anew(
    words: str, given: dict[str, str], anew: bool
) -> None:
    assert starts_anew(Pending("figures", {"where": "city = Bern"}, ("operation",)), given, words) is anew
