"""Rows of what was decided about routers that could take another's place, so that a step can be taken back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from engine.store.database import now
from engine.text.values import to_json

USED, KEPT, ROLLED_BACK = "used", "kept", "rolled_back"


def add(connection: sqlite3.Connection, model: str, previous: str, decision: str, agents: Sequence[str]) -> None:
    """Keep a decision about `model`, which could take the place of `previous` with these agents."""
    connection.execute(
        "INSERT INTO model_promotions (model, previous, decision, agents, created) VALUES (?, ?, ?, ?, ?)",
        (model, previous, decision, to_json(list(agents)), now()),
    )


def forget_last(connection: sqlite3.Connection, model: str) -> None:
    """Forget what was decided last about a model."""
    connection.execute(
        "DELETE FROM model_promotions WHERE id = (SELECT max(id) FROM model_promotions WHERE model = ?)", (model,)
    )


def decided(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the models about which anything was decided."""
    return frozenset(row["model"] for row in connection.execute("SELECT DISTINCT model FROM model_promotions"))


def previous(connection: sqlite3.Connection, model: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the model whose place `model` took last, if it still stands, and the agents that changed to it."""
    row = connection.execute(
        "SELECT previous, agents, decision FROM model_promotions WHERE model = ?"
        " AND previous IN (SELECT model FROM models) ORDER BY id DESC LIMIT 1",
        (model,),
    ).fetchone()
    if row is None or row["decision"] != USED:
        return None
    return row["previous"], tuple(json.loads(row["agents"]))
