"""Reads questions with their answers, or past conversations, from a person's files."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from engine.commands import PartReading
from engine.data.streams import iterate
from engine.errors import BadInput
from engine.ready_made.own_columns import are_texts, question_share
from engine.ready_made.spellings import usual
from engine.ready_made.support_desk.letters import body, unmarked
from engine.results import PartLook

# Role -> names of columns that are taken for it, likeliest first.
_HINTS = {
    "question": (
        *("question", "questions", "text", "message", "query", "user", "customer", "utterance", "prompt"),
        *("frage", "fragen", "anfrage", "kundenfrage", "nachricht", "问题", "提问", "客户问题"),
        *("customermessage", "customerquestion", "description", "beschreibung"),
    ),
    "answer": (
        *("answer", "answers", "response", "reply", "assistant", "agent", "output", "completion", "template"),
        *("antwort", "antworten", "回答", "答案", "回复", "答复"),
        *("agentreply", "agentresponse", "agentanswer", "supportreply", "publicreply", "resolution"),
    ),
    "intent": (
        "intent",
        "label",
        "category",
        "class",
        "topic",
        "kategorie",
        "thema",
        "anliegen",
        "意图",
        "类别",
        "分类",
        "tags",
        "tag",
        "schlagworte",
        "标签",
    ),
}
_CHAT = "messages"
_SIGNS = re.compile(r"[\W_]+")
_LOOKED_AT = 200
_GUESSED = PartReading()
# Where no name tells: from this share of question marks on a column holds questions, up to that one answers.
_ASKS, _TELLS = 0.3, 0.2


@dataclass(frozen=True)
class Pair:
    """A question with its answer and its intent, '' where the file does not say."""

    question: str
    answer: str = ""
    intent: str = ""


def read(paths: Sequence[str], reading: PartReading = _GUESSED) -> tuple[list[Pair], dict[str, str]]:
    """Return the pairs, each question once, and the answers that a file gives an intent without a question.

    Of HTML what is seen is read, and of a letter what it says, unless `reading` asks for it whole. Intents that differ
    in capitals only are one, as it is written most.

    Raises BadInput `desk_no_questions` where no column or conversation holds questions, and as the readers do.
    """
    pairs: dict[str, Pair] = {}
    templates: dict[str, str] = {}
    for path in paths:
        columns: dict[str, str] = {}
        for rows in iterate(path):
            columns = columns or _columns(rows, reading.columns)
            for row in rows:
                for written in _pairs(row, columns):
                    pair = _said(written, reading.whole)
                    if pair.question:
                        pairs.setdefault(pair.question, pair)
                    elif pair.intent and pair.answer:
                        templates.setdefault(pair.intent, pair.answer)
    if not pairs:
        raise BadInput("desk_no_questions", files=", ".join(paths), columns=", ".join((*_HINTS["question"][:3], _CHAT)))
    names = usual(name for name in (*(pair.intent for pair in pairs.values()), *templates) if name)
    named = [replace(pair, intent=names.get(pair.intent, "")) for pair in pairs.values()]
    # Of two answers to one intent the first stays.
    return named, {names[intent]: templates[intent] for intent in reversed(templates)}


def look(paths: Sequence[str]) -> PartLook:
    """Return what the columns of files are taken for, of conversations none; raises as the readers do."""
    names: dict[str, None] = {}
    taken: dict[str, str] = {}
    unread: list[str] = []
    letters = False
    for path in paths:
        rows = next(iterate(path, _LOOKED_AT), [])
        columns = _columns(rows, {}) if rows else {}
        pairs = [pair for row in rows for pair in _pairs(row, columns)]
        letters = letters or any(_said(pair) != _said(pair, whole=True) for pair in pairs)
        if rows and _CHAT not in columns:
            names |= dict.fromkeys(rows[0])
            taken = {**columns, **taken}
            free = [name for name in rows[0] if name not in columns.values()]
            unread += [name for name in free if are_texts([row[name] for row in rows])]
    is_whole = len(taken) in (len(_HINTS), len(names))
    return PartLook(tuple(names), taken, ("question",), letters, is_whole and not unread and not letters)


def best_answers(pairs: Sequence[Pair]) -> dict[str, str]:
    """Return intent -> the answer that was given most often, of equals the longest."""
    found: dict[str, Counter[str]] = {}
    for pair in pairs:
        counted = found.setdefault(pair.intent, Counter())
        if pair.answer:
            counted[pair.answer] += 1
    return {
        intent: max(counted, key=lambda answer: (counted[answer], len(answer)), default="")
        for intent, counted in found.items()
    }


def _said(pair: Pair, whole: bool = False) -> Pair:
    question, answer = unmarked(pair.question), unmarked(pair.answer)
    return replace(pair, question=question if whole else body(question), answer=answer if whole else body(answer))


def _columns(rows: Sequence[Mapping[str, str]], given: Mapping[str, str]) -> dict[str, str]:
    """Return role -> column: those `given` ('' for none), else by what they are called or what stands in them."""
    # Of several files each may have its own columns.
    given = {role: name for role, name in given.items() if not name or name in rows[0]}
    found = {role: name for role, name in given.items() if name}
    plain = {_SIGNS.sub("", name.lower()): name for name in rows[0] if name not in found.values()}
    if _CHAT in plain and not found:
        return {_CHAT: plain[_CHAT]}
    for role, hints in _HINTS.items():
        name = next((plain[hint] for hint in hints if hint in plain), None)
        if role not in given and name is not None:
            found[role] = name
    cells = {name: [row[name] for row in rows] for name in rows[0] if name not in found.values()}
    asking = {name: question_share(cells[name]) for name in cells if are_texts(cells[name])}
    asks = max(asking, key=lambda name: asking[name], default="")
    if "question" not in {*found, *given} and asking.get(asks, 0.0) >= _ASKS:
        found["question"] = asks
    # Of several columns one could be anything, and what is taken for an answer is sent to customers.
    told = [name for name in asking if name not in found.values()]
    if "answer" not in {*found, *given} and "question" in found and len(told) == 1 and asking[told[0]] <= _TELLS:
        found["answer"] = told[0]
    return found


def _pairs(row: Mapping[str, str], columns: Mapping[str, str]) -> Iterator[Pair]:
    if _CHAT in columns:
        if row[columns[_CHAT]].strip():
            yield from _conversation(row[columns[_CHAT]])
        return
    question, answer, intent = (row[columns[role]].strip() if role in columns else "" for role in _HINTS)
    yield Pair(question, answer, intent)


def _conversation(text: str) -> Iterator[Pair]:
    """Yield how a conversation began: what is asked later is seldom to be understood without what came before."""
    said = [message for message in json.loads(text) if message.get("role") in ("user", "assistant")]
    for asked, told in pairwise(said):
        if asked["role"] == "user" and told["role"] == "assistant" and told.get("content"):
            yield Pair(str(asked.get("content") or "").strip(), str(told["content"]).strip())
            return
