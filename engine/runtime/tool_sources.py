"""What each kind of tool source is: how it is looked at, how it stands, and the tools that it becomes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol

from engine.agent.answers import answered
from engine.agent.mcp.servers import Servers
from engine.agent.offers import Offer, make_offers, tool_of
from engine.agent.tools import Tool, ToolResult
from engine.errors import BadInput, ErrorInfo
from engine.results import ToolSourceInfo
from engine.runtime import functions
from engine.runtime.trusted_file import FunctionOrder, read_file
from engine.store.tool_sources import ToolSource

# What the person gave of a source, beside which its settings hold what it offered.
OFFERS = "offers"
LEFT_OUT = "left_out"


@dataclass(frozen=True)
class Around:
    """What sources need of the app.

    The project that they are in, the tool servers that run, where the output of files goes, and whether the person
    stopped what is done just now.
    """

    project: str
    servers: Servers
    log: Path
    cancelled: Callable[[], bool] = lambda: False


@dataclass(frozen=True)
class Look:
    """What a source offers, as it says it; what it has that cannot be a tool; settings to keep beside those given."""

    offers: Sequence[Offer]
    left_out: Sequence[str] = ()
    kept: Mapping[str, Any] = field(default_factory=dict)


class Kind(Protocol):
    """A kind of source. `given` are the settings that a person gives: name -> type."""

    given: Mapping[str, type]

    def look(self, around: Around, name: str, settings: Mapping[str, Any]) -> Look:
        """Return what a source offers; `settings` are as given."""

    def state(self, around: Around, source: ToolSource) -> tuple[str, ErrorInfo | None]:
        """Return how it stands, without starting it; see `ToolSourceInfo`."""

    def tools(self, around: Around, source: ToolSource) -> list[Tool]:
        """Return its tools as they were offered when it was looked at last."""


class McpServer:
    """A server that speaks the Model Context Protocol."""

    given: Mapping[str, type] = {"command": str, "allow_read_only": bool}

    def look(self, around: Around, name: str, settings: Mapping[str, Any]) -> Look:
        return Look(around.servers.offers(settings["command"], name, around.cancelled))

    def state(self, around: Around, source: ToolSource) -> tuple[str, ErrorInfo | None]:
        return around.servers.state((around.project, source.source))

    def tools(self, around: Around, source: ToolSource) -> list[Tool]:
        key, servers = (around.project, source.source), around.servers
        line, freely = source.settings["command"], source.settings["allow_read_only"]

        def call(offer: Offer, arguments: Mapping[str, Any]) -> ToolResult:
            return servers.call(key, line, source.name, offer.remote, arguments)

        seconds = servers.start_seconds + servers.call_seconds
        return [
            # What a server says of itself never goes before what the person said: without their word each call asks.
            tool_of(offer, source.kind, "allow" if freely and offer.read_only else "ask", call, seconds)
            for offer in offers_of(source)
        ]


class PythonFile:
    """The functions of a Python file with types and a docstring, as it was when the person trusted it."""

    given: Mapping[str, type] = {"file": str}

    def look(self, around: Around, name: str, settings: Mapping[str, Any]) -> Look:
        file = Path(settings["file"]).expanduser().absolute()
        listing = functions.listed(FunctionOrder(around.log, file), around.cancelled)
        return Look(listing.offers, listing.left_out, {"file": str(file), "sha256": listing.sha256})

    def state(self, around: Around, source: ToolSource) -> tuple[str, ErrorInfo | None]:
        try:
            read_file(Path(source.settings["file"]), source.settings["sha256"])
        except BadInput as error:
            return ("changed", None) if error.code == "tool_file_changed" else ("failed", error.info())
        return "ready", None

    def tools(self, around: Around, source: ToolSource) -> list[Tool]:
        file, sha256 = Path(source.settings["file"]), source.settings["sha256"]

        def call(offer: Offer, arguments: Mapping[str, Any]) -> ToolResult:
            return answered(functions.called(FunctionOrder(around.log, file, sha256, offer.remote, arguments)))

        # The registry's own clock is only for a process that cannot be started or killed.
        seconds = functions.SECONDS + 5
        return [tool_of(offer, source.kind, "ask", call, seconds) for offer in offers_of(source)]


# The one place that knows what kinds there are.
KINDS: Mapping[str, Kind] = {"mcp": McpServer(), "python": PythonFile()}


def kind_named(kind: str) -> Kind:
    """Return a kind; raises BadInput `tool_source_kind`."""
    if kind not in KINDS:
        raise BadInput("tool_source_kind", kind=kind, known=", ".join(KINDS))
    return KINDS[kind]


def look(around: Around, source: ToolSource, taken: Collection[str]) -> ToolSource:
    """Return a source with what it offers now; `taken` are the names that its tools cannot have.

    Raises what its kind raises, BadInput `tool_source_name`, `tool_source_kind`, `tool_source_setting` and
    `tool_source_empty` where it offers nothing that can be used.
    """
    kind = kind_named(source.kind)
    if not source.name.strip():
        raise BadInput("tool_source_name")
    given = {name: source.settings.get(name, type_()) for name, type_ in kind.given.items()}
    for name, type_ in kind.given.items():
        if not isinstance(given[name], type_):
            raise BadInput("tool_source_setting", setting=name)
    found = kind.look(around, source.name, given)
    offers, unusable = make_offers(found.offers, source.name, taken)
    left_out = [*found.left_out, *unusable]
    if not offers:
        raise BadInput("tool_source_empty", source=source.name, left=", ".join(left_out) or "-")
    settings = {**given, **found.kept, OFFERS: [asdict(offer) for offer in offers], LEFT_OUT: left_out}
    return ToolSource(source.source, source.name.strip(), source.kind, settings)


def tools(around: Around, sources: Sequence[ToolSource], taken: Collection[str]) -> list[Tool]:
    """Return the tools of all sources; one whose name is `taken` by now, by a table that came later, is left out."""
    names = set(taken)
    found: list[Tool] = []
    for source in sources:
        for tool in kind_named(source.kind).tools(around, source) if source.kind in KINDS else ():
            if tool.name not in names:
                names.add(tool.name)
                found.append(tool)
    return found


def describe(around: Around, source: ToolSource) -> ToolSourceInfo:
    """Return a source as a person sees it."""
    kind = kind_named(source.kind)
    state, error = kind.state(around, source) if source.source else ("ready", None)
    return ToolSourceInfo(
        source=source.source,
        name=source.name,
        kind=source.kind,
        settings={name: source.settings[name] for name in kind.given},
        tools=tuple(tool.info for tool in kind.tools(around, source)),
        state=state,
        error=error,
        left_out=tuple(source.settings[LEFT_OUT]),
    )


def offers_of(source: ToolSource) -> list[Offer]:
    """Return what a source offered when it was looked at last."""
    return [Offer(**offer) for offer in source.settings[OFFERS]]
