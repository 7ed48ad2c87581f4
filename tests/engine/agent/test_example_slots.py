"""The person's own example sentences show a tool's arguments, and what is stated and not used is left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from engine.agent.answers import answered
from engine.agent.callers.nearest import NearestCaller
from engine.agent.offers import Offer, tool_of
from engine.agent.tools import Tool
from tests.engine.agent.callers.test_callers import Words, user

TEXT, TRUTH, COUNT = {"type": "string"}, {"type": "boolean"}, {"type": "integer"}
LISTING = ("list the customers in Berlin", "which customers are in Paris?")
DELETING = ("delete the customer Smith", "remove customer Jones", "删除客户李明")
PRICING = ("price of a room for 3 nights with breakfast",)


def tool(called: str, examples: Sequence[str], required: Sequence[str] = (), **properties: Any) -> Tool:
    parameters = {"type": "object", "properties": properties, "required": list(required)}
    offer = Offer(called, called, "", parameters, read_only=True)
    return tool_of(offer, "python", "allow", lambda _offer, given: answered(""), 5, examples=examples)


LIST = tool("list_customers", LISTING, city=TEXT)
DELETE = tool("delete_customer", DELETING, ["name"], name=TEXT)
PRICE = tool("room_price", PRICING, ["nights"], nights=COUNT, breakfast=TRUTH)


def called(made: Tool, text: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the arguments of the call for a message, and what it leaves out."""
    selection = NearestCaller(Words(), threshold=0.1, doubt=0.05).select(user(text), (made,))
    assert selection.call is not None and made.left_out is not None
    return dict(selection.call.arguments), made.left_out(selection.call.arguments, text)


@pytest.mark.parametrize(
    ("made", "text", "arguments"),
    [
        (LIST, "list the customers in Hamburg", {"city": "Hamburg"}),
        (LIST, "Which customers are in Rome?", {"city": "Rome"}),
        (LIST, "list customers in new-york please", {"city": "new-york"}),
        (LIST, "list the customers in New York", {"city": "New York"}),
        (LIST, "show me our customers in Rome", {"city": "Rome"}),
        (LIST, "list the customers", {}),
        (DELETE, "delete the customer Miller", {"name": "Miller"}),
        (DELETE, "Remove the customer Anna O'Neil, please", {"name": "Anna O'Neil"}),
        (PRICE, "price of a room for 4 nights with breakfast", {"nights": 4, "breakfast": True}),
        (PRICE, "price of a room for 3 nights without breakfast", {"nights": 3, "breakfast": False}),
        (PRICE, "price of a room for 2 nights", {"nights": 2}),
    ],
)
def test_an_argument_is_what_stands_in_the_place_of_an_examples_value(
    made: Tool, text: str, arguments: dict[str, Any]
) -> None:
    assert called(made, text) == (arguments, ())


@pytest.mark.parametrize(
    "text",
    ["how do I delete a customer?", "delete a customer", "delete the customer I just named", "delete all customers"],
)
def test_what_names_nothing_is_asked_for(text: str) -> None:
    assert DELETE.missing(called(DELETE, text)[0]) == ("name",)


def test_chinese_is_compared_sign_by_sign() -> None:
    assert [DELETE.finders["name"].find(text) for text in ("删除客户王伟", "删除客户")] == ["王伟", None]


def test_several_values_are_not_taken_for_one() -> None:
    assert DELETE.missing(called(DELETE, "delete the customer Miller and Jones")[0]) in ((), ("name",))
    assert "Jones" in called(DELETE, "delete the customers Miller and Jones")[1]


@pytest.mark.parametrize(
    ("made", "text", "left"),
    [
        (LIST, "list the customers in alphabetical order", ("alphabetical order",)),
        (PRICE, "price of a room for 4 nights with dinner", ("dinner",)),
        (PRICE, "price of a room for 4 nights with breakfast in Rome", ("Rome",)),
        (tool("list_customers", LISTING, city=TEXT, status=TEXT), "list the customers in Hamburg", ("Hamburg",)),
        (tool("list_customers", ()), "show customers in Hamburg", ("Hamburg",)),
    ],
)
def test_what_was_stated_and_not_used_is_left_out(made: Tool, text: str, left: tuple[str, ...]) -> None:
    assert called(made, text)[1] == left


def test_the_examples_themselves_leave_nothing_out() -> None:
    for made in (LIST, DELETE, PRICE):
        for text in made.examples:
            assert called(made, text)[1] == ()


def test_capitals_that_tell_nothing_are_no_names() -> None:
    assert LIST.left_out is not None
    assert LIST.left_out({}, "Display customers. Print customers.") == () == LIST.left_out({}, "LIST ALL CUSTOMERS NOW")
