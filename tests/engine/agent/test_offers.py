"""What a source offers is made safe: names, words and schemas; and answers are bounded and told as data."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from engine.agent.answers import LONGEST, answered
from engine.agent.callers.selection import completed
from engine.agent.callers.talk import told
from engine.agent.messages import Message, ToolCall
from engine.agent.offers import MOST, Offer, cleaned, make_offers, safe_schema, tool_of
from engine.agent.registry import Registry
from engine.agent.tools import Tool, ToolResult
from engine.results import ToolInfo
from engine.tasks.parts.call_form import Lesson

TEXT = {"type": "object", "properties": {"place": {"type": "string"}}, "required": ["place"]}


def offer(remote: str, schema: dict[str, Any] | None = None, description: str = "Does it.") -> Offer:
    return Offer("", remote, description, schema or TEXT)


def tool(schema: dict[str, Any]) -> Tool:
    safe = safe_schema(schema)
    assert safe is not None
    made = Offer("look", "look", "Looks.", safe)
    return tool_of(made, "mcp", "ask", lambda _offer, given: answered(json.dumps(dict(given))), 5)


def typed(kind: str, said: str, **more: Any) -> Any:
    schema = {"type": "object", "properties": {"it": {"type": kind, **more}}, "required": ["it"]}
    return tool(schema).refine({"it": said}, said)["it"]


@pytest.mark.parametrize(
    ("kind", "said", "value"),
    [
        ("number", "2,5", 2.5),
        ("number", "3,14", 3.14),
        ("number", "0,125", 0.125),
        ("number", "1,500", 1500.0),
        ("number", "1,500.25", 1500.25),
        ("integer", "1,500", 1500),
        ("integer", "twenty-five", 25),
        ("integer", "a dozen", 12),
        ("number", "two and a half", 2.5),
        ("integer", "two and a half", "two and a half"),
        ("integer", "an", "an"),
        ("integer", "1,5", "1,5"),
        ("integer", "12,34,5", "12,34,5"),
    ],
)
def test_a_comma_parts_thousands_only_before_three_digits(kind: str, said: str, value: object) -> None:
    assert typed(kind, said) == value


@pytest.mark.parametrize("said", ["3, 4 and 5", "[3,4,5]", "3; 4; 5", "3, 4, and 5"])
def test_a_list_of_numbers_is_read(said: str) -> None:
    assert typed("array", said, items={"type": "number"}) == [3.0, 4.0, 5.0]


def test_a_list_of_words_is_read() -> None:
    words = {"type": "string"}
    assert typed("array", "red, light blue,green and  white", items=words) == ["red", "light blue", "green", "white"]
    assert typed("array", '["a", "b"]', items=words) == ["a", "b"] and typed("array", "红、绿") == ["红", "绿"]
    assert typed("array", "red, blue", items={"type": "number"}) == "red, blue"
    assert typed("array", "red, blue", items={"type": "object"}) == "red, blue"


def test_what_stands_around_a_schema_is_seen_through() -> None:
    """As Python's own types come: Optional, an enumeration, a class."""
    nothing = {"type": "null"}
    made = tool(
        {
            "properties": {
                "count": {"anyOf": [{"type": "integer"}, nothing], "title": "Count"},
                "colour": {"$ref": "#/$defs/Colour"},
                "shade": {"anyOf": [{"$ref": "#/$defs/Colour"}, nothing]},
                "where": {"anyOf": [{"$ref": "#/$defs/Address"}, nothing]},
                "ids": {"type": "array", "items": {"$ref": "#/$defs/Id"}},
                "either": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
                "round": {"$ref": "#/$defs/Round"},
                "gone": {"$ref": "#/$defs/Gone"},
            },
            "required": ["count"],
            "$defs": {
                "Colour": {"enum": ["red", "dark_blue"], "type": "string"},
                "Address": {"type": "object", "properties": {"street": {"type": "string"}}},
                "Id": {"type": "integer"},
                "Round": {"anyOf": [{"$ref": "#/$defs/Round"}, nothing]},
            },
        }
    )
    kinds = {name: made.kind(name) for name in made.arguments}
    assert list(kinds.values()) == ["integer", "string", "string", "object", "array", "", "", ""]
    assert [name for name in made.arguments if not made.is_sayable(name)] == ["where"]
    text = "12 in dark blue"
    assert {name: finder.find(text) for name, finder in made.finders.items()} == {
        "count": "12",
        "colour": "dark_blue",
        "shade": "dark_blue",
    }
    assert made.refine({"count": "12", "ids": "3, 4", "either": "5", "round": "6"}, text) == {
        "count": 12,
        "ids": [3, 4],
        "either": "5",
        "round": "6",
    }


def test_an_empty_list_is_given_and_an_empty_text_is_not() -> None:
    made = tool({"properties": {"tags": {"type": "array"}, "name": {"type": "string"}}, "required": ["tags", "name"]})
    assert made.missing({"tags": [], "name": ""}) == ("name",) and made.missing({"name": "x"}) == ("tags",)
    assert Registry([made]).run(ToolCall("1", "look", {"tags": [], "name": "x"})).message.ok


def test_a_day_is_found_as_the_schema_wants_it() -> None:
    properties = {"day": {"type": "string", "format": "date"}, "people": {"type": "integer"}}
    made = tool({"type": "object", "properties": properties, "required": ["day", "people"]})
    text = "book a room on 3 December 2026 for 5 people"
    assert {name: finder.find(text) for name, finder in made.finders.items()} == {"day": "2026-12-03", "people": "5"}
    assert made.finders["people"].find("a room on 2026-12-03") is None
    assert made.finders["day"].find("on 03/04/2026") is None
    assert made.refine({"day": "12 December 2026"}, "")["day"] == "2026-12-12"


def test_a_number_that_may_be_left_out_is_taken_beside_its_name_only() -> None:
    sides, whole = {"type": "integer", "default": 6}, {"type": "string"}
    made = tool({"type": "object", "properties": {"sides": sides, "max_results": sides, "colour": whole}})
    found = {
        text: [made.finders[name].find(text) for name in ("sides", "max_results")]
        for text in ("Roll 2 dice with 20 sides", "a 12-sided die", "sides: 8, results = 3", "roll it for 7 people")
    }
    assert list(found.values()) == [["20", None], ["12", None], ["8", "3"], [None, None]]


@pytest.mark.parametrize(
    ("text", "nights", "guests"),
    [
        ("Book three nights for 2 guests", 3, 2),
        ("Book 3 nights for a dozen guests", 3, 12),
        ("Book this one for one night and half a dozen guests", 1, 6),
        ("Book Studio Seven for thirty-five nights", 35, None),
        ("Two nights for one of us", 2, None),
        ("Book the one we liked", None, None),
    ],
)
def test_a_number_may_be_said_in_words(text: str, nights: int | None, guests: int | None) -> None:
    count = {"type": "integer"}
    made = tool({"properties": {"nights": count, "guests": count}, "required": ["nights", "guests"]})
    arguments = completed(made, {}, text)
    assert (arguments.get("nights"), arguments.get("guests")) == (nights, guests)
    assert made.left_out is not None
    assert [part for part in made.left_out(arguments, text) if part not in ("Seven", "Studio")] == []


def test_a_number_in_words_stands_beside_its_name() -> None:
    made = tool({"properties": {"sides": {"type": "integer", "default": 6}}})
    texts = ("Roll two dice with twenty sides", "a twelve-sided die", "roll it for seven people")
    assert [made.finders["sides"].find(text) for text in texts] == ["twenty", "twelve", None]


def test_only_an_argument_that_is_called_a_text_takes_the_whole_message() -> None:
    plain, marked = "Tell me the weather forecast of Berlin please", "The weather of “Bad Homburg” please"
    for name, found in (
        ("city", [None, "Bad Homburg", "Berlin"]),
        ("search_query", [plain, "Bad Homburg", "Berlin"]),
        ("messageText", [plain, "Bad Homburg", "Berlin"]),
        ("text_id", [None, "Bad Homburg", "Berlin"]),
    ):
        made = tool({"type": "object", "properties": {name: {"type": "string"}}, "required": [name]})
        assert [made.finders[name].find(text) for text in (plain, marked, "Weather: Berlin")] == found


def test_a_code_is_the_one_text_that_is_free_and_its_digits_are_no_number() -> None:
    order, amount = {"type": "string"}, {"type": "number"}
    made = tool({"type": "object", "properties": {"order": order, "amount": amount}, "required": ["order", "amount"]})
    for text, found in (
        ("Refund 20 euros for A-2005", ["A-2005", "20"]),
        ("Refund order A-2005", ["A-2005", None]),
        ("Refund A-2005: 12.50 euros", ["A-2005", "12.50"]),
        ("Refund 5 euros for “the blue lamp” of A-2005", ["the blue lamp", "5"]),
        ("Refund 5 euros for A-2005 and A-2007", [None, "5"]),
        ("Refund 5 euros: the lamp broke", [None, "5"]),
    ):
        assert [made.finders[name].find(text) for name in ("order", "amount")] == found
    several = tool({"properties": {"order": order, "city": order}, "required": ["order", "city"]})
    message = tool({"properties": {"message": order, "amount": amount}, "required": ["message", "amount"]})
    assert not several.finders and "message" not in message.finders


def test_what_a_person_states_and_a_call_does_not_hold_is_left_out() -> None:
    made = tool({"type": "object", "properties": {"sides": {"type": "integer"}, "day": {"type": "string"}}})
    for arguments, text, left in (
        ({}, "Roll a die with 20 sides on 3 May 2027 at 15:00 for LL-7", ("20", "3 May 2027", "15:00", "LL-7")),
        ({"sides": 20, "day": "2027-05-03"}, "Roll a die with twenty sides on 3 May 2027", ()),
        ({"sides": 1500}, "Roll a die with 1,500 sides", ()),
        ({}, "Roll a die", ()),
    ):
        assert made.left_out(arguments, text) == left
    listing = replace(offer("list_50"), name="list_50", description="List the last 50 orders.")
    fixed = tool_of(listing, "mcp", "ask", lambda _offer, given: answered(""), 5)
    assert fixed.left_out({}, "the last 50 orders") == () and fixed.left_out({}, "the last 20 orders") == ("20",)


def test_names_are_safe_and_unique() -> None:
    remote = ("calculator", "getWeather", "get-weather", "../../etc", "天气", "x" * 300, "")
    offers, left = make_offers([offer(name) for name in remote], "My Server!", ["calculator", "my_server_get_weather"])
    names = [made.name for made in offers]
    assert names[:4] == ["my_server_calculator", "get_weather", "my_server_get_weather_2", "etc"]
    assert names[4:] == ["tool", "x" * 60, "my_server_tool"] and left == {}
    assert [made.remote for made in offers] == list(remote)


def test_a_name_that_loses_its_letters_has_a_title() -> None:
    remote = ("查询天气", "汇率", "Größe_messen", "café", "getWeather", "wea\u200bther", "Узнать\u202eэто " + "y" * 90)
    offers, _ = make_offers([offer(name, description="") for name in remote], "odd", ())
    made = [tool_of(each, "mcp", "ask", lambda _offer, given: answered(""), 5) for each in offers]
    assert [one.name for one in made[:3]] == ["tool", "odd_tool", "groe_messen"]
    assert [one.info.title for one in made] == [
        *("查询天气", "汇率", "Größe messen", "", "", ""),
        "Узнать это " + "y" * 48 + "…",
    ]
    assert [one.title for one in made[1:5]] == ["汇率", "Größe messen", "cafe", "get weather"]
    assert made[1].examples == ("汇率", "汇率.") and made[4].examples[0] == "get weather"


def test_no_more_tools_are_taken_than_can_be_told_apart() -> None:
    offers, left = make_offers([offer(f"tool {at}") for at in range(MOST + 3)], "s", ())
    assert len(offers) == MOST and list(left) == [f"tool {at}" for at in range(MOST, MOST + 3)]
    assert {reason.code for reason in left.values()} == {"tools_many"}


def test_words_from_outside_are_one_visible_line() -> None:
    assert cleaned("Read\u202e me\x00\n\n  now\u200b.") == "Read me now ."
    assert cleaned("汇率\u3164") == "汇率", "a letter that is a blank to the eye"
    assert len(cleaned("very " * 500)) == 400


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "array"},
        {"type": "object", "properties": {"a": {"type": "no such type"}}},
        {"type": "object", "description": "x" * 20_000},
        {"type": "object", "allOf": [{"$ref": "#"}]},
        {"type": "object", "allOf": [{"$ref": "https://example.org/schema.json"}]},
        {"$defs": {f"d{at}": {"anyOf": [{"$ref": f"#/$defs/d{at + 1}"}] * 2} for at in range(40)}},
        {"type": "object", "properties": json.loads('{"a":' * 30 + "{}" + "}" * 30)},
    ],
)
def test_schemas_that_cannot_be_used_are_left_out(schema: dict[str, Any]) -> None:
    assert safe_schema(schema) is None
    left = make_offers([offer("bad", schema), offer("good")], "s", ())[1]
    assert [(name, reason.code) for name, reason in left.items()] == [("bad", "tool_schema_unusable")]


def test_schemas_are_bounded_and_hold_no_pattern() -> None:
    made = safe_schema(
        {
            "properties": {
                "pattern": {"type": "string", "pattern": "^(a+)+$", "maxLength": 10_000_000},
                "kind": {"type": ["string", "null"], "enum": ["a", None]},
                "any": True,
                "rows": {"type": "array", "items": {"type": "string", "description": "A\nrow."}},
            },
            "patternProperties": {"^(a+)+$": {}},
        }
    )
    assert made is not None and made["type"] == "object" and "patternProperties" not in made
    assert made["properties"] == {
        "pattern": {"type": "string", "maxLength": 2000},
        "kind": {"type": ["string", "null"], "enum": ["a", None], "maxLength": 2000},
        "any": {},
        "rows": {"type": "array", "items": {"type": "string", "description": "A row.", "maxLength": 2000}},
    }


def test_a_schema_that_goes_round_is_a_failure_that_can_be_read() -> None:
    looping = {
        "type": "object",
        "properties": {"a": {"$ref": "#/$defs/a"}},
        "$defs": {"a": {"anyOf": [{"$ref": "#/$defs/a"}]}},
    }
    outcome = Registry([tool(looping)]).run(ToolCall("1", "look", {"a": 1}))
    assert not outcome.message.ok and "without end" in outcome.message.content


def test_a_persons_words_become_the_types_of_the_schema() -> None:
    number, count = {"type": "number"}, {"type": "integer"}
    properties = {
        "a": count,
        "b": number,
        "c": {"type": "boolean"},
        "d": {"type": "string", "enum": ["red", "dark_blue"]},
    }
    made = tool({"type": "object", "properties": properties, "required": ["a", "b"]})
    text = "add 1,200 and 3.5 to the dark blue one"
    found = {name: finder.find("add 12 and -3.5 to the dark blue one") for name, finder in made.finders.items()}
    assert found == {"a": "12", "b": "-3.5", "c": None, "d": "dark_blue"}
    assert made.refine({"a": "1,200", "b": "−3.5", "c": "yes", "d": "12"}, text) == {
        "a": 1200,
        "b": -3.5,
        "c": True,
        "d": "12",
    }
    assert made.refine({"a": "many", "b": 2}, text) == {"a": "many", "b": 2}


def test_answers_are_bounded_with_all_their_signs() -> None:
    for sign in ("x", '"', "\n", "\x01", "漢"):
        result = answered(sign * 50_000)
        assert len(json.dumps(result.data, ensure_ascii=False)) < 8000
        assert len(result.data["result"]) < LONGEST and result.data["cut"].endswith("of 50000 characters")
        assert len(result.reply) <= 602


def test_an_answer_in_json_is_told_by_its_values() -> None:
    said = {"time_zone": "Asia/Tokyo", "target": {"date": "2026-11-26"}, "dst": False, "rows": []}
    result = answered(json.dumps(said))
    assert result.facts == (("time zone", "Asia/Tokyo"), ("target date", "2026-11-26"))
    assert result.reply == "time zone: Asia/Tokyo, target date: 2026-11-26"
    picture = answered("", ["image/png"])
    assert picture.verbatim and picture.reply == "The answer is nothing that I can show here: image/png."
    assert answered("").reply == "Done" and not answered("x", ["image/png"]).verbatim
    assert answered("[" * 5000).data["result"] == "[" * 5000


@pytest.mark.parametrize(
    ("found", "spoken"),
    [
        ([{"item": "lamp", "in_stock": 3}, {"item": "desk"}], "item: lamp, in stock: 3; item: desk"),
        ([1, None, False], "1, nothing, no"),
        (["red", "blue"], "red, blue"),
        ([], "Nothing."),
        ({"orders": []}, "orders: nothing"),
        ({"open": True}, "open: yes"),
        ([[[[[1]]]]], "…"),
        ({"gate": "A7"}, ""),
    ],
)
def test_data_are_said_in_words_and_read_as_they_are(found: Any, spoken: str) -> None:
    result = answered(json.dumps(found))
    assert (result.spoken, result.data["result"]) == (spoken, found)
    assert spoken == "" or result.reply == json.dumps(found), "as the composer learned to read it"


def test_numbers_that_json_does_not_have_are_told_in_words() -> None:
    result = answered('{"ratio": Infinity, "growth": NaN, "loss": -Infinity}')
    assert result.reply == "ratio: infinity, growth: not a number, loss: minus infinity"
    outcome = Registry([tool_of_result(result)]).run(ToolCall("1", "tell", {}))
    assert json.loads(outcome.message.content, parse_constant=pytest.fail)["result"]["growth"] == "not a number"
    assert (answered("NaN").reply, answered("NaN is a name").reply) == ("not a number", "NaN is a name")


def test_a_tool_message_is_json_whatever_a_tool_gives() -> None:
    result = ToolResult({"share": float("nan"), "most": [float("inf")]}, (), "")
    outcome = Registry([tool_of_result(result)]).run(ToolCall("1", "tell", {}))
    assert outcome.message.content == '{"share":null,"most":[null]}'


def tool_of_result(result: ToolResult) -> Tool:
    return Tool(ToolInfo("tell", "Tell.", {"type": "object", "properties": {}}, "built-in"), lambda arguments: result)


def test_nothing_at_all_is_done() -> None:
    result = answered("null")
    assert (result.data, result.reply, result.facts) == ({"result": ""}, "Done", (("answer", "Done"),))


def test_of_much_that_is_no_text_the_first_are_named() -> None:
    links = [f"resource_link file:///archive/report-{at}.pdf" for at in range(120)]
    result = answered("x" * 9000, links)
    assert result.data["left_out"] == [*links[:20], "100 more"]
    assert len(json.dumps(result.data)) < 8000 and result.data["result"].startswith("xxx")
    assert answered("", ['"' * 200] * 30).data["left_out"][-1] == "26 more"


def test_what_a_person_says_of_a_tool_is_what_a_language_model_is_shown() -> None:
    made = Offer("till", "till", "Tell what the till holds.", {"type": "object", "properties": {}})
    own = ("Is there any cash left?", "How much money is there?")
    one = tool_of(made, "mcp", "ask", lambda _offer, given: answered(""), 5, examples=own)
    assert one.examples == (*own, "till", "Tell what the till holds.")
    shown = told([Message("user", "x")], [one], Lesson(), True)
    assert own[0] in [message.content for message in shown]
