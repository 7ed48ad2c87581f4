"""Reads the fields of a request's JSON, and says of one that cannot be used which it is and what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from engine.errors import BadInput


def wrong(field: str, problem: str) -> BadInput:
    """Return the failure of a field: `problem` goes on after its name."""
    return BadInput("request_form", field=field, problem=problem)


def read_object(body: bytes) -> Mapping[str, Any]:
    """Return the JSON object that a body holds; raises BadInput `request_json`."""
    try:
        found = json.loads(body)
        if b"\\u" in body:
            # Half a character, such as \ud800 alone, is JSON, but no model and no answer can hold it.
            json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise BadInput("request_json", detail=str(error)) from error
    if not isinstance(found, Mapping):
        raise BadInput("request_json")
    return found


def text(data: Mapping[str, Any], field: str) -> str:
    """Return a text that is needed."""
    found = data.get(field)
    if not isinstance(found, str) or not found:
        raise wrong(field, "must be a text")
    return found


def flag(data: Mapping[str, Any], field: str) -> bool:
    """Return true or false, false where the field is not there."""
    found = data.get(field)
    if found is not None and not isinstance(found, bool):
        raise wrong(field, "must be true or false")
    return bool(found)


def number(data: Mapping[str, Any], field: str, low: float, high: float) -> float | None:
    """Return a number from `low` to `high`, None where the field is not there."""
    found = data.get(field)
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, int | float) or not low <= found <= high:
        raise wrong(field, f"must be a number from {low:g} to {high:g}")
    return float(found)


def whole(data: Mapping[str, Any], field: str, low: int, high: int) -> int | None:
    """Return a whole number from `low` to `high`, None where the field is not there."""
    found = data.get(field)
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, int) or not low <= found <= high:
        raise wrong(field, f"must be a whole number from {low} to {high}")
    return found


def table(data: Mapping[str, Any], field: str) -> Mapping[str, Any]:
    """Return a JSON object, an empty one where the field is not there."""
    found = data.get(field)
    if found is None:
        return {}
    if not isinstance(found, Mapping):
        raise wrong(field, "must be a JSON object")
    return found
