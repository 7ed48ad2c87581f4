"""What the composer's small decoder is asked, tuned on a 135M-parameter model: short, plain, the facts as lines."""

from __future__ import annotations

import re

from engine.agent.messages import Message
from engine.agent.tools import ToolResult

_ANSWER = (
    "You are a helpful assistant. Answer the question in one short sentence. Use only the facts given, and copy "
    "names, numbers and dates exactly."
)
_STRICT = "Answer the question in one sentence by repeating the fact that answers it. Do not add anything."
_SMALL_TALK = "You are a friendly office assistant. Reply with one short, polite sentence. Do not ask for details."

_QUESTION = re.compile(
    r"\?\s*$|^(?:what|who|whose|whom|when|where|why|which|how|is|are|was|were|do|does|did|can|could|will|would|should|"
    r"has|have|had|tell me|show me|explain|book|find|write|translate|send|order|buy|give me|recommend)\b",
    re.IGNORECASE,
)
_PLEASANTRY = re.compile(
    r"\b(?:how are you|how'?s it going|are you (?:ready|there|well|ok)|how do you do|"
    r"hello|hi|hey|good (?:morning|afternoon|evening|day)|"
    r"thanks?|thank you|bye|goodbye)\b",
    re.IGNORECASE,
)
_PROMISES = re.compile(
    r"\b(?:(?:your|the) (?:order|refund|parcel|package|payment|invoice|account|request)s?|"
    r"I(?:'ve| have) (?:sent|booked|ordered|"
    r"cancelled|canceled|changed|updated|forwarded)|refund(?:ed)?|has been|have been|will be|"
    r"we (?:offer|sell|ship|deliver|provide))\b",
    re.IGNORECASE,
)


def answer(question: str, result: ToolResult) -> tuple[Message, ...]:
    """Return the first prompt for an answer from a tool's result."""
    return (Message("system", _ANSWER), Message("user", f"Facts:\n{_lines(result)}\n\nQuestion: {question.strip()}"))


def strict_answer(question: str, result: ToolResult) -> tuple[Message, ...]:
    """Return the second prompt, after the first reply did not hold: the tool's own sentence is the fact."""
    return (
        Message("system", _STRICT),
        Message("user", f"Fact: {result.reply}\n\nQuestion: {question.strip()}"),
    )


def small_talk(words: str) -> tuple[Message, ...]:
    """Return the prompt for a message that needs no tool."""
    return (Message("system", _SMALL_TALK), Message("user", words.strip()))


def is_small_talk(words: str) -> bool:
    """Say whether a message that no tool fits may be answered freely: a pleasantry, or no question at all."""
    short = len(words.split()) <= 14
    return short and (bool(_PLEASANTRY.search(words)) or not _QUESTION.search(words.strip()))


def promises(reply: str) -> str:
    """Return the words of small talk that say something about the business, '' where there are none."""
    match = _PROMISES.search(reply)
    return match.group(0) if match else ""


def _lines(result: ToolResult) -> str:
    return "\n".join(f"{name}: {value}" for name, value in result.facts)
