"""Every table is three tools and every model is one; codes are never guessed, words may be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from engine.agent.builtin.models import make_model_tool
from engine.agent.builtin.tables import make_table_tools
from engine.agent.tools import Tool
from engine.errors import BadInput
from engine.results import ColumnInfo, Prediction, Role
from engine.table_query import Condition

ROWS = (
    {"order_id": "LL-1024", "item": "Fjord lamp", "status": "delayed", "price_eur": 149.0},
    {"order_id": "LL-1042", "item": "Halo light", "status": "shipped", "price_eur": 59.5},
    {"order_id": "LL-1050", "item": "LED strip", "status": "shipped", "price_eur": 12.9},
)
COLUMNS = (
    ColumnInfo("order_id", "text", 3, 0),
    ColumnInfo("item", "text", 3, 0),
    ColumnInfo("status", "text", 2, 0),
    ColumnInfo("price_eur", "number", 3, 0),
)


class Orders:
    """Three orders in memory (`engine.agent.ports.Tables`)."""

    def describe(self, table: str) -> tuple[ColumnInfo, ...]:
        return COLUMNS

    def values(self, table: str, column: str, limit: int) -> Sequence[Any]:
        return list(dict.fromkeys(row[column] for row in ROWS))[:limit]

    def look_up(self, table: str, column: str, value: Any) -> Sequence[Mapping[str, Any]]:
        return [row for row in ROWS if row[column] == value]

    def names(self) -> Sequence[str]:
        return ("orders",)

    def select(
        self, table: str, conditions: Sequence[Condition], sort: str, order: str, limit: int
    ) -> tuple[Sequence[Mapping[str, Any]], int]:
        rows = [row for row in ROWS if all(row[item.column] == item.value for item in conditions)]
        rows.sort(key=lambda row: row[sort], reverse=order == "most")
        return rows[:limit], len(rows)

    def group(self, *asked: Any) -> tuple[Sequence[tuple[Any, Any]], int]:
        raise AssertionError("no test here asks for groups")

    def aggregate(self, table: str, operation: str, column: str | None, conditions: Sequence[Condition]) -> Any:
        rows = [row for row in ROWS if all(row[item.column] == item.value for item in conditions)]
        if operation == "count":
            return len(rows)
        cells = [row[column or ""] for row in rows]
        if not cells:
            return None
        return {"sum": sum, "min": min, "max": max, "average": lambda c: sum(c) / len(c)}[operation](cells)


LOOK_UP, LIST, FIGURE = make_table_tools(Orders(), "orders")


@pytest.mark.parametrize("asked", ["LL-1042", "ll-1042", "LL1042", "1042"])
def test_a_row_is_found_by_its_code(asked: str) -> None:
    assert LOOK_UP.function({"order_id": asked}).data["item"] == "Halo light"


@pytest.mark.parametrize("asked", ["LL-1043", "LL-104", "104"])
def test_a_code_is_never_guessed(asked: str) -> None:
    with pytest.raises(BadInput) as caught:
        LOOK_UP.function({"order_id": asked})
    assert (caught.value.code, caught.value.params["value"]) == ("row_not_found", asked)


@pytest.mark.parametrize(
    ("arguments", "result"),
    [
        ({"operation": "how many"}, 3),
        ({"operation": "how many", "status": "shipped"}, 2),
        ({"operation": "total", "column": "price"}, 221.4),
        ({"operation": "cheapest"}, 12.9),
        ({"operation": "average", "column": "price", "status": "Shipped"}, 36.2),
    ],
)
def test_a_figure(arguments: Mapping[str, str], result: float) -> None:
    assert FIGURE.function(arguments).data["result"] == result


def test_the_row_of_an_extreme_is_named() -> None:
    found = FIGURE.function({"operation": "most expensive"})
    assert found.data["row"]["order_id"] == "LL-1024"
    assert found.reply == "The highest price of orders is 149.00 EUR (order LL-1024)."


def test_rows_are_listed_in_a_sentence() -> None:
    found = LIST.function({"where": "status = shipped", "sort": "price", "order": "least"})
    assert found.reply.startswith("The 2 orders with status shipped with the lowest price: 1. order id LL-1050, item")


def test_a_count_is_a_sentence() -> None:
    found = FIGURE.function({"operation": "how many", "status": "delayed"})
    assert found.reply == "There is 1 order with status delayed."


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"operation": "colour"}, "figure_unknown"),
        ({"operation": "average", "column": "item"}, "column_unclear"),
        ({"operation": "how many", "status": "eaten"}, "choice_unknown"),
    ],
)
def test_a_figure_that_cannot_be_worked_out(arguments: Mapping[str, str], code: str) -> None:
    with pytest.raises(BadInput) as caught:
        FIGURE.function(arguments)
    assert caught.value.code == code


def test_the_column_that_a_message_names_is_found() -> None:
    assert FIGURE.finders["column"].find("what is the total price of them?") == "price"
    assert FIGURE.finders["column"].find("how many are there?") is None


def model_tool(label: str = "damaged_item") -> Tool:
    return make_model_tool(
        "Message intent",
        lambda texts: [Prediction(label, 0.98, (("refund", 0.01),))],
        labels=("damaged_item", "refund"),
    )


def test_a_model_says_its_answer_and_how_sure_it_is() -> None:
    found = model_tool().function({"text": "My lamp came broken"})
    assert (found.data["label"], found.data["confidence"]) == ("damaged_item", 0.98)
    assert found.reply == "The model “Message intent” says: damaged item (98% sure)."
    assert found.rivals == {"kind of text": ("refund",)}


def test_all_of_a_quoted_text_is_looked_at() -> None:
    message = 'What kind of message is this: "I want my money back"'
    assert model_tool().refine({"text": "I"}, message) == {"text": "I want my money back"}
    assert model_tool().refine({"text": "broken lamp"}, "sort this broken lamp") == {"text": "broken lamp"}


READ = (Role("text", "text", hints=("question",)), Role("text_pair", "text", hints=("context",)))


def test_a_model_of_two_texts_has_two_arguments() -> None:
    asked: list[object] = []

    def predict(texts: Sequence[object]) -> list[Prediction]:
        asked.extend(texts)
        return [Prediction("at nine", 0.9)]

    tool = make_model_tool("Handbook", predict, reads=READ)
    assert tool.required == ("question", "context")
    found = tool.function({"question": "When do you open?", "context": "We open at nine."})
    assert asked == [("When do you open?", "We open at nine.")]
    assert found.reply == "The model “Handbook” says: at nine (90% sure)."
    message = 'Is "blue shoes" like "red sandals"?'
    assert [tool.finders[name].find(message) for name in tool.arguments] == ["blue shoes", "red sandals"]
    assert tool.finders["context"].find("When do you open?") is None


@pytest.mark.parametrize(
    ("value", "labels", "told"),
    [
        (3.456, (), "3.46"),
        (["late", "damaged_item"], ("late", "damaged_item"), "late, damaged item (80% sure)"),
        ([], ("late",), "none (80% sure)"),
        ("", (), "no answer (80% sure)"),
    ],
)
def test_an_answer_of_another_kind_is_told_in_words(value: object, labels: tuple[str, ...], told: str) -> None:
    found = make_model_tool("M", lambda texts: [Prediction(value, 0.8)], labels=labels).function({"text": "x"})
    assert found.reply == f"The model “M” says: {told}."
    assert all(need in found.reply for need in found.needs)


def test_a_row_is_found_by_a_name_that_only_it_has() -> None:
    tool = LOOK_UP
    find = tool.finders["order_id"].find
    assert find("where is the Halo light?") == "LL-1042"
    assert find("where are the Halo light and the Fjord lamp?") is None
    assert find("which are shipped?") is None
    assert tool.left_out is not None
    assert tool.left_out({"order_id": "LL-1024"}, "where is the Halo light?") == ("Halo light",)
    assert tool.left_out({"order_id": "LL-1042"}, "where is the Halo light?") == ()
    assert tool.left_out({"order_id": "LL-1042"}, "was LL-1042 delayed?") == ()


def test_what_a_row_leaves_empty_and_what_else_a_table_has_is_told_to_the_composer() -> None:
    assert LOOK_UP.function({"order_id": "LL-1042"}).empty == ()
    figure = FIGURE.function({"operation": "how many", "status": "shipped"})
    assert figure.scope == ("shipped",)
    assert figure.besides == ("order id", "item", "status", "price")
