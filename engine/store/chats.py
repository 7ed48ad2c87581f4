"""Rows of the chats, their messages and what people thought of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import replace

from engine.agent.messages import Message, ToolCall, Trace
from engine.errors import BadInput
from engine.results import ChatDetails, ChatHit, ChatInfo
from engine.store.database import now
from engine.text.values import to_json

LONGEST_TITLE = 60
_QUOTES = "\"'“”„‘’‚«»「」『』《》"
_CHATS = "SELECT chats.*, (SELECT count(*) FROM messages WHERE messages.chat = chats.chat) AS count FROM chats"


def add(connection: sqlite3.Connection, info: ChatInfo) -> None:
    """Begin a chat."""
    connection.execute(
        "INSERT INTO chats (chat, title, agent, created) VALUES (?, ?, ?, ?)",
        (info.chat, info.title, info.agent, info.created),
    )


def append(connection: sqlite3.Connection, chat: str, message: Message, parent: int | None = None) -> int:
    """Add a message and return its position; the first words of the person become the chat's title.

    It follows the message at the position `parent` (None: the one where the chat stands, -1: it is a first one), and
    the chat stands at it from now on.
    """
    position: int = connection.execute("SELECT count(*) FROM messages WHERE chat = ?", (chat,)).fetchone()[0]
    if parent is None:
        parent = connection.execute("SELECT head FROM chats WHERE chat = ?", (chat,)).fetchone()[0]
    connection.execute(
        "INSERT INTO messages (chat, position, message, said, parent) VALUES (?, ?, ?, ?, ?)",
        (chat, position, to_json(message), now(), parent),
    )
    connection.execute("UPDATE chats SET head = ? WHERE chat = ?", (position, chat))
    if message.role == "user":
        title = message.content.strip().replace("\n", " ")[:LONGEST_TITLE]
        connection.execute("UPDATE chats SET title = ? WHERE chat = ? AND title = ''", (title, chat))
    return position


def every(connection: sqlite3.Connection) -> tuple[ChatInfo, ...]:
    """Return the chats, newest first."""
    rows = connection.execute(f"{_CHATS} WHERE deleted = '' ORDER BY created DESC")
    return tuple(_info(row) for row in rows)


def get(connection: sqlite3.Connection, chat: str) -> ChatDetails:
    """Return a chat with the messages of the branch where it stands; raises BadInput `no_chat`."""
    row = connection.execute(f"{_CHATS} WHERE chat = ? AND deleted = ''", (chat,)).fetchone()
    if row is None:
        raise BadInput("no_chat", chat=chat)
    parents = _parents(connection, chat)
    places, siblings = _branch(parents, row["head"]), _siblings(parents)
    stored = connection.execute("SELECT position, message FROM messages WHERE chat = ?", (chat,))
    texts = {entry["position"]: entry["message"] for entry in stored}
    judged = connection.execute("SELECT position, verdict FROM ratings WHERE chat = ?", (chat,))
    indices = {place: index for index, place in enumerate(places)}
    verdicts = {indices[entry["position"]]: entry["verdict"] for entry in judged if entry["position"] in indices}
    alike = ((index, place, siblings[parents[place]]) for index, place in enumerate(places))
    branches = {index: (beside.index(place) + 1, len(beside)) for index, place, beside in alike if len(beside) > 1}
    return ChatDetails(_info(row), tuple(_message(texts[place]) for place in places), verdicts, branches)


def positions(connection: sqlite3.Connection, chat: str) -> list[int]:
    """Return the positions of the messages of the branch where a chat stands, oldest first."""
    head = connection.execute("SELECT head FROM chats WHERE chat = ?", (chat,)).fetchone()
    return _branch(_parents(connection, chat), head["head"] if head else -1)


def position_of(connection: sqlite3.Connection, chat: str, index: int) -> int:
    """Return the position of the message `index` of the branch where a chat stands: it stays the same on any branch.

    Raises BadInput `no_chat` where there is no such message.
    """
    places = positions(connection, chat)
    if not 0 <= index < len(places):
        raise BadInput("no_chat", chat=chat)
    return places[index]


def _parents(connection: sqlite3.Connection, chat: str) -> dict[int, int]:
    """Return the position of each message -> that of the one it follows, in the order in which they were said."""
    rows = connection.execute("SELECT position, parent FROM messages WHERE chat = ? ORDER BY position", (chat,))
    return {row["position"]: row["parent"] for row in rows}


def _branch(parents: Mapping[int, int], head: int) -> list[int]:
    """Return the positions from a first message to `head`."""
    found: list[int] = []
    while head in parents:
        found.append(head)
        head = parents[head]
    return found[::-1]


def _siblings(parents: Mapping[int, int]) -> dict[int, list[int]]:
    """Return the position of each message -> those that follow on it, in the order in which they were said."""
    found: dict[int, list[int]] = {}
    for position, parent in parents.items():
        found.setdefault(parent, []).append(position)
    return found


def switch(connection: sqlite3.Connection, chat: str, index: int, step: int) -> None:
    """Let a chat stand on the branch `step` further from the message `index`, at what was said there last.

    Raises BadInput `no_branch`.
    """
    places, parents = positions(connection, chat), _parents(connection, chat)
    follow = _siblings(parents)
    beside = follow[parents[places[index]]] if 0 <= index < len(places) else []
    at = beside.index(places[index]) + step if beside else -1
    if not 0 <= at < len(beside):
        raise BadInput("no_branch")
    _stand(connection, chat, beside[at], follow)


def show(connection: sqlite3.Connection, chat: str, position: int) -> ChatDetails:
    """Let a chat stand on a branch with the message at `position`, and return it with the index of that message.

    It stays where it stands if that has the message. Raises BadInput `no_chat` where there is no such message.
    """
    parents = _parents(connection, chat)
    if position not in parents:
        raise BadInput("no_chat", chat=chat)
    if position not in positions(connection, chat):
        _stand(connection, chat, position, _siblings(parents))
    return replace(get(connection, chat), shown=positions(connection, chat).index(position))


def _stand(connection: sqlite3.Connection, chat: str, head: int, follow: Mapping[int, list[int]]) -> None:
    """Let a chat stand at what was said last of all that follows on the message at `head`."""
    while head in follow:
        head = follow[head][-1]
    connection.execute("UPDATE chats SET head = ? WHERE chat = ?", (head, chat))


def rename(connection: sqlite3.Connection, chat: str, title: str) -> None:
    """Give a chat another title; raises BadInput `no_chat`, `chat_title_missing`."""
    if not title.strip():
        raise BadInput("chat_title_missing")
    _only(connection.execute("UPDATE chats SET title = ? WHERE chat = ?", (title.strip(), chat)), chat)


def delete(connection: sqlite3.Connection, chat: str) -> None:
    """Take a chat away; until `purge` it can be had back."""
    connection.execute("UPDATE chats SET deleted = ? WHERE chat = ?", (now(), chat))


def restore(connection: sqlite3.Connection, chat: str) -> None:
    """Have a deleted chat back; raises BadInput `no_chat`."""
    _only(connection.execute("UPDATE chats SET deleted = '' WHERE chat = ?", (chat,)), chat)


def purge(connection: sqlite3.Connection) -> None:
    """Delete for good what was deleted, with its messages."""
    connection.execute("DELETE FROM chats WHERE deleted <> ''")


def _only(changed: sqlite3.Cursor, chat: str) -> None:
    if not changed.rowcount:
        raise BadInput("no_chat", chat=chat)


def search(connection: sqlite3.Connection, words: str, limit: int) -> tuple[ChatHit, ...]:
    """Return of each chat the message of a person or reply that fits best, newest chats first, at most `limit`.

    It holds every one of the words; one that holds them in a row goes before others, and a later one before an
    earlier. Capitals make no matter, nor do quotation marks around what is looked for.
    """
    whole = words.strip().strip(_QUOTES).strip().casefold()
    if not whole:
        return ()

    def fit(content: str | None) -> int:
        text = str(content or "").casefold()
        return 2 if whole in text else int(all(word in text for word in whole.split()))

    connection.create_function("fit", 1, fit, deterministic=True)
    rows = connection.execute(
        "SELECT chat, role, content, position FROM (SELECT *, row_number() OVER (PARTITION BY chat ORDER BY fits DESC,"
        " position DESC) AS place FROM (SELECT messages.chat AS chat, position, created, message ->> 'role' AS role,"
        " message ->> 'content' AS content, fit(message ->> 'content') AS fits FROM messages JOIN chats USING (chat)"
        " WHERE deleted = '' AND message ->> 'role' IN ('user', 'assistant')) WHERE fits > 0)"
        " WHERE place = 1 ORDER BY created DESC, chat LIMIT ?",
        (limit,),
    )
    return tuple(ChatHit(row["chat"], row["role"], row["content"], row["position"]) for row in rows)


def tool_uses(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the moment at which each tool answered last (ISO 8601 in UTC), by the tool's name."""
    rows = connection.execute(
        "SELECT message ->> 'name' AS tool, max(said) AS used FROM messages"
        " WHERE message ->> 'role' = 'tool' AND message ->> 'ok' GROUP BY tool"
    )
    return {row["tool"]: row["used"] for row in rows}


def rate(connection: sqlite3.Connection, chat: str, position: int, verdict: str) -> None:
    """Keep a person's judgement of the reply at a position; '' takes it back.

    What it should have been stands with the cases (`engine.store.corrections`).
    """
    if not verdict:
        connection.execute("DELETE FROM ratings WHERE chat = ? AND position = ?", (chat, position))
        return
    connection.execute("INSERT OR REPLACE INTO ratings VALUES (?, ?, ?, '')", (chat, position, verdict))


def unmark(connection: sqlite3.Connection, chat: str, position: int) -> None:
    """Take back that the reply at a position is wrong, if that is still what was said of it."""
    connection.execute("DELETE FROM ratings WHERE chat = ? AND position = ? AND verdict = 'wrong'", (chat, position))


def _info(row: sqlite3.Row) -> ChatInfo:
    return ChatInfo(row["chat"], row["title"], row["agent"], row["created"], row["count"])


def _message(text: str) -> Message:
    data = json.loads(text)
    calls = tuple(ToolCall(**call) for call in data.pop("calls"))
    return Message(calls=calls, trace=Trace(**data.pop("trace")), **data)
