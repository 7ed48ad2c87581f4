"""The rows of a chat: messages in order, its title, and what the person thought of a reply."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine.agent.messages import Message, ToolCall, Trace
from engine.errors import BadInput
from engine.results import ROUTER, ROUTER_FIRST, AgentInfo, ChatInfo
from engine.store import agents, chats
from engine.store.database import open_database

REPLY = Message("assistant", "It is on its way.", trace=Trace("composer", sources={"way": 1}))


@pytest.fixture
def rows(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A database with one agent and one empty chat."""
    connection = open_database(tmp_path / "project.sqlite", new=True)
    agents.save(connection, AgentInfo("agent-1", "Desk helper", "", (), "", ""))
    chats.add(connection, ChatInfo("chat-1", "", "agent-1", "2026-11-20T09:00:00Z", 0))
    yield connection
    connection.close()


def test_messages_come_back_as_they_were_and_the_first_words_are_the_title(rows: sqlite3.Connection) -> None:
    said = (
        Message("user", "Where is\nLL-1042?"),
        Message("assistant", "", (ToolCall("call_1", "look_up_orders", {"order_id": "LL-1042"}),)),
        REPLY,
    )
    assert [chats.append(rows, "chat-1", message) for message in said] == [0, 1, 2]
    found = chats.get(rows, "chat-1")
    assert found.messages == said
    assert (found.info.title, found.info.messages) == ("Where is LL-1042?", 3)


def test_the_last_verdict_on_a_reply_counts(rows: sqlite3.Connection) -> None:
    chats.append(rows, "chat-1", Message("user", "Where is it?"))
    chats.append(rows, "chat-1", REPLY)
    assert chats.get(rows, "chat-1").verdicts == {}
    chats.rate(rows, "chat-1", 1, "good")
    chats.rate(rows, "chat-1", 1, "wrong")
    assert chats.get(rows, "chat-1").verdicts == {1: "wrong"}


def test_a_deleted_chat_is_gone_with_its_messages_and_verdicts(rows: sqlite3.Connection) -> None:
    chats.append(rows, "chat-1", REPLY)
    chats.rate(rows, "chat-1", 0, "good")
    chats.delete(rows, "chat-1")
    with pytest.raises(BadInput, match="no_chat"):
        chats.get(rows, "chat-1")
    chats.purge(rows)
    left = [rows.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("messages", "ratings")]
    assert left == [0, 0]


def test_a_tool_was_used_when_it_answered_last(rows: sqlite3.Connection) -> None:
    chats.append(rows, "chat-1", Message("tool", "{}", call_id="call_1", name="look_up_orders"))
    chats.append(rows, "chat-1", Message("tool", "{}", call_id="call_2", name="calculator", ok=False))
    rows.execute("UPDATE messages SET said = '2026-11-20T09:00:00+00:00'")
    assert chats.tool_uses(rows) == {"look_up_orders": "2026-11-20T09:00:00+00:00"}
    chats.append(rows, "chat-1", Message("tool", "{}", call_id="call_3", name="look_up_orders"))
    assert chats.tool_uses(rows)["look_up_orders"] > "2026-11-20T09:00:00+00:00"


def test_an_agent_comes_back_as_it_was_saved(rows: sqlite3.Connection) -> None:
    made = AgentInfo("agent-2", "Second", "helps", ("calculator",), "model-1", "base", {"calculator": "ask"})
    for info in (made, replace(made, selection=ROUTER_FIRST, language_model="model-2")):
        agents.save(rows, info)
        assert agents.get(rows, "Second") == info


@pytest.mark.parametrize(
    ("own", "said", "holds"),
    [
        ("allow", "never", "never"),
        ("allow", "ask", "ask"),
        ("ask", "never", "never"),
        ("never", "ask", "never"),
        ("ask", "allow", "ask"),
        ("allow", "allow", "allow"),
    ],
)
def test_what_is_said_of_a_tool_goes_before_what_an_agent_was_allowed_earlier(
    rows: sqlite3.Connection, own: str, said: str, holds: str
) -> None:
    info = AgentInfo("agent-2", "Second", "", (), "", "", {"calculator": own, "convert_units": "allow"})
    agents.save(rows, info)
    agents.set_permission(rows, "calculator", said)
    kept = agents.get(rows, "Second").permissions
    assert {**agents.permissions(rows), **kept} == {"calculator": holds, "convert_units": "allow"}
    agents.save(rows, info)
    assert agents.get(rows, "Second").permissions["calculator"] == own, "what is said of an agent later counts again"


def test_agents_that_were_made_before_there_was_a_choice_go_on_by_their_router(rows: sqlite3.Connection) -> None:
    rows.execute(
        "INSERT INTO agents (agent, name, purpose, tools, caller, composer, permissions) "
        "VALUES ('agent-3', 'Old', '', '[]', 'model-1', '', '{}')"
    )
    assert agents.get(rows, "Old").selection == ROUTER


def test_one_hit_a_chat_that_holds_every_word_the_best_of_it(rows: sqlite3.Connection) -> None:
    chats.add(rows, ChatInfo("chat-0", "", "agent-1", "2026-11-19T09:00:00Z", 0))
    chats.append(rows, "chat-0", Message("user", "It was the parcel for Vienna"))
    for number in range(240):
        chats.append(rows, "chat-1", Message("user", f"the parcel for Vienna, number {number}"))
    chats.append(rows, "chat-1", Message("user", "a VIENNA parcel"))
    chats.append(rows, "chat-1", Message("user", "the parcel for Vienna once more"))
    chats.append(rows, "chat-1", Message("user", "the parcel alone"))
    found = chats.search(rows, " Vienna  parcel", 200)
    assert [(hit.chat, hit.position) for hit in found] == [("chat-1", 241), ("chat-0", 0)]
    (best, _) = chats.search(rows, "Vienna parcel", 200)
    assert (best.content, best.position) == ("a VIENNA parcel", 240)
    assert [hit.chat for hit in chats.search(rows, "parcel", 1)] == ["chat-1"]


def test_a_chat_is_shown_on_a_branch_with_a_message(rows: sqlite3.Connection) -> None:
    said = [Message("user", "Hello"), REPLY, Message("user", "And now?"), REPLY]
    for message in said:
        chats.append(rows, "chat-1", message)
    chats.append(rows, "chat-1", Message("user", "Instead"), parent=-1)
    assert chats.positions(rows, "chat-1") == [4]
    found = chats.show(rows, "chat-1", 1)
    assert (found.shown, found.messages) == (1, tuple(said)), "with all that followed on it"
    assert chats.show(rows, "chat-1", 2).shown == 2
    assert chats.show(rows, "chat-1", 4).messages == (Message("user", "Instead"),)
    with pytest.raises(BadInput, match="no_chat"):
        chats.show(rows, "chat-1", 9)
