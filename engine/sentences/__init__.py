"""The English sentences for the engine's codes: what happened, and what the person can do next.

The command line prints them; the window passes them through its translations. A test holds that every code
raised anywhere in the engine has its sentences. They stand by area in the files of this folder; those of a ready-made
project stand in its own folder, whose registry adds them here.
"""

from __future__ import annotations

from collections.abc import Callable
from string import Formatter
from typing import Any

from engine.errors import ErrorInfo, Sentence
from engine.sentences import agent, app, bases, datasets, documents, endpoint, files, lab, tables, tools, training
from engine.text.han import closed_up

ERRORS: dict[str, Sentence] = {}
# The doctor's kinds of problem: what was found, and what an import does about it.
PROBLEMS: dict[str, Sentence] = {}
# What a job is doing just now.
STAGES: dict[str, str] = {}
# What happened in a run.
NOTES: dict[str, str] = {}
# Why a preset's value is what it is.
REASONS: dict[str, str] = {}
# What to change where a training does not fit.
ADVICE: dict[str, str] = {}
# What a trained model is held against, from the simplest on.
BASELINES: dict[str, str] = {}
# What an offline report says.
OFFLINE: dict[str, str] = {}
_TABLES: dict[str, dict[str, Any]] = {
    "ERRORS": ERRORS,
    "PROBLEMS": PROBLEMS,
    "STAGES": STAGES,
    "NOTES": NOTES,
    "REASONS": REASONS,
    "ADVICE": ADVICE,
    "BASELINES": BASELINES,
    "OFFLINE": OFFLINE,
}


class _Lenient(Formatter):
    """Fills named fields and shows a dash for one that is missing, so that an error never hides behind another."""

    def get_value(self, key: Any, args: Any, kwargs: Any) -> Any:
        return kwargs.get(key, "-") if isinstance(key, str) else "-"


def add(own: Any) -> None:
    """Add the tables of a module to those of the same names here; tables that it has not got are left as they are."""
    for name, table in _TABLES.items():
        table.update(getattr(own, name, {}))


def fill(template: str, params: Any) -> str:
    """Return `template` with its named fields filled from `params`."""
    named = dict(params)
    return _Lenient().vformat(closed_up(template, named), (), named)


def within(words: str) -> str:
    """Return words that begin with a capital as they stand within a sentence."""
    return words[:1].lower() + words[1:]


def sentence_for(info: ErrorInfo, translated: Callable[[str], str] = str) -> Sentence:
    """Return the filled sentences for `info`, `translated` first; an unknown code gets those of an internal error."""
    template = ERRORS.get(info.code, ERRORS["internal"])
    return Sentence(*(fill(translated(part), info.params) for part in (template.message, template.remedy)))


for _area in (agent, app, bases, datasets, documents, endpoint, files, lab, tables, tools, training):
    add(_area)
