"""The window's words for metrics and states, so that no page ever shows a raw code."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from engine.commands import CALLS, DIALOGUE
from engine.results import ERRORS, BaseModel, Difference, MetricPoint, RunInfo, Slice
from gui import texts

# Metrics that are shares of rows got right: only these may be told as 'right in 93 of 100'.
SHARES = frozenset({"accuracy", "exact_call", "exact_match"})
# Tasks whose answers are written texts: hardly ever right to the letter, and of no class.
WRITTEN = frozenset({"translation", "summarisation", DIALOGUE})
# The class of tool calls that calls none; of other tasks it is a class of the person's own.
NO_TOOL = "none"


def _tr(text: str) -> str:
    return QCoreApplication.translate("words", text)


def metric(name: str) -> str:
    """Return a metric first by its meaning, then by its term."""
    known = {
        "accuracy": _tr("Right answers (accuracy)"),
        "macro_f1": _tr("Average over the classes (macro F1)"),
        "micro_f1": _tr("All classes together (micro F1)"),
        "mse": _tr("How far off (mean squared error, less is better)"),
        "ndcg": _tr("Best items first (NDCG)"),
        "mrr": _tr("How early a best item comes (MRR)"),
        "exact_call": _tr("Whole call right (tool and arguments)"),
        "exact_match": _tr("Exactly right (exact match)"),
        "span_f1": _tr("Words found (span F1)"),
        "f1": _tr("Overlap (F1)"),
        "bleu": _tr("Stretches of words in common (BLEU)"),
        "chrf": _tr("Stretches of letters in common (chrF)"),
        "rouge_l": _tr("Words in common, in order (ROUGE-L)"),
        "loss": _tr("Error while learning (loss)"),
    }
    return known.get(name, name.replace("_", " ").capitalize())


def metric_short(name: str) -> str:
    """Return a metric in one or two words, for axes, cards and tables."""
    known = {
        "accuracy": _tr("Right answers"),
        "macro_f1": _tr("Macro F1"),
        "micro_f1": _tr("Micro F1"),
        "mse": _tr("Mean squared error"),
        "ndcg": _tr("Best items first"),
        "mrr": _tr("Early best item"),
        "exact_call": _tr("Whole call right"),
        "exact_match": _tr("Exactly right"),
        "span_f1": _tr("Words found"),
        "bleu": "BLEU",
        "chrf": "chrF",
        "rouge_l": "ROUGE-L",
    }
    return known.get(name, metric(name))


def metric_inline(name: str) -> str:
    """Return a metric in one or two words as they stand within a sentence: 'right answers', but 'BLEU'."""
    short = metric_short(name)
    return short if short[1:2].isupper() else short[:1].lower() + short[1:]


def purpose(base: BaseModel) -> str:
    """Return what a base model is good for; of a person's own folder, what its family does."""
    return QCoreApplication.translate("bases", base.purpose) if base.purpose else family(base.family)


def languages(codes: Sequence[str]) -> str:
    """Return languages by their names; a code that nobody knows comes back as it is."""
    known = {
        "en": _tr("English"),
        "zh": _tr("Chinese"),
        "de": _tr("German"),
        "fr": _tr("French"),
        "es": _tr("Spanish"),
        "multilingual": _tr("Many languages"),
    }
    return ", ".join(known.get(code) or _qt_language(code) for code in codes)


def _qt_language(code: str) -> str:
    found = QLocale(code).language()
    return code if found == QLocale.Language.C else QLocale.languageToString(found)


def status(name: str) -> tuple[str, str, str]:
    """Return a run's status as (words, tone of its chip, icon)."""
    known = {
        "running": (_tr("Learning"), "accent", "runs"),
        "done": (_tr("Done"), "good", "check"),
        "failed": (_tr("Stopped by an error"), "bad", "error"),
        "cancelled": (_tr("Cancelled"), "", "stop"),
        "paused": (_tr("Paused"), "careful", "pause"),
    }
    return known.get(name, (name.capitalize(), "", "info"))


def family(name: str) -> str:
    """Return a base model's family by what it is good for."""
    known = {
        "encoder": _tr("Understands texts (encoder)"),
        "decoder": _tr("Writes texts (decoder)"),
        "encoder-decoder": _tr("Rewrites texts (encoder-decoder)"),
    }
    return known.get(name, name.capitalize())


def adaptation(recipe: Mapping[str, Any]) -> str:
    """Return how much of the base model may change."""
    layers = recipe.get("layers", 0)
    known = {
        "head": _tr("Only the new layer on top"),
        "top_layers": _tr("The last layer") if layers == 1 else _tr("The last {count} layers").format(count=layers),
        "full": _tr("The whole model"),
        "lora": _tr("A small addition (LoRA)"),
    }
    return known.get(str(recipe.get("adaptation")), str(recipe.get("adaptation", "")))


def part(point: MetricPoint) -> str:
    """Return which rows a value was measured on."""
    return _tr("training rows") if point.part == "train" else _tr("validation rows")


def value(name: str, number: float) -> str:
    """Return a metric's value in its notation: an error as a number, all else as a percentage."""
    return texts.number(number, 3) if name in ERRORS else texts.percent(number)


def best(info: RunInfo) -> str:
    """Return a run's best value, '' before the first round ended."""
    return "" if info.best is None else value(info.metric, info.best)


def answer(found: Any, text: str = "") -> str:
    """Return an answer of any task in one line: a tool call as `tool(argument: value)`, marked words of the text, a
    number in short."""
    if isinstance(found, float):
        return texts.number(found, 2)
    if found == "":
        return _tr("no answer")
    if isinstance(found, list | tuple) and all(isinstance(item, str) for item in found):
        return ", ".join(found) or _tr("nothing")
    if isinstance(found, list | tuple) and text:
        return ", ".join(f"{text[start:end]}: {name}" for start, end, name in found) or _tr("nothing")
    if isinstance(found, str) and found.startswith("{"):
        found = _parsed(found)
    if isinstance(found, Mapping) and "tool" in found:
        tool, arguments = found["tool"], found.get("arguments") or {}
        if not tool:
            return _tr("no tool")
        return f"{tool}({', '.join(f'{key}: {told(item)}' for key, item in arguments.items())})"
    return told(found)


def told(item: Any) -> str:
    """Return one value of an answer without the marks of a data format."""
    if isinstance(item, list | tuple):
        return ", ".join(map(told, item))
    if isinstance(item, Mapping):
        return ", ".join(f"{key}: {told(inner)}" for key, inner in item.items())
    return "–" if item is None else str(item)


def class_name(name: str, task: str) -> str:
    """Return a class of a task as shown: what stands for nothing and, of tool calls, for 'no tool' in words."""
    if name == NO_TOOL and task == CALLS:
        return _tr("no tool")
    return name or _tr("nothing")


def slice_name(item: Slice, task: str) -> str:
    """Return which rows of a task a slice holds: 'region: north', 'from 4 to 9 words'."""
    if item.by == "length":
        low, _, high = item.value.partition("-")
        if low == high:
            return _tr("{count} words").format(count=low)
        return _tr("From {low} to {high} words").format(low=low, high=high)
    if item.by == "language":
        return _tr("Language: {name}").format(name=texts.language(item.value))
    if item.by == "label":
        return _tr("Class: {name}").format(name=class_name(item.value, task))
    return f"{item.column}: {item.value}"


def difference(name: str, found: Difference) -> str:
    """Return a difference with its interval, in percentage points where the metric is a share."""
    error = name in ERRORS
    scale, decimals = (1, 3) if error else (100, 1)
    value, low, high = (f"{value * scale:+.{decimals}f}" for value in (found.value, found.low, found.high))
    text = (
        _tr("{value} (between {low} and {high}), {p}")
        if error
        else _tr("{value} points (between {low} and {high}), {p}")
    )
    # A line must not break between the sign and its number.
    return text.format(value=value, low=low, high=high, p=f"p\u00a0{texts.number(found.p, 3)}")


def difference_note(name: str) -> str:
    """Return what the figures of `difference` mean."""
    note = _tr(
        "The true difference lies between the two figures in 95 of 100 cases. p is how often chance alone would make "
        "one as large: 0.05 is 5 times in 100."
    )
    return note if name in ERRORS else _tr("Points are percentage points.") + " " + note


def note(code: str, params: Mapping[str, Any]) -> str:
    """Return what happened in a run, with shares as percentages and metrics by name."""
    measure = params.get("measure", params.get("metric"))
    return texts.note(code, {key: _note_value(key, item, measure in ERRORS) for key, item in params.items()})


class _Share(float):
    """Shows itself as a percentage, whatever number of decimals a sentence asks for."""

    def __format__(self, _spec: str) -> str:
        return texts.percent(self)


def _note_value(key: str, item: Any, error: bool) -> Any:
    if error and isinstance(item, float):
        return item
    if key in ("value", "best", "metric", "trained") and isinstance(item, float):
        return _Share(item)
    if key == "metric":
        return metric_inline(str(item))
    if key in ("rows", "step") and isinstance(item, int):
        return texts.number(item)
    if key == "device":
        return {"cpu": _tr("the processor"), "cuda": _tr("the GPU"), "mps": _tr("the GPU")}.get(str(item), item)
    return item


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
