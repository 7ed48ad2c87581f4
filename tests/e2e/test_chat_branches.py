"""A chat's words are changed and asked again, branches are kept; chats are found, named, exported and had back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.errors import BadInput, EngineError
from engine.events import Event, MessageAdded


@pytest.fixture
def chat(engine: Engine, tmp_path: Path) -> tuple[str, str]:
    """A project and a chat in which one thing was said."""
    project = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    engine.ask(commands.SaveAgent(project, "Desk"))
    made = engine.ask(commands.StartChat(project, "Desk")).chat
    engine.ask(commands.SendMessage(project, made, "Thank you"), timeout=60)
    return project, made


def words(engine: Engine, project: str, chat: str) -> list[str]:
    found = engine.ask(commands.GetChat(project, chat)).messages
    return [message.content for message in found if message.role == "user"]


def test_changed_words_begin_a_branch_and_the_old_one_is_kept(engine: Engine, chat: tuple[str, str]) -> None:
    project, made = chat
    engine.ask(commands.SendMessage(project, made, "Hello"), timeout=60)
    engine.ask(commands.RateMessage(project, made, 4, "good"))
    events: list[Event] = []
    told = engine.ask(commands.SendMessage(project, made, "Goodbye", instead=3), timeout=60, listener=events.append)
    assert [event.index for event in events if isinstance(event, MessageAdded)] == [3, 4]
    assert words(engine, project, made) == ["Thank you", "Goodbye"]
    assert (dict(told.branches), dict(told.verdicts)) == ({3: (2, 2)}, {})
    engine.ask(commands.RateMessage(project, made, 4, "wrong"))

    back = engine.ask(commands.SwitchBranch(project, made, 3, -1))
    assert (back.messages[3].content, dict(back.branches), dict(back.verdicts)) == ("Hello", {3: (1, 2)}, {4: "good"})
    engine.ask(commands.SendMessage(project, made, "And more"), timeout=60)
    engine.ask(commands.SwitchBranch(project, made, 3, 1))
    assert words(engine, project, made) == ["Thank you", "Goodbye"]
    engine.ask(commands.SwitchBranch(project, made, 3, -1))
    assert words(engine, project, made) == ["Thank you", "Hello", "And more"], "the branch goes on where it was left"

    first = engine.ask(commands.SendMessage(project, made, "Thank you", instead=1), timeout=60)
    assert first.branches[1] == (2, 2) and [message.role for message in first.messages[:2]] == ["system", "user"]


@pytest.mark.parametrize("instead", [0, 2, 9])
def test_only_own_words_are_changed(engine: Engine, chat: tuple[str, str], instead: int) -> None:
    project, made = chat
    with pytest.raises(BadInput, match="not_said_by_you"):
        engine.ask(commands.SendMessage(project, made, "Hello", instead=instead))
    with pytest.raises(BadInput, match="no_branch"):
        engine.ask(commands.SwitchBranch(project, made, instead, 1))
    assert words(engine, project, made) == ["Thank you"]


def test_chats_are_found_by_what_was_said(engine: Engine, chat: tuple[str, str]) -> None:
    project, made = chat
    engine.ask(commands.SendMessage(project, made, "Wo ist die LÖSUNG 100%?"), timeout=60)
    assert {hit.role for hit in engine.ask(commands.SearchChats(project, "lösung 100%"))} >= {"user"}
    assert {hit.chat for hit in engine.ask(commands.SearchChats(project, "THANK"))} == {made}
    assert engine.ask(commands.SearchChats(project, "You are Desk, an assistant")) == (), (
        "what opens a chat is not said"
    )
    for quoted in ('"lösung', "“lösung 100%”", "„Lösung“"):
        assert {hit.chat for hit in engine.ask(commands.SearchChats(project, quoted))} == {made}, quoted
    for nothing in ("100_", " ", "%"):
        hits = engine.ask(commands.SearchChats(project, nothing))
        assert all(nothing in hit.content for hit in hits) and (nothing == "%" or not hits)


def test_a_chat_is_named_deleted_and_had_back(engine: Engine, chat: tuple[str, str]) -> None:
    project, made = chat
    engine.ask(commands.RenameChat(project, made, " Courtesies "))
    assert engine.ask(commands.ListChats(project))[0].title == "Courtesies"
    with pytest.raises(BadInput, match="chat_title_missing"):
        engine.ask(commands.RenameChat(project, made, " "))
    engine.ask(commands.DeleteChat(project, made))
    assert engine.ask(commands.ListChats(project)) == () == engine.ask(commands.SearchChats(project, "Thank"))
    with pytest.raises(BadInput, match="no_chat"):
        engine.ask(commands.GetChat(project, made))
    engine.ask(commands.RestoreChat(project, made))
    assert words(engine, project, made) == ["Thank you"]


def test_a_deleted_chat_is_gone_when_the_project_is_opened_again(home: Path, tmp_path: Path) -> None:
    for step in ("begin", "look"):
        engine = Engine(home)
        engine.start()
        try:
            project = engine.ask(
                commands.CreateProject(str(tmp_path / "shop"))
                if step == "begin"
                else commands.OpenProject(str(tmp_path / "shop.deskhand"))
            ).path
            if step == "begin":
                engine.ask(commands.SaveAgent(project, "Desk"))
                chat = engine.ask(commands.StartChat(project, "Desk")).chat
                engine.ask(commands.DeleteChat(project, chat))
            else:
                with pytest.raises(BadInput, match="no_chat"):
                    engine.ask(commands.RestoreChat(project, chat))
        finally:
            engine.stop(timeout=60)


def test_a_chat_is_exported(engine: Engine, chat: tuple[str, str], tmp_path: Path) -> None:
    project, made = chat
    engine.ask(commands.ExportChat(project, made, str(tmp_path / "chat.md")))
    assert (tmp_path / "chat.md").read_text(encoding="utf-8").startswith("# Thank you\n\n**You:** Thank you")
    done = engine.ask(commands.ExportChat(project, made, str(tmp_path / "chat.jsonl")))
    line = json.loads((tmp_path / "chat.jsonl").read_text(encoding="utf-8"))
    assert [message["role"] for message in line["messages"]] == ["system", "user", "assistant"] and done.rows == 3
    with pytest.raises(EngineError, match="export_format"):
        engine.ask(commands.ExportChat(project, made, str(tmp_path / "chat.pdf")))
