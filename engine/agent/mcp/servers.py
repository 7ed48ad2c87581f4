"""The tool servers that run: one session each, on a thread of their own that is started when the first is wanted."""

from __future__ import annotations

import asyncio
import logging
import threading
import weakref
from collections.abc import Callable, Coroutine, Iterable, Mapping
from concurrent.futures import CancelledError, wait
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from engine.agent.mcp import command_line
from engine.agent.offers import Offer, cleaned, safe_schema
from engine.agent.tools import ToolResult
from engine.errors import BadInput, EngineError, ErrorInfo, JobCancelled, JobFailed

if TYPE_CHECKING:
    from engine.agent.mcp.session import Session

log = logging.getLogger(__name__)
T = TypeVar("T")
Key = tuple[str, str]

START_SECONDS = 30.0
CALL_SECONDS = 30.0
_CLOSE_SECONDS = 8.0
_POLL = 0.1
_CHANGED = "tool_server_changed"


@dataclass(frozen=True)
class Server:
    """How a tool server is started and asked: its name, its command line, the variables that it sees besides, and the
    seconds that a call may take at most.
    """

    name: str
    line: str
    variables: Mapping[str, str] = field(default_factory=dict, repr=False)
    seconds: float = CALL_SECONDS


class Servers:
    """Called from any thread but the servers' own. A key is (project, source).

    A server is started by the first call and runs until `forget` or `close`; one that died is started by the next call.
    `start_seconds` are the most that starting may take.
    """

    def __init__(self, start_seconds: float = START_SECONDS) -> None:
        self.start_seconds = start_seconds
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = False
        # The rest is the loop's.
        self._sessions: dict[Key, Session] = {}
        self._living: weakref.WeakSet[Session] = weakref.WeakSet()
        self._starting: dict[Key, asyncio.Lock] = {}
        self._failures: dict[Key, ErrorInfo] = {}
        # Those that offer something else than was kept of them.
        self._changed: set[Key] = set()

    def offers(self, server: Server, cancelled: Callable[[], bool] = lambda: False) -> list[Offer]:
        """Start a server, ask what it offers, and end it.

        Raises what `command_line.read`, `Session.started` and `Session.call` raise, JobCancelled.
        """
        command = command_line.read(server.line)

        async def look() -> list[Offer]:
            session = await self._start(command, server)
            try:
                async with asyncio.timeout(server.seconds):
                    return await session.offers()
            except TimeoutError:
                raise JobFailed("tool_timeout", tool=server.name, seconds=round(server.seconds, 1)) from None
            finally:
                await session.close()

        return self._do(look(), cancelled)

    def call(
        self,
        key: Key,
        server: Server,
        offer: Offer,
        arguments: Mapping[str, Any],
        cancelled: Callable[[], bool] = lambda: False,
    ) -> ToolResult:
        """Call what a server offers, starting it at need; once `cancelled` the server is told to leave it.

        Raises what `offers` raises, BadInput `tool_server_changed` where it does not offer this any more as it was
        when the person saw it, JobFailed `tool_said_no` where the tool reports an error, `tool_timeout`.
        """
        from engine.agent.mcp.results import result_of

        command = command_line.read(server.line)

        async def ask() -> Any:
            session = await self._session(key, command, server)
            try:
                async with asyncio.timeout(server.seconds):
                    if not _offers(await session.offers(), offer):
                        raise BadInput(_CHANGED, server=server.name, tool=offer.remote)
                    return await session.call(offer.remote, arguments)
            except TimeoutError:
                raise JobFailed("tool_timeout", tool=offer.remote, seconds=round(server.seconds, 1)) from None

        try:
            answer = self._do(ask(), cancelled)
        except EngineError as error:
            # A tool that fails or is late says nothing of its server.
            if error.code == _CHANGED:
                self._changed.add(key)
            elif error.code.startswith("tool_server_"):
                self._failures[key] = error.info()
            raise
        self._failures.pop(key, None)
        return result_of(offer.remote, answer)

    def state(self, key: Key) -> tuple[str, ErrorInfo | None]:
        """Return changed, failed (with why the last call did), running or ready."""
        session, failure = self._sessions.get(key), self._failures.get(key)
        if key in self._changed:
            return "changed", None
        if failure is not None:
            return "failed", failure
        return ("running" if session is not None and not session.ended else "ready"), None

    def forget(self, key: Key) -> None:
        """End a server, if it runs."""
        self._failures.pop(key, None)
        self._changed.discard(key)
        session = self._sessions.pop(key, None)
        if session is not None:
            self._do(session.close())

    def leave_idle(self, project: str) -> None:
        """End the servers of all other projects that answer nothing just now."""
        for key, session in list(self._sessions.items()):
            if key[0] != project and not session.calls:
                self.forget(key)

    def close(self) -> None:
        """End every server and the thread; nothing is started afterwards."""
        with self._lock:
            self._closed = True
            thread, loop = self._thread, self._loop
        if thread is None or loop is None or not thread.is_alive():
            return
        asyncio.run_coroutine_threadsafe(self._end(), loop).result(_CLOSE_SECONDS)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(_CLOSE_SECONDS)

    async def _session(self, key: Key, command: list[str], server: Server) -> Session:
        async with self._starting.setdefault(key, asyncio.Lock()):
            session = self._sessions.get(key)
            if session is None or session.ended:
                if session is not None:
                    await session.close()
                self._sessions[key] = session = await self._start(command, server)
                self._changed.discard(key)
            return session

    async def _start(self, command: list[str], server: Server) -> Session:
        # In a thread: the protocol's library takes seconds to load, and other servers go on meanwhile.
        made = await asyncio.to_thread(_session_type)
        session = made(command, server.variables, server.name)
        self._living.add(session)
        try:
            await session.started(self.start_seconds)
        except asyncio.CancelledError:
            await session.close()
            raise
        if self._closed:
            await session.close()
            raise JobFailed("engine_stopped")
        return session

    async def _end(self) -> None:
        self._sessions.clear()
        await asyncio.gather(*(session.close() for session in list(self._living)))
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    def _do(self, work: Coroutine[Any, Any, T], cancelled: Callable[[], bool] = lambda: False) -> T:
        """Run a coroutine on the servers' loop and wait for it."""
        with self._lock:
            if self._closed:
                work.close()
                raise JobFailed("engine_stopped")
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(
                    target=_serve, args=(self._loop,), name="deskhand-tool-servers", daemon=True
                )
                self._thread.start()
            future = asyncio.run_coroutine_threadsafe(work, self._loop)
        while not wait((future,), timeout=_POLL).done:
            if cancelled():
                future.cancel()
                raise JobCancelled
        try:
            return future.result()
        except CancelledError as error:
            raise JobFailed("engine_stopped") from error


def _offers(found: Iterable[Offer], offer: Offer) -> bool:
    """Return whether an offer that was made safe and kept is still among those that a server makes."""
    return any(one.remote == offer.remote and _said(one) == _said(offer) for one in found)


def _said(offer: Offer) -> tuple[Any, ...]:
    return cleaned(offer.description), safe_schema(offer.parameters), offer.read_only


def _session_type() -> type[Session]:
    from engine.agent.mcp.session import Session

    return Session


def _serve(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
        loop.run_until_complete(loop.shutdown_default_executor())
    finally:
        loop.close()
