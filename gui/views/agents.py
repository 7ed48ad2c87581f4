"""What several pages do about an agent: save it as it stands, and delete it with a way to have it back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.commands import DeleteAgent, RestoreAgent, SaveAgent
from engine.results import AgentInfo
from gui.context import Context


def _tr(text: str) -> str:
    return QCoreApplication.translate("agents", text)


def save_of(project: str, agent: AgentInfo) -> SaveAgent:
    """Return what saves an agent as it is."""
    return SaveAgent(
        project,
        agent.name,
        agent.purpose,
        agent.tools,
        agent.caller,
        agent.composer,
        agent.permissions,
        agent.selection,
        agent.language_model,
        agent.agent,
    )


def how_to_go_on(others: bool) -> str:
    """Say what there is to do in a chat whose agent was deleted; `others` is whether the project has any agent."""
    if others:
        return _tr("The agent of this chat was deleted. Press “New chat” to go on with another one.")
    return _tr("The agent of this chat was deleted. Set up another one to go on.")


def delete_agent(context: Context, agent: AgentInfo) -> None:
    """Delete an agent, and say how it is had back."""
    bridge, project = context.bridge, context.project

    def deleted(_none: object) -> None:
        told = _tr(
            "Deleted “{agent}”. Its chats stay. Until this project is opened again you can have it back, also with "
            "Ctrl+K."
        )
        line = _tr("Have the agent “{agent}” back").format(agent=agent.name)
        back = RestoreAgent(project, agent.agent)
        context.notify_deleted(told.format(agent=agent.name), lambda: bridge.ask(back), line)

    bridge.ask(DeleteAgent(project, agent.agent), deleted)
