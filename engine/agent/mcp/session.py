"""One tool server that runs: shaking hands, what it offers, and calls; lives on the loop of `servers`."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

import mcp_types
from mcp import Client, MCPError
from pydantic import ValidationError

from engine import __version__
from engine.agent.mcp.pipes import LONGEST_LINE, Pipes
from engine.agent.offers import MOST, Offer
from engine.errors import BadInput, EngineError, JobFailed

_MOST_PAGES = 20
_LONGEST_SAID = 600


class Session:
    """Started once; `ended` for good when the server is gone."""

    def __init__(self, command: Sequence[str], variables: Mapping[str, str], name: str) -> None:
        self._name = name
        self._pipes = Pipes(command, variables)
        self._closing = asyncio.Event()
        self._ready: asyncio.Future[Client] = asyncio.get_running_loop().create_future()
        self._task = asyncio.create_task(self._run())
        self._offered: list[Offer] | None = None
        self.calls = 0

    @property
    def ended(self) -> bool:
        """Whether the server is gone, or about to be."""
        return self._task.done() or self._closing.is_set() or self._pipes.ended.is_set()

    async def started(self, seconds: float) -> None:
        """Wait until the server has said who it is.

        Raises BadInput `tool_server_refused` where the system does not start it, `tool_server_other` where it ends or
        answers otherwise, `tool_server_silent` where it has not answered after `seconds`.
        """
        try:
            async with asyncio.timeout(seconds):
                await asyncio.shield(self._ready)
        except TimeoutError:
            tail = self._pipes.tail()
            await self.close()
            raise BadInput("tool_server_silent", tail, server=self._name, seconds=round(seconds, 1)) from None

    async def offers(self) -> list[Offer]:
        """Return what the server offers, as it says it, asked once; raises what `call` raises."""
        if self._offered is None:
            self._offered = await self._listed()
        return self._offered

    async def call(self, tool: str, arguments: Mapping[str, Any]) -> mcp_types.CallToolResult:
        """Call one of its tools.

        Raises JobFailed `tool_server_died`, `tool_server_flood`, `tool_server_answer` or `tool_said_no` (the protocol's
        own error; what a tool reports of itself comes back as a result).
        """
        client = await asyncio.shield(self._ready)
        self.calls += 1
        try:
            return await client.call_tool(tool, dict(arguments))
        except (MCPError, ValidationError, RuntimeError) as error:
            raise self._failure(error, tool) from error
        finally:
            self.calls -= 1

    async def close(self) -> None:
        """End the server and wait until it is gone; who is cancelled while waiting leaves the end going on."""
        # Cancelled a second time, it would not wait for the server's end.
        if not self._closing.is_set() and not self._ready.done():
            self._task.cancel()
        self._closing.set()
        await asyncio.wait((self._task,))

    async def _listed(self) -> list[Offer]:
        client = await asyncio.shield(self._ready)
        found: list[Offer] = []
        cursor: str | None = None
        for _ in range(_MOST_PAGES):
            try:
                page = await client.list_tools(cursor=cursor)
            except (MCPError, ValidationError, RuntimeError) as error:
                raise self._failure(error, self._name) from error
            found += [_offer(tool) for tool in page.tools]
            cursor = page.next_cursor
            if cursor is None or len(found) > MOST:
                break
        return found

    async def _run(self) -> None:
        try:
            info = mcp_types.Implementation(name="deskhand", version=__version__)
            async with Client(self._pipes, client_info=info, cache=None) as client:
                self._ready.set_result(client)
                waits = [asyncio.create_task(event.wait()) for event in (self._closing, self._pipes.ended)]
                await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
                for wait in waits:
                    wait.cancel()
        except OSError as error:
            self._fail(BadInput("tool_server_refused", server=self._name, problem=str(error)))
        except Exception as error:  # noqa: BLE001 - whatever a server says instead of a handshake; told with a code
            self._fail(BadInput("tool_server_other", f"{_root(error)!r}\n{self._pipes.tail()}", server=self._name))
        finally:
            if not self._ready.done():
                self._ready.cancel()

    def _fail(self, error: EngineError) -> None:
        if not self._ready.done():
            self._ready.set_exception(error)

    def _failure(self, error: Exception, tool: str) -> EngineError:
        """Return why what was asked of `tool`, or of the server by its name, failed."""
        detail = f"{error!r}\n{self._pipes.tail()}"
        if self._pipes.flooded:
            return JobFailed("tool_server_flood", detail, server=self._name, limit=LONGEST_LINE >> 20)
        if self.ended:
            return JobFailed("tool_server_died", detail, server=self._name)
        if isinstance(error, MCPError):
            return JobFailed("tool_said_no", detail, tool=tool, said=error.error.message[:_LONGEST_SAID])
        return JobFailed("tool_server_answer", detail, server=self._name)


def _offer(tool: mcp_types.Tool) -> Offer:
    hints = tool.annotations
    read_only = bool(hints and hints.read_only_hint)
    return Offer("", tool.name, tool.description or tool.title or "", tool.input_schema, read_only)


def _root(error: BaseException) -> BaseException:
    """Return the first failure inside the groups that the SDK's tasks raise."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error
