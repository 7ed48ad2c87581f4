"""Rows of the chats, their messages and what people thought of them."""

from __future__ import annotations

import json
import sqlite3

from engine.agent.messages import Message, ToolCall, Trace
from engine.errors import BadInput
from engine.results import ChatDetails, ChatInfo
from engine.store.database import now
from engine.values import to_json

LONGEST_TITLE = 60


def add(connection: sqlite3.Connection, info: ChatInfo) -> None:
    """Begin a chat."""
    connection.execute("INSERT INTO chats VALUES (?, ?, ?, ?)", (info.chat, info.title, info.agent, info.created))


def append(connection: sqlite3.Connection, chat: str, message: Message) -> int:
    """Add a message and return its position; the first words of the person become the chat's title."""
    position: int = connection.execute("SELECT count(*) FROM messages WHERE chat = ?", (chat,)).fetchone()[0]
    connection.execute("INSERT INTO messages VALUES (?, ?, ?, ?)", (chat, position, to_json(message), now()))
    if message.role == "user":
        title = message.content.strip().replace("\n", " ")[:LONGEST_TITLE]
        connection.execute("UPDATE chats SET title = ? WHERE chat = ? AND title = ''", (title, chat))
    return position


def every(connection: sqlite3.Connection) -> tuple[ChatInfo, ...]:
    """Return the chats, newest first."""
    rows = connection.execute(
        "SELECT chats.*, (SELECT count(*) FROM messages WHERE messages.chat = chats.chat) AS count FROM chats"
        " ORDER BY created DESC"
    )
    return tuple(_info(row) for row in rows)


def get(connection: sqlite3.Connection, chat: str) -> ChatDetails:
    """Return a chat with its messages; raises BadInput `no_chat`."""
    row = connection.execute(
        "SELECT chats.*, (SELECT count(*) FROM messages WHERE messages.chat = chats.chat) AS count FROM chats"
        " WHERE chat = ?",
        (chat,),
    ).fetchone()
    if row is None:
        raise BadInput("no_chat", chat=chat)
    stored = connection.execute("SELECT message FROM messages WHERE chat = ? ORDER BY position", (chat,))
    judged = connection.execute("SELECT position, verdict FROM ratings WHERE chat = ?", (chat,))
    verdicts = {entry["position"]: entry["verdict"] for entry in judged}
    return ChatDetails(_info(row), tuple(_message(entry["message"]) for entry in stored), verdicts)


def delete(connection: sqlite3.Connection, chat: str) -> None:
    """Delete a chat with its messages."""
    connection.execute("DELETE FROM chats WHERE chat = ?", (chat,))


def tool_uses(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the moment at which each tool answered last (ISO 8601 in UTC), by the tool's name."""
    rows = connection.execute(
        "SELECT message ->> 'name' AS tool, max(said) AS used FROM messages"
        " WHERE message ->> 'role' = 'tool' AND message ->> 'ok' GROUP BY tool"
    )
    return {row["tool"]: row["used"] for row in rows}


def rate(connection: sqlite3.Connection, chat: str, position: int, verdict: str, correction: str) -> None:
    """Keep a person's judgement of a reply; '' takes it back."""
    if not verdict:
        connection.execute("DELETE FROM ratings WHERE chat = ? AND position = ?", (chat, position))
        return
    connection.execute(
        "INSERT OR REPLACE INTO ratings VALUES (?, ?, ?, ?)",
        (chat, position, verdict, correction),
    )


def _info(row: sqlite3.Row) -> ChatInfo:
    return ChatInfo(row["chat"], row["title"], row["agent"], row["created"], row["count"])


def _message(text: str) -> Message:
    data = json.loads(text)
    calls = tuple(ToolCall(**call) for call in data.pop("calls"))
    return Message(calls=calls, trace=Trace(**data.pop("trace")), **data)
