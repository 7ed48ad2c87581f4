"""Figures of some rows only, by where they stand in an order: 'the total of the last 5 orders'."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from engine.agent.builtin.tables import make_table_tools
from engine.agent.tools import Tool
from engine.commands import ImportSpec
from engine.data.importing import import_dataset
from engine.errors import BadInput
from engine.runtime.toolbox import ProjectTables

ORDERS = """order_no,customer,status,placed,units,total
O-1,Anna Berg,shipped,2026-03-01,1,10.00
O-2,Tom Lee,delayed,2026-03-02,2,20.00
O-3,Anna Berg,delayed,2026-03-03,9,30.00
O-4,Mia Stone,shipped,2026-03-04,4,40.00
O-5,Tom Lee,shipped,2026-03-05,5,
"""


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Tool]:
    """The tools of five orders by their kind: look, list, aggregate."""
    folder = tmp_path_factory.mktemp("orders")
    (folder / "orders.csv").write_text(ORDERS, encoding="utf-8")
    import_dataset(ImportSpec((str(folder / "orders.csv"),), "table"), None, folder / "orders.parquet")
    made = make_table_tools(ProjectTables({"orders": folder / "orders.parquet"}), "orders")
    return {tool.name.partition("_")[0]: tool for tool in made}


def _told(tools: Mapping[str, Tool], text: str) -> str:
    """Return the reply of the figures' tool to a message that is its own."""
    tool = tools["aggregate"]
    others = [tools["list"].fits, tools["look"].fits]
    assert tool.fits and tool.left_out
    assert tool.fits(text, 0.4) > max(fits(text, 0.4) for fits in others if fits)
    arguments = tool.refine({"operation": tool.finders["operation"].find(text)}, text)
    assert tool.left_out(arguments, text) == ()
    return tool.function(arguments).reply


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        (
            "What is the average total of the last 3 orders?",
            "The average total of the 3 orders with the latest placed is 35.",
        ),
        (
            "the total of the first two orders",
            "The total of the 2 orders with the earliest placed is 30.",
        ),
        (
            "Sum of the units of the three cheapest orders",
            "The total units of the 3 orders with the lowest total is 12.",
        ),
        (
            "average units of the 2 orders with the highest total",
            "The average units of the 2 orders with the highest total is 6.5.",
        ),
        (
            "What was the highest total of the last 3 orders?",
            "The highest total of the 3 orders with the latest placed is 40 (order O-4).",
        ),
        (
            "average total of the last 2 orders of Anna Berg",
            "The average total of the 2 orders with customer Anna Berg with the latest placed is 20.",
        ),
        (
            "average total of the last 5 orders by Mia Stone",
            "The average total of the order with customer Mia Stone with the latest placed is 40.",
        ),
        (
            "How many of the last 4 orders are delayed?",
            "2 of the 4 orders with the latest placed are those with status delayed.",
        ),
    ],
)
def test_a_figure_is_worked_out_over_those_rows(tools: Mapping[str, Tool], text: str, reply: str) -> None:
    assert _told(tools, text) == reply


def test_the_rows_themselves_are_listed_as_before(tools: Mapping[str, Tool]) -> None:
    listed, figures = tools["list"], tools["aggregate"]
    assert listed.fits and figures.fits
    for text in ("Show the last 3 orders", "the 3 cheapest orders", "the 2 orders with the highest total"):
        assert "sort" not in figures.refine({}, text)
        assert len(listed.function(listed.refine({}, text)).data["rows"]) > 1


def test_no_row_among_them_is_said(tools: Mapping[str, Tool]) -> None:
    call = {"operation": "sum", "column": "total", "where": "units > 99", "sort": "placed", "top": "2"}
    with pytest.raises(BadInput) as caught:
        tools["aggregate"].function(call)
    assert caught.value.code == "figure_nothing"


def test_a_count_in_a_columns_name_counts_nothing(tmp_path: Path) -> None:
    (tmp_path / "posts.csv").write_text(
        "post,text,view_count\nP-1,salt,4\nP-2,basil,9\nP-3,thyme,9\n", encoding="utf-8"
    )
    import_dataset(ImportSpec((str(tmp_path / "posts.csv"),), "table"), None, tmp_path / "posts.parquet")
    made = make_table_tools(ProjectTables({"posts": tmp_path / "posts.parquet"}), "posts")
    told = {tool.name.partition("_")[0]: tool for tool in made}
    assert _told(told, "What is the highest view count?") == "The highest view count of posts is 9."
    assert _told(told, "How many posts have a view count over 5?").startswith("There are 2 posts")
