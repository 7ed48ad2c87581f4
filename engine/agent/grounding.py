"""Checks that a composed reply says only what the conversation's messages say, because a small model invents facts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from engine.agent.claims import Claim, find_claims
from engine.agent.messages import Message
from engine.agent.written_dates import WEEKDAYS
from engine.text.months import MONTHS
from engine.text.values import to_json


@dataclass(frozen=True)
class CheckedClaim:
    """A claim of the reply; `source` is the index of the message it came from, None where no message holds it."""

    start: int
    end: int
    text: str
    kind: str
    source: int | None


@dataclass(frozen=True)
class Grounding:
    """The outcome: `problems` are codes with what they are about, such as ('unfounded', '2026-12-24').

    The codes: unfounded (a claim from nowhere), no_facts (nothing of the tool's result is said), contradiction
    (another value of a fact than the one it has), empty.
    """

    claims: tuple[CheckedClaim, ...]
    problems: tuple[tuple[str, str], ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the reply may be shown."""
        return not self.problems

    def sources(self) -> dict[str, int]:
        """Return claim text -> message index, for the trace."""
        return {claim.text: claim.source for claim in self.claims if claim.source is not None}


@dataclass(frozen=True)
class _Source:
    """What one message offers: normal forms by kind, and its plain words."""

    keys: Mapping[str, frozenset[str]]
    words: frozenset[str]
    runs: frozenset[str] = field(default_factory=frozenset)


def check(
    reply: str,
    messages: Sequence[Message],
    needs: Sequence[str] = (),
    rivals: Mapping[str, Sequence[str]] | None = None,
) -> Grounding:
    """Check `reply` against the conversation so far.

    Every number, date, code and name must occur in a message that is not the assistant's own words (its calls'
    arguments count); the latest message that has it is its source. `needs` are values of which at least one has to
    be said; `rivals` maps a fact's name to values that it could have had but has not.
    """
    if not reply.strip():
        return Grounding((), (("empty", ""),))
    offered = [_source(message) for message in messages]
    claims = tuple(
        CheckedClaim(claim.start, claim.end, claim.text, claim.kind, _origin(claim, offered))
        for claim in find_claims(reply)
    )
    problems = [("unfounded", claim.text) for claim in claims if claim.source is None]
    if needs and not any(says(reply, value) for value in needs):
        problems.append(("no_facts", ""))
    problems += [("contradiction", value) for value in _contradictions(reply, needs, rivals or {})]
    return Grounding(claims, tuple(problems))


def says(reply: str, value: str) -> bool:
    """Say whether `reply` states `value` in any form: as a date, a number, or the words (half of a long text's)."""
    wanted = find_claims(value)
    stated = {(claim.kind, key) for claim in find_claims(reply) for key in claim.keys}
    hard = [claim for claim in wanted if claim.kind in ("date", "number", "code", "time")]
    if hard and sum(claim.end - claim.start for claim in hard) * 2 >= len(value.strip()):
        return all(_stated(claim, stated) for claim in hard)
    own, said = _words(value), _words(reply)
    content = [word for word in own if len(word) > 3] or list(own)
    if len(content) <= 4:
        return _phrase(value) in _phrase(reply)
    return sum(word in said for word in set(content)) * 3 >= len(set(content))


def _stated(claim: Claim, stated: set[tuple[str, str]]) -> bool:
    if claim.kind == "date":
        return any(kind == "date" and _same_date(key, own) for kind, key in stated for own in claim.keys)
    return any((claim.kind, key) in stated for key in claim.keys)


def _contradictions(reply: str, needs: Sequence[str], rivals: Mapping[str, Sequence[str]]) -> list[str]:
    said = f" {_phrase(reply)} "
    own = f" {' '.join(_phrase(value) for value in needs)} "
    return [
        value
        for values in rivals.values()
        for value in values
        if f" {_phrase(value)} " in said and f" {_phrase(value)} " not in own
    ]


def _origin(claim: Claim, offered: Sequence[_Source]) -> int | None:
    for index in range(len(offered) - 1, -1, -1):
        if _offers(offered[index], claim):
            return index
    return None


def _offers(source: _Source, claim: Claim) -> bool:
    keys = source.keys
    dates = keys.get("date", frozenset())
    if claim.kind == "date":
        return any(_same_date(key, own) for key in claim.keys for own in dates)
    if claim.kind == "month":
        named = claim.keys[0] in keys.get("month", ()) or claim.keys[0] in source.words
        return named or any(MONTHS[int(day.split("-")[1]) - 1] == claim.keys[0] for day in dates)
    if claim.kind == "weekday":
        return claim.keys[0] in keys.get("weekday", ()) or any(_weekday(day) == claim.keys[0] for day in dates)
    if claim.kind == "ordinal":
        days = {str(int(day.split("-")[2])) for day in dates}
        return any(key in days or key in keys.get("ordinal", ()) or key in keys.get("number", ()) for key in claim.keys)
    if claim.kind == "number":
        years = {day.split("-")[0] for day in dates}
        known = keys.get("number", frozenset()) | years | source.runs
        return any(key in known for key in claim.keys)
    if claim.kind in ("name", "currency"):
        return any(key in source.words or key in keys.get(claim.kind, ()) for key in claim.keys)
    return any(key in keys.get(claim.kind, ()) for key in claim.keys)


def _source(message: Message) -> _Source:
    text = _text(message)
    keys: dict[str, set[str]] = {}
    runs: set[str] = set()
    for claim in find_claims(text):
        keys.setdefault(claim.kind, set()).update(claim.keys)
        if claim.kind == "code":
            runs.update(run.lstrip("0") for run in re.findall(r"\d{3,}", claim.text))
    words = set(_words(text)) | {word.lower() for word in re.findall(r"[^\W\d_]+", text)}
    return _Source({kind: frozenset(found) for kind, found in keys.items()}, frozenset(words), frozenset(runs))


def _text(message: Message) -> str:
    """Return the words of a message that count as a source; JSON marks become spaces so that they glue nothing."""
    if message.role == "assistant":
        return _spaced(" , ".join(to_json(call.arguments) for call in message.calls))
    return _spaced(message.content) if message.role == "tool" else message.content


def _spaced(json_text: str) -> str:
    # A colon before a digit is JSON's only behind a quotation mark: elsewhere it may be in the middle of a time.
    return re.sub(
        r"[\"\[\]{}]|\\n|,(?=\s*\")|:(?=[\s\"\[{])|(?<=\"):(?=[\dtfn-])",
        lambda mark: " , " if mark[0] in ",:" else " ",
        json_text,
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’][^\W_]+)?", text.lower())


def _phrase(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.lower()))


def _same_date(one: str, other: str) -> bool:
    year, rest = one.split("-", 1)
    other_year, other_rest = other.split("-", 1)
    return rest == other_rest and (year == other_year or "*" in (year, other_year))


def _weekday(day: str) -> str:
    year, month, number = day.split("-")
    return WEEKDAYS[dt.date(int(year), int(month), int(number)).weekday()] if year != "*" else ""
