"""Other programs on this computer ask a real engine: OpenAI's own client, a real decoder, a real published model."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import openai
import pytest

from engine import commands
from engine.api import Engine
from engine.errors import BadInput
from engine.results import EndpointState
from engine.training.recipe import Recipe
from tests.e2e.conftest import home_with
from tests.engine.export.tiny import decoder_folder
from tests.helpers.tiny_base import make_tiny_encoder

ROOT = Path(__file__).parents[2]
HELLO: Any = [{"role": "user", "content": "where is the order"}]
PARAMETERS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "order_id": {"type": "string", "minLength": 1, "description": "Its number"},
        "count": {"type": "integer", "minimum": 1, "maximum": 9},
        "tags": {"type": "array", "items": {"enum": ["late", "broken"]}, "maxItems": 2},
    },
    "required": ["order_id", "count"],
}
TOOLS: Any = [
    {"type": "function", "function": {"name": "look_up", "description": "Find an order", "parameters": PARAMETERS}},
    {"type": "function", "function": {"name": "now"}},
]
FEW = 12


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An app's home with a decoder, `scribe`, and an encoder, `tiny`."""
    models = tmp_path_factory.mktemp("models")
    root = home_with(decoder_folder(models / "scribe", context=4096), tmp_path_factory.mktemp("home"))
    return home_with(make_tiny_encoder(models / "tiny"), root)


@pytest.fixture
def running(engine: Engine) -> EndpointState:
    """The endpoint, which ends with the engine."""
    return engine.ask(commands.StartEndpoint(port=0))


@pytest.fixture
def client(running: EndpointState) -> Iterator[openai.OpenAI]:
    """A program on this computer."""
    with openai.OpenAI(base_url=running.address, api_key=running.token, max_retries=0, timeout=200) as made:
        yield made


def test_it_is_off_until_it_is_started_and_after_every_restart(home: Path, tmp_path: Path) -> None:
    own = tmp_path / "home"
    for first in (True, False):
        engine = Engine(own)
        engine.start()
        try:
            before = engine.ask(commands.GetEndpoint())
            assert (before.running, before.address, before.port) == (False, "", 0)
            assert bool(before.token) is not first, "the token is kept, and there is none before the first start"
            started = engine.ask(commands.StartEndpoint(port=0))
            assert started.running and started.token == (before.token or started.token)
        finally:
            engine.stop(timeout=60)
        with pytest.raises(OSError, match="refused"):
            urllib.request.urlopen(started.address)


def test_starting_again_goes_on_where_it_is_asked_to(engine: Engine, tmp_path: Path) -> None:
    first = engine.ask(commands.StartEndpoint(port=0))
    project = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    same = engine.ask(commands.StartEndpoint(project, first.port))
    assert (same.port, same.project) == (first.port, project)
    for host in ("0.0.0.0", "192.168.1.2", "::"):
        with pytest.raises(BadInput) as refused:
            engine.ask(commands.StartEndpoint(project, first.port, host))
        assert refused.value.code == "endpoint_not_loopback"
    with pytest.raises(BadInput) as refused:
        engine.ask(commands.StartEndpoint(str(tmp_path / "nothing"), first.port))
    assert refused.value.code == "no_project"
    assert engine.ask(commands.GetEndpoint()) == same, "what could not be had changed nothing"
    moved = engine.ask(commands.StartEndpoint(project, 0))
    assert moved.port != first.port
    other = engine.ask(commands.NewEndpointToken())
    assert other.token != first.token and other.address == moved.address
    with openai.OpenAI(base_url=other.address, api_key=first.token, max_retries=0) as client:
        with pytest.raises(openai.AuthenticationError):
            client.models.list()
        client.api_key = other.token
        assert [model.id for model in client.models.list()] == ["scribe"]
    assert engine.ask(commands.GetEndpoint()).requests == 1
    assert engine.ask(commands.StopEndpoint()) == EndpointState(token=other.token)
    assert engine.ask(commands.StopEndpoint()).running is False


def test_a_chat_is_answered_whole_and_streamed(client: openai.OpenAI) -> None:
    asked: dict[str, Any] = {"model": "scribe", "messages": HELLO, "max_tokens": 12}
    whole = client.chat.completions.create(**asked)
    assert whole.usage and whole.usage.prompt_tokens > 0
    assert whole.usage.completion_tokens == 12 or whole.choices[0].finish_reason == "stop"
    chunks = list(client.chat.completions.create(**asked, stream=True, stream_options={"include_usage": True}))
    text = "".join(chunk.choices[0].delta.content or "" for chunk in chunks[:-1])
    assert text == whole.choices[0].message.content
    assert chunks[-2].choices[0].finish_reason == whole.choices[0].finish_reason
    assert chunks[-1].usage == whole.usage
    drawn = [client.chat.completions.create(**asked, temperature=1.5, seed=seed) for seed in (1, 1, 2)]
    texts = [answer.choices[0].message.content for answer in drawn]
    assert texts[0] == texts[1] != texts[2]


@pytest.mark.parametrize("stream", [False, True])
def test_a_call_fits_the_schema_of_its_tool(client: openai.OpenAI, stream: bool) -> None:
    named: Any = {"type": "function", "function": {"name": "look_up"}}
    for seed in range(4):
        asked: dict[str, Any] = {"temperature": 1.0, "seed": seed, "tool_choice": named if seed % 2 else "required"}
        answer: Any = client.chat.completions.create(
            model="scribe", messages=HELLO, tools=TOOLS, stream=stream, **asked
        )
        message, finish = _joined(answer) if stream else (answer.choices[0].message, answer.choices[0].finish_reason)
        (call,) = message.tool_calls
        assert finish == "tool_calls"
        arguments = json.loads(call.function.arguments)
        jsonschema.validate(arguments, PARAMETERS if call.function.name == "look_up" else {"maxProperties": 0})
        result = {"role": "tool", "tool_call_id": call.id, "content": '{"status": "late"}'}
        told: Any = [*HELLO, {"role": "assistant", "tool_calls": [call.to_dict()]}, result]
        reply = client.chat.completions.create(model="scribe", messages=told, max_tokens=5)
        assert reply.choices[0].message.tool_calls is None


def _joined(chunks: Any) -> tuple[Any, str | None]:
    """Return the message with the calls, and how it ended."""
    found = list(chunks)
    return next(c.choices[0].delta for c in found if c.choices[0].delta.tool_calls), found[-1].choices[0].finish_reason


def test_a_model_may_choose_to_call_or_to_write(client: openai.OpenAI) -> None:
    finishes = set()
    for seed in range(12):
        answer = client.chat.completions.create(
            model="scribe", messages=HELLO, tools=TOOLS, temperature=2.0, seed=seed, max_tokens=400
        )
        choice = answer.choices[0]
        finishes.add(choice.finish_reason if choice.message.tool_calls else "text")
        assert bool(choice.message.tool_calls) == (choice.finish_reason == "tool_calls")
    assert finishes >= {"tool_calls"}


def test_a_text_is_held_to_a_schema(client: openai.OpenAI) -> None:
    form: Any = {"type": "json_schema", "json_schema": {"name": "order", "schema": PARAMETERS}}
    answer = client.chat.completions.create(
        model="scribe", messages=HELLO, response_format=form, temperature=1.0, seed=1, max_tokens=2000
    )
    jsonschema.validate(json.loads(str(answer.choices[0].message.content)), PARAMETERS)
    form["json_schema"]["schema"] = {"type": "string", "pattern": "(?=x)y"}
    with pytest.raises(openai.BadRequestError, match="cannot be held to this JSON Schema"):
        client.chat.completions.create(model="scribe", messages=HELLO, response_format=form)


def test_a_conversation_too_long_for_the_model_is_told(client: openai.OpenAI) -> None:
    long: Any = [{"role": "user", "content": "where is my order? " * 2000}]
    for stream in (False, True):
        with pytest.raises(openai.BadRequestError, match="too long for this model"):
            client.chat.completions.create(model="scribe", messages=long, stream=stream)


def test_many_at_once_are_all_answered_by_a_real_model(running: EndpointState) -> None:
    async def all_of_them() -> list[Any]:
        async with openai.AsyncOpenAI(
            base_url=running.address, api_key=running.token, max_retries=0, timeout=200
        ) as client:
            asked = client.chat.completions.create
            return await asyncio.gather(*(asked(model="scribe", messages=HELLO, max_tokens=3) for _ in range(FEW)))

    texts = {answer.choices[0].message.content for answer in asyncio.run(all_of_them())}
    assert len(texts) == 1


def test_published_models_are_offered(engine: Engine, tmp_path: Path, messages: Path) -> None:
    project = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    spec = commands.ImportSpec((str(messages),), "classification", "messages")
    data = engine.ask(commands.ImportDataset(project, spec), timeout=60).dataset
    recipe = Recipe(base="tiny", epochs=6, batch_size=8, learning_rate=3e-3, head_learning_rate=1e-2, patience=0)
    engine.ask(commands.StartTraining(project, data, 0, recipe, "request kind"), timeout=200)
    state = engine.ask(commands.StartEndpoint(project, 0))
    with openai.OpenAI(base_url=state.address, api_key=state.token, max_retries=0, timeout=60) as client:
        assert [model.id for model in client.models.list()] == ["request kind", "scribe"]
        body = {"model": "request kind", "input": ["The vase is broken", "My parcel is late"]}
        found: Any = client.post("/classify", body=body, cast_to=object)
        assert [row["label"] for row in found["data"]] == ["broken", "late"]
        assert all(0.5 < row["confidence"] <= 1.0 for row in found["data"])
        with pytest.raises(openai.BadRequestError, match="does not write texts"):
            client.chat.completions.create(model="request kind", messages=HELLO)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.skipif(sys.platform == "win32", reason="there is no Ctrl+C to send to another process")
def test_it_is_served_from_the_command_line_until_it_is_stopped(home: Path, number: signal.Signals) -> None:
    command = [sys.executable, "-m", "engine.cli", "--home", str(home), "--json", "serve"]
    child = subprocess.Popen([*command, "--port", "0"], cwd=ROOT, stdout=subprocess.PIPE, text=True, env=os.environ)
    try:
        assert child.stdout is not None
        told = json.loads(child.stdout.readline())
        assert told["event"] == "serving"
        with openai.OpenAI(base_url=told["address"], api_key=told["token"], max_retries=0) as client:
            assert [model.id for model in client.models.list()] == ["scribe"]
        child.send_signal(number)
        rest = child.stdout.read()
        assert child.wait(60) == 0
        assert json.loads(rest.splitlines()[-1]) == {"event": "done", "result": {"requests": 1}}
    finally:
        child.kill()
        child.wait()
        child.stdout and child.stdout.close()
    refused = subprocess.run([*command, "--host", "0.0.0.0"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert refused.returncode == 3
    assert json.loads(refused.stdout.splitlines()[-1])["error"]["code"] == "endpoint_not_loopback"
