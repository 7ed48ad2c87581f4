"""What texts say of how people feel, and which of it counts as negative: by what is known, and by what a person chose.

The choice is the project's: texts are counted by what they say, whichever feed they came in.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence

from engine.ready_made.sentiment_monitor import store
from engine.ready_made.sentiment_monitor.values import NEGATIVE, OTHER_MOODS, Mood

NUMBER = re.compile(r"[-+]?[\d.,]+")
_CHOSEN = "moods"
_MOST = 20
# More numbers than these are scores, of which nearly each is another one.
_MOST_NUMBERS = 10
_SHARE_TOLD = 0.05


def is_negative(connection: sqlite3.Connection) -> str:
    """Return the SQL condition that `sentiment` counts as negative: by its label, or as a score below zero."""
    chosen = _chosen(connection)
    bad = {*NEGATIVE, *(label for label, negative in chosen.items() if negative)}
    good = {label for label, negative in chosen.items() if not negative}
    score = "replace(replace(sentiment, ',', '.'), '−', '-')"
    return (
        f"(lower(sentiment) IN ({_listed(bad - good)}) "
        f"OR (lower(sentiment) NOT IN ({_listed(good)}) AND CAST({score} AS REAL) < 0))"
    )


def choose(connection: sqlite3.Connection, negative: Sequence[str], other: Sequence[str]) -> None:
    """Keep which labels count as negative and which do not, within the caller's transaction."""
    said = {**dict.fromkeys(map(_lower, negative), True), **dict.fromkeys(map(_lower, other), False)}
    store.set_setting(connection, _CHOSEN, json.dumps({**_chosen(connection), **said}, ensure_ascii=False))


def choices(connection: sqlite3.Connection, learned: Sequence[str] = ()) -> tuple[Mood, ...]:
    """Return what a person can choose from: what texts say, the commonest first, and what a model has `learned`."""
    labels: dict[str, str] = {}
    for label in (*(label for label, _, _ in _said(connection)), *learned):
        labels.setdefault(_lower(label), label)
    found = list(labels.values())
    if sum(bool(NUMBER.fullmatch(label)) for label in found) > _MOST_NUMBERS:
        found = [label for label in found if not NUMBER.fullmatch(label)]
    asked = f"SELECT {is_negative(connection)} FROM (SELECT ? AS sentiment)"
    return tuple(Mood(label, bool(connection.execute(asked, (label,)).fetchone()[0])) for label in found[:_MOST])


def unknown(connection: sqlite3.Connection, most: int = 6) -> tuple[str, ...]:
    """Return what texts say of how people feel in words that are not known or chosen, the commonest first.

    Scores are known where some are below zero. Nothing where less than a twentieth of the texts say it.
    """
    rows, chosen = _said(connection), _chosen(connection)
    words = {*NEGATIVE, *chosen}
    signed = any(negative and not {label.lower(), _lower(label)} & words for label, _, negative in rows)
    known = {*OTHER_MOODS, *chosen}
    found = [
        (label, count)
        for label, count, negative in rows
        if not negative and not {label.lower(), _lower(label)} & known and not (signed and NUMBER.fullmatch(label))
    ]
    few = sum(count for _, count in found) < _SHARE_TOLD * sum(count for _, count, _ in rows)
    return () if few else tuple(label for label, _ in found[:most])


def _said(connection: sqlite3.Connection) -> list[tuple[str, int, bool]]:
    """Return each label with how many texts say it and whether it counts as negative, the commonest first."""
    rows = connection.execute(
        f"SELECT sentiment, sum(count), {is_negative(connection)} FROM days WHERE by = '' AND value = '' "
        "AND sentiment <> '' GROUP BY lower(sentiment) HAVING sum(count) > 0 ORDER BY 2 DESC, 1"
    )
    return [(row[0], int(row[1]), bool(row[2])) for row in rows]


def _chosen(connection: sqlite3.Connection) -> dict[str, bool]:
    found: dict[str, bool] = json.loads(store.setting(connection, _CHOSEN) or "{}")
    return found


def _lower(label: str) -> str:
    """Return a label as SQLite's `lower` writes it, which knows no capitals but those of ASCII."""
    return re.sub("[A-Z]+", lambda found: found[0].lower(), label)


def _listed(labels: set[str]) -> str:
    return ", ".join("'" + label.replace("'", "''") + "'" for label in sorted(labels))
