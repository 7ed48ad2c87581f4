"""A percentage of a table's rows is worked out: those that meet a condition, of all or of those it was asked of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from engine.agent.builtin.tables import make_table_tools
from engine.agent.callers.selection import completed
from engine.agent.language import CHINESE, speaking
from engine.agent.registry import check_arguments
from engine.agent.tools import Tool
from engine.commands import ImportSpec
from engine.data.importing import import_dataset
from engine.errors import BadInput
from engine.runtime.toolbox import ProjectTables

ORDERS = """order_id,customer,city,status,ordered_on,shipped_on,price
A-1,Anna Berg,Berlin,shipped,2026-01-03,2026-01-05,20
A-2,Tom Lee,Bern,shipped,2026-01-09,2026-01-08,35.5
A-3,Anna Berg,Berlin,delayed,2026-02-01,,12
A-4,Mia Hart,Berlin,shipped,2026-02-11,2026-03-01,99
A-5,Tom Lee,Bern,delayed,2026-03-04,,7
"""


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Tool]:
    """The tools of five orders by their kind: look, list, aggregate."""
    folder = tmp_path_factory.mktemp("orders")
    (folder / "orders.csv").write_text(ORDERS, encoding="utf-8")
    import_dataset(ImportSpec((str(folder / "orders.csv"),), "table"), None, folder / "orders.parquet")
    made = make_table_tools(ProjectTables({"orders": folder / "orders.parquet"}), "orders")
    return {tool.name.partition("_")[0]: tool for tool in made}


def _called(tool: Tool, text: str, **given: str) -> Mapping[str, Any]:
    arguments = completed(tool, given, text)
    check_arguments(tool, arguments)
    assert tool.left_out is not None and tool.left_out(arguments, text) == ()
    return arguments


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("what percentage of the orders is shipped?", "3 of 5 orders (60 %) are those with status shipped."),
        ("how many percent of the orders are not shipped?", "2 of 5 orders (40 %) are those with status not shipped."),
        ("Percentage of orders over 30", "2 of 5 orders (40 %) are those with price over 30."),
        (
            "what share of customers is from Berlin?",
            "2 of 3 different values of customer in orders (66.67 %) are those with city Berlin.",
        ),
        (
            "What share of the orders in Berlin are shipped?",
            "2 of 3 orders with city Berlin (66.67 %) are those with status shipped.",
        ),
        (
            "What is the percentage of shipped orders in Berlin?",
            "2 of 3 orders with city Berlin (66.67 %) are those with status shipped.",
        ),
        (
            "In February 2026, what % of our orders were delayed?",
            "1 of 2 orders with ordered on February 2026 (50 %) are those with status delayed.",
        ),
        (
            "What fraction of orders since February 2026 were shipped?",
            "1 of 3 orders with ordered on since February 2026 (33.33 %) are those with status shipped.",
        ),
        (
            "what percent of orders that are delayed are from Bern?",
            "1 of 2 orders with status delayed (50 %) are those with city Bern.",
        ),
    ],
)
def test_a_percentage_says_how_many_of_how_many(tools: Mapping[str, Tool], text: str, reply: str) -> None:
    result = tools["aggregate"].function(_called(tools["aggregate"], text))
    assert (result.reply, result.verbatim) == (reply, True)


def test_it_is_a_percentage_whatever_the_caller_took_it_for(tools: Mapping[str, Tool]) -> None:
    arguments = _called(
        tools["aggregate"], "What share of the orders in Berlin are shipped?", operation="how many", city="Berlin"
    )
    assert tools["aggregate"].function(arguments).data["percent"] == 66.67


def test_where_there_are_none_to_count_among_it_is_said(tools: Mapping[str, Tool]) -> None:
    text = "What percentage of the orders since March 2027 were shipped?"
    with pytest.raises(BadInput) as caught:
        tools["aggregate"].function(_called(tools["aggregate"], text))
    assert caught.value.code == "figure_nothing"
    assert caught.value.params["filters"] == " with ordered on since March 2027"


@pytest.mark.parametrize(
    "text",
    [
        "what percentage of orders are urgent?",
        "what percentage of orders per city are shipped?",
        "what percentage of the revenue is from Berlin?",
        "Are 20 % of the orders in Bern shipped?",
        "what percentage of the orders in Bern are from Bern or Berlin?",
    ],
)
def test_of_a_part_that_is_not_clear_no_percentage_is_told(tools: Mapping[str, Tool], text: str) -> None:
    assert tools["aggregate"].refine({"operation": "how many"}, text)["operation"] != "share"


def test_without_what_is_to_be_met_there_is_no_percentage(tools: Mapping[str, Tool]) -> None:
    with pytest.raises(BadInput) as caught:
        tools["aggregate"].function({"operation": "percentage", "of": "city = Bern"})
    assert (caught.value.code, caught.value.params["words"]) == ("figure_unknown", "percentage")


def test_another_figure_leaves_the_percentage_out(tools: Mapping[str, Tool]) -> None:
    text = "What percentage of orders are shipped?"
    left_out = tools["aggregate"].left_out
    assert left_out is not None and left_out({"operation": "how many", "status": "shipped"}, text) == ("percentage",)


def test_a_percentage_in_chinese(tools: Mapping[str, Tool]) -> None:
    with speaking(CHINESE):
        reply = tools["aggregate"].function({"operation": "share", "status": "shipped", "of": "city = Berlin"}).reply
    assert reply == "3 条city为Berlin的orders中，status为shipped的有 2 条（66.67%）。"
