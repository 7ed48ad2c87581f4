"""Guesses which column plays which role of a task, so that a person has to correct and not to fill in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.data.columns import Column
from engine.results import Role, TaskInfo

# Below this, a column is not taken for a role: better an open question than a wrong answer.
THRESHOLD = 0.35
# A column that fits a class nearly as well as another is as likely to be it, where the name of neither says so.
_RIVAL = 0.8
# What German and Chinese columns are called, by what the tasks know in English. Longer names end in these words.
_ENGLISH = {
    "nachricht": "message",
    "kommentar": "message",
    "anliegen": "message",
    "inhalt": "content",
    "frage": "question",
    "antwort": "answer",
    "zusammenfassung": "summary",
    "übersetzung": "translation",
    "kategorie": "category",
    "kategorien": "categories",
    "themen": "topics",
    "klasse": "class",
    "stimmung": "sentiment",
    "thema": "topic",
    "absicht": "intent",
    "nummer": "id",
    "quelle": "source",
    "absender": "sender",
    "autor": "author",
    "nutzer": "user",
    "kunde": "customer",
    "kanal": "channel",
    "文本": "text",
    "内容": "content",
    "正文": "content",
    "句子": "sentence",
    "消息": "message",
    "留言": "message",
    "评论": "review",
    "问题": "question",
    "答案": "answer",
    "回答": "answer",
    "摘要": "summary",
    "原文": "original",
    "译文": "translation",
    "标签": "label",
    "类别": "category",
    "分类": "category",
    "情感": "sentiment",
    "主题": "topic",
    "意图": "intent",
    "编号": "id",
    "来源": "source",
    "发件人": "sender",
    "发送者": "sender",
    "作者": "author",
    "用户": "user",
    "客户": "customer",
    "渠道": "channel",
}
# Where a text came from is of few kinds, too, but nothing that can be told from it.
_ORIGINS = frozenset({"id", "source", "sender", "from", "author", "user", "customer", "channel"})
# What a text is translated from goes by one of these names as well.
_TRANSLATED = frozenset({"source", "from"})
# In fewer rows even texts are of few kinds.
_MANY = 20


@dataclass(frozen=True)
class Guess:
    """`roles` maps role -> column; `score` is the mean fit of the required roles, 0 where one of them has none."""

    roles: Mapping[str, str]
    score: float


def guess_roles(task: TaskInfo, columns: Sequence[Column], given: Mapping[str, str] | None = None) -> Guess:
    """Give every role the column that fits best and is not taken; what is `given` stands.

    A class that could as well be in another column is left open: the task fits, and the person says which it is.
    """
    roles = dict(given or {})
    free = [column for column in columns if column.info.name not in roles.values()]
    open_roles = [role for role in task.roles if role.name not in roles]
    fits = [(_fit(role, column), role, column) for role in open_roles for column in free]
    scores = dict.fromkeys(roles, 1.0)
    # Required roles choose first; among equals, the order of the file decides (the sort is stable).
    for fit, role, column in sorted(fits, key=lambda item: (not item[1].required, -item[0])):
        if fit >= THRESHOLD and role.name not in roles and column.info.name not in roles.values():
            roles[role.name] = column.info.name
            scores[role.name] = fit
    for role in open_roles:
        if role.kind == "category" and _has_rival(role, roles, fits):
            del roles[role.name]
    required = [scores.get(role.name, 0.0) for role in task.roles if role.required]
    whole = bool(required) and min(required) > 0
    return Guess(roles, sum(required) / len(required) if whole else 0.0)


def _has_rival(role: Role, roles: Mapping[str, str], fits: Sequence[tuple[float, Role, Column]]) -> bool:
    """Tell whether a column that has no role could be this one as well as the column that got it."""
    chosen = roles.get(role.name, "")
    if not chosen or _hint(role, chosen):
        return False
    found = {column.info.name: fit for fit, other, column in fits if other is role}
    least = max(THRESHOLD, _RIVAL * found[chosen])
    return any(fit >= least for name, fit in found.items() if name not in roles.values())


def rank_tasks(tasks: Sequence[TaskInfo], columns: Sequence[Column]) -> dict[str, Guess]:
    """Return the tasks that these columns can serve with their guesses, likeliest first."""
    guesses = {task.name: guess_roles(task, columns) for task in tasks}
    served = [name for name in guesses if guesses[name].score > 0]
    return {name: guesses[name] for name in sorted(served, key=lambda name: -guesses[name].score)}


def _fit(role: Role, column: Column) -> float:
    """Return how well the column fits the role, from 0 (cannot be) to 1."""
    if role.kind == "category" and not column.info.distinct:
        return 0.4 * _hint(role, column.info.name)  # a column for labels that are still to be given
    likeness = _LIKENESS[role.kind](column)
    if likeness <= 0 or _tells_origin(role, column):
        return 0.0
    hint = _hint(role, column.info.name)
    return 0.6 * likeness + 0.4 * hint if role.required else 0.2 * likeness + 0.8 * hint


def _hint(role: Role, name: str) -> float:
    """Return 1 for the likeliest of the names that the role often has, less for later ones and for parts of names."""
    whole, *parts = _words(name)
    hints = (role.name, *role.hints)
    if whole in hints:
        return 1.0 - 0.3 * hints.index(whole) / len(hints)
    return 0.5 if set(hints).intersection(parts) else 0.0


def _tells_origin(role: Role, column: Column) -> bool:
    """Tell a column that says where each text came from, which is neither a class nor a text."""
    whole, *parts = _words(column.info.name)
    if role.kind == "text":
        return whole in _TRANSLATED and column.rows >= _MANY and _as_category(column) > 0
    named = not _ORIGINS.isdisjoint((whole, parts[-1]))
    return named and role.kind in ("category", "judgement") and not _hint(role, column.info.name)


def _words(name: str) -> list[str]:
    """Return the name as one word, then its parts, all of them in English where that is known."""
    whole = re.sub(r"[\W_]+", "_", name.casefold()).strip("_")
    return [_ENGLISH.get(whole, whole), *map(_in_english, whole.split("_"))]


def _in_english(part: str) -> str:
    return next((english for known, english in _ENGLISH.items() if part.endswith(known)), part)


def _as_text(column: Column) -> float:
    info = column.info
    if info.kind != "text" or not info.distinct:
        return 0.0
    length = min(1.0, sum(map(len, info.samples)) / len(info.samples) / 30)
    spread = min(1.0, 2 * info.distinct / max(1, column.rows - info.empty))
    # One ASCII word a value is a link, a file name or a code; Chinese has no blanks either, but is not ASCII.
    code = all(sample.isascii() and " " not in sample for sample in info.samples)
    return (0.15 + 0.5 * length + 0.35 * spread) * (0.4 if code else 1.0)


def _as_category(column: Column) -> float:
    info = column.info
    filled = column.rows - info.empty
    if info.kind not in ("text", "integer", "boolean") or info.distinct < 1:
        return 0.0
    share = info.distinct / max(1, filled)
    if filled >= _MANY and (share > 0.5 or info.distinct > 1000):
        return 0.0
    short = sum(map(len, info.samples)) / len(info.samples) <= 40 and column.words <= 5
    whole = filled / max(1, column.rows)
    return (0.4 + 0.3 * (1 - share) + (0.3 if short else 0.0)) * whole * (0.6 if info.distinct < 2 else 1.0)


def _as_categories(column: Column) -> float:
    return 1.0 if column.sets else 0.0


def _as_judgement(column: Column) -> float:
    """A number, or a class; a number of many digits is a link or a key and no judgement."""
    return max(_as_number(column), _as_category(column), 0.9 if column.scores else 0.0)


def _as_number(column: Column) -> float:
    return {"number": 1.0, "integer": 0.8}.get(column.info.kind, 0.0)


def _as_messages(column: Column) -> float:
    """A conversation; one with calls could be meant for choosing tools, too."""
    return 0.9 * column.lists.messages if column.lists.messages > 0.5 else 0.0


def _as_calls(column: Column) -> float:
    """Messages to which a tool call is the answer; in a long conversation there is more than calls to learn."""
    lists = column.lists
    if lists.messages <= 0.5:
        return 0.0
    return lists.messages if lists.calls > 0.2 and lists.turns <= 6 else 0.6 * lists.messages


def _as_spans(column: Column) -> float:
    """Marked stretches; where each text has two, what matters is how they are related."""
    lists = column.lists
    if lists.spans <= 0.5:
        return 0.0
    return (0.6 if lists.pairs > 0.9 else 0.9) * lists.spans


def _as_pair(column: Column) -> float:
    return column.lists.pairs if column.lists.pairs > 0.5 else 0.0


def _as_json(column: Column) -> float:
    return 1.0 if column.info.kind == "json" else 0.0


_LIKENESS = {
    "text": _as_text,
    "category": _as_category,
    "categories": _as_categories,
    "judgement": _as_judgement,
    "number": _as_number,
    "messages": _as_messages,
    "calls": _as_calls,
    "spans": _as_spans,
    "pair": _as_pair,
    "json": _as_json,
}
