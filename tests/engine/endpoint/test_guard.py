"""Who may ask, and how much: the address, the token, the Host header, the size of a body."""

from __future__ import annotations

import http.client
import json
import socket
import stat
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import openai
import pytest

from engine.endpoint import token
from engine.endpoint.address import listen, url_of
from engine.endpoint.guard import MOST_BYTES, MOST_DRAINED
from engine.endpoint.server import Server
from engine.errors import BadInput
from tests.engine.endpoint.conftest import TOKEN
from tests.engine.endpoint.scripted import ScriptedModels, ScriptedWriter

RIGHT = {"Authorization": f"Bearer {TOKEN}"}
CHAT = {"model": "scribe", "messages": [{"role": "user", "content": "Where is it?"}]}


def ask(
    server: Server, path: str = "/v1/models", body: Any = None, headers: Mapping[str, str] = RIGHT, method: str = ""
) -> tuple[int, dict[str, Any]]:
    """Return status and JSON of the answer to a raw request; an iterator is sent in chunks, without a length."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    try:
        connection.request(method or ("GET" if body is None else "POST"), path, body, dict(headers))
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    finally:
        connection.close()


def error_of(answer: tuple[int, dict[str, Any]]) -> tuple[int, str]:
    """Return status and code of a failure, which has OpenAI's form and a sentence in it."""
    status, body = answer
    assert set(body) == {"error"} and set(body["error"]) == {"message", "type", "param", "code"}
    assert body["error"]["message"].endswith(".") and "{" not in body["error"]["message"]
    return status, body["error"]["code"]


# ---- where it listens ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.20", "127.0.0.2", "example.com", ""])
def test_an_address_that_others_reach_is_refused(host: str, models: ScriptedModels) -> None:
    with pytest.raises(BadInput) as refused:
        Server(models, TOKEN, host, 0)
    assert (refused.value.code, refused.value.params) == ("endpoint_not_loopback", {"host": host})


def test_it_listens_on_this_computer_alone(server: Server) -> None:
    assert server.address == f"http://127.0.0.1:{server.port}/v1"
    with listen("localhost", 0) as also:
        assert also.getsockname()[0] == "127.0.0.1"


def test_an_ipv6_address_of_this_computer_will_do() -> None:
    try:
        listening = listen("::1", 0)
    except BadInput:
        pytest.skip("this computer has no IPv6")
    with listening:
        assert url_of(listening) == f"http://[::1]:{listening.getsockname()[1]}/v1"


def test_a_port_that_is_taken_is_told(server: Server, models: ScriptedModels) -> None:
    with pytest.raises(BadInput) as refused:
        Server(models, TOKEN, "127.0.0.1", server.port)
    assert (refused.value.code, refused.value.params) == ("endpoint_port_taken", {"port": server.port})
    with pytest.raises(BadInput) as refused:
        Server(models, TOKEN, "127.0.0.1", 70000)
    assert refused.value.code == "endpoint_port_refused"


def test_the_port_is_free_once_it_has_stopped(models: ScriptedModels) -> None:
    first = Server(models, TOKEN, "127.0.0.1", 0)
    assert ask(first)[0] == 200
    first.stop()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", first.port))
    second = Server(models, TOKEN, "127.0.0.1", first.port)
    assert ask(second)[0] == 200
    second.stop()


# ---- the token and the name ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer another"},
        {"Authorization": "Bearer "},
        {"Authorization": TOKEN},
        {"Authorization": f"Basic {TOKEN}"},
        {"Authorization": f"Bearer {TOKEN}x"},
        {"Authorization": "Bearer \u00fc"},
    ],
)
@pytest.mark.parametrize("path", ["/v1/models", "/v1/chat/completions", "/nothing"])
def test_without_the_token_nothing_is_told(server: Server, path: str, headers: dict[str, str]) -> None:
    encoded = {name: value.encode("latin-1") for name, value in headers.items()}
    assert error_of(ask(server, path, headers=encoded)) == (401, "invalid_api_key")  # type: ignore[arg-type]
    assert server.requests == 0


def test_the_client_says_that_the_token_is_wrong(server: Server) -> None:
    with (
        openai.OpenAI(base_url=server.address, api_key="wrong", max_retries=0) as client,
        pytest.raises(openai.AuthenticationError, match="it does not have the token"),
    ):
        client.models.list()


def test_another_token_takes_the_place_of_the_old_one_at_once(server: Server) -> None:
    server.token = "another"
    assert error_of(ask(server)) == (401, "invalid_api_key")
    assert ask(server, headers={"Authorization": "Bearer another"})[0] == 200


def test_a_server_without_a_token_lets_nobody_in(models: ScriptedModels) -> None:
    open_to_all = Server(models, "", "127.0.0.1", 0)
    assert error_of(ask(open_to_all, headers={"Authorization": "Bearer "}))[0] == 401
    open_to_all.stop()


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8440", "127.0.0.1.evil.example", "192.168.1.20", ""])
def test_a_request_meant_for_another_name_is_refused(server: Server, host: str) -> None:
    assert error_of(ask(server, headers={**RIGHT, "Host": host})) == (403, "endpoint_host")


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:8440", "[::1]:8440", "[::1]"])
def test_its_own_names_will_do(server: Server, host: str) -> None:
    assert ask(server, headers={**RIGHT, "Host": host})[0] == 200


def test_the_token_is_kept_where_only_the_person_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "home" / "endpoint-token"
    assert token.kept(file) == ""
    first = token.kept_or_new(file)
    assert len(first) >= 43 and token.kept_or_new(file) == token.kept(file) == first
    second = token.new(file)
    assert second != first and token.kept(file) == second
    assert [path.name for path in file.parent.iterdir()] == ["endpoint-token"]
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


# ---- the size of a body -------------------------------------------------------------------------------------


def padded(size: int) -> bytes:
    """Return a chat request of so many bytes."""
    empty = len(json.dumps({**CHAT, "padding": ""}))
    return json.dumps({**CHAT, "padding": "x" * (size - empty)}).encode()


def chunks(size: int) -> Iterator[bytes]:
    """Yield a body of so many bytes in pieces, without telling how many there will be."""
    body = padded(size)
    yield from (body[at : at + 60_000] for at in range(0, size, 60_000))


@pytest.mark.parametrize("how", [padded, chunks])
def test_a_body_may_be_as_large_as_the_limit_and_not_a_byte_larger(server: Server, how: Any) -> None:
    assert ask(server, "/v1/chat/completions", how(MOST_BYTES))[0] == 200
    assert error_of(ask(server, "/v1/chat/completions", how(MOST_BYTES + 1))) == (413, "endpoint_body_size")
    assert error_of(ask(server, "/v1/chat/completions", how(8 * MOST_BYTES))) == (413, "endpoint_body_size")


def test_a_body_without_an_end_is_not_read_to_it(server: Server, writer: ScriptedWriter) -> None:
    sent = 0

    def endless() -> Iterator[bytes]:
        nonlocal sent
        while True:
            sent += 1 << 20
            yield b"x" * (1 << 20)

    with pytest.raises(ConnectionError):
        ask(server, "/v1/chat/completions", endless())
    assert MOST_DRAINED <= sent < 4 * MOST_DRAINED
    assert not writer.asked
    assert ask(server)[0] == 200, "it goes on for others"


def test_a_huge_length_is_refused_before_anything_is_read(server: Server) -> None:
    told = {**RIGHT, "Content-Length": str(1 << 40)}
    assert error_of(ask(server, "/v1/chat/completions", headers=told, method="POST")) == (413, "endpoint_body_size")
    asks = {**RIGHT, "Content-Length": str(MOST_BYTES + 1), "Expect": "100-continue"}
    assert error_of(ask(server, "/v1/chat/completions", headers=asks, method="POST")) == (413, "endpoint_body_size")


def test_the_client_hears_that_its_request_is_too_large(client: openai.OpenAI) -> None:
    with pytest.raises(openai.APIStatusError, match="larger than 1024 KB") as refused:
        client.chat.completions.create(model="scribe", messages=[{"role": "user", "content": "x" * MOST_BYTES}])
    assert refused.value.status_code == 413


# ---- what there is ------------------------------------------------------------------------------------------


def test_what_is_not_there_is_told_in_the_same_form(server: Server) -> None:
    assert error_of(ask(server, "/v1/embeddings", b"{}")) == (404, "endpoint_path")
    assert error_of(ask(server, "/v1/chat/completions")) == (404, "endpoint_path")
    assert error_of(ask(server, "/")) == (404, "endpoint_path")


def test_answers_are_counted(server: Server) -> None:
    assert server.requests == 0
    ask(server)
    ask(server, "/v1/embeddings", b"{}")
    assert server.requests == 2
