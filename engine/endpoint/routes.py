"""What can be asked of the endpoint, as a Starlette app: models, chat completions, classification."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Sequence
from contextlib import aclosing
from typing import Any, TypeVar

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Send

from engine.endpoint.chat_request import read_chat
from engine.endpoint.classify import classified, read_classify
from engine.endpoint.completions import streamed, whole
from engine.endpoint.failures import told
from engine.endpoint.lanes import Lanes
from engine.endpoint.ports import Models, Offered
from engine.errors import BadInput, EngineError

T = TypeVar("T")
# For a client that has left and hears nothing any more.
GONE = 408


class Api:
    """`models` is asked anew for every request, as another project may be open by then."""

    def __init__(self, models: Callable[[], Models], lanes: Lanes) -> None:
        self._models = models
        self._lanes = lanes

    async def listed(self, request: Request) -> Response:
        """Return every model that can be asked."""
        found = await self._models().offered()
        return JSONResponse({"object": "list", "data": [_described(model) for model in found]})

    async def one(self, request: Request) -> Response:
        """Return one of them."""
        return JSONResponse(_described(_find(await self._models().offered(), request.path_params["model"])))

    async def chat(self, request: Request) -> Response:
        """Answer messages, whole or as a stream."""
        asked = await asyncio.to_thread(read_chat, await request.body())
        model, writer = await self._able(asked.model, lambda found: found.writer, "endpoint_no_writer")
        if not asked.stream:
            return JSONResponse(await _while_there(request, whole(self._lanes, model, writer, asked)))
        events = streamed(self._lanes, model, writer, asked)
        # Waited for before the answer begins: what is wrong with a request is then told by its status.
        first = await _while_there(request, anext(events))
        return _Events(_chained(first, events), headers={"cache-control": "no-store"}, media_type="text/event-stream")

    async def classify(self, request: Request) -> Response:
        """Say what a published model says of texts."""
        asked = await asyncio.to_thread(read_classify, await request.body())
        model, classifier = await self._able(asked.model, lambda found: found.classifier, "endpoint_no_classifier")
        return JSONResponse(await _while_there(request, classified(self._lanes, model, classifier, asked)))

    async def _able(self, name: str, ability: Callable[[Offered], T | None], code: str) -> tuple[Offered, T]:
        """Return the model that a request names, and what of it answers; raises BadInput `code` where nothing does."""
        offered = await self._models().offered()
        model = _find(offered, name)
        able = ability(model)
        if able is None:
            raise BadInput(code, model=model.id, known=_names(found for found in offered if ability(found)))
        return model, able


def make_app(models: Callable[[], Models], lanes: Lanes) -> Starlette:
    """Return the app; whatever fails is told in OpenAI's form."""
    api = Api(models, lanes)
    return Starlette(
        routes=[
            Route("/v1/models", api.listed),
            Route("/v1/models/{model:path}", api.one),
            Route("/v1/chat/completions", api.chat, methods=["POST"]),
            Route("/v1/classify", api.classify, methods=["POST"]),
        ],
        exception_handlers={
            HTTPException: _no_such_path,
            EngineError: _failed,
            ClientDisconnect: _left,
            Exception: _failed,
        },
    )


class _Events(StreamingResponse):
    """A stream whose source is closed with it, also when the client leaves in the middle."""

    body_iterator: AsyncGenerator[bytes, None]

    async def stream_response(self, send: Send) -> None:
        async with aclosing(self.body_iterator):
            await super().stream_response(send)


async def _chained(first: bytes, events: AsyncGenerator[bytes, None]) -> AsyncGenerator[bytes, None]:
    async with aclosing(events):
        yield first
        async for event in events:
            yield event


async def _while_there(request: Request, work: Awaitable[T]) -> T:
    """Return what `work` returns; where the client leaves before, cancel it and raise ClientDisconnect."""
    working = asyncio.ensure_future(work)
    leaving = asyncio.create_task(_gone(request))
    try:
        await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise ClientDisconnect()
        return working.result()
    finally:
        working.cancel()
        leaving.cancel()


async def _gone(request: Request) -> None:
    # The body was read already: nothing else is told from here on.
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _find(offered: Sequence[Offered], name: str) -> Offered:
    """Return the model that a request names; raises BadInput `endpoint_model`."""
    for model in offered:
        if name and name in (model.id, model.also):
            return model
    raise BadInput("endpoint_model", field="model", model=name, known=_names(offered))


def _names(offered: Iterable[Offered]) -> str:
    return ", ".join(model.id for model in offered) or "none yet"


def _described(model: Offered) -> dict[str, Any]:
    """Return a model in OpenAI's form, and what it can be asked besides."""
    paths = {"/v1/chat/completions": model.writer, "/v1/classify": model.classifier}
    return {
        "id": model.id,
        "object": "model",
        "created": model.created,
        "owned_by": "deskhand",
        "task": model.task,
        "endpoints": [path for path, able in paths.items() if able],
    }


def _failed(request: Request, error: Exception) -> Response:
    status, body = told(error)
    return JSONResponse(body, status)


def _no_such_path(request: Request, error: Exception) -> Response:
    return _failed(request, BadInput("endpoint_path", method=request.method, path=request.url.path))


def _left(request: Request, error: Exception) -> Response:
    return Response(status_code=GONE)
