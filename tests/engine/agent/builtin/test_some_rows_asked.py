"""Questions about some rows by where they stand, as people ask them: over two dates, several numbers and statuses.

Worst is a figure of all rows told as that of some, so what is not worked out has to be said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.agent.builtin.tables import make_table_tools
from engine.agent.callers.nearest import NearestCaller
from engine.agent.composer import Composer
from engine.agent.loop import Agent, run_turn
from engine.agent.registry import Registry
from engine.commands import ImportSpec
from engine.data.importing import import_dataset
from engine.runtime.toolbox import ProjectTables
from tests.engine.agent.builtin.test_chinese_questions import Apart
from tests.engine.agent.scripted import Watcher

ORDERS = """order_no,customer,city,status,ordered_on,shipped_on,units,total,rating
O-01,Anna Berg,Berlin,shipped,2026-01-05,2026-01-08,2,40.00,5
O-02,Tom Lee,Bern,shipped,2026-01-12,2026-01-20,1,15.00,4
O-03,Mia Stone,Berlin,cancelled,2026-01-20,,3,60.00,2
O-04,Anna Berg,Berlin,delayed,2026-02-02,,5,100.00,3
O-05,Tom Lee,Bern,shipped,2026-02-08,2026-02-09,4,30.00,5
O-06,Paul Novak,Chur,shipped,2026-02-15,2026-03-20,2,250.00,4
O-07,Mia Stone,Berlin,delayed,2026-03-01,,1,12.50,1
O-08,Anna Berg,Berlin,shipped,2026-03-05,2026-03-06,6,90.00,5
O-09,Tom Lee,Bern,cancelled,2026-03-11,,2,20.00,2
O-10,Paul Novak,Chur,delayed,2026-03-18,,1,75.00,3
O-11,Anna Berg,Berlin,shipped,2026-04-01,2026-04-02,3,45.00,4
O-12,Tom Lee,Bern,delayed,2026-04-07,,2,22.50,3
"""
# What a ticket is, its columns are called as well.
TICKETS = """ticket,agent,priority,status,opened,closed,minutes,replies
T-1,Eva Lang,high,closed,2026-05-01,2026-05-03,120,4
T-2,Jon Park,low,closed,2026-05-02,2026-05-09,30,1
T-3,Eva Lang,low,open,2026-05-04,,45,2
T-4,Jon Park,high,closed,2026-05-06,2026-05-07,200,6
T-5,Sam Ito,high,waiting,2026-05-08,,15,1
T-6,Eva Lang,high,open,2026-05-10,,60,3
T-7,Sam Ito,low,closed,2026-05-11,2026-05-12,20,1
T-8,Jon Park,low,open,2026-05-14,,10,1
"""
FILMS = """title,genre,year,votes,rating
Alpha,Drama,1999,5000,8.1
Bravo,Comedy,2005,12000,7.0
Carol,Drama,2010,800,8.9
Delta,Action,2015,30000,6.5
Echo,Comedy,2018,2000,8.1
Fox,Drama,2020,15000,7.7
Golf,Action,2022,400,5.0
"""


class Alike:
    """An embedder to which any two texts are alike to the same degree, so that what tools say of a text decides."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        own, common = np.float32(0.6**0.5), np.float32(0.4**0.5)
        return np.hstack([Apart().embed(texts) * own, np.full((len(texts), 1), common, np.float32)])


@pytest.fixture(scope="module")
def agents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Agent]:
    """An agent over each of three tables."""
    folder = tmp_path_factory.mktemp("tables")
    return {name: _agent(folder, name, text) for name, text in _TABLES.items()}


_TABLES = {"orders": ORDERS, "tickets": TICKETS, "films": FILMS}


def _agent(folder: Path, name: str, text: str) -> Agent:
    source, kept = folder / f"{name}.csv", folder / f"{name}.parquet"
    source.write_text(text, encoding="utf-8")
    import_dataset(ImportSpec((str(source),), "table"), None, kept)
    registry = Registry(make_table_tools(ProjectTables({name: kept}), name))
    return Agent("desk", "", registry, NearestCaller(Alike()), Composer(None))


def _reply(agents: Mapping[str, Agent], table: str, text: str) -> str:
    return run_turn(agents[table], (), text, Watcher())[-1].content


LATEST = "with the latest ordered on"


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        # Words between the number and the rows.
        (
            "average total of the last 3 shipped orders",
            "of the 3 orders with the latest shipped on is 128.33.",
        ),
        ("total of the last 3 delayed orders", f"total of the 3 orders with status delayed {LATEST} is 110."),
        ("average total of the 3 most recent orders", f"average total of the 3 orders {LATEST} is 47.5."),
        ("average total of the most recent 3 orders", f"average total of the 3 orders {LATEST} is 47.5."),
        (
            "average total of the 3 most expensive orders",
            "of the 3 orders with the highest total is 146.67.",
        ),
        ("How many of the 5 most expensive orders are shipped?", "2 of the 5 orders with the highest total are those"),
        ("average rating of the 3 largest orders", "average rating of the 3 orders with the highest total is 4."),
        ("average rating of the top 3 orders by total", "average rating of the 3 orders with the highest total is 4."),
        (
            "Average total of the 5 latest orders by shipped date",
            "average total of the 5 orders with the latest shipped on is 86.",
        ),
        # The figure's column is not that of the order.
        (
            "average total of the 3 orders with the most units",
            "total of the 3 orders with the highest units is 73.33.",
        ),
        ("total of the order with the most units", "The total of the order with the highest units is 90."),
        (
            "average rating of the 3 Berlin orders with the highest total",
            "average rating of the 3 orders with city Berlin with the highest total is 3.33.",
        ),
        # One row.
        ("What was the total of the last order?", f"The total of the order {LATEST} is 22.5."),
        ("How many units are in the last order?", f"The total units of the order {LATEST} is 2."),
        # What is said of the rows, and what is counted of them.
        ("how many of the last 5 orders are shipped?", f"2 of the 5 orders {LATEST} are those with status shipped."),
        (
            "How many of Tom Lee's last 3 orders are delayed?",
            f"1 of the 3 orders with customer Tom Lee {LATEST} are those with status delayed.",
        ),
        (
            "How many of the last 4 orders in Berlin are delayed?",
            f"2 of the 4 orders with city Berlin {LATEST} are those with status delayed.",
        ),
        ("How many of the last ten orders came from Chur?", f"2 of the 10 orders {LATEST} are those with city Chur."),
        ("How many delayed orders are among the last 5 orders?", f"2 of the 5 orders {LATEST} are those"),
        # Percentages.
        ("What percentage of the last 6 orders are delayed?", f"3 of the 6 orders {LATEST} (50 %) are those"),
        (
            "What percentage of Tom Lee's last 4 orders were delayed?",
            f"1 of the 4 orders with customer Tom Lee {LATEST} (25 %) are those with status delayed.",
        ),
        # The one row at an end among them is told.
        ("Which of the last 5 orders has the highest total?", f"total of the 5 orders {LATEST} is 90 (order O-08)."),
        ("What did the last 3 orders cost on average?", f"The average total of the 3 orders {LATEST} is 47.5."),
        # The last place is shared.
        (
            "average units of the 2 lowest rated orders",
            "of the 3 orders with the lowest rating is 2. Those that share the last place are counted in.",
        ),
        # No row without a date is one of the last shipped.
        (
            "average total of the last 10 shipped orders",
            "of the 6 orders with the latest shipped on is 78.33.",
        ),
    ],
)
def test_a_figure_is_that_of_the_rows_that_are_meant(agents: Mapping[str, Agent], text: str, reply: str) -> None:
    told = _reply(agents, "orders", text)
    assert reply in told and "left out" not in told, told


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("average total of the last few orders", "last orders"),
        ("average total of the latest orders", "latest orders"),
        ("average total of the cheapest orders", "cheapest orders"),
        ("How many orders have the highest rating?", "highest rating"),
        ("average units of the orders with the highest rating", "highest rating"),
        ("What is the total of the orders with the 3 highest ratings?", "3 highest ratings"),
        ("Average total per customer of the last 6 orders", "last 6 orders"),
        ("Which customer has the highest total of the last 6 orders?", "last 6 orders"),
        ("Average total of the last 2 orders for each city", "last 2 orders"),
        ("Which of the 3 highest orders are delayed?", "3 highest orders"),
        ("average total of the 3 highest orders", "3 highest orders"),
        ("How many delayed orders does Anna Berg have among her last 3 orders?", "last 3 orders"),
        ("How many of the next 3 orders are delayed?", "next 3 orders"),
        # What no column is called.
        ("What is the average weight of orders?", "weight"),
        ("total discount of the last 3 orders", "discount"),
        ("What is the highest discount?", "discount"),
    ],
)
def test_rows_of_which_no_figure_is_worked_out_are_said(agents: Mapping[str, Agent], text: str, part: str) -> None:
    assert _reply(agents, "orders", text).startswith(f"I left out “{part}”")


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        (
            "average minutes of the last 2 closed tickets",
            "of the 2 tickets with the latest closed is 25.",
        ),
        # Each ticket was opened, not each was closed.
        (
            "How many of the last 4 tickets are closed?",
            "1 of the 4 tickets with the latest opened are those",
        ),
        (
            "What percentage of the last 4 tickets are open?",
            "2 of the 4 tickets with the latest opened (50 %) are",
        ),
        (
            "total minutes of the 2 oldest open tickets",
            "2 tickets with status open with the earliest opened is 105.",
        ),
        (
            "How many of the last 3 high priority tickets are open?",
            "1 of the 3 tickets with priority high with the latest opened are those with status open.",
        ),
        (
            "average replies of the 3 tickets with the most minutes",
            "3 tickets with the highest minutes is 4.33.",
        ),
    ],
)
def test_a_status_may_be_called_as_a_column_is(agents: Mapping[str, Agent], text: str, reply: str) -> None:
    told = _reply(agents, "tickets", text)
    assert reply in told and "left out" not in told, told


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("average votes of the 3 best rated films", "average votes of the 3 films with the highest rating is 2600."),
        ("average rating of the 3 films with the most votes", "rating of the 3 films with the highest votes is 7.07."),
        ("how many of the 4 highest rated films are dramas?", "3 of the 4 films with the highest rating are those"),
        ("total votes of the 2 newest dramas", "votes of the 2 films with genre Drama with the highest year is 15800."),
        ("the 3 highest rated dramas", "The 3 films with genre Drama with the highest rating: 1. title Carol,"),
        ("Which genre made the best film?", "The film with the highest rating: title Carol, genre Drama,"),
        ("How many votes did the 2 best rated comedies get?", "with genre Comedy with the highest rating is 14000."),
    ],
)
def test_films_are_at_an_end_by_their_rating_or_year(agents: Mapping[str, Agent], text: str, reply: str) -> None:
    told = _reply(agents, "films", text)
    assert reply in told and "left out" not in told, told


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Show the 3 most expensive orders", ["O-06", "O-04", "O-08"]),
        ("the 3 most recent delayed orders", ["O-12", "O-10", "O-07"]),
        ("the 3 oldest orders that are delayed", ["O-04", "O-07", "O-10"]),
        ("list the last 3 orders and their total", ["O-12", "O-11", "O-10"]),
        ("Which customers placed the last 5 orders?", ["O-12", "O-11", "O-10", "O-09", "O-08"]),
        ("What is the highest order total?", ["O-06"]),
        ("What is the smallest order?", ["O-07"]),
        ("What is the rating of the largest order?", ["O-06"]),
        ("What is the price of the last 3 orders from Berlin?", ["O-11", "O-08", "O-07"]),
        ("the units of the last order of Tom Lee", ["O-12"]),
        ("orders with shipped date after 1 March 2026", ["O-06", "O-08", "O-11"]),
    ],
)
def test_the_rows_themselves_are_shown(agents: Mapping[str, Agent], text: str, keys: list[str]) -> None:
    told = _reply(agents, "orders", text)
    assert re.findall(r"O-\d+", told) == keys and "left out" not in told


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("Which customer spent the most?", "The customer with the highest total of orders: Paul Novak (325)."),
        ("What do orders cost on average?", "The average total of orders is 63.33."),
    ],
)
def test_what_is_spent_is_the_column_of_money(agents: Mapping[str, Agent], text: str, reply: str) -> None:
    assert _reply(agents, "orders", text) == reply


def test_a_column_may_be_called_by_what_it_is_short_for(tmp_path: Path) -> None:
    agent = _agent(tmp_path, "orders", ORDERS.replace("units", "Qty"))
    assert _reply({"orders": agent}, "orders", "average quantity of the 3 orders with the highest total") == (
        "The average Qty of the 3 orders with the highest total is 4.33."
    )


def test_nothing_is_the_longest_by_its_price(agents: Mapping[str, Agent]) -> None:
    assert _reply(agents, "orders", "Which order took longest?").startswith("It is not clear which column")


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        (
            "How many orders were shipped in March?",
            "There are 2 orders with status shipped and ship date March of any year.",
        ),
        ("How many orders were there in March?", "There are 4 orders with order date March of any year."),
        ("What is the latest shipped date?", "The latest ship date of orders is 2 April 2026 (order O-11)."),
        (
            "average total of the last 3 shipped orders",
            "The average total of the 3 orders with the latest ship date is 128.33.",
        ),
        (
            "How many of the last 5 orders are shipped?",
            "2 of the 5 orders with the latest order date are those with status shipped.",
        ),
    ],
)
def test_a_verb_names_the_date_of_what_was_done(tmp_path: Path, text: str, reply: str) -> None:
    table = ORDERS.replace("ordered_on", "order_date").replace("shipped_on", "ship_date")
    assert _reply({"orders": _agent(tmp_path, "orders", table)}, "orders", text) == reply


@pytest.mark.parametrize("text", ["What is the rating of the highest order?", "rating of the highest order of Tom Lee"])
def test_a_row_at_an_end_of_no_one_column_is_asked_back(agents: Mapping[str, Agent], text: str) -> None:
    assert _reply(agents, "orders", text).startswith("It is not clear which column of the orders “highest” means.")


def test_of_two_dates_that_all_rows_have_none_is_guessed(tmp_path: Path) -> None:
    repairs = "job,received,due,price\nR-1,2026-03-01,2026-03-08,120\nR-2,2026-03-03,2026-03-06,60\n"
    agent = {"repairs": _agent(tmp_path, "repairs", repairs)}
    told = _reply(agent, "repairs", "What is the price of the last repair?")
    assert told.startswith("It is not clear which column of the repairs “latest” means.")
    assert "latest received is 60" in _reply(agent, "repairs", "average price of the last 1 repairs received")


@pytest.mark.parametrize(
    "text",
    [
        "orders over 90 euro",
        "Show the orders over €90",
        "which orders are over 90 EUR?",
        "orders above $90.00",
        "Show the orders of at least 100 dollars",
    ],
)
def test_a_currency_names_the_one_amount_of_money(agents: Mapping[str, Agent], text: str) -> None:
    reply = _reply(agents, "orders", text)
    assert re.findall(r"O-\d\d", reply) == ["O-04", "O-06"], reply
    assert "left out" not in reply


def test_without_a_currency_it_is_asked_what_a_bound_is_of(agents: Mapping[str, Agent]) -> None:
    assert _reply(agents, "orders", "orders over 90").startswith("Which column do you mean")


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("How many orders each quarter?", "The number of orders by quarter: 2026-Q1 (10), 2026-Q2 (2)."),
        ("How many orders in April per week?", "2026-W14 (1), 2026-W15 (1)."),
        ("Which quarter has the most orders?", "The quarter with the most orders: 2026-Q1 (10)."),
    ],
)
def test_weeks_and_quarters_are_parts_of_a_date(agents: Mapping[str, Agent], text: str, reply: str) -> None:
    assert _reply(agents, "orders", text).endswith(reply)
