"""Makes cases of composing a reply: a question, a tool's real result, and for training the reply that is wanted.

Every result comes out of the app's own tools (tables, documents, built-in ones, answers of tools from outside), so that
its form is the one that the composer meets.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import duckdb

from engine.agent.answers import answered
from engine.agent.builtin.calculator import make_calculator
from engine.agent.builtin.cells import spoken_cell, spoken_name
from engine.agent.builtin.dates import make_date_tools
from engine.agent.builtin.documents import make_document_tool
from engine.agent.builtin.models import make_model_tool
from engine.agent.builtin.tables import make_table_tools
from engine.agent.builtin.units import make_unit_tool
from engine.agent.composer import Brief, brief
from engine.agent.messages import Message, ToolCall
from engine.agent.registry import Registry
from engine.agent.tools import Tool, ToolResult, schema
from engine.agent.words import humanised
from engine.results import FoundPassage, Prediction, ToolInfo
from engine.results import Passage as Found
from engine.runtime.toolbox import ProjectTables
from installers.starter_agent.services import Listing, Passage, Service
from installers.starter_agent.topics import Topic

_ROWS = 9
_OPENINGS = ("", "", "", "", "hi, ", "please tell me: ", "quick question: ")


@dataclass(frozen=True)
class Case:
    """A conversation up to a tool's result; `gold` are values that a right reply states, none where it has to refuse.

    `replies` are right replies, best first (training only).
    """

    kind: str
    messages: tuple[Message, ...]
    result: ToolResult
    gold: tuple[str, ...]
    replies: tuple[str, ...] = ()

    @property
    def brief(self) -> Brief:
        """What the composer is given."""
        return brief(self.messages, self.result)

    @property
    def question(self) -> str:
        """What the person asked."""
        return self.brief.question


@dataclass(frozen=True)
class Source:
    """What cases are made of."""

    topics: Sequence[Topic]
    services: Sequence[Service]
    listings: Sequence[Listing]
    passages: Sequence[Passage]
    labels: tuple[str, ...]
    numbers: tuple[int, int]


def case(
    kind: str, tool: Tool, arguments: Mapping[str, Any], question: str, gold: Sequence[str], replies: Sequence[str] = ()
) -> Case:
    """Return the conversation in which `tool` is called for `question`. Raises ValueError where it fails."""
    call = ToolCall("call_1", tool.name, arguments)
    outcome = Registry([tool]).run(call)
    if outcome.result is None:
        raise ValueError(f"{tool.name} failed: {outcome.message.content}")
    system = Message("system", f"You are Ada, an assistant on this computer. Your tools: {tool.name}.")
    said = (system, Message("user", question), Message("assistant", "", (call,)), outcome.message)
    return Case(kind, said, outcome.result, tuple(gold), tuple(replies))


def cases(source: Source, random: Random, folder: Path) -> Iterator[Case]:
    """Yield cases without an end, kind after kind; `folder` takes the tables."""
    tables = [_Table(topic, random, folder) for topic in source.topics]
    numeric = [table for table in tables if table.numbers]
    makers: list[Callable[[], Case]] = [
        lambda: random.choice(tables).cell(),
        lambda: _service(random.choice(source.services), random),
        lambda: random.choice(tables).cell(),
        lambda: random.choice(tables).absent(),
        lambda: _service(random.choice(source.services), random),
        lambda: _not_told(random.choice(source.services), random),
        lambda: _passage(random.choice(source.passages), random),
        lambda: random.choice(tables).count(),
        lambda: random.choice(numeric).figure(),
        lambda: random.choice(tables).most(),
        lambda: _listing(random.choice(source.listings), random),
        lambda: _built_in(random, source),
        lambda: _service(random.choice(source.services), random),
        lambda: random.choice(tables).two_cells(),
        lambda: random.choice(tables).groups(),
        lambda: _odd(random.choice(source.services), random),
        lambda: _built_in(random, source),
        lambda: _passage(random.choice(source.passages), random),
    ]
    while True:
        yield from (make() for make in makers)


class _Table:
    """A topic with rows, behind the app's own table tools."""

    def __init__(self, topic: Topic, random: Random, folder: Path) -> None:
        self._topic, self._random = topic, random
        codes = random.sample(range(100, 9999), _ROWS)
        self._rows = [
            {topic.key: f"{topic.prefix}-{code}", **{column.name: column.make(random) for column in topic.columns}}
            for code in codes
        ]
        file = folder / f"{topic.table}.parquet"
        rows = folder / f"{topic.table}.json"
        rows.write_text(json.dumps(self._rows), encoding="utf-8")
        duckdb.sql(f"COPY (SELECT * FROM read_json('{rows}')) TO '{file}'")
        self._tools = make_table_tools(ProjectTables({topic.table: file}), topic.table)

    @property
    def numbers(self) -> list[str]:
        """The columns of numbers."""
        return [column.name for column in self._topic.columns if isinstance(self._rows[0][column.name], int | float)]

    def cell(self) -> Case:
        """Ask for one cell."""
        row, thing, code = self._row()
        column = self._random.choice(self._topic.columns)
        value = spoken_cell(column.name, row[column.name])
        question = _asked(self._random, self._random.choice(column.asks).format(t=thing))
        says = self._random.sample(column.says, len(column.says))
        plain = f"The {spoken_name(column.name)} of {{t}} is {{v}}."
        replies = [_filled(say, thing, value) for say in (*says, plain)]
        return case("row", self._tools[0], {self._topic.key: code}, question, [value], replies)

    def two_cells(self) -> Case:
        """Ask for two cells by their names."""
        row, thing, code = self._row()
        one, two = self._random.sample(self._topic.columns, 2)
        names = [spoken_name(column.name) for column in (one, two)]
        values = [spoken_cell(column.name, row[column.name]) for column in (one, two)]
        question = _asked(self._random, f"what are the {names[0]} and the {names[1]} of {thing}?")
        reply = f"The {names[0]} of {thing} is {values[0]} and the {names[1]} is {values[1]}."
        return case("row", self._tools[0], {self._topic.key: code}, question, values, [reply])

    def absent(self) -> Case:
        """Ask for what the row does not have."""
        _, thing, code = self._row()
        wanted = self._random.choice(self._topic.absent)
        forms = ("what is the {w} of {t}?", "tell me the {w} of {t}", "{t}: what about the {w}?")
        question = _asked(self._random, self._random.choice(forms).format(w=wanted, t=thing))
        found = case("absent", self._tools[0], {self._topic.key: code}, question, [])
        name, value = next(fact for fact in found.brief.facts if fact[0] != found.result.subject)
        replies = (f"I have no {wanted} for {thing}; the {name} is {value}.",)
        return Case(found.kind, found.messages, found.result, (), replies)

    def count(self) -> Case:
        """Ask how many rows have a value."""
        column, value = self._choice()
        name, nouns = spoken_name(column), self._topic.table
        forms = (f"how many {nouns} have the {name} {value}?", f"number of {nouns} with {name} {value}")
        question = _asked(self._random, self._random.choice(forms))
        found = str(sum(row[column] == value for row in self._rows))
        begun = f"There is 1 {self._topic.noun}" if found == "1" else f"There are {found} {nouns}"
        reply = f"{begun} with {name} {value}."
        return case("figure", self._tools[-1], {"operation": "how many", column: value}, question, [found], [reply])

    def figure(self) -> Case:
        """Ask for a total, an average, the highest or the lowest."""
        column = self._random.choice(self.numbers)
        name, nouns = spoken_name(column), self._topic.table
        word = self._random.choice(("average", "total", "highest", "lowest"))
        forms = (f"what is the {word} {name} of the {nouns}?", f"{word} {name} of all {nouns}?")
        question = _asked(self._random, self._random.choice(forms))
        found = case("figure", self._tools[-1], {"operation": word, "column": column}, question, [])
        value = found.result.facts[0][1]
        replies = [f"The {word} {name} of the {nouns} is {value}."]
        if word in ("highest", "lowest") and "row" in found.result.data:
            code = str(found.result.data["row"][self._topic.key])
            replies.insert(0, f"The {word} {name} is {value}, of the {self._topic.noun} {code}.")
        return Case(found.kind, found.messages, found.result, (value,), tuple(replies))

    def groups(self) -> Case:
        """Ask for a figure of each group."""
        column, _ = self._choice()
        name, nouns = spoken_name(column), self._topic.table
        question = _asked(self._random, f"how many {nouns} are there by {name}?")
        found = case("groups", self._tools[-1], {"operation": "how many", "by": column}, question, [])
        parts = [f"{count} with {name} {value}" for value, count in found.result.facts[:4]]
        gold = [value for value, _ in found.result.facts[:1]]
        return Case(found.kind, found.messages, found.result, tuple(gold), (f"There are {_listed(parts)}.",))

    def most(self) -> Case:
        """Ask which value most rows have, or for the row with the most."""
        column, _ = self._choice()
        name, nouns = spoken_name(column), self._topic.table
        question = _asked(self._random, f"which {name} has the most {nouns}?")
        given = {"operation": "how many", "by": column, "order": "most", "top": "1"}
        found = case("groups", self._tools[-1], given, question, [])
        best = found.result.facts
        if len(best) > 1:
            reply = f"{_listed([value for value, _ in best])} have the most {nouns}, {best[0][1]} each."
        else:
            reply = f"The {name} with the most {nouns} is {best[0][0]}, with {best[0][1]}."
        return Case(found.kind, found.messages, found.result, (best[0][0],), (reply, reply.replace(" each", "")))

    def _row(self) -> tuple[dict[str, Any], str, str]:
        row = self._random.choice(self._rows)
        code = str(row[self._topic.key])
        return row, self._random.choice((f"{self._topic.noun} {code}", code)), code

    def _choice(self) -> tuple[str, str]:
        names = [column.name for column in self._topic.columns]
        few = [name for name in names if 1 < len({row[name] for row in self._rows}) < _ROWS]
        words = [name for name in few if isinstance(self._rows[0][name], str) and not self._rows[0][name][:4].isdigit()]
        column = self._random.choice(words)
        return column, str(self._random.choice(self._rows)[column])


def _service(service: Service, random: Random) -> Case:
    """Ask a made-up tool for something that its JSON holds."""
    thing, answer = _told(service, random)
    column = random.choice(service.columns)
    value = str(answer[column.name])
    question = _asked(random, random.choice(column.asks).format(t=thing))
    plain = f"The {humanised(column.name)} of {{t}} is {{v}}."
    replies = [_filled(say, thing, value) for say in (*column.says, plain)]
    return case(
        "own tool",
        _tool(service.tool, service.argument, answer, random),
        {service.argument: thing},
        question,
        [value],
        replies,
    )


def _not_told(service: Service, random: Random) -> Case:
    """Ask a made-up tool for something that its JSON does not hold."""
    thing, answer = _told(service, random)
    wanted = random.choice(service.absent)
    question = _asked(
        random,
        random.choice(("what is the {w} of {t}?", "tell me the {w} for {t}", "{t}, {w}?")).format(w=wanted, t=thing),
    )
    shown = f"The {wanted} of {thing} is not in the result."
    return case(
        "absent",
        _tool(service.tool, service.argument, answer, random),
        {service.argument: thing},
        question,
        [],
        [shown, f"The {wanted} is not in the result."],
    )


def _odd(service: Service, random: Random) -> Case:
    """Have a made-up tool answer with a failure, or with nothing."""
    thing = random.choice(service.things)
    question = _asked(random, random.choice(random.choice(service.columns).asks).format(t=thing))
    answer, replies = random.choice(
        (
            ({"error": f"no data for {thing}"}, [f"There are no data for {thing}."]),
            ({"error": "limit reached"}, ["That did not work: limit reached.", "That did not work, limit reached."]),
            ({"results": []}, [f"Nothing was found for {thing}.", "Nothing was found."]),
            ([], [f"Nothing was found for {thing}.", "Nothing was found."]),
        )
    )
    tool = _tool(service.tool, service.argument, answer, random, bare=True)
    return case("empty or error", tool, {service.argument: thing}, question, [], replies)


def _listing(listing: Listing, random: Random) -> Case:
    """Ask a made-up tool for a list."""
    thing = random.choice(listing.things)
    found = random.sample(listing.items, random.randint(1, len(listing.items)))
    name = listing.plural.split()[-1]
    answer = random.choice((found, {name: found}, [{"name": item} for item in found]))
    question = _asked(random, f"which {listing.plural} are there for {thing}?")
    one = listing.plural.endswith("s") and len(found) == 1
    reply = (
        f"The {listing.plural} for {thing} are {_listed(found)}." if not one else f"For {thing} there is {found[0]}."
    )
    tool = _tool(listing.tool, listing.argument, answer, random, bare=True)
    return case("list", tool, {listing.argument: thing}, question, found, [reply])


def _passage(passage: Passage, random: Random) -> Case:
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


def _told(service: Service, random: Random) -> tuple[str, dict[str, Any]]:
    return random.choice(service.things), {column.name: column.make(random) for column in service.columns}


def _tool(name: str, argument: str, answer: Any, random: Random, bare: bool = False) -> Tool:
    """Return a tool that answers with JSON, its data at the top or one level down."""
    told = answer if bare or random.random() < 0.7 else {"data": answer}
    info = ToolInfo(name, "", schema({argument: ""}, [argument]), "mcp")
    return Tool(info, lambda arguments: answered(json.dumps(told)))


def _asked(random: Random, question: str) -> str:
    said = f"{random.choice(_OPENINGS)}{question}"
    return said[0].upper() + said[1:] if random.random() < 0.5 else said


def _filled(say: str, thing: str, value: str) -> str:
    said = say.format(t=thing, v=value).replace("The The ", "The ")
    return said[0].upper() + said[1:]


def _listed(parts: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)
