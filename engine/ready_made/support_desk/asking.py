"""Chooses the questions that are offered to begin with: known ones that the desk would answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from engine.ready_made.support_desk.clerk import Decision
from engine.ready_made.support_desk.filling import table_of

_INTENTS, _EACH, _SHOWN = 6, 5, 3
# As long as a button is wide.
_BEST, _LONGEST = 40, 70


def candidates(known: Iterable[Mapping[str, Any]], answers: Mapping[str, str]) -> list[str]:
    """Return some questions of each of the commonest intents that have an answer, those of a good length first.

    `known` are rows with `text` and `label`. Answers that need no row of a table come first.
    """
    by_intent: dict[str, list[str]] = {}
    for row in known:
        by_intent.setdefault(str(row["label"]), []).append(str(row["text"]))
    common = Counter({name: len(texts) for name, texts in by_intent.items() if answers.get(name)}).most_common()
    ranked = sorted((name for name, _ in common), key=lambda name: bool(table_of(answers[name])))
    found: list[str] = []
    for name in ranked[:_INTENTS]:
        short = [text for text in dict.fromkeys(by_intent[name]) if len(text) <= _LONGEST and "\n" not in text]
        found += sorted(short, key=lambda text: abs(len(text) - _BEST))[:_EACH]
    return found


def answered(asked: Sequence[str], decided: Sequence[Decision]) -> tuple[str, ...]:
    """Return the surest question of each intent, as many as are shown, of those that are answered."""
    best: dict[str, tuple[float, str]] = {}
    for question, decision in zip(asked, decided, strict=True):
        if decision.sure and decision.confidence > best.get(decision.intent, (0.0, ""))[0]:
            best[decision.intent] = (decision.confidence, question)
    return tuple(question for _, question in best.values())[:_SHOWN]
