"""The file beside a published model that says what its logits mean; small, and read without onnxruntime."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.errors import JobFailed

SPACE_FILE = "space.json"


def write_space(folder: Path, space: object, max_tokens: int) -> None:
    """Write what the predictor needs besides the ONNX file and the tokenizer."""
    facts = {"space": space, "max_tokens": max_tokens}
    (folder / SPACE_FILE).write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")


def read_space(folder: Path) -> Mapping[str, Any]:
    """Return {'space': ..., 'max_tokens': ...}; raises JobFailed `model_not_loaded`."""
    try:
        facts: Mapping[str, Any] = json.loads((folder / SPACE_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise JobFailed("model_not_loaded", detail=str(error), folder=str(folder)) from error
    return facts
