"""The file beside a published model that says what its logits mean; small, and read without onnxruntime."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.errors import JobFailed

log = logging.getLogger(__name__)
SPACE_FILE = "space.json"
ENCODER, DECODER = "encoder", "decoder"
# The folder, in a published writer's, of what runs.
ONNX = "onnx"
# The file, in a published model's folder, of texts that it learned from: what people say who mean it as a tool.
EXAMPLES_FILE = "examples.json"


def write_space(folder: Path, space: object, max_tokens: int, family: str = ENCODER, **more: object) -> None:
    """Write what the predictor needs besides the ONNX files and the tokenizer: `family` says which predictor."""
    facts = {"space": space, "max_tokens": max_tokens, "family": family, **more}
    (folder / SPACE_FILE).write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")


def read_space(folder: Path) -> Mapping[str, Any]:
    """Return what 'space', 'max_tokens', 'family', 'members' and 'sure' are; raises JobFailed `model_not_loaded`.

    Above the certainty `sure` the first of several members answers alone: 1.0 for never.
    """
    try:
        facts: Mapping[str, Any] = json.loads((folder / SPACE_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise JobFailed("model_not_loaded", detail=str(error), folder=str(folder)) from error
    # Models that were published before there were writers, or were known to have members, do not say.
    return {"family": ENCODER, "members": 1, "sure": 1.0, **facts}


def family_of(folder: Path) -> str:
    """Return the family of a published model, '' where its folder is gone or cannot be read: the others still can."""
    try:
        family: str = read_space(folder)["family"]
    except JobFailed as error:
        log.warning("The model in %s is left out: %s", folder, error.detail)
        return ""
    return family


def labels_of(folder: Path) -> tuple[str, ...]:
    """Return the labels that a published model tells apart, none where it writes or its folder is gone or damaged."""
    try:
        return tuple(read_space(folder)["space"].get("labels", ()))
    except JobFailed as error:
        log.warning("The labels of the model in %s are not known: %s", folder, error.detail)
        return ()
