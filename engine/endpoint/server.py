"""The local endpoint: a web server for programs on this computer, on a thread and an event loop of its own."""

from __future__ import annotations

import asyncio
import threading

import uvicorn

from engine.endpoint.address import WAITING_CONNECTIONS, listen, url_of
from engine.endpoint.guard import Guard
from engine.endpoint.lanes import Lanes
from engine.endpoint.ports import Models
from engine.endpoint.routes import make_app

# How long the last answers may take to be told that the endpoint stops.
LEAVE_SECONDS = 5


class Server:
    """Listens from the moment it is made until `stop`; `models` and `token` may be replaced meanwhile."""

    def __init__(self, models: Models, token: str, host: str, port: int) -> None:
        """Start; raises BadInput `endpoint_not_loopback`, `endpoint_port_taken`, `endpoint_port_refused`."""
        self.models = models
        self.token = token
        self._lanes = Lanes()
        self._guard = Guard(make_app(lambda: self.models, self._lanes), lambda: self.token)
        self._listening = listen(host, port)
        self.address = url_of(self._listening)
        self.port = int(self._listening.getsockname()[1])
        self._uvicorn = uvicorn.Server(
            uvicorn.Config(
                self._guard,
                http="h11",
                ws="none",
                lifespan="off",
                log_config=None,
                log_level="warning",
                access_log=False,
                proxy_headers=False,
                server_header=False,
                backlog=WAITING_CONNECTIONS,
                timeout_graceful_shutdown=LEAVE_SECONDS,
            )
        )
        self._thread = threading.Thread(target=self._run, name="deskhand-endpoint", daemon=True)
        self._thread.start()

    @property
    def requests(self) -> int:
        """How many requests with the token were answered."""
        return self._guard.served

    @property
    def waiting(self) -> int:
        """How many requests with the token have no whole answer yet."""
        return self._guard.held

    def stop(self) -> None:
        """Answer nothing more; returns when the port is free again. Blocks for some seconds at most."""
        self._lanes.close()
        self._uvicorn.should_exit = True
        self._thread.join()

    def _run(self) -> None:
        try:
            asyncio.run(self._uvicorn.serve(sockets=[self._listening]))
        finally:
            self._listening.close()
            self._lanes.free()
