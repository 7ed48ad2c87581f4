"""Example messages made from tools: the same for a seed, none twice, and every value stands in its words."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from engine.agent.builtin.calculator import make_calculator
from engine.agent.builtin.dates import make_date_tools
from engine.agent.builtin.days import find_date
from engine.agent.lab.making import KINDS, PARTS, MadeRow, Wanted, counts, make_rows
from engine.agent.lab.patterns import CALL, patterns_of
from engine.agent.lab.suggesting import suggested
from engine.agent.lab.values import MOST, argument_values, as_argument
from engine.agent.messages import chat_from_openai
from engine.agent.registry import check_arguments
from engine.agent.tools import Tool, ToolResult
from engine.errors import BadInput
from engine.results import ToolInfo
from tests.engine.agent.scripted import order_tool

KNOWN = {"look_up_orders": {"order_id": [f"LL-{number}" for number in range(1000, 1030)]}}


def tool(properties: dict[str, Any], required: list[str], name: str = "set_alarm") -> Tool:
    """Return a tool of which only its schema is known."""
    parameters = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
    return Tool(ToolInfo(name, "Set an alarm.", parameters, "mcp"), lambda arguments: ToolResult({}, (), ""))


def tools() -> tuple[Tool, ...]:
    return (order_tool(), make_calculator(), *make_date_tools())


def values_of(row: MadeRow) -> list[str]:
    return [str(value) for call in row.calls for value in call.arguments.values()]


def test_the_same_seed_makes_the_same_rows_and_another_makes_others() -> None:
    first = make_rows(tools(), KNOWN, Wanted(30))
    assert first == make_rows(tools(), KNOWN, Wanted(30))
    assert {row.text for row in first} != {row.text for row in make_rows(tools(), KNOWN, Wanted(30, seed=1))}


def test_rows_are_of_every_kind_part_and_language_and_none_stands_twice() -> None:
    rows = make_rows(tools(), KNOWN, Wanted(40))
    assert set(counts(rows)) == set(KINDS)
    assert {row.part for row in rows} == set(PARTS)
    assert {row.language for row in rows} == {"en", "zh"}
    assert max(Counter(" ".join(row.text.lower().split()) for row in rows).values()) == 1
    shares = Counter(row.part for row in rows)
    assert shares["train"] > 4 * shares["test"] > 0


def test_values_stand_once_in_their_words_and_whole_calls_fit_their_tool() -> None:
    by_name = {one.name: one for one in tools()}
    for row in make_rows(tools(), KNOWN, Wanted(40)):
        assert all(row.text.count(value) == 1 for value in values_of(row)), row
        for call in row.calls if row.kind != "missing" else ():
            check_arguments(by_name[call.name], call.arguments)
        for call in row.calls if row.kind == "missing" else ():
            with pytest.raises(BadInput, match="tool_missing"):
                check_arguments(by_name[call.name], call.arguments)


def test_what_is_measured_on_is_worded_as_nothing_that_is_learned() -> None:
    def worded(row: MadeRow) -> str:
        text = row.text
        for value in values_of(row):
            text = text.replace(value, "_")
        return text

    rows = [row for row in make_rows((order_tool(),), KNOWN, Wanted(60)) if row.kind in ("call", "missing")]
    learned = {worded(row) for row in rows if row.part == "train"}
    assert not learned & {worded(row) for row in rows if row.part != "train"}


def test_a_row_is_a_conversation_that_other_parts_read() -> None:
    rows = make_rows(tools(), KNOWN, Wanted(40))
    several = next(row for row in rows if row.kind == "several")
    said = chat_from_openai(several.messages)
    assert [message.role for message in said] == ["user", "assistant", "tool", "assistant", "tool"]
    assert [call.name for message in said for call in message.calls] == [call.name for call in several.calls]
    none = next(row for row in rows if row.kind == "none")
    assert [message.role for message in chat_from_openai(none.messages)] == ["user", "assistant"]


def test_one_language_is_enough_and_questions_about_a_tool_s_own_matter_are_no_off_topic() -> None:
    weather = Tool(
        ToolInfo("get_rain", "Tell whether it will rain.", {"type": "object", "properties": {}}, "mcp"),
        lambda arguments: ToolResult({}, (), ""),
    )
    rows = make_rows((weather, order_tool()), KNOWN, Wanted(200, languages=("en",)))
    assert {row.language for row in rows} == {"en"}
    assert not [row for row in rows if row.kind == "none" and "rain" in row.text]


@pytest.mark.parametrize(
    ("part", "fits"),
    [
        ({"type": "string", "enum": ["low", "high"]}, lambda value: value in ("low", "high")),
        ({"type": "integer", "minimum": 3, "maximum": 9}, lambda value: 3 <= int(value) <= 9),
        ({"type": "integer", "exclusiveMinimum": 3, "exclusiveMaximum": 5}, lambda value: value == "4"),
        ({"type": "number", "minimum": 0, "maximum": 1}, lambda value: 0 <= float(value) <= 1),
        ({"type": "string", "format": "date"}, lambda value: len(value) == 10 and value[4] == "-"),
        ({"type": "string", "format": "email"}, lambda value: "@" in value),
        ({"type": "array", "items": {"type": "string", "enum": ["a", "b"]}}, lambda value: value in ("a", "b")),
        ({"anyOf": [{"type": "null"}, {"enum": ["x", "y"]}]}, lambda value: value in ("x", "y")),
        ({"type": "string", "description": "A code, for example AB-1 or AB-2."}, lambda value: value.startswith("AB-")),
        ({"type": "string"}, lambda value: bool(value)),
    ],
)
def test_values_are_those_that_the_schema_allows(part: dict[str, Any], fits: Any) -> None:
    found = argument_values(tool({"level": part}, ["level"]), {}, 0)["level"]
    assert 0 < len(found) <= MOST
    assert all(map(fits, found)), found


def test_values_of_the_project_go_before_all_others_and_an_optional_text_of_nothing_known_has_none() -> None:
    one = tool({"level": {"enum": ["low"]}, "note": {"type": "string"}}, ["level"])
    assert argument_values(one, {"level": ["middle"]}, 0) == {"level": ("middle",)}


def test_a_value_with_digits_stands_for_others_of_its_shape() -> None:
    sums = argument_values(make_calculator(), {}, 0)["expression"]
    assert len(sums) > 15 and "3 * 49.90" in sums
    add, between = make_date_tools()
    for value in argument_values(between, {}, 0)["start"]:
        assert find_date(value) == value, value
    assert {one.split()[-1] for one in argument_values(add, {}, 0)["offset"]} <= {"days", "weeks", "months", "before"}


def test_a_list_is_called_with_a_list() -> None:
    one = tool({"days": {"type": "array", "items": {"enum": ["Monday", "Friday"]}}}, ["days"])
    assert as_argument(one, "days", "Monday") == ["Monday"]
    calls = [call for row in make_rows((one,), {}, Wanted(10)) if row.kind == "call" for call in row.calls]
    assert calls and all(isinstance(call.arguments["days"], list) for call in calls)


def test_a_tool_s_own_examples_become_patterns_for_other_values() -> None:
    calculator = make_calculator()
    values = argument_values(calculator, {}, 0)
    texts = {one.filled({"expression": "7 * 8"}) for one in patterns_of(calculator, values, ("en",), Random(0))}
    assert "what is 7 * 8" in texts
    assert all(one.kind == CALL or not one.arguments for one in patterns_of(calculator, values, ("en",), Random(0)))


def test_what_a_person_says_in_chinese_is_no_english_pattern() -> None:
    one = replace(tool({}, []), examples=("叫醒我", "wake me"))
    languages = {pattern.text: pattern.language for pattern in patterns_of(one, {}, ("en", "zh"), Random(0))}
    assert (languages["叫醒我"], languages["wake me"]) == ("zh", "en")
    assert "叫醒我" not in {pattern.text for pattern in patterns_of(one, {}, ("en",), Random(0))}


@pytest.mark.parametrize(
    ("part", "fits"),
    [
        ({"anyOf": [True, {"enum": ["loud"]}]}, {"loud"}),
        ({"description": "A zone (e.g., 'Asia/Tokyo', 'Europe/Paris'). Use any."}, {"Asia/Tokyo", "Europe/Paris"}),
        ({"type": "integer", "minimum": 10**400, "maximum": 10**401}, {str(10**15)}),
    ],
)
def test_schemas_from_outside_are_read_as_they_may_be_written(part: dict[str, Any], fits: set[str]) -> None:
    one = tool({"given": part}, ["given"])
    assert set(argument_values(one, {}, 0)["given"]) == fits
    assert as_argument(one, "given", "loud") == "loud"


@pytest.mark.parametrize(
    ("properties", "name", "fits"),
    [
        ({"mode": {"enum": ["loud"]}}, "set_alarm", "Please set an alarm with mode loud"),
        ({"first": {"const": 2}, "second": {"const": 3}}, "x", "Can you set an alarm with first 2 and second 3?"),
        # Nothing is known of what stands there, and a made-up text helps nobody.
        ({"note": {"type": "string"}}, "set_alarm", "Please set an alarm"),
        ({}, "alarm", "Can you set an alarm?"),
    ],
)
def test_a_wish_is_suggested_from_a_tool_s_words_and_arguments(
    properties: dict[str, Any], name: str, fits: str
) -> None:
    sentences = suggested(tool(properties, list(properties), name))
    assert len(sentences) == 2 and fits in sentences


@pytest.mark.parametrize(
    ("title", "description", "fits"),
    [
        ("查询天气", "天气。", "请帮我查询天气"),
        ("汇率", "换算欧元和人民币。汇率每天更新。", "能不能换算欧元和人民币？"),
        ("汇率", "Convert euros into yuan.", "Please convert euros into yuan"),
        ("汇率", "汇率。", ""),
    ],
)
def test_a_wish_is_suggested_in_the_language_of_the_tool(title: str, description: str, fits: str) -> None:
    one = tool({"city": {"type": "string"}}, ["city"], "odd_tool")
    sentences = suggested(replace(one, info=replace(one.info, title=title, description=description)))
    assert fits in sentences if fits else sentences == ()


def test_no_wish_is_suggested_where_the_words_say_none() -> None:
    one = tool({}, [], "alarm")
    assert suggested(replace(one, info=replace(one.info, description="An alarm."))) == ()
