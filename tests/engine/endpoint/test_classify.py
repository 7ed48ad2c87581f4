"""What published models say of texts, and which models there are."""

from __future__ import annotations

import json
from typing import Any

import openai
import pytest

from engine.endpoint.server import Server
from engine.errors import BadInput
from tests.engine.endpoint.scripted import ScriptedModels
from tests.engine.endpoint.test_guard import ask, error_of


def classify(server: Server, given: Any, model: str = "lengths") -> tuple[int, dict[str, Any]]:
    return ask(server, "/v1/classify", json.dumps({"model": model, "input": given}).encode())


def test_one_text_and_many_are_answered_in_order(server: Server) -> None:
    status, body = classify(server, "a lamp")
    assert status == 200 and (body["model"], body["task"]) == ("lengths", "classification")
    assert body["data"] == [
        {
            "object": "classification",
            "index": 0,
            "label": "long",
            "confidence": 0.75,
            "alternatives": [{"label": "other", "confidence": 0.25}],
        }
    ]
    many = classify(server, ["a", "a lamp", ["a", "b"]], "model-1")[1]["data"]
    assert [(row["index"], row["label"]) for row in many] == [(0, "short"), (1, "long"), (2, "short")]


@pytest.mark.parametrize("given", [None, [], 3, [3], [["a"]], [["a", 3]], {"text": "a"}, ["x"] * 513])
def test_what_is_no_text_is_told(server: Server, given: Any) -> None:
    answer = classify(server, given)
    assert error_of(answer) == (400, "request_form") and answer[1]["error"]["param"] == "input"


def test_a_model_that_tells_nothing_apart_is_told(server: Server, models: ScriptedModels) -> None:
    assert error_of(classify(server, "x", "scribe")) == (400, "endpoint_no_classifier")
    assert error_of(classify(server, "x", "nothing")) == (404, "model_not_found")

    def refuse(texts: Any) -> Any:
        raise BadInput("text_pair_missing", first="text", second="other")

    models.classifier.predict = refuse  # type: ignore[method-assign]
    assert error_of(classify(server, "x")) == (400, "text_pair_missing")


def test_the_models_are_listed(client: openai.OpenAI) -> None:
    lengths, scribe = client.models.list().data
    assert (lengths.id, lengths.created, lengths.owned_by) == ("lengths", 1_700_000_000, "deskhand")
    extra = lengths.model_extra or {}
    assert (extra["task"], extra["endpoints"]) == ("classification", ["/v1/classify"])
    assert (scribe.model_extra or {})["endpoints"] == ["/v1/chat/completions"]
    assert client.models.retrieve("model-1").id == "lengths"
    with pytest.raises(openai.NotFoundError):
        client.models.retrieve("nothing")
