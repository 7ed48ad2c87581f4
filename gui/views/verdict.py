"""The plain verdict on a model: what it gets right, against the untuned base and simple counting, said with care."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from engine.results import ERRORS, Interval, Report, is_better
from gui import texts, words


def _tr(text: str) -> str:
    return QCoreApplication.translate("verdict", text)


@dataclass(frozen=True)
class Verdict:
    """Sentences for a person; `tone` is good, careful or bad."""

    sentence: str
    tone: str


def verdict(report: Report) -> Verdict:
    """Return the verdict on the task's own metric."""
    model = report.metrics[report.metric]
    base = report.baselines.get("base", {}).get(report.metric)
    simple = _strongest(report)
    parts, tone = [_first(report, model, base)], "good"
    if base is not None:
        second, tone = _against(report, model, base)
        parts.append(second)
    if simple is not None and _judged(report, simple[0], model, simple[1]) != "better":
        worse = is_better(report.metric, simple[1].value, model.value)
        parts.append(_simple(report.metric, worse, *simple))
        tone = "bad" if worse else ("careful" if tone == "good" else tone)
    return Verdict(" ".join(parts), tone)


def _merit(report: Report, found: Interval) -> Interval:
    """Return a value of which more is better: an error's mirror image."""
    return Interval(-found.value, -found.high, -found.low) if report.metric in ERRORS else found


def larger_than_chance(better: Interval, worse: Interval) -> bool:
    """Return whether a difference stays above zero in 95 of 100 cases.

    The limits of the difference come from those of the two values (MOVER, Zou and Donner 2008). Asking that the two
    intervals do not touch would be far too strict. Both are measured on the same rows, which this does not use, so it
    errs on the careful side.
    """
    margin = math.hypot(better.value - better.low, worse.high - worse.value)
    return better.value - worse.value > margin


def _first(report: Report, model: Interval, base: Interval | None) -> str:
    if report.metric in words.SHARES:
        # Of fewer rows 'of 100' would claim more than was measured.
        of = min(100, report.rows)
        right = _tr("Right in {right} of {count} test messages").format(right=_of(of, model.value), count=of)
        if base is None:
            return f"{right}."
        return _tr("{right}; the untuned base: {base}.").format(right=right, base=_of(of, base.value))
    value = words.value(report.metric, model.value)
    reached = _tr("{metric}: {value}").format(metric=words.metric(report.metric), value=value)
    if base is None:
        return f"{reached}."
    told = words.value(report.metric, base.value)
    return _tr("{reached}; the untuned base: {base}.").format(reached=reached, base=told)


def _judged(report: Report, name: str, model: Interval, other: Interval) -> str:
    """Return better, worse or unclear: by the paired test on the same rows, in old reports by the two intervals."""
    found = report.differences.get(name, {}).get(report.metric)
    if found is not None:
        return found.verdict
    model, other = _merit(report, model), _merit(report, other)
    if larger_than_chance(model, other):
        return "better"
    return "worse" if larger_than_chance(other, model) else "unclear"


def _against(report: Report, model: Interval, base: Interval) -> tuple[str, str]:
    judged = _judged(report, "base", model, base)
    if judged == "better":
        return _tr("The difference is larger than chance."), "good"
    if judged == "worse":
        return _tr("It is worse than the base it came from, by more than chance. Do not use it."), "bad"
    if is_better(report.metric, model.value, base.value):
        return _tr("The difference may be chance: more test rows would tell."), "careful"
    return _tr("It is no better than the base it came from."), "bad"


def _strongest(report: Report) -> tuple[str, Interval] | None:
    found = {
        name: values[report.metric]
        for name, values in report.baselines.items()
        if name != "base" and report.metric in values
    }
    return max(found.items(), key=lambda item: _merit(report, item[1]).value) if found else None


def _simple(metric: str, better: bool, name: str, simple: Interval) -> str:
    told = {
        "majority": _tr("Always giving the commonest answer"),
        "mean": _tr("Always giving the average"),
        "tfidf": _tr("Simply counting words"),
    }.get(name, texts.baseline(name))
    text = _tr("{simple} does better: {value}.") if better else _tr("{simple} is close: {value}.")
    return text.format(simple=told, value=words.value(metric, simple.value))


def _of(count: int, value: float) -> str:
    # Rounding must not promise perfection, nor hide the last mistake.
    shown = round(value * count)
    exact = (shown == count and value < 1) or (shown == 0 and value > 0)
    return texts.number(value * count, 1) if exact else str(shown)
