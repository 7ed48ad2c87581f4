"""Asked about agents, their tools and their chats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.commands.command import Command
from engine.results import (
    AgentInfo,
    ChatDetails,
    ChatHit,
    ChatInfo,
    FileResult,
    PromptInfo,
    ToolExamples,
    ToolInfo,
    ToolSourceInfo,
    ToolTrial,
)


@dataclass(frozen=True)
class ListTools(Command[tuple[ToolInfo, ...]]):
    """Every tool of the project: built-in, from tables, from published models, from sources that were added."""

    project: str


@dataclass(frozen=True)
class SetPermission(Command[None]):
    """Set a tool's permission in this project: allow, ask or never."""

    project: str
    tool: str
    permission: str


@dataclass(frozen=True)
class TryTool(Command[ToolTrial]):
    """Call a tool once, outside any chat."""

    project: str
    tool: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True)
class GetToolExamples(Command[ToolExamples]):
    """How the person asks for a tool of a source that was added; raises BadInput `tool_examples_fixed`."""

    project: str
    tool: str


@dataclass(frozen=True)
class SaveToolExamples(Command[None]):
    """Keep how the person asks for a tool with its source, in place of what they said before.

    Raises BadInput `tool_examples_fixed`, `tool_example_empty`, `tool_example_long`, `tool_examples_many`.
    """

    project: str
    tool: str
    examples: tuple[str, ...]


@dataclass(frozen=True)
class TryToolSource(Command[ToolSourceInfo]):
    """What a source offers, without adding it: a tool server is started, a Python file is run, no document is read.

    `kind` and `settings` are those of `ToolSourceInfo`, where `variables` maps names to values; `command` may begin
    with such variables, NAME=value, or be the JSON of a server's README. The values stay on this computer, outside of
    the project.
    """

    project: str
    name: str
    kind: str
    settings: Mapping[str, Any]


@dataclass(frozen=True)
class AddToolSource(Command[ToolSourceInfo]):
    """Look at a source as `TryToolSource` does, and make what it offers tools of the project."""

    project: str
    name: str
    kind: str
    settings: Mapping[str, Any]


@dataclass(frozen=True)
class RefreshToolSource(Command[ToolSourceInfo]):
    """Look at a source anew and take what it offers now: what was changed of it is trusted by this again.

    It takes away what was allowed for the tools that changed, and never allows one.
    """

    project: str
    source: str


@dataclass(frozen=True)
class RemoveToolSource(Command[None]):
    """Take a source away with its tools and what was allowed for them; its server is ended."""

    project: str
    source: str


@dataclass(frozen=True)
class ListToolSources(Command[tuple[ToolSourceInfo, ...]]):
    """The sources in the order in which they were added, with their state; none is started for it."""

    project: str


@dataclass(frozen=True)
class SaveAgent(Command[AgentInfo]):
    """Make an agent, or change the one of the same name, or that of the id `agent` which then takes this name.

    See `AgentInfo`. Raises BadInput `agent_name_missing`, `agent_name_taken`, `agent_name_fixed`.
    """

    project: str
    name: str
    purpose: str = ""
    tools: tuple[str, ...] = ()
    caller: str = ""
    composer: str = ""
    permissions: Mapping[str, str] = field(default_factory=dict)
    selection: str = ""
    language_model: str = ""
    agent: str = ""


@dataclass(frozen=True)
class DeleteAgent(Command[None]):
    """Delete an agent; its chats stay. Until the project is opened again it can be had back."""

    project: str
    agent: str


@dataclass(frozen=True)
class RestoreAgent(Command[AgentInfo]):
    """Have an agent back that was deleted just now."""

    project: str
    agent: str


@dataclass(frozen=True)
class ListAgents(Command[tuple[AgentInfo, ...]]):
    """The project's agents."""

    project: str


@dataclass(frozen=True)
class StartChat(Command[ChatInfo]):
    """Begin an empty chat with an agent."""

    project: str
    agent: str


@dataclass(frozen=True)
class ListChats(Command[tuple[ChatInfo, ...]]):
    """The project's chats, newest first."""

    project: str


@dataclass(frozen=True)
class GetChat(Command[ChatDetails]):
    """One chat with its messages."""

    project: str
    chat: str


@dataclass(frozen=True)
class DeleteChat(Command[None]):
    """Delete a chat; until the project is opened again it can be had back."""

    project: str
    chat: str


@dataclass(frozen=True)
class RestoreChat(Command[None]):
    """Have a chat back that was deleted just now."""

    project: str
    chat: str


@dataclass(frozen=True)
class RenameChat(Command[None]):
    """Give a chat another title."""

    project: str
    chat: str
    title: str


@dataclass(frozen=True)
class SearchChats(Command[tuple[ChatHit, ...]]):
    """What people said or agents replied that holds all the words: the best of each chat, newest chats first."""

    project: str
    words: str
    limit: int = 200


@dataclass(frozen=True)
class ExportChat(Command[FileResult]):
    """Write the branch where a chat stands to a .md file, or in OpenAI's form to a .jsonl file of one line."""

    project: str
    chat: str
    output: str


@dataclass(frozen=True)
class SwitchBranch(Command[ChatDetails]):
    """Show how a chat went on from what was said `step` further among the ways in which message `index` was said."""

    project: str
    chat: str
    index: int
    step: int


@dataclass(frozen=True)
class ShowMessage(Command[ChatDetails]):
    """Show a chat on a branch that has the message at `position` (see `ChatHit`); `shown` is then its index."""

    project: str
    chat: str
    position: int


@dataclass(frozen=True)
class GetPrompt(Command[PromptInfo]):
    """What a model read before it wrote the message at `index`, as tokens; by the agent and the tools of now."""

    project: str
    chat: str
    index: int


@dataclass(frozen=True)
class SendMessage(Command[ChatDetails]):
    """Say something to the agent; messages and text arrive as events while it answers.

    With `instead`, the index of something that the person said, a branch begins there: what was said before is kept.
    """

    project: str
    chat: str
    text: str
    instead: int = -1


@dataclass(frozen=True)
class AnswerApproval(Command[None]):
    """Answer an `ApprovalNeeded`; `decision` is once, always or deny."""

    job: str
    call: str
    decision: str


@dataclass(frozen=True)
class TryApproval(Command[ToolTrial]):
    """Tell what the call of an `ApprovalNeeded` would do; nothing is changed, and the call goes on waiting.

    Raises BadInput `no_approval_waiting`, `no_dry_run`.
    """

    job: str
    call: str


@dataclass(frozen=True)
class RateMessage(Command[int]):
    """Keep a person's judgement of a reply, good or wrong; '' takes it back. See `CorrectReply` for what is right.

    Returns the reply's position, by which it is found whatever branch the chat stands on. Raises BadInput `not_a_reply`
    where somebody else said the message.
    """

    project: str
    chat: str
    index: int
    verdict: str


@dataclass(frozen=True)
class UnmarkMessage(Command[None]):
    """Take back that the reply at a position is wrong, if that is still what was said of it."""

    project: str
    chat: str
    position: int
