"""The words of a search: how it stands in a sentence, how each trial ended, and what a trial changed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.results import Trial
from engine.training.recipe import CHOICES
from gui import texts, words
from gui.views.search_state import SearchState
from gui.wizards import training_words


def _tr(text: str) -> str:
    return QCoreApplication.translate("search", text)


def state(trial: Trial) -> tuple[str, str, str]:
    """Return how a trial stands, as (words, tone, icon)."""
    known = {
        "running": (_tr("Learning, round {round}").format(round=trial.rounds + 1), "accent", "runs"),
        "done": (_tr("Done"), "good", "check"),
        "pruned": (_tr("Given up early"), "", "close"),
        "cut_short": (_tr("Cut short"), "careful", "clock"),
        "failed": (_tr("Did not work"), "bad", "error"),
    }
    return known.get(trial.state, (trial.state, "", "info"))


def field(name: str) -> str:
    """Return a field of the recipe in a word or two: a row of the table has little room."""
    known = {
        "learning_rate": _tr("step size"),
        "head_learning_rate": _tr("step size of the new layers"),
        "head": _tr("classes begin"),
        "batch_size": _tr("examples a step"),
        "epochs": _tr("rounds"),
        "schedule": _tr("steps shrink"),
        "dropout": _tr("dropout"),
        "label_smoothing": _tr("label smoothing"),
        "weight_decay": _tr("weight decay"),
        "layer_decay": _tr("layer decay"),
        "lora_rank": _tr("LoRA rank"),
        "lora_dropout": _tr("LoRA dropout"),
    }
    return known.get(name, training_words.title(name))


def setting(name: str, value: object) -> str:
    """Return a field's value, short numbers as people write them."""
    if isinstance(value, float):
        return f"{value:.2g}"
    return training_words.choice(name, str(value)) if name in CHOICES else str(value)


def changes(trial: Trial) -> str:
    """Return what a trial changed."""
    told = ", ".join(f"{field(name)} {setting(name, value)}" for name, value in trial.changes.items())
    told = told or _tr("the settings as given")
    return _tr("Settings {number} again: {changes}").format(number=trial.again, changes=told) if trial.again else told


def sentence(search: SearchState) -> str:
    """Return how the search stands: what it does, how long still, and the best so far."""
    first, best = _first(search), search.best
    if best is None or best.value is None:
        return f"{first}."
    value = words.value(search.info.metric, best.value)
    if best.changes:
        told = _tr("best so far {value} with settings {number}") if search.info.status == "running" else ""
        told = told or _tr("the best are settings {number} with {value}")
    else:
        told = _tr("nothing was better than the settings as given, {value}")
    return f"{first}; {told.format(value=value, number=best.number)}."


def _first(search: SearchState) -> str:
    if search.info.status == "running":
        if search.running is None:
            return _tr("Getting ready")
        report = search.progress
        left = texts.time_left(report.seconds_left) if report and report.stage == "searching" else ""
        first = _tr("Trying settings {number}").format(number=search.running.number)
        return f"{first}, {left}" if left else first
    known = {
        "done": _tr("The time is up, {tried} were tried"),
        "paused": _tr("Paused, {tried} were tried"),
        "cancelled": _tr("Cancelled, {tried} were tried"),
        "failed": _tr("Stopped by an error, {tried} were tried"),
    }
    count = len(search.trials)
    tried = (_tr("{count} setting") if count == 1 else _tr("{count} settings")).format(count=texts.number(count))
    return known.get(search.info.status, search.info.status).format(tried=tried)


def status(name: str) -> tuple[str, str, str]:
    """Return a search's status as (words, tone of its chip, icon)."""
    return (_tr("Trying settings"), "accent", "search") if name == "running" else words.status(name)
