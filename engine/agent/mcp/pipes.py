"""Starts a tool server and carries messages over its pipes; the SDK's own transport sets no bound on what it sends."""

from __future__ import annotations

import asyncio
import collections
import logging
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import anyio
import mcp_types
from anyio.streams.memory import MemoryObjectReceiveStream, MemoryObjectSendStream
from mcp.client.stdio import get_default_environment
from mcp.shared.message import SessionMessage

from engine.machine import processes

log = logging.getLogger(__name__)

LONGEST_LINE = 4 << 20
LEAVE_SECONDS = 1.0
_TAIL_LINES = 40
_LONGEST_TAIL_LINE = 500
_JUNK_TOLD = 3
_POLL = 0.05

Incoming = MemoryObjectReceiveStream[SessionMessage | Exception]
Outgoing = MemoryObjectSendStream[SessionMessage]


class Pipes:
    """A transport of the MCP SDK (newline-delimited JSON-RPC over stdin and stdout), used once.

    What the server prints besides messages is skipped. `ended` is set when it says no more, and `flooded` when that was
    because a line was longer than LONGEST_LINE bytes. The server sees the few variables that a program needs to run,
    those that the person gave, and none of the app's.
    """

    def __init__(self, command: Sequence[str], variables: Mapping[str, str]) -> None:
        self._command = command
        self._variables = variables
        self._errors: collections.deque[str] = collections.deque(maxlen=_TAIL_LINES)
        self._tasks: list[asyncio.Task[None]] = []
        self._process: asyncio.subprocess.Process
        self.ended = asyncio.Event()
        self.flooded = False

    async def __aenter__(self) -> tuple[Incoming, Outgoing]:
        """Start the server; raises OSError where the system refuses to."""
        options: dict[str, Any] = (
            {"creationflags": subprocess.CREATE_NO_WINDOW}  # type: ignore[attr-defined]
            if os.name == "nt"
            else {"start_new_session": True}
        )
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**get_default_environment(), **self._variables},
            cwd=Path.home(),
            limit=LONGEST_LINE,
            **options,
        )
        send, incoming = anyio.create_memory_object_stream[SessionMessage | Exception](0)
        outgoing, receive = anyio.create_memory_object_stream[SessionMessage](0)
        work = (self._read(send), self._write(receive), self._listen_to_errors(), self._watch(send))
        self._tasks = [asyncio.create_task(part) for part in work]
        self._streams = (send, incoming, outgoing, receive)
        return incoming, outgoing

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the server: it is told by the end of its input, and after a moment killed with all it has started."""
        with anyio.CancelScope(shield=True):
            family = processes.family(self._process.pid)
            assert self._process.stdin is not None
            self._process.stdin.close()
            try:
                await asyncio.wait_for(self._gone(), LEAVE_SECONDS)
            except TimeoutError:
                log.info("A tool server did not leave by itself: %s", self._command[0])
            processes.kill([process for process in family if process.is_running()])
            processes.kill_group(self._process.pid)
            try:
                await asyncio.wait_for(self._gone(), LEAVE_SECONDS)
            except TimeoutError:
                log.warning("A tool server cannot be killed: %s", self._command[0])
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            for stream in self._streams:
                await stream.aclose()
            # Left open, it would be found by the collector after the loop is gone.
            self._process._transport.close()  # type: ignore[attr-defined]

    def tail(self) -> str:
        """Return the last lines that the server wrote to its standard error."""
        return "\n".join(self._errors)

    async def _gone(self) -> None:
        # Not `Process.wait`: that waits for the end of the pipes too, which a child of the server may hold open.
        while self._process.returncode is None:
            await asyncio.sleep(_POLL)

    async def _watch(self, send: MemoryObjectSendStream[SessionMessage | Exception]) -> None:
        """Tell that the server ended where its pipes do not."""
        await self._gone()
        await asyncio.sleep(_POLL)
        self.ended.set()
        await send.aclose()

    async def _read(self, send: MemoryObjectSendStream[SessionMessage | Exception]) -> None:
        assert self._process.stdout is not None
        junk = 0
        async with send:
            while line := await self._line(self._process.stdout):
                try:
                    message = mcp_types.jsonrpc_message_adapter.validate_json(line, by_name=False)
                except ValueError:
                    junk += 1
                    if line.strip() and junk <= _JUNK_TOLD:
                        log.info("A tool server printed what is no message: %s", line[:200])
                    continue
                try:
                    await send.send(SessionMessage(message))
                except (anyio.BrokenResourceError, anyio.ClosedResourceError):
                    # Nobody listens any more.
                    return
            # Before the stream closes: who waits for an answer is told then, and asks why.
            self.ended.set()

    async def _line(self, stream: asyncio.StreamReader) -> bytes:
        try:
            return await stream.readline()
        except ValueError:
            self.flooded = True
            return b""
        except ConnectionError:
            return b""

    async def _write(self, receive: MemoryObjectReceiveStream[SessionMessage]) -> None:
        assert self._process.stdin is not None
        async with receive:
            async for message in receive:
                text = message.message.model_dump_json(by_alias=True, exclude_unset=True)
                try:
                    self._process.stdin.write(text.encode() + b"\n")
                    await self._process.stdin.drain()
                except ConnectionError:
                    # The server is gone, which the reader sees and tells.
                    return

    async def _listen_to_errors(self) -> None:
        assert self._process.stderr is not None
        while line := await self._line_of_errors(self._process.stderr):
            self._errors.append(line.decode(errors="replace").rstrip()[:_LONGEST_TAIL_LINE])

    @staticmethod
    async def _line_of_errors(stream: asyncio.StreamReader) -> bytes:
        try:
            return await stream.readline()
        except ValueError:
            return b"(a line too long to keep)"
