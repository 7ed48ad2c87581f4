"""What can go wrong, as codes: the engine raises these, the window and the command line make sentences of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class ErrorInfo:
    """A failure as a value that can cross a process or be stored.

    `code` names the sentence (see `engine.sentences`), `params` fills it, `detail` is for the log and
    for 'Details' (a stack trace, a worker's last lines), `bad_input` tells the person's input from our failure.
    """

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)
    detail: str = ""
    bad_input: bool = False


@dataclass(frozen=True)
class Sentence:
    """`message` says what happened and what was kept, `remedy` what to do next; both have named fields."""

    message: str
    remedy: str


class EngineError(Exception):
    """A failure with a code that `engine.sentences` knows."""

    bad_input = False

    def __init__(self, code: str, detail: str = "", **params: Any) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params
        self.detail = detail

    def info(self) -> ErrorInfo:
        """Return this failure as a value."""
        return ErrorInfo(self.code, dict(self.params), self.detail, self.bad_input)

    def __reduce__(self) -> tuple[Any, ...]:
        return (_rebuild, (type(self), self.code, self.detail, self.params))


class BadInput(EngineError):
    """What the person gave cannot be used; names the file, the row and the remedy. Exit code 3."""

    bad_input = True


class JobFailed(EngineError):
    """Work that was sound could not be finished: a dead worker, a full disk, a gate that refused. Exit code 4."""


class JobCancelled(Exception):
    """Raised at the next safe point of work that was cancelled or paused; `reason` is 'cancelled' or 'paused'."""

    def __init__(self, reason: str = "cancelled") -> None:
        super().__init__(reason)
        self.reason = reason


# What a name that is not known is told as where there is none of its kind yet.
_NONE_YET = {
    "no_agent": "no_agent_yet",
    "no_dataset": "no_dataset_yet",
    "no_model": "no_model_yet",
    "no_run": "no_run_yet",
    "no_search": "no_search_yet",
}


def not_known(code: str, known: Sequence[str], **params: Any) -> BadInput:
    """Return the failure for a name that is not among those `known`, another where there are none."""
    if not known:
        return BadInput(_NONE_YET[code], **params)
    return BadInput(code, known=", ".join(known), **params)


def error_from(info: ErrorInfo) -> EngineError:
    """Return the exception that `info` was made from."""
    kind = BadInput if info.bad_input else JobFailed
    return kind(info.code, info.detail, **dict(info.params))


def _rebuild(kind: type[EngineError], code: str, detail: str, params: dict[str, Any]) -> EngineError:
    return kind(code, detail, **params)
