"""Suggests a reply to a question that was handed over: the answer of an intent that may fit, or a passage."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from engine.agent.callers.selection import completed
from engine.agent.tools import Tool
from engine.errors import BadInput
from engine.ready_made.support_desk.clerk import Decision
from engine.ready_made.support_desk.filling import filled, look_ups, table_of
from engine.ready_made.support_desk.searching import document_tools, passages_of
from engine.ready_made.support_desk.values import BY_DOCUMENTS, BY_INTENT, Suggestion

# From this confidence on an intent's answer is rather right than wrong.
FITS = 0.5
_FEWEST_WORDS, _MOST_PARTS = 3, 8
_PART = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？；])|\n+")
_SIGNS = re.compile(r"[\u3040-\u9fff]")


def suggest(question: str, found: Decision, answers: Mapping[str, str], tools: Sequence[Tool]) -> Suggestion:
    """Return what could be replied; `tools` look rows up and search documents.

    An answer is filled from the row that the question names; where it names none, its places stay open, and so does
    that of an empty cell. A letter asks
    more than one thing: where the whole finds nothing, its sentences are looked up one by one.
    """
    answer = _filled(answers.get(found.intent, ""), question, tools)
    if answer and found.confidence >= FITS:
        return Suggestion(answer, BY_INTENT)
    searching = document_tools(tools)
    for part in _parts(question):
        passages = passages_of(part, searching)
        if passages is not None:
            best = passages[1].data["passages"][0]
            place = ", ".join(" ".join(str(best[name]).split()) for name in ("source", "place") if best[name])
            return Suggestion(" ".join(str(best["text"]).split()), BY_DOCUMENTS, place)
    return Suggestion(answer, BY_INTENT) if answer else Suggestion()


def _filled(answer: str, question: str, tools: Sequence[Tool]) -> str:
    """Return the answer with the cells of the row that the question names, as it stands where there is none."""
    look_up = look_ups(tools).get(table_of(answer))
    if look_up is None:
        return answer
    arguments = completed(look_up, {}, question)
    if look_up.missing(arguments):
        return answer
    try:
        return filled(answer, look_up.function(arguments).data)
    except BadInput as error:
        if error.code not in ("row_not_found", "desk_field"):
            raise
        return answer


def _parts(question: str) -> list[str]:
    """Return the question as a whole, then its sentences, those with most to look for first."""
    told = [part.strip() for part in _PART.split(question) if _length(part) >= _FEWEST_WORDS]
    return list(dict.fromkeys((question, *sorted(told, key=_length, reverse=True)[:_MOST_PARTS])))


def _length(text: str) -> int:
    """Return how many words there are, of Chinese how many signs."""
    return len(text.split()) + len(_SIGNS.findall(text))
