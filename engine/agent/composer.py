"""Writes the reply: a small decoder's words where they hold against the messages, the tool's own sentence where not."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine.agent import prompts
from engine.agent.grounding import Grounding, check, says
from engine.agent.language import ENGLISH, chained, language, say
from engine.agent.messages import Message, Trace
from engine.agent.pending import pending_of, said_for, starts_anew
from engine.agent.phrasing import flaws
from engine.agent.ports import Writer
from engine.agent.relevance import Fact, asked_but_empty, asked_by_value, names_value, relevant
from engine.agent.tools import ToolResult

_MAX_TOKENS = 80
# Characters of a reply; as long as the longest tool message.
LONGEST_REPLY = 8000
_SENTENCES = 2
_LONG_FACT = 40
_STOP = ("\n\n",)
# Claims that a reply takes from a result, not from the question.
_TOLD = ("name", "code", "number")
_ABBREVIATIONS = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|e\.g|i\.e|approx|incl)|\b[A-Z])\.$")
_SENTENCE = re.compile(r"[.!?]+[\"”’)]*(?=\s|$)")

Show = Callable[[str, bool], None]


@dataclass(frozen=True)
class Reply:
    """A finished reply; `attempts` are what the writer wrote and what the grounding check found, in order."""

    text: str
    trace: Trace
    attempts: tuple[tuple[str, Grounding], ...] = ()


@dataclass(frozen=True)
class Brief:
    """What is to be composed from a tool's result, and how a reply is judged.

    `facts` are those that the question asks for, `needs` values of which a reply has to name one, `fallback` the
    sentence that the writer is held to the second time, `spoken` the one that is said without a writer, and always
    where it `is_plain`. `there` and `scope` are what a reply may not deny, and what it has to name.
    """

    messages: Sequence[Message]
    question: str
    facts: tuple[Fact, ...]
    needs: tuple[str, ...]
    fallback: str
    rivals: Mapping[str, Sequence[str]]
    spoken: str
    there: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    is_plain: bool = False

    def prompts(self, shown: bool) -> tuple[tuple[Message, ...], tuple[Message, ...]]:
        """Return the first prompt, with worked examples if `shown`, and the one after a reply that did not hold."""
        first = prompts.answer(self.question, self.facts, shown)
        return first, prompts.strict_answer(self.question, self.fallback, shown)

    def judge(self, text: str) -> Grounding:
        """Return whether `text` may be shown, with what is wrong."""
        found = check(text, self.messages, self.needs, self.rivals)
        written = flaws(text, self.facts, self.question, self.there)
        # 'The total is 12' of what only Bern sold is told of everything.
        unscoped = [("unscoped", value) for value in self.scope if not (says(text, value) or names_value(text, value))]
        return replace(found, problems=(*found.problems, *written, *_hearsay(found, self.messages), *unscoped))


def brief(messages: Sequence[Message], result: ToolResult) -> Brief:
    """Return what is to be composed; `messages` is the conversation with the result's tool message last."""
    question = _question(messages, result)
    blank = _blank(question, result)
    if blank:
        return Brief(messages, question, (), (), blank, {}, blank, is_plain=True)
    facts, needs, fallback = _focused(question, result)
    there = (*(name for name, _ in result.facts), *result.besides)
    spoken = result.spoken or fallback
    return Brief(messages, question, facts, needs, fallback, result.rivals, spoken, there, result.scope)


def _blank(question: str, result: ToolResult) -> str:
    """Return the reply where the question asks for a cell that the row leaves empty, '' where it does not."""
    names, beside = asked_but_empty(question, result.facts, result.empty, result.subject)
    if not names:
        return ""
    told = (fact for fact in beside if len(fact[1]) <= _LONG_FACT)
    cells = "".join(say("; {name} {value}", name=name, value=value) for name, value in told)
    return say("{title}: no entry for {names}{cells}.", title=result.title, names=chained(names), cells=cells)


class Composer:
    """Composes with `writer` (its `model` goes into the trace), checks every reply, tries twice, then falls back.

    Without a `writer`, and in a turn that is not in English, every reply is a template. `shown` puts worked examples
    before the facts, for a model that never learned to compose.
    """

    def __init__(self, writer: Writer | None, model: str = "", shown: bool = True) -> None:
        self._writer = writer
        self._model = model
        self._shown = shown

    def answer(
        self, messages: Sequence[Message], result: ToolResult, show: Show, cancelled: Callable[[], bool]
    ) -> Reply:
        """Compose the answer to the last person's message from a tool's result.

        `messages` is the conversation with the tool message last; `show(text, restart)` gets the text as it is
        written. Falls back to the result's own words.
        """
        if result.verbatim:
            return self._verbatim(result.reply, messages, show)
        told = brief(messages, result)
        if told.is_plain:
            return self._verbatim(told.spoken, messages, show)
        reply = self._compose(told, show, cancelled, result.cites)
        return replace(reply, trace=replace(reply.trace, told=told.prompts(self._shown)[0][-1].content))

    def _verbatim(self, text: str, messages: Sequence[Message], show: Show) -> Reply:
        show(text, False)
        return Reply(text, Trace("template", sources=check(text, messages).sources()))

    def together(self, messages: Sequence[Message], found: Sequence[ToolResult | str], show: Show) -> Reply:
        """Answer with what several tools found: each result's own sentence, or the words given for a failure.

        Nothing is composed: a small decoder tells one of several results and leaves the others out.
        """
        started = time.perf_counter()
        sentences = (part if isinstance(part, str) else brief(messages, part).spoken for part in found)
        text = say(" ").join(dict.fromkeys(sentences))
        show(text, False)
        return Reply(text, Trace("template", "", _since(started), sources=check(text, messages).sources()))

    def _compose(self, told: Brief, show: Show, cancelled: Callable[[], bool], cites: str) -> Reply:
        started = time.perf_counter()
        fallback = told.spoken
        fallback = fallback if len(fallback) <= LONGEST_REPLY else f"{fallback[: LONGEST_REPLY - 2]} …"
        attempts: list[tuple[str, Grounding]] = []
        tokens = 0
        # The small decoders write English only.
        for prompt in told.prompts(self._shown) if self._writer and language() == ENGLISH else ():
            if cancelled():
                break
            text, spent = self._write(prompt, show, bool(attempts), cancelled)
            tokens += spent
            found = told.judge(text)
            attempts.append((text, found))
            if found.ok and not cancelled():
                trace = Trace("composer", self._model, _since(started), tokens, sources=found.sources())
                if cites:
                    show(f" ({cites})", False)
                    text = f"{text} ({cites})"
                return Reply(text, trace, tuple(attempts))
        show(fallback, bool(attempts))
        sources = check(fallback, told.messages).sources()
        return Reply(fallback, Trace("template", "", _since(started), tokens, sources=sources), tuple(attempts))

    def _write(
        self,
        prompt: Sequence[Message],
        show: Show,
        again: bool,
        cancelled: Callable[[], bool],
    ) -> tuple[str, int]:
        """Return the first whole sentences of one attempt, and its tokens; stops writing after them."""
        assert self._writer is not None
        pieces: list[str] = []

        def enough() -> bool:
            return cancelled() or len(_SENTENCE.findall("".join(pieces).rstrip() + "\n" if pieces else "")) > _SENTENCES

        def take(piece: str) -> None:
            show(piece, again and not pieces)
            pieces.append(piece)

        written = self._writer.generate(prompt, take, enough, max_tokens=_MAX_TOKENS, stop=_STOP)
        return whole_sentences(written.text[:LONGEST_REPLY], _SENTENCES), written.tokens


def asked(messages: Sequence[Message]) -> str:
    """Return what the person asked, of which the last call was made."""
    called = [call for message in messages for call in message.calls][-1:]
    said = [message for message in messages if message.content and message.role in ("user", "assistant")]
    pending = pending_of(said[:-1]) if said else None
    again = bool(pending and called and pending.tool == called[0].name)
    if pending and again and starts_anew(pending, called[0].arguments, said[-1].content):
        return said[-1].content.strip()
    return wish(messages, called[0].name if called else "")


def wish(messages: Sequence[Message], tool: str) -> str:
    """Return the person's last message, after those that it completes where the agent asked for more of a call."""
    first, *more = said_for(messages, tool) or ("",)
    return f"{first} ({', '.join(more)})" if more else first


def _hearsay(found: Grounding, messages: Sequence[Message]) -> list[tuple[str, str]]:
    """Return the names and numbers that only the person said: neither the call nor its result says anything of them.

    'We have 5 desk lamps' is no answer from a count of all rows, although the person spoke of desk lamps; nor is 'a die
    with 20 sides' from a call that was made without the 20.
    """
    codes = {claim.start for claim in found.claims if claim.kind == "code"}
    return [
        ("hearsay", claim.text)
        for claim in found.claims
        if claim.kind in _TOLD
        and claim.source is not None
        and messages[claim.source].role == "user"
        # 'Exhibit EX-8173': what kind of thing a code is of is told by nobody else.
        and not (claim.kind == "name" and claim.end + 1 in codes)
    ]


def _focused(question: str, result: ToolResult) -> tuple[tuple[Fact, ...], tuple[str, ...], str]:
    """Return the facts that the question asks for, the values a reply must name one of, and the fallback of those."""
    if not result.subject:
        return result.facts, result.needs, result.reply
    by_value = asked_by_value(question, result.facts, result.rivals)
    facts = relevant(question, result.facts, result.subject, by_value)
    values = tuple(value for name, value in facts if name != result.subject)
    if not values or any(len(value) > _LONG_FACT for value in values):
        return facts, values or result.needs, result.reply
    cells = say(", ").join(f"{name} {value}" for name, value in facts if name != result.subject)
    fallback = say("{title}: {cells}.", title=result.title, cells=cells)
    return facts, tuple(value for _, value in by_value) or values, fallback


def _question(messages: Sequence[Message], result: ToolResult) -> str:
    """Return what was asked, without long texts that were given to the tool; what documents were asked is no such."""
    words = asked(messages)
    wanted = result.facts[0][0] if result.facts else "answer"
    return words.strip() if result.cites else prompts.shortened(words, _arguments(messages), wanted)


def _arguments(messages: Sequence[Message]) -> Mapping[str, Any]:
    calls = [call for message in messages for call in message.calls]
    return calls[-1].arguments if calls else {}


def whole_sentences(text: str, most: int) -> str:
    """Return the first `most` sentences of the first paragraph of `text`, without one that was cut off."""
    paragraph = " ".join(text.strip().split("\n\n")[0].split())
    ends: list[int] = []
    for match in _SENTENCE.finditer(paragraph):
        if not _ABBREVIATIONS.search(paragraph[: match.start() + 1]):
            ends.append(match.end())
    return paragraph[: ends[min(most, len(ends)) - 1]] if ends else ""


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
