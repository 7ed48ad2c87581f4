"""Many programs at once, programs that leave, and an endpoint that is switched off in the middle."""

from __future__ import annotations

import asyncio
import http.client
import json
import threading
from collections.abc import Callable
from typing import Any

import openai
import pytest

from engine.endpoint import guard
from engine.endpoint.server import Server
from tests.engine.endpoint.conftest import TOKEN
from tests.engine.endpoint.scripted import ScriptedModels, ScriptedWriter, Text
from tests.engine.endpoint.test_chat import CALL, HELLO, LOOK_UP
from tests.engine.endpoint.test_guard import RIGHT, ask, error_of

MANY = 200


def test_two_hundred_at_once_are_all_answered(server: Server, writer: ScriptedWriter) -> None:
    async def one(client: openai.AsyncOpenAI, number: int) -> str | None:
        if number % 2:
            events = await client.chat.completions.create(model="scribe", messages=HELLO, stream=True)
            return "".join([chunk.choices[0].delta.content or "" async for chunk in events])
        found = await client.chat.completions.create(model="scribe", messages=HELLO)
        return found.choices[0].message.content

    async def all_of_them() -> list[str | None]:
        async with openai.AsyncOpenAI(base_url=server.address, api_key=TOKEN, max_retries=0, timeout=120) as client:
            return await asyncio.gather(*(one(client, number) for number in range(MANY)))

    assert asyncio.run(all_of_them()) == ["It is late."] * MANY
    assert (server.requests, len(writer.asked), writer.most_at_once) == (MANY, MANY, 1)


def test_more_than_may_wait_are_told_to_come_again(
    server: Server, writer: ScriptedWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "MOST_REQUESTS", 1)
    writer.hold = True
    connection = _begun(server, writer)
    answer = ask(server)
    assert error_of(answer) == (429, "rate_limit_exceeded")
    assert answer[1]["error"]["type"] == "rate_limit_error"
    connection.close()
    writer.stopped.wait(60)
    _until(lambda: ask(server)[0] == 200)


def _begun(server: Server, writer: ScriptedWriter, **more: Any) -> http.client.HTTPConnection:
    """Return a connection on which an answer is being written."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    body = json.dumps({"model": "scribe", "messages": HELLO, **more})
    connection.request("POST", "/v1/chat/completions", body, RIGHT)
    assert writer.begun.wait(60)
    return connection


def _until(true: Callable[[], bool]) -> None:
    """Return once it is true; the test's own time limit ends what never is."""
    while not true():
        threading.Event().wait(0.01)


@pytest.mark.parametrize("stream", [False, True])
def test_a_program_that_leaves_stops_its_answer(server: Server, writer: ScriptedWriter, stream: bool) -> None:
    writer.hold = True
    connection = _begun(server, writer, stream=stream)
    if stream:
        assert connection.getresponse().readline().startswith(b"data: ")
    # Shut at once: what was not read would keep it open.
    connection.sock and connection.sock.close()
    connection.close()
    assert writer.stopped.wait(60)
    writer.hold = False
    body = json.dumps({"model": "scribe", "messages": HELLO}).encode()
    assert ask(server, "/v1/chat/completions", body)[0] == 200, "the model is free for the next"


def test_a_program_that_leaves_the_queue_is_not_asked_for(server: Server, writer: ScriptedWriter) -> None:
    writer.hold = True
    first = _begun(server, writer)
    waiting = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    body = json.dumps({"model": "scribe", "messages": [{"role": "user", "content": "I leave"}]})
    waiting.request("POST", "/v1/chat/completions", body, RIGHT)
    _until(lambda: server.waiting == 2)
    waiting.close()
    _until(lambda: server.waiting == 1)
    writer.hold = False
    first.close()
    assert ask(server, "/v1/chat/completions", json.dumps({"model": "scribe", "messages": HELLO}).encode())[0] == 200
    assert [asked[-1]["content"] for asked, _ in writer.asked] == [HELLO[0]["content"]] * 2


def test_switching_off_answers_those_that_wait(models: ScriptedModels, writer: ScriptedWriter) -> None:
    server = Server(models, TOKEN, "127.0.0.1", 0)
    writer.hold = True
    answers: list[tuple[int, str]] = []
    body = json.dumps({"model": "scribe", "messages": HELLO}).encode()
    threads = [
        threading.Thread(target=lambda: answers.append(error_of(ask(server, "/v1/chat/completions", body))))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    _until(lambda: server.waiting == 3 and writer.begun.is_set())
    server.stop()
    for thread in threads:
        thread.join(60)
    assert answers == [(503, "endpoint_stopped")] * 3
    assert writer.stopped.is_set()


def test_models_do_not_wait_for_each_other(server: Server, writer: ScriptedWriter) -> None:
    writer.hold = True
    connection = _begun(server, writer)
    assert ask(server, "/v1/classify", json.dumps({"model": "lengths", "input": "a"}).encode())[0] == 200
    assert ask(server)[0] == 200
    connection.close()
    assert writer.stopped.wait(60)


def test_calls_are_answered_at_once_too(server: Server, writer: ScriptedWriter) -> None:
    writer.answers = [CALL]

    async def all_of_them() -> list[Any]:
        async with openai.AsyncOpenAI(base_url=server.address, api_key=TOKEN, max_retries=0, timeout=120) as client:
            asked = client.chat.completions.create
            return await asyncio.gather(*(asked(model="scribe", messages=HELLO, tools=[LOOK_UP]) for _ in range(20)))

    found = asyncio.run(all_of_them())
    assert {answer.choices[0].finish_reason for answer in found} == {"tool_calls"}
    assert len({answer.choices[0].message.tool_calls[0].id for answer in found}) == 20
    assert isinstance(writer.answers[0], Text)
