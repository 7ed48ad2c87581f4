"""The language in which the agent answers, and its own sentences in it: that of the person's message.

A sentence stands in the code in English, which is also its key: `say` fills it in the language of the turn. What has no
Chinese in `engine.agent.chinese.sentences` is said in English.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from engine.agent.chinese.sentences import SENTENCES
from engine.text.han import HAN, closed_up

ENGLISH, CHINESE = "en", "zh"
_TABLES = {CHINESE: SENTENCES}
_speaking: ContextVar[str] = ContextVar("speaking", default=ENGLISH)

_HAN = re.compile(f"[{HAN}]")
# Japanese is written with the same signs, and with these beside them.
_KANA = re.compile(r"[\u3040-\u30ff]")
# A word of Latin letters; A-2005 and 5km are none.
_WORD = re.compile(r"(?<![A-Za-z0-9_-])[A-Za-z]+(?![A-Za-z0-9_]|-\d)")


class Phrase(str):
    """A sentence in English that can be told in another language: it keeps its form and what fills it."""

    form: str
    named: dict[str, Any]

    def __new__(cls, form: str, **named: Any) -> Phrase:
        made = super().__new__(cls, form.format(**named))
        made.form, made.named = form, named
        return made


class Described(Phrase):
    """What a tool or an argument is for: models read its English, the window translates it."""


def language_of(*texts: str) -> str:
    """Return the language of what was said: Chinese where it has more Chinese characters than Latin words."""
    said = " ".join(texts)
    if _KANA.search(said):
        return ENGLISH
    return CHINESE if len(_HAN.findall(said)) > len(_WORD.findall(said)) else ENGLISH


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say all sentences inside in `language`; what runs on another thread needs a copy of the context."""
    token = _speaking.set(language)
    try:
        yield
    finally:
        _speaking.reset(token)


def language() -> str:
    """Return the language of the turn."""
    return _speaking.get()


def say(form: str, **named: Any) -> str:
    """Return a sentence with its named fields filled, in the language of the turn."""
    return told(Phrase(form, **named))


def told(words: str) -> str:
    """Return what was made for any language (a `Phrase`, or a sentence without fields) in that of the turn."""
    table = _TABLES.get(language(), {})
    if not isinstance(words, Phrase):
        return table.get(words, words)
    named = {name: told(value) if isinstance(value, Phrase) else value for name, value in words.named.items()}
    return closed_up(table.get(words.form, words.form), named).format(**named)


def listed(parts: Sequence[str]) -> str:
    """Return `parts` as a list in words, 'a, b and c', '' for none."""
    return chained((say(", ").join(parts[:-1]), *parts[-1:]) if len(parts) > 1 else parts)


def chained(parts: Sequence[str]) -> str:
    """Return `parts` with a word between them, 'a and b and c', '' for none."""
    return functools.reduce(lambda some, last: say("{some} and {last}", some=some, last=last), parts) if parts else ""
