"""Makes cases of tables and tools that are drawn out of a pool, so that what is there and what is not vary alike.

The same field is asked for in the same ways where a result holds it and where it does not: only reading the facts
tells which. Learned from only; what is held back is made by `composing` alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from engine.agent.builtin.cells import spoken_name
from installers.starter_agent.cases import Case, asked, case, filled, refusing
from installers.starter_agent.composing import answering, listing_case, passage_case
from installers.starter_agent.fields import FIELDS, ITEMS, NOUNS, THINGS
from installers.starter_agent.passages import MORE_LISTINGS, MORE_PASSAGES
from installers.starter_agent.services import LEARNED_LISTINGS, LEARNED_PASSAGES, Listing, Passage
from installers.starter_agent.tables import Table
from installers.starter_agent.topics import Column, Topic

_KEYS = ("{n}", "{n}", "{n} no", "{n} id", "code", "number")
# Out of few values, so that rows make groups.
_GROUPED = tuple(field for field in FIELDS[:26] if field.name not in ("designer", "sponsor", "editor"))
_NUMBERS = tuple(
    field for field in FIELDS if field.name in ("quantity", "pages", "capacity", "errors", "votes", "rent_eur")
)
_ERRORS = (
    {"error": "no data for {t}"},
    {"error": "limit reached"},
    {"error": "not found"},
    {"error": "access denied"},
    {"error": "unknown {a} {t}"},
    {"error": "the key is wrong"},
    {"error": "try again later"},
    {"message": "service is closed"},
    {"message": "no answer within 30 seconds"},
    {"detail": "{t} was not found"},
    {"status": "failed", "reason": "wrong password"},
    {"error": "code 503, too many requests"},
    {"reason": "{t} is not connected"},
)
# How often each kind is drawn from the same tables.
_ROUNDS = 5
# What documents say of a thing.
_SENTENCES = (
    "The {n} of {t} is {v}.",
    "For {t} the {n} is {v}.",
    "{t} has the {n} {v}.",
    "As for {t}, its {n} is {v}.",
)
_EMPTY: tuple[Any, ...] = ([], {"results": []}, [], {"items": []}, {"data": []}, {"rows": []}, {"matches": []})


def drawn_cases(random: Random, folder: Path) -> Iterator[Case]:
    """Yield cases without an end; `folder` takes the tables."""
    tables: list[tuple[Table, list[Column]]] = []
    passages = (*MORE_PASSAGES, *MORE_PASSAGES, *LEARNED_PASSAGES)
    listings = (*MORE_LISTINGS, *LEARNED_LISTINGS)

    def cell() -> Case:
        return random.choice(tables)[0].cell()

    def lacking() -> Case:
        table, absent = random.choice(tables)
        return table.lacking(random.choice(absent))

    makers: tuple[Callable[[], Case], ...] = (
        cell,
        lacking,
        lambda: _told(random),
        lambda: _untold(random),
        lacking,
        lambda: passage_case(random.choice(passages), random),
        lacking,
        lambda: _failed(random),
        lambda: _untold(random),
        lambda: listing_case(random.choice(listings), random),
        cell,
        lambda: random.choice(tables)[0].two_cells(),
        cell,
        lambda: _told(random),
        lambda: _passage(random),
        lambda: passage_case(random.choice(passages), random),
        lambda: _untold(random),
        lambda: _failed(random),
        lambda: random.choice(tables)[0].most(),
        lambda: _listing(random),
        lambda: _passage(random),
        lambda: _listing(random),
    )
    while True:
        # Other columns every time: a model that remembers what a table has would not have to read.
        tables = [_table(noun, random, folder) for noun in NOUNS]
        for _ in range(_ROUNDS):
            yield from (make() for make in makers)


def _table(noun: tuple[str, str, str], random: Random, folder: Path) -> tuple[Table, list[Column]]:
    """Return a table of some fields, and the fields that it does not have."""
    table, one, prefix = noun
    sure = [random.choice(_GROUPED), random.choice(_NUMBERS)]
    rest = [field for field in random.sample(FIELDS, random.randint(1, 4)) if field not in sure]
    columns = tuple(random.sample([*sure, *rest], len(sure) + len(rest)))
    topic = Topic(table, one, random.choice(_KEYS).format(n=one), prefix, columns, ())
    return Table(topic, random, folder), [field for field in FIELDS if field not in columns]


def _told(random: Random) -> Case:
    """Ask a made-up tool for something that its JSON holds."""
    tool, argument, thing, fields, answer = _answer(random)
    field = random.choice(fields)
    value = str(answer[field.name])
    question = asked(random, random.choice(field.asks).format(t=thing))
    replies = [filled(say, thing, value) for say in (*field.says, f"The {_shown(field)} of {{t}} is {{v}}.")]
    made = answering(tool, argument, answer, random)
    return case("own tool", made, {argument: thing}, question, [value], replies)


def _untold(random: Random) -> Case:
    """Ask a made-up tool for something that its JSON does not hold."""
    tool, argument, thing, fields, answer = _answer(random)
    wanted = random.choice([field for field in FIELDS if field not in fields])
    question = asked(random, random.choice(wanted.asks).format(t=thing))
    made = answering(tool, argument, answer, random)
    return refusing(case("absent", made, {argument: thing}, question, []), _shown(wanted), thing)


def _failed(random: Random) -> Case:
    """Have a made-up tool answer with a failure, or with nothing."""
    tool, argument, thing, fields, _ = _answer(random)
    question = asked(random, random.choice(random.choice(fields).asks).format(t=thing))
    if random.random() < 0.4:
        answer, reply = random.choice(_EMPTY), f"Nothing was found for {thing}."
    else:
        error = {name: text.format(t=thing, a=argument) for name, text in random.choice(_ERRORS).items()}
        answer, reply = error, f"That did not work: {list(error.values())[-1]}."
    made = answering(tool, argument, answer, random, bare=True)
    return case("empty or error", made, {argument: thing}, question, [], [reply])


def _passage(random: Random) -> Case:
    """Ask a folder of documents for one of the sentences that its passage has of a thing."""
    _, _, things = random.choice(THINGS)
    thing = random.choice(things)
    fields = random.sample(FIELDS, random.randint(2, 4))
    said = [
        filled(random.choice(_SENTENCES).replace("{n}", _shown(field)), thing, str(field.make(random)))
        for field in fields
    ]
    at = random.randrange(len(fields))
    question = asked(random, random.choice(fields[at].asks).format(t=thing))
    source = f"{fields[0].name}-{random.randint(1, 40)}.{random.choice(('md', 'txt', 'pdf'))}"
    # What has braces would be taken for a number's place.
    return passage_case(Passage(source, " ".join(said), lambda _: 0, lambda _: 0, ((question, said[at]),)), random)


def _listing(random: Random) -> Case:
    """Ask a made-up tool for a list that is drawn."""
    plural, items = random.choice(ITEMS)
    tool, argument, things = random.choice(THINGS)
    return listing_case(Listing(f"{tool}_{plural}", argument, things, plural, items), random)


def _answer(random: Random) -> tuple[str, str, str, list[Column], dict[str, Any]]:
    """Return a made-up tool, its argument, a thing, what it tells of it and how."""
    tool, argument, things = random.choice(THINGS)
    fields = random.sample(FIELDS, random.randint(2, 5))
    return tool, argument, random.choice(things), fields, {field.name: field.make(random) for field in fields}


def _shown(field: Column) -> str:
    return spoken_name(field.name)
