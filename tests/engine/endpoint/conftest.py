"""The real server on a real port, with models that answer at once, and OpenAI's own client."""

from __future__ import annotations

from collections.abc import Iterator

import openai
import pytest

from engine.endpoint.server import Server
from tests.engine.endpoint.scripted import ScriptedModels, ScriptedWriter

TOKEN = "a-token-of-the-tests"


@pytest.fixture
def models() -> ScriptedModels:
    """What is offered."""
    return ScriptedModels()


@pytest.fixture
def writer(models: ScriptedModels) -> ScriptedWriter:
    """The model that writes."""
    return models.writer


@pytest.fixture
def server(models: ScriptedModels) -> Iterator[Server]:
    """A running endpoint."""
    made = Server(models, TOKEN, "127.0.0.1", 0)
    yield made
    made.stop()


@pytest.fixture
def client(server: Server) -> Iterator[openai.OpenAI]:
    """A program on this computer; it tries nothing twice, so that every failure is seen."""
    with openai.OpenAI(base_url=server.address, api_key=TOKEN, max_retries=0) as made:
        yield made
