"""A person's question over a table becomes a call: conditions, groups, order and number are found in the words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from engine.agent.builtin.table_times import find_spans
from engine.agent.builtin.tables import make_table_tools
from engine.agent.callers.selection import Guess, decide
from engine.agent.messages import Message, Trace
from engine.agent.pending import Pending
from engine.agent.registry import check_arguments
from engine.agent.templates import ask_back
from engine.agent.tools import Tool
from engine.commands import ImportSpec
from engine.data.importing import import_dataset
from engine.errors import BadInput
from engine.runtime.toolbox import ProjectTables

SALES = """sale,shop_id,product,tags,city,amount,units,sold_on,note
S-001,1,Lamp,home|light,Bern,120.50,2,2025-12-30,first of the year
S-002,1,Rug,home,Bern,80,1,2026-01-02,
S-003,2,Lamp,home|light,Basel,60.25,1,2026-01-15,wants a refund
S-004,2,Chair,home|office,Basel,200,4,2026-02-01,paid late
S-005,3,Desk,office,Chur,410,1,2026-02-20,Refund promised
S-006,3,Lamp,home|light,Chur,55,1,2026-03-05,
"""
SHOPS = "shop_id,name\n1,Old Town\n2,Harbour\n3,Station\n"


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Tool]:
    """The tools of six sales in three shops, by name."""
    folder = tmp_path_factory.mktemp("tables")
    files: dict[str, Path] = {}
    for name, text in (("sales", SALES), ("shops", SHOPS)):
        source = folder / f"{name}.csv"
        source.write_text(text, encoding="utf-8")
        files[name] = folder / f"{name}.parquet"
        import_dataset(ImportSpec((str(source),), "table"), None, files[name])
    shelf = ProjectTables(files)
    return {tool.name: tool for name in files for tool in make_table_tools(shelf, name)}


@pytest.fixture
def ask(tools: Mapping[str, Tool]) -> Callable[[str], Mapping[str, Any]]:
    """Work out the figure that a message asks for, as the caller would."""

    def figure(text: str) -> Mapping[str, Any]:
        tool = tools["aggregate_sales"]
        found = tool.finders["operation"].find(text)
        assert found, text
        return tool.function(tool.refine({"operation": found}, text)).data

    return figure


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("How many sales are there?", 6),
        ("How many sales have an amount above 100?", 3),
        ("How many sales with an amount of at least 80 and in Bern?", 2),
        ("How many sales of lamps are there?", 3),
        ("How many sales are not lamps?", 3),
        ("How many sales in Bern or Chur?", 4),
        ("How many sales are home and office?", 1),
        ("How many sales after 15 January 2026?", 3),
        ("How many sales since 15 January 2026?", 4),
        ("How many sales before 2026?", 1),
        ("How many sales were made in January 2026?", 2),
        ("How many sales between 2026-01-01 and 2026-02-01?", 3),
        ("How many sales mention 'refund'?", 2),
        ("How many sales have refund in the note?", 2),
        ("How many sales did shop 2 have?", 2),
        ("How many sales have no note?", 2),
        ("How many sales without a note in Bern?", 1),
        ("How many sales have a note?", 4),
        ("How many sales with note?", 4),
        ("How many sales have no date?", 0),
        ("How many sales were there in January?", 2),
        ("How many sales in January or February?", 4),
        ("How many sales were there in the first quarter?", 5),
        ("How many sales were there in the first quarter of 2025?", 0),
        ("What is the total amount in December?", 120.5),
        ("How many sales in December 2025?", 1),
        ("How many sales in 2026 in December?", 0),
        ("How many sales did Bern not make?", 4),
        ("How many sales did Bern or Chur not make?", 2),
        ("How many sales with 2 or more units?", 2),
        ("How many different products are there?", 4),
        ("How many different tags are there?", 3),
        ("What is the average amount?", 154.29),
        ("What is the total amount in Basel?", 260.25),
        ("What is the highest amount of a lamp?", 120.5),
        ("What is the lowest amount since February 2026?", 55.0),
        ("How many units did we sell in 2026?", 8),
        ("How many units of lamps did we sell in Q1 2026?", 2),
        ("What was the amount in Q1 2026?", 805.25),
        ("amount between 1 January and 15 January 2026", 140.25),
        ("How much amount did Bern make?", 200.5),
        ("Sum of units and average amount in Bern", 3),
    ],
)
def test_one_figure(ask: Callable[[str], Mapping[str, Any]], text: str, result: float) -> None:
    assert ask(text)["result"] == result


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("How many sales are there in the West?", ("West",)),
        ("How many sales of sofas are there?", ("sofas",)),
        ("How many angry sales are there?", ("angry",)),
        ("How many sales are urgent?", ("urgent",)),
        ("How many sales are larger than the average?", ("larger", "than the average")),
        ("How many sales were there before Easter?", ("before Easter",)),
        ("How many sales over 3,000?", ("over 3,000",)),
        ("How many sales are not so big in Bern?", ("not so big",)),
        ("How many sales per weekday since 2026 in Bern?", ()),
        ("Which two cities have the highest total amount?", ()),
        ("What is the total amount for each product since 2026-02-01?", ()),
        ("How many sales do we have in total?", ()),
        ("Sum of units and average amount in Bern", ("average amount",)),
        ("The amount in Bern and how many units were sold?", ("how many units",)),
        ("Please show me the three sales with the lowest amount", ()),
    ],
)
def test_what_is_not_understood_is_named(tools: Mapping[str, Tool], text: str, left: tuple[str, ...]) -> None:
    assert tools["aggregate_sales"].left_out({"operation": "how many"}, text) == left


def test_the_column_is_that_of_the_first_figure(tools: Mapping[str, Tool]) -> None:
    find = tools["aggregate_sales"].finders["column"].find
    assert (find("Sum of units and average amount in Bern"), find("average amount")) == ("units", "amount")


ASKED_OF = {"aggregate_sales": "How many sales between 100 and 1,000?", "list_sales": "List the sales over 1"}


def selected(tool: Tool, *said: Message) -> Mapping[str, Any]:
    """Return the arguments with which a tool is called for what was said last."""
    given = {"operation": "how many"} if tool.name == "aggregate_sales" and len(said) == 1 else {}
    call, _ = decide(Guess(tool, given, 0.9), said, (tool,), 0.5, 0.8)
    assert call is not None
    return call.arguments


@pytest.mark.parametrize(
    ("name", "answer", "result"),
    [
        ("aggregate_sales", "the amount", 3),
        ("aggregate_sales", "units", 0),
        ("list_sales", "units", 2),
        ("list_sales", "I mean the column units", 2),
    ],
)
def test_of_a_bound_that_names_no_column_it_is_asked_which_one(
    tools: Mapping[str, Tool], name: str, answer: str, result: int
) -> None:
    tool, words = tools[name], ASKED_OF[name]
    first = selected(tool, Message("user", words))
    missing = tool.missing(first)
    assert [ask_back(tool, one) for one in missing] == ["Which column do you mean: amount or units?"]
    asks = Pending(name, first, missing).as_asks()
    question = Message("assistant", "Which column do you mean?", trace=Trace("template", asks=asks))
    arguments = selected(tool, Message("user", words), question, Message("user", answer))
    check_arguments(tool, arguments)
    data = tool.function(arguments).data
    assert (data["result"] if "result" in data else data["total"]) == result
    assert tool.left_out is not None and tool.left_out(arguments, f"{words} ({answer})") == ()


def test_another_answer_names_the_columns_that_there_are(tools: Mapping[str, Tool]) -> None:
    tool = tools["list_sales"]
    with pytest.raises(BadInput) as caught:
        tool.function(tool.refine({"where": "? > 1", "compared_column": "the blue; ones"}, "the blue; ones"))
    assert (caught.value.code, caught.value.params["words"]) == ("column_unclear", "the blue  ones")


@pytest.mark.parametrize("text", ["How many sales are older than 3 days?", "How many sales more than 3 weeks ago?"])
def test_a_span_of_time_bounds_no_column_of_numbers(tools: Mapping[str, Tool], text: str) -> None:
    tool = tools["aggregate_sales"]
    arguments = tool.refine({"operation": "how many"}, text)
    assert not tool.missing(arguments) and tool.left_out is not None and tool.left_out(arguments, text)


def test_nothing_is_named_where_the_caller_read_more(tools: Mapping[str, Tool]) -> None:
    call = {"operation": "how many", "where": "note contains easter"}
    assert tools["aggregate_sales"].left_out(call, "How many sales before Easter?") == ()


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("last month", (("=", "2026-10"),)),
        ("since last month", ((">=", "2026-10"),)),
        ("this quarter", ((">=", "2026-10"), ("<=", "2026-12"))),
        ("in the last quarter", ((">=", "2026-07"), ("<=", "2026-09"))),
        ("last week", ((">=", "2026-11-16"), ("<=", "2026-11-22"))),
        ("before this year", (("<", "2026"),)),
        ("yesterday", (("=", "2026-11-26"),)),
        ("tomorrow", (("=", "2026-11-28"),)),
        ("next week", ((">=", "2026-11-30"), ("<=", "2026-12-06"))),
        ("in the next month", (("=", "2026-12"),)),
        ("before the next quarter", (("<", "2027-01"),)),
        ("in the next 7 days", ((">=", "2026-11-27"), ("<=", "2026-12-04"))),
        ("in the last 30 days", ((">=", "2026-10-28"), ("<=", "2026-11-27"))),
        ("in the last zero days", (("=", "2026-11-27"),)),
        ("in Q2", (("=", "--04"), ("=", "--05"), ("=", "--06"))),
        ("after the second quarter of 2026", ((">", "2026-06"),)),
        ("in March and April", (("=", "--03"), ("=", "--04"))),
        ("in March 3", ()),
        ("since March", ()),
        ("after the second quarter", ()),
    ],
)
def test_times_without_a_date(text: str, bounds: tuple[tuple[str, str], ...]) -> None:
    found = find_spans(f"How many {text}?", dt.date(2026, 11, 27))
    assert [bound for span in found for bound in span.bounds] == list(bounds)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Which product has the most sales?", [("Lamp", 3)]),
        ("Which tag has the most sales?", [("home", 5)]),
        ("How many sales per month?", [("2025-12", 1), ("2026-01", 2), ("2026-02", 2), ("2026-03", 1)]),
        ("What is the average amount by year?", [("2025", 120.5), ("2026", 161.05)]),
        ("Which two cities have the highest total amount?", [("Chur", 465.0), ("Basel", 260.25)]),
        (
            "What is the total amount for each product since 2026-02-01?",
            [("Desk", 410.0), ("Chair", 200.0), ("Lamp", 55.0)],
        ),
        ("Which city has sold the most units?", [("Basel", 5)]),
        ("Which city has the fewest units?", [("Chur", 2)]),
        ("What is the most common product in Chur?", [("Desk", 1), ("Lamp", 1)]),
        ("Which shop has the most units?", [("Harbour", 5)]),
        ("Which city sold the most units in 2026?", [("Basel", 5)]),
        ("amount by month in 2025", [("2025-12", 120.5)]),
        ("top 2 products by amount", [("Desk", 410.0), ("Lamp", 235.75)]),
        ("How many units did each city sell?", [("Basel", 5), ("Bern", 3), ("Chur", 2)]),
        ("Which city had the highest amount?", [("Chur", 465.0)]),
        ("Best month for amount in 2026", [("2026-02", 610.0)]),
        ("How many products per city?", [("Basel", 2), ("Bern", 2), ("Chur", 2)]),
        ("How many products did each city sell in 2026?", [("Basel", 2), ("Chur", 2), ("Bern", 1)]),
        ("How many different tags are there per city?", [("Basel", 3), ("Chur", 3), ("Bern", 2)]),
        ("How many products by year", [("2025", 1), ("2026", 4)]),
        ("How many products of each product", [("Lamp", 3), ("Chair", 1), ("Desk", 1), ("Rug", 1)]),
        ("Which product is sold in the most cities?", [("Lamp", 3)]),
        ("Number of sales by month in Bern", [("2025-12", 1), ("2026-01", 1)]),
        ("Compare Bern and Chur by amount", [("Chur", 465.0), ("Bern", 200.5)]),
    ],
)
def test_a_figure_for_each_group(ask: Callable[[str], Mapping[str, Any]], text: str, groups: list[Any]) -> None:
    assert [(group["name"], group["value"]) for group in ask(text)["groups"]] == groups


@pytest.mark.parametrize(
    ("text", "sales"),
    [
        ("Show me the sales in Chur", ["S-005", "S-006"]),
        ("Show me the sale with the highest amount", ["S-005"]),
        ("List the three sales with the lowest amount", ["S-006", "S-003", "S-002"]),
        ("Which sales mention refund?", ["S-003", "S-005"]),
        ("Show all sales under 60", ["S-006"]),
        ("Top 2 sales by amount", ["S-005", "S-004"]),
    ],
)
def test_rows_are_listed(tools: Mapping[str, Tool], text: str, sales: list[str]) -> None:
    tool = tools["list_sales"]
    assert tool.fits is not None and tool.fits(text, 0.0) > 0
    text = text.replace("under 60", "with an amount under 60")
    assert [row["sale"] for row in tool.function(tool.refine({}, text)).data["rows"]] == sales


@pytest.mark.parametrize(
    ("name", "arguments", "whole"),
    [
        ("aggregate_sales", {"operation": "count", "by": "city"}, True),
        ("aggregate_sales", {"operation": "count", "by": "city", "order": "least", "where": "city = Bern"}, False),
        ("aggregate_sales", {"operation": "how many", "where": "city = Bern; city = Chur"}, True),
        ("aggregate_sales", {"operation": "how many", "city": "Bern"}, False),
        ("list_sales", {"where": "city = Bern"}, True),
        ("list_sales", {"where": "sale = S-001"}, True),
    ],
)
def test_rows_and_several_groups_are_told_whole(
    tools: Mapping[str, Tool], name: str, arguments: Mapping[str, str], whole: bool
) -> None:
    assert tools[name].function(arguments).verbatim is whole


@pytest.mark.parametrize(
    ("where", "scope"),
    [("city = Bern; city = Chur", "city Bern or Chur"), ("tags = home; tags = office", "tags home and office")],
)
def test_alternatives_are_told_as_such(tools: Mapping[str, Tool], where: str, scope: str) -> None:
    assert tools["aggregate_sales"].function({"operation": "how many", "where": where}).reply.endswith(f" {scope}.")


def test_rows_are_put_in_order_by_the_one_column_that_can_be_meant(tools: Mapping[str, Tool]) -> None:
    tool = tools["list_sales"]
    latest = tool.function(tool.refine({}, "Show the two latest sales")).data["rows"]
    assert [row["sale"] for row in latest] == ["S-006", "S-005"]
    with pytest.raises(BadInput) as caught:
        tool.function(tool.refine({}, "Show the two highest sales"))
    assert (caught.value.code, caught.value.params["words"]) == ("column_unclear", "highest")


@pytest.mark.parametrize(
    ("name", "arguments", "code", "told"),
    [
        ("list_sales", {"where": "colour = red"}, "column_unclear", "sold on"),
        ("list_sales", {"where": "amount > many"}, "value_unfit", "many"),
        ("list_sales", {"where": "sold_on > soon"}, "value_unfit", "soon"),
        ("list_sales", {"where": "note > x"}, "sign_unfit", "note"),
        ("list_sales", {"where": "DROP TABLE sales"}, "condition_unclear", "product"),
        ("list_sales", {"sort": "colour"}, "column_unclear", "city"),
        ("list_sales", {"top": "1000"}, "top_unclear", "50"),
        ("list_sales", {"where": "city = Paris"}, "choice_unknown", "Bern"),
        ("aggregate_sales", {"operation": "average", "by": "colour"}, "column_unclear", "city"),
        ("aggregate_sales", {"operation": "average", "column": "city", "by": "product"}, "column_unclear", "amount"),
        ("aggregate_sales", {"operation": "distinct", "column": "colour"}, "column_unclear", "city"),
    ],
)
def test_what_cannot_be_asked_names_what_there_is(
    tools: Mapping[str, Tool], name: str, arguments: Mapping[str, str], code: str, told: str
) -> None:
    with pytest.raises(BadInput) as caught:
        tools[name].function(arguments)
    assert caught.value.code == code
    assert told in " ".join(map(str, caught.value.params.values()))


def test_of_a_row_named_by_its_key_nothing_is_worked_out(tools: Mapping[str, Tool]) -> None:
    tool = tools["aggregate_sales"]
    assert tool.fits is not None
    assert tool.fits("What is the total amount of sale S-003?", 0.5) == 0.5
    assert tool.fits("What is the total amount of the sales?", 0.5) > 0.5


@pytest.mark.parametrize("text", ["sale S-003", "sale s003", "sale S 003"])
def test_a_code_is_found_without_its_hyphen(tools: Mapping[str, Tool], text: str) -> None:
    tool = tools["look_up_sales"]
    found = tool.finders["sale"].find(text)
    assert found is not None and tool.function({"sale": found}).data["city"] == "Basel"


def test_a_table_without_numbers_says_so(tools: Mapping[str, Tool], tmp_path: Path) -> None:
    source, target = tmp_path / "notes.csv", tmp_path / "notes.parquet"
    source.write_text("name,price\nA,about 5\nB,cheap\n", encoding="utf-8")
    import_dataset(ImportSpec((str(source),), "table"), None, target)
    figures = make_table_tools(ProjectTables({"notes": target}), "notes")[-1]
    with pytest.raises(BadInput) as caught:
        figures.function({"operation": "average", "column": "price"})
    assert (caught.value.code, caught.value.params["columns"]) == ("figure_no_numbers", "name, price")


@pytest.mark.parametrize("value", ["Bern'; DROP TABLE x; --", "' OR 1=1 --", '" OR ""="', "%", "Bern' OR 'a'='a"])
def test_a_value_is_never_sql(tools: Mapping[str, Tool], value: str) -> None:
    text = value.replace(";", " ")
    assert tools["list_sales"].function({"where": f"note contains {text}"}).data["total"] == 0


def test_nothing_found_is_said(tools: Mapping[str, Tool]) -> None:
    found = tools["list_sales"].function({"where": "amount > 9000"})
    assert found.reply == "There are no sales with amount over 9000."


def test_an_answer_is_bounded(tools: Mapping[str, Tool], tmp_path: Path) -> None:
    source, target = tmp_path / "notes.csv", tmp_path / "notes.parquet"
    source.write_text("id,note\n" + "\n".join(f"N-{at},{'word ' * 400}{at}" for at in range(300)), encoding="utf-8")
    import_dataset(ImportSpec((str(source),), "table"), None, target)
    listed = make_table_tools(ProjectTables({"notes": target}), "notes")[1]
    found = listed.function({"top": "50"})
    assert found.data["total"] == 300
    assert len(str(found.data)) < 8000


def test_an_answer_adds_its_conditions_to_those_that_were_there(tools: Mapping[str, Tool]) -> None:
    tool = tools["aggregate_sales"]
    given = {"operation": "total", "column": "amount", "where": "city = Bern; city = Chur"}
    refined = tool.refine(given, "the total of January 2026 in Basel")
    assert refined["where"] == "city = Bern; city = Chur; sold_on = 2026-01"


def test_a_value_that_stands_there_is_not_told_to_be_filled(tools: Mapping[str, Tool]) -> None:
    refine = tools["aggregate_sales"].refine
    found = refine({"operation": "how many"}, "How many sales have city Bern?")
    assert found == {"operation": "how many", "city": "Bern"}
    assert refine({"operation": "how many"}, "How many sales have a city?")["where"] == "city filled"
