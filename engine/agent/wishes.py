"""Tells a question or a request from a plain value: asked for a city, 'what is the weather' names none."""

from __future__ import annotations

import re

from engine.agent.courtesy import courtesy
from engine.agent.templates import asks_about_me
from engine.agent.tools import Tool
from engine.agent.words import singular

_BE = r"(?:is|are|was|were|does|did|can|could|will|would|should|has|have|had)"
# Openings that hardly a name, a title or a thing to do has: 'When Harry Met Sally' and 'buy a pint of milk' are values.
_ENGLISH = (
    rf"(?:what|which|who|whose|whom|when|where|why|how)(?:['’]s|['’]re|\s+(?:{_BE}|do))\b",
    rf"(?:what|which|whose|how)(?:\s+\w+){{1,3}}\s+(?:{_BE}|do)\b",
    r"how\s+(?:many|much|long|often|far|old|come)\b",
    rf"(?:{_BE}|do|may)(?:n['’]t)?\s+(?:i|you|we|he|she|it|they|there)\b",
    rf"{_BE}(?:n['’]t)?\s+(?:the|these|those|my|your|our|any)\b",
    r"(?:show|tell|give|send|get|fetch|find|bring|remind|help|teach)\s+(?:me|us)\b",
    r"let\s+me\s+(?:know|see)\b",
    r"(?:show|list|count|look\s+up)\s+(?:the|all|my|our|every|how|what|which)\b",
    r"i(?:['’]d|\s+would)?\s+(?:want|need|like)\s+to\b",
)
_ASKED = re.compile(
    rf"^(?:(?:and|but|so|well|oh|actually|ok(?:ay)?|please|now|then|just)\b,?\s+)*(?:{'|'.join(_ENGLISH)})",
    re.IGNORECASE,
)
# Verbs of orders. A value may begin so too ('list price'), so that they count only where a wish is expected.
_ORDERED = re.compile(
    r"^(?:please\s+)?(?:look\s+up|work\s+out|show|list|count|convert|calculate|compute|add|find|search|get|give|tell)\s",
    re.IGNORECASE,
)
_POLITE = re.compile(r"^(?:please\s+|请)")
_FORBIDS = re.compile(
    r"^(?:(?:no|please|but|and|so)\b,?\s+|请)*(?:(?:do\s+not|don['’]?t|never)\s+|不要|请?勿|别|"
    r"how\s+(?:do|can|could|would|should)\s+(?:i|we|you|one)\s+|how\s+to\s+|(?:我)?(?:怎么|怎样|如何))",
    re.IGNORECASE,
)
_ASKED_IN_CHINESE = re.compile(
    r"什么|怎么|怎样|如何|多少|几[点个号天]|为何|哪[里儿个些]|[吗呢][。！!~～]*$|"
    r"^(?:请问|请告诉|请帮|请给|告诉我|帮我|给我|查一下|查询|我想(?:知道|问|看|查))"
)


def is_wish(words: str) -> bool:
    """Say whether `words` ask for something, or are a mere courtesy: no value of an argument begins like that."""
    plain = words.strip()
    asked = plain.endswith(("?", "？")) or _ASKED.match(plain) or _ASKED_IN_CHINESE.search(plain)
    return bool(asked) or asks_about_me(plain) or bool(courtesy(plain))


def begins_wish(words: str) -> bool:
    """Say whether `words` begin like a question or an order, whatever they end with."""
    plain = words.strip()
    return bool(_ASKED.match(plain) or _ORDERED.match(plain) or _ASKED_IN_CHINESE.search(plain))


def names(words: str, tool: Tool) -> bool:
    """Say whether `words` hold all words of a tool's title: 'roll two dice' of `roll_dice`."""
    title = _parts(tool.title)
    return bool(title) and title <= _parts(words)


def name_one(words: str, tool: Tool) -> bool:
    """Say whether `words` hold a word of a tool's title: 'refund' of `send_refund`."""
    return bool(_parts(tool.title) & _parts(words))


def orders(words: str, tool: Tool) -> bool:
    """Say whether `words` begin with the verb that a tool is called by: 'convert 16:30 …' of `convert_time`."""
    verb = tool.title.split(" ")[0].lower()
    plain = _POLITE.sub("", words.strip().lower())
    return bool(verb) and re.match(rf"{re.escape(verb)}(?![a-z0-9])", plain) is not None


def orders_not(words: str, tool: Tool) -> bool:
    """Say whether `words` forbid what a tool does, or ask how it is done: 'do not delete …', 'how do I delete …?'."""
    begun = _FORBIDS.match(words.strip())
    return begun is not None and orders(words.strip()[begun.end() :], tool)


def _parts(words: str) -> set[str]:
    return {singular(word) for word in re.findall(r"\w+", words.lower())}
