"""The kinds of tool sources: tool servers, Python files, folders of documents; what each offers and how it stands."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from engine.agent import cancellation
from engine.agent.answers import answered
from engine.agent.builtin.documents import make_document_tool
from engine.agent.mcp import command_line
from engine.agent.mcp.servers import CALL_SECONDS, Server, Servers
from engine.agent.offers import Offer, cleaned, title_of, tool_of
from engine.agent.tools import Tool, ToolResult
from engine.data.documents.index import Index
from engine.errors import BadInput, ErrorInfo
from engine.paths import ProjectPaths, check_name
from engine.results import MOST_CALL_SECONDS
from engine.runtime import documents, functions
from engine.runtime.kits import Own
from engine.runtime.library import Library
from engine.runtime.orders import IndexOrder, Order
from engine.runtime.trusted_file import FunctionOrder, read_file
from engine.store.tool_sources import ToolSource

# What the person gave of a source, beside which its settings hold what it offered.
OFFERS = "offers"
LEFT_OUT = "left_out"
# And what the person said of its tools.
EXAMPLES = "examples"
# Of what runs: the most seconds that a call may take, 0 for what is usual, and the variables that it sees besides.
SECONDS = "seconds"
VARIABLES = "variables"


@dataclass(frozen=True)
class Around:
    """What sources need of the app.

    The project that they are in, the tool servers that run, the folders of documents that are open, where the output
    of files goes, whether the person stopped what is done just now, what a ready-made project has of its own, whether a
    source was trusted on this computer with the settings by which it runs (by default none was), the variables that
    this computer keeps for a source, and the ids of those that are read just now.
    """

    project: str
    servers: Servers
    library: Library
    log: Path
    cancelled: Callable[[], bool] = lambda: False
    own: Own | None = None
    trusts: Callable[[str, Mapping[str, Any]], bool] = lambda source, runs: False
    variables: Callable[[str], Mapping[str, str]] = lambda source: {}
    reading: Collection[str] = ()


@dataclass(frozen=True)
class Look:
    """What a source offers, as it says it; what it has that cannot be a tool, with the reason where its kind does not
    give it; settings to keep beside those given.
    """

    offers: Sequence[Offer]
    left_out: Mapping[str, ErrorInfo | None] = field(default_factory=dict)
    kept: Mapping[str, Any] = field(default_factory=dict)


class Kind(Protocol):
    """A kind of source. `given` are the settings that a person gives: name -> type.

    `runs` names the settings that decide what is run of it: none, where nothing is.
    """

    given: Mapping[str, type]
    runs: Sequence[str]

    def taken(self, given: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the settings of what a person gave; raises BadInput where they cannot be."""

    def order(self, around: Around, source: ToolSource) -> Order | None:
        """Return what a worker does before a source can be looked at, None for nothing; `settings` are as given."""

    def look(self, around: Around, source: ToolSource) -> Look:
        """Return what a source offers; `settings` are as given, and one that is only tried has the id ''."""

    def state(self, around: Around, source: ToolSource) -> tuple[str, ErrorInfo | None]:
        """Return how it stands, without starting it; see `ToolSourceInfo`."""

    def tools(self, around: Around, source: ToolSource) -> list[Tool]:
        """Return its tools as they were offered when it was looked at last."""

    def close(self, around: Around, source: ToolSource) -> None:
        """End what runs of it, and let go of what is in memory."""

    def forget(self, around: Around, source: ToolSource) -> None:
        """Take away what was kept of it on disk; it is closed."""


class _Plain:
    """What most kinds have no need of."""

    def taken(self, given: Mapping[str, Any]) -> Mapping[str, Any]:
        seconds = given.get(SECONDS, 0)
        if not 0 <= seconds <= MOST_CALL_SECONDS:
            raise BadInput("tool_source_seconds", seconds=seconds, most=MOST_CALL_SECONDS)
        return given

    def order(self, around: Around, source: ToolSource) -> Order | None:
        return None

    def close(self, around: Around, source: ToolSource) -> None:
        """Nothing of it runs."""

    def forget(self, around: Around, source: ToolSource) -> None:
        """Nothing of it is kept but its row."""


class McpServer(_Plain):
    """A server that speaks the Model Context Protocol."""

    given: Mapping[str, type] = {"command": str, "allow_read_only": bool, SECONDS: int, VARIABLES: dict}
    runs: Sequence[str] = ("command", "allow_read_only")

    def taken(self, given: Mapping[str, Any]) -> Mapping[str, Any]:
        start = command_line.take(given["command"])
        return super().taken({**given, "command": start.line, VARIABLES: {**given[VARIABLES], **start.variables}})

    def look(self, around: Around, source: ToolSource) -> Look:
        return Look(around.servers.offers(_server(around, source), around.cancelled))

    def state(self, around: Around, source: ToolSource) -> tuple[str, ErrorInfo | None]:
        if not is_trusted(around, source):
            return "foreign", None
        return around.servers.state((around.project, source.source))

    def close(self, around: Around, source: ToolSource) -> None:
        around.servers.forget((around.project, source.source))

    def tools(self, around: Around, source: ToolSource) -> list[Tool]:
        key, servers = (around.project, source.source), around.servers
        freely = source.settings["allow_read_only"]

        def call(offer: Offer, arguments: Mapping[str, Any]) -> ToolResult:
            _check_trust(around, source)
            # Of what stands in the project no value is taken: it may be another's.
            return servers.call(key, _server(around, kept(source)), offer, arguments, cancellation.is_cancelled)

        seconds, said = servers.start_seconds + _seconds(source, CALL_SECONDS), examples_of(source)
        return [
            # What a server says of itself never goes before what the person said: without their word each call asks.
            tool_of(
                offer,
                source.kind,
                "allow" if freely and offer.read_only else "ask",
                call,
                seconds,
                examples=said.get(offer.remote, ()),
            )
            for offer in offers_of(source)
        ]


class PythonFile(_Plain):
    """The functions of a Python file with types and a docstring, as it was when the person trusted it."""

    given: Mapping[str, type] = {"file": str, SECONDS: int}
    runs: Sequence[str] = ("file", "sha256")

    def look(self, around: Around, source: ToolSource) -> Look:
        file = Path(source.settings["file"]).expanduser().absolute()
        listing = functions.listed(FunctionOrder(around.log, file), around.cancelled)
        if not listing.offers:
            raise BadInput("tool_file_empty", file=file.name, left=", ".join(map(cleaned, listing.left_out)) or "-")
        return Look(listing.offers, dict.fromkeys(listing.left_out), {"file": str(file), "sha256": listing.sha256})

    def state(self, around: Around, source: ToolSource) -> tuple[str, ErrorInfo | None]:
        if not is_trusted(around, source):
            return "foreign", None
        try:
            read_file(Path(source.settings["file"]), source.settings["sha256"])
        except BadInput as error:
            return ("changed", None) if error.code == "tool_file_changed" else ("failed", error.info())
        return "ready", None

    def tools(self, around: Around, source: ToolSource) -> list[Tool]:
        file, sha256 = Path(source.settings["file"]), source.settings["sha256"]
        limit = _seconds(source, functions.SECONDS)

        def call(offer: Offer, arguments: Mapping[str, Any], dry_run: bool = False) -> ToolResult:
            _check_trust(around, source)
            order = FunctionOrder(around.log, file, sha256, offer.remote, arguments, dry_run)
            return answered(functions.called(order, cancellation.is_cancelled, limit))

        # The registry's own clock is only for a process that cannot be started or killed.
        seconds = limit + 5
        try_it = functools.partial(call, dry_run=True)
        said = examples_of(source)
        return [
            tool_of(offer, source.kind, "ask", call, seconds, try_it, said.get(offer.remote, ()))
            for offer in offers_of(source)
        ]


class DocumentFolder(_Plain):
    """A folder of documents, which a worker reads before it is looked at; to try it reads nothing."""

    given: Mapping[str, type] = {"folder": str}
    runs: Sequence[str] = ()

    def order(self, around: Around, source: ToolSource) -> Order | None:
        if not source.source:
            return None
        folder, index = self._places(around, source)
        index.parent.mkdir(exist_ok=True)
        return IndexOrder(around.log.with_name("documents.log"), folder, index, around.library.base())

    def look(self, around: Around, source: ToolSource) -> Look:
        folder, index = self._places(around, source)
        check_name(folder)
        if not folder.is_dir():
            raise BadInput("documents_folder", folder=str(folder))
        unread = around.library.opened(folder, index).index.report().unread if source.source else ()
        # Without its words, which tell of the headings: with another document it is the same tool still.
        offers = [Offer("", tool.name, "", tool.info.parameters, read_only=True) for tool in self._made(around, source)]
        left_out = {each.source: _naming(each.error, each.source) for each in unread}
        return Look(offers, left_out, {"folder": str(folder)})

    def state(self, around: Around, source: ToolSource) -> tuple[str, ErrorInfo | None]:
        folder, index = self._places(around, source)
        if source.source in around.reading:
            return "reading", None
        try:
            unfinished = Index(index).is_unfinished()
        except BadInput as error:
            return "failed", error.info()
        if not folder.is_dir():
            return "failed", BadInput("documents_folder", folder=str(folder)).info()
        if unfinished:
            return "unfinished", None
        return ("outdated" if documents.outdated(around.library.opened(folder, index)) else "read"), None

    def tools(self, around: Around, source: ToolSource) -> list[Tool]:
        return [
            replace(tool, info=replace(tool.info, name=offer.name, title=title_of(offer.remote)))
            for tool, offer in zip(self._made(around, source), offers_of(source), strict=True)
        ]

    def close(self, around: Around, source: ToolSource) -> None:
        around.library.close(self._places(around, source)[1])

    def forget(self, around: Around, source: ToolSource) -> None:
        index = self._places(around, source)[1]
        for file in index.parent.glob(f"{index.name}*"):
            file.unlink()

    def _made(self, around: Around, source: ToolSource) -> tuple[Tool, ...]:
        if not source.source:
            return (make_document_tool(source.name, lambda question: ()),)
        return documents.tools(around.library.opened(*self._places(around, source)), source.name)

    def _places(self, around: Around, source: ToolSource) -> tuple[Path, Path]:
        """Return the folder, and the index that is kept of it."""
        folder = Path(source.settings["folder"]).expanduser().absolute()
        return folder, ProjectPaths(Path(around.project)).documents(source.source)


# The one place that knows what kinds there are.
KINDS: Mapping[str, Kind] = {"mcp": McpServer(), "python": PythonFile(), "documents": DocumentFolder()}


def kind_named(kind: str) -> Kind:
    """Return a kind; raises BadInput `tool_source_kind`."""
    if kind not in KINDS:
        raise BadInput("tool_source_kind", kind=kind, known=", ".join(KINDS))
    return KINDS[kind]


def run_by(source: ToolSource) -> dict[str, Any]:
    """Return the settings that decide what is run of a source, {} where nothing is."""
    return {name: source.settings[name] for name in kind_named(source.kind).runs}


def _naming(error: ErrorInfo, document: str) -> ErrorInfo:
    """Return why a document is not read, with its name inside the folder in place of all of its path."""
    return replace(error, params={**error.params, "file": document})


def kept(source: ToolSource) -> ToolSource:
    """Return a source as it is stored and shown: of the variables that it sees, the names alone."""
    names = dict.fromkeys(source.settings.get(VARIABLES, {}))
    return replace(source, settings={**source.settings, VARIABLES: names}) if names else source


def values_of(source: ToolSource) -> dict[str, str]:
    """Return the variables whose values a person just gave with a source."""
    return {name: value for name, value in source.settings.get(VARIABLES, {}).items() if value is not None}


def _server(around: Around, source: ToolSource) -> Server:
    """Return how a server is started; raises BadInput `tool_server_variables` where values are not on this computer."""
    named = source.settings.get(VARIABLES, {})
    known = {**around.variables(source.source), **values_of(source)}
    if missing := [name for name in named if name not in known]:
        raise BadInput("tool_server_variables", server=source.name, names=", ".join(missing))
    variables = {name: known[name] for name in named}
    return Server(source.name, source.settings["command"], variables, _seconds(source, CALL_SECONDS))


def _seconds(source: ToolSource, usual: float) -> float:
    return float(source.settings.get(SECONDS) or usual)


def is_trusted(around: Around, source: ToolSource) -> bool:
    """Return whether what is run of a source was added or trusted on this computer; of documents nothing is run."""
    runs = run_by(source)
    return not runs or around.trusts(source.source, runs)


def _check_trust(around: Around, source: ToolSource) -> None:
    if not is_trusted(around, source):
        raise BadInput("tool_source_foreign", source=source.name)


def offers_of(source: ToolSource) -> list[Offer]:
    """Return what a source offered when it was looked at last."""
    return [Offer(**offer) for offer in source.settings[OFFERS]]


def examples_of(source: ToolSource) -> Mapping[str, Sequence[str]]:
    """Return how the person asks for a source's tools: what the source calls a tool -> their sentences."""
    found: Mapping[str, Sequence[str]] = source.settings.get(EXAMPLES, {})
    return found
