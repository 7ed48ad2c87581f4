"""The endpoint as the engine keeps it: off until the person starts it, and never more than one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from engine.endpoint import address, token
from engine.results import EndpointState

if TYPE_CHECKING:
    from engine.endpoint.ports import Models
    from engine.endpoint.server import Server
    from engine.runtime.core import Runtime


class Endpoint:
    """Used on the engine thread; the server that it starts runs on a thread of its own."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._file = runtime.home.token
        self._lock = asyncio.Lock()
        self._server: Server | None = None
        self._place = ("", 0)
        self._project = ""

    async def start(self, host: str, port: int, project: str) -> EndpointState:
        """Start, or go on at another port or with another project.

        Raises BadInput `endpoint_not_loopback`, `endpoint_port_taken`, `endpoint_port_refused`, `no_project`.
        """
        from engine.runtime.served import ServedModels

        address.check(host)
        if project:
            self._runtime.project(project)
        models = ServedModels(self._runtime, project)
        async with self._lock:
            if self._server is None or self._place != (host, port):
                kept = await self._runtime.in_pool(token.kept_or_new, self._file)
                # First the new one: where its port is taken the old one goes on.
                made = await self._runtime.in_pool(_serve, models, kept, host, port)
                await self._stop()
                self._server, self._place = made, (host, made.port)
            self._server.models = models
            self._project = project
        return await self.state()

    async def stop(self) -> EndpointState:
        """Stop, if it runs."""
        async with self._lock:
            await self._stop()
        return await self.state()

    async def new_token(self) -> EndpointState:
        """Make another token, which a running server takes at once."""
        async with self._lock:
            made = await self._runtime.in_pool(token.new, self._file)
            if self._server is not None:
                self._server.token = made
        return await self.state()

    async def state(self) -> EndpointState:
        """Tell how it stands."""
        if self._server is None:
            return EndpointState(token=await self._runtime.in_pool(token.kept, self._file))
        server = self._server
        return EndpointState(True, server.address, server.port, server.token, self._project, server.requests)

    async def _stop(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            await self._runtime.in_pool(server.stop)


def _serve(models: Models, kept: str, host: str, port: int) -> Server:
    # Imported here, off the engine thread: most people never start it.
    from engine.endpoint.server import Server

    return Server(models, kept, host, port)
