"""Finds replies whose facts are all true and which still mislead or read like a list, so that they are not shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.agent.claims import find_claims, weekdays
from engine.agent.grounding import says
from engine.agent.relevance import BEGUN, DUE, Fact, can_be_called, is_cue, stems
from engine.agent.written_dates import find_dates

# What built-in tools call what they worked out.
ANSWER = "answer"
# What tools call why they have no answer, as most services do.
FAILURE = "error"
# How a small model that learned to tell failures tells one.
_FAILED = re.compile(r"\b(?:did not|didn['’]t) work\b", re.IGNORECASE)
# What a value is called, and the value: "the director of Paper Moons is 12", "it has a length of 12".
_CALLED = re.compile(
    r"\b[Tt]he (?P<name>[^\W\d_A-Z][\w -]*?)(?P<whose> (?:of|for) [^;]+?)?"
    r" (?:is|are|was|were) (?P<told>[^;]+)"
    r"|\b(?:has|have|had) (?:an?|the) (?P<owned>[^\W\d_A-Z][\w -]*?) of (?P<given>[^;]+)"
)
# How a small model that learned to refuse does.
_DENIED = re.compile(r"\bI find no (?P<name>.+?) for\b")
# One where there are several: 'There is 10 customers', and the other way about.
_MISCOUNTED = re.compile(r"\bthere (?:(?:is|was) (?!1\b)\d[\d.,]*|(?:are|were) 1) \w+", re.IGNORECASE)
# What asks for a length or a number, of which a date is neither.
_HOW = re.compile(r"\bhow (?:long(?! ago)|many|much|often)\b", re.IGNORECASE)
_REPEATABLE = 4
_STEM = 5


def flaws(
    reply: str, facts: Sequence[Fact] = (), question: str = "", there: Sequence[str] = ()
) -> tuple[tuple[str, str], ...]:
    """Return problems as `Grounding` has them: listed, repeated, misplaced or unsaid, each with what it is about.

    listed: a fact's name with a colon, as it stood in the prompt. repeated: a clause said twice, or a value more often
    than other facts are told of it. misplaced: a date without a word of the fact it belongs to ('shipped on 19
    November' of 'expected on'); one that the question names, or that a tool worked out, belongs to no other fact.
    unsaid: why a tool has no answer, in place of which a small model answers from what was asked. failed: that
    something did not work, of which no fact says so. misnamed: a value under the name of what was asked for, which the
    result does not hold ('the fare is calm'). denied: what is among the facts or `there` is said not to be found, or
    something else than the fact that was asked for. mistyped: a date for a length or a number. other_day: no weekday
    that was asked about, where the facts tell of weekdays. miscounted: several things told as one, or one as several.
    """
    found = [("listed", name) for name in _listed(reply, facts)]
    found += [("repeated", words) for words in (*_values_twice(reply, facts), *_clauses_twice(reply))]
    found += [
        ("misplaced", value)
        for name, value in facts
        if name != ANSWER and _misplaced(reply, name, value) and not says(question, value)
    ]
    found += [("misnamed", value) for value in _misnamed(reply, facts, question)]
    found += [
        ("denied", said["name"])
        for said in _DENIED.finditer(reply)
        if _may_not_deny(said["name"], facts, question, there)
    ]
    found += [("miscounted", said.group()) for said in _MISCOUNTED.finditer(reply)]
    found += _mistyped(reply, question)
    found += _other_day(reply, facts, question)
    found += [("unsaid", value) for name, value in facts if name.lower() == FAILURE and not says(reply, value)]
    failed = _FAILED.search(reply)
    if failed and not any(name.lower() == FAILURE or _FAILED.search(value) for name, value in facts):
        found.append(("failed", failed.group()))
    return tuple(found)


def _values_twice(reply: str, facts: Sequence[Fact]) -> list[str]:
    low, said = reply.lower(), [value for _, value in facts if says(reply, value)]
    # 'The piece of EX-3 is a globe and the curator of EX-3 is Priya' tells two things of EX-3.
    most = max(1, len(said) - 1)
    return [value for _, value in facts if len(value) >= _REPEATABLE and low.count(value.lower()) > most]


def _clauses_twice(reply: str) -> list[str]:
    clauses = [" ".join(clause.lower().split()) for clause in re.split(r"[,.;!?]+(?:\s|$)", reply)]
    return sorted({clause for clause in clauses if len(clause.split()) > 1 and clauses.count(clause) > 1})


def _misnamed(reply: str, facts: Sequence[Fact], question: str) -> list[str]:
    found = []
    for said in _CALLED.finditer(reply):
        name = said["name"] or said["owned"]
        # 'The message is praise' names the thing, not what is told of it.
        if said["name"] and not said["whose"] and not _asked_for(name, question):
            continue
        stated = [fact for fact in facts if _begins(said["told"] or said["given"], fact[1])]
        # 'The number of free seats' has the fact's name behind its own.
        called = f"{name}{said['whose'] or ''}"
        if stated and not any(fact[0] == ANSWER or can_be_called(fact, called) for fact in stated):
            found.append(stated[0][1])
    return found


def _may_not_deny(name: str, facts: Sequence[Fact], question: str, there: Sequence[str]) -> bool:
    """Whether there is something of this name, or what the question asks for in other words, or by another name."""
    own, asked = stems(name.lower()), stems(question.lower())
    known = (*there, *(fact[0] for fact in facts))
    if any(own and own <= stems(other.lower()) for other in known) or any(is_cue(question, fact) for fact in facts):
        return True
    # What tells a row from others is named in most questions.
    named = [fact[0].lower() for fact in facts if not says(question, fact[1])]
    return not own & asked and any(other in question.lower() or stems(other) <= asked for other in named)


def _listed(reply: str, facts: Sequence[Fact]) -> list[str]:
    """Return the names that stand in the reply as they did in the prompt: 'year: 2016', 'is year 2016, genre drama'."""
    found = [name for name, _ in facts if re.search(rf"\b{re.escape(name)}\s*:", reply, re.IGNORECASE)]
    bare = [
        name
        for name, value in facts
        if re.search(rf"(?:\b(?:is|are|was|were)|,) {re.escape(name)} {re.escape(value)}(?!\w)", reply, re.IGNORECASE)
    ]
    return found + (bare if len(bare) > 1 else [])


def _mistyped(reply: str, question: str) -> list[tuple[str, str]]:
    kinds = {claim.kind: claim.text for claim in find_claims(reply)}
    wrong = _HOW.search(question) and "date" in kinds and "number" not in kinds
    return [("mistyped", kinds["date"])] if wrong else []


def _other_day(reply: str, facts: Sequence[Fact], question: str) -> list[tuple[str, str]]:
    asked, told = weekdays(question), weekdays(" ".join(value for _, value in facts))
    return [("other_day", day) for day in sorted(asked)[:1] if told and not asked & weekdays(reply)]


def _asked_for(name: str, question: str) -> bool:
    return bool(re.search(rf"\b(?:the|what|which) {re.escape(name)}\b", question, re.IGNORECASE))


def _begins(told: str, value: str) -> bool:
    return bool(re.match(rf"(?:(?:on|at|in|by|the|an?) )?{re.escape(value)}(?!\w)", told, re.IGNORECASE))


def _misplaced(reply: str, name: str, value: str) -> bool:
    if len(find_dates(value)) != 1 or not says(reply, value):
        return False
    low = name.lower()
    for pattern in (DUE, BEGUN):
        if re.search(rf"\b(?:{pattern})", low):
            return not re.search(rf"\b(?:{pattern})", reply.lower())
    longest = max(low.split(), key=len)
    return longest[:_STEM] not in reply.lower()
