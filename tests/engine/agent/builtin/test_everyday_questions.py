"""Questions as people ask them over a table of their own: by a person's name, of 'the repair', of a day of a year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from engine.agent.builtin.asked import read_question
from engine.agent.builtin.table_words import TableWords
from engine.agent.builtin.tables import make_table_tools
from engine.agent.composer import Composer
from engine.agent.loop import Agent, run_turn
from engine.agent.messages import ToolCall
from engine.agent.registry import Registry
from engine.agent.tools import Tool
from engine.commands import ImportSpec
from engine.data.importing import import_dataset
from engine.results import ColumnInfo
from engine.runtime.toolbox import ProjectTables
from engine.table_query import Condition
from tests.engine.agent.scripted import ScriptedCaller, Watcher

REPAIRS = """job_no,customer,bike,status,due,price
R-101,Anna Berg,city bike,ready,2026-11-20,45.50
R-102,Tom Lee,racing bike,waiting for parts,2026-12-01,120.00
R-103,Anna Berg,cargo bike,in progress,2026-11-28,310.25
R-104,Levi's,city bike,ready,2026-11-25,80.00
R-105,Mia O'Neil,e-bike,not started,2026-12-05,10
"""


@pytest.fixture(scope="module")
def repairs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Tool]:
    """The tools of five repairs by their kind: look, list, aggregate."""
    folder = tmp_path_factory.mktemp("repairs")
    (folder / "repairs.csv").write_text(REPAIRS, encoding="utf-8")
    import_dataset(ImportSpec((str(folder / "repairs.csv"),), "table"), None, folder / "repairs.parquet")
    made = make_table_tools(ProjectTables({"repairs": folder / "repairs.parquet"}), "repairs")
    return {tool.name.partition("_")[0]: tool for tool in made}


def _meant(tools: Mapping[str, Tool], text: str) -> str:
    """Return which tool a message means where it is as like the examples of each."""

    def score(kind: str) -> float:
        fits = tools[kind].fits
        assert fits is not None
        return fits(text, 0.4)

    return max(tools, key=score)


def _figure(tools: Mapping[str, Tool], text: str, operation: str = "") -> Any:
    tool = tools["aggregate"]
    said = operation or tool.finders["operation"].find(text)
    return tool.function(tool.refine({"operation": said}, text)).data["result"]


def test_a_single_row_is_told_as_it_stands(repairs: Mapping[str, Tool]) -> None:
    tool = repairs["list"]
    result = tool.function(tool.refine({}, "Does Anna Berg have a city bike?"))
    assert (result.data["total"], result.verbatim) == (1, True)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("What is the total price of Anna Berg's repairs?", 355.75),
        ("What is the total price of Anna Berg’s repairs?", 355.75),
        ("What is the total price of Mia O'Neil's repairs?", 10),
        ("total price of Levi's", 80),
        ("total price of Levi's's repairs", 80),
        ("How many repairs does Anna Berg have?", 2),
        ("How many customers are there?", 4),
        ("How many customers have a city bike?", 2),
        ("What is the number of bikes?", 4),
        ("How many repairs are there?", 5),
    ],
)
def test_a_figure_is_of_what_was_named(repairs: Mapping[str, Tool], text: str, result: float) -> None:
    assert _figure(repairs, text) == result
    left_out = repairs["aggregate"].left_out
    assert left_out is not None and left_out({}, text) == ()


def test_customers_are_told_apart_though_the_caller_says_how_many(repairs: Mapping[str, Tool]) -> None:
    assert _figure(repairs, "How many customers are there?", "how many") == 4


def test_different_values_are_told_in_a_sentence(repairs: Mapping[str, Tool]) -> None:
    figure = repairs["aggregate"].function
    asked = {"operation": "distinct", "column": "customer"}
    assert figure(asked).reply == "There are 4 different values of customer in repairs."
    reply = figure({**asked, "customer": "Tom Lee"}).reply
    assert reply == "There is one value of customer in repairs with customer Tom Lee."


@pytest.mark.parametrize(
    "text",
    [
        "When is Tom Lee's bike due?",
        "When is the repair of Tom Lee due?",
        "What is wrong with Tom Lee's bike?",
        "Tell me about Tom Lee",
        "What is Tom Lee's status?",
        "price of Tom Lee's repair",
        "Show the repairs",
    ],
)
def test_without_a_word_of_a_figure_rows_are_wanted(repairs: Mapping[str, Tool], text: str) -> None:
    assert _meant(repairs, text) == "list"


@pytest.mark.parametrize("text", ["Can repairs be ready?", "How do I get the city bike repair?"])
def test_what_is_allowed_stands_in_no_row(repairs: Mapping[str, Tool], text: str) -> None:
    fits = repairs["list"].fits
    assert fits is not None and fits(text, 0.4) == 0.4


@pytest.mark.parametrize("text", ["What is the price of the repair?", "Look up the repair", "status of this repair"])
def test_of_one_row_that_is_not_named_its_key_is_asked_for(repairs: Mapping[str, Tool], text: str) -> None:
    assert _meant(repairs, text) == "look"
    assert repairs["look"].missing(repairs["look"].refine({}, text)) == ("job_no",)


@pytest.mark.parametrize(
    "text",
    ["Show the repair list", "Show the repair with the highest price", "the repair of Anna Berg", "Show all repairs"],
)
def test_rows_of_which_something_is_said_are_listed(repairs: Mapping[str, Tool], text: str) -> None:
    assert _meant(repairs, text) == "list"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("What percentage of repairs are ready?", "percentage"),
        ("What share of the repairs are ready?", "share"),
        ("delete all repairs", "delete"),
        ("Could you please cancel the repairs of Anna Berg", "cancel"),
        ("How many people are there?", "people"),
        ("Show all repairs", ""),
        ("Highest price of all repairs", ""),
        ("Sort the repairs by price", ""),
        ("Cheapest repair", ""),
    ],
)
def test_what_no_tool_does_is_named(repairs: Mapping[str, Tool], text: str, left: str) -> None:
    for kind in ("list", "aggregate"):
        left_out = repairs[kind].left_out
        assert left_out is not None and left_out({}, text) == ((left,) if left else ())


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Which repairs are due after 28 November?", ((">", "2026-11-28"),)),
        ("repairs due between 20 November and 1 December", ((">=", "2026-11-20"), ("<=", "2026-12-01"))),
        ("repairs due between 20 November 2025 and 1 December", ((">=", "2025-11-20"), ("<=", "2025-12-01"))),
        ("repairs due between 1 March and 15 March 2024", ((">=", "2024-03-01"), ("<=", "2024-03-15"))),
        ("repairs due before 1 December 2025", (("<", "2025-12-01"),)),
    ],
)
def test_a_day_without_a_year_is_of_this_one(text: str, bounds: tuple[tuple[str, str], ...]) -> None:
    words = TableWords("repair", (ColumnInfo("job_no", "text", 5, 0), ColumnInfo("due", "date", 5, 0)), dict)
    asked = read_question(text, words, dt.date(2026, 5, 1))
    assert asked.conditions == tuple(Condition("due", sign, value) for sign, value in bounds)
    assert asked.unread == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("What is the average price of the next 5 repairs?", ("next 5 repairs",)),
        ("the total price of the last 90 repairs", ()),
        ("How many of the last 5 repairs are there?", ("last 5 repairs",)),
        ("What is the average price of the last 5 repairs?", ()),
        ("Show the last 5 repairs", ()),
        ("What is the average price of the repairs?", ()),
    ],
)
def test_a_figure_is_not_told_as_that_of_some_rows(
    repairs: Mapping[str, Tool], text: str, left: tuple[str, ...]
) -> None:
    left_out = repairs["aggregate"].left_out
    assert left_out is not None and left_out({}, text) == left


READ_ONLY = "The table of repairs can only be read. Nothing was changed."


@pytest.mark.parametrize(
    "text",
    [
        "delete all repairs",
        "Please remove the cheapest repair, thanks",
        "Could you please cancel the repairs of Anna Berg and Tom Lee",
        "Delete ready repairs",
        "Change the price of all repairs to 10",
        "mark all repairs as ready",
        "Add a repair for Tom Lee",
        "I want to delete every repair over 100",
    ],
)
def test_a_wish_to_change_rows_is_declined(repairs: Mapping[str, Tool], text: str) -> None:
    assert {tool.declines(text) for tool in repairs.values() if tool.name != "look_up_repairs"} == {READ_ONLY}


@pytest.mark.parametrize(
    "text",
    [
        "Show all repairs",
        "Delete the ready repairs and list the others",
        "Which repairs can I delete? Cancel the repairs of Anna Berg",
        "How do I cancel a repair?",
        "Update me on the repairs of Tom Lee",
        "Add up the prices of all repairs",
        "Mark Smith's repairs",
        "changes of repairs",
        "取消的repairs",
    ],
)
def test_what_asks_for_more_or_for_something_else_is_not(repairs: Mapping[str, Tool], text: str) -> None:
    assert {tool.declines(text) for tool in repairs.values()} == {""}


def test_a_row_that_is_named_is_shown(repairs: Mapping[str, Tool]) -> None:
    assert repairs["look"].declines("Cancel repair R-101") == ""
    assert repairs["look"].declines("Cancel the repair") == READ_ONLY


@pytest.mark.parametrize("is_sure", [True, False])
def test_nothing_is_listed_where_something_is_declined(repairs: Mapping[str, Tool], is_sure: bool) -> None:
    meant = ToolCall("", "list_repairs", {"where": "? > 100"})
    caller = ScriptedCaller([meant] if is_sure else [], unsure=meant)
    agent = Agent("Desk", "", Registry(repairs.values()), caller, Composer(None))
    said = run_turn(agent, (), "delete all repairs over 100", Watcher())
    assert [(message.role, message.content) for message in said[2:]] == [("assistant", READ_ONLY)]
