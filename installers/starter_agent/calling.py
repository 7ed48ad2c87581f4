"""Makes conversations in which a tool is selected: made-up tools, the app's own, and wishes that fit none.

Arguments are words that the person said; one that was not said is left out, so that the agent asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from engine.agent.builtin.calculator import make_calculator
from engine.agent.builtin.dates import make_date_tools
from engine.agent.builtin.text_statistics import make_text_tool
from engine.agent.builtin.units import make_unit_tool
from engine.agent.callers.selection import completed
from engine.agent.callers.talk import told
from engine.agent.messages import Message, ToolCall
from engine.agent.tools import Tool
from engine.tasks.parts.call_form import NOTHING_TO_CALL, Lesson, call_text
from engine.text.values import to_json
from installers.starter_agent.drawn_wishes import drawn_wish
from installers.starter_agent.wishes import HELD_BACK, LEARNED, Wish

_RESULTS = ('{"result":"done"}', '{"result":"ok"}', '{"count":2}', '{"result":[]}')
_TALK = (
    "hello",
    "hi, how are you?",
    "thanks a lot",
    "great, that helps",
    "good morning!",
    "bye",
    "who are you?",
    "what can you do?",
    "ok",
    "you are funny",
    "that is all",
    "good night",
    "nice to meet you",
    "thank you, Ada",
)
_ELSEWHERE = (
    "tell me a joke",
    "what is the capital of Peru?",
    "write a poem about autumn",
    "do you like cats?",
    "why is the sky blue?",
    "who won the match?",
    "I feel tired today",
    "sing me something",
    "what should I name my dog?",
    "is the earth round?",
    "how old is the universe?",
    "I had a long day",
    "can you drive a car?",
    "what is love?",
)
KEPT_TALK = ("good evening", "cheers mate", "see you", "what are you?", "lovely, thanks", "hey there")
KEPT_ELSEWHERE = ("who wrote Hamlet?", "do my homework", "how tall is a giraffe?", "I am bored", "what is a quark?")


@dataclass(frozen=True)
class Turn:
    """What the person says and the call it means, None for no tool; `asks` where a required argument was not said."""

    text: str
    call: ToolCall | None
    asks: bool = False


def learned_conversations(random: Random) -> Iterator[tuple[Message, ...]]:
    """Yield conversations without an end; every assistant's message in them is what a caller is to write."""
    own = _own_tools()
    while True:
        wishes = _wishes(random)
        tools = [wish.tool() for wish in wishes]
        extra = random.choice(own) if random.random() < 0.5 else None
        if extra:
            tools.insert(random.randrange(len(tools) + 1), extra)
        turns = [_turn(wishes, extra, random) for _ in range(random.randint(2, 3))]
        # Where the agent asks back its words are its own: learned is the call before, so that turn comes last.
        turns.sort(key=lambda turn: turn.asks)
        yield conversation(turns, tools, random)


def conversation(turns: Sequence[Turn], tools: Sequence[Tool], random: Random) -> tuple[Message, ...]:
    """Return turns in the form in which the agent asks its language model, with the last answer."""
    messages: list[Message] = []
    for turn in turns[:-1]:
        messages.append(Message("user", turn.text))
        if turn.call:
            messages.append(Message("assistant", "", (turn.call,)))
            messages.append(Message("tool", random.choice(_RESULTS), name=turn.call.name))
        messages.append(Message("assistant", "."))
    messages.append(Message("user", turns[-1].text))
    return (*told(messages, tools, Lesson(), False), Message("assistant", answer(turns[-1])))


def answer(turn: Turn) -> str:
    """Return what the language model is to write."""
    return call_text(turn.call.name, turn.call.arguments) if turn.call else to_json(NOTHING_TO_CALL)


def held_back_turns(random: Random, count: int) -> list[tuple[Turn, tuple[Tool, ...]]]:
    """Return single messages with five tools each that no training conversation has."""
    found = []
    for at in range(count):
        wishes = random.sample(HELD_BACK, 5)
        talk = KEPT_TALK if at % 2 else KEPT_ELSEWHERE
        turn = Turn(random.choice(talk), None) if at % 4 == 3 else _wished(random.choice(wishes), random, at % 4 == 2)
        found.append((turn, tuple(wish.tool() for wish in wishes)))
    return found


def _wishes(random: Random) -> list[Wish]:
    """Return two to four tools of different names, half of them drawn."""
    wishes = [drawn_wish(random) if random.random() < 0.5 else wish for wish in random.sample(LEARNED, 4)]
    return list({wish.name: wish for wish in wishes}.values())[: random.randint(2, 4)]


def _turn(wishes: Sequence[Wish], extra: Tool | None, random: Random) -> Turn:
    dice = random.random()
    if dice < 0.12:
        return Turn(random.choice(_TALK), None)
    if dice < 0.26:
        return Turn(random.choice(_ELSEWHERE), None)
    if extra and dice < 0.45:
        text, given = random.choice(_examples(extra))
        return Turn(text, ToolCall("", extra.name, given))
    return _wished(random.choice(wishes), random, dice > 0.82)


def _wished(wish: Wish, random: Random, bare: bool) -> Turn:
    values = {name: random.choice(choices) for name, choices in wish.arguments.items()}
    form = random.choice(wish.bare if bare else wish.asks)
    given = {name: value for name, value in values.items() if f"{{{name}}}" in form}
    return Turn(form.format(**values), ToolCall("", wish.name, given), bare)


def _own_tools() -> list[Tool]:
    return [
        tool for tool in (make_calculator(), *make_date_tools(), make_unit_tool(), make_text_tool()) if _examples(tool)
    ]


def _examples(tool: Tool) -> list[tuple[str, dict[str, Any]]]:
    found = [(text, dict(completed(tool, {}, text))) for text in tool.examples]
    return [(text, given) for text, given in found if not tool.missing(given)]
