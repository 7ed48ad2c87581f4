"""Makes cases of composing a reply: a question, a tool's real result, and for training the reply that is wanted.

Every result comes out of the app's own tools (tables, documents, built-in ones, answers of tools from outside), so that
its form is the one that the composer meets.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from engine.agent.answers import answered
from engine.agent.builtin.calculator import make_calculator
from engine.agent.builtin.dates import make_date_tools
from engine.agent.builtin.documents import make_document_tool
from engine.agent.builtin.models import make_model_tool
from engine.agent.builtin.units import make_unit_tool
from engine.agent.tools import Tool, schema
from engine.agent.words import humanised
from engine.results import FoundPassage, Prediction, ToolInfo
from engine.results import Passage as Found
from installers.starter_agent.cases import Case, asked, case, filled, listed, refusing
from installers.starter_agent.services import Listing, Passage, Service
from installers.starter_agent.tables import Table
from installers.starter_agent.topics import Topic


@dataclass(frozen=True)
class Source:
    """What cases are made of."""

    topics: Sequence[Topic]
    services: Sequence[Service]
    listings: Sequence[Listing]
    passages: Sequence[Passage]
    labels: tuple[str, ...]
    numbers: tuple[int, int]


def cases(source: Source, random: Random, folder: Path) -> Iterator[Case]:
    """Yield cases without an end, kind after kind; `folder` takes the tables."""
    tables = [Table(topic, random, folder) for topic in source.topics]
    numeric = [table for table in tables if table.numbers]
    makers: list[Callable[[], Case]] = [
        lambda: random.choice(tables).cell(),
        lambda: service_case(random.choice(source.services), random),
        lambda: random.choice(tables).cell(),
        lambda: random.choice(tables).absent(),
        lambda: service_case(random.choice(source.services), random),
        lambda: _not_told(random.choice(source.services), random),
        lambda: passage_case(random.choice(source.passages), random),
        lambda: random.choice(tables).count(),
        lambda: random.choice(numeric).figure(),
        lambda: random.choice(tables).most(),
        lambda: listing_case(random.choice(source.listings), random),
        lambda: _built_in(random, source),
        lambda: service_case(random.choice(source.services), random),
        lambda: random.choice(tables).two_cells(),
        lambda: random.choice(tables).groups(),
        lambda: _odd(random.choice(source.services), random),
        lambda: _built_in(random, source),
        lambda: passage_case(random.choice(source.passages), random),
    ]
    while True:
        yield from (make() for make in makers)


def service_case(service: Service, random: Random) -> Case:
    """Ask a made-up tool for something that its JSON holds."""
    thing, answer = told_of(service, random)
    column = random.choice(service.columns)
    value = str(answer[column.name])
    question = asked(random, random.choice(column.asks).format(t=thing))
    plain = f"The {humanised(column.name)} of {{t}} is {{v}}."
    replies = [filled(say, thing, value) for say in (*column.says, plain)]
    return case(
        "own tool",
        answering(service.tool, service.argument, answer, random),
        {service.argument: thing},
        question,
        [value],
        replies,
    )


def _not_told(service: Service, random: Random) -> Case:
    """Ask a made-up tool for something that its JSON does not hold."""
    thing, answer = told_of(service, random)
    wanted = random.choice(service.absent)
    question = asked(
        random,
        random.choice(("what is the {w} of {t}?", "tell me the {w} for {t}", "{t}, {w}?")).format(w=wanted, t=thing),
    )
    tool = answering(service.tool, service.argument, answer, random)
    return refusing(case("absent", tool, {service.argument: thing}, question, []), wanted, thing)


def _odd(service: Service, random: Random) -> Case:
    """Have a made-up tool answer with a failure, or with nothing."""
    thing = random.choice(service.things)
    question = asked(random, random.choice(random.choice(service.columns).asks).format(t=thing))
    answer, replies = random.choice(
        (
            ({"error": f"no data for {thing}"}, [f"There are no data for {thing}."]),
            ({"error": "limit reached"}, ["That did not work: limit reached.", "That did not work, limit reached."]),
            ({"results": []}, [f"Nothing was found for {thing}.", "Nothing was found."]),
            ([], [f"Nothing was found for {thing}.", "Nothing was found."]),
        )
    )
    tool = answering(service.tool, service.argument, answer, random, bare=True)
    return case("empty or error", tool, {service.argument: thing}, question, [], replies)


def listing_case(listing: Listing, random: Random) -> Case:
    """Ask a made-up tool for a list."""
    thing = random.choice(listing.things)
    found = random.sample(listing.items, random.randint(1, len(listing.items)))
    name = listing.plural.split()[-1]
    answer = random.choice((found, {name: found}, [{"name": item} for item in found]))
    question = asked(random, f"which {listing.plural} are there for {thing}?")
    one = listing.plural.endswith("s") and len(found) == 1
    reply = f"The {listing.plural} for {thing} are {listed(found)}." if not one else f"For {thing} there is {found[0]}."
    tool = answering(listing.tool, listing.argument, answer, random, bare=True)
    return case("list", tool, {listing.argument: thing}, question, found, [reply])


def passage_case(passage: Passage, random: Random) -> Case:
    """Ask a folder of documents for something that its passage says."""
    numbers = {"n": passage.n(random), "m": passage.m(random)}
    text = passage.text.format(**numbers)
    asked, answer = random.choice(passage.asked)
    found = FoundPassage(Found(passage.source, "line 3", "", text), 1.0)
    tool = make_document_tool(passage.source.split(".")[0], lambda question: [found])
    answer = answer.format(**numbers)
    return case("document", tool, {"question": asked}, asked, [answer], [answer])


def _built_in(random: Random, source: Source) -> Case:
    """Ask one of the built-in tools, or a published model."""
    low, high = source.numbers
    one, two = random.randint(low, high), random.randint(low, high)
    kind = random.randrange(5)
    if kind == 0:
        expression = f"{one} {random.choice('+-*')} {two}"
        found = case("built-in", make_calculator(), {"expression": expression}, f"what is {expression}?", [])
        value = str(found.result.data["result"])
        return Case(found.kind, found.messages, found.result, (value,), (f"{expression} is {value}.",))
    if kind == 1:
        unit, other = random.choice((("km", "miles"), ("kg", "pounds"), ("cm", "inches"), ("hours", "minutes")))
        quantity = f"{one} {unit}"
        found = case(
            "built-in",
            make_unit_tool(),
            {"quantity": quantity, "unit": other},
            f"how much is {quantity} in {other}?",
            [],
        )
        value = str(found.result.data["result"])
        return Case(found.kind, found.messages, found.result, (value,), (f"{quantity} is {value} {other}.",))
    year = 2020 + one % 10
    start = f"{year}-{1 + one % 12:02}-{1 + two % 28:02}"
    add, between = make_date_tools()[-2:]
    if kind == 2:
        found = case(
            "built-in", add, {"date": start, "offset": f"{two} days"}, f"what date is {two} days after {start}?", []
        )
        answer = dict(found.result.facts)["answer"]
        return Case(
            found.kind, found.messages, found.result, (answer,), (f"It is {answer}.", f"The answer is {answer}.")
        )
    if kind == 3:
        end = f"{year + 1}-{1 + two % 12:02}-{1 + one % 28:02}"
        found = case("built-in", between, {"start": start, "end": end}, f"how many days from {start} to {end}?", [])
        facts = dict(found.result.facts)
        reply = f"From {facts['from']} to {facts['to']} it is {facts['answer']}."
        return Case(found.kind, found.messages, found.result, (facts["answer"],), (reply,))
    label, *_ = random.sample(source.labels, len(source.labels))
    sure = random.randint(51, 99) / 100
    tool = make_model_tool(
        "message kind", lambda texts: [Prediction(label, sure, ())] * len(texts), labels=source.labels, examples=[]
    )
    text = random.choice(("I want my money back", "thank you so much", "the thing broke after a day"))
    found = case("built-in", tool, {"text": text}, f"what kind of message is “{text}”?", [])
    shown = dict(found.result.facts)["kind of text"]
    return Case(
        found.kind,
        found.messages,
        found.result,
        (shown,),
        (f"It is {shown}, with a confidence of {dict(found.result.facts)['confidence']}.",),
    )


def told_of(service: Service, random: Random) -> tuple[str, dict[str, Any]]:
    return random.choice(service.things), {column.name: column.make(random) for column in service.columns}


def answering(name: str, argument: str, answer: Any, random: Random, bare: bool = False) -> Tool:
    """Return a tool that answers with JSON, its data at the top or one level down."""
    told = answer if bare or random.random() < 0.7 else {"data": answer}
    info = ToolInfo(name, "", schema({argument: ""}, [argument]), "mcp")
    return Tool(info, lambda arguments: answered(json.dumps(told)))
