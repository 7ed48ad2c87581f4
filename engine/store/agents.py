"""Rows of the agents and the permissions of the tools."""

from __future__ import annotations

import json
import sqlite3

from engine.errors import BadInput, not_known
from engine.results import AgentInfo
from engine.store.database import now
from engine.text.values import to_json

# From the loosest to the strictest.
PERMISSIONS = ("allow", "ask", "never")


def save(connection: sqlite3.Connection, info: AgentInfo) -> None:
    """Add an agent, or change the one of this id; a deleted one of the same name is gone for good."""
    connection.execute(
        "INSERT OR REPLACE INTO agents (agent, name, purpose, tools, caller, composer, permissions, selection,"
        " language_model) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            info.agent,
            info.name,
            info.purpose,
            to_json(info.tools),
            info.caller,
            info.composer,
            to_json(info.permissions),
            info.selection,
            info.language_model,
        ),
    )


def every(connection: sqlite3.Connection) -> tuple[AgentInfo, ...]:
    """Return the agents by name."""
    return tuple(_info(row) for row in connection.execute("SELECT * FROM agents WHERE deleted = '' ORDER BY name"))


def find(connection: sqlite3.Connection, agent: str) -> AgentInfo | None:
    """Return an agent by id or name, or None."""
    row = connection.execute("SELECT * FROM agents WHERE ? IN (agent, name) AND deleted = ''", (agent,)).fetchone()
    return _info(row) if row else None


def get(connection: sqlite3.Connection, agent: str) -> AgentInfo:
    """Return an agent by id or name; raises BadInput `no_agent`."""
    found = find(connection, agent)
    if found is None:
        raise _no_agent(connection, agent)
    return found


def delete(connection: sqlite3.Connection, agent: str) -> None:
    """Take an agent away; until `purge` it can be had back. Raises BadInput `no_agent`."""
    connection.execute("UPDATE agents SET deleted = ? WHERE agent = ?", (now(), get(connection, agent).agent))


def restore(connection: sqlite3.Connection, agent: str) -> AgentInfo:
    """Have a deleted agent back; raises BadInput `no_agent`."""
    if not connection.execute("UPDATE agents SET deleted = '' WHERE agent = ?", (agent,)).rowcount:
        raise _no_agent(connection, agent)
    return get(connection, agent)


def purge(connection: sqlite3.Connection) -> None:
    """Delete for good what was deleted."""
    connection.execute("DELETE FROM agents WHERE deleted <> ''")


def _no_agent(connection: sqlite3.Connection, agent: str) -> BadInput:
    return not_known("no_agent", [info.name for info in every(connection)], agent=agent)


def set_permission(connection: sqlite3.Connection, tool: str, permission: str) -> None:
    """Keep a tool's permission in the project; an agent's own that is looser goes, as it would go before this one.

    What is said of an agent later goes before it again. Raises BadInput `unknown_permission`.
    """
    if permission not in PERMISSIONS:
        raise BadInput("unknown_permission", permission=permission)
    connection.execute("INSERT OR REPLACE INTO permissions VALUES (?, ?)", (tool, permission))
    looser = PERMISSIONS[: PERMISSIONS.index(permission)]
    # Of those that were deleted, too: one that is had back is not allowed more than before.
    for info in map(_info, connection.execute("SELECT * FROM agents").fetchall()):
        if info.permissions.get(tool) in looser:
            forget_permission(connection, info, tool)


def forget_permission(connection: sqlite3.Connection, info: AgentInfo, tool: str) -> None:
    """Forget an agent's own permission of a tool: that of the project holds."""
    own = {name: value for name, value in info.permissions.items() if name != tool}
    connection.execute("UPDATE agents SET permissions = ? WHERE agent = ?", (to_json(own), info.agent))


def permissions(connection: sqlite3.Connection) -> dict[str, str]:
    """Return tool -> permission, where the person set one."""
    return {row["tool"]: row["permission"] for row in connection.execute("SELECT * FROM permissions")}


def _info(row: sqlite3.Row) -> AgentInfo:
    return AgentInfo(
        agent=row["agent"],
        name=row["name"],
        purpose=row["purpose"],
        tools=tuple(json.loads(row["tools"])),
        caller=row["caller"],
        composer=row["composer"],
        permissions=json.loads(row["permissions"]),
        selection=row["selection"],
        language_model=row["language_model"],
    )
