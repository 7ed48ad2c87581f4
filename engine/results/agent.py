"""Agents, their tools and their chats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.errors import ErrorInfo
from engine.results.data import ReadRow


@dataclass(frozen=True)
class ToolInfo:
    """A tool as a person sees it.

    `origin` is built-in, table, model, or the kind of the source that it came from; `permission` is allow, ask or
    never; `used` is when it answered last in a chat (ISO 8601 in UTC), '' for never. `title` is what its source calls
    it where `name`, which is of plain letters, says that no longer, else ''; `source` is that source's name. What the
    app itself says of a tool and its arguments is `engine.agent.language.Described`, which can be translated.
    """

    name: str
    description: str
    parameters: Mapping[str, Any]
    origin: str
    permission: str = "allow"
    changes: bool = False
    used: str = ""
    title: str = ""
    source: str = ""


# The origins of tools of which the person says how they ask for them; all others have examples of their own.
ASKED_FOR = ("mcp", "python")
# The most seconds that a person may give the calls of a source.
MOST_CALL_SECONDS = 600


@dataclass(frozen=True)
class ToolExamples:
    """How a person asks for a tool: `own` are their sentences, `suggested` some made from its name and arguments."""

    own: tuple[str, ...]
    suggested: tuple[str, ...] = ()


@dataclass(frozen=True)
class ToolSourceInfo:
    """A source of tools that a person added, and what it offered when it was last looked at.

    `kind` is mcp (a tool server, `settings`: command, allow_read_only, seconds, and the names of `variables`, without
    their values), python (a file, `settings`: file, seconds) or documents (`settings`: folder). `seconds` are the most
    that a call may take, 0 for what is usual. `state` is running, ready (it starts when it is called), read or outdated
    (documents, as they are or not any more), reading (documents, just now), unfinished (their reading was stopped: what
    was read is used), foreign (it was not trusted on this computer, and is not used), changed (it is not what was
    trusted, and what changed is not used) or failed, where `error` says why. `left_out` names what it offers besides
    and cannot be used, `why` gives the reason by the name, where it is not the same for all of the kind. A source that
    was only tried has the id ''.
    """

    source: str
    name: str
    kind: str
    settings: Mapping[str, Any]
    tools: tuple[ToolInfo, ...]
    state: str = "ready"
    error: ErrorInfo | None = None
    left_out: tuple[str, ...] = ()
    why: Mapping[str, ErrorInfo] = field(default_factory=dict)


@dataclass(frozen=True)
class PromptInfo:
    """What `model` read before it wrote a message, as its tokens."""

    model: str
    read: ReadRow


@dataclass(frozen=True)
class ToolTrial:
    """The result of trying a tool: the text of the tool message, and the time it took."""

    ok: bool
    content: str
    milliseconds: float


# How an agent selects tools: by what there is, by its caller alone, by a language model alone, or by a language model
# where its caller is unsure.
AUTOMATIC, ROUTER, LANGUAGE_MODEL, ROUTER_FIRST = "", "router", "language model", "router first"
SELECTIONS = (AUTOMATIC, ROUTER, LANGUAGE_MODEL, ROUTER_FIRST)


@dataclass(frozen=True)
class AgentInfo:
    """An agent: its tools, its caller (a tool-calls model's id, or '' for the nearest-example caller) and composer (a
    base decoder's id, that of a decoder that learned conversations, or '' for fixed sentences).

    `selection` is one of SELECTIONS; `language_model` the decoder that selects where one does: a published tool-calls
    model's id, a base model's, or '' for the best there is.
    """

    agent: str
    name: str
    purpose: str
    tools: tuple[str, ...]
    caller: str
    composer: str
    permissions: Mapping[str, str] = field(default_factory=dict)
    selection: str = ""
    language_model: str = ""


@dataclass(frozen=True)
class ChatInfo:
    """One chat of a project."""

    chat: str
    title: str
    agent: str
    created: str
    messages: int


@dataclass(frozen=True)
class ChatDetails:
    """A chat with its messages (`engine.agent.messages.Message`), oldest first.

    They are those of the branch where it stands. `verdicts` maps a reply's index to good or wrong, where the person
    judged it; `branches` maps the index of a message that was said in several ways to (which of them, of how many);
    `shown` is the index of the message that was asked for, -1 where none was.
    """

    info: ChatInfo
    messages: tuple[Any, ...]
    verdicts: Mapping[int, str] = field(default_factory=dict)
    branches: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    shown: int = -1


@dataclass(frozen=True)
class ChatHit:
    """A message of a chat that holds what was looked for; `role` is user or assistant, `position` for `ShowMessage`."""

    chat: str
    role: str
    content: str
    position: int
