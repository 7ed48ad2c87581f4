"""What the composer's small decoder is asked, tuned on a 135M-parameter model: short, plain, the facts as lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.agent.messages import Message
from engine.agent.relevance import Fact

_LONG_ARGUMENT = 40
_LONGEST_FACT = 1200
_STRICT = "Answer the question in one sentence by repeating the fact that answers it. Do not add anything."
_ANSWER = (
    "You answer questions from facts. Reply with one short sentence. Copy names, numbers and dates exactly from the "
    "facts. Add nothing else."
)

_ASKED = "Question: "
_ASKED_OF_TEXT = "What {wanted} is “…”?"
# What a model that tells texts apart tells.
KIND = "kind of text"
# What a model is told that learned the form: every token of it is read for every reply, and was paid for in training.
LEARNED = "Answer from the facts."
# What the space of a published model says that learned `lesson`s: whether it is asked in that form.
COMPOSES = "composes"
_LEARNED_STRICT = "Answer with the fact."

# Worked examples from other trades: a 135M-parameter model follows them where it does not follow instructions. What
# it copies from them by mistake, the grounding check refuses.
_EXAMPLES = (
    (
        "book: The Silent Sea\nstatus: lent out\ndue back on: 3 May 2027",
        "Where is The Silent Sea?",
        "The Silent Sea is lent out and is due back on 3 May 2027.",
    ),
    ("room: Aspen\nseats: 40", "How many people fit into Aspen?", "The room Aspen has 40 seats."),
    (
        "rule: bicycles\ntext: Bicycles must be back by 18:00. Late returns cost 5.00 GBP per hour.",
        "What happens if a bicycle comes back late?",
        "Late returns cost 5.00 GBP per hour.",
    ),
    (f"{KIND}: praise\nconfidence: 88%", f"What {KIND} is “…”?", "It is praise, with a confidence of 88%."),
    ("sum: 6 * 7\nanswer: 42", "what's 6 * 7?", "6 * 7 is 42."),
    (
        "from: 1 May 2027\nto: 4 May 2027\nanswer: 3 days",
        "How long is it from 2027-05-01 to 2027-05-04?",
        "From 1 May 2027 to 4 May 2027 it is 3 days.",
    ),
)


def answer(question: str, facts: Sequence[Fact], shown: bool = True) -> tuple[Message, ...]:
    """Return the first prompt for an answer from a tool's facts; not `shown` is the form that an adapter learned.

    Training asks in the form that is made here, and nowhere else.
    """
    told = _asked(_lines(facts), question).content
    # A decoder that has read the question reads the facts for what is asked of them.
    return again(told if shown else f"{_ASKED}{question.strip()}\n\n{told}", shown)


def again(told: str, shown: bool = True) -> tuple[Message, ...]:
    """Return the first prompt of a reply for which the model read `told` last."""
    opening = _shown(_ANSWER, _EXAMPLES) if shown else (Message("system", LEARNED),)
    return (*opening, Message("user", told))


def lesson(told: str, reply: str) -> tuple[Message, ...]:
    """Return what the composer's model learns: the form that an adapter learned, ending with `told`, and the reply."""
    return (Message("system", LEARNED), Message("user", told), Message("assistant", reply))


def strict_answer(question: str, sentence: str, shown: bool = True) -> tuple[Message, ...]:
    """Return the second prompt, after the first reply did not hold: the tool's own sentence is the only fact."""
    told = Message("system", _STRICT if shown else _LEARNED_STRICT)
    return (told, Message("user", f"Fact: {_line(sentence)}\n\n{_ASKED}{question.strip()}"))


def shortened(question: str, arguments: Mapping[str, Any], wanted: str) -> str:
    """Return the question without the long texts that were given to the tool, which would lead the decoder astray.

    Where nothing is left, or all that was said is a text of which the kind is `wanted`, it is asked for what the tool
    tells first, by that name: a text alone asks for nothing.
    """
    texts = [value for value in arguments.values() if isinstance(value, str)]
    if wanted == KIND and question.strip() in map(str.strip, texts):
        return _ASKED_OF_TEXT.format(wanted=wanted)
    for value in texts:
        if len(value) > _LONG_ARGUMENT:
            question = question.replace(value, "…")
    return question.strip() if question.strip(" …\"“”'") else _ASKED_OF_TEXT.format(wanted=wanted)


def _shown(system: str, examples: Sequence[tuple[str, str, str]]) -> tuple[Message, ...]:
    turns = [turn for facts, asked, said in examples for turn in (_asked(facts, asked), Message("assistant", said))]
    return (Message("system", system), *turns)


def _asked(facts: str, question: str) -> Message:
    return Message("user", f"Facts:\n{facts}\n\n{_ASKED}{question.strip()}")


def _lines(facts: Sequence[Fact]) -> str:
    return "\n".join(f"{name}: {_line(value)}" for name, value in facts)


def _line(text: str) -> str:
    """Return a fact as one line of the prompt: with line breaks it could pass for the question that follows."""
    return " ".join(text[:_LONGEST_FACT].split())
