"""Makes cases of a table: a topic's rows behind the app's own table tools."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import duckdb

from engine.agent.builtin.cells import spoken_cell, spoken_name
from engine.agent.builtin.tables import make_table_tools
from engine.runtime.toolbox import ProjectTables
from installers.starter_agent.cases import Case, asked, case, filled, listed, refusing
from installers.starter_agent.topics import Column, Topic

_ROWS = 9
_MOST_GROUPS = 4


class Table:
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
        question = asked(self._random, self._random.choice(column.asks).format(t=thing))
        says = self._random.sample(column.says, len(column.says))
        plain = f"The {spoken_name(column.name)} of {{t}} is {{v}}."
        replies = [filled(say, thing, value) for say in (*says, plain)]
        return case("row", self._tools[0], {self._topic.key: code}, question, [value], replies)

    def two_cells(self) -> Case:
        """Ask for two cells by their names."""
        row, thing, code = self._row()
        one, two = self._random.sample(self._topic.columns, 2)
        names = [spoken_name(column.name) for column in (one, two)]
        values = [spoken_cell(column.name, row[column.name]) for column in (one, two)]
        question = asked(self._random, f"what are the {names[0]} and the {names[1]} of {thing}?")
        reply = f"The {names[0]} of {thing} is {values[0]} and the {names[1]} is {values[1]}."
        return case("row", self._tools[0], {self._topic.key: code}, question, values, [reply])

    def absent(self) -> Case:
        """Ask for what the row does not have."""
        _, thing, code = self._row()
        wanted = self._random.choice(self._topic.absent)
        forms = ("what is the {w} of {t}?", "tell me the {w} of {t}", "{t}: what about the {w}?")
        question = asked(self._random, self._random.choice(forms).format(w=wanted, t=thing))
        found = case("absent", self._tools[0], {self._topic.key: code}, question, [])
        return refusing(found, wanted, thing)

    def lacking(self, wanted: Column) -> Case:
        """Ask for a column that the table does not have, in one of the ways in which it is asked for elsewhere."""
        _, thing, code = self._row()
        question = asked(self._random, self._random.choice(wanted.asks).format(t=thing))
        found = case("absent", self._tools[0], {self._topic.key: code}, question, [])
        return refusing(found, spoken_name(wanted.name), thing)

    def count(self) -> Case:
        """Ask how many rows have a value."""
        column, value = self._choice()
        name, nouns = spoken_name(column), self._topic.table
        forms = (f"how many {nouns} have the {name} {value}?", f"number of {nouns} with {name} {value}")
        question = asked(self._random, self._random.choice(forms))
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
        question = asked(self._random, self._random.choice(forms))
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
        question = asked(self._random, f"how many {nouns} are there by {name}?")
        found = case("groups", self._tools[-1], {"operation": "how many", "by": column}, question, [])
        gold = [value for value, _ in found.result.facts[:1]]
        return Case(found.kind, found.messages, found.result, tuple(gold), (_told(found, name),))

    def most(self) -> Case:
        """Ask which value most rows have, or for the row with the most."""
        column, _ = self._choice()
        name, nouns = spoken_name(column), self._topic.table
        question = asked(self._random, f"which {name} has the most {nouns}?")
        given = {"operation": "how many", "by": column, "order": "most", "top": "1"}
        found = case("groups", self._tools[-1], given, question, [])
        best = found.result.facts
        if len(best) > 1:
            reply = f"{listed([value for value, _ in best])} have the most {nouns}, {best[0][1]} each."
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


def _told(found: Case, name: str) -> str:
    """Return how many there are of each group; of many groups the first."""
    parts = [f"{count} with {name} {value}" for value, count in found.result.facts[:_MOST_GROUPS]]
    begun = "There is" if parts[0].startswith("1 ") else "There are"
    return f"{begun} {listed(parts)}{', among others' if len(found.result.facts) > _MOST_GROUPS else ''}."
