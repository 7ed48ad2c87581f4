"""Patterns of messages that ask for one tool: frames around what it does, and its own examples, open for values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from engine.agent.callers.selection import completed
from engine.agent.lab import phrases
from engine.agent.tools import Tool
from engine.agent.words import humanised

CALL, MISSING = "call", "missing"
_SHORT = 9
_SHORT_CHINESE = 20
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_MOST_OPTIONAL = 2


@dataclass(frozen=True)
class Pattern:
    """A message with a `place(name)` for each of `arguments`; `kind` is CALL, or MISSING where a needed one is not."""

    text: str
    arguments: tuple[str, ...]
    language: str
    kind: str

    def filled(self, values: Mapping[str, str]) -> str:
        """Return the message with `values` in their places."""
        text = self.text
        for name in self.arguments:
            text = text.replace(place(name), values[name])
        return text


def place(name: str) -> str:
    """Return what stands for an argument's value; no person types it."""
    return f"\x01{name}\x01"


def patterns_of(tool: Tool, known: Mapping[str, Sequence[str]], languages: Sequence[str], rng: Random) -> list[Pattern]:
    """Return a tool's patterns, without doubles; `known` are the values of its arguments, argument -> values."""
    found = [pattern for pattern in _of_examples(tool, known) if pattern.language in languages]
    for language in languages:
        found += _calls(tool, known, language, rng)
        found += _without(tool, known, language, rng)
    return list({pattern.text: pattern for pattern in reversed(found)}.values())[::-1]


def _of_examples(tool: Tool, known: Mapping[str, Sequence[str]]) -> Iterator[Pattern]:
    """Yield the tool's own examples, where what it needs stands in their words."""
    for example in tool.examples if tool.info.origin != "model" else ():
        given = {name: value for name, value in completed(tool, {}, example).items() if isinstance(value, str)}
        standing = {name: value for name, value in given.items() if name in known and example.count(value) == 1}
        if tool.missing(standing) or example.strip() in given.values():
            continue
        text = example
        # The longest first: '30 days' before '30'.
        for name, value in sorted(standing.items(), key=lambda pair: -len(pair[1])):
            text = text.replace(value, place(name)) if value in text else text
        names = tuple(name for name in standing if place(name) in text)
        if not tool.missing(dict.fromkeys(names, "-")):
            yield Pattern(text, names, phrases.CHINESE if _CHINESE.search(text) else phrases.ENGLISH, CALL)


def _calls(tool: Tool, known: Mapping[str, Sequence[str]], language: str, rng: Random) -> Iterator[Pattern]:
    """Yield every frame with the arguments that are needed, and some that are not."""
    if any(name not in known for name in tool.required):
        return
    optional = [name for name in tool.arguments if name in known and name not in tool.required]
    for frame in phrases.ASKS[language]:
        most = min(len(optional), _MOST_OPTIONAL)
        more = rng.sample(optional, rng.randint(0 if tool.required or not most else 1, most))
        names = (*tool.required, *more)
        if names:
            yield _framed(tool, frame, names, language, CALL, rng)


def _without(tool: Tool, known: Mapping[str, Sequence[str]], language: str, rng: Random) -> Iterator[Pattern]:
    """Yield wishes that name no argument, or all but one; of a tool that needs none they are whole."""
    for frame in phrases.BARE[language]:
        yield _framed(tool, frame, (), language, MISSING if tool.required else CALL, rng)
    for left_out in tool.required if len(tool.required) > 1 else ():
        names = tuple(name for name in tool.required if name != left_out)
        if all(name in known for name in names):
            frame = rng.choice(phrases.ASKS[language])
            yield _framed(tool, frame, names, language, MISSING, rng)


def _framed(tool: Tool, frame: str, names: Sequence[str], language: str, kind: str, rng: Random) -> Pattern:
    named = [rng.choice(phrases.NAMED[language]).format(name=humanised(name), value=place(name)) for name in names]
    told = rng.choice(phrases.BETWEEN[language]).join(named)
    return Pattern(frame.format(do=rng.choice(_does(tool, language)), args=told), tuple(names), language, kind)


def _does(tool: Tool, language: str) -> list[str]:
    """Return ways to say what the tool does: that it is used, where no wish can be made of it."""
    return wishes(tool, language) or [use.format(name=tool.title) for use in phrases.USES[language]]


def wishes(tool: Tool, language: str) -> list[str]:
    """Return what the tool does as wishes; none where neither its name nor its description begins with a known verb."""
    return _chinese_wishes(tool) if language == phrases.CHINESE else _english_wishes(tool)


def _chinese_wishes(tool: Tool) -> list[str]:
    verb, _, rest = tool.title.partition(" ")
    if verb in phrases.VERBS and rest:
        return [f"{phrases.VERBS[verb]} {rest.removeprefix('up ')}"]
    said = (tool.title, tool.info.description.split("。")[0].strip())
    verbs = tuple(phrases.VERBS.values())
    return [words for words in said if words.startswith(verbs) and len(words) <= _SHORT_CHINESE]


def _english_wishes(tool: Tool) -> list[str]:
    verb = tool.title.split(" ")[0]
    found = [tool.title] if verb in phrases.VERBS else []
    sentence = tool.info.description.split(". ")[0].strip().rstrip(".")
    if sentence.split(" ")[0].lower() in phrases.VERBS and len(sentence.split()) <= _SHORT:
        found.append(sentence[0].lower() + sentence[1:])
    return found
