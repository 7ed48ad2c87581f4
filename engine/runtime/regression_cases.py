"""The corrected calls and replies that an agent or a model is held to: agents differ in the tools that they have."""

from __future__ import annotations

from engine.agent.words import snake
from engine.commands import CALLS
from engine.results import AgentInfo, ModelInfo, RegressionCase
from engine.runtime.core import Project
from engine.store import agents, corrections


def of_agent(project: Project, agent: AgentInfo) -> tuple[RegressionCase, ...]:
    """Return the corrected calls of an agent that stand, oldest first.

    Those of an agent that is gone are every other's that may call their tool.
    """
    known = {other.agent for other in agents.every(project.database)}
    tools = {snake(name) for name in agent.tools}

    def is_own(case: RegressionCase) -> bool:
        if case.agent in known:
            return case.agent == agent.agent
        tool = case.expected["tool"]
        return not tool or not tools or tool in tools

    return corrections.newest(filter(is_own, corrections.every(project.database, corrections.CALL)))


def of_model(project: Project, model: ModelInfo) -> tuple[RegressionCase, ...]:
    """Return the cases that a model is held to, oldest first.

    One that selects tools is held to the calls that its data learns, and to those of the agents that use it; one that
    holds conversations to every reply.
    """
    if model.task != CALLS:
        return corrections.newest(corrections.every(project.database, corrections.REPLY))
    users = {
        agent.agent for agent in agents.every(project.database) if model.model in (agent.caller, agent.language_model)
    }
    return corrections.newest(
        case
        for case in corrections.every(project.database, corrections.CALL)
        if case.dataset == model.dataset or case.agent in users
    )
