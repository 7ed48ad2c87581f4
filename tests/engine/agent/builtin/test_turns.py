"""'First', 'last' and 'next' of rows put them in the order of the times that the question is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from engine.agent.builtin.asked import read_question
from engine.agent.builtin.table_words import TableWords
from engine.agent.builtin.tables import make_table_tools
from engine.agent.builtin.turns import hear_turn
from engine.agent.language import CHINESE, speaking
from engine.agent.tools import Tool
from engine.commands import ImportSpec
from engine.data.importing import import_dataset
from engine.errors import BadInput
from engine.results import ColumnInfo
from engine.runtime.toolbox import ProjectTables
from engine.table_query import Condition

ORDERS = """order_id,customer,city,status,ordered_on,shipped_on,price
A-1,Anna Berg,Berlin,shipped,2026-01-03,2026-01-05,20
A-2,Tom Lee,Bern,shipped,2026-01-09,2026-01-08,35.5
A-3,Anna Berg,Berlin,delayed,2026-02-01,,12
A-4,Mia Hart,Berlin,shipped,2026-02-11,2026-03-01,99
A-5,Tom Lee,Bern,delayed,2026-03-04,,7
"""
# Of deliveries to come the days are so far off that none of them passes.
DELIVERIES = """delivery,supplier,due
D-1,Nord,2026-01-02
D-2,Sued,2199-05-01
D-3,Nord,2199-03-01
"""
VISITS = "visit,began,ended\nV-1,2026-01-02,2026-01-03\nV-2,2026-02-02,2026-02-03\n"
PARTS = "part,weight\nP-1,5\nP-2,3\n"


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Tool]:
    """The tools of four tables by their names."""
    folder = tmp_path_factory.mktemp("tables")
    files = {}
    for name, text in (("orders", ORDERS), ("deliveries", DELIVERIES), ("visits", VISITS), ("parts", PARTS)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        files[name] = folder / f"{name}.parquet"
        import_dataset(ImportSpec((str(folder / f"{name}.csv"),), "table"), None, files[name])
    shelf = ProjectTables(files)
    return {tool.name: tool for name in files for tool in make_table_tools(shelf, name)}


def _listed(tools: Mapping[str, Tool], table: str, text: str) -> list[Any]:
    """Return the keys of the rows that are shown, where rows are what the message means and nothing is left out."""
    tool, figures = tools[f"list_{table}"], tools[f"aggregate_{table}"]
    assert tool.fits is not None and figures.fits is not None and tool.left_out is not None
    assert tool.fits(text, 0.4) > figures.fits(text, 0.4)
    arguments = tool.refine({}, text)
    assert tool.left_out(arguments, text) == ()
    return [next(iter(row.values())) for row in tool.function(arguments).data["rows"]]


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("Which order was placed last?", ["A-5"]),
        ("Which order was shipped last?", ["A-4"]),
        ("Which order was last shipped?", ["A-4"]),
        ("the most recently shipped order", ["A-4"]),
        ("Which order was shipped first?", ["A-1"]),
        ("Which delayed order was placed first?", ["A-3"]),
        ("What was the price of the last order?", ["A-5"]),
        ("What is the price of the latest order?", ["A-5"]),
        ("the first order of Tom Lee", ["A-2"]),
        ("Show the last 3 orders", ["A-5", "A-4", "A-3"]),
        ("show the last two shipped orders", ["A-4", "A-2"]),
        ("Which orders were placed last in Bern?", ["A-5", "A-2"]),
    ],
)
def test_rows_come_by_the_times_that_are_meant(tools: Mapping[str, Tool], text: str, orders: list[str]) -> None:
    assert _listed(tools, "orders", text) == orders


@pytest.mark.parametrize(
    ("text", "deliveries"),
    [
        ("Which delivery is due first?", ["D-1"]),
        ("Which delivery is due last?", ["D-2"]),
        ("Which delivery is due next?", ["D-3"]),
        ("the next delivery", ["D-3"]),
        ("When is the next delivery?", ["D-3"]),
        ("the next delivery from Sued", ["D-2"]),
        ("the next deliveries", ["D-3", "D-2"]),
        ("the next delivery after 1 April 2199", ["D-2"]),
    ],
)
def test_what_is_next_is_still_to_come(tools: Mapping[str, Tool], text: str, deliveries: list[str]) -> None:
    assert _listed(tools, "deliveries", text) == deliveries


def test_times_are_early_and_late(tools: Mapping[str, Tool]) -> None:
    listed = tools["list_deliveries"]
    reply = listed.function(listed.refine({}, "Which delivery is due first?")).reply
    assert reply.startswith("The delivery with the earliest due: delivery D-1, ")
    asked = {"operation": "latest", "column": "due"}
    assert tools["aggregate_deliveries"].function(asked).reply == (
        "The latest due of deliveries is 1 May 2199 (delivery D-2)."
    )
    with speaking(CHINESE):
        assert tools["aggregate_deliveries"].function(asked).reply.startswith("deliveries的最晚due是")


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Which customer placed the first order?", [("Anna Berg", "2026-01-03")]),
        ("Which customer ordered last?", [("Tom Lee", "2026-03-04")]),
        ("Which customer has the latest order?", [("Tom Lee", "2026-03-04")]),
    ],
)
def test_who_came_first_or_last(tools: Mapping[str, Tool], text: str, groups: list[Any]) -> None:
    tool = tools["aggregate_orders"]
    found = tool.function(tool.refine({"operation": tool.finders["operation"].find(text)}, text)).data["groups"]
    assert [(group["name"], group["value"]) for group in found] == groups


def test_of_several_columns_of_times_none_is_guessed(tools: Mapping[str, Tool]) -> None:
    tool = tools["list_visits"]
    assert tool.refine({}, "which visit ended last?")["sort"] == "ended"
    with pytest.raises(BadInput) as caught:
        tool.function(tool.refine({}, "the last visit"))
    assert caught.value.code == "column_unclear"


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("parts", "the last part"),
        ("orders", "show the first row"),
        ("orders", "show the orders, newest first"),
        ("orders", "orders of last month"),
        ("orders", "last month's orders"),
        ("orders", "Orders shipped last week"),
        ("orders", "first names of the customers"),
    ],
)
def test_other_turns_stay_as_they_are(table: str, text: str) -> None:
    times = (ColumnInfo("ordered_on", "date", 5, 0), ColumnInfo("shipped_on", "date", 5, 0))
    columns = (ColumnInfo("number", "text", 5, 0), *(times if table == "orders" else ()))
    assert hear_turn(text, TableWords(table.removesuffix("s"), columns, dict)).text == text


def test_the_next_one_is_counted_from_the_day_on_which_it_is_asked() -> None:
    words = TableWords("repair", (ColumnInfo("job_no", "text", 5, 0), ColumnInfo("due", "date", 5, 0)), dict)
    asked = read_question("Which repair is due next?", words, dt.date(2026, 5, 1))
    assert (asked.column, asked.order) == ("due", "least")
    assert asked.conditions == (Condition("due", ">=", "2026-05-01"),)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("What is the latest shipped date?", "2026-03-01"),
        ("the earliest shipped date of the orders in Bern", "2026-01-08"),
        ("the latest ordered date of the shipped orders", "2026-02-11"),
    ],
)
def test_a_value_beside_date_names_the_column_of_that_date(tools: Mapping[str, Tool], text: str, result: str) -> None:
    tool = tools["aggregate_orders"]
    assert tool.left_out is not None
    arguments = tool.refine({"operation": tool.finders["operation"].find(text)}, text)
    assert tool.left_out(arguments, text) == ()
    assert tool.function(arguments).data["result"] == result
