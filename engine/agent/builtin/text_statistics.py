"""The text tool: counts words, characters and sentences, as a language model cannot count."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from engine.agent.finders import find_text
from engine.agent.language import say
from engine.agent.tools import Finder, Tool, ToolResult, schema
from engine.results import ToolInfo

_LONGEST = 8000
# Words read in a minute, silently: Brysbaert 2019, "How many words do we read per minute?", 238 rounded down.
_WORDS_A_MINUTE = 230
# A sign of Chinese or Japanese counts as a word, as word processors count; other letters run together into one.
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+(?:[-'’.][^\W_{_CJK}]+)*")
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’)]*(?=\s|$)|[。！？]+")


def make_text_tool() -> Tool:
    """Return the tool `text_statistics`, with the one argument `text`."""
    info = ToolInfo(
        name="text_statistics",
        description="Count the words, characters, sentences and paragraphs of a text.",
        parameters=schema({"text": "The text to count."}, ["text"], _LONGEST),
        origin="built-in",
    )
    return Tool(
        info,
        _answer,
        asks={"text": "Which text should I count? Put it in quotation marks or after a colon."},
        examples=(
            'how many words are in "The parcel is late."',
            "count the words: Dear team, thank you for the quick reply.",
            "how long is this text: We open at nine.",
            "number of characters in 'Hello world, here we are'",
            "how many sentences does this text have",
        ),
        finders={"text": Finder(find_given, specific=False)},
    )


def find_given(message: str) -> str | None:
    """Return the text that a message quotes or puts after a colon; the question itself is none."""
    found = find_text(message)
    return None if found == message.strip() else found


def statistics(text: str) -> dict[str, int | float]:
    """Return the counts of a text; `minutes` is the time to read it silently, to a tenth."""
    words = _WORD.findall(text)
    sentences = [part for part in _SENTENCE_END.split(text) if _WORD.search(part)]
    paragraphs = [part for part in re.split(r"\n\s*\n", text) if part.strip()]
    return {
        "words": len(words),
        "characters": len(text),
        "characters_without_spaces": len(re.sub(r"\s", "", text)),
        "sentences": len(sentences),
        "paragraphs": len(paragraphs),
        "words_a_sentence": round(len(words) / len(sentences), 1) if sentences else 0,
        "minutes": round(len(words) / _WORDS_A_MINUTE, 1),
    }


def _answer(arguments: Mapping[str, Any]) -> ToolResult:
    found = statistics(str(arguments["text"]))
    counts = say(", ").join(
        say(f"{{count}} {name[:-1] if found[name] == 1 else name}", count=found[name])
        for name in ("words", "characters", "sentences", "paragraphs")
    )
    return ToolResult(
        data=found,
        facts=tuple((name.replace("_", " "), str(value)) for name, value in found.items()),
        reply=say("The text has {counts}.", counts=counts),
    )
