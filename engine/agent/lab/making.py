"""Makes example messages for tools: calls with and without what they need, several calls, and words that want none.

Patterns, not rows, are divided into parts: what is measured on is worded as no row that is learned from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from engine.agent.lab import phrases
from engine.agent.lab.patterns import CALL, MISSING, Pattern, patterns_of
from engine.agent.lab.values import argument_values, as_argument
from engine.agent.messages import Message, ToolCall, to_openai
from engine.agent.tools import Tool

SEVERAL, NONE = "several", "none"
KINDS = (CALL, MISSING, SEVERAL, NONE)
TRAIN, VALID, TEST = "train", "valid", "test"
PARTS = (TRAIN, VALID, TEST)
# The part of each pattern in turn: of two there is one to be measured on, of seven five are learned from.
_TURN = (TRAIN, TEST, TRAIN, VALID, TRAIN, TRAIN, TRAIN)
_SHARE = {TRAIN: 0.7, VALID: 0.15, TEST: 0.15}
# Of a tool's rows those that lack something; of all rows those with several calls, and with none.
_LACKING, _JOINED, _IDLE = 0.2, 0.06, 0.2
_TRIES = 12
_OPENERS = {
    phrases.ENGLISH: ("", "ok, ", "well, ", "hm, ", "by the way, ", "so, "),
    phrases.CHINESE: ("", "嗯，", "对了，", "那个，", "好吧，"),
}


@dataclass(frozen=True)
class Wanted:
    """How many rows a tool gets, in which languages, and the seed: the same seed makes the same rows."""

    each: int = 60
    seed: int = 0
    languages: tuple[str, ...] = phrases.LANGUAGES


@dataclass(frozen=True)
class MadeRow:
    """One example: what is said, the calls it should lead to (none: a plain reply), and where it came from.

    `origin` is tools/<name>, or talk; `kind` is one of KINDS.
    """

    text: str
    calls: tuple[ToolCall, ...]
    part: str
    origin: str
    kind: str
    language: str

    @property
    def messages(self) -> list[dict[str, Any]]:
        """The conversation in OpenAI's form; after each of several calls stands a result that says nothing."""
        said = [Message("user", self.text)]
        if not self.calls:
            said.append(Message("assistant", phrases.REPLY[self.language]))
        for at, call in enumerate(self.calls, 1):
            numbered = ToolCall(f"call_{at}", call.name, call.arguments)
            said.append(Message("assistant", calls=(numbered,)))
            if len(self.calls) > 1:
                said.append(Message("tool", '{"result": "done"}', call_id=numbered.id, name=call.name))
        return [to_openai(message) for message in said]


Known = Mapping[str, Mapping[str, Sequence[str]]]


def make_rows(tools: Sequence[Tool], known: Known, wanted: Wanted) -> list[MadeRow]:
    """Return the rows for `tools`, no text twice; `known` are values of the project's own: tool -> argument -> values.

    Every value stands once in its row's text. A tool of which no wish can be worded (nothing is known of what it needs)
    has only rows that lack something.
    """
    taken: set[str] = set()
    rows: list[MadeRow] = []
    for tool in tools:
        rows += _tool_rows(tool, known.get(tool.name, {}), wanted, taken)
    rows += _several(rows, wanted, taken)
    rows += _idle(tools, round(len(rows) * _IDLE), wanted, taken)
    return rows


def counts(rows: Sequence[MadeRow]) -> dict[str, int]:
    """Return how many rows there are of each kind."""
    found = Counter(row.kind for row in rows)
    return {kind: found[kind] for kind in KINDS if found[kind]}


def _tool_rows(tool: Tool, own: Mapping[str, Sequence[str]], wanted: Wanted, taken: set[str]) -> list[MadeRow]:
    rng = Random(f"{wanted.seed} {tool.name}")
    values = argument_values(tool, own, wanted.seed)
    patterns = patterns_of(tool, values, wanted.languages, rng)
    lacking = wanted.each * _LACKING if any(pattern.kind == MISSING for pattern in patterns) else 0
    rows: list[MadeRow] = []
    for kind, count in ((CALL, wanted.each - lacking), (MISSING, lacking)):
        divided = _divided([pattern for pattern in patterns if pattern.kind == kind], lambda one: one.language, rng)
        for part in PARTS:
            some = round(count * _SHARE[part])
            rows += _filled(tool, divided[part], values, part, some, rng, taken)
    return rows


def _divided(items: Sequence[Any], group: Callable[[Any], str], rng: Random) -> dict[str, list[Any]]:
    """Return the items of each part, those of every group shuffled and dealt out in turn."""
    found: dict[str, list[Any]] = {part: [] for part in PARTS}
    groups: dict[str, list[Any]] = {}
    for item in items:
        groups.setdefault(group(item), []).append(item)
    for some in groups.values():
        rng.shuffle(some)
        for at, item in enumerate(some):
            found[_TURN[at % len(_TURN)]].append(item)
    return found


def _filled(
    tool: Tool,
    patterns: Sequence[Pattern],
    values: Mapping[str, Sequence[str]],
    part: str,
    count: int,
    rng: Random,
    taken: set[str],
) -> Iterator[MadeRow]:
    """Yield up to `count` rows, the patterns in turn with values drawn anew."""
    made = 0
    for at in range(count * _TRIES if patterns else 0):
        if made == count:
            return
        pattern = patterns[at % len(patterns)]
        given = {name: rng.choice(values[name]) for name in pattern.arguments}
        text = pattern.filled(given)
        if _clear(text, list(given.values())) and _new(text, taken):
            made += 1
            call = ToolCall("", tool.name, {name: as_argument(tool, name, value) for name, value in given.items()})
            yield MadeRow(text, (call,), part, f"tools/{tool.name}", pattern.kind, pattern.language)


def _clear(text: str, values: Sequence[str]) -> bool:
    """Return whether it is plain which of the words each value is."""
    return all(text.count(value) == 1 for value in values)


def _new(text: str, taken: set[str]) -> bool:
    """Return whether no row has these words yet, and take them; case and blanks make no difference."""
    key = " ".join(text.lower().split())
    if key in taken:
        return False
    taken.add(key)
    return True


def _several(rows: Sequence[MadeRow], wanted: Wanted, taken: set[str]) -> list[MadeRow]:
    """Return messages that ask for two things: two whole wishes of one part and language, joined."""
    rng = Random(f"{wanted.seed} {SEVERAL}")
    made: list[MadeRow] = []
    for part in PARTS:
        whole = [row for row in rows if row.kind == CALL and row.part == part]
        count, found = round(len(whole) * _JOINED), 0
        for _ in range(count * _TRIES):
            if found == count:
                break
            first = rng.choice(whole)
            others = [row for row in whole if row.language == first.language and row.origin != first.origin]
            if not others:
                continue
            second = rng.choice(others)
            opening = first.text.rstrip(" .?!。？！")
            text = f"{opening}{rng.choice(phrases.JOINTS[first.language])}{second.text}"
            calls = (*first.calls, *second.calls)
            given = [
                str(one)
                for call in calls
                for value in call.arguments.values()
                for one in (value if isinstance(value, list) else [value])
            ]
            if _clear(text, given) and _new(text, taken):
                found += 1
                made.append(MadeRow(text, calls, part, first.origin, SEVERAL, first.language))
    return made


def _idle(tools: Sequence[Tool], count: int, wanted: Wanted, taken: set[str]) -> list[MadeRow]:
    """Return words that want no tool; a question that shares a word with a tool may mean it, and is left out."""
    rng = Random(f"{wanted.seed} {NONE}")
    about = _words(" ".join(f"{tool.title} {tool.info.description}" for tool in tools))
    said = [
        (language, text)
        for language in wanted.languages
        for text in (
            *phrases.TALK[language],
            *(text for text in phrases.ELSEWHERE[language] if not _words(text) & about),
        )
    ]
    made: list[MadeRow] = []
    for part, some in _divided(said, lambda pair: str(pair[0]), rng).items():
        openers = [
            (opener, pair)
            for at in range(max(map(len, _OPENERS.values())))
            for pair in some
            for opener in _OPENERS[pair[0]][at : at + 1]
        ]
        limit = round(count * _SHARE[part])
        for opener, (language, text) in openers[: limit * _TRIES]:
            if limit and _new(opener + text, taken):
                limit -= 1
                made.append(MadeRow(opener + text, (), part, "talk", NONE, language))
    return made


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", text.lower()))
