"""/v1/classify: what a published model says of texts, one or many, as plain JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.endpoint import fields
from engine.endpoint.fields import wrong
from engine.endpoint.lanes import Lanes
from engine.endpoint.ports import Classifier, Offered
from engine.results import Prediction
from engine.text.values import plain

MOST_TEXTS = 512
Given = str | tuple[str, str]


@dataclass(frozen=True)
class ClassifyRequest:
    """Which model, and what it is to read: texts, or pairs of texts for a task that reads two."""

    model: str
    texts: tuple[Given, ...]


def read_classify(body: bytes) -> ClassifyRequest:
    """Return what a body asks for: `input` is a text or a list of texts or of pairs of texts.

    Raises BadInput `request_json`, `request_form`.
    """
    data = fields.read_object(body)
    found = data.get("input")
    items = [found] if isinstance(found, str) else found
    if not isinstance(items, list) or not 0 < len(items) <= MOST_TEXTS:
        raise wrong("input", f"must be a text or a list of at most {MOST_TEXTS} texts")
    return ClassifyRequest(fields.text(data, "model"), tuple(map(_given, items)))


async def classified(lanes: Lanes, model: Offered, classifier: Classifier, request: ClassifyRequest) -> dict[str, Any]:
    """Return label, confidence and alternatives of each text, in order; raises what the model raises."""
    found = await lanes.in_turn(model.id, lambda cancelled: classifier.predict(request.texts))
    return {"object": "list", "model": model.id, "task": model.task, "data": list(map(_row, range(len(found)), found))}


def _given(item: Any) -> Given:
    if isinstance(item, str):
        return item
    if isinstance(item, list) and len(item) == 2 and all(isinstance(text, str) for text in item):
        return item[0], item[1]
    raise wrong("input", "holds something that is neither a text nor a pair of texts")


def _row(index: int, found: Prediction) -> dict[str, Any]:
    others = [{"label": label, "confidence": confidence} for label, confidence in found.alternatives]
    return {
        "object": "classification",
        "index": index,
        "label": plain(found.value),
        "confidence": found.confidence,
        "alternatives": others,
    }
