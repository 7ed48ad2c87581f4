"""The English sentences for the engine's codes: what happened, and what the person can do next.

The command line prints them; the window passes them through its translations. A test holds that every code
raised anywhere in the engine has its sentences here.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter
from typing import Any

from engine.errors import ErrorInfo


@dataclass(frozen=True)
class Sentence:
    """`message` says what happened and what was kept, `remedy` what to do next; both have named fields."""

    message: str
    remedy: str


ERRORS: dict[str, Sentence] = {
    "internal": Sentence(
        "Something went wrong inside Deskhand. Nothing was changed.",
        "Try again. If it happens again, open Settings, Logs, and save an error report.",
    ),
    # projects and jobs
    # data
    # base models
    # training, evaluation and export
    "recipe_value": Sentence(
        "The setting {key} cannot be {value}. Nothing was started.",
        "Allowed: {allowed}.",
    ),
    "recipe_key": Sentence("There is no setting called {key}. Nothing was started.", "The settings are: {allowed}."),
    # agent
    "message_form": Sentence(
        "A chat message is not in the expected form: {problem}.",
        "Use OpenAI's form: a list of messages with role and content, and tool_calls with function.name and "
        "function.arguments.",
    ),
}

# The doctor's kinds of problem: what was found, and what an import does about it.
PROBLEMS: dict[str, Sentence] = {}

# What a job is doing just now.
STAGES: dict[str, str] = {}

# What happened in a run.
NOTES: dict[str, str] = {}


class _Lenient(Formatter):
    """Fills named fields and shows a dash for one that is missing, so that an error never hides behind another."""

    def get_value(self, key: Any, args: Any, kwargs: Any) -> Any:
        return kwargs.get(key, "-") if isinstance(key, str) else "-"


def fill(template: str, params: Any) -> str:
    """Return `template` with its named fields filled from `params`."""
    return _Lenient().vformat(template, (), dict(params))


def sentence_for(info: ErrorInfo) -> Sentence:
    """Return the filled sentences for `info`; an unknown code gets the sentence of an internal error."""
    template = ERRORS.get(info.code, ERRORS["internal"])
    return Sentence(fill(template.message, info.params), fill(template.remedy, info.params))
