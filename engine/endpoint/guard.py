"""What a request must pass before anything reads it: a local name, the token, a free place, a size in bounds."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from engine.endpoint.address import is_own_name
from engine.endpoint.failures import told
from engine.endpoint.token import is_right
from engine.errors import BadInput, EngineError

MOST_BYTES = 1 << 20
# What is read and thrown away of a body that is too large, so that a client hears the answer: most read none before
# they have sent all, and a connection that is closed meanwhile is all that they would tell of.
MOST_DRAINED = 16 << 20
# Requests that are held at once; with the size of a body it bounds the memory that they take.
MOST_REQUESTS = 256


class Guard:
    """An ASGI app in front of another, for requests with the token: `served` were answered, `held` are not yet."""

    def __init__(self, app: ASGIApp, token: Callable[[], str]) -> None:
        self._app = app
        self._token = token
        self.held = 0
        self.served = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or say what is wrong with it."""
        if scope["type"] != "http":
            raise RuntimeError(f"the endpoint does not speak {scope['type']}")
        try:
            self._check(Headers(scope=scope))
        except EngineError as error:
            await _refuse(error, scope, receive, send)
            return
        self.held += 1
        try:
            await self._pass(scope, receive, self._counted(send))
        finally:
            self.held -= 1

    def _check(self, headers: Headers) -> None:
        host = headers.get("host", "")
        if not is_own_name(host):
            raise BadInput("endpoint_host", host=host or "-")
        if not is_right(headers.get("authorization", ""), self._token()):
            raise BadInput("endpoint_token")
        if self.held >= MOST_REQUESTS:
            raise BadInput("endpoint_busy", most=MOST_REQUESTS)

    async def _pass(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            body = await _body(receive, Headers(scope=scope))
        except EngineError as error:
            await _refuse(error, scope, receive, send)
            return
        if body is not None:
            await self._app(scope, _replayed(body, receive), send)

    def _counted(self, send: Send) -> Send:
        async def count(message: Message) -> None:
            # Before it is sent: whoever has the answer may ask at once how many there were.
            if message["type"] == "http.response.body" and not message.get("more_body", False):
                self.served += 1
            await send(message)

        return count


async def _body(receive: Receive, headers: Headers) -> bytes | None:
    """Return the body, None where the client left; raises BadInput `endpoint_body_size`, chunked or not."""
    length = headers.get("content-length", "")
    # Who asks first whether the body is wanted has not sent it yet.
    asks = headers.get("expect", "").lower() == "100-continue"
    if length.isdigit() and int(length) > (MOST_BYTES if asks else MOST_DRAINED):
        raise _too_large()
    parts: list[bytes] = []
    size, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        part, more = message.get("body", b""), message.get("more_body", False)
        size += len(part)
        if size > MOST_DRAINED:
            break
        if size > MOST_BYTES:
            parts.clear()
        else:
            parts.append(part)
    if size > MOST_BYTES:
        raise _too_large()
    return b"".join(parts)


def _too_large() -> BadInput:
    return BadInput("endpoint_body_size", limit=MOST_BYTES >> 10)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """Return what gives the body once, then whatever else the client does: it may leave."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _refuse(error: EngineError, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
    status, body = told(error)
    # Closed, as the rest of a body that was not read would be taken for the next request.
    return JSONResponse(body, status, headers={"connection": "close"})(scope, receive, send)
