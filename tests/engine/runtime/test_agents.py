"""An agent is renamed, deleted and had back; its chats stay, and what a ready-made project relies on does, too."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.errors import BadInput
from engine.results import AgentInfo, ReadyMadeInfo
from engine.runtime.core import Runtime


@pytest.fixture
def desk(engine: Engine, tmp_path: Path) -> tuple[str, AgentInfo]:
    """A project with an agent, `Desk`."""
    project = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    return project, engine.ask(commands.SaveAgent(project, "Desk", "helps"))


def names(engine: Engine, project: str) -> list[str]:
    return [agent.name for agent in engine.ask(commands.ListAgents(project))]


def test_a_deleted_agent_leaves_its_chats_and_is_had_back(engine: Engine, desk: tuple[str, AgentInfo]) -> None:
    project, agent = desk
    chat = engine.ask(commands.StartChat(project, "Desk")).chat
    engine.ask(commands.DeleteAgent(project, agent.agent))
    assert names(engine, project) == []
    assert engine.ask(commands.GetChat(project, chat)).info.agent == agent.agent
    with pytest.raises(BadInput, match="agent_gone"):
        engine.ask(commands.SendMessage(project, chat, "Hello"))
    with pytest.raises(BadInput, match="no_agent"):
        engine.ask(commands.DeleteAgent(project, agent.agent))
    assert engine.ask(commands.RestoreAgent(project, agent.agent)) == agent
    assert names(engine, project) == ["Desk"]


def test_its_name_is_free_and_with_the_project_opened_again_it_is_gone(
    engine: Engine, desk: tuple[str, AgentInfo], tmp_path: Path
) -> None:
    project, agent = desk
    engine.ask(commands.DeleteAgent(project, agent.agent))
    new = engine.ask(commands.SaveAgent(project, "Desk"))
    assert new.agent != agent.agent
    with pytest.raises(BadInput, match="no_agent"):
        engine.ask(commands.RestoreAgent(project, agent.agent))
    engine.ask(commands.DeleteAgent(project, new.agent))
    engine.stop()
    again = Engine(tmp_path / "home")
    again.start()
    try:
        with pytest.raises(BadInput, match="no_agent"):
            again.ask(commands.RestoreAgent(project, new.agent))
    finally:
        again.stop()


def test_an_agent_takes_another_name_and_never_that_of_another(engine: Engine, desk: tuple[str, AgentInfo]) -> None:
    project, agent = desk
    other = engine.ask(commands.SaveAgent(project, "Other"))
    renamed = engine.ask(commands.SaveAgent(project, " Counter ", "helps", agent=agent.agent))
    assert (renamed.agent, renamed.name) == (agent.agent, "Counter")
    with pytest.raises(BadInput, match="agent_name_taken"):
        engine.ask(commands.SaveAgent(project, "Other", agent=agent.agent))
    assert {info.agent for info in engine.ask(commands.ListAgents(project))} == {agent.agent, other.agent}


def test_the_agent_of_a_ready_made_project_keeps_its_name(
    engine: Engine, desk: tuple[str, AgentInfo], monkeypatch: pytest.MonkeyPatch
) -> None:
    project, agent = desk
    made = ReadyMadeInfo("support-desk", "Support desk", "Desk", "", "chat", (), {}, "Desk")
    monkeypatch.setattr(Runtime, "ready_made", lambda _runtime, _project: made)
    with pytest.raises(BadInput, match="agent_name_fixed"):
        engine.ask(commands.SaveAgent(project, "Counter", agent=agent.agent))
    assert engine.ask(commands.SaveAgent(project, "Desk", "says more", agent=agent.agent)).purpose == "says more"
