"""Replies that are true word by word and still not to be shown."""

from __future__ import annotations

import pytest

from engine.agent.phrasing import flaws

FACTS = (
    ("item", "Willow pendant"),
    ("status", "shipped"),
    ("ordered on", "13 November 2026"),
    ("expected on", "19 November 2026"),
)


@pytest.mark.parametrize(
    ("reply", "problem"),
    [
        ("The Willow pendant was shipped on 19 November 2026.", ("misplaced", "19 November 2026")),
        ("It arrives on 13 November 2026.", ("misplaced", "13 November 2026")),
        ("It is the order, item: Willow pendant.", ("listed", "item")),
        ("The Willow pendant is a Willow pendant.", ("repeated", "Willow pendant")),
        ("I'm sorry, I'm sorry.", ("repeated", "i'm sorry")),
    ],
)
def test_a_flaw_is_found(reply: str, problem: tuple[str, str]) -> None:
    assert flaws(reply, FACTS) == (problem,)


@pytest.mark.parametrize(
    "reply",
    [
        "The Willow pendant is shipped and is expected on 19 November 2026.",
        "It should arrive on November 19, 2026.",
        "It was ordered on 13 November 2026.",
        "The Willow pendant has been shipped.",
    ],
)
def test_a_plain_reply_has_none(reply: str) -> None:
    assert flaws(reply, FACTS) == ()


EXHIBIT = (("inventory no", "EX-3311"), ("piece", "Star Globe"), ("curator", "Priya Banerjee"))


def test_a_subject_may_be_named_with_each_thing_that_is_told_of_it() -> None:
    assert flaws("The piece of EX-3311 is Star Globe and the curator of EX-3311 is Priya Banerjee.", EXHIBIT) == ()
    twice = flaws("The piece of EX-3311 is EX-3311: Star Globe.", EXHIBIT)
    assert twice == (("repeated", "EX-3311"), ("misnamed", "EX-3311"))


def test_a_date_that_was_asked_about_or_worked_out_belongs_to_no_other_fact() -> None:
    facts = (("start", "15 March 2020"), ("offset", "686 days"), ("answer", "Sunday, 30 January 2022"))
    reply = "686 days after 15 March 2020 is Sunday, 30 January 2022."
    assert flaws(reply, facts, "what date is 686 days after 2020-03-15?") == ()
    assert flaws(reply, facts, "what date is that?") == (("misplaced", "15 March 2020"),)


def test_why_a_tool_has_no_answer_is_said() -> None:
    facts = (("error", "limit reached"),)
    assert flaws("There are 0 free seats for Zero Degrees.", facts) == (("unsaid", "limit reached"),)
    assert flaws("That did not work: limit reached.", facts) == ()


def test_that_it_did_not_work_is_said_only_where_a_fact_says_so() -> None:
    reply = "That did not work: rolled a die with 20 sides."
    assert flaws(reply, [("answer", "rolled a die with 20 sides")]) == (("failed", "did not work"),)
    assert flaws("That did not work: limit reached.", [("error", "limit reached")]) == ()
    assert flaws("The pump didn't work.", [("note", "the pump did not work")]) == ()


FILM = (("screen", "12"), ("starts", "20:30"), ("free seats", "60"))


@pytest.mark.parametrize(
    ("reply", "question", "value"),
    [
        ("The director of Paper Moons is 12.", "Paper Moons, director?", "12"),
        ("The age limit is 12.", "what is the age limit of Paper Moons?", "12"),
        ("Paper Moons has a length of 12 with starts at 20:30.", "Paper Moons, length?", "12"),
        ("The director of it is 12 and the free seats are 60.", "who is the director?", "12"),
    ],
)
def test_a_value_under_the_name_of_what_was_asked_for_is_found(reply: str, question: str, value: str) -> None:
    assert flaws(reply, FILM, question) == (("misnamed", value),)


@pytest.mark.parametrize(
    ("reply", "question"),
    [
        ("The screen of Paper Moons is 12.", "which screen is Paper Moons on?"),
        ("The number of free seats for Paper Moons is 60.", "how many seats are free?"),
        ("The start of Paper Moons is at 20:30.", "when does Paper Moons start?"),
        ("The Last Ferryman is 12.", "which screen is The Last Ferryman on?"),
        ("I find no director for Paper Moons; the screen is 12.", "Paper Moons, director?"),
    ],
)
def test_a_value_under_its_own_name_is_none(reply: str, question: str) -> None:
    assert flaws(reply, FILM, question) == ()


def test_another_word_that_asks_for_a_fact_names_it() -> None:
    facts = (("order", "A-1"), ("total", "12.50 EUR"))
    assert flaws("The price of order A-1 is 12.50 EUR.", facts, "what is the price of A-1?") == ()
    assert flaws("The weight of order A-1 is 12.50 EUR.", facts, "what is its weight?") == (("misnamed", "12.50 EUR"),)


def test_what_is_told_is_not_denied() -> None:
    reply = "I find no free seats for Paper Moons; the screen is 12."
    assert flaws(reply, FILM) == (("denied", "free seats"),)
    assert flaws("I find no seat map for Paper Moons; the screen is 12.", FILM) == ()


def test_what_answers_a_question_in_other_words_is_not_denied() -> None:
    reply = "I find no destination for order LL-1056; the status is delivered."
    assert flaws(reply, (("order", "LL-1056"), ("status", "delivered")), "where is order LL-1056?") == (
        ("denied", "destination"),
    )


def test_what_the_tool_could_tell_besides_is_not_denied() -> None:
    reply = "I find no ratings for Ida Berg; the number is 3."
    question = "How many films by Ida Berg and what is their average rating?"
    assert flaws(reply, (("number", "3"),), question, ("title", "rating")) == (("denied", "ratings"),)
    assert flaws(reply, (("number", "3"),), question) == ()


def test_something_else_than_the_fact_that_was_asked_for_is_not_denied() -> None:
    facts = (("订单", "DD1005"), ("状态", "已发货"))
    reply = "I find no mood for the order DD1005."
    assert flaws(reply, facts, "订单 DD1005 的状态是什么？") == (("denied", "mood"),)
    assert flaws("I find no age for panel S-1.", (("panel", "S-1"), ("watts", "412")), "how old is panel S-1?") == ()


def test_a_date_is_no_length() -> None:
    reply = "The delivery took 9 January 2024."
    assert flaws(reply, (), "How long did the delivery take?") == (("mistyped", "9 January 2024"),)
    assert flaws("It took 6 days, until 9 January 2024.", (), "How long did the delivery take?") == ()
    assert flaws("It was 9 January 2024.", (), "When was the delivery?") == ()


def test_of_another_day_than_was_asked_about_nothing_is_said() -> None:
    facts = (("text", "It is open on Saturday from 10:00 to 14:00. It is closed on Sunday."),)
    assert flaws("It is closed on Sunday.", facts, "Is it open on Saturday?") == (("other_day", "saturday"),)
    assert flaws("It is open from 10:00.", facts, "Is it open on Saturday?") == (("other_day", "saturday"),)
    assert flaws("On Saturday it is open from 10:00.", facts, "Is it open on Saturday?") == ()
    assert flaws("It is closed on Sunday.", facts, "When is it closed?") == ()


def test_facts_in_a_row_as_they_stood_in_the_prompt_are_a_list() -> None:
    facts = (("film", "Salt"), ("year", "2016"), ("genre", "drama"))
    assert flaws("The Salt is year 2016, genre drama.", facts) == (("listed", "year"), ("listed", "genre"))
    assert flaws("Salt is a drama of the year 2016.", facts) == ()


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        ("There is 10 customers.", "There is 10 customers"),
        ("There are 1 order of Sara Lind.", "There are 1 order"),
        ("There is 1 order.", ""),
        ("There are 10 customers, and there is a lamp.", ""),
        ("There is 25% off.", ""),
    ],
)
def test_several_things_are_not_told_as_one(reply: str, told: str) -> None:
    assert flaws(reply) == ((("miscounted", told),) if told else ())
