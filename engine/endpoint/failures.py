"""Failures as other programs are told them: a status, and OpenAI's JSON with a plain sentence in it."""

from __future__ import annotations

import logging
from typing import Any

from engine.errors import EngineError, ErrorInfo
from engine.sentences import sentence_for

log = logging.getLogger(__name__)

# Codes that are neither the request's fault in general (400) nor ours (500), and OpenAI's own word where it has one.
STATUS = {
    "endpoint_token": (401, "invalid_api_key"),
    "endpoint_host": (403, ""),
    "endpoint_path": (404, ""),
    "endpoint_model": (404, "model_not_found"),
    "endpoint_body_size": (413, ""),
    "endpoint_busy": (429, "rate_limit_exceeded"),
    "endpoint_stopped": (503, ""),
    "prompt_too_long": (400, "context_length_exceeded"),
}
TYPES = {401: "authentication_error", 403: "permission_error", 429: "rate_limit_error"}


def told(error: Exception) -> tuple[int, dict[str, Any]]:
    """Return the status and the body that tell a failure; one that is no EngineError is logged and told as internal."""
    if isinstance(error, EngineError):
        info = error.info()
    else:
        log.error("A request to the endpoint failed unexpectedly", exc_info=error)
        info = ErrorInfo("internal")
    status, code = STATUS.get(info.code, (400 if info.bad_input else 500, ""))
    sentence = sentence_for(info)
    return status, {
        "error": {
            "message": f"{sentence.message} {sentence.remedy}".strip(),
            "type": TYPES.get(status, "invalid_request_error" if status < 500 else "server_error"),
            "param": info.params.get("field"),
            "code": code or info.code,
        }
    }
