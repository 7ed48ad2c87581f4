"""Rows of the sources of tools that a person added to a project: tool servers, Python files, documents."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from engine.errors import BadInput
from engine.store.agents import PERMISSIONS, permissions, set_permission
from engine.text.values import to_json


@dataclass(frozen=True)
class ToolSource:
    """A source as it is stored; `settings` is JSON data that its kind understands."""

    source: str
    name: str
    kind: str
    settings: Mapping[str, Any]


def save(connection: sqlite3.Connection, source: ToolSource) -> None:
    """Add a source, or change the one of this id in its place.

    Raises BadInput `tool_source_taken` where another has its name.
    """
    row = (source.source, source.name, source.kind, to_json(source.settings))
    try:
        connection.execute(
            "INSERT INTO tool_sources VALUES (?, ?, ?, ?) "
            "ON CONFLICT (source) DO UPDATE SET name = excluded.name, settings = excluded.settings",
            row,
        )
    except sqlite3.IntegrityError as error:
        raise BadInput("tool_source_taken", detail=str(error), name=source.name) from error


def every(connection: sqlite3.Connection) -> tuple[ToolSource, ...]:
    """Return the sources in the order in which they were added."""
    return tuple(_source(row) for row in connection.execute("SELECT * FROM tool_sources ORDER BY rowid"))


def get(connection: sqlite3.Connection, source: str) -> ToolSource:
    """Return a source by id or name; raises BadInput `no_tool_source`."""
    row = connection.execute("SELECT * FROM tool_sources WHERE source = ? OR name = ?", (source, source)).fetchone()
    if row is None:
        raise BadInput("no_tool_source", source=source)
    return _source(row)


def remove(connection: sqlite3.Connection, source: str) -> None:
    """Take a source away."""
    connection.execute("DELETE FROM tool_sources WHERE source = ?", (source,))


def forget_permissions(
    connection: sqlite3.Connection, tools: Iterable[str], which: Collection[str] = PERMISSIONS
) -> None:
    """Forget what the person said of tools of these names, where it is one of `which`, in the project and its agents.

    A permission belongs to the tool that it was given to: another one of the same name must ask for its own.
    """
    names, gone = set(tools), set(which)
    said = [(name, permission) for name in names for permission in gone]
    connection.executemany("DELETE FROM permissions WHERE tool = ? AND permission = ?", said)
    # Of agents that were deleted, too: they can be had back.
    for row in connection.execute("SELECT agent, permissions FROM agents").fetchall():
        own = json.loads(row["permissions"]).items()
        kept = {tool: value for tool, value in own if tool not in names or value not in gone}
        connection.execute("UPDATE agents SET permissions = ? WHERE agent = ?", (to_json(kept), row["agent"]))


def forbid_alike(connection: sqlite3.Connection, pairs: Iterable[tuple[str, str]]) -> None:
    """Forbid the second tool of each pair where the first is: in the project, and in agents, deleted ones too."""
    pairs = tuple(pairs)
    said = permissions(connection)
    for was, its in pairs:
        if said.get(was) == "never":
            set_permission(connection, its, "never")
    for row in connection.execute("SELECT agent, permissions FROM agents").fetchall():
        own = json.loads(row["permissions"])
        kept = {**own, **{its: "never" for was, its in pairs if own.get(was) == "never"}}
        connection.execute("UPDATE agents SET permissions = ? WHERE agent = ?", (to_json(kept), row["agent"]))


def _source(row: sqlite3.Row) -> ToolSource:
    return ToolSource(row["source"], row["name"], row["kind"], json.loads(row["settings"]))
